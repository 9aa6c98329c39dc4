from __future__ import annotations

import pytest

from listinglint.findings import Finding
from listinglint.reporters.folding import FOLD_ABOVE, SHOWN, Fold, fold

from .conftest import make_finding, make_listing, make_rule

OTHER = make_rule("promo/sale")


def findings_in(count: int, risk: float = 0.5) -> list[Finding]:
    listings = [make_listing(f"S-{row}", row=row, bullet_2="mold") for row in range(1, count + 1)]
    return [make_finding(listing, "mold", risk=risk) for listing in listings]


def test_up_to_five_listings_are_all_shown() -> None:
    findings = findings_in(FOLD_ABOVE)
    assert fold(findings) == (findings, [])


def test_above_five_the_first_three_are_shown_and_the_rest_counted() -> None:
    findings = findings_in(FOLD_ABOVE + 1)
    expected = [Fold("pesticide/antibacterial", 3, 3, 0.5)]
    assert fold(findings) == (findings[:SHOWN], expected)


@pytest.mark.parametrize("riskiest", [0, 3, 9])
def test_the_risk_of_a_fold_is_the_highest_that_is_not_shown(riskiest: int) -> None:
    findings = findings_in(10)
    listing = findings[riskiest].listing
    findings[riskiest] = make_finding(listing, "mold", risk=0.9)
    assert fold(findings).folds[0].risk == (0.5 if riskiest < SHOWN else 0.9)


def test_many_findings_in_few_listings_are_not_folded() -> None:
    listing = make_listing(bullet_2="mold " * 9)
    findings = [make_finding(listing, "mold") for _ in range(9)]
    assert fold(findings) == (findings, [])


def test_several_findings_of_one_listing_are_shown_or_folded_together() -> None:
    findings = [each for one in findings_in(8) for each in (one, one)]
    folded = fold(findings)
    assert folded.findings == findings[: 2 * SHOWN]
    assert folded.folds == [Fold("pesticide/antibacterial", 10, 5, 0.5)]


def test_a_rare_rule_is_shown_in_its_place_among_folded_ones() -> None:
    findings = findings_in(9)
    rare = make_finding(findings[7].listing, "mold", rule=OTHER)
    folded = fold([*findings[:8], rare, *findings[8:]])
    assert folded.findings == [*findings[:SHOWN], rare]


def test_equal_row_numbers_of_two_sheets_are_two_listings() -> None:
    sheets = [make_listing("S", sheet=f"Sheet {n}", bullet_2="mold") for n in range(6)]
    assert fold([make_finding(listing, "mold") for listing in sheets]).folds[0].listings == 3
