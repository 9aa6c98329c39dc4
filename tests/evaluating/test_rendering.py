from __future__ import annotations

import pytest

from listinglint.evaluating.intervals import Share
from listinglint.evaluating.labels import Label
from listinglint.evaluating.measures import Answer, Case, measure
from listinglint.evaluating.rendering import columns, measure_lines, percent_with_interval
from listinglint.ui import speaking


def test_a_share_is_shown_in_percent_with_its_interval() -> None:
    assert percent_with_interval(Share(81, 263)) == "30.8 (25.5-36.6)"
    assert percent_with_interval(Share(0, 0)) == "-"
    assert percent_with_interval(None) == "-"


def test_columns_are_aligned() -> None:
    rows = [("family", "flags"), ("ppe", "7")]
    assert list(columns(rows)) == ["family  flags", "ppe         7"]


def test_columns_are_aligned_where_letters_are_two_columns_wide() -> None:
    rows = [("类别", "已报"), ("ppe", "7")]
    assert list(columns(rows)) == ["类别  已报", "ppe      7"]


@pytest.mark.parametrize(
    ("language", "head", "row", "clean"),
    [
        (
            "fr",
            "2 fiches étiquetées\u00a0; parts en pour cent",
            "restricted: rappel dû            100.0 (20.7-100.0) %, 1 sur 1",
            "fiches saines signalées  0.0 (0.0-79.3) %, 0 sur 1",
        ),
        (
            "zh",
            "2 个带标签的商品",
            "restricted: 必报召回      100.0 (20.7-100.0) %, 1/1",
            "无标签商品被误报  0.0 (0.0-79.3) %, 0/1",
        ),
    ],
)
def test_measures_are_told_in_the_language_of_their_reader(
    language: str, head: str, row: str, clean: str
) -> None:
    case = Case("k", {"ppe": Label("claim", 0.9)}, {"ppe": Answer(0.8, "claim", True)})
    with speaking(language):
        lines = list(measure_lines(measure([case, Case("clean", {}, {})])))
    assert lines[0].startswith(head)
    assert row in lines
    assert lines[-1] == clean


def test_measures_are_a_table_by_family_with_the_groups_in_full_below() -> None:
    case = Case("k", {"ppe": Label("claim", 0.9)}, {"ppe": Answer(0.8, "claim", True)})
    lines = list(measure_lines(measure([case, Case("clean", {}, {})])))
    assert lines[0].startswith("2 labelled listings")
    assert [line.split()[0] for line in lines[2:5]] == ["family", "ppe", "="]
    assert " ".join(lines[3].split()) == "ppe 1 1 1 100.0 100.0 100.0 - 100.0 100.0 100.0 -"
    assert "restricted: must recall      100.0 (20.7-100.0) %, 1 of 1" in lines
    assert "restricted: ece              0.100 (0.100-0.100), 1 pair" in lines
    assert lines[-1] == "clean listings alarmed  0.0 (0.0-79.3) %, 0 of 1"
