"""What must be searched so that disguised words are seen: patterns for the checks that ask for it.

Nobody could write these down in a rule: thousands of short anchors, of which hardly one stands in a
clean text, so that looking for disguises costs such a text nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from itertools import product
from string import ascii_lowercase
from typing import Any

from ..rules import ANY_LANGUAGE

#: What stands between spaced letters, always the same within one word.
_BETWEEN = r"[ .\-_*·•|/~,+]"
#: "L x W x H" is no word; one with an x in it is seen by its other letters.
_SPACED = ascii_lowercase.replace("x", "")
_CONSONANTS = "".join(letter for letter in ascii_lowercase if letter not in "aeiou")


def add_patterns(match: dict[str, Any]) -> None:
    """Put the patterns of the checks for disguises into the plain ``match`` of a rule."""
    for check in match.get("checks", ()):
        add = _ADDING.get(check["kind"])
        if add is not None:
            add(match, check)


def _add_spaced(match: dict[str, Any], check: Mapping[str, Any]) -> None:
    """Five single letters at least: "k.i.l.l.s", but not the initials of J. R. R. T."""
    unit = r"[^\W_](?![^\W_])"
    # only from the beginning of a run and without a way back: each place of a long one is tried;
    # by a look ahead, because Python 3.11.2 goes back into the last round of a "{3,400}+"
    begins = rf"(?<![^\W_])(?<!{unit}{_BETWEEN}{unit}{_BETWEEN})"
    pattern = rf"{begins}{unit}({_BETWEEN}){unit}(?=((?:\1{unit}){{3,400}}))\2"
    anchors = [f" {first} {second} " for first, second in product(_SPACED, repeat=2)]
    _add_regex(match, pattern, anchors)


def _add_digits(match: dict[str, Any], check: Mapping[str, Any]) -> None:
    """A digit or sign between two letters; "50ml", "USB3" and "A4" have none.

    A sign may also stand in front of letters, a dollar behind them: "@ntiviral", "pill$". An e-mail
    address hides nothing.
    """
    sign, word = "[0134578@$!]", r"[\w@$!]{0,40}"
    inside = rf"{word}?[^\W\d_](?:11|{sign})[^\W\d_]{word}(?<!!)"
    outside = r"[@$][^\W\d_]{4,40}|[^\W\d_]{4,40}\$"
    address = r"\w{1,40}@[\w-]{1,40}\.[^\W\d_]{2}"
    pattern = rf"(?<![\w@$!])(?!{address})(?:{inside}|{outside})(?![\w@$])"
    pairs = list(product(ascii_lowercase, repeat=2))
    anchors = [f"{first}{digit}{last}" for digit in "01345" for first, last in pairs]
    anchors += [f"{first}!{last}" for first, last in pairs if first in _CONSONANTS]
    anchors += [f"{letter}{sign}" for sign in ("11", "@", "$") for letter in ascii_lowercase]
    anchors += [f"{sign}{letter}" for sign in "@$" for letter in ascii_lowercase]
    _add_regex(match, pattern, anchors)


def _add_regex(match: dict[str, Any], pattern: str, anchors: list[str]) -> None:
    patterns = match.setdefault(ANY_LANGUAGE, {}).setdefault("regex", [])
    patterns.append({"pattern": pattern, "anchors": anchors})


def _add_misspellings(match: dict[str, Any], check: Mapping[str, Any]) -> None:
    for language, words in check.get("words", {}).items():
        phrases = match.setdefault(language, {}).setdefault("phrases", [])
        phrases += [wrong for spellings in words.values() for wrong in spellings]


_ADDING: Mapping[str, Callable[[dict[str, Any], Mapping[str, Any]], None]] = {
    "spaced-letters": _add_spaced,
    "digits-as-letters": _add_digits,
    "misspelling": _add_misspellings,
}
