import pytest
from hypothesis import given
from hypothesis import strategies as st

from listinglint.listings import (
    Column,
    Field,
    Listing,
    bullet_name,
    cell_name,
    field_kind,
    first_text,
    single_text,
)


@pytest.mark.parametrize(
    ("index", "row", "name"),
    [
        (0, 1, "A1"),
        (25, 4, "Z4"),
        (26, 4, "AA4"),
        (27, 7, "AB7"),
        (701, 1, "ZZ1"),
        (702, 1, "AAA1"),
        (16383, 1048576, "XFD1048576"),
    ],
)
def test_cells_are_named_as_in_excel(index: int, row: int, name: str) -> None:
    assert cell_name(index, row) == name


@given(st.integers(0, 20_000), st.integers(0, 20_000))
def test_no_two_columns_share_a_name(one: int, other: int) -> None:
    assert (cell_name(one, 1) == cell_name(other, 1)) is (one == other)


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("bullet_1", "bullet"),
        ("bullet_12", "bullet"),
        ("title", "title"),
        ("attribute:color_name", "attribute"),
        ("attribute:bullet", "attribute"),
        ("product_type", "product_type"),
    ],
)
def test_a_kind_is_a_name_without_number_or_key(name: str, kind: str) -> None:
    assert field_kind(name) == kind
    assert Column(name, name).kind == kind


def test_bullets_are_counted_from_one() -> None:
    assert bullet_name(1) == "bullet_1"


def test_language_and_marketplace_of_a_column_win_over_those_of_the_listing() -> None:
    own = Field(Column("title", "t", language="fr", marketplace="amazon.fr"), "x")
    common = Field(Column("brand", "b"), "x")
    listing = Listing((own, common), language="en", marketplace="amazon.com")
    assert [listing.language_of(field) for field in listing.fields] == ["fr", "en"]
    assert [listing.marketplace_of(f) for f in listing.fields] == ["amazon.fr", "amazon.com"]


def test_a_text_is_asked_for_by_name() -> None:
    fields = (Field(Column("brand", "b"), "Acme"), Field(Column("brand", "c"), "Other"))
    assert Listing(fields).text_of("brand") == "Acme"
    assert Listing(fields).text_of("title") == ""


@pytest.mark.parametrize(
    ("texts", "name"),
    [
        ({"brand": "Acme", "title": "Sock"}, "Sock"),
        ({"brand": " ", "bullet_1": "Soft"}, "Soft"),
        ({"title": "", "brand": "Acme"}, "Acme"),
        ({}, ""),
    ],
)
def test_a_listing_without_sku_is_called_by_its_title_or_first_text(
    texts: dict[str, str], name: str
) -> None:
    assert first_text([Field(Column(key, key), text) for key, text in texts.items()]) == name


def test_a_single_text_is_a_listing_of_one_attribute() -> None:
    listing = single_text("germ", language="en", marketplace=None)
    (field,) = listing.fields
    assert (field.name, field.text, field.line) == ("attribute:text", "germ", 1)
    assert (listing.language, listing.marketplace, listing.sku) == ("en", None, None)
