from __future__ import annotations

from listinglint.evaluating.intervals import Share
from listinglint.evaluating.labels import Label
from listinglint.evaluating.measures import Answer, Case, measure
from listinglint.evaluating.rendering import columns, measure_lines, percent_with_interval


def test_a_share_is_shown_in_percent_with_its_interval() -> None:
    assert percent_with_interval(Share(81, 263)) == "30.8 (25.5-36.6)"
    assert percent_with_interval(Share(0, 0)) == "-"
    assert percent_with_interval(None) == "-"


def test_columns_are_aligned() -> None:
    rows = [("family", "flags"), ("ppe", "7")]
    assert list(columns(rows)) == ["family  flags", "ppe         7"]


def test_measures_are_a_table_by_family_with_the_groups_in_full_below() -> None:
    case = Case("k", {"ppe": Label("claim", 0.9)}, {"ppe": Answer(0.8, "claim", True)})
    lines = list(measure_lines(measure([case, Case("clean", {}, {})])))
    assert lines[0].startswith("2 labelled listings")
    assert [line.split()[0] for line in lines[2:5]] == ["family", "ppe", "="]
    assert " ".join(lines[3].split()) == "ppe 1 1 1 100.0 100.0 100.0 - 100.0 100.0 100.0 -"
    assert "restricted: must recall      100.0 (20.7-100.0) %, 1 of 1" in lines
    assert "restricted: ece              0.100 (0.100-0.100), 1 pairs" in lines
    assert lines[-1] == "clean listings alarmed  0.0 (0.0-79.3) %, 0 of 1"
