# ruff: noqa: RUF001 - look-alike characters are what is tested
from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_rules import AS_OF, NAME, book, found, lint, listing, rule

from listinglint.linter import Linter
from listinglint.matching.kinds.disguises import NOTHING

FIELDS = ["title", "bullet", "description"]
NAMES = {
    "spaced-letters": "other/spaced",
    "digits-as-letters": "other/digits",
    "hidden-characters": "other/hidden",
    "misspelling": "other/misspelled",
}


def looking_for(kind: str, **parameters: Any) -> dict[str, Any]:
    check = {"kind": kind, "fields": FIELDS, **parameters}
    return rule(match={"checks": [check]}, message="{text} is disguised")


STRONG = ("antibacterial", "cannabis", "fireworks", "hand sanitizer")
FILES = {
    NAME: rule(match={"en": {"phrases": list(STRONG), "stems": ["disinfect"]}}),
    "pesticide/kills": rule(
        match={"en": {"frames": [{"verbs": ["kills", "repels"], "targets": ["germs", "mold"]}]}}
    ),
    "pesticide/word": rule(
        match={"en": {"phrases": ["bacteria"]}}, prior={"verdict": "word", "risk": 0.2}
    ),
    "pesticide/weak": rule(match={"en": {"phrases": ["washable"]}}, weight="weak"),
    "promo/loud": rule(match={"en": {"phrases": ["bestseller"]}}),
    NAMES["spaced-letters"]: looking_for("spaced-letters"),
    NAMES["digits-as-letters"]: looking_for("digits-as-letters"),
    NAMES["hidden-characters"]: looking_for("hidden-characters"),
    NAMES["misspelling"]: looking_for(
        "misspelling", words={"en": {"cannabis": ["canabis", "can nabis"], "roses": ["rosses"]}}
    ),
}
BOOK = book(FILES)
ALL = Linter(BOOK, as_of=AS_OF)
DISGUISES = Linter(
    BOOK, as_of=AS_OF, rules=[rule for rule in BOOK.rules if rule.name in NAMES.values()]
)
#: Each drawn like the Latin letter before it.
LOOK_ALIKES = {"a": "а", "e": "е", "i": "і", "o": "о", "c": "с", "n": "n", "s": "ѕ"}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("a a n t i b a c t e r i a l towel", "a n t i b a c t e r i a l"),
        ("C A N N A B I S O I L", "C A N N A B I S"),
        ("c.a.n.n.a.b.i.s oil", "c.a.n.n.a.b.i.s"),
        ("F I R E W O R K S", "F I R E W O R K S"),
        ("ant1bacter1al towel", "ant1bacter1al"),
        ("c@nnab1s", "c@nnab1s"),
        ("d1s1nfectant spray", "d1s1nfectant"),
        ("hand s4nitizer", "s4nitizer"),
        ("anti\u200bbacterial", "anti\u200bbacterial"),
        ("fir\u0435works!", "fir\u0435works"),
        ("canabis oil", "canabis"),
        ("Can-nabis oil", "Can-nabis"),
    ],
)
def test_a_disguise_of_a_strong_trigger_is_found(text: str, words: str) -> None:
    assert found(DISGUISES, text) == [words]


def test_a_disguise_says_what_it_hides_and_whose_word_that_is() -> None:
    (finding,) = lint(DISGUISES, "d1s1nfectant spray")
    assert finding.message == f"“d1s1nfectant” hides “disinfectant” ({NAME})"
    assert finding.severity == "error"
    assert finding.fixes == ()


def test_both_parts_of_a_claim_may_be_disguised() -> None:
    assert found(DISGUISES, "it k1lls g3rms") == ["k1lls", "g3rms"]
    assert found(DISGUISES, "it k.i.l.l.s germs and ki11s m0ld") == ["k.i.l.l.s", "ki11s", "m0ld"]
    assert found(DISGUISES, "kills g\u0435rms") == ["g\u0435rms"]


def test_what_only_stands_inside_a_claim_hides_nothing() -> None:
    assert found(DISGUISES, "kills H1N1 and all germs") == []


