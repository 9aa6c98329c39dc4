"""Verdict and risk as the rules state them: priors, estimated by reading cases, not measured.

A rule's contexts are asked in order and the first that holds decides; the field and the company of
other candidates then move the risk a little.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from ..findings import MEDIUM_RISK, Candidate
from ..rules import FAMILIES_WITHOUT_VERDICT, VERDICTS, Verdict

#: A prior names one verdict; this much probability goes to it, the rest to the other two.
CERTAINTY = 0.85
#: Share of the risk that is left in fields that describe the product only loosely.
FIELD_SHARE = {"category": 0.5, "product_type": 0.5, "brand": 0.5}
#: Each weak companion of a finding that is at risk anyway takes this share of what is left.
COMPANION_SHARE = 0.15
MAX_COMPANIONS = 3
#: Kinds of products that are themselves what a family regulates. What is said of a medicine is no
#: claim that could be dropped: it stays a medicine, and whoever lists it needs its papers.
REGULATED_KINDS: Mapping[str, frozenset[str]] = {
    "disease": frozenset({"medicines"}),
    "medical": frozenset({"medicines"}),
}


class Opinion(NamedTuple):
    """What a judge makes of a candidate; ``verdicts`` is empty where there is no such question."""

    risk: float
    verdict: Verdict | None
    verdicts: Mapping[Verdict, float]


Judged = tuple[Candidate, Opinion]


class PriorJudge:
    """Judges by the rules' own priors."""

    def opinion(
        self, candidate: Candidate, *, kinds: frozenset[str], companions: int
    ) -> Opinion | None:
        """Verdict and risk of ``candidate``; ``None`` where its surroundings make it innocent.

        ``kinds`` are the product's kinds, ``companions`` the weak candidates of the same family.
        """
        rule = candidate.rule
        verdict, risk = rule.prior.verdict, rule.prior.risk
        position = self.deciding_context(candidate, kinds)
        if position is not None:
            context = rule.contexts[position]
            if context.risk is None:
                return None
            risk = context.risk
            innocent = position < len(rule.unless)
            verdict = context.verdict or ("word" if innocent else verdict)
        if verdict == "claim" and not kinds.isdisjoint(REGULATED_KINDS.get(rule.family, ())):
            verdict = "regulated"
        risk *= FIELD_SHARE.get(candidate.field.column.kind, 1.0)
        if companions and risk >= MEDIUM_RISK:
            # an innocent word stays innocent in whatever company
            risk = 1 - (1 - risk) * (1 - COMPANION_SHARE) ** min(companions, MAX_COMPANIONS)
        if verdict is None or rule.family in FAMILIES_WITHOUT_VERDICT:
            return Opinion(risk, None, {})
        return Opinion(risk, verdict, prior_verdicts(verdict))

    def together(self, judged: Sequence[Judged], *, kinds: frozenset[str]) -> Sequence[Judged]:
        """``judged`` as they are: priors know of no company but that of weak words."""
        return judged

    def deciding_context(self, candidate: Candidate, kinds: frozenset[str]) -> int | None:
        """The context of the rule that decides on ``candidate``."""
        return deciding_context(candidate, kinds)


def deciding_context(candidate: Candidate, kinds: frozenset[str]) -> int | None:
    """The position of the first context of the rule that holds in text and product."""
    held = candidate.contexts
    for position in candidate.rule.contexts_for(kinds, candidate.possible):
        if position in held:
            return position
    return None


def holding_contexts(candidate: Candidate, kinds: frozenset[str]) -> Iterator[int]:
    """The positions of all contexts of the rule that hold in text and product, in order."""
    held = candidate.contexts
    asked = candidate.rule.contexts_for(kinds, candidate.possible)
    return (position for position in asked if position in held)


def prior_log_odds(verdict: Verdict) -> list[float]:
    """The scores of all verdicts, of which the softmax is what a prior of ``verdict`` says."""
    return [math.log(share) for share in prior_verdicts(verdict).values()]


@cache
def prior_verdicts(verdict: Verdict) -> Mapping[Verdict, float]:
    """What a prior that names ``verdict`` says of all three."""
    rest = (1 - CERTAINTY) / (len(VERDICTS) - 1)
    return {other: CERTAINTY if other == verdict else rest for other in VERDICTS}
