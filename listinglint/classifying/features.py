"""What the verdict-and-risk model looks at: names of features for one listing and family.

Training and judging share this page, so that a model is never asked what it was not taught.
Features are words and not numbers of a table: a rule or product kind that is added after training
has no weight and changes nothing.

The words of the listing itself are not among them. Cross-validation gained nothing by the words
found, before or after, and a model that knows no words cannot learn a catalog by heart.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import chain
from typing import NamedTuple

from ..findings import MEDIUM_RISK
from ..rules import VERDICTS, Verdict
from .priors import Judged

#: Bounds of the bands of prior risk, chosen between the values that rules use (0.1, 0.2, 0.35 …).
RISK_BANDS = (0.06, 0.13, 0.23, 0.3, 0.42, 0.6, 0.75, 0.87)
#: Risks nearer to 0 or 1 than this count as this: their log-odds would drown everything else.
LEAST_RISK = 0.01
#: More rules of one family than this in one listing say no more.
MAX_RULES = 4

_RANK = {verdict: rank for rank, verdict in enumerate(reversed(VERDICTS))}


#: Features that go together; a model adds up the weights of a block once and remembers the sum.
Block = tuple[str, ...]


class Evidence(NamedTuple):
    """What is known of one listing in one family; equal evidence is judged alike.

    ``log_odds`` are those of the leading candidate's prior risk, the one feature that is a number.
    """

    family: str
    blocks: tuple[Block, ...]
    log_odds: float

    @property
    def names(self) -> Iterator[str]:
        """All features but the number."""
        return chain.from_iterable(self.blocks)


class Group(NamedTuple):
    """The candidates of one family that stand in one listing; ``lead`` has the highest risk."""

    evidence: Evidence
    lead: Judged
    members: Sequence[Judged]


def groups_of(
    judged: Sequence[Judged], *, kinds: frozenset[str], families: Iterable[str]
) -> list[Group]:
    """One group for each of ``families`` that has a candidate in the listing."""
    by_family: dict[str, list[Judged]] = {}
    for one in judged:
        if one[1].verdict is not None:
            by_family.setdefault(one[0].rule.family, []).append(one)
    leads = {f: max(by_family[f], key=_weight) for f in by_family.keys() & families}
    company = frozenset(f for f, lead in leads.items() if lead[1].risk >= MEDIUM_RISK)
    around = (_product(kinds), _company(company))
    return [
        Group(_evidence(family, lead, by_family[family], around), lead, by_family[family])
        for family, lead in sorted(leads.items())
    ]


def _evidence(
    family: str, lead: Judged, members: Sequence[Judged], around: tuple[Block, Block]
) -> Evidence:
    return Evidence(family, (*_own(lead, members), *around), log_odds(lead[1].risk))


def _weight(judged: Judged) -> tuple[float, int]:
    """The order of design: the highest risk leads, then regulated before claim before word."""
    opinion = judged[1]
    return (opinion.risk, _RANK[opinion.verdict or "word"])


def _own(lead: Judged, members: Sequence[Judged]) -> tuple[Block, Block]:
    """The features of the leading candidate, and of those of the same family beside it."""
    candidate, opinion = lead
    name = candidate.rule.name
    leading = _leading(
        name,
        opinion.verdict or "word",
        _band(opinion.risk),
        candidate.field.column.kind,
        candidate.negated,
        candidate.verb is not None,
    )
    if len(members) == 1:
        return leading, _ALONE
    rules = frozenset(other.rule.name for other, _ in members)
    verdicts = frozenset(judged.verdict or "word" for _, judged in members)
    return leading, _beside(name, rules, verdicts)


_ALONE: Block = ("alone",)


@lru_cache(maxsize=4096)
def _leading(
    rule: str, verdict: Verdict, band: int, field: str, negated: bool, framed: bool
) -> Block:
    return (
        "always",
        f"prior {verdict}",
        f"band {band}",
        f"prior {verdict} {band}",
        f"rule {rule}",
        f"rule {rule} {verdict} {band}",
        f"in {field}",
        *(("negated",) if negated else ()),
        *(("framed",) if framed else ()),
    )


@lru_cache(maxsize=4096)
def _beside(leading: str, rules: frozenset[str], verdicts: frozenset[Verdict]) -> Block:
    return (
        f"rules {min(len(rules), MAX_RULES)}",
        *(f"with {name}" for name in sorted(rules - {leading})),
        *(f"has {verdict}" for verdict in sorted(verdicts)),
    )


@lru_cache(maxsize=4096)
def _product(kinds: frozenset[str]) -> Block:
    return tuple(f"product {kind}" for kind in sorted(kinds))


@lru_cache(maxsize=4096)
def _company(families: frozenset[str]) -> Block:
    return tuple(f"beside {family}" for family in sorted(families))


@lru_cache(maxsize=1024)
def _band(risk: float) -> int:
    return sum(risk >= bound for bound in RISK_BANDS)


def log_odds(probability: float) -> float:
    """The log-odds of a probability, kept away from the infinite ends."""
    bounded = min(max(probability, LEAST_RISK), 1 - LEAST_RISK)
    return math.log(bounded / (1 - bounded))
