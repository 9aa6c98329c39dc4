from __future__ import annotations

import re

import pytest
from hypothesis import given

from listinglint.matching.kinds.characters import PICTOGRAPHS

from .made_checks import candidates, found, limit, listing, rule, texts

CHARACTERS = rule("characters")
SYMBOLS = rule("symbols")
EMOJI = rule("emoji")
DECORATION = [limit("~#<>*")]


def test_each_run_of_forbidden_characters_is_found() -> None:
    made = [limit("!$™")]
    subject = listing(title="Wow!!! A $5 lamp™ ü blue")
    assert found(CHARACTERS, made, subject) == [("title", "!!!"), ("title", "$"), ("title", "™")]


def test_a_forbidden_wide_character_is_found_among_other_wide_ones() -> None:
    made = [limit("™…", "bullet")]
    assert found(CHARACTERS, made, listing(bullet_1="größer “schöner”")) == []
    assert found(CHARACTERS, made, listing(bullet_1="größer … schöner")) == [("bullet_1", "…")]


def test_the_brand_may_hold_a_forbidden_character() -> None:
    made = [limit("!")]
    assert found(CHARACTERS, made, listing(title="P!NK socks", brand="P!nk")) == []
    assert found(CHARACTERS, made, listing(title="P!nk socks!", brand="P!nk")) == [("title", "!")]


def test_characters_that_mean_something_in_a_pattern_are_taken_literally() -> None:
    made = [limit("]^-\\")]
    seen = found(CHARACTERS, made, listing(title="a]b^c-d\\e_f"))
    assert "".join(text for _, text in seen) == "]^-\\"


@pytest.mark.parametrize(
    "title",
    [
        "Blade Style #4301",
        "Pencil # 2, soft",
        "Emery paper 180# grit",
        "Drone <10 lb",
        "Drone >= 10 lb",
        "Tarp 6*9 ft",
        "Rope ~5 kg",
        "<b>Lamp</b>",
    ],
)
def test_identifiers_measures_and_tags_are_no_decoration(title: str) -> None:
    assert found(SYMBOLS, DECORATION, listing(title=title)) == []


@pytest.mark.parametrize(
    ("title", "words"),
    [
        ("Dress << Size S >>", ["<<", ">>"]),
        ("*** Lamp ***", ["***", "***"]),
        ("Lamp ~ Brass", ["~"]),
        ("Bag #beachlife", ["#"]),
    ],
)
def test_decoration_is_found(title: str, words: list[str]) -> None:
    assert [text for _, text in found(SYMBOLS, DECORATION, listing(title=title))] == words


def test_a_run_of_pictographs_is_one_hit_with_its_modifiers() -> None:
    made = [limit("none", "bullet")]
    subject = listing(bullet_1="❤️👍🏽 soft ★ © 25 °C")
    assert [text for _, text in found(EMOJI, made, subject)] == ["❤️👍🏽", "★"]


def test_no_range_of_pictographs_crosses_a_first_byte_of_utf_8() -> None:
    for first, last in re.findall("(.)-(.)", PICTOGRAPHS):
        assert first.encode()[0] == last.encode()[0]


@pytest.mark.parametrize(
    ("kind", "value"), [("characters", "!~…🔥"), ("symbols", "~#<>*"), ("emoji", "none")]
)
@given(text=texts)
def test_every_hit_slices_to_what_is_forbidden(kind: str, value: str, text: str) -> None:
    for candidate in candidates(rule(kind), [limit(value)], listing(title=text)):
        assert candidate.text
        if kind != "emoji":
            assert set(candidate.text) <= set(value)


@given(text=texts)
def test_the_gate_lets_no_forbidden_character_pass(text: str) -> None:
    made = [limit("!~…🔥", "bullet")]
    seen = candidates(CHARACTERS, made, listing(bullet_1=text))
    assert sum(len(c.text) for c in seen) == sum(text.count(mark) for mark in "!~…🔥")
