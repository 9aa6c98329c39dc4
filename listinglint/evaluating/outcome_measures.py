"""How good the predictions were on a seller's own catalog: risk against what happened.

Here risk is that of the whole listing, which is stopped by its worst words: the highest of its
findings in any family but ``style``, whose findings are facts and no predictions.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from ..linter import Linter
from .answering import by_family
from .intervals import Interval, Share, bootstrap
from .measures import FLAG_AT
from .outcomes import Joined, Outcome

#: Bounds of the bins of risk, the upper one excluded but for the last.
BOUNDS = (0.0, 0.1, 0.3, 0.5, 0.7, 0.9, 1.0)


@dataclass(frozen=True, slots=True)
class Bin:
    """Listings with a risk from ``low`` to ``high``: their mean risk, and how many were stopped."""

    low: float
    high: float
    mean_risk: float
    stopped: Share


@dataclass(frozen=True, slots=True)
class OutcomeMeasures:
    """Predictions against outcomes.

    ``flagged`` is of the listings stopped for their wording, ``family_flagged`` of those of which
    the family is known: flagged in that family. ``alarmed`` is of the listings that were not
    stopped. ``form_found`` is of those stopped for their form: any finding of ``style``. ``brier``
    compares risk with 1 or 0. ``unknown`` listings were stopped by something else or not told of.
    """

    flagged: Share
    family_flagged: Share
    alarmed: Share
    form_found: Share
    bins: tuple[Bin, ...]
    brier: float | None
    brier_interval: Interval | None
    unknown: int
    by_title_alone: int

    @property
    def listings(self) -> int:
        """All listings of which an outcome was told, also the unknown ones."""
        totals = (self.flagged, self.alarmed, self.form_found)
        return sum(share.total for share in totals) + self.unknown


class _Prediction(NamedTuple):
    """What was predictions of one listing; its findings are not kept, catalogs are large."""

    outcome: Outcome
    by_title_alone: bool
    risk: float
    flagged: frozenset[str]
    has_style: bool

    @property
    def is_known(self) -> bool:
        return self.outcome.stopped is not None and not self.outcome.is_form


def measure_outcomes(joined: Iterable[Joined], linter: Linter) -> OutcomeMeasures:
    """Lint every listing of which the outcome is told, and compare."""
    predictions = [_prediction(one, linter) for one in joined]
    form = [p for p in predictions if p.outcome.is_form]
    known = [p for p in predictions if p.is_known]
    stopped = [p for p in known if p.outcome.stopped]
    told = [p for p in stopped if p.outcome.family is not None]
    return OutcomeMeasures(
        flagged=_share(p.risk >= FLAG_AT for p in stopped),
        family_flagged=_share(p.outcome.family in p.flagged for p in told),
        alarmed=_share(p.risk >= FLAG_AT for p in known if not p.outcome.stopped),
        form_found=_share(p.has_style for p in form),
        bins=tuple(_bins(known)),
        brier=_brier(known) if known else None,
        brier_interval=bootstrap(known, _brier) if known else None,
        unknown=len(predictions) - len(known) - len(form),
        by_title_alone=sum(p.by_title_alone for p in known),
    )


def _prediction(joined: Joined, linter: Linter) -> _Prediction:
    found = by_family(linter.findings(joined.listing))
    has_style = bool(found.pop("style", None))
    risks = {family: max(f.risk for f in own) for family, own in found.items()}
    return _Prediction(
        joined.outcome,
        joined.by_title_alone,
        risk=max(risks.values(), default=0.0),
        flagged=frozenset(family for family, risk in risks.items() if risk >= FLAG_AT),
        has_style=has_style,
    )


def _share(hits: Iterable[bool]) -> Share:
    found = list(hits)
    return Share(sum(found), len(found))


def _brier(predictions: Sequence[_Prediction]) -> float:
    return sum((p.risk - bool(p.outcome.stopped)) ** 2 for p in predictions) / len(predictions)


def _bins(predictions: Sequence[_Prediction]) -> Iterable[Bin]:
    for low, high in pairwise(BOUNDS):
        inside = [p for p in predictions if low <= p.risk < high or p.risk == high == BOUNDS[-1]]
        if inside:
            mean = sum(p.risk for p in inside) / len(inside)
            yield Bin(low, high, mean, _share(bool(p.outcome.stopped) for p in inside))
