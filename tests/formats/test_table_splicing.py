import csv
import io
from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from listinglint.formats import (
    FieldEdit,
    ReadOptions,
    Rewritten,
    Source,
    read_listings,
    rewrite,
)
from listinglint.listings import Listing

ANY = settings(max_examples=150, deadline=None)
HEADER = ["sku", "title", "description", "keywords", "price"]

FLAT_FILE = (
    "TemplateType=fptcustom\tVersion=2023.1\tsettings=attributeRow=3&dataRow=4\r\n"
    "SKU\tName\tFeature\tText\r\nitem_sku\titem_name\tbullet_point1\tproduct_description\r\n"
    'A\tMug, 24" wide\tKeeps hot\t"One ""big"" mug\nfor tea"\r\n'
    "B\tCup\tKeeps cool\tPlain\r\n"
)


def listings_of(data: bytes, name: str, options: ReadOptions) -> list[Listing]:
    return list(read_listings(Source.of_bytes(data, name), options).listings)


def rewritten(
    data: bytes,
    changes: dict[tuple[int, str], str],
    *,
    name: str = "listings.csv",
    options: ReadOptions | None = None,
) -> Rewritten:
    """The file with fields given other texts, by the listing's number from 0 and their name."""
    options = options or ReadOptions()
    file = read_listings(Source.of_bytes(data, name), options)
    listings = list(file.listings)
    edits = [
        FieldEdit(listings[number], field, text)
        for (number, field_name), text in changes.items()
        for field in listings[number].fields
        if field.name == field_name
    ]
    assert len(edits) == len(changes)
    return rewrite(Source.of_bytes(data, name), file.format, edits, options)


def written(data: str | bytes, changes: dict[tuple[int, str], str], **how: object) -> bytes:
    data = data.encode() if isinstance(data, str) else data
    result = rewritten(data, changes, **how)  # type: ignore[arg-type]
    assert not result.refused
    return result.data


def refusal(data: str | bytes, changes: dict[tuple[int, str], str], **how: object) -> str:
    data = data.encode() if isinstance(data, str) else data
    result = rewritten(data, changes, **how)  # type: ignore[arg-type]
    assert result.data == data
    (refused,) = result.refused
    return refused.reason


def test_only_the_cell_changes() -> None:
    old = 'sku,title,price\r\nA,"Mug, big",1\r\nB,Cup,2\n'
    assert written(old, {(1, "title"): "Bowl"}) == old.replace("Cup", "Bowl").encode()


def test_a_quoted_cell_stays_quoted() -> None:
    old = 'sku,title,price\nA,"Mug",1\n'
    assert written(old, {(0, "title"): "Cup"}) == b'sku,title,price\nA,"Cup",1\n'


def test_a_plain_cell_is_quoted_when_its_text_needs_it() -> None:
    old = "sku,title,price\nA,Mug,1\n"
    assert written(old, {(0, "title"): 'Mug, "big"'}).endswith(b'\nA,"Mug, ""big""",1\n')


def test_a_lone_quote_in_a_tab_file_stays_as_the_program_wrote_it() -> None:
    result = written(FLAT_FILE, {(0, "title"): 'Mug, 25" wide'}, name="flat.txt")
    assert result == FLAT_FILE.replace('24"', '25"').encode()


def test_a_cell_of_several_lines_keeps_them() -> None:
    changes = {(0, "description"): 'One "small" mug\nfor tea', (1, "bullet_1"): "Keeps dry"}
    result = written(FLAT_FILE, changes, name="flat.txt")
    assert result == FLAT_FILE.replace("big", "small").replace("cool", "dry").encode()


def test_several_cells_of_one_row_change_at_once() -> None:
    old = "sku,title,description\nA,Mug,Good\n"
    changes = {(0, "title"): "A longer name", (0, "description"): "x"}
    assert written(old, changes) == b"sku,title,description\nA,A longer name,x\n"


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_line_ends_stay(end: str) -> None:
    old = f"sku,title{end}A,Mug{end}B,Cup{end}"
    assert written(old, {(1, "title"): "Jug"}) == old.replace("Cup", "Jug").encode()


def test_mixed_line_ends_and_a_missing_last_one_stay() -> None:
    old = "sku,title\r\nA,Mug\nB,Cup\r\nC,Jar"
    changes = {(0, "title"): "1", (2, "title"): "3"}
    assert written(old, changes) == b"sku,title\r\nA,1\nB,Cup\r\nC,3"


