"""``jsonl``: one finding a line, written while the files are still being read."""

from __future__ import annotations

from collections.abc import Iterator

from ..findings import Report
from .finding_json import finding_encoder
from .options import ReportOptions


def report(report: Report, options: ReportOptions) -> Iterator[str]:
    """One line of JSON for each finding; nothing where there is none."""
    encode = finding_encoder(report.as_of)
    for finding in report.findings:
        yield encode(finding) + "\n"
