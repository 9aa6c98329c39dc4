"""What a linter answers to a labelled listing, in the form that is measured."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from ..findings import Finding
from ..linter import Linter
from ..listings import Listing
from ..rules import VERDICTS
from .labels import Label, LabelledListing
from .measures import Answer, Case

#: Says of a listing what a linter would say, by family.
Answers = Callable[[LabelledListing], Mapping[str, Answer]]


def linter_answers(linter: Linter) -> Answers:
    """The answers of ``linter``; wordings are tried where a measure asks for them."""

    def answers(labelled: LabelledListing) -> Mapping[str, Answer]:
        findings = linter.findings(labelled.listing)
        return {
            family: answer_of(_with_fixes(linter, own, labelled.labels.get(family)))
            for family, own in by_family(findings).items()
        }

    return answers


def cases_of(listings: Iterable[LabelledListing], answers: Answers) -> list[Case]:
    """Each listing with the answers to it."""
    return [
        Case(labelled.key, labelled.labels, answers(labelled), labelled.is_complete)
        for labelled in listings
    ]


def by_family(findings: Iterable[Finding]) -> dict[str, list[Finding]]:
    """The findings of one listing by family, in their order."""
    found: dict[str, list[Finding]] = {}
    for finding in findings:
        found.setdefault(finding.rule.family, []).append(finding)
    return found


def answer_of(findings: Sequence[Finding]) -> Answer:
    """The one answer that the findings of one listing and family give together."""
    top = max(findings, key=_importance)
    offers = any(fix.applicability != "display" for f in findings for fix in f.fixes)
    return Answer(top.risk, top.verdict, offers)


def top_finding(linter: Linter, listing: Listing) -> Finding | None:
    """The finding by which the listing is most likely stopped; form (``style``) last."""
    findings = linter.findings(listing)
    return max(findings, key=lambda f: (f.rule.family != "style", *_importance(f)), default=None)


def _importance(finding: Finding) -> tuple[float, int]:
    """Risk, then regulated before claim before word."""
    rank = VERDICTS.index(finding.verdict) if finding.verdict else len(VERDICTS)
    return finding.risk, -rank


def _with_fixes(linter: Linter, own: Sequence[Finding], label: Label | None) -> Sequence[Finding]:
    """``own`` with proposals, but only where the label makes them count: proving one is slow."""
    if label is None or not label.is_claimed or not answer_of(own).is_flag:
        return own
    return linter.reworded(own)
