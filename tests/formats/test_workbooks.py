import csv
import io
import shutil
import subprocess
import zipfile
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont

from listinglint.errors import FormatError, NoListingsError
from listinglint.formats import ReadOptions, Source, read_listings
from listinglint.formats.workbook_container import MAX_CELLS
from listinglint.listings import Listing, SourceFile
from tests.formats.rewriting import Changes, rewritten, written

Rows = list[list[object]]

PLAIN: Rows = [["SKU", "Title", "Description"], ["A", "Mug", "Big"], ["B", "Cup", "Small"]]
LEGACY: Rows = [
    ["TemplateType=fptcustom", "Version=2023.1", "settings=contentLanguageTag=en_GB"],
    ["SKU", "Product Name", "Key Feature"],
    ["item_sku", "item_name", "bullet_point1"],
    ["A", "Mug", "Big"],
]
UNIFIED: Rows = [
    ["settings=attributeRow=5&labelRow=4&dataRow=7&contentLanguageTag=de_DE"],
    ["Hinweis"],
    ["Gruppe"],
    ["SKU", "Artikelname"],
    ["contribution_sku#1.value", "item_name[language_tag=de_DE]#1.value"],
    ["ABC123", "Beispiel"],
    ["K-1", "Topf"],
]
VENDOR: Rows = [
    ["TemplateType=Dynamic"],
    ["Gruppe"],
    ["SKU", "Artikelname"],
    ["vendor_sku#1.value", "item_name#1.value"],
    ["PFLICHTFELD", "PFLICHTFELD"],
    ["ABC123", "Beispiel"],
    ["V-1", "Topf"],
]


def workbook(
    sheets: dict[str, Rows], change: Callable[[openpyxl.Workbook], None] | None = None
) -> bytes:
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    if change:
        change(book)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def read(data: bytes, **options: object) -> SourceFile:
    source = Source.of_bytes(data, "book.xlsx")
    return read_listings(source, ReadOptions(**options))  # type: ignore[arg-type]


def texts(listing: Listing) -> list[tuple[str, str]]:
    return [(field.name, field.text) for field in listing.fields]


@pytest.mark.parametrize(
    ("rows", "format_id", "sku"),
    [
        (LEGACY, "amazon-legacy-xlsx", "A"),
        (UNIFIED, "amazon-unified-xlsx", "K-1"),
        (VENDOR, "amazon-vendor-xlsx", "V-1"),
        (PLAIN[:2], "xlsx", "A"),
    ],
)
def test_generations_are_told_apart_by_their_keys(rows: Rows, format_id: str, sku: str) -> None:
    file = read(workbook({"Data": rows}))
    [listing] = file.listings
    assert (file.format, listing.sku, listing.sheet) == (format_id, sku, "Data")
    assert (listing.row, listing.line) == (len(rows), None)


def test_template_sheet_is_chosen_and_the_example_sheet_is_not() -> None:
    example = [["note"], *[[None, *row] for row in LEGACY]]
    data = workbook({"Beispiel": example, "Data": PLAIN, "Vorlage": LEGACY})
    assert [listing.sheet for listing in read(data).listings] == ["Vorlage"]


def test_plain_sheet_called_example_is_read_where_it_is_the_only_table() -> None:
    assert len(list(read(workbook({"Example": PLAIN, "Notes": [["x"]]})).listings)) == 2
    assert [each.sheet for each in read(workbook({"Example": PLAIN, "Data": PLAIN})).listings] == [
        "Data",
        "Data",
    ]


def test_all_templates_of_a_vendor_file_are_read() -> None:
    data = workbook({"Vorlage-POT": VENDOR, "Vorlage-PAN": VENDOR})
    assert [listing.sheet for listing in read(data).listings] == ["Vorlage-POT", "Vorlage-PAN"]


def test_hidden_rows_and_columns_are_read_and_hidden_sheets_are_not() -> None:
    def hide(book: openpyxl.Workbook) -> None:
        book["Data"].row_dimensions[1].hidden = True
        book["Data"].column_dimensions["B"].hidden = True
        book["Secret"].sheet_state = "hidden"

    data = workbook({"Secret": PLAIN, "Data": PLAIN}, hide)
    assert [listing.sheet for listing in read(data).listings] == ["Data", "Data"]


def test_cells_are_where_the_seller_sees_them_when_the_table_begins_further_down() -> None:
    def shift(book: openpyxl.Workbook) -> None:
        book["Data"].insert_rows(1, 2)
        book["Data"].insert_cols(1, 2)

    [listing, _] = read(workbook({"Data": PLAIN}, shift)).listings
    assert (listing.sku, listing.row) == ("A", 4)
    assert [field.column.index for field in listing.fields] == [3, 4]


def test_whole_numbers_have_no_decimal_point() -> None:
    [listing] = read(workbook({"Data": [PLAIN[0], [12345, 4006381333931, 1.5]]})).listings
    assert listing.sku == "12345"
    assert texts(listing) == [("title", "4006381333931"), ("description", "1.5")]


