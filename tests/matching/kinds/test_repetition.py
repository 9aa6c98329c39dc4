from __future__ import annotations

import pytest
from hypothesis import given

from listinglint.listings import Column, Field, Listing

from .made_checks import candidates, found, limit, listing, rule, texts

REPETITION = rule("repetition", **{"except": {"en": ["for", "with", "and", "by"]}})
TWICE = [limit(2)]


def test_the_third_and_each_further_word_is_found() -> None:
    subject = listing(title="Case, leather case, slim CASE and case")
    assert found(REPETITION, TWICE, subject) == [("title", "CASE"), ("title", "case")]
    assert [c.message for c in candidates(REPETITION, TWICE, subject)] == [
        "“CASE” stands 4 times, 2 are allowed since 2025-01-21",
        "“case” stands 4 times, 2 are allowed since 2025-01-21",
    ]


@pytest.mark.parametrize(
    "title",
    [
        "Lid for pots, for pans and for woks",
        "Tarp 10 ft x 10 ft x 10 ft",
        "Box 5 inches by 7 inches by 9 inches",
        "Case with case",
        "Glass, glasses and a jar",
        "A a a A",
    ],
)
def test_function_words_numbers_and_letters_are_not_counted(title: str) -> None:
    assert found(REPETITION, TWICE, listing(title=title)) == []


def test_words_of_the_brand_are_not_counted() -> None:
    title = "Bella sauce, Bella basil, Bella bella"
    assert found(REPETITION, TWICE, listing(title=title, brand="Bella & Co")) == []
    assert len(found(REPETITION, TWICE, listing(title=title))) == 2


@pytest.mark.parametrize(
    ("title", "word"),
    [
        ("Dog bed for dogs and a Dog's lead", "Dog"),
        ("Water bottle, water-proof, water-tight", "water"),
        ("Toy box, toys, other toys", "toys"),
    ],
)
def test_what_only_plurals_and_parts_of_words_repeat_is_a_note(title: str, word: str) -> None:
    (candidate,) = candidates(REPETITION, TWICE, listing(title=title))
    assert (candidate.text, candidate.severity) == (word, "note")


def test_a_word_that_repeats_certainly_is_not_told_twice() -> None:
    (candidate,) = candidates(REPETITION, TWICE, listing(title="toy toy toy-box toy"))
    assert candidate.severity == "warning"


def test_letters_beyond_ascii_are_compared_without_capitals() -> None:
    assert found(REPETITION, TWICE, listing(title="Öl für Öfen, ÖL, öl")) == [("title", "öl")]


@given(text=texts)
def test_any_text_is_survived_and_spans_lie_inside(text: str) -> None:
    for candidate in candidates(REPETITION, [limit(1)], listing(title=text)):
        assert 0 <= candidate.span.start < candidate.span.end <= len(text)
        assert len(candidate.text) > 1


def test_function_words_are_those_of_the_language_of_the_field() -> None:
    made = rule("repetition", **{"except": {"en": ["for"], "nl": ["door"]}})
    fields = tuple(
        Field(Column("title", key, language=language), f"Door mat for door, for a door, for {key}")
        for key, language in (("a", "nl"), ("b", None), ("c", "de"))
    )
    seen = candidates(made, TWICE, Listing(fields, marketplace="amazon.com"))
    assert [(c.field.column.key, c.text) for c in seen] == [
        ("b", "door"),
        ("c", "door"),
    ]
