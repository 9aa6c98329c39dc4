"""Measures how good the findings are, beside four baselines, and writes ``docs/quality.md``.

    python -m benchmarks.quality LABELS CORPUS [--lang en] [--held-out] [--sample 5000]

LABELS is a file of labelled listings or a folder of them, CORPUS the folder with their texts. What
is trained is cross-validated on four fifths of the labels. The fifth that nobody read while writing
rules is measured with ``--held-out`` only, by models trained on the other four; no row of it is
ever shown.
"""

from __future__ import annotations

import argparse
import sys
from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from functools import partial
from pathlib import Path

from listinglint.classifying import KindModel
from listinglint.data import MODELS_DIR
from listinglint.errors import InputError
from listinglint.evaluating import Case, LabelledListing, Measures, measure, read_labelled
from listinglint.evaluating.answering import cases_of
from listinglint.evaluating.labelled import corpus_listings
from listinglint.findings import Finding
from listinglint.linter import Linter
from listinglint.listings import Listing
from listinglint.rulefiles.rulebook import load_rulebook
from listinglint.rules import Rulebook
from listinglint.training import KINDS_FOLDER, fit

from .baselines import SHOWN_RISK, Fit, System, systems
from .quality_page import Frequencies, Labels, Other, Page, write_page
from .splits import folds, is_held_out, sample

#: Languages with fewer labelled listings are not measured.
LEAST_OTHERS = 20
PAGE = Path(__file__).parent.parent / "docs" / "quality.md"


def main() -> None:
    arguments = _arguments()
    rulebook = load_rulebook()
    try:
        # learned from categories of the corpus and never from labels: the same for all folds
        kinds = KindModel.read(MODELS_DIR / KINDS_FOLDER)
        page = quality(arguments, rulebook, product_fit(rulebook, kinds), kinds)
    except InputError as error:
        sys.exit(f"error: {error}")
    text = write_page(page)
    arguments.output.write_text(text, encoding="utf-8", newline="\n")
    print(text)


def product_fit(rulebook: Rulebook, kinds: KindModel | None) -> Fit:
    """How listinglint learns verdict and risk from some labelled listings."""
    return partial(fit, rulebook=rulebook, kinds=kinds)


def quality(
    arguments: argparse.Namespace, rulebook: Rulebook, fit: Fit, kinds: KindModel | None
) -> Page:
    """Everything that the page shows."""
    listings = read_labelled(arguments.labels, corpus=arguments.corpus)
    open_, held_out = _parts(listings)
    asked, held_asked = (_asked(part, arguments.lang) for part in (open_, held_out))
    as_of = arguments.as_of.isoformat()
    measured = systems(rulebook, as_of=as_of, fit=fit, kinds=kinds)
    if not asked:
        raise InputError("no labelled listing to measure", file=str(arguments.labels))
    judge = fit(open_)
    return Page(
        language=arguments.lang,
        as_of=as_of,
        rules_version=rulebook.version,
        systems=measured,
        labels=Labels(len(open_), len(asked), len(held_asked), sum(x.is_written for x in open_)),
        open=[_cross_validated(system, open_, asked) for system in measured],
        held_out=[_trained_once(system, open_, held_asked) for system in measured]
        if arguments.held_out
        else [],
        others=_others(measured[-1], open_, held_out if arguments.held_out else [], asked),
        frequencies=_frequencies(
            arguments, Linter(rulebook, as_of=as_of, judge=judge, kinds=kinds)
        ),
    )


def _parts(
    listings: Iterable[LabelledListing],
) -> tuple[list[LabelledListing], list[LabelledListing]]:
    parts: tuple[list[LabelledListing], list[LabelledListing]] = ([], [])
    for labelled in listings:
        parts[is_held_out(labelled)].append(labelled)
    return parts


def _asked(listings: Sequence[LabelledListing], language: str) -> list[LabelledListing]:
    """Those to measure: real listings in the language; written ones only where nothing else is."""
    chosen = [one for one in listings if language in ("all", one.listing.language)]
    return [one for one in chosen if not one.is_written] or chosen


def _cross_validated(
    system: System, listings: Sequence[LabelledListing], asked: Sequence[LabelledListing]
) -> Measures:
    """Each listing answered by what was trained on other folds."""
    if not system.is_trained:
        return _trained_once(system, [], asked)
    wanted, cases = {one.key for one in asked}, list[Case]()
    for others, fold in folds(listings):
        answers = system.train(others)
        cases += cases_of((one for one in fold if one.key in wanted), answers)
    places = {one.key: number for number, one in enumerate(asked)}
    return measure(sorted(cases, key=lambda case: places[case.key]))


def _others(
    system: System,
    open_: Sequence[LabelledListing],
    held_out: Sequence[LabelledListing],
    asked: Sequence[LabelledListing],
) -> list[Other]:
    """What the page does not show at length: other languages, and listings that were written."""
    measured = {one.key for one in asked}
    known = defaultdict[tuple[str, bool], list[LabelledListing]](list)
    unread = defaultdict[tuple[str, bool], list[LabelledListing]](list)
    for groups, listings in ((known, open_), (unread, held_out)):
        for one in listings:
            groups[one.listing.language or "", one.is_written].append(one)
    taught = [(system.train(others), fold) for others, fold in folds(open_)] if known else []
    found = []
    for group in sorted(known):
        keys = {one.key for one in known[group]}
        if len(keys) >= LEAST_OTHERS and measured.isdisjoint(keys):
            cases = [
                case
                for answers, fold in taught
                for case in cases_of((one for one in fold if one.key in keys), answers)
            ]
            last = _trained_once(system, open_, unread[group]) if unread[group] else None
            found.append(Other(*group, measure(cases), last))
    return found


def _trained_once(
    system: System, listings: Sequence[LabelledListing], asked: Sequence[LabelledListing]
) -> Measures:
    return measure(cases_of(asked, system.train(listings)))


def _frequencies(arguments: argparse.Namespace, linter: Linter) -> Frequencies:
    """How often anything is found in listings that were drawn at random."""
    listings = _sampled(arguments.corpus, arguments.lang, arguments.sample)
    frequencies = Frequencies()
    for listing in listings:
        frequencies.count(_shown(linter.findings(listing)))
    return frequencies


def _sampled(corpus: Path, language: str, count: int) -> list[Listing]:
    keys = (key for key, one in corpus_listings(corpus) if language in ("all", one.language))
    return [listing for _, listing in corpus_listings(corpus, sample(keys, count))]


def _shown(findings: Iterable[Finding]) -> list[Finding]:
    return [finding for finding in findings if finding.risk >= SHOWN_RISK]


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.quality", description=__doc__)
    parser.add_argument("labels", type=Path, metavar="LABELS")
    parser.add_argument("corpus", type=Path, metavar="CORPUS")
    parser.add_argument("--lang", default="en", help="language to measure, or all")
    parser.add_argument("--held-out", action="store_true", help="measure the unread fifth too")
    parser.add_argument("--sample", type=int, default=5000, help="listings to count findings in")
    parser.add_argument("--as-of", type=date.fromisoformat, default=date.today())
    parser.add_argument("--output", type=Path, default=PAGE, help="the page to write")
    return parser.parse_args()


if __name__ == "__main__":
    main()
