"""Writes what was measured as a page in Markdown."""

from __future__ import annotations

import platform
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from importlib.metadata import version

from listinglint.evaluating import Interval, Measures, Share
from listinglint.evaluating.measures import GROUPS, SHARES
from listinglint.evaluating.rendering import percent
from listinglint.findings import MEDIUM_RISK, Finding, risk_band
from listinglint.rules import FAMILIES
from listinglint.version import VERSION

from .baselines import System
from .splits import FOLDS

NOTHING = "–"  # noqa: RUF001 - an en dash is what an empty cell of a table holds
BANDS = ("high", "medium", "low")


@dataclass(frozen=True, slots=True)
class Labels:
    """How many labelled listings: to train on, measured, held out, written for this project."""

    open: int
    measured: int
    held_out: int
    written: int


@dataclass(frozen=True, slots=True)
class Other:
    """Listings in another language, or written for this project: open, and held out if measured."""

    language: str
    is_written: bool
    open: Measures
    held_out: Measures | None


@dataclass(slots=True)
class Frequencies:
    """Findings in a random sample by family and band, and the listings that have one at risk."""

    listings: int = 0
    findings: Counter[tuple[str, str]] = field(default_factory=Counter)
    flagged: Counter[str] = field(default_factory=Counter)
    flagged_at_all: int = 0

    def count(self, findings: Sequence[Finding]) -> None:
        """Count the findings of one more listing."""
        self.listings += 1
        self.findings.update((f.rule.family, risk_band(f.risk)) for f in findings)
        flagged = {f.rule.family for f in findings if f.risk >= MEDIUM_RISK}
        self.flagged.update(flagged)
        self.flagged_at_all += bool(flagged - {"style"})


@dataclass(frozen=True, slots=True)
class Page:
    """Everything that the page shows; ``open`` and ``held_out`` in the order of ``systems``."""

    language: str
    as_of: str
    rules_version: str
    systems: Sequence[System]
    labels: Labels
    open: Sequence[Measures]
    held_out: Sequence[Measures]
    others: Sequence[Other]
    frequencies: Frequencies


def write_page(page: Page) -> str:
    """The whole page."""
    parts = (_introduction, _open, _held_out, _others, _frequencies)
    return "\n".join(line for part in parts for line in part(page))


def _introduction(page: Page) -> Iterator[str]:
    yield "# How good the findings are"
    yield ""
    yield "<!-- Written by `make quality`; changes by hand are lost. -->"
    yield ""
    language = "all languages" if page.language == "all" else f"language `{page.language}`"
    yield (
        f"Measured on {page.as_of}, {language}, listinglint {VERSION}, rules "
        f"{page.rules_version}, Python {platform.python_version()}, "
        f"scikit-learn {version('scikit-learn')}:"
    )
    yield ""
    yield f"    make quality LABELS=… CORPUS=…{' HELD_OUT=1' if page.held_out else ''}"
    yield ""
    yield (
        "The labels say of real listings, by family, what the product is and how likely an "
        "automated check stops it. They were made by language-model annotators under a rubric; "
        "two such annotators agree on 98 % of the classes and 94 % of the risks, so differences "
        "above about 95 % mean little. Intervals are 95 % (Wilson for shares, bootstrap over "
        "listings for Brier score and calibration error)."
    )
    yield ""
    yield "| measure | meaning |"
    yield "|---|---|"
    yield from (f"| {name} | {meaning} |" for name, meaning in _MEANINGS.items())
    yield ""
    yield "| system | what it is |"
    yield "|---|---|"
    yield from (f"| {system.name} | {system.about} |" for system in page.systems)


def _open(page: Page) -> Iterator[str]:
    labels = page.labels
    yield from _heading("Four fifths of the labels, cross-validated")
    yield (
        f"{labels.measured:,} listings. What is trained is trained on other listings than it is "
        f"asked about ({FOLDS} folds by hash of the key, minimal pairs together; training also "
        f"sees other languages and {labels.written:,} listings that were written for the purpose: "
        f"{labels.open:,} in all). The rules were written while reading these listings, which "
        "flatters them: see the held-out fifth."
    )
    yield from _measures(page.systems, page.open)


def _held_out(page: Page) -> Iterator[str]:
    yield from _heading("The held-out fifth")
    if not page.labels.held_out:
        yield "None of the labels that were given belong to it."
        return
    if not page.held_out:
        yield (
            f"{page.labels.held_out:,} listings that nobody read while rules were written. They "
            "were not measured in this run; `HELD_OUT=1` does."
        )
        return
    yield (
        f"{page.labels.held_out:,} listings that nobody read while rules were written, answered "
        "by models trained on the other four fifths."
    )
    yield from _measures(page.systems, page.held_out)


def _others(page: Page) -> Iterator[str]:
    yield from _heading("Other languages")
    yield (
        "listinglint alone, restricted families, in percent. *Written* are listings that were "
        "written for this project to show minimal pairs; they are harder than a catalog in what "
        "they say and easier in how they say it. *Held out* are those that nobody read, where "
        "they were measured."
    )
    yield ""
    names = ("must recall", "precision", "low kept low", "verdict")
    yield f"| language | listings | part | {' | '.join(names)} | clean alarmed |"
    yield f"|---|---|---|{'---|' * (len(names) + 1)}"
    for other in page.others:
        kind = "written" if other.is_written else "real"
        for part, measures in (("open", other.open), ("held out", other.held_out)):
            if measures is not None:
                shares = [_share_of(measures, "restricted", name) for name in names]
                cells = " | ".join(map(_cell, shares))
                alarmed = _cell(measures.clean_alarmed)
                yield f"| `{other.language}` | {kind} | {part} | {cells} | {alarmed} |"
    yield ""


