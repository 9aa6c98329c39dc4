"""Token patterns: the few rules that need grammar, run by spaCy on the clause around a hit.

spaCy is imported when the first such rule has a candidate, which most files never have. The tokens
are our own: spaCy's would be thrown off by markup, accents of their own and runs of white space.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import Any

from ..rules import TokenPattern

#: What a reader does not see inside a word: soft hyphens and characters without width.
_UNSEEN = "\xad\u200b-\u200f\u2060\ufeff"
_BLANK = re.compile(r"<[a-z/!][^<>]*>|&nbsp;|&#160;", re.IGNORECASE)
_TOKEN = re.compile(rf"\w[\w\u0300-\u036f{_UNSEEN}]*(?:['\u2019]\w+)?|[^\w\s{_UNSEEN}]")


class Grammar:
    """Runs token patterns on short texts; made once and kept, because spaCy is slow to start."""

    def __init__(self) -> None:
        from spacy.lang.lex_attrs import LEX_ATTRS
        from spacy.matcher import Matcher
        from spacy.tokens import Doc
        from spacy.vocab import Vocab

        vocab = Vocab(lex_attr_getters=LEX_ATTRS)
        self._make_document: Any = lambda words: Doc(vocab, words=words)
        self._make_matcher: Any = lambda: Matcher(vocab)
        self._matchers: dict[int, Any] = {}

    def find(self, pattern: TokenPattern, text: str) -> Iterator[tuple[int, int]]:
        """Start and end, in code points of ``text``, of each longest match."""
        places, words = _tokens(text)
        found = self._matcher(pattern)(self._make_document(words))
        kept: list[tuple[int, int]] = []
        for _, first, end in sorted(found, key=lambda match: (match[1] - match[2], match[1])):
            span = (places[first][0], places[end - 1][1])
            if all(span[1] <= other[0] or span[0] >= other[1] for other in kept):
                kept.append(span)
        yield from sorted(kept)

    def _matcher(self, pattern: TokenPattern) -> Any:
        key = id(pattern)
        if key not in self._matchers:
            matcher = self._make_matcher()
            matcher.add("rule", [[dict(token) for token in pattern.pattern]])
            self._matchers[key] = matcher
        return self._matchers[key]


def _tokens(text: str) -> tuple[list[tuple[int, int]], list[str]]:
    """Where each token stands in ``text``, and how a reader would read it."""
    blanked = _BLANK.sub(lambda markup: " " * len(markup[0]), text)
    found = list(_TOKEN.finditer(blanked))
    words = [unicodedata.normalize("NFC", re.sub(f"[{_UNSEEN}]", "", token[0])) for token in found]
    return [token.span() for token in found], words
