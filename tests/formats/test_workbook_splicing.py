from __future__ import annotations

import pytest

from listinglint.formats.workbook_splicing import MAX_CELL_UNITS, Place, splice_cells

HEAD = b'<?xml version="1.0" encoding="UTF-8"?>\n<worksheet xmlns="m"><sheetData>'
TAIL = b"</sheetData><rowBreaks/></worksheet>"
CELL = b'<c r="B2" s="7" t="s"><v>3</v></c>'
B2 = (1, 2)


def sheet(rows: bytes) -> bytes:
    return HEAD + rows + TAIL


def inline(text: bytes, attributes: bytes = b' r="B2" s="7"') -> bytes:
    return b'<c%b t="inlineStr"><is><t xml:space="preserve">%b</t></is></c>' % (attributes, text)


def spliced(part: bytes, texts: dict[Place, str], shared: bytes = b"") -> bytes:
    result = splice_cells(part, texts, shared=shared)
    assert not result.refused
    return result.data


def test_the_cell_keeps_its_style_and_all_else_its_bytes():
    rows = (
        b'<row r="1"><c r="A1"/><c r="B1" t="s"><v>1</v></c></row>\r\n<row r="2" spans="1:3">'
        b'<c r="A2"/>%b<c r="C2"><v>5.50</v></c></row>'
    )
    assert spliced(sheet(rows % CELL), {B2: "Mug"}) == sheet(rows % inline(b"Mug"))


def test_prefixes_and_odd_spacing_are_kept():
    part = (
        b"<x:worksheet xmlns:x='m'><x:sheetData><x:row r = '2' >"
        b"<x:c t='s'\n s='7' r='B2' ><x:v>3</x:v></x:c ></x:row></x:sheetData></x:worksheet>"
    )
    cell = (
        b"<x:c\n s='7' r='B2' t=\"inlineStr\"><x:is><x:t xml:space=\"preserve\">Mug</x:t></x:is>"
        b"</x:c>"
    )
    old = part[part.index(b"<x:c ") : part.index(b"</x:row>")]
    assert spliced(part, {B2: "Mug"}) == part.replace(old, cell)


def test_cells_without_names_are_counted():
    rows = b"<row/><row><c/>%b<c><v>5</v></c></row><row><c/><c><v>6</v></c></row>"
    part = sheet(rows % b'<c t="str"><v>old</v></c>')
    assert spliced(part, {B2: "Mug"}) == sheet(rows % inline(b"Mug", b""))


def test_cells_in_comments_are_none():
    rows = b'<!-- <row r="2">%b</row> --><row r="2">%b</row>'
    assert spliced(sheet(rows % (CELL, CELL)), {B2: "Mug"}) == sheet(rows % (CELL, inline(b"Mug")))


def test_text_in_cdata_is_replaced():
    cell = b'<c r="B2" s="7" t="inlineStr"><is><t><![CDATA[a</c></row>]]></t></is></c>'
    assert spliced(sheet(b'<row r="2">%b</row>' % cell), {B2: "Mug"}) == sheet(
        b'<row r="2">%b</row>' % inline(b"Mug")
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a & b <i> c", b"a &amp; b &lt;i&gt; c"),
        ("a\r\nb\tc", b"a_x000D_\nb\tc"),
        ("bell\x07", b"bell_x0007_"),
        ("_x0041_x0042_", b"_x005F_x0041_x005F_x0042_"),
        ("_x41_ _", b"_x41_ _"),
        ("Käse 😀", "Käse 😀".encode()),
        ("", b""),
    ],
)
def test_texts_are_written_as_workbooks_write_them(text: str, expected: bytes):
    rows = b'<row r="2">%b</row>'
    assert spliced(sheet(rows % CELL), {B2: text}) == sheet(rows % inline(expected))


def test_a_part_in_another_encoding_gets_character_references():
    part = sheet(b'<row r="2">%b</row>' % CELL).replace(b"UTF-8", b"ISO-8859-1")
    assert "Käse".encode("ascii", "xmlcharrefreplace") in spliced(part, {B2: "Käse"})


@pytest.mark.parametrize(
    ("rows", "reason"),
    [
        (b'<row r="2"><c r="B2" t="str"><f>A1</f><v>x</v></c></row>', "formula"),
        (b'<row r="2"><c r="B2"><f t="shared" si="0"/><v>x</v></c></row>', "formula"),
        (
            b'<row r="1"><c r="A1"><f t="array" ref="A1:B3">X</f></c></row><row r="2">%b</row>'
            % CELL,
            "formula",
        ),
        (b'<row r="2"><c r="B2" vm="1" t="e"><v>x</v></c></row>', "linked"),
        (b'<row r="2">%b%b</row>' % (CELL, CELL), "unusual"),
        (b'<row r="3">%b</row>' % CELL.replace(b"B2", b"B3"), "unusual"),
        (b"", "unusual"),
    ],
)
def test_cells_that_are_no_plain_text_are_refused(rows: bytes, reason: str):
    result = splice_cells(sheet(rows), {B2: "Mug"})
    assert result.data == sheet(rows)
    assert reason in result.refused[B2]


def test_a_formula_beside_an_array_does_not_matter():
    rows = b'<row r="1"><c r="A1"><f t="array" ref="A1:A9">X</f></c></row><row r="2">%b</row>'
    assert spliced(sheet(rows % CELL), {B2: "Mug"}) == sheet(rows % inline(b"Mug"))


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("x" * (MAX_CELL_UNITS + 1), "longer than"),
        ("😀" * (MAX_CELL_UNITS // 2 + 1), "longer than"),
        ("\ufffe", "no workbook can hold"),
    ],
)
def test_texts_that_no_cell_holds_are_refused(text: str, reason: str):
    rows = b'<row r="2">%b<c r="C2"/></row>'
    result = splice_cells(sheet(rows % CELL), {B2: text, (2, 2): "b"})
    assert result.data == sheet(rows % CELL).replace(b'<c r="C2"/>', inline(b"b", b' r="C2"'))
    assert reason in result.refused[B2]


def test_a_part_that_is_no_utf8_is_refused():
    part = '<worksheet><row r="2"/></worksheet>'.encode("utf-16")
    assert "save it anew" in splice_cells(part, {B2: "b"}).refused[B2]


RICH = b"<si><t>a</t></si><si/><si><r><t>b</t></r></si><si><t>c</t><rPh><t>d</t></rPh></si>"


@pytest.mark.parametrize(
    ("cell", "is_rich"),
    [
        (b'<c r="B2" t="s"><v>0</v></c>', False),
        (b'<c r="B2" t="s"><v>2</v></c>', True),
        (b'<c r="B2" t="s"><v>3</v></c>', True),
        (b'<c r="B2" t="s"><v>9</v></c>', False),
        (b'<c r="B2"><v>2</v></c>', False),
        (b'<c r="B2" t="inlineStr"><is><r><t>b</t></r></is></c>', True),
        (b'<c r="B2" t="inlineStr"><is><t>b</t></is></c>', False),
    ],
)
def test_formatting_of_single_words_that_is_lost_is_told(cell: bytes, is_rich: bool):
    result = splice_cells(sheet(b'<row r="2">%b</row>' % cell), {B2: "b"}, shared=RICH)
    assert result.flattened == [B2] * is_rich
