"""Room three: candidates in, findings out. Each is given its verdict and its risk.

A :class:`Judge` decides; :class:`~listinglint.classifying.priors.PriorJudge` uses the rules' own
priors, trained models take the same place.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Protocol

from ..findings import Candidate, Finding, HeldDocument
from ..listings import Listing
from ..rules import FAMILIES_WITHOUT_VERDICT, Rule, Weight
from .priors import Opinion, PriorJudge
from .products import ProductKinds

__all__ = ["Judge", "Opinion", "PriorJudge", "ProductKinds", "classify"]

_Judged = tuple[Candidate, Opinion]


class Judge(Protocol):
    """Gives a candidate its verdict and risk."""

    def opinion(
        self, candidate: Candidate, *, kinds: frozenset[str], companions: int
    ) -> Opinion | None:
        """What is it really, and how likely is it stopped; ``None`` for: nothing at all."""
        ...


def classify(
    listing: Listing, candidates: Sequence[Candidate], *, judge: Judge, products: ProductKinds
) -> list[Finding]:
    """The findings among ``candidates``, in the order of the listing's fields."""
    kinds = products.of(listing)
    concerned = [candidate for candidate in candidates if _concerns(candidate.rule, kinds)]

    def judged(weight: Weight, companions: Mapping[str, int]) -> list[_Judged]:
        asked = [
            (c, companions.get(c.rule.family, 0)) for c in concerned if c.rule.weight == weight
        ]
        opinions = [(c, judge.opinion(c, kinds=kinds, companions=number)) for c, number in asked]
        return [(candidate, opinion) for candidate, opinion in opinions if opinion is not None]

    weak = judged("weak", {})
    # a weak word that its surroundings make innocent is nobody's companion
    companions = Counter(candidate.rule.family for candidate in _distinct(c for c, _ in weak))
    findings = [_finding(listing, *both) for both in (*judged("strong", companions), *weak)]
    return _in_order(listing, _without_lonely_weak(_without_overlaps(findings)))


def _concerns(rule: Rule, kinds: frozenset[str]) -> bool:
    """Whether the rule is in force for a product of these kinds."""
    wanted = rule.applies_to.product
    return not wanted or not kinds.isdisjoint(wanted)


def _distinct(candidates: Iterable[Candidate]) -> list[Candidate]:
    """One candidate for each rule and wording: a word said ten times is one companion."""
    seen = {(c.rule.name, c.text.casefold()): c for c in candidates}
    return list(seen.values())


def _finding(listing: Listing, candidate: Candidate, opinion: Opinion) -> Finding:
    rule, field = candidate.rule, candidate.field
    marketplace = listing.marketplace_of(field)
    return Finding(
        rule=rule,
        listing=listing,
        field=field,
        span=candidate.span,
        severity=candidate.severity or rule.severity_on(marketplace),
        risk=opinion.risk,
        verdict=opinion.verdict,
        verdicts=opinion.verdicts,
        message=candidate.message or rule.message.replace("{text}", candidate.text),
        documents=_documents(rule, marketplace) if opinion.verdict == "regulated" else (),
        references=candidate.references or rule.references,
        language=listing.language_of(field),
        marketplace=marketplace,
        negated=candidate.negated,
        framed=candidate.verb is not None,
    )


def _documents(rule: Rule, marketplace: str | None) -> tuple[HeldDocument, ...]:
    return tuple(
        HeldDocument(document.name)
        for document in rule.documents
        if not document.marketplaces or marketplace is None or marketplace in document.marketplaces
    )


def _without_overlaps(findings: list[Finding]) -> list[Finding]:
    """Of overlapping findings of one family in one field, the one with the highest risk.

    Checks of form may overlap: a title can be too long and repeat a word at the same time.
    """
    kept: list[Finding] = []
    for finding in sorted(findings, key=_importance):
        if finding.rule.family in FAMILIES_WITHOUT_VERDICT or not any(
            _overlap(finding, other) for other in kept
        ):
            kept.append(finding)
    return kept


def _importance(finding: Finding) -> tuple[bool, float, int, int, str]:
    weak = finding.rule.weight == "weak"
    return (weak, -finding.risk, -_length(finding), finding.span.start, finding.rule.name)


def _length(finding: Finding) -> int:
    return finding.span.end - finding.span.start


def _overlap(one: Finding, other: Finding) -> bool:
    return (
        one.rule.family == other.rule.family
        and one.field is other.field
        and one.span.start < other.span.end
        and other.span.start < one.span.end
    )


def _without_lonely_weak(findings: list[Finding]) -> list[Finding]:
    strong = {finding.rule.family for finding in findings if finding.rule.weight == "strong"}
    return [f for f in findings if f.rule.weight == "strong" or f.rule.family in strong]


def _in_order(listing: Listing, findings: list[Finding]) -> list[Finding]:
    if len(findings) < 2:
        return findings
    places = {id(field): number for number, field in enumerate(listing.fields)}
    last = len(places)
    return sorted(findings, key=lambda f: (places.get(id(f.field), last), f.span, f.rule.name))
