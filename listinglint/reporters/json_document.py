"""``json``: the findings of ``jsonl`` in one document, with a summary and the versions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

from ..findings import Report, Summary
from ..rules import SEVERITIES, VERDICTS
from .finding_json import SCHEMA, finding_encoder, json_text
from .options import ReportOptions

_BANDS = ("high", "medium", "low")


def report(report: Report, options: ReportOptions) -> Iterator[str]:
    """The document, a line for each of its keys and each finding.

    The summary stands first for those who read the file, and is known last: the findings are held
    as text until then. Where that is too much, ``jsonl`` holds nothing.
    """
    encode = finding_encoder(report.as_of)
    findings = [encode(finding) for finding in report.findings]
    yield "{\n"
    for key, value in _head(report).items():
        yield f'  "{key}": {json_text(value)},\n'
    yield from _array(findings)
    yield "}\n"


def _array(findings: list[str]) -> Iterator[str]:
    if not findings:
        yield '  "findings": []\n'
        return
    yield '  "findings": [\n'
    for finding in findings[:-1]:
        yield f"    {finding},\n"
    yield f"    {findings[-1]}\n"
    yield "  ]\n"


def _head(report: Report) -> dict[str, Any]:
    summary = report.summary
    return {
        "schema": SCHEMA,
        "versions": dict(report.versions),
        "as_of": report.as_of.isoformat(),
        "summary": _summary(summary),
        "errors": summary.errors,
        "notes": [{"file": file, "note": note} for file, note in summary.notes],
    }


def _summary(summary: Summary) -> dict[str, Any]:
    return {
        "files": summary.files,
        "listings": summary.listings,
        "listings_with_findings": summary.listings_with_findings,
        "findings": summary.findings,
        "suppressed": summary.suppressed,
        "accepted": summary.accepted,
        "by_severity": _counts(summary.by_severity, SEVERITIES),
        "by_band": _counts(summary.by_band, _BANDS),
        "by_verdict": _counts(summary.by_verdict, VERDICTS),
        "by_rule": _counts(summary.by_rule, sorted(summary.by_rule)),
        "passed_over": summary.passed_over,
        "unused_suppressions": summary.unused_suppressions,
    }


def _counts(counter: Counter[str], names: Iterable[str]) -> dict[str, int]:
    """Every name, also those that were never counted: a consumer need not ask first."""
    return {name: counter[name] for name in names}
