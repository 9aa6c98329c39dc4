from __future__ import annotations

from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from listinglint.folding import fold
from listinglint.matching.kinds import disguises

from .made_checks import texts

SPACED = disguises.spaced_letters({}, None)
DIGITS = disguises.digits_as_letters({}, None)
LISTED = disguises.misspelling(
    {"words": {"en": {"cannabis": ["kannabis", "can-nabis"]}, "zh": {"杀菌": ["杀jun"]}}}, None
)


def read(readings: Iterable[str]) -> list[str]:
    return [fold(reading).words.decode().strip() for reading in readings]


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("k.i.l.l.s", "kills"),
        ("K I L L S", "kills"),
        ("g-3-r-m-$", "germs"),
        ("v_1_a_g_r_a", "viagra"),
        ("g·é·r·m·e·s", "germes"),
    ],
)
def test_spaced_letters_are_read_as_one_word_first(text: str, first: str) -> None:
    assert read(SPACED.readings(text, "en"))[0] == first


def test_a_long_part_of_spaced_letters_may_be_the_word() -> None:
    readings = read(SPACED.readings("c a n n a b i s o i l", "en"))
    assert "cannabis o i l" in readings
    assert "c a n nabisoil" in readings
    assert "canna b i s o i l" not in readings


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("k1lls", "kills"),
        ("ki11s", "kills"),
        ("c@nnab1s", "cannabis"),
        ("d!ldo", "dildo"),
        ("ster0id$", "steroids"),
        ("7ob4cco", "tobacco"),
        ("8otox", "botox"),
    ],
)
def test_digits_and_signs_are_read_as_the_letters_they_are_drawn_like(
    text: str, first: str
) -> None:
    assert read(DIGITS.readings(text, "en"))[0] == first


def test_a_one_is_read_as_i_and_as_l() -> None:
    assert "antibacterial" in read(DIGITS.readings("ant1bacter1a1", "en"))


def test_many_ones_are_read_alike() -> None:
    assert len(list(DIGITS.readings("1a1b1c1d1e1f", "en"))) <= 3


@pytest.mark.parametrize("text", ["kannabis", "KANNABIS", "can nabis", "can-nabis"])
def test_a_listed_spelling_is_read_as_its_word(text: str) -> None:
    assert list(LISTED.readings(text, "en")) == ["cannabis"]


def test_other_spellings_are_not_guessed() -> None:
    assert list(LISTED.readings("cannabiz", "en")) == []


def test_a_spelling_is_listed_for_its_language() -> None:
    assert list(LISTED.readings("杀jun", "zh")) == ["杀菌"]
    assert list(LISTED.readings("kannabis", "zh")) == []


@pytest.mark.parametrize(
    "word",
    [
        "anti\u200bbacterial",
        "anti\u2060bacterial",
        "anti\ufeffbacterial",
        "antib\u0430cterial",
        "c\u03b1nnabis",
        "\uff43\uff41\uff4e\uff4e\uff41\uff42\uff49\uff53",
        "\U0001d5f4\U0001d5f2\U0001d5ff\U0001d5fa\U0001d600",
        "\u24d6\u24d4\u24e1\u24dc\u24e2",
        "k\u0336i\u0336l\u0336l\u0336s",
        "vi&#8203;agra",
        "vi&zwnj;agra",
        "&#118;iagra",
        "杀\u200b菌",
    ],
)
def test_letters_that_are_not_what_they_seem_hide_a_word(word: str) -> None:
    assert disguises.is_suspicious(f"a {word} b")
    assert disguises.is_hiding(word, is_east_asian=False)


@pytest.mark.parametrize(
    "word",
    [
        "antibacterial",
        "anti\u00adbacterial",  # a soft hyphen, from HTML
        "anti&shy;bacterial",
        "antib\u00e1cterial",
        "anti-in\ufb02ammatory",  # a ligature, from a PDF
        "\u200bantibacterial\u200b",  # around the word, from a copied page
        "\u041a\u0440\u0430\u0441\u0430",  # a word in Cyrillic
        "\u03b1\u03b2\u03b3",
        "\U0001f468\u200d\U0001f469\u200d\U0001f467",  # a family, joined
        "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645",  # Persian needs the non-joiner
        "\u0915\u094d\u200d\u0937",  # and Hindi the joiner
        "Stanley\u2122",
        "25\u2103",
        "caf&eacute;",
        "x\u00b2",
    ],
)
def test_ordinary_characters_hide_nothing(word: str) -> None:
    assert not disguises.is_hiding(word, is_east_asian=False)


def test_letters_of_full_width_are_in_order_beside_kana_and_han() -> None:
    word = "\uff23\uff22\uff24"
    assert disguises.is_hiding(word, is_east_asian=disguises.has_han_or_kana(f"{word} oil"))
    text = f"{word} \u30aa\u30a4\u30eb"
    assert not disguises.is_hiding(word, is_east_asian=disguises.has_han_or_kana(text))


@given(text=texts)
def test_any_text_is_read_without_a_change_of_length(text: str) -> None:
    disguises.is_suspicious(text)
    disguises.is_hiding(text, is_east_asian=False)
    assert all(len(reading) == len(text) for reading in DIGITS.readings(text, "en"))


@given(st.lists(st.sampled_from("abc0143!é"), min_size=5, max_size=40), st.sampled_from(" .-_*"))
def test_spaced_letters_are_read_without_a_change_of_length(
    letters: list[str], between: str
) -> None:
    text = between.join(letters)
    assert all(len(reading) == len(text) for reading in SPACED.readings(text, "en"))


@given(text=st.text(st.characters(codec="ascii", exclude_characters="&"), max_size=200))
def test_ascii_without_references_is_never_suspicious(text: str) -> None:
    assert not disguises.is_suspicious(text)
