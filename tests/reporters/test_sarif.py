from __future__ import annotations

from pathlib import PurePosixPath, PureWindowsPath
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from listinglint.findings import Finding
from listinglint.reporters import sarif

from .conftest import (
    TYPICAL_SUMMARY,
    make_finding,
    make_listing,
    make_rule,
    output,
    typical_findings,
)
from .consumers import sarif_log


def run_of(findings: list[Finding], **summary: Any) -> dict[str, Any]:
    """The only run of the log, after it has been held against the schema."""
    run: dict[str, Any] = sarif_log(output("sarif", findings, summary=summary))["runs"][0]
    return run


def some(count: int, **changes: Any) -> list[Finding]:
    listing = make_listing(bullet_2="mold")
    return [make_finding(listing, "mold", risk=n / count, **changes) for n in range(count)]


@pytest.mark.parametrize("findings", [[], typical_findings()])
def test_the_log_has_the_structure_of_the_standard(findings: list[Finding]) -> None:
    run = run_of(findings, **TYPICAL_SUMMARY)
    assert len(run["results"]) == len(findings)


def test_every_result_points_at_its_rule() -> None:
    run = run_of(typical_findings())
    rules = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    assert rules == sorted(set(rules))
    for result in run["results"]:
        assert rules[result["ruleIndex"]] == result["ruleId"]


def test_a_finding_without_a_line_is_on_line_one() -> None:
    listing = make_listing(bullet_2="mold")
    lineless = make_finding(type(listing)(listing.fields, sku="A"), "mold")
    location = run_of([lineless])["results"][0]["locations"][0]
    assert location["physicalLocation"]["region"] == {"startLine": 1}


def test_an_input_that_could_not_be_checked_makes_the_run_unsuccessful() -> None:
    [invocation] = run_of([], errors=["broken.xlsx: not a workbook"])["invocations"]
    assert invocation["executionSuccessful"] is False
    assert invocation["toolExecutionNotifications"] == [
        {"level": "error", "message": {"text": "broken.xlsx: not a workbook"}}
    ]


def test_what_is_above_the_cap_is_left_out_by_severity_and_risk_and_said(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(sarif, "MAX_RESULTS", 4)
    notes = some(3, rule=make_rule("promo/sale", severity={"default": "note"}))
    run = run_of([*notes, *some(3)])
    kept = [(result["level"], result["rank"]) for result in run["results"]]
    assert kept == [("note", 66.7), ("error", 0.0), ("error", 33.3), ("error", 66.7)]
    [notification] = run["invocations"][0]["toolExecutionNotifications"]
    assert notification["level"] == "warning"
    assert notification["message"]["text"].startswith("4 of 6 findings are in this file")


def test_what_code_scanning_will_not_show_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sarif, "MAX_SHOWN", 2)
    assert run_of(some(2))["invocations"][0]["toolExecutionNotifications"] == []
    [notification] = run_of(some(3))["invocations"][0]["toolExecutionNotifications"]
    assert notification["message"]["text"].startswith("GitHub shows 2 of these 3 findings")


def test_braces_and_brackets_in_messages_are_no_placeholders_or_links() -> None:
    listing = make_listing(bullet_2="mold")
    finding = make_finding(listing, "mold", message=r"{0} [x](1) \ y")
    text = run_of([finding])["results"][0]["message"]["text"]
    assert text.endswith(r"{{0}} \[x\](1) \\ y")


def test_a_proposal_keeps_the_capitals_of_the_seller() -> None:
    results = run_of(typical_findings())["results"]
    assert results[5]["message"]["text"].endswith("\nLeave out: “BEST SELLER”")


@pytest.mark.parametrize(
    ("path", "uri"),
    [
        (PurePosixPath("shop/masks.txt"), "shop/masks.txt"),
        (PurePosixPath("./shop/../a b.txt"), "shop/../a%20b.txt"),
        (PurePosixPath("a:b#c?d%.txt"), "a%3Ab%23c%3Fd%25.txt"),
        (PurePosixPath("größe/口罩.txt"), "gr%C3%B6%C3%9Fe/%E5%8F%A3%E7%BD%A9.txt"),
        (PurePosixPath("/tmp/a b.txt"), "file:///tmp/a%20b.txt"),
        (PureWindowsPath(r"shop\new masks\a.txt"), "shop/new%20masks/a.txt"),
        (PureWindowsPath(r"C:\shop\a b.txt"), "file:///C:/shop/a%20b.txt"),
        (PureWindowsPath(r"\\nas\shop\a.txt"), "file://nas/shop/a.txt"),
    ],
)
def test_paths_become_uris(path: PurePosixPath | PureWindowsPath, uri: str) -> None:
    assert sarif.uri_of(path) == uri


@settings(deadline=None, max_examples=50)
@given(st.text(st.characters(), min_size=1))
def test_any_text_fits_the_structure(text: str) -> None:
    listing = make_listing(text, sheet=text, bullet_2=text)
    run = run_of([make_finding(listing, text, reword=text, message=text)])
    assert run["results"][0]["properties"]["text"] == text
