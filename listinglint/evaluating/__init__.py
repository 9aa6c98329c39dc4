"""Measures a linter on labelled listings, or on what a marketplace did with listings.

Receives a linter and a file of labels or outcomes, hands on measures with their intervals; and
outcomes as labels, to refine the models with.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path

from ..discovery import discover
from ..errors import InputError
from ..formats import ReadOptions, Source, read_listings
from ..linter import Linter
from ..listings import Listing
from ..ui import grouped, say
from .answering import cases_of, linter_answers
from .intervals import Interval, Share
from .labelled import is_labels_file, read_labelled, row_of, write_rows
from .labels import Label, LabelledListing
from .marks import is_marked, marked_listings
from .measures import Answer, Calibration, Case, Measures, measure
from .outcome_measures import OutcomeMeasures, measure_outcomes
from .outcome_reading import read_outcomes
from .outcomes import Joined, Outcome, Outcomes, join, labelled_outcomes
from .rendering import measure_lines, outcome_lines

__all__ = [
    "Answer",
    "Calibration",
    "Case",
    "Evaluation",
    "Interval",
    "Joined",
    "Label",
    "LabelledListing",
    "Measures",
    "Outcome",
    "OutcomeMeasures",
    "Outcomes",
    "Share",
    "evaluate",
    "labelled_from",
    "lines",
    "measure",
    "read_labelled",
    "read_outcomes",
    "row_of",
    "write_rows",
]


@dataclass(frozen=True, slots=True)
class Evaluation:
    """The measures on labels or those on outcomes; ``notes`` say what was left out."""

    measures: Measures | None = None
    outcomes: OutcomeMeasures | None = None
    notes: list[str] = field(default_factory=list)


def evaluate(
    labels: Path,
    *,
    corpus: Path | None = None,
    linter: Linter,
    language: str | None = None,
    options: ReadOptions | None = None,
) -> Evaluation:
    """Measure ``linter`` on a file of labels or outcomes; raises :class:`InputError`.

    ``corpus`` holds the texts that the file only names: for labels a folder of ``*.jsonl`` or
    ``*.jsonl.gz``, for outcomes a listing file (or a folder of them), read with ``options``. With
    ``language`` only labelled listings in that language count.
    """
    if is_labels_file(labels):
        return _on_labels(read_labelled(labels, corpus=corpus), linter, labels, language)
    return _on_outcomes(labels, corpus, linter, options or ReadOptions())


def labelled_from(
    labels: Path, *, corpus: Path | None = None, linter: Linter, options: ReadOptions | None = None
) -> list[LabelledListing]:
    """The labelled listings of a file of labels or outcomes, to train with.

    ``linter`` tells which words an outcome is put down to, and which findings the marks of a
    baseline belong to.
    """
    if is_marked(labels):
        return marked_listings(
            labels, _listings_of(labels, corpus, options or ReadOptions()), linter
        )
    if is_labels_file(labels):
        return read_labelled(labels, corpus=corpus)
    outcomes, options = read_outcomes(labels), options or ReadOptions()
    return labelled_outcomes(join(outcomes, _listings_of(labels, corpus, options)), linter)


def lines(evaluation: Evaluation) -> list[str]:
    """The evaluation as the command prints it."""
    found: list[str] = []
    if evaluation.measures is not None:
        found += measure_lines(evaluation.measures)
    if evaluation.outcomes is not None:
        found += outcome_lines(evaluation.outcomes)
    return found + [say("note: {what}", what=note) for note in evaluation.notes]


def _on_labels(
    listings: list[LabelledListing], linter: Linter, labels: Path, language: str | None
) -> Evaluation:
    chosen = [one for one in listings if language in (None, one.listing.language)]
    if not chosen:
        what = "no labelled listing"
        if language and listings:
            what = f"no labelled listing in the language {language!r}"
        raise InputError(
            what,
            file=str(labels),
            remedy="See whether the corpus holds the listings that the labels name",
        )
    return Evaluation(measures=measure(cases_of(chosen, linter_answers(linter))))


def _on_outcomes(
    path: Path, catalog: Path | None, linter: Linter, options: ReadOptions
) -> Evaluation:
    outcomes, lost = read_outcomes(path), list[Outcome]()
    joined = join(outcomes, _listings_of(path, catalog, options), lost=lost)
    measures = measure_outcomes(joined, linter)
    if not measures.listings:
        raise InputError(
            f"none of {len(outcomes.found):,} outcomes belongs to a listing that is at hand",
            file=str(path),
            remedy="Name the listing file of that time with --corpus",
        )
    return Evaluation(outcomes=measures, notes=list(_notes(outcomes, lost, catalog)))


def _notes(outcomes: Outcomes, lost: list[Outcome], catalog: Path | None) -> Iterator[str]:
    if lost:
        yield say(
            "{number} of {all} outcomes belong to no listing at hand",
            number=grouped(len(lost)),
            all=grouped(len(outcomes.found)),
        )
    if catalog and outcomes.lists_all_stopped:
        yield say(
            "the report holds stopped listings only: others of the catalog count as not stopped"
        )


def _listings_of(path: Path, catalog: Path | None, options: ReadOptions) -> Iterator[Listing]:
    """The listings that outcomes are about: the catalog's, else what the answers hold."""
    return _catalog(catalog, options) if catalog else _own_listings(path, options)


def _own_listings(path: Path, options: ReadOptions) -> Iterator[Listing]:
    """The listings in the file of outcomes itself: answers may carry attributes beside issues."""
    try:
        with path.open("rb") as stream:
            yield from read_listings(Source(str(path), stream), options).listings
    except InputError:
        return  # it is a report and no listing file, as most of them are


def _catalog(path: Path, options: ReadOptions) -> Iterator[Listing]:
    found = discover([path])
    if found.errors:
        raise found.errors[0]
    return chain.from_iterable(
        _listings(item.path, options, named=item.named) for item in found.inputs
    )


def _listings(path: Path, options: ReadOptions, *, named: bool) -> Iterator[Listing]:
    """The listings of one file; in a folder, other files are passed over."""
    try:
        with path.open("rb") as stream:
            yield from read_listings(Source(str(path), stream), options).listings
    except InputError as error:
        if named:
            raise error.in_file(str(path)) from None
    except OSError as error:
        raise InputError(f"cannot be read: {error.strerror}", file=str(path)) from None
