from collections.abc import Mapping
from functools import cache

import pytest
from made_rules import book, rule

from listinglint.rulefiles.rulebook import load_rulebook
from listinglint.rules import (
    FAMILIES,
    RESTRICTED_FAMILIES,
    SOFT_FAMILIES,
    Limit,
    Reference,
    Rule,
)


def made(**keys: object) -> Rule:
    return book({"pesticide/made": rule(**keys)}).rules[0]


def test_families_are_named_once() -> None:
    assert len(set(FAMILIES)) == len(FAMILIES) == 19
    assert {*RESTRICTED_FAMILIES, *SOFT_FAMILIES} < set(FAMILIES)


@pytest.mark.parametrize(
    ("marketplace", "severity"), [("amazon.de", "note"), ("amazon.fr", "error"), (None, "error")]
)
def test_severity_is_that_of_the_store_else_the_default(
    marketplace: str | None, severity: str
) -> None:
    by_store = made(severity={"default": "error", "amazon.de": "note"})
    assert by_store.severity_on(marketplace) == severity


@pytest.mark.parametrize(
    ("stores", "marketplace", "applies"),
    [
        ([], "amazon.de", True),
        (["amazon.de"], "amazon.de", True),
        (["amazon.de"], "amazon.fr", False),
        (["amazon.de"], None, True),
    ],
)
def test_an_unknown_store_gets_every_rule(
    stores: list[str], marketplace: str | None, applies: bool
) -> None:
    keys = {"applies_to": {"marketplaces": stores}} if stores else {}
    assert made(**keys).applies_on(marketplace) is applies


def test_contexts_of_unless_are_asked_before_those_of_the_prior() -> None:
    when = [{"negated": True, "risk": 0.5}]
    prior = {"verdict": "claim", "risk": 0.9, "when": when}
    contexts = made(unless=[{"before": ["x"]}], prior=prior).contexts
    assert [context.negated for context in contexts] == [None, True]


def test_rules_are_equal_by_their_content_and_may_be_keys() -> None:
    assert made() == made()
    assert made() != made(summary="Other")
    assert made() != "pesticide/made"
    assert len({made(), made()}) == 1


@pytest.mark.parametrize(
    ("marketplace", "as_of", "holds"),
    [
        ("amazon.com", "2025-01-20", False),
        ("amazon.com", "2025-01-21", True),
        ("amazon.com", "2026-07-26", True),
        ("amazon.com", "2026-07-27", False),
        ("amazon.de", "2026-01-01", False),
        (None, "2026-01-01", False),
    ],
)
def test_a_limit_holds_from_its_first_day_to_the_day_before_its_last(
    marketplace: str | None, as_of: str, holds: bool
) -> None:
    limit = Limit(
        name="title-length",
        field="title",
        value=200,
        marketplaces=("amazon.com",),
        effective_from="2025-01-21",
        until="2026-07-27",
        severity="note",
        source=Reference("t", "u", "2026-11-21"),
    )
    assert limit.holds(marketplace=marketplace, as_of=as_of) is holds


def test_a_present_name_wins_over_a_former_one() -> None:
    rulebook = book(
        {"pesticide/a": rule(formerly=["pesticide/b", "pesticide/c"]), "pesticide/b": rule()}
    )
    named = {name: found.name for name, found in rulebook.by_name.items()}
    assert named == {
        "pesticide/a": "pesticide/a",
        "pesticide/b": "pesticide/b",
        "pesticide/c": "pesticide/a",
    }


@cache
def packaged() -> Mapping[str, Rule]:
    return load_rulebook([]).by_name


@pytest.mark.parametrize(
    ("name", "default", "by_store"),
    [
        ("green/biodegradable", "warning", {"amazon.fr": "error", "amazon.de": "warning"}),
        ("green/eco-friendly", "note", {"cdiscount.com": "error", "amazon.it": "warning"}),
        ("green/sustainable", "note", {"ebay.de": "warning", "amazon.in": "note"}),
        ("green/cruelty-free", "note", {"amazon.pl": "warning", "amazon.com": "note"}),
        ("green/free-of-substance", "note", {"amazon.fr": "warning", "amazon.de": "note"}),
        ("weapons/knife", "note", {"amazon.co.uk": "warning", "amazon.de": "note"}),
        ("weapons/self-defense", "warning", {"ebay.co.uk": "error", "amazon.de": "warning"}),
        ("weapons/replica-word", "note", {"amazon.de": "warning", "amazon.fr": "note"}),
        ("pesticide/ultrasonic-repeller", "error", {"amazon.com": "error", "amazon.es": "warning"}),
        ("pesticide/mosquito-net", "warning", {"amazon.co.uk": "note", "amazon.ca": "warning"}),
        ("medical/therapy", "warning", {"amazon.de": "error", "amazon.fr": "warning"}),
        ("medical/magnetic-ionic", "warning", {"amazon.com.mx": "error", "amazon.com": "warning"}),
        ("disease/antiperspirant", "note", {"amazon.com": "warning", "amazon.de": "note"}),
        ("origin/made-in-usa", "warning", {"amazon.com": "warning", "amazon.fr": "note"}),
    ],
)
def test_severity_follows_the_law_of_the_country(
    name: str, default: str, by_store: dict[str, str]
) -> None:
    rule = packaged()[name]
    assert rule.severity_on(None) == default
    assert {store: rule.severity_on(store) for store in by_store} == by_store
