"""Verdict and risk as the rules state them: priors, estimated by reading cases, not measured.

A rule's contexts are asked in order and the first that holds decides; the field and the company of
other candidates then move the risk a little.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from ..findings import Candidate
from ..rules import FAMILIES_WITHOUT_VERDICT, VERDICTS, Context, Verdict

#: A prior names one verdict; this much probability goes to it, the rest to the other two.
CERTAINTY = 0.85
#: Share of the risk that is left in fields that describe the product only loosely.
FIELD_SHARE = {"category": 0.5, "product_type": 0.5, "brand": 0.5}
#: Each weak companion takes this share of what is left to certainty.
COMPANION_SHARE = 0.15
MAX_COMPANIONS = 3


class Opinion(NamedTuple):
    """What a judge makes of a candidate; ``verdicts`` is empty where there is no such question."""

    risk: float
    verdict: Verdict | None
    verdicts: Mapping[Verdict, float]


class PriorJudge:
    """Judges by the rules' own priors."""

    def opinion(
        self, candidate: Candidate, *, kinds: frozenset[str], companions: int
    ) -> Opinion | None:
        """Verdict and risk of ``candidate``; ``None`` where its surroundings make it innocent.

        ``kinds`` are the product's kinds, ``companions`` the weak candidates of the same family.
        """
        prior = candidate.rule.prior
        verdict, risk = prior.verdict, prior.risk
        context = deciding_context(candidate, kinds)
        if context is not None:
            if context.risk is None:
                return None
            innocent = context in candidate.rule.unless
            risk = context.risk
            verdict = context.verdict or ("word" if innocent else verdict)
        risk *= FIELD_SHARE.get(candidate.field.column.kind, 1.0)
        for _ in range(min(companions, MAX_COMPANIONS)):
            risk += (1 - risk) * COMPANION_SHARE
        if candidate.rule.family in FAMILIES_WITHOUT_VERDICT or verdict is None:
            return Opinion(risk, None, {})
        return Opinion(risk, verdict, _spread(verdict))


def deciding_context(candidate: Candidate, kinds: frozenset[str]) -> Context | None:
    """The first context of the rule that holds in text and product."""
    for position, context in enumerate(candidate.rule.contexts):
        if _product_fits(context, kinds) and position in candidate.contexts:
            return context
    return None


def _product_fits(context: Context, kinds: frozenset[str]) -> bool:
    if context.product and kinds.isdisjoint(context.product):
        return False
    return kinds.isdisjoint(context.not_product)


def _spread(verdict: Verdict) -> dict[Verdict, float]:
    rest = (1 - CERTAINTY) / (len(VERDICTS) - 1)
    return {other: CERTAINTY if other == verdict else rest for other in VERDICTS}
