"""What the verdict-and-risk model looks at: names of features for one listing and family.

Training and judging share this page, so that a model is never asked what it was not taught.
Features are words and not numbers of a table: a rule, product kind or context that is added after
training has no weight and changes nothing.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from ..findings import MEDIUM_RISK, Candidate
from ..folding import fold
from ..rules import VERDICTS
from .priors import Judged

#: Bounds of the bands of prior risk, chosen between the values that rules use (0.1, 0.2, 0.35 …).
RISK_BANDS = (0.06, 0.13, 0.23, 0.3, 0.42, 0.6, 0.75, 0.87)
#: Risks nearer to 0 or 1 than this count as this: their log-odds would drown everything else.
LEAST_RISK = 0.01
#: More rules of one family than this in one listing say no more.
MAX_RULES = 4

_RANK = {verdict: rank for rank, verdict in enumerate(reversed(VERDICTS))}


@dataclass(frozen=True, slots=True)
class Group:
    """The candidates of one family that stand in one listing; ``lead`` has the highest risk.

    ``names`` are the features; ``log_odds`` those of the lead's prior risk, the one number.
    """

    family: str
    lead: Judged
    members: tuple[Judged, ...]
    names: tuple[str, ...]
    log_odds: float


def groups_of(
    judged: Sequence[Judged], *, kinds: frozenset[str], families: Iterable[str]
) -> list[Group]:
    """One group for each of ``families`` that has a candidate in the listing."""
    by_family: dict[str, list[Judged]] = {family: [] for family in families}
    for one in judged:
        if one[0].rule.family in by_family and one[1].verdict is not None:
            by_family[one[0].rule.family].append(one)
    leads = {family: max(found, key=_weight) for family, found in by_family.items() if found}
    company = [f"beside {family}" for family, lead in leads.items() if lead[1].risk >= MEDIUM_RISK]
    product = [f"product {kind}" for kind in sorted(kinds)]
    return [
        Group(
            family,
            lead,
            tuple(by_family[family]),
            tuple(_names(lead, by_family[family], product, company)),
            log_odds(lead[1].risk),
        )
        for family, lead in leads.items()
    ]


def _weight(judged: Judged) -> tuple[float, int]:
    """The order of design: the highest risk leads, then regulated before claim before word."""
    opinion = judged[1]
    return (opinion.risk, _RANK[opinion.verdict or "word"])


def _names(
    lead: Judged, members: Sequence[Judged], product: Iterable[str], company: Iterable[str]
) -> Iterator[str]:
    candidate, opinion = lead
    band = sum(opinion.risk >= bound for bound in RISK_BANDS)
    rule = candidate.rule.name
    yield "always"
    yield f"prior {opinion.verdict}"
    yield f"band {band}"
    yield f"prior {opinion.verdict} {band}"
    yield f"rule {rule}"
    yield f"rule {rule} {opinion.verdict} {band}"
    yield f"in {candidate.field.column.kind}"
    if candidate.negated:
        yield "negated"
    if candidate.verb is not None:
        yield "framed"
    yield from product
    yield from company
    yield from _companions(rule, members)
    yield from _words(candidate)


def _companions(leading: str, members: Sequence[Judged]) -> Iterator[str]:
    if len(members) == 1:
        yield "alone"
        return
    rules = sorted({candidate.rule.name for candidate, _ in members})
    yield f"rules {min(len(rules), MAX_RULES)}"
    for name in rules:
        if name != leading:
            yield f"with {name}"
    for verdict in sorted({opinion.verdict or "" for _, opinion in members}):
        yield f"has {verdict}"


def _words(candidate: Candidate) -> Iterator[str]:
    """The words found and one on either side, as triggers see them."""
    start, end = candidate.span
    text = candidate.field.text
    yield f"found {_plain(text[start:end][:40])}"
    before = _plain(text[max(0, start - 24) : start]).rsplit(" ", 1)
    after = _plain(text[end : end + 24]).split(" ", 1)
    yield f"after {before[-1]}"
    yield f"before {after[0]}"


def _plain(text: str) -> str:
    return fold(text).words.decode("utf-8", "replace").strip()


def log_odds(probability: float) -> float:
    """The log-odds of a probability, kept away from the infinite ends."""
    bounded = min(max(probability, LEAST_RISK), 1 - LEAST_RISK)
    return math.log(bounded / (1 - bounded))
