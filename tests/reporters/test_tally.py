from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import pytest

from listinglint.findings import Finding
from listinglint.reporters.tally import AT_RISK, MINOR, STOPPED, Tally, outcome

from .conftest import COLUMNS, make_finding, make_listing, make_rule

NOTE = make_rule("promo/sale", severity={"default": "note"})
WARNING = make_rule("green/eco", severity={"default": "warning"})


def finding(row: int = 1, **changes: Any) -> Finding:
    return make_finding(make_listing(f"S-{row}", row=row, bullet_2="mold"), "mold", **changes)


def tally_of(findings: Iterable[Finding]) -> Tally:
    tally = Tally()
    list(tally.watch(findings))
    return tally


@pytest.mark.parametrize(
    ("risk", "severity", "expected"),
    [
        (0.7, "error", STOPPED),
        (0.7, "warning", STOPPED),
        (0.7, "note", MINOR),
        (0.69, "error", AT_RISK),
        (0.29, "error", MINOR),
    ],
)
def test_outcome_follows_risk_but_a_note_stops_nothing(
    risk: float, severity: str, expected: str
) -> None:
    assert outcome(finding(risk=risk, severity=severity)) == expected


def test_a_listing_counts_once_with_its_worst_outcome() -> None:
    tally = tally_of([finding(1, risk=0.4), finding(1, risk=0.8), finding(2, risk=0.1)])
    assert tally.listings == {STOPPED: 1, MINOR: 1}


def test_rules_count_findings_and_listings_apart() -> None:
    tally = tally_of([finding(1), finding(1, risk=0.99), finding(2, risk=0.5)])
    count = tally.by_rule["pesticide/antibacterial"]
    assert (count.findings, count.listings, count.stopped, count.at_risk) == (3, 2, 1, 1)
    assert count.riskiest.risk == 0.99


def test_what_stops_most_listings_comes_first() -> None:
    many = [finding(row, rule=WARNING, risk=0.8) for row in (1, 2, 3)]
    few = [finding(9, risk=0.99), finding(8, rule=NOTE, risk=1.0)]
    first = [count.riskiest.rule.name for count in tally_of([*few, *many]).first_things(3)]
    assert first == ["green/eco", "pesticide/antibacterial", "promo/sale"]


def test_advice_for_real_pesticides_is_kept_from_advice_for_claims() -> None:
    tally = tally_of([finding(1, verdict="claim"), finding(2, verdict="regulated")])
    assert [count.riskiest.verdict for count in tally.first_things(3)] == ["claim", "regulated"]
    assert tally.by_rule["pesticide/antibacterial"].listings == 2


def test_a_listing_is_named_once_by_what_becomes_of_it() -> None:
    twice = [finding(2, risk=0.9, file=file) for file in ("a.txt", "b.txt")]
    tally = tally_of([finding(1, risk=0.5), *twice])
    assert tally.names == {STOPPED: ["S-2"], AT_RISK: ["S-1"], MINOR: []}


def test_a_count_knows_of_other_words() -> None:
    listing = make_listing(bullet_2="mold, MOLD, germs")
    alike = [make_finding(listing, "mold"), make_finding(listing, "MOLD")]
    assert not tally_of(alike).by_rule["pesticide/antibacterial"].has_other_words
    other = [*alike, make_finding(listing, "germs")]
    assert tally_of(other).by_rule["pesticide/antibacterial"].has_other_words


@pytest.mark.parametrize(("columns", "name"), [(COLUMNS, "row 7"), ({}, "record 7")])
def test_only_a_listing_with_cells_is_called_by_its_row(columns: Any, name: str) -> None:
    listing = make_listing(None, columns=columns, bullet_2="mold")
    assert tally_of([make_finding(listing, "mold", risk=0.9)]).names[STOPPED] == [name]
