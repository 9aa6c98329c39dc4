"""Room five: a finding in, the same finding with its proposals out.

Every proposal has been applied to its field and checked again: it is kept only when the finding is
gone, no new one came, and no number was lost. Nothing is ever proposed for a regulated product.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from functools import cache, cached_property
from itertools import islice
from typing import overload

from ..findings import Edit, Finding, Fix, Span
from ..rules import ANY_LANGUAGE, DEFAULT_LANGUAGE, Wording
from .tidying import clause_span, reads_worse, replaced

#: Above this probability of a regulated product no wording is offered.
MAX_REGULATED = 0.2
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")

#: Up to this length, in code points, a whole field is checked again; of a longer one the stretch
#: around the edit, further than any rule looks.
WHOLE_FIELD = 1000
STRETCH = 400

#: Given another text for the finding's field, the findings that the field would then have.
Recheck = Callable[[str], Sequence[Finding]]


def reword(finding: Finding, *, recheck: Recheck, limit: int = 3) -> Finding:
    """``finding`` with at most ``limit`` proven proposals, the best first.

    Proposals are proved when somebody looks at them: a report that folds a thousand findings into
    one line need not pay for a thousand re-checks.
    """
    if finding.verdict == "regulated" or finding.verdicts.get("regulated", 0.0) > MAX_REGULATED:
        return finding
    wordings = list(_wordings(finding))
    if not wordings:
        return finding
    return finding._replace(fixes=Proposals(lambda: _proven(finding, wordings, recheck), limit))


class Proposals(Sequence[Fix]):
    """Fixes that are worked out when the first of them is asked for."""

    def __init__(self, fixes: Callable[[], Iterator[Fix]], limit: int) -> None:
        self._work_out = fixes
        self._limit = limit

    @cached_property
    def _fixes(self) -> tuple[Fix, ...]:
        return tuple(islice(self._work_out(), self._limit))

    @overload
    def __getitem__(self, index: int) -> Fix: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Fix]: ...
    def __getitem__(self, index: int | slice) -> Fix | Sequence[Fix]:
        return self._fixes[index]

    def __len__(self) -> int:
        return len(self._fixes)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and tuple(self) == tuple(other)

    def __hash__(self) -> int:
        return hash(self._fixes)


def _proven(finding: Finding, wordings: Sequence[Wording], recheck: Recheck) -> Iterator[Fix]:
    recheck = cache(recheck)
    seen: list[Fix] = []
    for wording in wordings:
        fix = _proposal(finding, wording)
        if fix not in seen and _is_proven(finding, fix, recheck):
            seen.append(fix)
            yield fix


def _wordings(finding: Finding) -> Iterator[Wording]:
    words = finding.text.casefold()
    for key in dict.fromkeys((finding.language or DEFAULT_LANGUAGE, ANY_LANGUAGE)):
        for wording in finding.rule.reword.get(key, ()):
            if wording.product and finding.kinds.isdisjoint(wording.product):
                continue
            if not wording.matches or words in map(str.casefold, wording.matches):
                yield wording


def _proposal(finding: Finding, wording: Wording) -> Fix:
    if wording.applicability == "display":
        return Fix("display", wording.text)
    text = finding.field.text
    span = clause_span(text, finding.span) if wording.clause else finding.span
    span, new = replaced(text, span, wording.text)
    edit = Edit(finding.field, Span(*span), new)
    result = text[: span[0]] + new + text[span[1] :]
    return Fix(wording.applicability, wording.text, (edit,), result)


def _is_proven(finding: Finding, fix: Fix, recheck: Recheck) -> bool:
    if fix.result is None:
        return True
    if not fix.result.strip() or _loses_number(finding, fix):
        return False
    old, new = _stretches(finding.field.text, fix)
    if reads_worse(old, new):
        return False

    def counts(other: Finding) -> bool:
        return other.rule is finding.rule or _counts(other)

    before = Counter(map(_key, filter(counts, recheck(old))))
    after = Counter(map(_key, filter(counts, recheck(new))))
    return after[_key(finding)] < before[_key(finding)] and after <= before


def _counts(finding: Finding) -> bool:
    """Whether a finding speaks against a proposal: that a bullet is short now does not."""
    return finding.rule.family != "style" or finding.severity != "note"


def _stretches(text: str, fix: Fix) -> tuple[str, str]:
    """What has to be checked again of the text before and after the edit."""
    result = fix.result or ""
    if len(text) <= WHOLE_FIELD:
        return text, result
    edit = fix.edits[0]
    start = max(text.rfind(" ", 0, max(edit.span.start - STRETCH, 0)), 0)
    last = text.find(" ", edit.span.end + STRETCH)
    tail = len(text) - last if last >= 0 else 0
    return text[start : len(text) - tail], result[start : len(result) - tail]


def _loses_number(finding: Finding, fix: Fix) -> bool:
    """Whether a number goes with the words around the span (one inside it is part of the claim)."""
    span = fix.edits[0].span
    text = finding.field.text
    around = text[span.start : finding.span.start] + " " + text[finding.span.end : span.end]
    return _NUMBER.search(around) is not None


def _key(finding: Finding) -> tuple[str, str, str]:
    # what a check of form quotes changes with every edit
    text = "" if finding.rule.family == "style" else finding.text.casefold()
    return finding.rule.name, finding.field.column.key, text
