from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from listinglint.evaluating.intervals import Share, bootstrap, wilson


@pytest.mark.parametrize(
    ("hits", "total", "low", "high"),
    # as published for the Wilson score interval without continuity correction
    [
        (81, 263, 0.2553, 0.3662),
        (15, 148, 0.0624, 0.1605),
        (0, 20, 0.0, 0.1611),
        (1, 29, 0.0061, 0.1718),
    ],
)
def test_wilson_gives_the_published_intervals(
    hits: int, total: int, low: float, high: float
) -> None:
    interval = wilson(hits, total)
    assert (interval.low, interval.high) == (
        pytest.approx(low, abs=5e-5),
        pytest.approx(high, abs=5e-5),
    )


@given(st.integers(1, 500).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))))
def test_an_interval_holds_its_share_and_stays_between_0_and_1(case: tuple[int, int]) -> None:
    share = Share(*case)
    assert share.interval is not None
    assert share.value is not None
    assert 0 <= share.interval.low <= share.value + 1e-12
    assert share.value - 1e-12 <= share.interval.high <= 1


def test_a_share_of_nothing_has_neither_value_nor_interval() -> None:
    assert Share(0, 0).value is None
    assert Share(0, 0).interval is None


def _mean(items: object) -> float:
    values = [float(item) for item in items]  # type: ignore[attr-defined]
    return sum(values) / len(values)


def test_a_bootstrap_interval_holds_the_mean_and_is_the_same_each_time() -> None:
    items = [0.0] * 60 + [1.0] * 40
    low, high = bootstrap(items, _mean)
    assert 0.28 < low < 0.36
    assert 0.44 < high < 0.52
    assert bootstrap(items, _mean) == (low, high)


def test_a_bootstrap_of_equal_items_is_certain() -> None:
    assert bootstrap([0.25] * 10, _mean) == (0.25, 0.25)
