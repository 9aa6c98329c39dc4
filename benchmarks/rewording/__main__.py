"""Draws random proposals for somebody to read, and counts the votes that were cast.

    python -m benchmarks.rewording draw FILE... [--sample 200] [--seed 1] [--without KEYS]
                                        [--language fr]
    python -m benchmarks.rewording count

``draw`` lints listing files with the models and writes one proposal a line, tab-separated: the key
of the listing, its field, the rule, the kind of proposal, and the text before and after, without
saying what the rule wanted. The reader adds ``good`` or ``bad``: good is correct language that
keeps every fact. ``votes.csv`` holds the votes of the last reading without the sellers' texts;
``count`` sums them up.
"""

from __future__ import annotations

import argparse
import csv
import random
import sys
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import NamedTuple

from listinglint.data import MODELS_DIR
from listinglint.findings import Finding, Fix
from listinglint.formats import ReadOptions, Source, read_listings
from listinglint.linter import Linter, linter_with_models
from listinglint.rulefiles.rulebook import load_rulebook

VOTES = Path(__file__).parent / "votes.csv"
#: Weaker findings are not shown to users, and so are not read.
SHOWN_RISK = 0.1
#: How much of the text is shown on either side of an edit, in code points.
CONTEXT = 120


class Drawn(NamedTuple):
    """A proposal as the reader sees it."""

    key: str
    field: str
    rule: str
    applicability: str
    before: str
    after: str


def main() -> None:
    arguments = _arguments()
    if arguments.command == "count":
        print(counted(VOTES))
        return
    without = set(arguments.without.read_text("utf-8").split()) if arguments.without else set()
    linter = linter_with_models(load_rulebook(), MODELS_DIR, as_of=date.today().isoformat())
    languages = {arguments.language} if arguments.language else None
    found = (drawn(path, linter, without, languages) for path in arguments.files)
    pool = [each for proposals in found for each in proposals]
    chosen = random.Random(arguments.seed).sample(pool, min(arguments.sample, len(pool)))
    csv.writer(sys.stdout, delimiter="\t", lineterminator="\n").writerows(chosen)


def drawn(
    path: Path, linter: Linter, without: set[str], languages: set[str] | None = None
) -> Iterator[Drawn]:
    """Every proposal that changes a text, of the listings of one file in some languages or all."""
    source = Source.of_bytes(path.read_bytes(), path.name)
    for listing in read_listings(source, ReadOptions()).listings:
        if listing.sku in without or (languages and listing.language not in languages):
            continue
        for finding in linter.reworded(linter.findings(listing)):
            if finding.risk >= SHOWN_RISK:
                for fix in finding.fixes:
                    if fix.result is not None:
                        yield _drawn(finding, fix)


def _drawn(finding: Finding, fix: Fix) -> Drawn:
    (edit,) = fix.edits
    text = finding.field.text
    before, after = text[: edit.span.start][-CONTEXT:], text[edit.span.end :][:CONTEXT]
    old = before + text[edit.span.start : edit.span.end] + after
    key, name = str(finding.listing.sku), finding.field.name
    return Drawn(
        key,
        name,
        finding.rule.name,
        fix.applicability,
        _flat(old),
        _flat(before + edit.text + after),
    )


def _flat(text: str) -> str:
    return " ".join(text.split())


def counted(path: Path) -> str:
    """One line on the votes in a file."""
    with path.open(encoding="utf-8", newline="") as lines:
        votes = Counter(row["vote"] for row in csv.DictReader(lines))
    good = votes["good"] / max(votes.total(), 1)
    return f"{votes.total()} proposals read, {votes['good']} good ({good:.1%})"


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.rewording", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser("count")
    draw = commands.add_parser("draw")
    draw.add_argument("files", nargs="+", type=Path)
    draw.add_argument("--sample", type=int, default=200)
    draw.add_argument("--seed", type=int, default=1)
    draw.add_argument("--language", help="draw from listings in this language alone: fr")
    draw.add_argument("--without", type=Path, help="a file of keys of listings to leave out")
    return parser.parse_args()


if __name__ == "__main__":
    main()
