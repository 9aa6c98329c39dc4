"""The proof of language in German: verbs with particles, verbs that stand last, cases."""

from __future__ import annotations

import re

from .forms import is_finite
from .grammar import GERMAN, words
from .seams import Seam

#: Verbs that make a question of a sentence where they stand first.
_INVERTED = words("ist sind wird werden hat haben kann können lässt bleibt bleiben eignet")


def _asks(seam: Seam) -> bool:
    """A verb in front, because what stood before it went: "[Empfohlen, ]ist das Kissen"."""
    if seam.grammar is not GERMAN or seam.left or not seam.gone or seam.is_whole:
        return False
    inverted = seam.right[:1] != [] and seam.right[0] in _INVERTED
    return inverted and not is_finite(seam.gone, 0, seam.grammar)


def _parts_verb(seam: Seam) -> bool:
    """A German verb without its particle, or the particle without its verb: "beugen [… vor]"."""
    grammar, gone = seam.grammar, seam.gone
    if not grammar.particles or not gone:
        return False
    ends = len(seam.right) == 1 or seam.right[1:2] == [] or seam.right[1] in grammar.joiners
    if seam.next in grammar.particles and ends and not grammar.finite.isdisjoint(gone):
        return True
    own = [word for n, word in enumerate(gone) if word in grammar.particles and _closes(gone, n)]
    return bool(own) and grammar.finite.isdisjoint(gone[: gone.index(own[0])])


def _closes(gone: list[str], at: int) -> bool:
    """Whether a particle stands at the end of its clause."""
    return at > 0 and (at == len(gone) - 1 or gone[at + 1] in GERMAN.joiners)


#: Participles that say nothing without how: "antibakteriell ausgerüstet".
_FINISHED = words("ausgerüstet ausgestattet behandelt wirksam wirkend")
_PARTICIPLE = re.compile(r"(?:ge|ver|be|her|ent|er|pro)\w+(?:t|en)$|\w+iert$")


def _runs_into(seam: Seam) -> bool:
    """A German participle or time without what led to it: "[umweltschonend ]produziert."."""
    if seam.grammar is not GERMAN or not seam.gone or not seam.next:
        return False
    if seam.next in _FINISHED and not seam.put.strip():
        return True
    if _PARTICIPLE.match(seam.next) and re.match(r"\s*\w+\s*(?:[,.;:|!]|$)", seam.after):
        before = seam.gone_text.split()[:1] != [] and seam.gone_text.lstrip()[:1] == ","
        alone = not seam.last and bool(seam.left)
        return alone or before or seam.gone[0] in seam.grammar.joiners
    return seam.gone_text.lstrip().startswith(",") and seam.next in seam.grammar.prepositions


def _lacks_case(seam: Seam) -> bool:
    """A German adjective in the case of no sentence: "mit {feinmaschiges Netz}"."""
    found = re.match(r"([a-zäöüß]{4,}(?:es|er|e))\s[A-ZÄÖÜ]", seam.cut.new)
    if seam.grammar is not GERMAN or not found or not seam.gone:
        return False
    before = re.findall(r"\w+", seam.text[: seam.cut.start].lower())
    return bool(before) and before[-1] in seam.grammar.prepositions | seam.grammar.articles


CHECKS = (_asks, _parts_verb, _runs_into, _lacks_case)
