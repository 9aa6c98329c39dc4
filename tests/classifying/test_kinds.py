import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_rules import book, listing

from listinglint.classifying import KindModel, ProductKinds
from listinglint.classifying.kinds import KIND, SCHEMA
from listinglint.classifying.weights import ModelError
from listinglint.data import MODELS_DIR
from listinglint.folding import fold

SHIPPED = MODELS_DIR / "product-kinds"
PLAIN = {
    "model": KIND,
    "schema": SCHEMA,
    "version": "1",
    "kinds": ["books", "toys"],
    "bias": [-1.0, -1.0],
    "thresholds": [0.5, 0.5],
    "words": {
        "atlas": [0, 2.0],
        "plush bear": [1, 3.0],
        "bear": [0, 0.5, 1, 0.5],
        "clouds": [],
        "with": [],
        "> puzzles": [1, 2.5],
    },
}
MADE = KindModel(PLAIN)
WORD_LISTS = {
    "products/toys": {
        "summary": "Toys",
        "title": {"en": ["doll"]},
        "not-title": {"en": ["dog"]},
    },
}


def kinds(title: str, category: str = "") -> set[str]:
    return set(MADE.of(fold(title).words, fold(category).words if category else b""))


@pytest.mark.parametrize(
    ("title", "category", "expected"),
    [
        ("Atlas of clouds", "", {"books"}),
        ("ATLAS", "", {"books"}),
        ("Plush bear", "", {"toys"}),
        ("Bear, plush", "", set()),
        ("Puzzles", "", set()),
        ("Number 5", "Games > Puzzles", {"toys"}),
        ("", "", set()),
    ],
)
def test_words_pairs_and_category_words_name_a_kind(
    title: str, category: str, expected: set[str]
) -> None:
    assert kinds(title, category) == expected


def test_scores_are_log_odds_in_the_order_of_the_kinds() -> None:
    assert MADE.scores(fold("plush bear").words) == [pytest.approx(-0.5), pytest.approx(2.5)]


def test_a_word_said_twice_counts_once() -> None:
    assert MADE.scores(fold("bear bear").words) == MADE.scores(fold("bear").words)


@pytest.mark.parametrize("title", ["Atlante atlas delle nuvole", "Atlas over skyer"])
def test_a_title_of_mostly_unknown_words_names_no_kind(title: str) -> None:
    assert kinds(title) == set()


def test_a_known_category_names_the_kind_of_a_foreign_title() -> None:
    assert kinds("Rompecabezas del mundo", "Puzzles") == {"toys"}


def test_the_model_adds_to_what_word_lists_name_and_takes_nothing_away() -> None:
    products = book(WORD_LISTS).products
    both = ProductKinds(products, MADE)
    assert both.of(listing(title="Doll with atlas")) == {"toys", "books"}
    assert both.of(listing(title="Plush bear")) == {"toys"}
    assert ProductKinds(products).of(listing(title="Plush bear")) == frozenset()


def test_words_that_contradict_a_kind_silence_the_model_too() -> None:
    both = ProductKinds(book(WORD_LISTS).products, MADE)
    assert both.of(listing(title="Plush bear for your dog")) == frozenset()


def test_the_shipped_model_knows_products_by_their_title_alone() -> None:
    model = KindModel.read(SHIPPED)
    known = {
        "Hydrating night cream for dry skin": "skin-care",
        "Shampoo and conditioner for curly hair": "hair-care",
        "Basmati rice, 1 kg": "food",
        "Leather ankle boots for women, brown": "footwear",
        "Gold plated necklace for women": "jewellery",
    }
    for title, kind in known.items():
        assert kind in model.of(fold(title).words), title
    assert len(model.kinds) >= 40


def test_both_shipped_models_are_small() -> None:
    for path in MODELS_DIR.glob("*/model.json"):
        assert path.stat().st_size < 1_500_000, path
        assert json.loads(path.read_bytes())["version"]


@given(title=st.text(max_size=60), category=st.text(max_size=60))
def test_any_text_is_survived(title: str, category: str) -> None:
    assert MADE.of(fold(title).words, fold(category).words) <= set(MADE.kinds)


def test_another_model_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "model.json"
    path.write_text('{"model": "verdict-risk", "schema": 1}', encoding="utf-8")
    with pytest.raises(ModelError, match="is not a product-kinds model"):
        KindModel.read(tmp_path)
