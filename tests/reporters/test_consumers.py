"""Every report for programs is what those programs take, whatever stands in a listing."""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable, Sized
from dataclasses import replace
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import ParseError

import jsonschema
import pytest
import xmlschema
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st

from listinglint.cli import cli
from listinglint.findings import Finding, Span
from listinglint.reporters import REPORTERS, sarif

from .conftest import (
    TYPICAL_SUMMARY,
    make_finding,
    make_listing,
    make_rule,
    output,
    typical_findings,
)
from .consumers import (
    PER_JOB,
    PER_STEP,
    annotations,
    diagnostics,
    gitlab_issues,
    junit_document,
    sarif_log,
)

EXAMPLES = Path(__file__).parent.parent.parent / "examples"
CONSUMERS: dict[str, Callable[[str], Sized]] = {
    "sarif": lambda text: sarif_log(text)["runs"][0]["results"],
    "gitlab": gitlab_issues,
    "junit": lambda text: junit_document(text).findall("testsuite/testcase/failure"),
    "rdjson": diagnostics,
    "github": lambda text: [each for each in annotations(text) if "file" in each.properties],
}
FOR_PROGRAMS = sorted(CONSUMERS)


def test_every_report_for_other_programs_has_a_consumer() -> None:
    for_people_and_scripts = {"text", "csv", "json", "jsonl"}
    assert set(CONSUMERS) == set(REPORTERS) - for_people_and_scripts


@pytest.mark.parametrize("name", FOR_PROGRAMS)
@pytest.mark.parametrize("findings", [[], typical_findings()], ids=["clean", "typical"])
def test_a_report_is_taken_and_no_finding_is_lost(name: str, findings: list[Finding]) -> None:
    text = output(name, findings, summary=TYPICAL_SUMMARY)
    assert len(CONSUMERS[name](text)) == len(findings)


@pytest.mark.parametrize("name", FOR_PROGRAMS)
@settings(deadline=None, max_examples=30)
@given(text=st.text(st.characters(), min_size=1), file=st.text(min_size=1))
def test_a_report_is_taken_whatever_stands_in_a_listing(name: str, text: str, file: str) -> None:
    listing = make_listing(text, sheet=text, title=text, bullet_2=text)
    rule = make_rule(why=text, summary=text)
    finding = make_finding(listing, text, rule=rule, file=f"shop/{file}", message=text, reword=text)
    summary = {"errors": [text], "notes": [(text, text)]}
    assert len(CONSUMERS[name](output(name, [finding], summary=summary))) == 1


BREAKAGES: dict[str, tuple[str, str]] = {
    "sarif": ('"startLine": 7', '"startLine": 0'),
    "gitlab": ('"begin": 7', '"begin": null'),
    "junit": ("<failure type=", "<failed type="),
    "rdjson": ('"severity": "ERROR"', '"severity": "FATAL"'),
    "github": ("line=7", "line=seven"),
}


@pytest.mark.parametrize("name", FOR_PROGRAMS)
def test_a_consumer_refuses_what_is_wrong(name: str) -> None:
    right, wrong = BREAKAGES[name]
    text = output(name, typical_findings())
    assert right in text
    refusals = (
        jsonschema.ValidationError,
        xmlschema.XMLSchemaException,
        ParseError,
        AssertionError,
    )
    with pytest.raises(refusals):
        CONSUMERS[name](text.replace(right, wrong))


_SMALL = {
    "sku": st.sampled_from(["A", "B", None]),
    "file": st.sampled_from(["a.csv", "b.csv"]),
    "title": st.sampled_from(["mold", "mold and mold"]),
    "row": st.integers(2, 4),
    "rule": st.sampled_from(["pesticide/mold", "style/mold"]),
}


def finding_of(sku: str | None, file: str, title: str, row: int, rule: str) -> Finding:
    listing = make_listing(sku, row=row, title=title)
    last = title.rindex("mold")
    return make_finding(
        listing, Span(last, last + 4), field="title", rule=make_rule(rule), file=file
    )


def fingerprints(findings: list[Finding]) -> set[str]:
    return {issue["fingerprint"] for issue in gitlab_issues(output("gitlab", findings))}


@settings(deadline=None, max_examples=200)
@given(findings=st.lists(st.builds(finding_of, **_SMALL), max_size=12), shift=st.integers(1, 9))
def test_fingerprints_never_collapse_and_outlive_moves_of_rows(
    findings: list[Finding], shift: int
) -> None:
    before = fingerprints(findings)
    assert len(before) == len(findings)
    moved = [each._replace(listing=replace(each.listing, row=90 + shift)) for each in findings]
    assert fingerprints(moved[::-1]) == before
    results = sarif_log(output("sarif", findings))["runs"][0]["results"]
    hashes = {each["partialFingerprints"]["primaryLocationLineHash"] for each in results}
    assert len(hashes) == len(findings)


def crowd(count: int) -> list[Finding]:
    """Findings of every severity, as many of each."""
    rules = [
        make_rule(f"promo/{severity}", severity={"default": severity})
        for severity in ("error", "warning", "note")
    ]
    listing = make_listing(bullet_2="mold and mildew")
    return [
        make_finding(listing, "mold", rule=rule, risk=number / count)
        for number in range(count)
        for rule in rules
    ]


@pytest.mark.parametrize("count", [3, 9, 10, 11, 200])
@pytest.mark.parametrize("errors", [[], ["a.xlsx: locked"]])
def test_github_gets_no_more_annotations_than_it_shows_and_hears_of_the_others(
    count: int, errors: list[str]
) -> None:
    findings = crowd(count)
    text = output("github", findings, summary={"errors": errors})
    found = annotations(text)
    for name in ("error", "warning", "notice"):
        assert sum(each.name == name for each in found) <= PER_STEP
    assert len(found) <= PER_JOB
    shown = sum("file" in each.properties for each in found)
    logged = sum(line.startswith("- shop/masks.txt: ") for line in text.splitlines())
    assert shown + logged == len(findings)
    said = [each.message for each in found if "more finding" in each.message]
    assert len(said) == bool(logged)
    assert all(message.startswith(f"{logged} more") for message in said)


def test_the_largest_sarif_file_is_one_that_code_scanning_accepts() -> None:
    text = output("sarif", crowd(sarif.MAX_RESULTS // 2))
    run: dict[str, Any] = json.loads(text)["runs"][0]
    assert len(run["results"]) == 25_000
    assert len(gzip.compress(text.encode())) < 10_000_000
    assert all(len(rule["properties"]["tags"]) <= 10 for rule in run["tool"]["driver"]["rules"])
    said = " ".join(
        each["message"]["text"] for each in run["invocations"][0]["toolExecutionNotifications"]
    )
    assert "25000 of 37500 findings are in this file" in said
    assert "GitHub shows 5,000 of these 25,000 findings" in said


@pytest.mark.parametrize("name", FOR_PROGRAMS)
def test_what_is_found_in_the_example_catalog_is_taken(name: str) -> None:
    asked = ["check", str(EXAMPLES), "--output-format", name, "--as-of", "2026-11-21"]
    result = CliRunner().invoke(cli, asked, catch_exceptions=False)
    assert len(CONSUMERS[name](result.stdout)) > 10
