"""``gitlab``: a Code Quality report, which GitLab shows in merge requests.

GitLab takes findings of equal fingerprints for one, and a listing may stand in two files, or twice
in one: so the file is part of these fingerprints, and copies in it are counted.
"""

from __future__ import annotations

import hashlib
from collections import Counter
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
    copies: Counter[str] = Counter()
    for finding in report.findings:
        name = f"{slashed(finding.file)}\x1f{finding.fingerprint}"
        copies[name] += 1
        yield f"{separator or '['}{json_text(_issue(finding, _hash(f'{name}{copies[name]}')))}\n"
        separator = ","
    yield "]\n" if separator else "[]\n"


def _hash(text: str) -> str:
    return hashlib.blake2b(text.encode(errors="surrogatepass"), digest_size=10).hexdigest()


def _issue(finding: Finding, fingerprint: str) -> dict[str, Any]:
    return {
        "description": told(finding),
        "check_name": finding.rule.name,
        "fingerprint": fingerprint,
        "severity": _SEVERITIES[finding.severity],
        "location": {"path": slashed(finding.file), "lines": {"begin": finding.line or 1}},
    }
