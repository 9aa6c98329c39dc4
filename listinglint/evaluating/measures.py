"""What is measured: answers of a linter against labels, by family and for both groups of families.

A listing is flagged for a family when the highest risk in that family reaches :data:`FLAG_AT`.

=================  =================================================================================
must recall        of the labels ``regulated`` or ``claim`` with risk medium or high: flagged
should recall      of all labels with risk medium or high: flagged
precision          of the flags: label medium or high, or ``regulated``/``claim`` at any risk
low kept low       of the labels ``word`` with risk low: not flagged
verdict            of the labels that have an answer: verdict and class agree
verdict all        of the labels with risk medium or high: the same, no answer counting as wrong
claim fixed        of the flagged ``claim`` labels, medium or high: a wording is offered
regulated fixed    of the flagged ``regulated`` labels: a wording is offered, which should not be
clean alarmed      of the listings without any label: flagged in a restricted family
brier, ece         risk against the labels' targets, no answer counting as 0 and no label as 0
=================  =================================================================================

Only families that were labelled count. An outcome that names one family says nothing of others:
for such listings only the families with a label are counted.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from ..findings import MEDIUM_RISK
from ..rules import RESTRICTED_FAMILIES, SOFT_FAMILIES, Verdict
from ..ui import to_say
from .intervals import Interval, Share, bootstrap
from .labels import Label

FLAG_AT = MEDIUM_RISK
BINS = 10
GROUPS: Mapping[str, tuple[str, ...]] = {"restricted": RESTRICTED_FAMILIES, "soft": SOFT_FAMILIES}

#: The shares by the names under which they are counted.
SHARES = (
    to_say("must recall"),
    to_say("should recall"),
    to_say("precision"),
    to_say("low kept low"),
    to_say("verdict"),
    to_say("verdict all"),
    to_say("claim fixed"),
    to_say("regulated fixed"),
)


@dataclass(frozen=True, slots=True)
class Answer:
    """What a linter says of one listing and family: that of its finding with the highest risk.

    ``offers_wording`` says that any finding of the family has a safe or unsafe fix.
    """

    risk: float
    verdict: Verdict | None
    offers_wording: bool = False

    @property
    def is_flag(self) -> bool:
        """Whether the listing is flagged for the family."""
        return self.risk >= FLAG_AT


@dataclass(frozen=True, slots=True)
class Case:
    """A labelled listing and the answers to it, both by family."""

    key: str
    labels: Mapping[str, Label]
    answers: Mapping[str, Answer]
    is_complete: bool = True

    def families(self) -> list[str]:
        """The families to judge: labelled or answered, and known."""
        answered = self.answers if self.is_complete else {}
        return [f for f in _COUNTED if f in self.labels or f in answered]


@dataclass(frozen=True, slots=True)
class Calibration:
    """Risk against target, over all listings and families that have a label or an answer.

    ``brier`` is the mean squared difference, ``ece`` the mean difference over ten bins of risk,
    weighted by what is in them.
    """

    pairs: int
    brier: float
    ece: float
    brier_interval: Interval
    ece_interval: Interval


@dataclass(frozen=True, slots=True)
class Measures:
    """The shares by family or group and name, and the calibration by group."""

    shares: Mapping[str, Mapping[str, Share]]
    calibration: Mapping[str, Calibration]
    clean_alarmed: Share
    cases: int

    @property
    def families(self) -> list[str]:
        """The families that have a label or an answer, in the order of the design."""
        return [family for family in _COUNTED if family in self.shares]


def measure(cases: Sequence[Case]) -> Measures:
    """All measures of ``cases``."""
    tallies: dict[str, _Tally] = {}
    for case in cases:
        for family in case.families():
            for name in (family, _GROUP_OF[family]):
                tallies.setdefault(name, _Tally()).count(
                    case.labels.get(family), case.answers.get(family)
                )
    return Measures(
        shares={name: tally.shares() for name, tally in tallies.items()},
        calibration=dict(_calibrations(cases)),
        clean_alarmed=_clean_alarmed(cases),
        cases=len(cases),
    )


_COUNTED = (*RESTRICTED_FAMILIES, *SOFT_FAMILIES)
_GROUP_OF = {family: group for group, families in GROUPS.items() for family in families}


class _Tally:
    """Counts hits and totals of the shares of one family or group."""

    def __init__(self) -> None:
        self._hits: Counter[str] = Counter()
        self._totals: Counter[str] = Counter()

    def count(self, label: Label | None, answer: Answer | None) -> None:
        flagged = answer is not None and answer.is_flag
        if flagged:
            self._add("precision", label is not None and (label.is_serious or label.is_claimed))
        if label is None:
            return
        self._count_flag(label, flagged)
        if label.verdict is not None:
            self._count_verdict(label, answer)
        if answer is not None and flagged:
            self._count_wording(label, answer)

    def shares(self) -> dict[str, Share]:
        return {name: Share(self._hits[name], self._totals[name]) for name in SHARES}

    def _count_flag(self, label: Label, flagged: bool) -> None:
        if label.is_serious:
            self._add("should recall", flagged)
            if label.is_claimed:
                self._add("must recall", flagged)
        elif label.verdict == "word":
            self._add("low kept low", not flagged)

    def _count_verdict(self, label: Label, answer: Answer | None) -> None:
        agrees = answer is not None and answer.verdict == label.verdict
        if answer is not None:
            self._add("verdict", agrees)
        if label.is_serious:
            self._add("verdict all", agrees)

    def _count_wording(self, label: Label, answer: Answer) -> None:
        if label.verdict == "claim" and label.is_serious:
            self._add("claim fixed", answer.offers_wording)
        elif label.verdict == "regulated":
            self._add("regulated fixed", answer.offers_wording)

    def _add(self, name: str, hit: bool) -> None:
        self._hits[name] += hit
        self._totals[name] += 1


def _clean_alarmed(cases: Iterable[Case]) -> Share:
    clean = [case for case in cases if case.is_complete and not case.labels]
    return Share(sum(any(_alarms(case)) for case in clean), len(clean))


def _alarms(case: Case) -> Iterator[bool]:
    for family in RESTRICTED_FAMILIES:
        answer = case.answers.get(family)
        yield answer is not None and answer.is_flag


#: Risk and target of one listing in one family.
_Pair = tuple[float, float]


def _calibrations(cases: Iterable[Case]) -> Iterator[tuple[str, Calibration]]:
    by_group: dict[str, list[list[_Pair]]] = {group: [] for group in GROUPS}
    for case in cases:
        pairs = _pairs(case)
        for group in GROUPS:
            if pairs[group]:
                by_group[group].append(pairs[group])
    for group, listings in by_group.items():
        if listings:
            yield group, _calibration(listings)


def _pairs(case: Case) -> dict[str, list[_Pair]]:
    pairs: dict[str, list[_Pair]] = {group: [] for group in GROUPS}
    for family in case.families():
        answer, label = case.answers.get(family), case.labels.get(family)
        risk = answer.risk if answer else 0.0
        pairs[_GROUP_OF[family]].append((risk, label.risk if label else 0.0))
    return pairs


def _calibration(listings: Sequence[Sequence[_Pair]]) -> Calibration:
    """Drawn again by listing, since the families of one listing hang together."""
    return Calibration(
        pairs=sum(map(len, listings)),
        brier=brier(listings),
        ece=calibration_error(listings),
        brier_interval=bootstrap(listings, brier),
        ece_interval=bootstrap(listings, calibration_error),
    )


def brier(listings: Iterable[Iterable[_Pair]]) -> float:
    """The mean squared difference of risk and target."""
    squares = [(risk - target) ** 2 for pairs in listings for risk, target in pairs]
    return sum(squares) / len(squares)


def calibration_error(listings: Iterable[Iterable[_Pair]]) -> float:
    """The difference of mean risk and mean target in ten bins of risk, weighted by their size."""
    differences, count = [0.0] * BINS, 0
    for pairs in listings:
        for risk, target in pairs:
            differences[min(int(risk * BINS), BINS - 1)] += risk - target
            count += 1
    return sum(map(abs, differences)) / count
