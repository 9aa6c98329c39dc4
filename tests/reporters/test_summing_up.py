from __future__ import annotations

from typing import Any

import pytest

from listinglint.findings import Finding, HeldDocument

from .conftest import TYPICAL_SUMMARY, make_finding, make_listing, make_rule, output


def finding(row: int = 1, words: str = "mold", **changes: Any) -> Finding:
    listing = make_listing(f"S-{row}", row=row, bullet_2="mold and germs everywhere at home")
    return make_finding(listing, words, **changes)


def test_listings_are_counted_by_what_becomes_of_them() -> None:
    findings = [finding(1), finding(2, risk=0.5), finding(3, risk=0.2), finding(3, risk=0.1)]
    text = output("text", findings, summary={"listings": 1000, "files": 2})
    assert (
        "1,000 listings of 2 files checked, as of 2026-11-21\n"
        "        1 would be stopped (high risk)\n"
        "            S-1\n"
        "        1 at risk (medium)\n"
        "            S-2\n"
        "        1 low risk or notes only\n"
        "      997 without findings\n"
    ) in text


def test_a_clean_run_is_one_sentence() -> None:
    text = output("text", [], summary={"listings": 1, "files": 1})
    assert text == "No findings in 1 listing of 1 file, as of 2026-11-21.\n"


def test_a_run_without_listings_does_not_claim_to_be_clean() -> None:
    text = output("text", [], summary={"listings": 0, "errors": ["a.xlsx: encrypted"]})
    assert text.startswith("Nothing was checked: ")
    assert text.endswith("not checked: a.xlsx: encrypted\n")


@pytest.mark.parametrize(
    ("changes", "action"),
    [
        ({"verdict": "claim"}, "Drop the claim “mold” in 1 listing"),
        ({"verdict": "word"}, "Reword “mold” in 1 listing, a false positive"),
        (
            {"verdict": "regulated", "documents": (HeldDocument("EPA number"),)},
            "Have the documents of regulated products ready, 1 listing: EPA number",
        ),
        (
            {"verdict": "regulated", "documents": (HeldDocument("EPA number", held=True),)},
            "Keep the documents of regulated products ready, 1 listing",
        ),
        ({"verdict": None}, "Antibacterial claims: 1 listing"),
    ],
)
def test_the_first_thing_to_do_follows_the_verdict(changes: dict[str, Any], action: str) -> None:
    assert f"\nDo first\n  1. {action} (pest" in output("text", [finding(**changes)], width=100)


@pytest.mark.parametrize(
    ("verdict", "action"),
    [
        ("claim", "Drop claims such as “mold” in 2 listings"),
        ("word", "Reword “mold” and similar words in 2 listings, a false positive"),
    ],
)
def test_the_first_thing_to_do_says_that_there_are_other_words(verdict: str, action: str) -> None:
    findings = [finding(verdict=verdict), finding(2, "germs", verdict=verdict)]
    assert f"\n  1. {action} (pest" in output("text", findings, width=100)


def test_only_the_first_listings_to_be_stopped_are_named() -> None:
    text = output("text", [finding(row) for row in range(1, 14)])
    assert "13 would be stopped" in text
    assert "            S-1, S-2, S-3, S-4, S-5, S-6, S-7, S-8, S-9, S-10 …\n" in text


def test_a_listing_without_sku_is_named_by_its_row() -> None:
    listing = make_listing(None, row=12, bullet_2="mold")
    assert "            row 12\n" in output("text", [make_finding(listing, "mold")])


def test_there_are_three_first_things_at_most() -> None:
    rules = [make_rule(f"pesticide/rule-{number}") for number in range(5)]
    text = output("text", [finding(rule=rule) for rule in rules])
    assert "\n  3. " in text
    assert "\n  4. " not in text


def test_statistics_count_findings_and_listings_by_rule() -> None:
    rare = make_rule("promo/sale")
    findings = [finding(1, rule=rare, risk=0.2), finding(1), finding(1, "germs"), finding(2)]
    assert (
        "findings  listings  max. risk  rule\n"
        "       3         2       0.93  pesticide/antibacterial\n"
        "       1         1       0.20  promo/sale\n"
    ) in output("text", findings, statistics=True)


def test_what_was_not_certain_is_said_also_after_a_clean_run() -> None:
    text = output("text", [], summary=TYPICAL_SUMMARY)
    assert "note: shop/masks.txt: the language was guessed: en\n" in text
    assert "suppressed: 2 findings\n" in text
    assert "suppression without use: listinglint.toml line 12: rule promo/sale" in text
    assert "passed over: 2 files without listings (--verbose names them)\n" in text
    assert "not checked: broken.xlsx" in text


def test_verbose_names_the_files_passed_over_and_the_versions() -> None:
    text = output("text", [], verbose=True, summary=TYPICAL_SUMMARY)
    assert "passed over, no listing file: shop/readme.pdf\n" in text
    assert text.endswith("\nlistinglint 0.1.0, rules 2026.11, models 3\n")
