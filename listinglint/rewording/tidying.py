"""Keeps a text good language when words are taken out of it or put into it."""
# ruff: noqa: RUF001 - dashes end clauses

from __future__ import annotations

import re

_CLAUSE_START = re.compile(r"(?:[.!?;|•\n–—]\s*|,\s+|\s-\s|:\s+|^\s*)")
_CLAUSE_END = re.compile(r"[.!?;|•\n]|,(?=\s)|\s[-–—](?=\s)|$")
_SOUNDS_LIKE_VOWEL = re.compile(
    r"(?:[aeio]|u(?!ni|se|ti|sb|s\b)|hour|honest|heir|\b[fhlmnrsx]\d)", re.IGNORECASE
)
_ARTICLE = re.compile(r"\b(an?)(\s+)$", re.IGNORECASE)
_JOINERS = re.compile(r"(?:\s*[,/&+]\s*|\s+(?:and|or)\s+|\s+)$", re.IGNORECASE)
_COMMAS = re.compile(r"^\s*(?:,|/|&|\+|and\b|or\b)\s*", re.IGNORECASE)


#: Traces that a deletion leaves where the sentence was built around what is gone.
_LEFTOVERS = re.compile(
    r"[.,;:|!?]\s*[,;|]|[,;:|]\s*\.|\.\s+\.(?!\.)|\|\s*\||\(\s*\)|\[\s*\]|\{\s*\}"
    r"|\b(?:and|or|with|for|of|to|the|a|an|by|from|against|is|are|that)\s*(?=[.,;:|!?)]|$)"
    r"|(?:^|[.!?|•]\s*)(?:and|or|of|with|from)\b",
    re.IGNORECASE,
)
#: Adverbs that go with the word they strengthen.
_ADVERB = re.compile(
    r"\b(?:naturally|highly|truly|fully|completely|extremely|powerfully|super|ultra|very)\s+$",
    re.IGNORECASE,
)


def reads_worse(before: str, after: str) -> bool:
    """Whether an edit leaves more loose ends than the text had: better no proposal than that."""
    return len(_LEFTOVERS.findall(after)) > len(_LEFTOVERS.findall(before))


def clause_span(text: str, span: tuple[int, int]) -> tuple[int, int]:
    """The clause around ``span``, without the mark that ends the one before it."""
    start = 0
    for opening in _CLAUSE_START.finditer(text, 0, span[0]):
        start = opening.end()
    ending = _CLAUSE_END.search(text, span[1])
    return start, ending.start() if ending else len(text)


def replaced(text: str, span: tuple[int, int], new: str) -> tuple[tuple[int, int], str]:
    """The span that really changes and what stands there afterwards.

    It is wider than ``span`` where an article, a comma or a space has to go with the words.
    """
    if not new:
        return _deleted(text, span)
    start, end = span
    new = _like(text[start:end], new, at_start=not text[:start].strip())
    article = _ARTICLE.search(text, 0, start)
    if article:
        return (article.start(), end), _article(article, new) + new
    return span, new


def _like(old: str, new: str, *, at_start: bool) -> str:
    """``new`` in the capitals of ``old``."""
    if old.isupper() and len(old) > 3:
        return new.upper()
    words = [word for word in re.split(r"[\s-]+", old) if word]
    if len(words) > 1 and all(word[0].isupper() or not word[0].isalpha() for word in words):
        return re.sub(r"\b[a-z](?=[a-z]{2,})", lambda match: match[0].upper(), new)
    if old[:1].isupper() or at_start:
        return new[:1].upper() + new[1:]
    return new


def _deleted(text: str, span: tuple[int, int]) -> tuple[tuple[int, int], str]:
    start, end = span
    adverb = _ADVERB.search(text, 0, start)
    if adverb:
        start = adverb.start()
    before, after = text[:start], text[end:]
    follows = _COMMAS.match(after)
    precedes = _JOINERS.search(before)
    at_start = not before.strip() or before.rstrip()[-1] in ".!?;|•:\n–—("
    at_end = not after.strip() or after.lstrip()[0] in ".!?;|•\n–—)"
    if at_start:
        skip = follows.end() if follows else len(after) - len(after.lstrip(" -–—:"))
        rest = after[skip : skip + 1]
        capital = text[start : start + 1].isupper() or not before.strip()
        return (start, end + skip + len(rest)), rest.upper() if capital else rest
    if at_end and precedes:
        return (precedes.start(), end), ""
    if follows:
        return (start, end + follows.end()), ""
    gap = len(after) - len(after.lstrip(" "))
    if before.endswith(", "):
        # the comma parted two adjectives; with the last one gone it has nothing to part
        return (start - 2, end + gap), " "
    article = _ARTICLE.search(before)
    if article:
        return (article.start(), end + gap), _article(article, after[gap:])
    return (start, end + gap), ""


def _article(article: re.Match[str], following: str) -> str:
    """The indefinite article that fits the word that now follows it, in its old capitals."""
    fitting = "an" if _SOUNDS_LIKE_VOWEL.match(following) else "a"
    return (fitting.capitalize() if article[1][0].isupper() else fitting) + article[2]
