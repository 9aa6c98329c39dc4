"""The marks of a baseline as labels: what somebody said of findings by reading them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from ..errors import InputError
from ..findings import Finding
from ..linter import Linter
from ..listings import Listing, first_text
from ..suppressing import Baseline, is_baseline, read_baseline
from .labels import TARGETS, Label, LabelledListing

#: The risk that a mark stands for: a reader's word is a label, and not the marketplace's answer.
RISK_OF_MARK = {True: TARGETS["high"], False: 0.0}


def is_marked(path: Path) -> bool:
    """Whether a file is a baseline."""
    try:
        with path.open("rb") as stream:
            return is_baseline(stream.read(200))
    except OSError:
        return False


def marked_listings(
    path: Path, catalog: Iterable[Listing], linter: Linter
) -> list[LabelledListing]:
    """The listings of ``catalog`` with findings that ``listinglint baseline --audit`` has marked.

    Raises :class:`~listinglint.errors.InputError` when there are none to learn from.
    """
    baseline = read_baseline(path)
    found = [each for listing in catalog for each in _labelled(listing, baseline, linter)]
    if not found:
        raise InputError(
            "no marked entry is found in a listing that is at hand",
            file=str(path),
            remedy="Mark entries with `listinglint baseline --audit`, and name the listing files "
            "with --corpus",
        )
    return found


def _labelled(listing: Listing, baseline: Baseline, linter: Linter) -> Iterator[LabelledListing]:
    labels: dict[str, Label] = {}
    for finding in linter.findings(listing):
        entry = baseline.entry_of(finding)
        if entry is not None and entry.mark is not None:
            family = finding.rule.family
            labels[family] = _joined(labels.get(family), finding, true=entry.mark)
    if labels:
        key = listing.sku or first_text(listing.fields)
        yield LabelledListing(key, listing, labels, key, is_complete=False)


def _joined(known: Label | None, finding: Finding, *, true: bool) -> Label:
    """One true finding makes the family true, whatever was said of others."""
    risk = RISK_OF_MARK[true]
    if known is None or risk > known.risk:
        return Label(None, risk, (finding.text,))
    return known if risk < known.risk else Label(None, risk, (*known.words, finding.text))
