"""What the findings amount to: how many listings would be stopped, and what to do first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from operator import attrgetter
from typing import TypeVar

from ..findings import Finding, risk_band
from ..rules import SEVERITIES, Verdict
from ..ui import say, to_say
from .folding import listing_key

K = TypeVar("K", bound=Hashable)

#: What becomes of a listing, worst first.
STOPPED, AT_RISK, MINOR = "stopped", "at risk", "minor"
OUTCOMES = (STOPPED, AT_RISK, MINOR)
#: How many listings of each outcome are named.
NAMED = 10


_OF_BAND = {"high": STOPPED, "medium": AT_RISK, "low": MINOR}
_RANK = {name: rank for rank, name in enumerate(OUTCOMES)}


def outcome(finding: Finding) -> str:
    """What becomes of a listing with this finding alone; a note never stops one."""
    return MINOR if finding.severity == "note" else _OF_BAND[risk_band(finding.risk)]


@dataclass(slots=True)
class Count:
    """What findings of one kind did in a run; ``riskiest`` is the first of the highest risk."""

    riskiest: Finding
    findings: int = 0
    listings: int = 0
    stopped: int = 0
    at_risk: int = 0
    has_other_words: bool = False

    def add(self, findings: Sequence[Finding]) -> None:
        """Count the findings of one listing."""
        riskiest = findings[0]
        if len(findings) > 1:
            riskiest = max(findings, key=attrgetter("risk"))
        if riskiest.risk > self.riskiest.risk:
            self.riskiest = riskiest
        if not self.has_other_words:
            words = self.riskiest.text.casefold()
            self.has_other_words = any(each.text.casefold() != words for each in findings)
        self.findings += len(findings)
        self.listings += 1
        worst = _worst(findings)
        self.stopped += worst == STOPPED
        self.at_risk += worst == AT_RISK


class Tally:
    """Counts findings as they pass; those of one listing must follow each other.

    ``names`` are those of the first :data:`NAMED` listings by outcome, each once: a catalog may be
    checked in two files. ``by_advice`` separates the verdicts of a rule: who sells a real
    pesticide must not be told to drop a claim because others should.
    """

    def __init__(self) -> None:
        self.listings: Counter[str] = Counter()
        self.names: dict[str, list[str]] = {name: [] for name in OUTCOMES}
        self.by_rule: dict[str, Count] = {}
        self.by_advice: dict[tuple[str, Verdict | None], Count] = {}

    def watch(self, findings: Iterable[Finding]) -> Iterator[Finding]:
        """The same findings, counted when they are exhausted."""
        of_listing: list[Finding] = []
        last: Finding | None = None
        for finding in findings:
            if last is None or not _are_of_one(finding, last):
                self._count(of_listing)
                of_listing, last = [], finding
            of_listing.append(finding)
            yield finding
        self._count(of_listing)

    def _count(self, of_listing: Sequence[Finding]) -> None:
        if of_listing:
            worst = _worst(of_listing)
            self.listings[worst] += 1
            name, names = _name(of_listing[0]), self.names[worst]
            if len(names) < NAMED and name not in names:
                names.append(name)
            _count_each(of_listing, self.by_rule, lambda finding: finding.rule.name)
            _count_each(of_listing, self.by_advice, _advice)

    def first_things(self, number: int) -> list[Count]:
        """What costs most listings, worst first."""
        return sorted(self.by_advice.values(), key=_urgency)[:number]


def _are_of_one(one: Finding, other: Finding) -> bool:
    """Whether two findings are of one listing; the object need not be the same."""
    if one.listing is other.listing:
        return True
    return one.file == other.file and listing_key(one) == listing_key(other)


def _name(finding: Finding) -> str:
    """The listing as the report calls it: only what has cells has rows."""
    row = to_say("row {number}") if finding.cell else to_say("record {number}")
    return finding.listing.sku or say(row, number=finding.listing.row)


def _worst(findings: Sequence[Finding]) -> str:
    if len(findings) == 1:
        return outcome(findings[0])
    return min(map(outcome, findings), key=_RANK.__getitem__)


def _advice(finding: Finding) -> tuple[str, Verdict | None]:
    return finding.rule.name, finding.verdict


def _count_each(
    of_listing: Sequence[Finding], counts: dict[K, Count], key: Callable[[Finding], K]
) -> None:
    groups: dict[K, list[Finding]] = {}
    for finding in of_listing:
        groups.setdefault(key(finding), []).append(finding)
    for name, group in groups.items():
        count = counts.get(name)
        if count is None:
            count = counts[name] = Count(group[0])
        count.add(group)


def _urgency(count: Count) -> tuple[int, int, int, float, str]:
    finding = count.riskiest
    severity = SEVERITIES.index(finding.severity)
    return -count.stopped, -count.at_risk, severity, -finding.risk, finding.rule.name
