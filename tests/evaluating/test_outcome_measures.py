from __future__ import annotations

import pytest
from made_rules import AS_OF, book, listing, rule

from listinglint.evaluating.intervals import Share
from listinglint.evaluating.outcome_measures import Bin, measure_outcomes
from listinglint.evaluating.outcomes import Joined, Outcome
from listinglint.linter import Linter


def made(word: str, risk: float, **verdict: str) -> dict[str, object]:
    return rule(match={"en": {"phrases": [word]}}, prior={"risk": risk, **verdict})


LINTER = Linter(
    book(
        {
            "pesticide/kills": made("kills", 0.9, verdict="claim"),
            "ppe/mask": made("mask", 0.2, verdict="word"),
            "style/odd": made("odd", 1.0),
        }
    ),
    as_of=AS_OF,
)


def joined(
    text: str, stopped: bool | None, family: str | None = None, alone: bool = False
) -> Joined:
    outcome = Outcome("S", None, "", stopped, "", "a report", family)
    return Joined(listing(text), outcome, by_title_alone=alone)


def test_stops_and_flags_are_compared_by_listing_and_by_family() -> None:
    measures = measure_outcomes(
        [
            joined("kills, mask", True, "pesticide"),
            joined("kills, mask", True, "ppe"),
            joined("mask", True),
            joined("kills", False, alone=True),
            joined("plain", False),
            joined("kills", None),
        ],
        LINTER,
    )
    assert measures.flagged == Share(2, 3)
    assert measures.family_flagged == Share(1, 2)
    assert measures.alarmed == Share(1, 2)
    assert (measures.unknown, measures.by_title_alone, measures.listings) == (1, 1, 6)
    assert measures.brier == pytest.approx((0.01 + 0.01 + 0.64 + 0.81 + 0) / 5)
    assert measures.bins == (
        Bin(0.0, 0.1, 0.0, Share(0, 1)),
        Bin(0.1, 0.3, 0.2, Share(1, 1)),
        Bin(0.9, 1.0, pytest.approx(0.9), Share(2, 3)),
    )


def test_form_is_no_risk_and_is_counted_apart() -> None:
    measures = measure_outcomes(
        [joined("odd", True, "style"), joined("plain", True, "style"), joined("odd", False)], LINTER
    )
    assert measures.form_found == Share(1, 2)
    assert measures.flagged == Share(0, 0)
    assert measures.alarmed == Share(0, 1)
    assert measures.brier == 0


def test_without_any_known_outcome_there_is_no_score() -> None:
    measures = measure_outcomes([joined("kills", None)], LINTER)
    assert (measures.brier, measures.bins, measures.listings) == (None, (), 1)
    assert measure_outcomes([], LINTER).listings == 0
