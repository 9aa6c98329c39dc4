"""``characters``, ``symbols`` and ``emoji``: what may not stand in a field."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ...listings import Listing
from ...rules import Limit
from .values import FieldFinder, Hit, Parameters, since, value_of

#: Pictographs as the inside of a regular expression's brackets: emoji, dingbats, geometric shapes.
PICTOGRAPHS = (
    "\u231a\u231b\u23e9-\u23fa\u25a0-\u27bf\u2b00-\u2bff\U0001f000-\U0001f2ff\U0001f300-\U0001faff"
)
#: What only modifies the pictograph before it: presentation selectors, joiners, skin tones.
_MODIFIERS = "\ufe0e\ufe0f\u200d\u20e3"

#: Marks that sellers use for decoration, and what makes each one an identifier or a measure:
#: "Style #4301", "180# grit", "<10 lb", "~5 kg", "6*9 ft".
_DECORATIVE = {
    "~": r"~(?!\s?\d)",
    "#": r"(?<!\d)#(?!\s?\w*\d)",
    "<": r"<(?!=?\s?\d)",
    ">": r">(?!=?\s?\d)",
    "*": r"\*(?!\s?\d)",
}
_TAG = r"</?[A-Za-z][^<>]*>"


def characters(parameters: Parameters, limit: Limit | None) -> FieldFinder:
    """None of the characters in the limit's value, unless the brand's name holds them."""
    forbidden = value_of(limit)
    assert limit is not None
    wide = re.escape("".join(c for c in forbidden if not c.isascii()))
    marks = "".join(c for c in forbidden if c.isascii())
    return _forbidding(re.compile(f"[{re.escape(forbidden)}]+"), limit, marks=marks, wide=wide)


def emoji(parameters: Parameters, limit: Limit | None) -> FieldFinder:
    """No pictographs; a run of them is one hit."""
    assert limit is not None
    pattern = re.compile(f"(?:[{PICTOGRAPHS}][{_MODIFIERS}]*)+")
    return _forbidding(pattern, limit, wide=PICTOGRAPHS)


def symbols(parameters: Parameters, limit: Limit | None) -> FieldFinder:
    """The characters in the limit's value only as part of an identifier or a measure.

    Tags are left to the ``html`` kind.
    """
    marks: str = value_of(limit)
    dated = since(limit) if limit else ""
    pattern = re.compile(f"{_TAG}|((?:{'|'.join(_DECORATIVE[mark] for mark in marks)})+)")

    def find(text: str, listing: Listing) -> Sequence[Hit]:
        return [
            Hit(*match.span(1), _message(match[1], dated, "allowed only in numbers and measures"))
            for match in pattern.finditer(text)
            if match[1]
        ]

    return FieldFinder(find, marks=marks)


def _forbidding(
    pattern: re.Pattern[str], limit: Limit, *, marks: str = "", wide: str = ""
) -> FieldFinder:
    dated = since(limit)

    def find(text: str, listing: Listing) -> Sequence[Hit]:
        spans = [match.span() for match in pattern.finditer(text)]
        branded = brand_spans(text, listing) if spans else []
        return [
            Hit(start, end, _message(text[start:end], dated, "not allowed here"))
            for start, end in spans
            if not any(first <= start and end <= last for first, last in branded)
        ]

    return FieldFinder(find, marks=marks, wide=wide)


def _message(found: str, dated: str, what: str) -> str:
    return f"“{found}” {'is' if len(found) == 1 else 'are'} {what}{dated}"


def brand_spans(text: str, listing: Listing) -> list[tuple[int, int]]:
    """Where the listing's brand stands in ``text``, capitals aside."""
    brand = listing.text_of("brand").strip()
    if not brand:
        return []
    return [match.span() for match in re.finditer(re.escape(brand), text, re.IGNORECASE)]
