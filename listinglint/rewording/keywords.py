"""Search terms: a list of words without grammar, from which a term goes and its separator."""

from __future__ import annotations

import re

from .cutting import Cut

_SEPARATOR = re.compile(r"\s*[,;|]\s*")


def without_term(text: str, span: tuple[int, int]) -> Cut:
    """The words of ``span`` out of a list of search terms, the separators of the others as were."""
    start, end = span
    before, after = _SEPARATOR.search(text[:start][::-1]), _SEPARATOR.match(text, end)
    opens = not text[:start].strip() or (before is not None and before.start() == 0)
    if after and opens:
        return Cut(start, after.end(), "")
    if opens and not text[end:].strip():
        first = len(text[:start].rstrip(" \t,;|"))
        return Cut(first, end, "")
    gap = len(text[end:]) - len(text[end:].lstrip(" "))
    if gap and (opens or text[start - 1] == " "):
        return Cut(start, end + gap, "")
    return Cut(len(text[:start].rstrip(" ")), end, "")
