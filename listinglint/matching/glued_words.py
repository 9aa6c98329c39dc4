"""Words that stand without a space between them: ``killsBacteria``, ``10.8VLi-ionCapacity``.

Exports lose the line ends between two texts, and sellers leave out spaces to get around a check.
Where a small letter is followed by a capital, such words are read once more, apart, for the
restricted families. A name that the listing gives as its brand is left whole.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from ..findings import Candidate, Span
from ..folding import Folded, fold
from ..listings import Field
from .field_matcher import FieldMatcher

#: Where words meet: shorter ones are units, models and abbreviations (kWh, iPhone, LiPo).
_SEAM = re.compile("(?<=[a-zß-öø-ÿ]{3})(?=[A-ZÀ-ÖØ-Þ][a-zß-öø-ÿ]{2})")
_SMALL = re.compile("[a-zß-öø-ÿ]")
_CAPITAL = re.compile("[A-ZÀ-ÖØ-Þ]")
_LATIN_1 = [chr(code) for code in range(256)]
#: Small letters, capitals and all else: a text as these is searched as fast as memory is read.
_CASES = "".join(
    "a" if _SMALL.match(char) else "A" if _CAPITAL.match(char) else " " for char in _LATIN_1
).encode()
_SEAM_IN_CASES = b"aaaAaa"


def may_be_glued(text: str) -> bool:
    """Whether words meet in ``text``; asked of every listing, and no for most."""
    return _SEAM_IN_CASES in text.encode("latin-1", "replace").translate(_CASES)


class GluedWords:
    """Finds what ``matcher`` finds in words that are read apart."""

    def __init__(self, matcher: FieldMatcher) -> None:
        self._matcher = matcher

    def candidates(
        self, fields: Iterable[Field], listing: Folded, *, brand: str, known: Sequence[Candidate]
    ) -> list[Candidate]:
        """What begins, ends or goes on where two words meet, unless its rule is ``known`` there."""
        return [
            candidate
            for field in fields
            for candidate in self._in_field(field, listing, brand)
            if not any(_overlap(candidate, other) for other in known)
        ]

    def _in_field(self, field: Field, listing: Folded, brand: str) -> Iterator[Candidate]:
        text = field.text
        seams = [
            seam.start()
            for seam in _SEAM.finditer(text)
            if _word_at(text, seam.start()) not in brand
        ]
        if not seams:
            return
        gaps = [seam + number for number, seam in enumerate(seams)]
        apart = field._replace(text=_apart(text, seams))
        folded = fold(apart.text)
        for match in self._matcher.matches(apart, folded, self._matcher.hits(folded)):
            start, end = (place - bisect_left(gaps, place) for place in match.span)
            if bisect_left(seams, start) < bisect_right(seams, end):
                yield match._replace(span=Span(start, end)).candidate(field, listing)


def _apart(text: str, seams: Sequence[int]) -> str:
    """``text`` with a space at each of ``seams``."""
    bounds = [0, *seams, len(text)]
    return " ".join(text[start:end] for start, end in pairwise(bounds))


def _word_at(text: str, place: int) -> str:
    start, end = text.rfind(" ", 0, place) + 1, text.find(" ", place)
    return text[start : end if end >= 0 else len(text)]


def _overlap(one: Candidate, other: Candidate) -> bool:
    return (
        one.field is other.field
        and one.rule is other.rule
        and one.span.start < other.span.end
        and other.span.start < one.span.end
    )
