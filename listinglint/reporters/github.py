"""``github``: workflow commands, which GitHub Actions shows beside the changed lines.

A step shows ten errors, ten warnings and ten notices and drops the others, so the riskiest come
first; the rest are lines of the log, counted in one notice.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from ..findings import Finding, Report
from ..rules import SEVERITIES, Severity
from ..ui import counted
from .console import Console
from .options import ReportOptions
from .plain_words import (
    documents_needed,
    first_proposal,
    place,
    risk_words,
    slashed,
    verdict_words,
)

#: What GitHub shows of each level in a step.
MAX_ANNOTATIONS = 10

_COMMANDS = {"error": "error", "warning": "warning", "note": "notice"}


def report(report: Report, options: ReportOptions) -> Iterator[str]:
    """Annotations for the riskiest findings of each severity, plain lines for the others."""
    console = Console()
    lines = [_Line.of(finding, order, console) for order, finding in enumerate(report.findings)]
    lines.sort(key=lambda line: (SEVERITIES.index(line.severity), -line.risk, line.order))
    shown = {line.order for severity in SEVERITIES for line in _first(lines, severity)}
    for line in lines:
        if line.order in shown:
            yield line.annotation
    yield from _rest([line for line in lines if line.order not in shown])
    yield _closing(report)
    if report.summary.errors:
        errors = "\n".join(report.summary.errors)
        yield _command("error", errors, title="listinglint: not checked")


def _closing(report: Report) -> str:
    summary = report.summary
    checked = f"{counted(summary.listings, 'listing')} of {counted(summary.files, 'file')}"
    return f"- {counted(summary.findings, 'finding')} in {checked}, as of {report.as_of}\n"


class _Line(NamedTuple):
    """A finding as both lines that may be printed of it; the finding itself is let go."""

    severity: Severity
    risk: float
    order: int
    annotation: str
    plain: str

    @classmethod
    def of(cls, finding: Finding, order: int, console: Console) -> _Line:
        annotation, plain = _annotation(finding), _plain(finding, console)
        return cls(finding.severity, finding.risk, order, annotation, plain)


def _first(lines: Iterable[_Line], severity: Severity) -> list[_Line]:
    """The lines of ``severity`` that GitHub will show; one place is kept for our own words.

    Errors share theirs with inputs that could not be checked, notices with the count of the rest.
    """
    places = MAX_ANNOTATIONS if severity == "warning" else MAX_ANNOTATIONS - 1
    return [line for line in lines if line.severity == severity][:places]


def _rest(lines: list[_Line]) -> Iterator[str]:
    if not lines:
        return
    text = f"{counted(len(lines), 'more finding')}, all of them in the log of this step"
    yield _command("notice", text, title="listinglint")
    for line in lines:
        yield line.plain


def _annotation(finding: Finding) -> str:
    return _command(
        _COMMANDS[finding.severity],
        "\n".join(_told(finding)),
        file=slashed(finding.file),
        line="" if finding.line is None else str(finding.line),
        title=f"{finding.rule.name}: {_answers(finding)}",
    )


def _answers(finding: Finding) -> str:
    verdict = verdict_words(finding.verdict)
    return f"{risk_words(finding.risk)}, {verdict}" if verdict else risk_words(finding.risk)


def _told(finding: Finding) -> Iterator[str]:
    sku = f"SKU {finding.listing.sku}, " if finding.listing.sku else ""
    yield f"{sku}{place(finding)}: {finding.message}"
    if finding.fixes:
        yield first_proposal(finding)
    if finding.documents:
        yield f"needs: {documents_needed(finding)}"


def _plain(finding: Finding, console: Console) -> str:
    """A line of the log; the runner must not find a command in it, old syntax or new."""
    told = "; ".join((f"{finding.severity}, {_answers(finding)}", *_told(finding)))
    text = console.plain(f"{slashed(finding.file)}: {finding.rule.name}: {told}")
    return f"- {text.replace('##[', '## [')}\n"


def _command(name: str, message: str, **properties: str) -> str:
    given = ",".join(f"{key}={_property(value)}" for key, value in properties.items() if value)
    return f"::{name} {given}::{_data(message)}\n"


def _data(text: str) -> str:
    """The escapes that the runner undoes; a lone surrogate could not be written at all."""
    writable = text.encode(errors="replace").decode()
    return writable.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
