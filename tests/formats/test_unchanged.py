from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from listinglint.errors import InputError
from listinglint.formats import ReadOptions, Source, read_listings
from listinglint.formats.unchanged import read_changed
from listinglint.listings import Listing

NAME = "catalog.csv"
HEAD = "sku,title,description"
MANY = [f"S-{number},Sock {number},Soft and warm {number}" for number in range(300)]


def table(rows: list[str], *, end: str = "\n", encoding: str = "utf-8") -> bytes:
    return (end.join([HEAD, *rows]) + end).encode(encoding)


def changed(new: bytes, old: bytes | None, name: str = NAME, **options: str) -> list[Listing]:
    told = read_changed(Source.of_bytes(new, name), old, ReadOptions(**options))  # type: ignore[arg-type]
    return [listing for listing in told.file.listings if told.is_changed(listing)]


def by_reading_everything(new: bytes, old: bytes, name: str = NAME) -> list[Listing]:
    """What is new, by a comparison that leaves nothing out."""

    def read(data: bytes) -> list[Listing]:
        return list(read_listings(Source.of_bytes(data, name), ReadOptions()).listings)

    def said(listing: Listing) -> list[object]:
        return [listing.sku, *((each.column, each.text) for each in listing.fields)]

    known = [said(listing) for listing in read(old)]
    return [listing for listing in read(new) if said(listing) not in known]


def skus(listings: list[Listing]) -> list[str | None]:
    return [listing.sku for listing in listings]


def with_row(rows: list[str], number: int, text: str) -> list[str]:
    return [*rows[:number], text, *rows[number + 1 :]]


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("number", [3, 250])
def test_one_changed_row_of_many_is_read_with_its_own_number(number: int, end: str) -> None:
    new = table(with_row(MANY, number, f"S-{number},Another sock,Soft"), end=end)
    (listing,) = changed(new, table(MANY, end=end))
    assert (listing.sku, listing.row, listing.line) == (f"S-{number}", number + 2, number + 2)
    assert listing.text_of("title") == "Another sock"


def test_rows_that_only_moved_are_not_changed() -> None:
    assert changed(table(MANY[::-1]), table(MANY)) == []


def test_a_new_row_and_a_copy_under_another_sku_are_changed() -> None:
    new = table([*MANY, "N-1,Sock 7,Soft and warm 7"])
    assert skus(changed(new, table(MANY))) == ["N-1"]


def test_a_column_that_is_no_text_changes_no_listing() -> None:
    old = b"sku,title,price\n" + b"".join(b"S-%d,Sock,%d\n" % (n, n) for n in range(200))
    assert changed(old.replace(b",199\n", b",7\n"), old) == []


def test_columns_in_another_order_make_every_listing_new() -> None:
    old = table(MANY)
    new = old.replace(b"sku,title,description", b"sku,description,title")
    assert len(changed(new, old)) == len(MANY)


def test_without_an_older_version_every_listing_is_new() -> None:
    assert len(changed(table(MANY), None)) == len(MANY)


def test_without_skus_the_texts_tell_listings_apart() -> None:
    rows = [f"Sock {number},Soft" for number in range(200)]
    old = "\n".join(["title,description", *rows]).encode()
    new = "\n".join(["title,description", *rows[::-1], "Hat,Warm"]).encode()
    assert [listing.text_of("title") for listing in changed(new, old)] == ["Hat"]


def test_another_encoding_is_no_change_of_text() -> None:
    rows = with_row(MANY, 200, "S-200,Söckchen für drüben,Weich")
    assert changed(table(rows, encoding="utf-16"), table(rows)) == []
    assert changed(table(rows, encoding="cp1252"), table(rows)) == []


def test_the_encoding_is_that_of_the_whole_file_and_not_of_the_changed_rows() -> None:
    rows = with_row(MANY, 150, "S-150,Söckchen,Weich")
    new = table(with_row(rows, 200, "S-200,Über,Weich"), encoding="cp1252")
    (listing,) = changed(new, table(rows, encoding="cp1252"))
    assert listing.text_of("title") == "Über"


@pytest.mark.parametrize("number", [150, 151, 299])
def test_rows_of_several_lines_stay_whole(number: int) -> None:
    rows = with_row(MANY, 150, 'S-150,Sock,"Soft\nand, warm\n5"" wide"')
    new = with_row(rows, number, f'S-{number},Sock,"Soft\nand, dry"')
    (listing,) = changed(table(new), table(rows))
    assert (listing.sku, listing.row) == (f"S-{number}", number + 2)
    assert listing.text_of("description") == "Soft\nand, dry"


def test_an_older_version_that_cannot_be_read_is_said_and_makes_everything_new() -> None:
    pointer = b"version https://git-lfs.github.com/spec/v1\noid sha256:1\nsize 3\n"
    told = read_changed(Source.of_bytes(table(MANY), NAME), pointer, ReadOptions())
    assert sum(map(told.is_changed, told.file.listings)) == len(MANY)
    assert any("was not compared" in note for note in told.file.notes)


def test_a_file_that_cannot_be_read_is_refused_as_ever() -> None:
    with pytest.raises(InputError):
        changed(b"\0\1\2", table(MANY))


@pytest.mark.parametrize(
    ("name", "line"),
    [
        ("catalog.jsonl", lambda n, title: f'{{"sku": "S-{n}", "title": "{title}"}}'),
        ("catalog.yaml", lambda n, title: f"- sku: S-{n}\n  title: {title}"),
    ],
)
def test_formats_that_are_no_tables_are_compared_by_listing(
    name: str, line: Callable[[int, str], str]
) -> None:
    old = "\n".join(line(number, f"Sock number {number}") for number in range(3)).encode()
    new = old.replace(b"Sock number 1", b"A warm hat")
    assert [listing.text_of("title") for listing in changed(new, old, name)] == ["A warm hat"]


CELLS = st.text(st.sampled_from('ab "",\n'), max_size=6)
ROWS = st.lists(st.tuples(CELLS, CELLS).map(",".join), max_size=4)


@given(ROWS, ROWS, st.integers(100, 130))
def test_leaving_shared_lines_out_changes_nothing_of_the_answer(
    old: list[str], new: list[str], place: int
) -> None:
    """Whatever quotes and line ends stand in the rows, and wherever."""
    before, after = ([*MANY[:place], *rows, *MANY[place:200]] for rows in (old, new))
    found = changed(table(after), table(before))
    assert found == by_reading_everything(table(after), table(before))
