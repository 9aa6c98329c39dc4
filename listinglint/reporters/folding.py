"""Which findings of a file are shown one by one, and what is said of the rest."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from operator import itemgetter
from typing import NamedTuple

from ..findings import Finding

#: A rule is folded in a file where it fires on more listings than ``FOLD_ABOVE``; the findings of
#: the first ``SHOWN`` of them are shown.
FOLD_ABOVE = 5
SHOWN = 3


class Fold(NamedTuple):
    """The findings of one rule that are not shown; ``risk`` is the highest among them."""

    rule: str
    findings: int
    listings: int
    risk: float


class Folded(NamedTuple):
    """The findings to show, in their order, and the folds, those of most findings first."""

    findings: list[Finding]
    folds: list[Fold]


def listing_key(finding: Finding) -> tuple[str | None, int, str | None]:
    """What tells the listings of one file apart.

    Not the identity of the object: findings may come from another process or a cache.
    """
    listing = finding.listing
    return listing.sheet, listing.row, listing.sku


def fold(findings: Iterable[Finding]) -> Folded:
    """Fold the findings of one file; holds those of at most :data:`FOLD_ABOVE` listings a rule."""
    runs: dict[str, _Run] = {}
    for order, finding in enumerate(findings):
        name = finding.rule.name
        run = runs.get(name)
        if run is None:
            run = runs[name] = _Run(name)
        run.add(order, finding)
    kept = sorted((item for run in runs.values() for item in run.kept), key=itemgetter(0))
    folds = sorted(_folds(runs.values()), key=lambda fold: (-fold.findings, fold.rule))
    return Folded([finding for _, finding in kept], folds)


def _folds(runs: Iterable[_Run]) -> Iterator[Fold]:
    for run in runs:
        if run.listings > FOLD_ABOVE:
            rest = run.findings - len(run.kept)
            yield Fold(run.rule, rest, run.listings - SHOWN, run.rest_risk)


@dataclass(slots=True)
class _Run:
    """The findings of one rule in a file, as far as they are needed."""

    rule: str
    findings: int = 0
    listings: int = 0
    rest_risk: float = 0.0
    kept: list[tuple[int, Finding]] = field(default_factory=list)
    shown: int = 0
    last: tuple[str | None, int, str | None] | None = None

    def add(self, order: int, finding: Finding) -> None:
        key = listing_key(finding)
        if key != self.last:
            self.last = key
            self.listings += 1
        self.findings += 1
        if self.listings > SHOWN:
            self.rest_risk = max(self.rest_risk, finding.risk)
        self._keep(order, finding)

    def _keep(self, order: int, finding: Finding) -> None:
        if self.listings > FOLD_ABOVE:
            del self.kept[self.shown :]
            return
        self.kept.append((order, finding))
        if self.listings <= SHOWN:
            self.shown = len(self.kept)
