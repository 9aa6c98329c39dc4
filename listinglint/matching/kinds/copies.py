"""``duplicate`` and ``title_words``: what a listing says twice."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ...listings import Field, Listing
from ...rules import Limit
from .repetition import folded
from .values import FieldsByKind, Hit, ListingFinder, Parameters

_WORD = re.compile(r"[^\W_]+")
#: So many different words must the title and the search terms share, and at least half of the
#: terms': one or two shared words help nobody and cost nobody anything.
_MIN_SHARED = 3
_ENDS = " .,;:!"


def duplicate(parameters: Parameters, limit: Limit | None) -> ListingFinder:
    """No two fields of one kind with the same text; the later one is found."""
    kinds: Sequence[str] = parameters["fields"]

    def find(fields: FieldsByKind, listing: Listing) -> Sequence[tuple[Field, Hit]]:
        found: list[tuple[Field, Hit]] = []
        for kind in kinds:
            same = fields.get(kind, ())
            # few clean bullets begin alike, and only those are read in full
            if len(same) > 1 and len({f.text[:16].rstrip(_ENDS).lower() for f in same}) < len(same):
                found += _duplicates(same)
        return found

    return ListingFinder(find)


def _duplicates(fields: Sequence[Field]) -> list[tuple[Field, Hit]]:
    first: dict[str, Field] = {}
    found = []
    for field in fields:
        other = first.setdefault(_bare(field.text), field)
        if other is not field and other.column.language == field.column.language:
            message = f"says the same as {other.name.replace('_', ' ')}"
            found.append((field, Hit(0, len(field.text), message)))
    return found


def _bare(text: str) -> str:
    """A text without what may differ at its end and in its capitals."""
    return text.rstrip(_ENDS).lower()


def title_words(parameters: Parameters, limit: Limit | None) -> ListingFinder:
    """Search terms that mostly repeat the words of the title; the first shared word is found."""

    def find(fields: FieldsByKind, listing: Listing) -> Sequence[tuple[Field, Hit]]:
        terms, titles = fields.get("keywords"), fields.get("title")
        if not terms or not titles:
            return ()
        if len(terms) == 1:
            said, words = folded(titles[0].text).split(), folded(terms[0].text).split()
            if len(set(said).intersection(words)) < _MIN_SHARED:
                return ()
        return _shared(titles[0], terms)

    return ListingFinder(find)


def _shared(title: Field, terms: Sequence[Field]) -> Sequence[tuple[Field, Hit]]:
    said = {match[0].casefold() for match in _WORD.finditer(title.text)}
    said = {word for word in said if len(word) > 2}
    matches = [(field, match) for field in terms for match in _WORD.finditer(field.text)]
    words = {match[0].casefold() for _, match in matches}
    shared = [(field, match) for field, match in matches if match[0].casefold() in said]
    again = list(dict.fromkeys(match[0].casefold() for _, match in shared))
    if len(again) < _MIN_SHARED or len(again) * 2 < len(words):
        return ()
    field, match = shared[0]
    message = f"{len(again)} of {len(words)} words stand in the title already: {', '.join(again)}"
    return [(field, Hit(*match.span(), message))]
