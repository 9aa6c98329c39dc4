from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_rules import AS_OF, NAME, book, lint

from listinglint.linter import Linter
from listinglint.matching.glued_words import may_be_glued

from .test_disguised_words import FILES

LINTER = Linter(book(FILES), as_of=AS_OF)


def found(text: str, **others: str) -> list[tuple[str, str]]:
    return [(each.rule.name, each.text) for each in lint(LINTER, text, **others)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("killsGerms", [("pesticide/kills", "killsGerms")]),
        ("A soapKills germs and odor", [("pesticide/kills", "Kills germs")]),
        ("Kills germsInstructions: none", [("pesticide/kills", "Kills germs")]),
        ("Für das Bad.SeifeKills moldÄußerlich", [("pesticide/kills", "Kills mold")]),
        ("washAntibacterialTowel", [(NAME, "Antibacterial")]),
        ("softDisinfectant, handSanitizer", [(NAME, "Disinfectant"), (NAME, "handSanitizer")]),
    ],
)
def test_words_without_a_space_between_them_are_read_apart(
    text: str, expected: list[tuple[str, str]]
) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "killsgerms",  # nothing shows where words meet
        "kiGerms and KILLSGERMS",
        "softWashable towel",  # a weak rule
        "softBestseller towel",  # no restricted family
        "PlayStation, JavaScript, kWh, iPhone, mAh",
    ],
)
def test_other_words_are_left_whole(text: str) -> None:
    assert found(text) == []


def test_the_brand_of_the_listing_is_a_name_and_left_whole() -> None:
    assert found("A KillsGerms towel", brand="KillsGerms") == []
    assert found("A KillsGerms towel", brand="Kills") != []


def test_what_is_found_as_it_stands_is_not_found_again() -> None:
    assert found("Cannabis.antibacterialTowel kills germs") == [
        (NAME, "Cannabis"),
        (NAME, "antibacterial"),
        ("pesticide/kills", "kills germs"),
    ]


@given(st.lists(st.text(st.characters(codec="latin-1"), max_size=12), max_size=4))
def test_no_seam_is_overlooked_and_spans_stay_in_the_text(texts: list[str]) -> None:
    text = " ".join([*texts, "killsGerms"])
    assert may_be_glued(text)
    assert ("pesticide/kills", "killsGerms") in found(text)


def test_most_texts_have_no_seam() -> None:
    texts = ["Soft Towel for the Kitchen, USB-C, iPhone 15", "20 kWh und Größe XL", "日本語Kitchen"]
    assert not any(map(may_be_glued, texts))
