"""Proposals for what is found: each must be what its edits make of the field."""

from __future__ import annotations

from collections.abc import Iterator

from listinglint.findings import Finding, Fix

from ..walks import linter, listing_inputs, listing_of


def seeds() -> Iterator[bytes]:
    """Examples of rules in all languages."""
    yield from listing_inputs(every=29)


def run(data: bytes) -> None:
    """Find and reword; no regulated product is reworded, no proposal is another text than said."""
    findings = linter().findings(listing_of(data))
    for finding in linter().reworded(findings):
        for fix in finding.fixes:
            _require_right(finding, fix)


def _require_right(finding: Finding, fix: Fix) -> None:
    if finding.verdict == "regulated":
        raise AssertionError(
            f"{finding.rule.name} rewords what is regulated: {finding.field.text!r}"
        )
    if fix.result is None:
        return
    text = finding.field.text
    for edit in sorted(fix.edits, key=lambda each: each.span, reverse=True):
        if not 0 <= edit.span.start <= edit.span.end <= len(finding.field.text):
            raise AssertionError(f"{finding.rule.name} edits {edit.span} of {text!r}")
        text = text[: edit.span.start] + edit.text + text[edit.span.end :]
    if text != fix.result or text == finding.field.text:
        raise AssertionError(f"{finding.rule.name} says {fix.result!r} and makes {text!r}")
