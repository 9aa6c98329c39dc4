"""The automaton over all literals of one language: it finds them all, overlapping, in one pass."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from ..folding import Folded
from ..literals import LiteralIndex, LiteralTable, Trigger

#: What is found: the triggers of a literal, its start and end in folded text, ends excluded.
Hits = list[tuple[tuple[Trigger, ...], int, int]]


class Automaton:
    """Finds the literals of a table; several matchers of one language can share it.

    ``large`` says that much text will follow: the deterministic automaton searches twice as fast
    and takes six times as long to build.
    """

    def __init__(self, table: LiteralTable, *, large: bool) -> None:
        self._in_words = _search(table.words, large=large)
        self._in_data = _search(table.data, large=large)

    def find(self, folded: Folded) -> Hits:
        """Every literal in ``folded``."""
        return self._in_words(folded.words) + self._in_data(folded.data)


def _search(index: LiteralIndex, *, large: bool) -> Callable[[bytes], Hits]:
    if not index.literals:
        return lambda text: []
    from ahocorasick_rs import BytesAhoCorasick, Implementation

    kind = Implementation.DFA if large else Implementation.ContiguousNFA
    find: Any = BytesAhoCorasick(index.literals, implementation=kind).find_matches_as_indexes
    triggers = index.triggers
    return lambda text: [(triggers(number), start, end) for number, start, end in find(text, True)]
