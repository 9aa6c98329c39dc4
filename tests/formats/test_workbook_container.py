import io
import struct
import zipfile

import pytest

from listinglint.errors import FormatError
from listinglint.formats import ReadOptions, Source, read_listings
from listinglint.formats import workbook_container as container

RELATIONS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="rId1" Target="worksheets/sheet1.xml" Type="http://schemas.openxmlformats.org'
    '/officeDocument/2006/relationships/worksheet"/></Relationships>'
)
WORKBOOK = (
    '<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">'
    '<sheets><sheet name="Data" sheetId="1" r:id="rId1"/></sheets></workbook>'
)
CELLS = '<row r="{0}"><c r="A{0}" t="inlineStr"><is><t>{1}</t></is></c></row>'
SHEET = (
    '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
    + CELLS.format(1, "title")
    + CELLS.format(2, "Mug")
    + "</sheetData></worksheet>"
)
TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="xml" ContentType="application/xml"/></Types>'
)
PARTS = {
    "[Content_Types].xml": TYPES,
    "_rels/.rels": RELATIONS.replace("worksheets/sheet1", "xl/workbook").replace(
        "worksheet", "officeDocument"
    ),
    "xl/workbook.xml": WORKBOOK,
    "xl/_rels/workbook.xml.rels": RELATIONS,
    "xl/worksheets/sheet1.xml": SHEET,
}


def packed(parts: dict[str, str | bytes], *extra: tuple[str, str | bytes]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in (*parts.items(), *extra):
            archive.writestr(name, data)
    return file.getvalue()


def titles_in(data: bytes) -> list[str]:
    file = read_listings(Source.of_bytes(data, "book.xlsx"), ReadOptions())
    return [listing.text_of("title") for listing in file.listings]


def test_smallest_workbook_is_read() -> None:
    assert titles_in(packed(PARTS)) == ["Mug"]


@pytest.mark.parametrize("kept", [5, 60, 400, -30])
def test_truncated_workbook_is_refused(kept: int) -> None:
    with pytest.raises(FormatError, match=r"book.xlsx: the workbook is truncated.*again"):
        titles_in(packed(PARTS)[:kept])


@pytest.mark.filterwarnings("ignore:Duplicate name")
@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("xl/workbook.xml", "same name"),
        ("../evil.xml", "called"),
        ("xl/../../evil.xml", "called"),
        ("/etc/evil.xml", "called"),
        ("xl\\evil.xml", "called"),
        ("_xmlsignatures/sig1.xml", "digitally signed"),
    ],
)
def test_parts_no_spreadsheet_program_writes_are_refused(name: str, message: str) -> None:
    data = packed(PARTS, (name.replace("\\", "!"), "x")).replace(
        name.replace("\\", "!").encode(), name.encode()
    )
    with pytest.raises(FormatError, match=message):
        titles_in(data)


def test_part_that_unpacks_to_a_thousandfold_is_refused() -> None:
    with pytest.raises(FormatError, match="500:1"):
        titles_in(packed(PARTS, ("xl/media/bomb.bin", bytes(12 << 20))))


def test_more_than_the_allowed_total_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(container, "MAX_TOTAL_BYTES", 1000)
    with pytest.raises(FormatError, match="unpacked"):
        titles_in(packed(PARTS, ("xl/media/x.bin", bytes(range(256)) * 8)))


def test_too_many_parts_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(container, "MAX_MEMBERS", 2)
    with pytest.raises(FormatError, match="5 parts, 2 are allowed"):
        titles_in(packed(PARTS))


def test_part_that_lies_about_its_length_is_refused() -> None:
    honest = packed({**PARTS, "xl/lie.bin": b"0123456789" * 50})
    lying = honest.replace(struct.pack("<L", 500), struct.pack("<L", 5))
    assert lying != honest
    with pytest.raises(FormatError, match=r"not as long as it says|damaged"):
        titles_in(lying)


def test_encrypted_part_is_refused() -> None:
    data = bytearray(packed(PARTS))
    entry = data.index(b"PK\x01\x02")
    data[entry + 8] |= 1
    with pytest.raises(FormatError, match="encrypted"):
        titles_in(bytes(data))


