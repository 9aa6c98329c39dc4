"""``rdjson``: the Reviewdog Diagnostic Format, for reviewers on any code host."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ..findings import Finding, Report
from .finding_json import json_text
from .options import ReportOptions
from .plain_words import references_of, slashed, told

_SEVERITIES = {"error": "ERROR", "warning": "WARNING", "note": "INFO"}


def report(report: Report, options: ReportOptions) -> Iterator[str]:
    """One JSON object with a diagnostic a line."""
    yield '{"source": {"name": "listinglint"}, "diagnostics": [\n'
    separator = ""
    for finding in report.findings:
        yield f"{separator}{json_text(_diagnostic(finding))}\n"
        separator = ","
    yield "]}\n"


def _diagnostic(finding: Finding) -> dict[str, Any]:
    code = {"value": finding.rule.name}
    for reference in references_of(finding)[:1]:
        code["url"] = reference.url
    line = {"line": finding.line or 1}
    return {
        "message": told(finding),
        "location": {"path": slashed(finding.file), "range": {"start": line}},
        "severity": _SEVERITIES[finding.severity],
        "code": code,
    }
