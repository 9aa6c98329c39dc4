"""Token patterns: the few rules that need grammar, run by spaCy on the clause around a hit.

spaCy is imported when the first such rule has a candidate, which most files never have. A bare
tokenizer is enough for our patterns and takes a third of the time of ``spacy.blank``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from ..rules import TokenPattern

_WORD = r"\w+(?:['’]\w+)?"


class Grammar:
    """Runs token patterns on short texts; made once and kept, because spaCy is slow to start."""

    def __init__(self) -> None:
        from spacy.matcher import Matcher
        from spacy.tokenizer import Tokenizer
        from spacy.vocab import Vocab

        vocab = Vocab()
        self._tokenizer: Any = Tokenizer(
            vocab,
            prefix_search=re.compile(r"^[^\w\s]").search,
            suffix_search=re.compile(r"[^\w\s]$").search,
            infix_finditer=re.compile(r"[^\w\s'’]").finditer,
        )
        self._make_matcher = lambda: Matcher(vocab)
        self._matchers: dict[int, Any] = {}

    def find(self, pattern: TokenPattern, text: str) -> Iterator[tuple[int, int]]:
        """Start and end, in code points of ``text``, of each longest match."""
        document = self._tokenizer(text)
        spans = [document[start:end] for _, start, end in self._matcher(pattern)(document)]
        kept: list[tuple[int, int]] = []
        for span in sorted(spans, key=lambda span: (span.start - span.end, span.start)):
            start, end = span.start_char, span.end_char
            if all(end <= other[0] or start >= other[1] for other in kept):
                kept.append((start, end))
        yield from sorted(kept)

    def _matcher(self, pattern: TokenPattern) -> Any:
        key = id(pattern)
        if key not in self._matchers:
            matcher = self._make_matcher()
            matcher.add("rule", [_as_list(pattern.pattern)])
            self._matchers[key] = matcher
        return self._matchers[key]


def _as_list(pattern: Sequence[Any]) -> list[dict[str, Any]]:
    return [dict(token) for token in pattern]
