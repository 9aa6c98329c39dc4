"""How sure a measure is: 95 % intervals of shares and of sums over listings."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from math import sqrt
from typing import NamedTuple, TypeVar

#: Two-sided 95 % of a normal distribution.
Z = 1.959964
RESAMPLES = 200
SEED = 20261121

Item = TypeVar("Item")


class Interval(NamedTuple):
    """Both ends, included."""

    low: float
    high: float


class Share(NamedTuple):
    """``hits`` of ``total``; ``value`` is ``None`` where there is nothing to have a share of."""

    hits: int
    total: int

    @property
    def value(self) -> float | None:
        """Between 0 and 1."""
        return self.hits / self.total if self.total else None

    @property
    def interval(self) -> Interval | None:
        """Wilson's interval, which holds for few cases and for shares near 0 and 1."""
        return wilson(self.hits, self.total) if self.total else None


def wilson(hits: int, total: int) -> Interval:
    """The 95 % interval of the share ``hits`` of ``total`` cases."""
    share, z2 = hits / total, Z * Z
    middle = (share + z2 / (2 * total)) / (1 + z2 / total)
    reach = Z * sqrt(share * (1 - share) / total + z2 / (4 * total * total)) / (1 + z2 / total)
    return Interval(max(middle - reach, 0.0), min(middle + reach, 1.0))


def bootstrap(items: Sequence[Item], statistic: Callable[[Sequence[Item]], float]) -> Interval:
    """The 95 % interval of ``statistic`` when ``items`` are drawn again with replacement.

    Seeded: the same items give the same interval.
    """
    chance = random.Random(SEED)
    values = sorted(statistic(chance.choices(items, k=len(items))) for _ in range(RESAMPLES))
    cut = round(RESAMPLES * 0.025)
    return Interval(values[cut], values[-cut - 1])
