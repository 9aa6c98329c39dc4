from __future__ import annotations

import pytest
from hypothesis import given

from .made_checks import candidates, found, limit, listing, rule, texts

PLACEHOLDER = rule("placeholder", fields=["title", "bullet"], texts=["n/a", "tbd", "#n/a"])
CAPITALS = rule("capitals")


@pytest.mark.parametrize("text", ["N/A", " tbd. ", "(TBD)", "#N/A", "-", "***", "?"])
def test_a_placeholder_is_found_without_the_blanks_around_it(text: str) -> None:
    assert found(PLACEHOLDER, [], listing(bullet_1=text)) == [("bullet_1", text.strip())]


@pytest.mark.parametrize("text", ["N/A for gas hobs", "", "  ", "TBDX", "Lid"])
def test_other_texts_and_blank_ones_are_no_placeholders(text: str) -> None:
    assert found(PLACEHOLDER, [], listing(bullet_1=text)) == []


def test_a_placeholder_is_found_where_the_marketplace_is_unknown() -> None:
    assert found(PLACEHOLDER, [], listing(marketplace=None, title="TBD")) == [("title", "TBD")]


@pytest.mark.parametrize("title", ["INSULATED WATER BOTTLE", "BRASS LAMP, 40cm", "ÉTAGÈRE BLEUE"])
def test_capitals_alone_are_found(title: str) -> None:
    assert found(CAPITALS, [limit("none")], listing(title=title)) == [("title", title)]


@pytest.mark.parametrize("title", ["NORTHPEAK Lamp of brass", "USB LED TV", "LAMP", "Brass LAMP"])
def test_single_words_in_capitals_are_not_found(title: str) -> None:
    assert found(CAPITALS, [limit("none")], listing(title=title)) == []


def test_a_brand_in_capitals_does_not_count() -> None:
    subject = listing(title="NORTHPEAK DRYCORE XL", brand="Northpeak Drycore")
    assert found(CAPITALS, [limit("none")], subject) == []


@given(text=texts)
def test_any_text_is_survived_and_spans_lie_inside(text: str) -> None:
    for made in (PLACEHOLDER, CAPITALS):
        for candidate in candidates(made, [limit("none")], listing(title=text)):
            assert 0 <= candidate.span.start < candidate.span.end <= len(text)
