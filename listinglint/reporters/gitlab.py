"""``gitlab``: a Code Quality report, which GitLab shows in merge requests.

GitLab takes findings of equal fingerprints for one; ours differ by occurrence.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ..findings import Finding, Report
from .finding_json import json_text
from .options import ReportOptions
from .plain_words import slashed, told

_SEVERITIES = {"error": "critical", "warning": "major", "note": "info"}


def report(report: Report, options: ReportOptions) -> Iterator[str]:
    """A JSON array with an object a line."""
    separator = ""
    for finding in report.findings:
        yield f"{separator or '['}{json_text(_issue(finding))}\n"
        separator = ","
    yield "]\n" if separator else "[]\n"


def _issue(finding: Finding) -> dict[str, Any]:
    return {
        "description": told(finding),
        "check_name": finding.rule.name,
        "fingerprint": finding.fingerprint,
        "severity": _SEVERITIES[finding.severity],
        "location": {"path": slashed(finding.file), "lines": {"begin": finding.line or 1}},
    }
