"""The seller's text around the words found, with the words underlined."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from ..findings import Span
from ..ui import say
from .console import ELLIPSIS, Console, Glyph, joined, spelled_out

#: The columns of context that a quote with several underlines leaves free, on both sides together.
_CONTEXT = 16
#: How many characters of a cut word are given up to begin or end the excerpt at a space.
_SNAP = 12


class Quote(NamedTuple):
    """An excerpt on one line, and the line of carets under it."""

    text: str
    underline: str


def quote(text: str, spans: Sequence[Span], *, width: int, console: Console) -> Quote:
    """The part of ``text`` around ``spans`` that fits into ``width`` columns.

    Where the spans alone are wider than that, the end is cut.
    """
    if not text:
        return Quote(console.plain(say("(empty)")), "")
    marked = _marked(text, spans)
    glyphs = _Glyphs(text, marked, console)
    room = max(1, width - 2 * console.glyph(ELLIPSIS).width)
    window = _snapped(text, _window(glyphs, _hull(marked), room), marked)
    return _underlined(glyphs, window, console)


def fit_together(text: str, spans: Sequence[Span], *, width: int, console: Console) -> bool:
    """Whether one quote of ``width`` columns can show all ``spans`` and some context."""
    start, end = min(span.start for span in spans), max(span.end for span in spans)
    # Few characters take more than a column, so the rest need not be measured.
    return end - start <= width and console.width(text[start:end]) <= width - _CONTEXT


class _Glyphs:
    """The glyphs of a text by position, made when asked for: descriptions may be very long."""

    def __init__(self, text: str, marked: Sequence[Span], console: Console) -> None:
        self.text = text
        self.marked = marked
        self._console = console
        unseen = (span for span in marked if not console.width(text[span.start : span.end]))
        self._spelled_out = {index for span in unseen for index in range(*span)}

    def __getitem__(self, index: int) -> Glyph:
        char = self.text[index]
        return spelled_out(char) if index in self._spelled_out else self._console.glyph(char)

    def is_marked(self, index: int) -> bool:
        return any(span.start <= index < span.end for span in self.marked)


def _marked(text: str, spans: Sequence[Span]) -> list[Span]:
    """The spans inside ``text``; an empty one marks the character it stands before."""
    last = len(text) - 1
    starts = (max(0, min(span.start, last)) for span in spans)
    return [
        Span(start, min(len(text), max(span.end, start + 1)))
        for start, span in zip(starts, spans, strict=True)
    ]


def _hull(spans: Sequence[Span]) -> Span:
    return Span(min(span.start for span in spans), max(span.end for span in spans))


def _window(glyphs: _Glyphs, hull: Span, room: int) -> Span:
    """As much as fits: the marked words, then context by turns on both sides."""
    end, used = hull.start, 0
    while end < hull.end and used + glyphs[end].width <= room:
        used += glyphs[end].width
        end += 1
    left = _grown_left(glyphs, hull.start, (room - used) // 2)
    used += sum(glyphs[index].width for index in range(left, hull.start))
    right = _grown_right(glyphs, end, room - used) if end == hull.end else end
    used += sum(glyphs[index].width for index in range(end, right))
    return Span(_grown_left(glyphs, left, room - used), right)


def _grown_left(glyphs: _Glyphs, start: int, room: int) -> int:
    while start > 0 and glyphs[start - 1].width <= room:
        start -= 1
        room -= glyphs[start].width
    return start


def _grown_right(glyphs: _Glyphs, end: int, room: int) -> int:
    while end < len(glyphs.text) and glyphs[end].width <= room:
        room -= glyphs[end].width
        end += 1
    return end


def _snapped(text: str, window: Span, marked: Sequence[Span]) -> Span:
    """The window without words cut at its ends, unless they are long or marked."""
    hull = _hull(marked)
    start, end = window
    if start > 0:
        space = text.find(" ", start - 1, min(start + _SNAP, hull.start))
        start = space + 1 if space >= 0 else start
    if hull.end <= end < len(text):
        space = text.rfind(" ", max(end - _SNAP, hull.end), end + 1)
        end = space if space >= 0 else end
    return Span(start, end)


def _underlined(glyphs: _Glyphs, window: Span, console: Console) -> Quote:
    before = console.glyph(ELLIPSIS) if window.start > 0 else Glyph("", 0)
    after = console.glyph(ELLIPSIS) if window.end < len(glyphs.text) else Glyph("", 0)
    shown = [glyphs[index] for index in range(*window)]
    carets = "".join(
        ("^" if glyphs.is_marked(index) else " ") * glyph.width
        for index, glyph in zip(range(*window), shown, strict=True)
    )
    line = joined((before, *shown, after)).text
    return Quote(line.rstrip(), (" " * before.width + carets).rstrip())