def test_a_word_that_folding_makes_plain_is_found_twice() -> None:
    names = [finding.rule.name for finding in lint(ALL, "antib\u0430cterial towel")]
    assert sorted(names) == ["other/hidden", NAME]


@pytest.mark.parametrize(
    "text",
    [
        "b4cteria",  # of low risk
        "w@shable",  # weak
        "b3stseller",  # of a family that is not restricted
        "rosses",  # listed, but nobody's trigger
        "antibacterial towel",  # not disguised
        "g3rms",  # no claim
        "S A L E today",
        "Size L x W x H",
        "can nab his bag",
        "model K1LL5",
        "\u200bcannabis\u200b",
    ],
)
def test_where_nothing_is_hidden_there_is_nothing_to_find(text: str) -> None:
    assert found(DISGUISES, text) == []


def test_only_the_fields_of_the_check_are_looked_at() -> None:
    assert found(DISGUISES, title="c4nnabis", brand="c4nnabis", category="c4nnab\u0456s") == [
        "c4nnabis"
    ]


def test_disguises_are_found_in_the_text_of_an_unknown_language() -> None:
    plain = listing("c4nnabis", language="xx")
    assert [f.text for f in DISGUISES.lint([plain])] == []  # no rule has words in it


@given(
    st.sampled_from([word for word in STRONG if " " not in word]),
    st.data(),
    st.sampled_from(["\u200b", "\u200c", "\u2060", "\ufeff", "\u200e"]),
)
def test_invisible_characters_in_a_trigger_are_found(
    word: str, data: st.DataObject, nothing: str
) -> None:
    at = data.draw(st.integers(1, len(word) - 1))
    hidden = word[:at] + nothing + word[at:]
    assert found(DISGUISES, f"soft {hidden} towel") == [hidden]


@given(st.sampled_from(["antibacterial", "cannabis", "fireworks"]), st.data())
def test_look_alikes_in_a_trigger_are_found(word: str, data: st.DataObject) -> None:
    places = [at for at, letter in enumerate(word) if LOOK_ALIKES.get(letter, letter) != letter]
    at = data.draw(st.sampled_from(places))
    hidden = word[:at] + LOOK_ALIKES[word[at]] + word[at + 1 :]
    assert found(DISGUISES, f"soft {hidden} towel") == [hidden]


@given(
    st.sampled_from(["antibacterial", "cannabis", "fireworks"]),
    st.sampled_from(" .-_*|/~,+"),
    st.booleans(),
)
def test_a_trigger_in_single_letters_is_found(word: str, between: str, is_loud: bool) -> None:
    spaced = between.join(word.upper() if is_loud else word)
    assert found(DISGUISES, f"Soft, {spaced}; towel") == [spaced]


@given(
    st.lists(
        st.one_of(
            st.sampled_from([*STRONG, "kills germs", "bacteria", "washable", "a", "I", "it's"]),
            st.text("abcdefghijklmnopqrstuvwxyzABC", min_size=2, max_size=12),
            st.integers(0, 9999).map(str),
            st.integers(0, 999).map(lambda number: f"{number}ml"),
        ),
        max_size=20,
    ),
    st.sampled_from([" ", ", ", " - ", "; ", " (", ". "]),
)
def test_plain_text_has_no_disguises(words: list[str], between: str) -> None:
    text = between.join(words)
    assert found(DISGUISES, text) == []


SIGNS = ["c4nnabis", "k1lls", "germs", "a.b.c.d.e", "c a n n a b i s", "fir\u0435works", "canabis"]
SIGNS += ["杀\u200b菌", "&#8203;", " ", "<b>", "-", "!", "11", "\x1e", NOTHING]


@given(st.lists(st.sampled_from(SIGNS)).map("".join))
def test_any_text_is_survived_and_findings_quote_it(text: str) -> None:
    for finding in lint(ALL, text):
        start, end = finding.span
        assert 0 <= start <= end <= len(text)
        assert finding.text == text[start:end]