def _measures(systems: Sequence[System], measures: Sequence[Measures]) -> Iterator[str]:
    for group in GROUPS:
        yield ""
        yield f"### {group.capitalize()} families, in percent"
        yield ""
        yield from _by_system(group, systems, measures)
    yield ""
    yield f"### {systems[-1].name} by family, in percent"
    yield ""
    yield from _by_family(measures[-1])


def _by_system(
    group: str, systems: Sequence[System], measures: Sequence[Measures]
) -> Iterator[str]:
    yield _row(["measure", "cases", *(system.name for system in systems)])
    yield _row(["---", *["---:"] * (len(systems) + 1)])
    for name in SHARES:
        shares = [_share_of(m, group, name) for m in measures]
        cells = [
            _cell(share) if system.flags or name.startswith("verdict") else NOTHING
            for system, share in zip(systems, shares, strict=True)
        ]
        yield _row([name, str(_cases(name, shares)), *cells])
    if group == "restricted":
        alarmed = [m.clean_alarmed for m in measures]
        cells = [
            _cell(share) if system.flags else NOTHING
            for system, share in zip(systems, alarmed, strict=True)
        ]
        yield _row(["clean alarmed", str(alarmed[-1].total), *cells])
    yield from _calibrations(group, systems, measures)


def _cases(name: str, shares: Sequence[Share]) -> str:
    """How many labels there are; where each system has its own cases, the last one's."""
    total = shares[-1].total
    return f"{total:,}" if len({share.total for share in shares}) == 1 else f"({total:,})"


def _calibrations(
    group: str, systems: Sequence[System], measures: Sequence[Measures]
) -> Iterator[str]:
    for name in ("brier", "ece"):
        cells = [NOTHING] * len(systems)
        for number, (system, m) in enumerate(zip(systems, measures, strict=True)):
            calibration = m.calibration.get(group)
            if calibration is not None and system.flags:
                interval = getattr(calibration, f"{name}_interval")
                cells[number] = _number(getattr(calibration, name), interval)
        last = measures[-1].calibration.get(group)
        yield _row([name, f"({last.pairs:,})" if last else NOTHING, *cells])


def _by_family(measures: Measures) -> Iterator[str]:
    yield _row(["family", "must", "should", "flags", *SHARES])
    yield _row(["---", *["---:"] * (len(SHARES) + 3)])
    for family in measures.families:
        shares = measures.shares[family]
        totals = (shares[name].total for name in ("must recall", "should recall", "precision"))
        yield _row([f"`{family}`", *map(str, totals), *(_cell(shares[name]) for name in SHARES)])


def _frequencies(page: Page) -> Iterator[str]:
    frequencies = page.frequencies
    count = max(frequencies.listings, 1)
    yield from _heading("How often anything is found")
    yield (
        f"In {frequencies.listings:,} listings drawn from the whole corpus by hash of their key: "
        "findings per 1,000 listings by band of risk, and listings per 1,000 with a finding of "
        f"risk {MEDIUM_RISK} or more. {_per_thousand(frequencies.flagged_at_all, count)} of 1,000 "
        "listings have such a finding in any family but `style`."
    )
    yield ""
    yield _row(["family", *BANDS, "listings flagged"])
    yield _row(["---", *["---:"] * (len(BANDS) + 1)])
    for family in FAMILIES:
        found = [frequencies.findings[family, band] for band in BANDS]
        numbers = [*found, frequencies.flagged[family]]
        yield _row([f"`{family}`", *(_per_thousand(number, count) for number in numbers)])
    yield ""


def _heading(text: str) -> Iterator[str]:
    yield ""
    yield f"## {text}"
    yield ""


def _share_of(measures: Measures, group: str, name: str) -> Share:
    return measures.shares.get(group, {}).get(name, Share(0, 0))


def _cell(share: Share) -> str:
    interval = share.interval
    if interval is None:
        return NOTHING
    return f"{percent(share)} ({100 * interval.low:.0f}–{100 * interval.high:.0f})"  # noqa: RUF001


def _number(value: float, interval: Interval) -> str:
    return f"{value:.3f} ({interval.low:.3f}–{interval.high:.3f})"  # noqa: RUF001


def _per_thousand(number: int, count: int) -> str:
    return f"{1000 * number / count:.1f}"


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


_MEANINGS: Mapping[str, str] = {
    "must recall": "labels `regulated` or `claim` with risk medium or high that are flagged",
    "should recall": "labels of any class with risk medium or high that are flagged",
    "precision": "flags whose label is medium or high, or `regulated`/`claim` at any risk",
    "low kept low": "labels `word` with risk low that are not flagged",
    "verdict": "labels that have a finding: the verdict of the likeliest one is the class",
    "verdict all": "the same over all labels with risk medium or high, none counting as wrong",
    "claim fixed": "flagged `claim` labels, medium or high, for which a wording is offered",
    "regulated fixed": "flagged `regulated` labels for which a wording is offered: should be 0",
    "clean alarmed": "listings without any label that are flagged in a restricted family",
    "brier, ece": (
        "squared difference, and difference over ten bins, of risk and label: 0.9 high, 0.5 "
        "medium, 0.1 low, 0 none; lower is better"
    ),
}
