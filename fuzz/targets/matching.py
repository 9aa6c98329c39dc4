"""The matcher and the judges: any text, or the words of the rules' examples in any order."""

from __future__ import annotations

from collections.abc import Iterator

from ..walks import linter, listing_inputs, listing_of


def seeds() -> Iterator[bytes]:
    """Examples of rules in all languages."""
    yield from listing_inputs(every=23)


def run(data: bytes) -> None:
    """Find what is in a listing; each finding lies in its field and has its three answers."""
    listing = listing_of(data)
    sizes = {field.name: len(field.text) for field in listing.fields}
    for finding in linter().findings(listing):
        start, end = finding.span
        if not 0 <= start <= end <= sizes.get(finding.field.name, 0):
            raise AssertionError(f"{finding.rule.name} at {finding.span} of {finding.field.text!r}")
        if not 0 <= finding.risk <= 1 or not finding.message:
            raise AssertionError(f"{finding.rule.name}: risk {finding.risk}, {finding.message!r}")
        if finding.verdicts and abs(sum(finding.verdicts.values()) - 1) > 1e-6:
            raise AssertionError(f"{finding.rule.name}: {finding.verdicts}")
        if len(finding.fingerprint) != 20:
            raise AssertionError(finding.fingerprint)
