"""New texts at places of a text that is in memory, back into the bytes it was decoded from.

Shared by the formats that are parsed whole: JSON, YAML and Markdown.
"""

from __future__ import annotations

import codecs
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple, TypeVar

from .editing import FieldEdit, Piece

#: The marks and the encoding that follows each; the longest first, since UTF-32 begins as UTF-16.
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

#: Why no text can be written into a file in which not every byte is a character.
DAMAGED = (
    "the file holds bytes that are no characters of its encoding; "
    "save it as UTF-8 and run fix again"
)


class Splice(NamedTuple):
    """``text`` in the place of ``[start, end)`` of the whole text, in code points."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Encoded:
    """A text and how it lies in the bytes of its file."""

    text: str
    mark: bytes
    encoding: str

    @classmethod
    def of(cls, data: bytes, encoding: str) -> Encoded | None:
        """The text of ``data``; ``None`` where encoding it again would not give the same bytes.

        Damaged bytes were read as U+FFFD, and some encodings have two codes for one character.
        """
        marked = (
            (mark, name)
            for mark, name in _MARKS
            if data.startswith(mark) and encoding.startswith(name[:6])
        )
        mark, name = next(marked, (b"", encoding))
        try:
            text = data[len(mark) :].decode(name)
            is_same = mark + text.encode(name) == data
        except UnicodeError:
            return None
        return cls(text, mark, name) if is_same else None

    def holds(self, text: str) -> bool:
        """Whether the encoding has all characters of ``text``."""
        try:
            text.encode(self.encoding)
        except UnicodeError:
            return False
        return True

    def pieces(self, made: Iterable[tuple[FieldEdit, Splice]]) -> tuple[Piece, ...]:
        """Where in the bytes each of the splices is made, which must not overlap."""
        return tuple(self._pieces(sorted(made, key=lambda pair: pair[1])))

    def _pieces(self, made: Iterable[tuple[FieldEdit, Splice]]) -> Iterator[Piece]:
        place, byte = 0, len(self.mark)
        for edit, (start, end, new) in made:
            byte += len(self.text[place:start].encode(self.encoding))
            behind = byte + len(self.text[start:end].encode(self.encoding))
            yield Piece(edit, byte, behind, new.encode(self.encoding))
            place = start

    def spliced(self, splices: Iterable[Splice]) -> bytes:
        """The bytes with all ``splices``, which must not overlap."""
        return self.mark + splice(self.text, splices).encode(self.encoding)


def not_in(encoded: Encoded) -> str:
    """Why a text is refused that the encoding of the file does not hold."""
    return f"the file's encoding, {encoded.encoding}, lacks a letter of it; save the file as UTF-8"


def splice(text: str, splices: Iterable[Splice]) -> str:
    """``text`` with all ``splices``, which must not overlap."""
    pieces, position = [], 0
    for start, end, new in sorted(splices):
        pieces += [text[position:start], new]
        position = end
    return "".join((*pieces, text[position:]))


class Unit(NamedTuple):
    """The smallest piece of a written text and what it means: an escape and its character."""

    written: str
    meaning: str


class Middle(NamedTuple):
    """What differs between two texts: the units ``[start, end)`` of the old one, and the new text.

    All that is the same at both ends keeps the way in which it is written.
    """

    start: int
    end: int
    text: str


def changed_middle(units: list[Unit], new: str) -> Middle:
    """The units that must go so that the text means ``new``, as few as possible."""
    start, begin = 0, 0
    while start < len(units) and new.startswith(units[start].meaning, begin):
        begin += len(units[start].meaning)
        start += 1
    end, stop = len(units), len(new)
    while end > start and _ends_so(new, begin, stop, units[end - 1].meaning):
        end -= 1
        stop -= len(units[end].meaning)
    return Middle(start, end, new[begin:stop])


def _ends_so(text: str, begin: int, stop: int, ending: str) -> bool:
    return stop - len(ending) >= begin and text.endswith(ending, begin, stop)


_Item = TypeVar("_Item")


def provable(items: Sequence[_Item], holds: Callable[[Sequence[_Item]], bool]) -> list[_Item]:
    """As many ``items`` as can be made together; halves are tried where the whole does not hold.

    One that does not hold costs the others nothing, and a few trials are enough to find it.
    """
    if not items or holds(items):
        return list(items)
    if len(items) == 1:
        return []
    half = len(items) // 2
    found = [*provable(items[:half], holds), *provable(items[half:], holds)]
    return found if holds(found) else []
