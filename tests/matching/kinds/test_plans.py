"""Which checks are in force where and when, and what is said of rules that cannot be used."""

from __future__ import annotations

from dataclasses import replace

import pytest

from listinglint.errors import RuleError
from listinglint.listings import Column, Field, Listing
from listinglint.matching.kinds import KINDS, FieldChecks, ListingChecks
from listinglint.rules import AppliesTo, Context, Prior, Rule, Rulebook

from .made_checks import AS_OF, candidates, found, limit, listing, rule

LENGTH = rule("length")
LONG = listing(title="1234567")


def test_a_limit_is_in_force_from_its_day_until_the_day_before_its_end() -> None:
    made = [limit(5, effective_from="2025-01-21", until="2026-07-27")]
    days = ["2025-01-20", "2025-01-21", "2026-07-26", "2026-07-27"]
    assert [bool(found(LENGTH, made, LONG, as_of=day)) for day in days] == [0, 1, 1, 0]


def test_nothing_is_found_on_another_marketplace_or_an_unknown_one() -> None:
    for marketplace in ("etsy.com", None, "nowhere"):
        subject = listing(marketplace=marketplace, title="1234567")
        assert found(LENGTH, [limit(5)], subject) == []


def test_a_column_of_another_marketplace_has_the_limits_of_that_one() -> None:
    titles = [("en", "amazon.com"), ("de", "amazon.de"), ("xx", None)]
    fields = tuple(Field(Column("title", k, marketplace=store), "1234567") for k, store in titles)
    made = [limit(5, marketplaces=("amazon.com",)), limit(6, marketplaces=("amazon.de",))]
    seen = candidates(LENGTH, made, Listing(fields, marketplace="amazon.de"))
    assert [(c.field.column.key, c.text) for c in seen] == [("en", "67"), ("de", "7"), ("xx", "7")]


def test_listing_checks_look_at_each_marketplace_by_itself() -> None:
    stores = ["amazon.com", "amazon.de"]
    fields = tuple(Field(Column("bullet_1", s, marketplace=s), "Soft lid") for s in stores)
    assert found(rule("duplicate", fields=["bullet"]), [], Listing(fields)) == []


@pytest.mark.parametrize(
    "fields",
    [
        {"product_type": "ABIS_BOOK"},
        {"product_type": "abis book"},
        {"category": "Movies & TV > Comedy"},
    ],
)
def test_excepted_product_types_are_silent(fields: dict[str, str]) -> None:
    made = [limit(5, except_product_types=("abis_book", "movies_tv"))]
    assert found(LENGTH, made, listing(title="1234567", **fields)) == []


def test_other_product_types_are_not_excepted() -> None:
    made = [limit(5, except_product_types=("abis_book", "movies_tv"))]
    subject = listing(title="1234567", product_type="BOOKEND", category="Home > Movies & TV")
    assert len(found(LENGTH, made, subject)) == 1


def test_a_check_names_fields_by_name_or_by_kind() -> None:
    subject = listing(title="TBD", bullet_1="TBD", bullet_2="TBD", description="TBD")
    by_kind = rule("placeholder", fields=["bullet"], texts=["tbd"])
    assert [name for name, _ in found(by_kind, [], subject)] == ["bullet_1", "bullet_2"]
    by_name = rule("placeholder", fields=["bullet_2"], texts=["tbd"])
    assert [name for name, _ in found(by_name, [], subject)] == ["bullet_2"]


def test_a_rule_keeps_to_its_own_fields_and_marketplaces() -> None:
    subject = listing(title="TBD", bullet_1="TBD")
    made = rule("placeholder", fields=["title", "bullet"], texts=["tbd"])
    only_titles = replace(made, applies_to=AppliesTo(fields=("title",)))
    assert found(only_titles, [], subject) == [("title", "TBD")]
    elsewhere = replace(made, applies_to=AppliesTo(marketplaces=("etsy.com",)))
    assert found(elsewhere, [], subject) == []


def test_contexts_that_ask_about_field_or_product_alone_hold() -> None:
    when = (
        Context(product=("books",), risk=0.0),
        Context(fields=("bullet",), risk=0.2),
        Context(words={"near": {"any": ("lid",)}}, risk=0.3),
        Context(negated=True, risk=0.4),
    )
    made = replace(LENGTH, prior=Prior(None, 0.5, when))
    (candidate,) = candidates(made, [limit(5)], LONG)
    assert candidate.contexts == {0}


def test_every_kind_refuses_a_parameter_it_does_not_have() -> None:
    for kind in KINDS:
        with pytest.raises(RuleError, match="has no parameter 'colour'"):
            _checks(rule(kind, colour="red"))


@pytest.mark.parametrize(
    ("made", "what"),
    [
        (rule("lenght"), "there is no kind of check 'lenght'. Allowed: capitals,"),
        (rule("length", fields=["title"]), "needs the parameter 'limit'"),
        (rule("placeholder", fields=["title"]), "needs the parameter 'texts'"),
        (rule("html", limit="made", fields=["title"]), "either"),
        (rule("empty", fields=["attribute:color"]), "does not look at attributes"),
    ],
)
def test_a_check_that_cannot_be_used_is_an_error_that_names_the_rule_file(
    made: Rule, what: str
) -> None:
    with pytest.raises(RuleError) as error:
        _checks(made)
    assert what in str(error.value)
    assert str(error.value).startswith("style/made.yaml")


def _checks(made: Rule) -> None:
    book = Rulebook((made,), {}, (), (), "made")
    for checks in (FieldChecks, ListingChecks):
        checks(book, book.rules, as_of=AS_OF)