ENCODINGS = ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"]


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_the_encoding_and_its_mark_stay(encoding: str) -> None:
    old = "sku\ttitle\tdescription\r\nA\tMüg\tfür Tee\r\nB\tTäßchen\tklein\r\n"
    result = written(
        old.encode(encoding),
        {(1, "title"): "Schälchen"},
        options=ReadOptions(encoding=encoding.removesuffix("-sig")),
    )
    assert result == old.replace("Täßchen", "Schälchen").encode(encoding)


def test_characters_of_utf_16_that_hold_a_line_feed_byte_end_no_line() -> None:
    old = "sku\ttitle\nA\t\u0a0a \u0a00\nB\tCup\n".encode("utf-16")
    changes = {(1, "title"): "\u0a0a"}
    assert written(old, changes) == "sku\ttitle\nA\t\u0a0a \u0a00\nB\t\u0a0a\n".encode("utf-16")


JAPANESE = "sku\titem_name\tproduct_description\nA\tマグカップ①大\t表示ソ能十\n".encode("cp932")


def test_shift_jis_with_bytes_that_look_like_delimiters_is_written_back() -> None:
    result = written(JAPANESE, {(0, "title"): "カップ"}, name="flat.txt")
    assert result == JAPANESE.replace("マグカップ①大".encode("cp932"), "カップ".encode("cp932"))


def test_a_neighbour_that_encodes_to_other_bytes_keeps_its_own() -> None:
    # cp932 has two codes for NOT SIGN; Python writes the other one
    old = b"sku\ttitle\tdescription\nA\t\xee\xf9 x\tMug\n"
    how = {"options": ReadOptions(encoding="cp932")}
    assert written(old, {(0, "description"): "Cup"}, **how) == old.replace(b"Mug", b"Cup")


def test_a_neighbour_with_damaged_bytes_keeps_them() -> None:
    good = "ü" * 40
    old = f"sku,title,description\nA,{good},Mug\n".encode()[:-4] + b"M\xffg,\n"
    old = old.replace(b"A," + good.encode(), b"A,\xe2" + good.encode() + b"\xff x")
    result = rewritten(old, {(0, "title"): "Cup"})
    assert "damaged bytes" in result.refused[0].reason
    old = f"sku,title,description\nA,{good} ".encode() + b"\xff x,Mug\n"
    assert written(old, {(0, "description"): "Cup"}) == old.replace(b"Mug", b"Cup")


def test_a_neighbour_with_a_nul_keeps_it() -> None:
    old = b"sku,title,description\nA,M\0g,Mug\n"
    assert written(old, {(0, "description"): "Cup"}) == old.replace(b"Mug", b"Cup")


def test_text_that_the_encoding_cannot_hold_is_refused() -> None:
    old = "sku,title\nA,Müg\n".encode("cp1252")
    reason = refusal(old, {(0, "title"): "Mug ≥ 1"})
    assert "“≥” cannot be written" in reason
    assert "cp1252" in reason


def test_one_refused_cell_does_not_keep_its_neighbour() -> None:
    old = "sku,title,description\nA,Müg,Big\n".encode("cp1252")
    result = rewritten(old, {(0, "title"): "≥", (0, "description"): "Small"})
    assert [each.edit.field.name for each in result.refused] == ["title"]
    assert result.data == old.replace(b"Big", b"Small")


STRAY = 'sku\ttitle\tdescription\tkeywords\nA\t"Best" mug\tBig\t\nB\tCup\tSmall\t\n'


def test_a_row_with_unbalanced_quotes_is_edited_only_away_from_them() -> None:
    name = {"name": "a.tsv"}
    assert "unbalanced quotes" in refusal(STRAY, {(0, "title"): "Good mug"}, **name)
    assert "unbalanced quotes" in refusal(STRAY, {(0, "description"): 'Size "L"'}, **name)
    result = written(STRAY, {(0, "description"): "Large"}, **name)
    assert result == STRAY.replace("Big", "Large").encode()


def test_a_row_of_several_lines_that_would_be_taken_for_several_rows_is_left_alone() -> None:
    # with two more commas each of its lines has as many as a row
    old = 'sku,title,description,keywords,price\nA,x,"\n",",,",\n'
    assert "unbalanced quotes or stray line ends" in refusal(old, {(0, "title"): "x,,"})
    assert written(old, {(0, "title"): "y"}) == old.replace("A,x", "A,y").encode()


def test_a_line_end_is_refused_in_a_row_that_is_wider_than_all_above() -> None:
    data = b"sku,title\nA,Mug,x,y\nB,Cup,z,w,v\n"
    result = rewritten(data, {(0, "title"): "a\nb", (1, "title"): "Bowl"})
    assert [refusal.edit.listing.sku for refusal in result.refused] == ["A"]
    assert result.data == data.replace(b"Cup", b"Bowl")