def test_document_type_is_refused() -> None:
    bomb = '<!DOCTYPE w [<!ENTITY a "aaaa">]>' + WORKBOOK
    with pytest.raises(FormatError, match="document type"):
        titles_in(packed({**PARTS, "xl/workbook.xml": bomb}))


def test_archive_without_workbook_is_refused() -> None:
    with pytest.raises(FormatError, match=r"no \.xlsx workbook"):
        titles_in(packed({"word/document.xml": "<x/>"}))


def test_untrue_count_of_shared_texts_is_refused() -> None:
    strings = '<?xml version="1.0"?><!-- x --><sst count="1" uniqueCount="4294967295"></sst>'
    with pytest.raises(FormatError, match="4,294,967,295 shared texts"):
        titles_in(packed({**PARTS, "xl/sharedStrings.xml": strings}))


@pytest.mark.parametrize(
    "row",
    [
        '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>',
        "<row r='1048576'><c r='XFD1048576'><v>1</v></c></row>",
        '<row r="1048576"><c><v>1</v></c><c r="XFD1"><v>1</v></c></row>',
        '<x:row r="1048576"><x:c s="1" r = "XFD1048576"><x:v>1</x:v></x:c></x:row>',
    ],
)
def test_stray_cell_is_found_however_it_is_written(row: str) -> None:
    sheet = SHEET.replace("</sheetData>", row + "</sheetData>")
    with pytest.raises(FormatError, match="too far to be a table"):
        titles_in(packed({**PARTS, "xl/worksheets/sheet1.xml": sheet}))


@pytest.mark.parametrize(
    "row",
    [
        '<row r="3"><c r="Acccccccccc3"><v>1</v></c></row>',
        '<row r="3"><c s="1" r="AAAA3"><v>1</v></c></row>',
        '<row r="3000000000"><c><v>1</v></c></row>',
        f'<row r="3"><c r="{"A" * 3000}3"><v>1</v></c></row>',
    ],
)
@pytest.mark.parametrize("chunk", [1 << 20, 700])
def test_a_cell_beyond_all_names_is_refused(
    row: str, chunk: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(container, "_CHUNK_BYTES", chunk)
    sheet = SHEET.replace("</sheetData>", row + "</sheetData>")
    with pytest.raises(FormatError, match="a cell or row that is called"):
        titles_in(packed({**PARTS, "xl/worksheets/sheet1.xml": sheet}))


def test_formatted_empty_cells_far_away_are_no_reason_to_refuse() -> None:
    row = '<row r="1048576" s="1"><c r="XFD1048576" s="5"/></row>'
    sheet = SHEET.replace("</sheetData>", row + "</sheetData>")
    assert titles_in(packed({**PARTS, "xl/worksheets/sheet1.xml": sheet})) == ["Mug"]


def test_shared_text_that_multiplies_beyond_memory_is_refused(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(container, "MAX_SHARED_BYTES", 10_000)
    strings = (
        '<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
        f"<si><t>{'x' * 900}</t></si><si><t>short</t></si></sst>"
    )
    cell = '<row r="{0}"><c r="A{0}" t="s"><v>{1}</v></c></row>'

    def book(index: int) -> bytes:
        rows = "".join(cell.format(number, index) for number in range(3, 30))
        sheet = SHEET.replace("</sheetData>", rows + "</sheetData>")
        relations = RELATIONS.replace(
            "</Relationships>",
            '<Relationship Id="rId2" Target="sharedStrings.xml" Type="http://schemas.openxmlformats'
            '.org/officeDocument/2006/relationships/sharedStrings"/></Relationships>',
        )
        return packed(
            {
                **PARTS,
                "xl/_rels/workbook.xml.rels": relations,
                "xl/worksheets/sheet1.xml": sheet,
                "xl/sharedStrings.xml": strings,
            }
        )

    assert titles_in(book(1)) == ["Mug", *["short"] * 27]
    with pytest.raises(FormatError, match="texts of more than"):
        titles_in(book(0))
