"""``placeholder`` and ``capitals``: what is wrong with a text as a whole."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ...listings import Listing
from ...rules import Limit
from .characters import brand_spans
from .values import FieldFinder, Hit, Parameters, since

_SMALL = re.compile(r"[a-z]{5}")
_WORD = re.compile(r"[^\W\d_]{4,}")
#: What may stand around a placeholder; not ``#``, with which the errors of spreadsheets begin.
_AROUND = " \t\r\n\xa0.,;:!?()[]<>{}\"'*_=–—-"  # noqa: RUF001 - the dashes are meant


def placeholder(parameters: Parameters, limit: Limit | None) -> FieldFinder:
    """No field that says nothing but one of ``texts``, or holds punctuation only."""
    texts = frozenset(_bare(text) for text in parameters["texts"])
    longest = max(map(len, texts)) + 6

    def find(text: str, listing: Listing) -> Sequence[Hit]:
        bare = _bare(text)
        if not text or text.isspace() or (bare and bare not in texts):
            return ()
        start = len(text) - len(text.lstrip())
        return [Hit(start, len(text.rstrip()))]

    return FieldFinder(find, up_to=longest)


def _bare(text: str) -> str:
    return text.strip(_AROUND).casefold()


def capitals(parameters: Parameters, limit: Limit | None) -> FieldFinder:
    """No text in capitals alone: two long words at least, the brand aside, and no small one."""
    dated = since(limit) if limit else ""

    def find(text: str, listing: Listing) -> Sequence[Hit]:
        if _SMALL.search(text):
            return ()
        branded = brand_spans(text, listing)
        words = [
            match[0]
            for match in _WORD.finditer(text)
            if not any(first <= match.start() < last for first, last in branded)
        ]
        if len(words) < 2 or not all(map(str.isupper, words)):
            return ()
        return [Hit(0, len(text), f"written in capitals alone, not allowed{dated}")]

    return FieldFinder(find, capitals=True)
