"""Measures as lines of text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from .intervals import Interval, Share
from .measures import GROUPS, SHARES, Measures
from .outcome_measures import OutcomeMeasures

NOTHING = "-"


def percent(share: Share | None) -> str:
    """``93.1`` for a share, in percent."""
    value = share.value if share else None
    return NOTHING if value is None else f"{100 * value:.1f}"


def percent_with_interval(share: Share | None) -> str:
    """``93.1 (90.2-95.3)``, in percent."""
    interval = share.interval if share else None
    if interval is None:
        return NOTHING
    return f"{percent(share)} ({100 * interval.low:.1f}-{100 * interval.high:.1f})"


def number_with_interval(value: float, interval: Interval) -> str:
    """``0.042 (0.031-0.055)``."""
    return f"{value:.3f} ({interval.low:.3f}-{interval.high:.3f})"


def measure_lines(measures: Measures) -> Iterator[str]:
    """The table by family, then the groups with intervals."""
    yield f"{measures.cases:,} labelled listings; shares in percent, with 95 % intervals below"
    yield ""
    names = [*measures.families, *(group for group in GROUPS if group in measures.shares)]
    yield from columns([_HEADER, *(_row(name, measures) for name in names)])
    for group in GROUPS:
        if group in measures.shares:
            yield ""
            yield from _group_lines(group, measures)
    yield ""
    yield f"clean listings alarmed  {_with_count(measures.clean_alarmed)}"


def outcome_lines(measures: OutcomeMeasures) -> Iterator[str]:
    """The predictions and what happened, as a seller reads them."""
    yield f"stopped listings that were flagged      {_with_count(measures.flagged)}"
    yield f"  in the family that the reason names   {_with_count(measures.family_flagged)}"
    yield f"listings not stopped that were flagged  {_with_count(measures.alarmed)}"
    yield f"stopped for their form, and found       {_with_count(measures.form_found)}"
    if measures.brier is not None and measures.brier_interval is not None:
        brier = number_with_interval(measures.brier, measures.brier_interval)
        yield f"Brier score of risk                     {brier}"
        yield ""
        yield from columns(_bin_rows(measures))
    yield ""
    yield f"listings with another or an unknown outcome, not counted: {measures.unknown}"
    yield f"listings judged by their title alone: {measures.by_title_alone}"


def columns(rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """Rows as aligned text: the first column to the left, the others to the right."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for first, *others in rows:
        cells = [first.ljust(widths[0])]
        cells += [cell.rjust(width) for cell, width in zip(others, widths[1:], strict=True)]
        yield "  ".join(cells).rstrip()


_HEADER = ("family", "must", "should", "flags", *SHARES)


def _row(name: str, measures: Measures) -> tuple[str, ...]:
    shares = measures.shares[name]
    totals = (shares[key].total for key in ("must recall", "should recall", "precision"))
    title = f"= {name}" if name in GROUPS else name
    return (title, *map(str, totals), *(percent(shares[key]) for key in SHARES))


def _group_lines(group: str, measures: Measures) -> Iterator[str]:
    shares = measures.shares[group]
    rows = [(f"{group}: {name}", _with_count(shares[name])) for name in SHARES]
    calibration = measures.calibration[group]
    brier = number_with_interval(calibration.brier, calibration.brier_interval)
    ece = number_with_interval(calibration.ece, calibration.ece_interval)
    rows += [(f"{group}: brier", brier), (f"{group}: ece", f"{ece}, {calibration.pairs} pairs")]
    width = max(len(name) for name, _ in rows)
    yield from (f"{name.ljust(width)}  {value}" for name, value in rows)


def _bin_rows(measures: OutcomeMeasures) -> list[tuple[str, ...]]:
    rows: Iterable[tuple[str, ...]] = (
        (
            f"{one.low:.1f}-{one.high:.1f}",
            str(one.stopped.total),
            f"{100 * one.mean_risk:.1f}",
            percent_with_interval(one.stopped),
        )
        for one in measures.bins
    )
    return [("risk", "listings", "mean risk %", "stopped %"), *rows]


def _with_count(share: Share) -> str:
    if share.total == 0:
        return f"{NOTHING} (none)"
    return f"{percent_with_interval(share)} %, {share.hits} of {share.total}"
