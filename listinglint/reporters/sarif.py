"""``sarif``: SARIF 2.1.0, for code scanning and for editors that read it.

A finding stands in a cell, which SARIF does not know: the physical location is the line of the
record, and sheet, cell and SKU are logical locations.
"""

from __future__ import annotations

import heapq
import os
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import PurePath, PurePosixPath
from typing import Any
from urllib.parse import quote

from ..findings import Finding, Report, Summary, alternatives
from ..rules import DEFAULT, SEVERITIES, Rule
from .finding_json import json_text
from .options import ReportOptions
from .plain_words import one_of, told

#: GitHub refuses a run with more results.
MAX_RESULTS = 25_000
#: GitHub shows no more of a run, the most severe ones first.
MAX_SHOWN = 5_000

_SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)


def report(report: Report, options: ReportOptions) -> Iterator[str]:
    """The log, with a line for each result; holds at most :data:`MAX_RESULTS` findings."""
    findings = _worst(report.findings, MAX_RESULTS)
    rules = sorted({finding.rule for finding in findings}, key=lambda rule: rule.name)
    index = {rule.name: number for number, rule in enumerate(rules)}
    yield f'{{"$schema": "{_SCHEMA}", "version": "2.1.0", "runs": [{{\n'
    yield f'"tool": {json_text({"driver": _driver(rules, report)})},\n'
    yield f'"invocations": {json_text([_invocation(report.summary, len(findings))])},\n'
    yield '"columnKind": "unicodeCodePoints",\n"results": [\n'
    last = len(findings) - 1
    copies: Counter[str] = Counter()
    for number, finding in enumerate(findings):
        comma = "," if number < last else ""
        copies[finding.fingerprint] += 1
        name = f"{finding.fingerprint}:{copies[finding.fingerprint]}"
        yield f"{json_text(_result(finding, index[finding.rule.name], name))}{comma}\n"
    yield f'],\n"properties": {json_text({"asOf": report.as_of.isoformat()})}\n}}]}}\n'


def _worst(findings: Iterable[Finding], count: int) -> list[Finding]:
    """The ``count`` findings of highest severity and risk, in their first order."""
    kept = heapq.nlargest(count, enumerate(findings), key=_weight)
    return [finding for _, finding in sorted(kept, key=lambda item: item[0])]


def _weight(item: tuple[int, Finding]) -> tuple[int, float, int]:
    order, finding = item
    return -SEVERITIES.index(finding.severity), finding.risk, -order


def _driver(rules: Sequence[Rule], report: Report) -> dict[str, Any]:
    return {
        "name": "listinglint",
        "version": report.versions.get("listinglint", "unknown"),
        "rules": [_rule(rule) for rule in rules],
        "properties": {"versions": dict(report.versions)},
    }


def _rule(rule: Rule) -> dict[str, Any]:
    description: dict[str, Any] = {
        "id": rule.name,
        "shortDescription": _text(rule.summary),
        "fullDescription": _text(rule.why),
        "help": {"text": _help(rule), "markdown": _help_markdown(rule)},
        "defaultConfiguration": {"level": rule.severity.get(DEFAULT, "warning")},
        "properties": {"tags": [rule.family]},
    }
    if rule.references:
        description["helpUri"] = rule.references[0].url
    if rule.formerly:
        description["deprecatedIds"] = list(rule.formerly)
    return description


def _help(rule: Rule) -> str:
    documents = [f"What a regulated product needs: {each}" for each in _documents(rule)]
    sources = [f"{each.title}: {each.url} (read {each.read})" for each in rule.references]
    return "\n".join([rule.why, *documents, *sources])


def _documents(rule: Rule) -> list[str]:
    return [one_of(group) for group in alternatives(rule.documents)]


def _help_markdown(rule: Rule) -> str:
    documents = [f"- What a regulated product needs: {each}" for each in _documents(rule)]
    sources = [f"- [{each.title}]({each.url}) (read {each.read})" for each in rule.references]
    return "\n".join([rule.why, "", *documents, *sources])


def _invocation(summary: Summary, shown: int) -> dict[str, Any]:
    notifications = [_notification("error", error) for error in summary.errors]
    if shown < summary.findings:
        notifications.append(_notification("warning", _capped(shown, summary.findings)))
    if shown > MAX_SHOWN:
        text = f"GitHub shows {MAX_SHOWN:,} of these {shown:,} findings, the most severe ones"
        notifications.append(_notification("note", text))
    for file, note in summary.notes:
        notifications.append(_notification("note", f"{file}: {note}"))
    return {
        "executionSuccessful": not summary.errors,
        "toolExecutionNotifications": notifications,
    }


def _capped(shown: int, found: int) -> str:
    return (
        f"{shown} of {found} findings are in this file, those of highest severity and risk: "
        "code scanning accepts no more. The jsonl output holds all."
    )


def _notification(level: str, text: str) -> dict[str, Any]:
    return {"level": level, "message": _message(text)}


def _result(finding: Finding, index: int, fingerprint: str) -> dict[str, Any]:
    """One result; ``fingerprint`` is that of the finding with a number for each copy of it.

    Code scanning takes results of equal fingerprints for one, and a listing may stand there twice.
    """
    return {
        "ruleId": finding.rule.name,
        "ruleIndex": index,
        "level": finding.severity,
        "rank": round(finding.risk * 100, 1),
        "message": _message(told(finding)),
        "locations": [_location(finding)],
        # GitHub knows only its own key, and would else hash the line: an edit in any other cell of
        # the row would make a new alert.
        "partialFingerprints": {
            "primaryLocationLineHash": fingerprint,
            "listinglint/v1": finding.fingerprint,
        },
        "properties": {
            "risk": round(finding.risk, 3),
            "verdict": finding.verdict,
            "sku": finding.listing.sku,
            "cell": finding.cell,
            "field": finding.field.column.field,
            "text": finding.text,
        },
    }


def _location(finding: Finding) -> dict[str, Any]:
    artifact = {"uri": uri_of(PurePath(finding.file))}
    region = {"startLine": max(1, finding.line or 1)}
    location: dict[str, Any] = {
        "physicalLocation": {"artifactLocation": artifact, "region": region}
    }
    logical = list(_logical_locations(finding))
    if logical:
        location["logicalLocations"] = logical
    return location


def _logical_locations(finding: Finding) -> Iterator[dict[str, str]]:
    names = (
        ("sheet", finding.listing.sheet),
        ("cell", finding.cell),
        ("pointer", finding.field.pointer),
        ("sku", finding.listing.sku),
    )
    for kind, name in names:
        if name:
            yield {"name": name, "kind": kind}


def uri_of(path: PurePath) -> str:
    """A relative URI for a relative path, a ``file:`` URI for an absolute one.

    A colon is encoded too: ``a:b.txt`` would read as a URI of scheme ``a``.
    """
    encoded = quote(os.fsencode(path.as_posix()))
    if not path.is_absolute():
        return encoded
    if isinstance(path, PurePosixPath):
        return f"file://{encoded}"
    return f"file:{encoded}" if encoded.startswith("//") else f"file:///{_drive(encoded)}"


def _drive(encoded: str) -> str:
    return encoded.replace("%3A", ":", 1)


def _text(text: str) -> dict[str, str]:
    return {"text": text}


def _message(text: str) -> dict[str, str]:
    """A message string: braces would be placeholders, brackets links (SARIF 3.11.5, 3.11.6)."""
    escaped = text.replace("{", "{{").replace("}", "}}")
    for sign in "\\[]":
        escaped = escaped.replace(sign, f"\\{sign}")
    return _text(escaped)
