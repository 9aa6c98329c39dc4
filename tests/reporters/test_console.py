from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from listinglint.reporters.console import Console, spelled_out


@pytest.mark.parametrize(
    ("text", "plain", "width"),
    [
        ("plain words", "plain words", 11),
        ("a\tb", "a b", 3),
        ("a\nb\u2028c", "a↵b↵c", 5),
        ("\x1b[31mred\x1b[0m", "�[31mred�[0m", 12),
        ("\x9b31m", "�31m", 4),
        ("口罩", "口罩", 4),
        ("\u3000|", "  |", 3),
        ("e\u0301", "e\u0301", 1),
        ("anti\u200bbac\u00adterial", "antibacterial", 13),
        ("\u202eevil", "evil", 4),
        ("👍🏽", "👍", 2),
        ("❤\ufe0f", "❤", 1),
        ("\u1112\u1161\u11ab", "\u1112\u1161\u11ab", 2),
        ("\ud800", "�", 1),
        ("a\u00a0b", "a b", 3),
    ],
)
def test_text_is_made_safe_and_measured(text: str, plain: str, width: int) -> None:
    console = Console()
    assert console.plain(text) == plain
    assert console.width(text) == width


@settings(deadline=None, max_examples=50)
@given(st.text())
def test_no_character_that_a_console_obeys_is_left(text: str) -> None:
    obeyed = {"Cc", "Cf", "Cs", "Zl", "Zp"}
    assert not obeyed & {unicodedata.category(char) for char in Console().plain(text)}


@settings(deadline=None, max_examples=50)
@given(st.text(st.characters()))
def test_plain_text_is_as_wide_as_its_source_and_stays_plain(text: str) -> None:
    console = Console()
    plain = console.plain(text)
    assert console.plain(plain) == plain
    assert console.width(plain) == console.width(text)


@pytest.mark.parametrize("encoding", ["ascii", "cp1252", "cp437", "cp932", "utf-8"])
@settings(deadline=None, max_examples=50)
@given(text=st.text())
def test_everything_can_be_printed_in_the_code_page(encoding: str, text: str) -> None:
    console = Console(encoding)
    assert console.plain(text + "…│─·“”").encode(encoding)


def test_code_pages_keep_what_they_have() -> None:
    assert Console("cp1252").plain("Größe “M” ─ 口罩") == "Größe “M” - ??"
    assert Console("ascii").plain("Größe “M”…") == 'Gr??e "M"...'


@settings(deadline=None, max_examples=50)
@given(st.text(), st.integers(4, 30))
def test_shortened_text_fits(text: str, width: int) -> None:
    console = Console()
    assert console.width(console.shorten(text, width)) <= width


def test_shortening_says_so_and_leaves_short_text_alone() -> None:
    assert Console().shorten("Cotton mask for adults", 12) == "Cotton mask…"
    assert Console().shorten("Cotton mask", 12) == "Cotton mask"


@settings(deadline=None, max_examples=50)
@given(st.text(), st.integers(2, 30))
def test_wrapped_text_fits_and_loses_nothing_but_spaces(text: str, width: int) -> None:
    console = Console()
    lines = list(console.wrap(text, width))
    assert all(console.width(line) <= width for line in lines)
    assert "".join("".join(lines).split()) == "".join(console.plain(text).split())


def test_unseen_characters_can_be_spelled_out() -> None:
    assert spelled_out("\u200b") == ("<U+200B>", 8)
