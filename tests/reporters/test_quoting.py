from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from listinglint.findings import Span
from listinglint.reporters.console import Console
from listinglint.reporters.quoting import Quote, fit_together, quote

from .conftest import span_of

CONSOLE = Console()


def quoted(text: str, words: str, width: int = 40) -> Quote:
    return quote(text, [span_of(text, words)], width=width, console=CONSOLE)


def underlined(shown: Quote) -> str:
    """The characters above the carets, by column; one of double width has both of its columns."""
    columns: list[str] = []
    for char in shown.text:
        columns += [char] * CONSOLE.width(char)
    above = [char for char, caret in zip(columns, shown.underline, strict=False) if caret == "^"]
    return "".join(above)


def test_short_text_is_quoted_whole() -> None:
    assert quoted("kills mold fast", "mold") == ("kills mold fast", "      ^^^^")


def test_long_text_is_cut_between_words_on_both_sides() -> None:
    text = "one two three four five six mold seven eight nine ten eleven twelve"
    assert quoted(text, "mold", 30) == ("…five six mold seven eight…", "          ^^^^")


def test_the_context_goes_to_the_side_that_has_it() -> None:
    text = "mold one two three four five six seven eight nine"
    assert quoted(text, "mold", 30) == ("mold one two three four five…", "^^^^")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("tab\there, line\nbreak, then mold", "mold"),
        ("zero\u200b\u200bwidth and s\u00adoft before mold", "mold"),
        ("口罩防霉 mold 口罩", "mold"),
        ("口罩防霉口罩", "防霉"),
        ("\x1b[2Jcleared, mold", "mold"),
        ("e\u0301te\u0301 mold", "mold"),
        ("👍🏽👍🏽 mold", "mold"),
    ],
)
def test_the_underline_stays_under_the_words(text: str, words: str) -> None:
    twice = "".join(char * CONSOLE.width(char) for char in words)
    assert underlined(quoted(text, words)) == twice


def test_words_with_hidden_characters_are_underlined_as_seen() -> None:
    shown = quoted("an anti\u200bbacterial sock", "anti\u200bbacterial")
    assert shown == ("an antibacterial sock", "   ^^^^^^^^^^^^^")


def test_a_hidden_character_alone_is_spelled_out() -> None:
    assert quoted("so\u200bck", "\u200b") == ("so<U+200B>ck", "  ^^^^^^^^")


def test_words_wider_than_the_quote_are_cut_at_their_end() -> None:
    text = "word " * 30
    shown = quote(text, [Span(0, len(text))], width=20, console=CONSOLE)
    assert shown == ("word word word wor…", "^^^^^^^^^^^^^^^^^^")


def test_several_words_are_underlined_in_one_quote() -> None:
    text = "mold and germs"
    spans = [span_of(text, "mold"), span_of(text, "germs")]
    assert quote(text, spans, width=40, console=CONSOLE) == (text, "^^^^     ^^^^^")


def test_an_empty_span_marks_where_it_stands() -> None:
    assert quote("sock", [Span(2, 2)], width=40, console=CONSOLE) == ("sock", "  ^")
    assert quote("sock", [Span(4, 4)], width=40, console=CONSOLE) == ("sock", "   ^")


def test_an_empty_field_is_said_to_be_empty() -> None:
    assert quote("", [Span(0, 0)], width=40, console=CONSOLE) == ("(empty)", "")


def test_the_ellipsis_of_a_code_page_shifts_the_underline_with_it() -> None:
    text = "one two three four five six mold seven eight nine ten"
    shown = quote(text, [span_of(text, "mold")], width=30, console=Console("ascii"))
    assert shown == ("...five six mold seven...", "            ^^^^")


def test_words_far_apart_do_not_fit_together() -> None:
    text = f"mold {'x ' * 40} germs"
    near, far = span_of(text, "mold"), span_of(text, "germs")
    assert fit_together(text, [near, near], width=60, console=CONSOLE)
    assert not fit_together(text, [near, far], width=60, console=CONSOLE)


@settings(deadline=None, max_examples=50)
@given(st.text(min_size=1, max_size=200), st.data(), st.integers(20, 80))
def test_any_quote_fits_and_underlines_something(
    text: str, data: st.DataObject, width: int
) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start, len(text)))
    shown = quote(text, [Span(start, end)], width=width, console=CONSOLE)
    assert CONSOLE.width(shown.text) <= width
    assert len(shown.underline) <= width
    assert "^" in shown.underline
