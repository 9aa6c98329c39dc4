"""What a console shows of a text, and how many columns it takes.

A seller's text may hold anything: line breaks, escape sequences that would repaint the terminal,
zero-width characters, characters of double width, characters the code page lacks. Here each
character becomes a :class:`Glyph` that is safe to print and of known width.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from typing import NamedTuple

ELLIPSIS = "…"

#: For code pages: what our own signs look like where they are missing.
_ASCII = dict(
    zip("…│─·↵≥“”„«»\ufffd", ("...", "|", "-", "-", " ", ">=", *5 * '"', "?"), strict=True)
) | {"\u2013": "-", "\u2014": "-", "\u2018": "'", "\u2019": "'"}
_LINE_BREAKS = "\n\r\v\f\x85\u2028\u2029"
_HAN = "\u3005-\u3007\u3041-\u30ff\u3400-\u9fff"
#: Beside a Chinese or Japanese letter a line may end, but not before a mark that closes.
_BREAKABLE = re.compile(
    f"(?<=[{_HAN}，。、；：！？）」』】])(?![，。、；：！？）」』】”’])"  # noqa: RUF001 - their marks
    f"|(?<=[0-9A-Za-z])(?=[{_HAN}])"
)
#: Parts of a Hangul syllable and of an emoji: drawn into the character before them.
_JOINING = ((0x1160, 0x11FF), (0xD7B0, 0xD7FF), (0xFE00, 0xFE0F), (0x1F3FB, 0x1F3FF))


class Glyph(NamedTuple):
    """A character as printed: ``width`` counts console columns, 0 to 3."""

    text: str
    width: int


class Console:
    """A console of one encoding."""

    def __init__(self, encoding: str = "utf-8") -> None:
        self._glyphs = _Glyphs(encoding)
        self._texts = _Texts(self._glyphs)

    def glyph(self, char: str) -> Glyph:
        """``char`` as it is safe to print here."""
        return self._glyphs[char]

    def plain(self, text: str) -> str:
        """``text`` on one line, without anything that a console would obey."""
        return text.translate(self._texts)

    def width(self, text: str) -> int:
        """The columns that ``text`` takes."""
        if text.isascii() and text.isprintable():
            return len(text)
        glyphs = self._glyphs
        return sum(glyphs[char].width for char in text)

    def shorten(self, text: str, width: int) -> str:
        """``text`` in plain, cut with an ellipsis to fit into ``width`` columns."""
        if self.width(text) <= width:
            return self.plain(text)
        room = width - self.glyph(ELLIPSIS).width
        return self.plain(text[: self._fitting(text, room)].rstrip() + ELLIPSIS)

    def wrap(self, text: str, width: int) -> Iterator[str]:
        """``text`` in plain, in lines of at most ``width`` columns; long words are broken."""
        line = ""
        for gap, word in self._words(text, width):
            joined = f"{line}{gap}{word}" if line else word
            if line and self.width(joined) > width:
                yield line
                joined = word
            line = joined
        if line:
            yield line

    def _words(self, text: str, width: int) -> Iterator[tuple[str, str]]:
        """What must stay together, each behind the gap before it."""
        for word in self.plain(text).split():
            gap = " "
            for rest in _unbroken(word):
                while self.width(rest) > width:
                    cut = max(1, self._fitting(rest, width))
                    yield gap, rest[:cut]
                    gap, rest = "", rest[cut:]
                yield gap, rest
                gap = ""

    def _fitting(self, text: str, width: int) -> int:
        """How many leading characters of ``text`` fit into ``width`` columns."""
        used = 0
        for count, char in enumerate(text):
            used += self.glyph(char).width
            if used > width:
                return count
        return len(text)


def _unbroken(word: str) -> list[str]:
    """``word`` where a line may end: Chinese and Japanese are written without blanks."""
    return [word] if word.isascii() else _BREAKABLE.split(word)


class _Glyphs(dict[str, Glyph]):
    """The glyphs of an encoding by character, made when asked for."""

    def __init__(self, encoding: str) -> None:
        self._encoding = encoding

    def __missing__(self, char: str) -> Glyph:
        glyph = self[char] = self._fitted(_glyph_of(char))
        return glyph

    def _fitted(self, glyph: Glyph) -> Glyph:
        """The glyph itself where the code page has it, else its likeness in ASCII."""
        try:
            glyph.text.encode(self._encoding)
        except UnicodeEncodeError:
            likeness = _ASCII.get(glyph.text, "?" if glyph.width else "")
            return Glyph(likeness, len(likeness))
        return glyph


class _Texts(dict[int, str]):
    """What :meth:`str.translate` asks for: glyphs by code point."""

    def __init__(self, glyphs: _Glyphs) -> None:
        self._of_char = glyphs

    def __missing__(self, code: int) -> str:
        text = self[code] = self._of_char[chr(code)].text
        return text


def _glyph_of(char: str) -> Glyph:
    if char in _LINE_BREAKS:
        return Glyph("↵", 1)
    code = ord(char)
    if char == "\t" or 0x20 <= code < 0x7F:
        return Glyph(char.replace("\t", " "), 1)
    if any(first <= code <= last for first, last in _JOINING):
        return Glyph(char if code < 0xFE00 else "", 0)
    return _by_category(char, unicodedata.category(char))


def _by_category(char: str, category: str) -> Glyph:
    width = 2 if unicodedata.east_asian_width(char) in "WF" else 1
    if category == "Zs":
        return Glyph(" " * width, width)
    if category == "Cf":  # zero-width, soft hyphen, and the marks that turn the writing direction
        return Glyph("", 0)
    if category in ("Cc", "Cs", "Cn"):
        return Glyph("\ufffd", 1)
    return Glyph(char, 0) if category in ("Mn", "Me") else Glyph(char, width)


def spelled_out(char: str) -> Glyph:
    """A character that cannot be seen, by its number: ``<U+200B>``."""
    text = f"<U+{ord(char):04X}>"
    return Glyph(text, len(text))


def joined(glyphs: Iterable[Glyph]) -> Glyph:
    """Several glyphs as one."""
    parts = tuple(glyphs)
    return Glyph("".join(part.text for part in parts), sum(part.width for part in parts))