def test_a_cell_that_is_not_as_it_was_read_is_refused() -> None:
    data = b"sku,title\nA,Mug\n"
    (listing,) = listings_of(data, "a.csv", ReadOptions())
    edit = FieldEdit(listing, listing.fields[0], "Cup")
    result = rewrite(Source.of_bytes(b"sku,title\nA,Jar\n", "a.csv"), "csv", [edit], ReadOptions())
    assert result.data == b"sku,title\nA,Jar\n"
    assert "not found again" in result.refused[0].reason


# Any table: cells as sellers and programs write them, the quotes of some of them unbalanced.
CELLS = st.text(st.sampled_from('aü≥é ",;\t\n\r①'), max_size=8)
WIDTH = len(HEADER)


@st.composite
def tables(draw: st.DrawFn) -> tuple[str, str, list[list[str]]]:
    """A delimiter, the text of a table, and its cells."""
    delimiter = draw(st.sampled_from([",", ";", "\t"]))
    rows = draw(st.lists(st.lists(CELLS, min_size=WIDTH, max_size=WIDTH), min_size=1, max_size=5))
    file = io.StringIO()
    quoting = draw(st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_ALL]))
    end = draw(st.sampled_from(["\n", "\r\n"]))
    writer = csv.writer(file, delimiter=delimiter, lineterminator=end, quoting=quoting)
    writer.writerow(HEADER)
    for number, row in enumerate(rows):
        writer.writerow([f"S{number}", f"x{row[1]}", *row[2:]])
    return delimiter, file.getvalue(), rows


def texts(listings: Sequence[Listing]) -> list[dict[str, str]]:
    return [{field.name: field.text for field in listing.fields} for listing in listings]


@ANY
@given(tables(), st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]), st.data())
def test_any_edit_changes_its_cell_and_nothing_else(
    table: tuple[str, str, list[list[str]]], encoding: str, data: st.DataObject
) -> None:
    _, text, _ = table
    raw = text.encode(encoding)
    before = listings_of(raw, "a.csv", ReadOptions())
    number = data.draw(st.integers(0, len(before) - 1))
    name = data.draw(st.sampled_from([field.name for field in before[number].fields]))
    new = data.draw(CELLS.map(lambda text: f"x{text}"))
    result = rewritten(raw, {(number, name): new}, name="a.csv")
    expected = texts(before)
    if not result.refused:
        expected[number][name] = new
    after = listings_of(result.data, "a.csv", ReadOptions())
    assert texts(after) == expected
    assert [each.row for each in after] == [each.row for each in before]
    assert _changed_stretch(raw, result.data) <= 4 * (3 + 2 * max(len(new), 2 + 8 * 2))


def _changed_stretch(old: bytes, new: bytes) -> int:
    """How many bytes of ``new`` lie between what both begin and what both end with."""
    shorter = min(len(old), len(new))
    start = next((at for at in range(shorter) if old[at] != new[at]), shorter)
    end = next((at for at in range(shorter - start) if old[-1 - at] != new[-1 - at]), shorter)
    return max(len(new) - start - end, 0)


#: Anything that may stand in a text file, also what is no UTF-8.
TAILS = st.lists(st.sampled_from(b'ab,;\t\r\n" \xff\xc3\xbc\xe2'), max_size=60).map(bytes)


@ANY
@given(TAILS, st.sampled_from([",", "\t", ";"]))
def test_without_edits_the_bytes_are_the_same(tail: bytes, delimiter: str) -> None:
    data = delimiter.join(HEADER).encode() + b"\n" + delimiter.join("axbyc").encode() + b"\n" + tail
    format_id = read_listings(Source.of_bytes(data, "a.csv"), ReadOptions()).format
    assert rewrite(Source.of_bytes(data, "a.csv"), format_id, (), ReadOptions()).data == data


@ANY
@given(TAILS, st.data())
def test_an_edit_above_damaged_rows_leaves_them_alone(tail: bytes, data: st.DataObject) -> None:
    head = b'sku,title,description\nA,Mug,"Big, red"\nB,Cup,Small\n'
    name = data.draw(st.sampled_from(["title", "description"]))
    old = head + tail.replace(b'"', b"'")
    result = rewritten(old, {(1, name): "Jar"}, name="a.csv")
    cell = {"title": b"Cup", "description": b"Small"}[name]
    assert result.data == old.replace(cell, b"Jar", 1) or result.refused
