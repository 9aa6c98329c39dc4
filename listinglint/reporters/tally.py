"""What the findings amount to: how many listings would be stopped, and what to do first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ..findings import Finding, risk_band
from .folding import listing_key

#: What becomes of a listing, worst first.
STOPPED, AT_RISK, MINOR = "stopped", "at risk", "minor"
OUTCOMES = (STOPPED, AT_RISK, MINOR)


def outcome(finding: Finding) -> str:
    """What becomes of a listing with this finding alone; a note never stops one."""
    if finding.severity == "note":
        return MINOR
    return {"high": STOPPED, "medium": AT_RISK, "low": MINOR}[risk_band(finding.risk)]


@dataclass(slots=True)
class RuleTally:
    """What one rule did in a run; ``riskiest`` is its first finding of the highest risk."""

    riskiest: Finding
    findings: int = 0
    listings: int = 0
    stopped: int = 0
    at_risk: int = 0


class Tally:
    """Counts findings as they pass; those of one listing must follow each other."""

    def __init__(self) -> None:
        self.rules: dict[str, RuleTally] = {}
        self.listings: Counter[str] = Counter()
        self._key: object = None
        self._listing: list[Finding] = []

    def watch(self, findings: Iterable[Finding]) -> Iterator[Finding]:
        """The same findings, counted when they are exhausted."""
        for finding in findings:
            key = finding.file, listing_key(finding)
            if key != self._key:
                self._close()
                self._key = key
            self._listing.append(finding)
            yield finding
        self._close()

    def _close(self) -> None:
        """Count the listing that has ended."""
        worst: dict[str, int] = {}
        for finding in self._listing:
            name, rank = finding.rule.name, OUTCOMES.index(outcome(finding))
            worst[name] = min(rank, worst.get(name, rank))
            self._count(finding)
        for name, rank in worst.items():
            self._count_listing(self.rules[name], rank)
        if worst:
            self.listings[OUTCOMES[min(worst.values())]] += 1
        self._listing.clear()

    def _count(self, finding: Finding) -> None:
        tally = self.rules.get(finding.rule.name)
        if tally is None:
            tally = self.rules[finding.rule.name] = RuleTally(finding)
        elif finding.risk > tally.riskiest.risk:
            tally.riskiest = finding
        tally.findings += 1

    def _count_listing(self, tally: RuleTally, rank: int) -> None:
        tally.listings += 1
        tally.stopped += OUTCOMES[rank] == STOPPED
        tally.at_risk += OUTCOMES[rank] == AT_RISK

    def first_things(self, count: int) -> list[RuleTally]:
        """The rules whose findings cost most listings, worst first."""
        return sorted(self.rules.values(), key=_urgency)[:count]


def _urgency(tally: RuleTally) -> tuple[int, int, float, str]:
    finding = tally.riskiest
    return (-tally.stopped, -tally.at_risk, -finding.risk, finding.rule.name)
