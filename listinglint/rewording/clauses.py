"""Where a claim stands in its text: the segment between hard stops, the list item inside it."""
# ruff: noqa: RUF001 - dashes and full-width marks part clauses

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

#: How far a segment reaches at most, in code points on either side of the span.
REACH = 600
#: No mark is longer, in code points. What is further away is not looked at: a description of 20 kB
#: would be gone through for each of its findings.
_LONGEST_MARK = 500
#: The longest abbreviation and the point inside it, with room to spare.
_LONGEST_ABBREVIATION = 12

_BOUNDARY = re.compile(
    r"(?P<entity>&(?:\#?\w{1,30});)"
    r"|(?P<tag><[a-zA-Z/!][^<>]{0,400}>)"
    r"|(?P<number>(?:^|(?<=[.!?:;\n])|(?<=[.!?:;]\s))\d{1,2}[.)]\s+(?=[A-Z]))"
    r"|(?P<stop>[.!?…]+(?=\s|$|[A-Z\"'”’<•\-*])|。|！|？)"
    r"|(?P<bar>[;|•●·★☆✔✓✅☑►▪■◆❤♥✿❀✨\n\r\t│｜；‣◾▶➤➡\u2b50\U0001f300-\U0001faff]+\ufe0f?)"
    r"|(?P<dash>\s[-–—]+\s|(?<=\w)-\s|\s-(?=[A-Z])|\s*—\s*|(?<!\S)[-*]\s)"
    r"|(?P<colon>\s?[:：](?=\s|[A-Z])|：)"
    r"|(?P<open>[(\[{【「])|(?P<close>[)\]}】」])"
)
_ABBREVIATION = re.compile(
    r"(?:\b(?:approx|dr|mr|mrs|ms|st|no|vs|inc|ltd|co|corp|oz|lbs?|fl|ml|ca|bzw|etc|e\.g|i\.e|z\.b"
    r"|max|min|dept|prof|nr|ggf|inkl|env|réf|núm|art)|(?<!\w)[A-Za-z])$",
    re.IGNORECASE,
)
_COMMA = re.compile(r",(?!\d)|(?<!\d),|[，、]")
_TAG_NAME = re.compile(r"</?([a-zA-Z0-9]+)")
WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*(?:[-‐‑][^\W_]+)*['’]?%?")


#: Where the space between two words was lost; *AntiBacterial* is only its spelling.
_LOST_SPACE = re.compile(r"(?<=[a-zà-ÿ]{3})(?<![Aa]nti)[A-Z][a-z]{2}")


def lacks_space(words: str) -> bool:
    """Whether a word is glued to a claim, so that it would go with it: "antibacterialSocks"."""
    return _LOST_SPACE.search(words) is not None


class Boundary(NamedTuple):
    """A mark that parts segments: where it stands and of which kind it is."""

    start: int
    end: int
    kind: str


class Stretch(NamedTuple):
    """``[start, end)`` of a text, without white space at its ends where it is a unit."""

    start: int
    end: int


@dataclass(frozen=True)
class Place:
    """A span of a text and the units around it."""

    text: str
    span: Stretch

    @cached_property
    def left_boundary(self) -> Boundary:
        """The hard stop before the span; of kind ``edge`` at the start of the text."""
        first = max(self.span.start - REACH, 0)
        last = Boundary(first, first, "edge" if first == 0 else "far")
        for boundary in boundaries(self.text, first, self.span.start):
            last = boundary
        return last

    @cached_property
    def right_boundary(self) -> Boundary:
        """The hard stop after the span; of kind ``edge`` at the end of the text."""
        end = min(self.span.end + REACH, len(self.text))
        seen = min(end + _LONGEST_MARK, len(self.text))
        after = boundaries(self.text, self.span.end, seen)
        edge = Boundary(end, end, "edge" if end == len(self.text) else "far")
        return next((each for each in after if each.start < end), edge)

    @cached_property
    def segment(self) -> Stretch:
        """What stands between the two, without the white space."""
        return trimmed(self.text, self.left_boundary.end, self.right_boundary.start)

    @cached_property
    def items(self) -> tuple[Stretch, ...]:
        """The parts of the segment between commas; a comma inside the span parts nothing."""
        start, found = self.segment.start, []
        for comma in _COMMA.finditer(self.text, *self.segment):
            if not self.span.start <= comma.start() < self.span.end:
                found.append(trimmed(self.text, start, comma.start()))
                start = comma.end()
        return (*found, trimmed(self.text, start, self.segment.end))

    @cached_property
    def position(self) -> int:
        """The number of the item in which the span stands."""
        return next(
            (n for n, item in enumerate(self.items) if item.end >= self.span.end),
            len(self.items) - 1,
        )

    @property
    def item(self) -> Stretch:
        """The item in which the span stands."""
        return self.items[self.position]

    @property
    def left(self) -> str:
        """What stands in the item before the span."""
        return self.text[min(self.item.start, self.span.start) : self.span.start]

    @property
    def right(self) -> str:
        """What stands in the item after the span."""
        return self.text[self.span.end : max(self.item.end, self.span.end)]


def boundaries(text: str, start: int, end: int) -> Iterator[Boundary]:
    """The hard stops of ``text`` that begin in ``[start, end)`` and end before ``end`` does."""
    # one character of context is seen, so that a mark at the edge is not taken for another
    for match in _BOUNDARY.finditer(text, start, end + _LONGEST_MARK):
        if match.end() > end and match.start() >= end:
            return
        kind = (match.lastgroup or "").replace("number", "bar")
        if kind == "entity" or match.end() > end:
            continue
        if kind == "stop" and match[0] == "." and _is_abbreviated(text, match.start()):
            continue
        yield Boundary(match.start(), match.end(), kind)


def _is_abbreviated(text: str, point: int) -> bool:
    """Whether the word before ``point`` is an abbreviation."""
    return _ABBREVIATION.search(text, max(point - _LONGEST_ABBREVIATION, 0), point) is not None


def trimmed(text: str, start: int, end: int) -> Stretch:
    """The stretch without white space at its ends."""
    part = text[start:end]
    lead = len(part) - len(part.lstrip())
    return Stretch(start + lead, max(start + lead, start + len(part.rstrip())))


def words_of(text: str) -> list[str]:
    """The words of a text in lower case, apostrophes upright; a joiner such as ``&`` counts."""
    return [word.lower().replace("’", "'") for word in re.findall(rf"{WORD.pattern}|[&+/]", text)]


def last_of(text: str, word: str, start: int, end: int) -> int:
    """Where ``word``, as :func:`words_of` gives it, stands last in ``text[start:end]``."""
    part = "".join(c.lower() if len(c.lower()) == 1 else c for c in text[start:end])
    part = part.replace("’", "'")
    whole = [match.start() for match in re.finditer(rf"(?<!\w){re.escape(word)}(?!\w)", part)]
    return start + (whole[-1] if whole else max(part.rfind(word), 0))


def tag_name(tag: str) -> str:
    """``li`` of ``<li class="x">`` and of ``</li>``."""
    match = _TAG_NAME.match(tag)
    return match[1].lower() if match else ""
