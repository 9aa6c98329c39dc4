from __future__ import annotations

from typing import Any

import pytest

from listinglint.reporters import REPORTERS
from listinglint.ui import speaking

from .conftest import (
    TYPICAL_SUMMARY,
    assert_golden,
    make_finding,
    make_listing,
    make_rule,
    output,
    typical_findings,
)


@pytest.mark.parametrize(
    ("name", "reporter", "settings"),
    [
        ("typical.txt", "text", {}),
        ("typical-verbose.txt", "text", {"verbose": True, "width": 100}),
        ("typical-color.txt", "text", {"color": True}),
        ("typical-quiet.txt", "text", {"quiet": True}),
        ("typical-code-page.txt", "text", {"encoding": "cp1252", "statistics": True}),
        ("typical.json", "json", {}),
        ("typical.jsonl", "jsonl", {}),
        ("typical.csv", "csv", {}),
        ("typical.sarif", "sarif", {}),
        ("typical.github", "github", {}),
        ("typical.gitlab", "gitlab", {}),
        ("typical.junit", "junit", {}),
        ("typical.rdjson", "rdjson", {}),
    ],
)
def test_output_of_a_typical_run_is_exactly_this(
    name: str, reporter: str, settings: dict[str, Any]
) -> None:
    assert_golden(name, output(reporter, typical_findings(), summary=TYPICAL_SUMMARY, **settings))


@pytest.mark.parametrize("reporter", REPORTERS)
def test_output_of_a_clean_run_is_exactly_this(reporter: str) -> None:
    assert_golden(f"clean.{reporter}", output(reporter, []))


def test_a_rule_on_many_listings_is_folded_exactly_like_this() -> None:
    weak = make_rule(
        "green/eco-friendly", severity={"default": "note"}, message="“{text}” is vague"
    )
    findings = []
    for number in range(40):
        listing = make_listing(
            f"SOCK-{number}",
            row=number + 4,
            title=f"Socks, colour {number}",
            bullet_1="Antibacterial and eco-friendly yarn",
        )
        findings.append(make_finding(listing, "Antibacterial", field="bullet_1", reword="Soft"))
        if number % 7 == 0:
            findings.append(
                make_finding(listing, "eco-friendly", field="bullet_1", rule=weak, risk=0.2)
            )
    assert_golden("folded.txt", output("text", findings, statistics=True))


@pytest.mark.parametrize("name", ["repeated.txt", "repeated-verbose.txt"])
def test_a_word_in_many_fields_of_a_listing_is_told_exactly_like_this(name: str) -> None:
    listing = make_listing(
        "SOCK-1",
        title="Running Socks, Antibacterial, 3 Pairs",
        bullet_1="ANTIBACTERIAL: fresh all day",
        bullet_2="Antimicrobial yarn, anti-odor yarn, antimicrobial seams",
        description="Soft socks with antimicrobial yarn that kills germs",
    )
    germs = make_rule("pesticide/kills-germs")
    findings = [
        make_finding(listing, "Antibacterial", field="title", reword=""),
        make_finding(listing, "ANTIBACTERIAL", field="bullet_1", reword=""),
        make_finding(listing, "Antimicrobial", reword="", risk=0.97),
        make_finding(listing, "antimicrobial", reword=""),
        make_finding(listing, "antimicrobial", field="description", reword=""),
        make_finding(listing, "kills germs", field="description", rule=germs),
    ]
    verbose = name == "repeated-verbose.txt"
    assert_golden(name, output("text", findings, verbose=verbose))


@pytest.mark.parametrize("language", ["fr", "zh"])
@pytest.mark.parametrize(("reporter", "ending"), [("text", "txt"), ("csv", "csv")])
def test_output_of_a_typical_run_is_exactly_this_in_other_languages(
    language: str, reporter: str, ending: str
) -> None:
    summary = {
        **TYPICAL_SUMMARY,
        "notes": [("shop/masks.txt", "NUL characters were read as blanks")],
        "errors": ["broken.xlsx: the workbook is encrypted. Remove the password in Excel"],
    }
    with speaking(language):
        text = output(reporter, typical_findings(), summary=summary, statistics=True)
    assert_golden(f"typical-{language}.{ending}", text)
