from __future__ import annotations

from collections.abc import Mapping

import pytest
from made_rules import listing as made_listing
from made_rules import phrases

from listinglint.evaluating.labels import Label
from listinglint.evaluating.outcomes import Joined, Outcome, Outcomes, join, labelled_outcomes
from listinglint.listings import Column, Field, Listing


def listing(
    title: str = "Socks", sku: str | None = None, store: str | None = None, **others: str
) -> Listing:
    texts: Mapping[str, str] = {"title": title} | {
        name.replace("__", ":"): text for name, text in others.items()
    }
    fields = tuple(Field(Column(name, name), text) for name, text in texts.items())
    return Listing(fields, sku=sku, marketplace=store)


def outcome(
    sku: str | None = None,
    asin: str | None = None,
    title: str = "",
    *,
    stopped: bool | None = True,
    family: str | None = None,
    store: str | None = None,
) -> Outcome:
    return Outcome(sku, asin, title, stopped, "a reason", "a report", family, store)


@pytest.mark.parametrize(
    ("told", "sold"),
    [
        (outcome("S-1"), listing(sku="S-1")),
        (outcome("S-1", "B01"), listing(sku="B01")),
        (outcome(None, "B01"), listing(sku="S-1", attribute__asin1=" B01 ")),
        (outcome(None, "B09", "SOCKS,  red"), listing("Socks, Red", sku="S-1")),
        (outcome("S-1", title="Socks"), listing("Socks")),
        (outcome("S-1", store="amazon.de"), listing(sku="S-1", store="amazon.de")),
        (outcome("S-1", store="amazon.de"), listing(sku="S-1")),
    ],
)
def test_an_outcome_finds_its_listing_by_sku_asin_or_title(told: Outcome, sold: Listing) -> None:
    assert list(join(Outcomes([told]), [sold])) == [Joined(sold, told)]


@pytest.mark.parametrize(
    ("told", "sold"),
    [
        (outcome("S-1"), listing(sku="S-2")),
        (outcome("S-1", store="amazon.de"), listing(sku="S-1", store="amazon.fr")),
        # variations share their title
        (outcome("S-1", title="Socks"), listing("Socks", sku="S-2")),
    ],
)
def test_an_outcome_of_another_listing_is_not_taken(told: Outcome, sold: Listing) -> None:
    assert all(one.listing != sold for one in join(Outcomes([told]), [sold]))


def test_a_stop_on_any_marketplace_counts_for_a_listing_without_one() -> None:
    told = [
        outcome("S-1", stopped=None, store="amazon.ca"),
        outcome("S-1", stopped=False, store="amazon.com.mx"),
        outcome("S-1", stopped=True, store="amazon.com"),
    ]
    (joined,) = join(Outcomes(told), [listing(sku="S-1")])
    assert joined.outcome == told[2]
    (joined,) = join(Outcomes(told[:2]), [listing(sku="S-1")])
    assert joined.outcome == told[1]


def test_outcomes_without_listing_keep_their_title_or_are_lost() -> None:
    titled, bare = outcome(None, "B01", "Red socks", store="amazon.de"), outcome("S-9")
    lost: list[Outcome] = []
    (joined,) = join(Outcomes([titled, bare]), [], lost=lost)
    assert joined.by_title_alone
    assert (joined.listing.text_of("title"), joined.listing.marketplace) == (
        "Red socks",
        "amazon.de",
    )
    assert joined.key == "B01"
    assert lost == [bare]


def test_what_a_complete_report_does_not_list_was_not_stopped() -> None:
    sold = [listing(sku="S-1"), listing(sku="S-2")]
    found = list(join(Outcomes([outcome("S-1")], lists_all_stopped=True), sold))
    assert [(one.listing.sku, one.outcome.stopped) for one in found] == [
        ("S-1", True),
        ("S-2", False),
    ]
    assert len(list(join(Outcomes([outcome("S-1")]), sold))) == 1


LINTER = phrases("antibacterial")


def labels(told: Outcome, text: str) -> list[dict[str, Label]]:
    joined = Joined(made_listing(text), told)
    return [dict(one.labels) for one in labelled_outcomes([joined], LINTER)]


def test_a_stop_is_a_label_of_the_family_that_its_reason_names() -> None:
    assert labels(outcome("S", family="ppe"), "antibacterial") == [{"ppe": Label(None, 1.0)}]


def test_a_stop_without_family_is_put_down_to_the_riskiest_words() -> None:
    found = [{"pesticide": Label(None, 1.0, ("antibacterial",))}]
    assert labels(outcome("S"), "antibacterial") == found
    assert labels(outcome("S"), "plain") == []


def test_a_listing_that_was_not_stopped_labels_what_is_found_in_it() -> None:
    assert labels(outcome("S", stopped=False), "antibacterial") == [{"pesticide": Label(None, 0.0)}]
    assert labels(outcome("S", stopped=False), "plain") == []


def test_unknown_outcomes_and_stops_for_form_teach_nothing() -> None:
    assert labels(outcome("S", stopped=None), "antibacterial") == []
    assert labels(outcome("S", family="style"), "antibacterial") == []


def test_labels_of_outcomes_say_nothing_of_other_families() -> None:
    (one,) = labelled_outcomes([Joined(made_listing("antibacterial"), outcome("S"))], LINTER)
    assert not one.is_complete
    assert one.key == "SKU-1"
