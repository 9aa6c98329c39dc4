from __future__ import annotations

from typing import Any

import pytest

from listinglint.findings import Finding, Fix
from listinglint.listings import Column
from listinglint.reporters.repeats import also, told_each, told_once

from .conftest import make_finding, make_listing, make_rule

TEXTS = {"title": "Sock without mold", "bullet_1": "Stops Mold", "bullet_2": "mold, germs, MOLD"}
CHECK = make_rule("style/too-short", message="7 characters, at least 10 are asked for")


def found(field: str, words: str, **changes: Any) -> Finding:
    return make_finding(make_listing(**TEXTS), words, field=field, **changes)


def test_one_rule_is_told_once_with_the_highest_risk() -> None:
    (told,) = told_once([found("title", "mold", risk=0.8), found("bullet_1", "Mold", risk=0.9)])
    assert (told.finding.field.name, told.finding.risk) == ("title", 0.9)


@pytest.mark.parametrize(
    "changes",
    [
        {"rule": make_rule("disease/mold")},
        {"severity": "note"},
        {"verdict": "word"},
        {"risk": 0.5},
        {"fixes": (Fix("safe", "dust"),)},
    ],
)
def test_what_needs_other_advice_is_told_apart(changes: dict[str, Any]) -> None:
    findings = [found("title", "mold"), found("bullet_1", "Mold", **changes)]
    assert len(told_once(findings)) == 2


def test_each_finding_can_be_told() -> None:
    findings = [found("title", "mold"), found("bullet_1", "Mold")]
    assert [told.finding for told in told_each(findings)] == findings


def test_words_are_named_only_where_they_differ() -> None:
    findings = [found("title", "mold"), found("bullet_1", "Mold"), found("bullet_2", "germs")]
    (told,) = told_once(findings)
    assert also(told) == "AA7; AB7: “germs”"


def test_places_with_the_same_words_share_them() -> None:
    findings = [found("bullet_2", "germs"), found("title", "mold"), found("bullet_1", "Mold")]
    (told,) = told_once(findings)
    assert also(told) == "B7, AA7: “mold”"


def test_the_same_words_in_the_same_cell_are_counted() -> None:
    findings = [found("bullet_2", words) for words in ("mold", "MOLD", "germs")]
    (told,) = told_once(findings)
    assert told.times == 2
    assert also(told) == "AB7: “germs”"


def test_a_check_with_facts_of_its_own_repeats_them() -> None:
    findings = [
        found("title", "mold", rule=CHECK),
        found("bullet_1", "Mold", rule=CHECK, message="5 characters, at least 10 are asked for"),
        found("bullet_2", "germs", rule=CHECK),
    ]
    (told,) = told_once(findings)
    assert also(told) == "AA7: 5 characters, at least 10 are asked for; AB7"


def test_long_words_are_cut() -> None:
    listing = make_listing(title="mold", bullet_1="kills every germ " * 5)
    findings = [make_finding(listing, each.text, field=each.name) for each in listing.fields]
    (told,) = told_once(findings)
    assert also(told).endswith("germ kills…”")


def test_a_field_without_cell_is_named_as_the_file_does() -> None:
    columns = {name: Column(name, f"my_{name}") for name in TEXTS}
    listing = make_listing(columns=columns, **TEXTS)
    findings = [
        make_finding(listing, words, field=field)
        for field, words in (("title", "mold"), ("bullet_1", "Mold"))
    ]
    (told,) = told_once(findings)
    assert also(told) == "my_bullet_1"
