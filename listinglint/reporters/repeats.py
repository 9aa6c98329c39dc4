"""Which findings of a listing are shown in full, and which are only named beside one of them.

A word that a seller likes stands in the title, in two bullets and in the search terms. What there
is to say of it is the same in every cell, so it is said once.
"""

from __future__ import annotations

from collections.abc import Iterable
from operator import attrgetter
from typing import NamedTuple

from ..findings import Finding, risk_band
from ..ui import say
from .plain_words import field_label, said_of

#: How many columns the words of a finding may take where they are only named.
_WORDS_WIDTH = 40


class Told(NamedTuple):
    """A finding to show in full; ``again`` are those of which the same is to be said."""

    finding: Finding
    again: tuple[Finding, ...] = ()

    @property
    def times(self) -> int:
        """How often the very same was found in this cell."""
        return 1 + sum(map(self._is_alike, self.again))

    @property
    def elsewhere(self) -> list[Finding]:
        """Those that differ in cell or words."""
        return [finding for finding in self.again if not self._is_alike(finding)]

    @property
    def in_cell(self) -> list[Finding]:
        """Those of the same cell."""
        return [each for each in self.again if cell_key(each) == cell_key(self.finding)]

    def _is_alike(self, finding: Finding) -> bool:
        return cell_key(finding) == cell_key(self.finding) and _said(finding) == _said(self.finding)


def cell_key(finding: Finding) -> tuple[object, ...]:
    """What tells the cells of one listing apart."""
    field = finding.field
    return field.column.field, field.column.key, field.column.index, field.pointer, field.text


def told_each(findings: Iterable[Finding]) -> list[Told]:
    """The findings one by one, nothing folded."""
    return [Told(finding) for finding in findings]


def told_once(findings: Iterable[Finding]) -> list[Told]:
    """The findings of one listing, those of one rule that need the same advice together.

    The first of them is shown, with the highest risk among them. A finding with a proposal is not
    told by one without, nor one of high risk by one of low.
    """
    groups: dict[tuple[object, ...], list[Finding]] = {}
    for finding in findings:
        groups.setdefault(_advice(finding), []).append(finding)
    return [_told(group) for group in groups.values()]


def _told(group: list[Finding]) -> Told:
    riskiest = max(group, key=attrgetter("risk"))
    return Told(group[0]._replace(risk=riskiest.risk), tuple(group[1:]))


def _advice(finding: Finding) -> tuple[object, ...]:
    band, has_proposal = risk_band(finding.risk), bool(finding.fixes)
    return finding.rule.name, finding.severity, finding.verdict, band, has_proposal


def also(told: Told) -> str:
    """Where else and in which words: ``M4, R4: “antimicrobial”``; words only where they differ."""
    words_by_place: dict[str, list[str]] = {}
    for finding in told.elsewhere:
        words = words_by_place.setdefault(_place(finding), [])
        if _said(finding) not in words:
            words.append(_said(finding))
    places_by_words: dict[str, list[str]] = {}
    for place, words in words_by_place.items():
        new = "" if words == [_said(told.finding)] else ", ".join(words)
        places_by_words.setdefault(new, []).append(place)
    return "; ".join(
        f"{', '.join(places)}{say(': ')}{words}" if words else ", ".join(places)
        for words, places in places_by_words.items()
    )


def _place(finding: Finding) -> str:
    return finding.cell or finding.field.pointer or field_label(finding)


def _said(finding: Finding) -> str:
    """The words in small letters where the message is about them, else the message."""
    words = finding.text.strip()
    if not words or words not in finding.message:
        return said_of(finding)
    short = words if len(words) <= _WORDS_WIDTH else f"{words[: _WORDS_WIDTH - 1].rstrip()}…"
    return say("“{words}”", words=short.lower())
