"""Columns nobody knows that hold long text: a seller must hear that they were not checked."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain, islice

from .columns import normalised, quoted_names
from .tables import Row

#: So many rows tell what a column holds.
WATCHED_ROWS = 200
#: From so many words and code points on a cell is prose and no name, value or place.
_LEAST_WORDS = 6
_LEAST_CHARS = 40
#: Scripts without spaces between words say as much in fewer characters.
_LEAST_SPACELESS_CHARS = 20
_FIRST_SPACELESS = "\u2e80"
#: Addresses, paths of categories, and values of programs.
_NO_PROSE = re.compile(r"://|\s[>|\u203a]\s|^\s*[\[{]|_\w+_")


class UnreadColumns:
    """Watches the first rows of a table for long text in columns that are not read.

    ``unknown`` are the names of these columns by index.
    """

    def __init__(self, unknown: Mapping[int, str]) -> None:
        self._unknown = unknown
        self._found: set[int] = set()

    def watching(self, rows: Iterable[Row]) -> Iterator[Row]:
        """``rows``, the first of them looked at as they pass."""
        left = iter(rows)
        return chain(self._seen(islice(left, WATCHED_ROWS)), left) if self._unknown else left

    def _seen(self, rows: Iterable[Row]) -> Iterator[Row]:
        for row in rows:
            cells = row.cells
            self._found |= {
                index
                for index in self._unknown.keys() - self._found
                if index < len(cells) and is_long_text(cells[index])
            }
            yield row

    def note(self) -> str | None:
        """What to say of them; ``None`` where nothing is missed."""
        names = [self._unknown[index] for index in sorted(self._found)]
        if not names:
            return None
        count = "1 column" if len(names) == 1 else f"{len(names)} columns"
        were = "was" if len(names) == 1 else "were"
        return (
            f"{count} with long text {were} not read: {quoted_names(names)}; "
            f"what buyers see must be named, for example --column {_example(names[0])}, "
            "or below [columns] in the settings"
        )


def is_long_text(cell: str) -> bool:
    """Whether a cell holds prose: several words, and no address, path or program's value."""
    if len(cell) < _LEAST_SPACELESS_CHARS or _NO_PROSE.search(cell):
        return False
    if sum(character >= _FIRST_SPACELESS for character in cell) >= _LEAST_SPACELESS_CHARS:
        return True
    words = [word for word in cell.split() if word[:1].isalpha() or word[-1:].isalpha()]
    return len(words) >= _LEAST_WORDS and len(cell) >= _LEAST_CHARS


def _example(name: str) -> str:
    """What the user can write; an attribute, because one table has several texts of no name."""
    return f'"attribute:{normalised(name)}={name}"'
