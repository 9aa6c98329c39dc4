"""What to change in one listing: proposals one after the other, each upon the last one's result."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from ..changes import Change, Step
from ..findings import Finding, Fix
from ..listings import Listing

#: Every step takes a finding away, so this many mean that proposals undo each other.
MAX_ROUNDS = 100

#: Kinds of fields whose values are chosen and not written: other words there would be wrong ones.
NEVER_REWORDED = frozenset({"brand", "category", "product_type"})

#: The findings of a listing, with proposals.
Lint = Callable[[Listing], Sequence[Finding]]


@dataclass(frozen=True, slots=True)
class Mended:
    """What is to be changed in a listing, and the findings it would have then."""

    changes: tuple[Change, ...]
    left: Sequence[Finding]


def mend(listing: Listing, findings: Sequence[Finding], *, lint: Lint, unsafe: bool) -> Mended:
    """Apply proposals to ``listing``, which has ``findings``, until none can be applied.

    A round takes one proposal for each field; then the listing is linted again, because a proposal
    speaks of the text that it was made for. ``unsafe`` takes those too that assert something new.
    Families in which the product is regulated are left alone altogether.
    """
    steps: dict[int, list[Step]] = {}
    now = listing
    for _ in range(MAX_ROUNDS):
        chosen = dict(_chosen(now, findings, steps, unsafe=unsafe))
        if not chosen:
            break
        for number, step in chosen.items():
            steps.setdefault(number, []).append(step)
        now = _after(now, chosen)
        findings = lint(now)
    changes = (
        Change(listing, listing.fields[number], tuple(of_field))
        for number, of_field in sorted(steps.items())
    )
    return Mended(tuple(changes), findings)


def fields_to_mend(findings: Sequence[Finding], *, unsafe: bool) -> int:
    """How many fields of the one listing that has ``findings`` could be changed next."""
    if not findings:
        return 0
    return sum(1 for _ in _chosen(findings[0].listing, findings, {}, unsafe=unsafe))


def _chosen(
    listing: Listing,
    findings: Sequence[Finding],
    steps: dict[int, list[Step]],
    *,
    unsafe: bool,
) -> Iterator[tuple[int, Step]]:
    """By number of the field the next step of each that has one."""
    open_to_words = list(open_to_rewording(findings))
    for number, field in enumerate(listing.fields):
        seen = {field.text, *(step.before for step in steps.get(number, ()))}
        of_field = [finding for finding in open_to_words if finding.field is field]
        # The riskiest first: its wording may take the words of the others along.
        for finding in sorted(of_field, key=lambda each: (-each.risk, each.span)):
            fixes = applicable(finding, unsafe=unsafe)
            fix = next((fix for fix in fixes if fix.result not in seen), None)
            if fix is not None:
                yield number, Step(finding, fix)
                break


def open_to_rewording(findings: Sequence[Finding]) -> Iterator[Finding]:
    """Those of one listing's findings that other words may answer at all."""
    regulated = {finding.rule.family for finding in findings if finding.verdict == "regulated"}
    for finding in findings:
        if finding.rule.family in regulated or finding.field.column.kind in NEVER_REWORDED:
            continue
        yield finding


def applicable(finding: Finding, *, unsafe: bool) -> Iterator[Fix]:
    """The proposals of ``finding`` that may be applied without asking, the best first.

    Never one for a regulated product: it needs its papers, and no other words.
    """
    if finding.verdict == "regulated":
        return
    allowed = ("safe", "unsafe") if unsafe else ("safe",)
    for fix in finding.fixes:
        if fix.applicability in allowed and fix.result and fix.result.strip():
            yield fix


def _after(listing: Listing, chosen: dict[int, Step]) -> Listing:
    fields = tuple(
        field._replace(text=chosen[number].after) if number in chosen else field
        for number, field in enumerate(listing.fields)
    )
    return replace(listing, fields=fields)
