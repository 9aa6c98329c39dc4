"""A finding as the JSON object that ``json`` and ``jsonl`` share; its keys are a promise."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from datetime import date
from json.encoder import encode_basestring as quoted

from ..findings import Finding, Fix
from ..listings import Column
from ..rules import VERDICTS, Reference
from .plain_words import references_of

SCHEMA = 1

#: Line ends to some readers though not to JSON; escaped, a finding stays on one line for them too.
_LINE_ENDS = (("\x85", "\\u0085"), ("\u2028", "\\u2028"), ("\u2029", "\\u2029"))

_encode = json.JSONEncoder(ensure_ascii=False).encode


def json_text(value: object) -> str:
    """``value`` on one line of JSON that can be written as UTF-8, whatever the seller's text."""
    return _writable(_encode(value))


def finding_encoder(as_of: date) -> Callable[[Finding], str]:
    """A function that encodes findings, remembering the parts that many of them share.

    It writes the object by hand: a catalog may have a hundred thousand findings, and building
    dictionaries for the general encoder takes three times as long.
    """
    references: dict[tuple[Reference, ...], str] = {}
    date_used = as_of.isoformat()

    def encode(finding: Finding) -> str:
        sources = references_of(finding)
        shared = references.get(sources)
        if shared is None:
            shared = references[sources] = _encode([_reference(source) for source in sources])
        return _writable(
            f'{{"schema": {SCHEMA}, {_place(finding)}, {_answers(finding)}, {_advice(finding)}, '
            f'"references": {shared}, "fingerprint": {quoted(finding.fingerprint)}, '
            f'"as_of": "{date_used}"}}'
        )

    return encode


def _writable(line: str) -> str:
    if line.isascii():
        return line
    try:
        line.encode()
    except UnicodeEncodeError:  # half of a surrogate pair, from a damaged ``\ud83d`` escape
        return json.dumps(json.loads(line))
    for char, escape in _LINE_ENDS:
        if char in line:  # asking first takes a twentieth of replacing nothing
            line = line.replace(char, escape)
    return line


def _place(finding: Finding) -> str:
    """The keys from ``file`` to ``marketplace``."""
    listing, field = finding.listing, finding.field
    return (
        f'"file": {quoted(finding.file)}, "format": {quoted(finding.format)}, '
        f'"sku": {_or_null(listing.sku)}, "location": {{"sheet": {_or_null(listing.sheet)}, '
        f'"row": {listing.row}, "cell": {_or_null(finding.cell)}, '
        f'"line": {_number_or_null(finding.line)}, "pointer": {_or_null(field.pointer)}}}, '
        f"{_column(field.column)}, "
        f'"language": {_or_null(finding.language)}, "marketplace": {_or_null(finding.marketplace)}'
    )


def _column(column: Column) -> str:
    label = column.label or None
    return (
        f'"field": {quoted(column.field)}, "key": {quoted(column.key)}, "column": {_or_null(label)}'
    )


def _answers(finding: Finding) -> str:
    """The keys from ``rule`` to ``verdicts``."""
    rule = finding.rule
    return (
        f'"rule": {quoted(rule.name)}, "family": {quoted(rule.family)}, '
        f'"severity": "{finding.severity}", "risk": {_rounded(finding.risk)}, '
        f'"verdict": {_or_null(finding.verdict)}, "verdicts": {_verdicts(finding)}'
    )


def _verdicts(finding: Finding) -> str:
    shares = finding.verdicts
    if not shares:
        return "null"
    regulated, claim, word = (_rounded(shares.get(name, 0.0)) for name in VERDICTS)
    return f'{{"regulated": {regulated}, "claim": {claim}, "word": {word}}}'


def _advice(finding: Finding) -> str:
    """The keys from ``span`` to ``fixes``."""
    start, end = finding.span
    documents = [
        f'{{"name": {quoted(each.name)}, "held": {_bool(each.held)}, '
        f'"one_of": {_or_null(each.one_of)}}}'
        for each in finding.documents
    ]
    return (
        f'"span": [{start}, {end}], "text": {quoted(finding.text)}, '
        f'"message": {quoted(finding.message)}, "documents": {_array(documents)}, '
        f'"fixes": {_array([_fix(fix) for fix in finding.fixes])}'
    )


def _fix(fix: Fix) -> str:
    edits = [
        f'{{"field": {quoted(edit.field.column.field)}, '
        f'"span": [{edit.span.start}, {edit.span.end}], "text": {quoted(edit.text)}}}'
        for edit in fix.edits
    ]
    return (
        f'{{"applicability": "{fix.applicability}", "rewording": {quoted(fix.rewording)}, '
        f'"edits": {_array(edits)}, "result": {_or_null(fix.result)}}}'
    )


def _reference(reference: Reference) -> dict[str, str]:
    return {"title": reference.title, "url": reference.url, "read": reference.read}


def _array(items: Iterable[str]) -> str:
    return f"[{', '.join(items)}]"


def _or_null(text: str | None) -> str:
    return "null" if text is None else quoted(text)


def _number_or_null(number: int | None) -> str:
    return "null" if number is None else str(number)


def _bool(value: bool) -> str:
    return "true" if value else "false"


def _rounded(share: float) -> str:
    # A model may hand on a number type of its own, which would name itself in the output.
    return repr(round(float(share), 3))
