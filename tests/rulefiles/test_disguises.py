from __future__ import annotations

import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from listinglint.folding import fold
from listinglint.rulefiles.disguises import add_patterns
from listinglint.rulefiles.patterns import check_regex

WORDS = st.text("abeglnrstx01345!@$", min_size=3, max_size=12)


def patterns(kind: str, **parameters: Any) -> dict[str, Any]:
    match = {"checks": [{"kind": kind, **parameters}]}
    add_patterns(match)
    return match


def found(kind: str, text: str) -> list[str]:
    (regex,) = patterns(kind)["any"]["regex"]
    return [match[0] for match in re.finditer(regex["pattern"], text, re.IGNORECASE)]


@pytest.mark.parametrize("kind", ["spaced-letters", "digits-as-letters"])
def test_the_patterns_are_such_as_a_rule_may_have(kind: str) -> None:
    (regex,) = patterns(kind)["any"]["regex"]
    check_regex(regex["pattern"])
    assert len(regex["anchors"]) == len(set(regex["anchors"]))


@pytest.mark.parametrize(
    ("text", "spaced"),
    [
        ("a k.i.l.l.s b", ["k.i.l.l.s"]),
        ("K I L L S germs", ["K I L L S"]),
        ("x-v-i-a-g-r-a", ["x-v-i-a-g-r-a"]),
        ("k.i.l.l", []),
        ("k.i-l.l-s", []),
        ("sk.i.l.l.s", []),
        ("ki ll s g e r", []),
        ("k i l l s germs", ["k i l l s"]),
        ("soft k i l l s", ["k i l l s"]),
    ],
)
def test_five_letters_with_the_same_between_them_are_spaced(text: str, spaced: list[str]) -> None:
    assert found("spaced-letters", text) == spaced


@pytest.mark.parametrize(
    ("text", "mixed"),
    [
        ("a k1lls b", ["k1lls"]),
        ("ki11s, g3rms!", ["ki11s", "g3rms"]),
        ("V!AGRA!", ["V!AGRA"]),
        ("ant1bactérien", ["ant1bactérien"]),
        ("@ntiviral $teroids pill$", ["@ntiviral", "$teroids", "pill$"]),
        ("0W20 oil, $5, US$ 7, A$, info@", []),
        ("50ml USB3 A4 iPhone15 4K 3M N95", []),
        ("Wow! Only $5 @ noon", []),
        ("write to help@shop-of-hats.example or antib@cterial.example", []),
        ("antib@cterial. Soft", ["antib@cterial"]),
    ],
)
def test_a_digit_or_sign_between_letters_is_mixed(text: str, mixed: list[str]) -> None:
    assert found("digits-as-letters", text) == mixed


@given(word=WORDS)
def test_whatever_could_be_read_has_an_anchor(word: str) -> None:
    (regex,) = patterns("digits-as-letters")["any"]["regex"]
    is_mixed = re.fullmatch(regex["pattern"], word, re.IGNORECASE) is not None
    # a vowel before an exclamation mark, as in "Wow, a bee!New", is left alone
    if is_mixed and not re.search(r"[aeiou]!|1\d", word):
        data = fold(word).data.decode()
        assert any(anchor in data for anchor in regex["anchors"])


def test_misspellings_are_phrases_of_their_language() -> None:
    words = {"en": {"cannabis": ["canabis", "kannabis"]}, "de": {"cannabis": ["canabis"]}}
    match = patterns("misspelling", words=words)
    assert match["en"] == {"phrases": ["canabis", "kannabis"]}
    assert match["de"] == {"phrases": ["canabis"]}


def test_other_checks_add_nothing() -> None:
    assert patterns("length") == {"checks": [{"kind": "length"}]}
