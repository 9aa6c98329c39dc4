"""Endings: an adjective that takes the place of another one agrees with the same noun.

Rules give adjectives in their masculine singular. Which form stood in the text is told by its own
ending; where that is doubtful (*écologique* may be either) only the number is taken over.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

from .grammar import words


class Endings(NamedTuple):
    """How one language shows the number and the gender of an adjective.

    ``plural`` and ``feminine`` know a form of the old words; ``adjectives`` are those that rules
    offer. ``plurals`` and ``feminines`` say by its end what becomes of such an adjective.
    """

    plural: re.Pattern[str]
    feminine: re.Pattern[str]
    adjectives: frozenset[str]
    feminines: tuple[tuple[str, str], ...]
    plurals: tuple[tuple[str, str], ...]


_ENDINGS: Mapping[str, Endings] = {
    "fr": Endings(
        re.compile(r"(?<!s)s$|x$"),
        re.compile(r"(?:ienne|ante|ente|ive|euse|elle|ale|ée)s?$"),
        words(
            "lavable facile réutilisable élastique propre apaisant fortifiant nettoyant purifiant"
            " relaxant résistant doré emballé"
        ),
        (("e", "e"), ("", "e")),
        (("s", "s"), ("", "s")),
    ),
    "es": Endings(
        re.compile(r"s$"),
        re.compile(r"as?$"),
        words(
            "lavable fácil reutilizable resistente relajante fortificante purificante envasado"
            " limpiador dorado"
        ),
        (("o", "a"), ("dor", "dora"), ("", "")),
        (("l", "les"), ("r", "res"), ("", "s")),
    ),
    "it": Endings(
        re.compile(r"(?:i|che|ghe|ive|ose)$"),
        re.compile(r"(?:a|che|ghe|ive|ose)$"),
        words(
            "lavabile facile riutilizzabile resistente rilassante fortificante purificante"
            " confezionato dorato"
        ),
        (("o", "a"), ("", "")),
        (("o", "i"), ("a", "e"), ("e", "i"), ("", "")),
    ),
}


def agreeing(new: str, old: str, language: str | None) -> str:
    """``new`` with its adjective in the number and gender of ``old``, whose place it takes."""
    endings = _ENDINGS.get(language or "")
    adjective, blank, rest = new.partition(" ")
    if endings is None or adjective not in endings.adjectives:
        return new
    last = old.split()[-1].casefold() if old.split() else ""
    if endings.feminine.search(last):
        adjective = _with_ending(adjective, endings.feminines)
    if endings.plural.search(last):
        adjective = _with_ending(adjective, endings.plurals)
    return adjective + blank + rest


def _with_ending(word: str, endings: tuple[tuple[str, str], ...]) -> str:
    """``word`` with the first ending that it has replaced."""
    old, new = next(each for each in endings if word.endswith(each[0]))
    return word.removesuffix(old) + new
