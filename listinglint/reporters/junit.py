"""``junit``: JUnit XML, which nearly every build server shows as test results.

A file is a suite and a finding a failed case. A run without findings is one passed case: many
servers take a report without cases for a broken build.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby
from operator import attrgetter
from xml.sax.saxutils import escape, quoteattr

from ..findings import Finding, Report
from .options import ReportOptions
from .plain_words import place, risk_words, slashed, told, verdict_words

#: Characters that XML 1.0 cannot hold, not even escaped.
_NOT_XML = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def report(report: Report, options: ReportOptions) -> Iterator[str]:
    """The suites of the files with findings, then one for the run itself."""
    yield '<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="listinglint">\n'
    for file, findings in groupby(report.findings, key=attrgetter("file")):
        yield from _suite(slashed(file), [_case(finding) for finding in findings])
    yield from _run(report)
    yield "</testsuites>\n"


def _suite(name: str, cases: list[str]) -> Iterator[str]:
    counts = f'tests="{len(cases)}" failures="{len(cases)}" errors="0"'
    yield f"<testsuite name={_attribute(name)} {counts}>\n"
    yield from cases
    yield "</testsuite>\n"


def _case(finding: Finding) -> str:
    name = f"{finding.listing.sku or 'no SKU'}, {place(finding)}: {finding.text}"
    answers = ", ".join(
        part for part in (risk_words(finding.risk), verdict_words(finding.verdict)) if part
    )
    return (
        f"<testcase classname={_attribute(finding.rule.name)} name={_attribute(name)}>\n"
        f"<failure type={_attribute(finding.severity)} message={_attribute(answers)}>"
        f"{escape(_xml(told(finding)))}</failure>\n</testcase>\n"
    )


def _run(report: Report) -> Iterator[str]:
    """What could not be checked, and that the others were."""
    errors = [
        f'<testcase classname="listinglint" name="input">'
        f"<error message={_attribute(error)}/></testcase>\n"
        for error in report.summary.errors
    ]
    counts = f'tests="{len(errors) + 1}" failures="0" errors="{len(errors)}"'
    yield f'<testsuite name="listinglint" {counts}>\n'
    yield from errors
    checked = f"{report.summary.listings} listings checked, as of {report.as_of}"
    yield f'<testcase classname="listinglint" name={_attribute(checked)}/>\n</testsuite>\n'


def _attribute(text: str) -> str:
    return quoteattr(_xml(text))


def _xml(text: str) -> str:
    # Parsers read a bare carriage return as a line feed anyway.
    return _NOT_XML.sub("\ufffd", text.replace("\r", "\n"))
