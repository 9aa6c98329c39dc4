"""A finding as the JSON object that ``json`` and ``jsonl`` share; its keys are a promise."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from typing import Any

from ..findings import Finding, Fix
from ..rules import VERDICTS, Reference
from .plain_words import references_of

SCHEMA = 1

#: Line ends to some readers though not to JSON; escaped, a finding stays on one line for them too.
_LINE_ENDS = (("\x85", "\\u0085"), ("\u2028", "\\u2028"), ("\u2029", "\\u2029"))

_readable = json.JSONEncoder(ensure_ascii=False).encode
_ascii = json.JSONEncoder().encode


def json_text(value: object) -> str:
    """``value`` on one line of JSON that can be written as UTF-8, whatever the seller's text."""
    text = _readable(value)
    if text.isascii():
        return text
    try:
        text.encode()
    except UnicodeEncodeError:  # half of a surrogate pair, from a damaged ``\ud83d`` escape
        return _ascii(value)
    for char, escape in _LINE_ENDS:
        text = text.replace(char, escape)
    return text


def finding_encoder(as_of: date) -> Callable[[Finding], str]:
    """A function that encodes findings, remembering the parts that many of them share."""
    references: dict[tuple[Reference, ...], str] = {}

    def encode(finding: Finding) -> str:
        sources = references_of(finding)
        shared = references.get(sources)
        if shared is None:
            shared = references[sources] = json_text([_reference(source) for source in sources])
        head = json_text(_head(finding))[:-1]
        fingerprint = json_text(finding.fingerprint)
        return f'{head}, "references": {shared}, "fingerprint": {fingerprint}, "as_of": "{as_of}"}}'

    return encode


def _head(finding: Finding) -> dict[str, Any]:
    """Every key before ``references``."""
    listing, field, rule = finding.listing, finding.field, finding.rule
    column, span = field.column, finding.span
    verdicts = finding.verdicts
    return {
        "schema": SCHEMA,
        "file": finding.file,
        "format": finding.format,
        "sku": listing.sku,
        "location": {
            "sheet": listing.sheet,
            "row": listing.row,
            "cell": finding.cell,
            "line": finding.line,
            "pointer": field.pointer,
        },
        "field": column.field,
        "key": column.key,
        "column": column.label or None,
        "language": finding.language,
        "marketplace": finding.marketplace,
        "rule": rule.name,
        "family": rule.family,
        "severity": finding.severity,
        "risk": round(finding.risk, 3),
        "verdict": finding.verdict,
        "verdicts": {name: round(verdicts[name], 3) for name in VERDICTS if verdicts} or None,
        "span": [span.start, span.end],
        "text": finding.text,
        "message": finding.message,
        "documents": [{"name": each.name, "held": each.held} for each in finding.documents],
        "fixes": [_fix(fix) for fix in finding.fixes],
    }


def _fix(fix: Fix) -> dict[str, Any]:
    return {
        "applicability": fix.applicability,
        "rewording": fix.rewording,
        "edits": [
            {
                "field": edit.field.column.field,
                "span": [edit.span.start, edit.span.end],
                "text": edit.text,
            }
            for edit in fix.edits
        ],
        "result": fix.result,
    }


def _reference(reference: Reference) -> dict[str, str]:
    return {"title": reference.title, "url": reference.url, "read": reference.read}
