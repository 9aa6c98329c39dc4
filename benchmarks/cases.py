"""Checks that the words of reported cases give findings of their families.

    python -m benchmarks.cases CASES...

Each file holds one case a line as a JSON object with ``product``, ``text`` (the words that were
stopped, null where nobody quoted them), ``family`` and, where it is not English, ``lang``. The text
is linted as a bullet below the product as title, and the finding must lie in the text. Reports name
families in their own way; ``FAMILIES`` says which of ours are meant. Exit status 1 when a case with
words is not found.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from listinglint.examples import SHOWN_RISK
from listinglint.linter import Linter
from listinglint.listings import Column, Field, Listing
from listinglint.rulefiles.rulebook import load_rulebook
from listinglint.rules import FAMILIES as OURS

#: Families by the words of a report's own name; a name may hold several of them.
FAMILIES: dict[str, tuple[str, ...]] = {
    "biocide": ("pesticide", "green"),
    "pesticide": ("pesticide",),
    "hemp": ("drugs",),
    "green": ("green",),
    "textile": ("origin", "green"),
    "health": ("disease", "medical"),
    "drug_claim": ("disease", "medical", "ppe", "pesticide"),
    "paraphernalia": ("drugs",),
    "disease": ("disease", "medical"),
    "supplement": ("disease",),
    "cosmetic": ("disease", "pesticide"),
    "covid": ("ppe", "pesticide", "disease", "offensive"),
    "medical": ("medical", "disease"),
    "device": ("medical", "pesticide"),
    "weapon": ("weapons",),
    "mask": ("ppe",),
    "ip": ("trademark",),
    "promotional": ("promo", "contact"),
    "sanctions": ("offensive",),
    "safety": ("child", "hazmat"),
    "child": ("child",),
}
COVERED = ("en", "fr", "de", "es", "it", "ja", "zh")
STORES = {
    "en": "amazon.com",
    "fr": "amazon.fr",
    "de": "amazon.de",
    "es": "amazon.es",
    "it": "amazon.it",
    "ja": "amazon.co.jp",
    "zh": "amazon.com",
}


def main() -> None:
    if len(sys.argv) < 2:
        sys.exit("usage: make cases CASES='FILE...', each file one case a line as a JSON object")
    linter = Linter(load_rulebook(), as_of=datetime.now(UTC).date().isoformat())
    counts: Counter[str] = Counter()
    for path in map(Path, sys.argv[1:]):
        for number, case in _cases(path):
            outcome, reason = outcome_of(linter, case)
            counts[outcome] += 1
            print(f"{path.name}:{number} {outcome:9} {reason}")
    print(", ".join(f"{count} {outcome}" for outcome, count in sorted(counts.items())))
    sys.exit(1 if counts["NOT FOUND"] else 0)


def _cases(path: Path) -> Iterator[tuple[int, Mapping[str, Any]]]:
    with path.open(encoding="utf-8") as lines:
        for number, line in enumerate(lines, 1):
            if line.strip():
                yield number, json.loads(line)


def outcome_of(linter: Linter, case: Mapping[str, Any]) -> tuple[str, str]:
    """``found``, ``NOT FOUND`` or ``left out``, and by which rule or for which reason."""
    language = case.get("lang", "en")
    if language not in COVERED:
        return "left out", f"{language} is not covered"
    if not case["text"]:
        return "left out", f"no words quoted ({case['family']})"
    families = families_of(case["family"])
    findings = linter.lint([listing_of(case, language)])
    shown = [f for f in findings if f.risk >= SHOWN_RISK and f.field.name == "bullet_1"]
    for finding in sorted(shown, key=lambda finding: -finding.risk):
        if finding.rule.family in families:
            return "found", f"{finding.rule.name} {finding.risk:.2f}: {finding.text}"
    others = ", ".join(sorted({finding.rule.name for finding in shown})) or "nothing"
    return "NOT FOUND", f"wanted {' or '.join(sorted(families))}, found {others}: {case['text']}"


def families_of(name: str) -> set[str]:
    """Our families that a report's own name of a family stands for."""
    named = {ours for key, families in FAMILIES.items() if key in name for ours in families}
    return named | {family for family in OURS if family in name}


def listing_of(case: Mapping[str, Any], language: str) -> Listing:
    """What was stopped, as a listing of the language's own store."""
    texts = {"title": case["product"], "bullet_1": case["text"]}
    return Listing(
        fields=tuple(Field(Column(name, name), text) for name, text in texts.items()),
        sku="case",
        language=language,
        marketplace=STORES[language],
    )


if __name__ == "__main__":
    main()
