import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_rules import book, listing, rule

from listinglint.classifying import ProductKinds
from listinglint.listings import Column, Field, Listing

FILES = {
    "pesticide/made": rule(),
    "words/pans": {"summary": "Pans", "en": ["pan{,s}"], "de": ["Pfanne"]},
    "products/cookware": {
        "summary": "Pots",
        "title": {"en": ["$pans", "wok*", "stock-pot"], "de": ["Topf", "*pfännchen"]},
        "category": {"any": ["cookware"]},
        "not-title": {"en": ["pan flute"]},
    },
    "products/books": {"summary": "Books", "category": {"en": ["books"]}},
}
KINDS = ProductKinds(book(FILES).products)


@pytest.mark.parametrize(
    ("others", "kinds"),
    [
        ({"title": "Copper pans"}, {"cookware"}),
        ({"title": "COPPER PAN"}, {"cookware"}),
        ({"title": "woks"}, {"cookware"}),
        ({"title": "stock pot"}, {"cookware"}),
        ({"title": "stockpot"}, {"cookware"}),
        ({"title": "Suppentopf und Topf", "language": "de"}, {"cookware"}),
        ({"title": "Suppentopf", "language": "de"}, set()),
        ({"title": "Raclettepfännchen", "language": "de"}, {"cookware"}),
        ({"title": "Pfännchen", "language": "de"}, {"cookware"}),
        ({"title": "Raclettepfaennchen aus Stahl", "language": "de"}, {"cookware"}),
        ({"title": "Pfännchenset", "language": "de"}, set()),
        ({"title": "Copper pans", "language": "de"}, {"cookware"}),
        ({"title": "Pan, wok", "language": "fr"}, {"cookware"}),
        ({"title": "Topf"}, set()),
        ({"title": "Panorama"}, set()),
        ({"title": "pan flute"}, set()),
        ({"title": "pan flute", "category": "cookware"}, set()),
        ({"title": "books"}, set()),
        ({"bullet_1": "Copper pan"}, set()),
        ({"category": "Books > Cookware"}, {"books", "cookware"}),
        ({"product_type": "COOKWARE"}, {"cookware"}),
        ({"attribute:item_type_keyword": "cookware"}, {"cookware"}),
        ({"category": "Pans"}, set()),
        ({}, set()),
    ],
)
def test_title_and_category_show_the_kind(others: dict[str, str], kinds: set[str]) -> None:
    assert KINDS.of(listing(**others)) == kinds


def test_category_and_type_are_not_read_as_one_phrase() -> None:
    kinds = ProductKinds(
        book({**FILES, "products/x": {"summary": "X", "category": {"en": ["cook ware"]}}}).products
    )
    assert kinds.of(listing(category="cook", product_type="ware")) == frozenset()


def test_every_field_of_a_name_is_read() -> None:
    column = Column("category", "category")
    two = Listing((Field(column, "Home"), Field(column, "Books")))
    assert KINDS.of(two) == {"books"}


def test_a_rulebook_without_products_knows_no_kinds() -> None:
    assert ProductKinds(()).of(listing(title="pan")) == frozenset()


@given(st.text(st.characters(codec=None)), st.text(st.characters(codec=None)))
def test_any_title_and_category_are_survived(title: str, category: str) -> None:
    assert KINDS.of(listing(title=title, category=category)) <= {"cookware", "books"}
