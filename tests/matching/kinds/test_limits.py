"""The dated limits that are shipped, and that the date decides."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path
from shutil import copytree
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given

from listinglint.data import RULES_DIR
from listinglint.findings import Candidate
from listinglint.marketplaces import MARKETPLACES
from listinglint.matching.kinds import FieldChecks, ListingChecks
from listinglint.rulefiles.rulebook import compile_folders, rulebook_of
from listinglint.rules import Rulebook

from .made_checks import AS_OF, listing, texts

TITLE = "Bottle " * 30
#: The day on which a source of a limit was read last.
LAST_READING = date(2026, 11, 22)


@cache
def style() -> Rulebook:
    with TemporaryDirectory() as folder:
        for name in ("style", "marketplaces"):
            copytree(RULES_DIR / name, Path(folder, name))
        return rulebook_of(compile_folders([Path(folder)], "made"))


@cache
def checks(as_of: str) -> tuple[FieldChecks, ListingChecks]:
    book = style()
    return (
        FieldChecks(book, book.rules, as_of=as_of),
        ListingChecks(book, book.rules, as_of=as_of),
    )


def seen(as_of: str = AS_OF, *, marketplace: str | None = "amazon.com", **fields: str) -> set[str]:
    """The rules that see something, with the severity of the limit."""
    return {
        f"{candidate.rule.name.removeprefix('style/')} {candidate.severity}"
        for candidate in every(as_of, marketplace=marketplace, **fields)
    }


def every(as_of: str, *, marketplace: str | None, **fields: str) -> list[Candidate]:
    subject = listing(marketplace=marketplace, **fields)
    return [candidate for each in checks(as_of) for candidate in each.candidates(subject)]


@pytest.mark.parametrize(
    ("as_of", "expected"),
    [
        ("2025-01-20", set()),
        ("2025-01-21", {"title-too-long warning", "title-repeats-word warning"}),
        ("2026-07-26", {"title-too-long warning", "title-repeats-word warning"}),
        (
            "2026-07-27",
            {
                "title-too-long warning",
                "title-repeats-word warning",
                "title-over-short-limit note",
            },
        ),
    ],
)
def test_the_date_decides_what_a_long_title_breaks(as_of: str, expected: set[str]) -> None:
    assert seen(as_of, title=TITLE) == expected


def test_the_two_limits_of_a_title_are_told_with_their_numbers() -> None:
    messages = {c.message for c in every(AS_OF, marketplace="amazon.de", title="x" * 212)}
    assert messages == {
        "212 characters, the limit is 200 since 2025-01-21",
        "212 characters, the limit is 75 since 2026-07-27",
    }


@pytest.mark.parametrize("store", ["amazon.sa", "amazon.eg", "amazon.com.tr", "amazon.ae"])
def test_four_stores_keep_the_long_title(store: str) -> None:
    assert seen(marketplace=store, title="x" * 100) == set()
    assert seen(marketplace=store, title="x" * 201) == {"title-too-long warning"}


def test_the_rules_for_bullets_begin_in_august_2024() -> None:
    assert seen("2024-08-14", bullet_1="Soft™ lid 🔥") == set()
    assert seen(
        "2024-08-15", bullet_1="Soft™ lid 🔥", bullet_2="Two lids, blue", bullet_3="x" * 10
    ) == {
        "bullet-characters note",
        "emoji note",
    }


def test_media_have_no_limits_for_titles() -> None:
    assert seen(title=TITLE + "!", product_type="ABIS_BOOK") == set()


def test_a_listing_without_a_marketplace_gets_only_what_holds_everywhere() -> None:
    fields = {"title": TITLE + "!", "bullet_1": "<b>TBD", "bullet_2": "n/a", "bullet_3": "n/a"}
    assert seen(marketplace=None, **fields) == {
        "html-tags None",
        "placeholder None",
        "duplicate-bullet None",
    }


@pytest.mark.parametrize(
    ("store", "fields", "expected"),
    [
        ("ebay.de", {"title": "x" * 81}, {"title-too-long warning"}),
        ("ebay.com", {"attribute:subtitle": "x" * 56}, {"subtitle-too-long warning"}),
        ("etsy.com", {"title": "x" * 141}, {"title-too-long warning"}),
        ("etsy.com", {"keywords": "x" * 21}, {"tag-too-long note"}),
        ("etsy.com", {"keywords": "a," * 14}, {"too-many-tags note"}),
        ("google-merchant", {"title": "x" * 151}, {"title-too-long warning"}),
        ("google-merchant", {"bullet_1": "x" * 151}, {"bullet-too-long warning"}),
        ("google-merchant", {"description": "x" * 5001}, {"description-too-long warning"}),
        ("walmart.com", {"title": "x" * 151}, {"title-too-long warning"}),
        ("walmart.com", {"title": "Lamp!"}, {"title-characters warning"}),
        ("walmart.com", {"description": "x" * 4001}, {"description-too-long note"}),
        ("shopify", {"title": "x" * 256}, {"title-too-long note"}),
        ("shopify", {"attribute:seo_title": "x" * 71}, {"page-title-too-long note"}),
        ("shopify", {"attribute:seo_description": "x" * 161}, {"page-title-too-long note"}),
    ],
)
def test_each_marketplace_has_limits_of_its_own(
    store: str, fields: dict[str, str], expected: set[str]
) -> None:
    assert seen(marketplace=store, **fields) == expected
    inside = {name: text[:13].rstrip("!") for name, text in fields.items()}
    assert seen(marketplace=store, **inside) == set()


def test_every_limit_names_known_marketplaces_and_real_days() -> None:
    for limit in style().limits:
        assert set(limit.marketplaces) <= MARKETPLACES.keys(), limit
        until = date.fromisoformat(limit.until or "9999-12-31")
        assert date.fromisoformat(limit.effective_from) < until, limit
        assert date.fromisoformat(limit.source.read) <= LAST_READING, limit
        assert limit.source.url.startswith("https://"), limit


def test_every_limit_is_used_by_a_rule_and_every_name_of_a_rule_is_a_limit() -> None:
    book = style()
    named = {c.parameters["limit"] for r in book.rules for c in r.checks if "limit" in c.parameters}
    assert named == {limit.name for limit in book.limits}


@given(text=texts, other=texts)
def test_any_listing_is_survived_by_all_rules_of_style(text: str, other: str) -> None:
    fields = {"title": text, "bullet_1": other, "bullet_2": text, "description": text}
    for candidate in every(
        AS_OF, marketplace="amazon.com", keywords=other, brand=text[:5], **fields
    ):
        assert 0 <= candidate.span.start <= candidate.span.end <= len(candidate.field.text)
