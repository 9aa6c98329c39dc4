"""Spellings that hide a word: spaced letters, digits as letters, hidden characters, misspellings.

These kinds find no words by themselves: they say how a word that looks disguised may be meant.
Whether it hides a trigger is asked by :mod:`listinglint.matching.disguised_words`.
"""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Iterator, Sequence
from itertools import product

from ...folding import fold, word_forms
from ...rules import Limit
from .values import Disguise, Parameters

#: Stands for what parts the letters of a spaced word: it vanishes in folding and keeps offsets.
NOTHING = "\u200b"
_DIGITS = {
    "0": "o", "3": "e", "4": "a", "5": "s", "7": "t", "8": "b", "@": "a", "$": "s", "!": "i",
}  # fmt: skip
#: A word with more ones is read in two ways only, with all of them an i or an l.
_MANY_ONES = 3
#: So many letters at an end of a run make the trigger where the run is more than a word.
_LEAST_PART, _MOST_PART = 7, 30

_INVISIBLE = (
    "\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufe00-\ufe0f\ufeff"
)
_OTHER_SCRIPT = "\u0370-\u03ff\u0400-\u052f"
_STYLED = (
    "\u1d2c-\u1d6a\u2100-\u2121\u2123-\u214f\u24b6-\u24e9\uff21-\uff3a\uff41-\uff5a"
    "\U0001d400-\U0001d7cb\U0001f130-\U0001f189"
)
_STRUCK = "\u0334-\u0338\u20d0-\u20e4"
_LATIN = "A-Za-z\u00c0-\u024f"
_REFERENCE = re.compile(r"&(?:#\w{1,8}|zw\w{1,10}|ZeroWidthSpace|NoBreak);")
# Patterns as texts, compiled when first used: nothing else takes as long in loading this module.
_SUSPICIOUS = f"[{_INVISIBLE}{_OTHER_SCRIPT}{_STYLED}{_STRUCK}]"
_HAN_AND_KANA = "\u3041-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3"
_BETWEEN_LETTERS = (
    f"(?<=[{_LATIN}])[{_INVISIBLE}]+(?=[{_LATIN}])"
    f"|(?<=[{_HAN_AND_KANA}])[{_INVISIBLE}]+(?=[{_HAN_AND_KANA}])"
    f"|[A-Za-z][{_STRUCK}]"
)
_MIXED = f"[{_LATIN}][{_OTHER_SCRIPT}]|[{_OTHER_SCRIPT}][{_LATIN}]"
_STYLED_LETTER = f"[{_STYLED}]"
#: Beside Han and kana, Latin letters of full width are what a keyboard there writes.
_EAST_ASIAN = f"[{_HAN_AND_KANA}]"
_FULL_WIDTH = "[\uff21-\uff3a\uff41-\uff5a]"


def spaced_letters(parameters: Parameters, limit: Limit | None) -> Disguise:
    """``k.i.l.l.s``: the letters without what stands between them, all or a long part of them."""
    return Disguise(_joined)


def _joined(text: str, language: str) -> Iterator[str]:
    letters = "".join(map(_letter_for, text[::2].lower())).replace("1", "i")
    size = len(letters)
    parts = [(0, size)]
    parts += [(0, end) for end in range(min(size - 1, _MOST_PART), _LEAST_PART - 1, -1)]
    parts += [(start, size) for start in range(max(1, size - _MOST_PART), size - _LEAST_PART + 1)]
    for start, end in parts:
        word = NOTHING.join(letters[start:end])
        yield text[: 2 * start] + word + text[2 * start + len(word) :]


def digits_as_letters(parameters: Parameters, limit: Limit | None) -> Disguise:
    """``k1lls``: with the letters that the digits and signs in it are drawn like."""
    return Disguise(_lettered)


def _lettered(text: str, language: str) -> Iterator[str]:
    plain = "".join(map(_letter_for, text))
    yield plain.replace("11", "ll").replace("1", "i")
    ones = plain.count("1")
    readings = product("il", repeat=ones) if ones <= _MANY_ONES else ("i" * ones, "l" * ones)
    for reading in readings:
        letters = iter(reading)
        yield "".join(next(letters) if char == "1" else char for char in plain)


def _letter_for(char: str) -> str:
    return _DIGITS.get(char, char)


def misspelling(parameters: Parameters, limit: Limit | None) -> Disguise:
    """The words of ``words``, by language, under the spellings that are listed for each."""
    right = {
        (language, form): word
        for language, words in parameters["words"].items()
        for word, wrongs in words.items()
        for wrong in wrongs
        for form in word_forms(wrong)
    }

    def readings(text: str, language: str) -> Sequence[str]:
        word = right.get((language, fold(text).words.strip()))
        return () if word is None else (word,)

    return Disguise(readings, as_long=False)


def hidden_characters(parameters: Parameters, limit: Limit | None) -> Disguise:
    """Characters that folding undoes: invisible ones, letters of other scripts, styled letters."""
    return Disguise(lambda text, language: (text,), is_folded=True)


def is_suspicious(text: str) -> bool:
    """Whether ``text`` has any character that may be meant to hide a word: asked before folding."""
    if "&" in text and _REFERENCE.search(text) is not None:
        return True
    return not text.isascii() and re.search(_SUSPICIOUS, text) is not None


def has_han_or_kana(text: str) -> bool:
    """Whether ``text`` has East Asian letters, beside which Latin ones may be of full width."""
    return not text.isascii() and re.search(_EAST_ASIAN, text) is not None


def is_hiding(word: str, *, is_east_asian: bool) -> bool:
    """Whether the letters of ``word`` are other than they seem.

    Soft hyphens, accents, ligatures and characters before or behind the word are in order, and so
    are letters of full width in an East Asian text.
    """
    if _REFERENCE.search(word) is not None:
        return _is_hidden_by_reference(word, is_east_asian=is_east_asian)
    if re.search(_BETWEEN_LETTERS, word) is not None or re.search(_MIXED, word) is not None:
        return True
    styled = filter(_is_styled, re.findall(_STYLED_LETTER, word))
    return any(not (is_east_asian and re.match(_FULL_WIDTH, char)) for char in styled)


def _is_styled(char: str) -> bool:
    plain = unicodedata.normalize("NFKC", char)
    return len(plain) == 1 and plain.isascii() and plain.isalpha()


def _is_hidden_by_reference(word: str, *, is_east_asian: bool) -> bool:
    written = [html.unescape(reference[0]) for reference in _REFERENCE.finditer(word)]
    if any(char.isascii() and char.isalpha() for char in written):
        return True
    plain = _REFERENCE.sub("", html.unescape(word))
    return is_hiding(plain, is_east_asian=is_east_asian)