def test_sheet_asked_for_is_read_even_when_hidden() -> None:
    def hide(book: openpyxl.Workbook) -> None:
        book["Secret"].sheet_state = "hidden"

    data = workbook({"Data": PLAIN, "Secret": PLAIN[:2]}, hide)
    assert [listing.sheet for listing in read(data, sheet="secret").listings] == ["Secret"]


def test_every_sheet_that_is_a_table_is_read_whatever_its_name() -> None:
    notes: Rows = [["Field", "Description"], ["x", "y"]]
    data = workbook({"A & B": PLAIN[:2], 'He said "x" <y>': PLAIN[:2], "Größe 商品": PLAIN[:2]})
    assert len(list(read(data).listings)) == 3
    mixed = workbook({"Notes": notes, "Data": PLAIN[:2]})
    assert [listing.sheet for listing in read(mixed).listings] == ["Data"]


def test_sheet_that_does_not_exist_is_refused_with_those_that_do() -> None:
    with pytest.raises(FormatError, match=r"no sheet 'Blatt'.*'Data'"):
        read(workbook({"Data": PLAIN}), sheet="Blatt")


def test_formula_in_a_text_column_is_noted() -> None:
    def calculate(book: openpyxl.Workbook) -> None:
        book["Data"]["C2"] = '=A2&" big"'
        book["Data"]["E2"] = "=1+1"

    file = read(workbook({"Data": PLAIN}, calculate))
    assert len(list(file.listings)) == 2
    assert file.notes == [
        "1 text is the result of a formula (the first: sheet Data, cell C2); "
        "its last saved result was checked"
    ]


def test_blank_template_is_refused_with_what_it_is() -> None:
    with pytest.raises(NoListingsError, match=r"listing template .* on sheet Vorlage"):
        read(workbook({"Vorlage": UNIFIED[:6]}))


def test_workbook_without_text_columns_names_its_headers() -> None:
    with pytest.raises(FormatError, match=r"sheet Data: .*'Ware', 'Nr'.*--column"):
        read(workbook({"Data": [["Ware", "Nr"], ["Topf", 5]]}))


def test_columns_named_by_the_user_are_read() -> None:
    data = workbook({"Data": [["Ware", "Nr"], ["Topf", 5]]})
    [listing] = read(data, columns={"title": "Ware", "sku": "Nr"}).listings
    assert (listing.sku, texts(listing)) == ("5", [("title", "Topf")])


def test_stray_cell_far_away_is_refused_before_it_takes_all_memory() -> None:
    def stray(book: openpyxl.Workbook) -> None:
        book["Data"]["XFD1048576"] = "x"

    assert MAX_CELLS < 1_048_576 * 16_384
    with pytest.raises(FormatError, match=r"sheet Data: .*XFD1048576.*Delete the rows"):
        read(workbook({"Data": PLAIN}, stray))


def test_workbook_without_visible_text_is_refused() -> None:
    with pytest.raises(FormatError, match="empty"):
        read(workbook({"Data": []}))


def parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as opened:
        return {name: opened.read(name) for name in opened.namelist()}


def styled(book: openpyxl.Workbook) -> None:
    cell = book.worksheets[0].cell(2, 2)
    cell.font = openpyxl.styles.Font(bold=True)
    cell.comment = openpyxl.comments.Comment("ours", "us")


def opened_cells(data: bytes) -> list[list[object]]:
    book = openpyxl.load_workbook(io.BytesIO(data))
    return [list(row) for row in book.worksheets[0].iter_rows(values_only=True)]


@pytest.mark.parametrize("rows", [LEGACY, UNIFIED, VENDOR, PLAIN])
def test_of_a_workbook_only_the_cell_of_one_sheet_changes(rows: Rows) -> None:
    data = workbook({"Template": rows, "Other": [["a"]]}, styled)
    after = written(data, "book.xlsx", {(0, "title"): "Käse <1> & \n2"})
    changed = [name for name, part in parts(data).items() if parts(after)[name] != part]
    assert changed == ["xl/worksheets/sheet1.xml"]
    assert list(parts(after)) == list(parts(data))
    cells = opened_cells(data)
    row = next(i for i, row in enumerate(rows) if row[0] in ("A", "K-1", "V-1"))
    cells[row][1] = "Käse <1> & \n2"
    assert opened_cells(after) == cells


def test_a_changed_cell_keeps_its_style_and_its_comment() -> None:
    after = written(workbook({"Data": PLAIN}, styled), "book.xlsx", {(0, "title"): "Cup"})
    cell = openpyxl.load_workbook(io.BytesIO(after)).worksheets[0].cell(2, 2)
    assert (cell.value, cell.font.b, cell.comment.text) == ("Cup", True, "ours")


def test_without_edits_the_workbook_is_the_same() -> None:
    data = workbook({"Data": PLAIN}, styled)
    assert rewritten(data, "book.xlsx", {}).data == data


