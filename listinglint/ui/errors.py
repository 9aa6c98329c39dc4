"""Errors and places in the language spoken.

They are made in English, far from whoever reads them: in another process, or in an earlier run
whose results were kept. So the finished line is taken apart again at the places where
:class:`~listinglint.errors.InputError` joins file, place, what is wrong and what to do.
"""

from __future__ import annotations

from collections.abc import Iterator

from . import SOURCE_LANGUAGE, say, spoken_language, translated

_PLACE_BEGINNINGS = (
    *("line ", "row ", "rows ", "sheet ", "record ", "cell ", "column "),
    "Invalid value",
)


def error_line(line: str) -> str | None:
    """``line`` in the language spoken; ``None`` where any of it is not known there."""
    if spoken_language() == SOURCE_LANGUAGE:
        return line
    for where, rest in _splits(line, ": "):
        told = _sentences(rest)
        if told:
            return say("{where}: {what}", where=place(where), what=told) if where else told
    return None


def place(where: str) -> str:
    """``shop.csv, line 7`` with the words for line, row and sheet translated."""
    return ", ".join(_place_part(part) for part in where.split(", "))


def _place_part(part: str) -> str:
    known = translated(part) if part.startswith(_PLACE_BEGINNINGS) else None
    return known or part


def _sentences(text: str) -> str | None:
    # the remedy first: a reason that the system gives would swallow it
    for what, remedy in _splits(text, ". "):
        first, second = translated(what), translated(remedy)
        if what and first and second:
            return say("{what}. {remedy}", what=first, remedy=second)
    return translated(text)


def _splits(text: str, separator: str) -> Iterator[tuple[str, str]]:
    """Both sides of each ``separator``, then the whole text behind nothing."""
    start = text.find(separator)
    while start >= 0:
        yield text[:start], text[start + len(separator) :]
        start = text.find(separator, start + 1)
    yield "", text
