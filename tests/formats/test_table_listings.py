import pytest

from listinglint.errors import NoListingsError
from listinglint.formats.source import ReadOptions
from listinglint.formats.table_listings import TableReader, source_file
from listinglint.formats.tables import Row
from listinglint.listings import Column, Field, Listing

TITLE = Column("title", "name", "Name", 1)
BULLET = Column("bullet_1", "bullet", "Bullet", 2)


def reader(**options: object) -> TableReader:
    return TableReader(columns=(TITLE, BULLET), width=3, sku=0, **options)  # type: ignore[arg-type]


def test_fields_are_made_only_for_cells_with_text() -> None:
    [listing] = reader().listings([Row(5, 7, ["A ", " Mug ", "\u00a0"])])
    assert listing == Listing((Field(TITLE, " Mug "),), "A", 5, 7, columns=(TITLE, BULLET))


def test_short_rows_are_read_and_rows_without_text_are_not() -> None:
    rows = [Row(2, 2, ["A", "Mug"]), Row(3, 3, ["B"]), Row(4, 4, [""]), Row(5, 5, ["", "Cup"])]
    assert [(each.sku, each.row) for each in reader().listings(rows)] == [("A", 2), (None, 5)]


def test_empty_cells_beyond_the_header_are_no_reason_for_a_note() -> None:
    table = reader()
    assert len(list(table.listings([Row(2, 2, ["A", "Mug", "", "", ""])]))) == 1
    assert table.notes == []


def test_text_beyond_the_header_is_noted_with_its_first_row() -> None:
    table = reader()
    rows = [Row(number, number, ["A", "Mug", "", "x"]) for number in (2, 3)]
    assert len(list(table.listings(rows))) == 2
    assert table.notes == [
        "2 rows have more cells than the header (the first: row 2); those were not checked"
    ]


def test_the_stores_language_is_the_last_to_be_asked() -> None:
    asked = reader().with_defaults(ReadOptions(marketplace="amazon.de", language="en"))
    assert (asked.language, asked.marketplace) == ("en", "amazon.de")
    assert reader(marketplace="amazon.it").with_defaults(ReadOptions()).language == "it"


def test_marketplace_of_a_row_brings_its_language() -> None:
    table = reader(language="en", marketplace="amazon.com", marketplace_column=2)
    rows = [Row(2, 2, ["A", "Tasse", "DE"]), Row(3, 3, ["B", "Mug", "nowhere"])]
    places = [(each.language, each.marketplace) for each in table.listings(rows)]
    assert places == [("de", "amazon.de"), ("en", "amazon.com")]


def test_a_part_of_a_product_lacks_only_what_it_fills() -> None:
    table = reader(is_part=lambda cells: not cells[1])
    whole, part = table.listings([Row(2, 2, ["A", "Mug"]), Row(3, 3, ["B", "", "Big"])])
    assert whole.columns == (TITLE, BULLET)
    assert part.columns == (BULLET,)


def test_another_column_names_the_product_where_its_sku_is_empty() -> None:
    rows = [Row(2, 2, ["A", "Mug", "x"]), Row(3, 3, [" ", "Mug", "x"]), Row(4, 4, ["", "Mug", ""])]
    named = [each.sku for each in reader(other_skus=(2, 1)).listings(rows)]
    assert named == ["A", "x", "Mug"]


def test_rows_that_seem_shifted_are_counted() -> None:
    table = reader(is_shifted=lambda cells: cells[2] == "new")
    rows = [Row(number, number, ["A", "Mug", "new"]) for number in (2, 3)]
    assert len(list(table.listings([*rows, Row(4, 4, ["A", "Mug", "Big"])]))) == 3
    [note] = table.notes
    assert note.startswith("2 rows seem to be shifted against the header (the first: row 2)")


def test_what_the_user_sells_on_goes_before_the_store_of_such_files() -> None:
    assert reader(store="shopify").with_defaults(ReadOptions()).marketplace == "shopify"
    asked = reader(store="shopify").with_defaults(ReadOptions(marketplace="amazon.fr"))
    assert (asked.marketplace, asked.language) == ("amazon.fr", "fr")


def test_file_without_any_listing_is_refused_at_once() -> None:
    with pytest.raises(NoListingsError, match=r"^x\.csv: a blank table$"):
        source_file("x.csv", "csv", iter(()), [], empty="a blank table")


def test_listings_of_a_file_are_all_handed_on() -> None:
    listings = [Listing((), str(number)) for number in range(3)]
    assert list(source_file("x", "csv", iter(listings), [], empty="").listings) == listings
