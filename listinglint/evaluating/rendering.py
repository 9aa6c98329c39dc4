"""Measures as lines of text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from ..reporters.console import Console
from ..ui import counted, grouped, say, to_say
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
    listings = counted(measures.cases, "labelled listing")
    yield say("{listings}; shares in percent, with 95 % intervals below", listings=listings)
    yield ""
    names = [*measures.families, *(group for group in GROUPS if group in measures.shares)]
    yield from columns([[*map(say, _HEADER)], *(_row(name, measures) for name in names)])
    for group in GROUPS:
        if group in measures.shares:
            yield ""
            yield from _group_lines(group, measures)
    yield ""
    yield f"{say('clean listings alarmed')}  {_with_count(measures.clean_alarmed)}"


def outcome_lines(measures: OutcomeMeasures) -> Iterator[str]:
    """The predictions and what happened, as a seller reads them."""
    shares = [
        (say("stopped listings that were flagged"), _with_count(measures.flagged)),
        (f"  {say('in the family that the reason names')}", _with_count(measures.family_flagged)),
        (say("listings not stopped that were flagged"), _with_count(measures.alarmed)),
        (say("stopped for their form, and found"), _with_count(measures.form_found)),
    ]
    if measures.brier is not None and measures.brier_interval is not None:
        brier = number_with_interval(measures.brier, measures.brier_interval)
        shares.append((say("Brier score of risk"), brier))
    yield from _named(shares)
    if measures.bins:
        yield ""
        yield from columns(_bin_rows(measures))
    yield ""
    unknown = grouped(measures.unknown)
    yield say("listings with another or an unknown outcome, not counted: {number}", number=unknown)
    by_title = grouped(measures.by_title_alone)
    yield say("listings judged by their title alone: {number}", number=by_title)


def columns(rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """Rows as aligned text: the first column to the left, the others to the right."""
    widths = [max(map(_width, column)) for column in zip(*rows, strict=True)]
    for first, *others in rows:
        cells = [_left(first, widths[0])]
        cells += [
            " " * (width - _width(cell)) + cell
            for cell, width in zip(others, widths[1:], strict=True)
        ]
        yield "  ".join(cells).rstrip()


def _named(rows: Sequence[tuple[str, str]]) -> Iterator[str]:
    """Names and what they are, one below the other."""
    width = max(_width(name) for name, _ in rows)
    yield from (f"{_left(name, width)}  {value}" for name, value in rows)


def _left(text: str, width: int) -> str:
    return text + " " * (width - _width(text))


#: Chinese characters take two columns each.
_width = Console().width
_HEADER = (
    to_say("family"),
    to_say("must"),
    to_say("should"),
    to_say("flags"),
    *SHARES,
)


def _row(name: str, measures: Measures) -> tuple[str, ...]:
    shares = measures.shares[name]
    totals = (shares[key].total for key in ("must recall", "should recall", "precision"))
    title = f"= {name}" if name in GROUPS else name
    return (title, *map(str, totals), *(percent(shares[key]) for key in SHARES))


def _group_lines(group: str, measures: Measures) -> Iterator[str]:
    shares = measures.shares[group]
    rows = [(f"{group}: {say(name)}", _with_count(shares[name])) for name in SHARES]
    calibration = measures.calibration[group]
    brier = number_with_interval(calibration.brier, calibration.brier_interval)
    ece = number_with_interval(calibration.ece, calibration.ece_interval)
    pairs = counted(calibration.pairs, "pair")
    rows += [(f"{group}: brier", brier), (f"{group}: ece", f"{ece}, {pairs}")]
    yield from _named(rows)


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
    header = say("risk"), say("listings"), say("mean risk %"), say("stopped %")
    return [header, *rows]


def _with_count(share: Share) -> str:
    if share.total == 0:
        return say("{number} (none)", number=NOTHING)
    hits = say("{hits} of {total}", hits=grouped(share.hits), total=grouped(share.total))
    return f"{percent_with_interval(share)} %, {hits}"