def test_cells_of_several_sheets_change_in_one_go() -> None:
    data = workbook({"Mugs": PLAIN, "Cups": PLAIN})
    after = written(data, "book.xlsx", {(0, "title"): "a", (1, "title"): "b", (2, "title"): "c"})
    assert [listing.text_of("title") for listing in read(after).listings] == ["a", "b", "c", "Cup"]


def test_a_formula_is_not_overwritten() -> None:
    data = workbook({"Data": PLAIN})
    sheet = parts(data)["xl/worksheets/sheet1.xml"]
    old = sheet[sheet.index(b'<c r="B2"') : sheet.index(b'<c r="C2"')]
    formula = b'<c r="B2" t="str"><f>A2</f><v>Mug</v></c>'
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as book:
        for name, part in parts(data).items():
            book.writestr(name, part.replace(old, formula))
    result = rewritten(file.getvalue(), "book.xlsx", {(0, "title"): "x", (1, "title"): "y"})
    assert [refusal.edit.listing.sku for refusal in result.refused] == ["A"]
    assert "change the formula in Excel" in result.refused[0].reason
    assert [listing.text_of("title") for listing in read(result.data).listings] == ["Mug", "y"]
    only = rewritten(file.getvalue(), "book.xlsx", {(0, "title"): "x"})
    assert only.data == file.getvalue()


def test_bold_words_that_become_plain_are_told() -> None:
    bold = CellRichText("Mug ", TextBlock(InlineFont(b=True), "big"))
    data = workbook({"Data": [*PLAIN[:1], ["A", bold, "Text"]]})
    result = rewritten(data, "book.xlsx", {(0, "title"): "Mug small", (0, "description"): "New"})
    assert result.notes == (
        "sheet Data, cell B2: single words were formatted there; the new text is plain",
    )


def test_macros_are_copied_as_they_are() -> None:
    data = workbook({"Data": PLAIN})
    file = io.BytesIO(data)
    with zipfile.ZipFile(file, "a", zipfile.ZIP_DEFLATED) as book:
        book.writestr("xl/vbaProject.bin", bytes(range(256)))
    after = written(file.getvalue(), "book.xlsm", {(0, "title"): "x"})
    assert parts(after)["xl/vbaProject.bin"] == bytes(range(256))


def test_a_workbook_that_cannot_be_kept_is_refused_with_the_way_out() -> None:
    data = workbook({"Data": PLAIN})
    with pytest.raises(FormatError) as error:
        rewritten(b"PK\x03\x04" + data, "book.xlsx", {(0, "title"): "x"})
    assert "save it as a new .xlsx workbook" in str(error.value)


CELL_TEXTS = st.text(
    st.characters(exclude_categories=["Cs"], exclude_characters="\ufffe\uffff")
    | st.sampled_from("_x005F_ \r\n\t<>&]"),
    min_size=1,
    max_size=60,
).filter(lambda text: not text.isspace())


@settings(max_examples=60)
@given(
    st.dictionaries(
        st.tuples(st.integers(0, 1), st.sampled_from(["title", "description"])), CELL_TEXTS
    )
)
def test_any_text_is_written_into_its_cell_and_read_back(changes: Changes) -> None:
    data = workbook({"Data": PLAIN, "Other": [["a"]]})
    after = written(data, "book.xlsx", changes)
    assert (after == data) is not bool(changes)
    assert {name for name, part in parts(data).items() if parts(after)[name] != part} <= {
        "xl/worksheets/sheet1.xml"
    }


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_libreoffice_opens_a_spliced_workbook(tmp_path: Path) -> None:
    data = workbook({"Data": PLAIN}, styled)
    (tmp_path / "book.xlsx").write_bytes(written(data, "book.xlsx", {(0, "title"): "Käse & <i>"}))
    home = f"-env:UserInstallation={(tmp_path / 'home').as_uri()}"
    convert = [
        "soffice",
        home,
        "--headless",
        "--convert-to",
        "csv:Text - txt - csv (StarCalc):44,34,76",
    ]
    subprocess.run(
        [*convert, "--outdir", tmp_path, tmp_path / "book.xlsx"], check=True, timeout=120
    )
    with (tmp_path / "book.csv").open(encoding="utf-8", newline="") as file:
        assert list(csv.reader(file))[1] == ["A", "Käse & <i>", "Big"]


def test_findings_that_somebody_saved_as_a_workbook_are_no_listings() -> None:
    names = ["File", "SKU", "Field", "Words", "Rule", "Family", "Severity", "Verdict"]
    report: Rows = [names, ["a.csv", "A", "title", "mask", "ppe/mask", "ppe", "error", "word"]]
    with pytest.raises(NoListingsError, match="findings and no listings"):
        read(workbook({"Findings": report}))
    assert [texts(each) for each in read(workbook({"Findings": report, "Mine": PLAIN})).listings]
