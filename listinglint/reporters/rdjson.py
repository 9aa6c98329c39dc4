"""``rdjson``: the Reviewdog Diagnostic Format, for reviewers on any code host.

Proposals that can be placed exactly become suggestions, which a reviewer takes with one click.
reviewdog counts the columns of a line in bytes of UTF-8 and wants a diagnostic and its suggestions
on the same lines.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from operator import attrgetter
from typing import Any

from ..findings import Finding, Replacement, Report
from .finding_json import json_text
from .options import ReportOptions
from .plain_words import references_of, slashed, told

_SEVERITIES = {"error": "ERROR", "warning": "WARNING", "note": "INFO"}
#: So many findings are placed in their file at once; each time, the whole file is read.
_AT_ONCE = 20_000


def report(report: Report, options: ReportOptions) -> Iterator[str]:
    """One JSON object with a diagnostic a line."""
    yield '{"source": {"name": "listinglint"}, "diagnostics": [\n'
    separator = ""
    for findings in _batches(report):
        for finding, replacements in zip(findings, report.place(findings), strict=True):
            yield f"{separator}{json_text(_diagnostic(finding, replacements))}\n"
            separator = ","
    yield "]}\n"


def _batches(report: Report) -> Iterator[list[Finding]]:
    """The findings of one file each, of many in several parts; none parts a listing."""
    for _, of_file in groupby(report.findings, key=attrgetter("file")):
        batch: list[Finding] = []
        for finding in of_file:
            if len(batch) >= _AT_ONCE and finding.listing is not batch[-1].listing:
                yield batch
                batch = []
            batch.append(finding)
        yield batch


def _diagnostic(finding: Finding, replacements: Sequence[Replacement]) -> dict[str, Any]:
    code = {"value": finding.rule.name}
    for reference in references_of(finding)[:1]:
        code["url"] = reference.url
    lines: dict[str, Any] = {"start": {"line": finding.line or 1}}
    if replacements:
        lines = _lines(replacements[0])
    diagnostic = {
        "message": told(finding),
        "location": {"path": slashed(finding.file), "range": lines},
        "severity": _SEVERITIES[finding.severity],
        "code": code,
    }
    suggestions = [_suggestion(each) for each in replacements if _lines(each) == lines]
    return {**diagnostic, "suggestions": suggestions} if suggestions else diagnostic


def _lines(replacement: Replacement) -> dict[str, Any]:
    """The range of whole lines that a replacement is in."""
    return {"start": {"line": replacement.start[0] + 1}, "end": {"line": replacement.end[0] + 1}}


def _suggestion(replacement: Replacement) -> dict[str, Any]:
    start, end = _position(replacement.start), _position(replacement.end)
    return {"range": {"start": start, "end": end}, "text": replacement.text}


def _position(place: tuple[int, int]) -> dict[str, int]:
    line, column = place
    return {"line": line + 1, "column": column + 1}
