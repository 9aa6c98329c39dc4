"""The formats that build servers and review tools read: ``gitlab``, ``junit`` and ``rdjson``."""

from __future__ import annotations

import json
from xml.etree import ElementTree

from hypothesis import given, settings
from hypothesis import strategies as st

from .conftest import TYPICAL_SUMMARY, make_finding, make_listing, output, typical_findings


def test_copies_of_a_listing_do_not_collapse_in_gitlab() -> None:
    listing = make_listing(bullet_2="mold")
    twins = [make_finding(listing, "mold", file=file) for file in ("a.txt", "a.txt", "b.txt")]
    first = json.loads(output("gitlab", twins))
    assert len({issue["fingerprint"] for issue in first}) == 3
    assert json.loads(output("gitlab", twins)) == first
    assert json.loads(output("gitlab", twins[2:])) == first[2:]


def test_code_quality_has_what_gitlab_requires_of_every_finding() -> None:
    issues = json.loads(output("gitlab", typical_findings()))
    assert len(issues) == 7
    for issue in issues:
        assert set(issue) == {"description", "check_name", "fingerprint", "severity", "location"}
        assert issue["severity"] in {"info", "minor", "major", "critical", "blocker"}
        assert issue["location"]["lines"]["begin"] >= 1
    assert json.loads(output("gitlab", [])) == []


def test_diagnostics_point_at_file_and_line() -> None:
    document = json.loads(output("rdjson", typical_findings()))
    last = document["diagnostics"][-1]
    assert last["location"] == {
        "path": "catalog/lamps & more.jsonl",
        "range": {"start": {"line": 5}},
    }
    assert last["severity"] == "INFO"
    assert last["code"]["value"] == "style/empty-field"


def test_suites_count_their_cases() -> None:
    suites = ElementTree.fromstring(output("junit", typical_findings(), summary=TYPICAL_SUMMARY))
    assert [suite.get("name") for suite in suites] == [
        "shop/masks.txt",
        "catalog/lamps & more.jsonl",
        "listinglint",
    ]
    for suite in suites:
        assert suite.get("tests") == str(len(suite.findall("testcase")))
        assert suite.get("failures") == str(len(suite.findall("testcase/failure")))
        assert suite.get("errors") == str(len(suite.findall("testcase/error")))


def test_a_clean_run_is_a_passed_case() -> None:
    [suite] = ElementTree.fromstring(output("junit", []))
    assert [case.get("name") for case in suite] == ["40 listings checked, as of 2026-11-21"]


@settings(deadline=None, max_examples=50)
@given(st.text(st.characters(), min_size=1))
def test_any_text_is_well_formed(text: str) -> None:
    finding = make_finding(make_listing(text, bullet_2=text), text, file="a.txt", message=text)
    [_suite, _run] = ElementTree.fromstring(output("junit", [finding]).encode())
    assert len(json.loads(output("gitlab", [finding]))) == 1
    assert len(json.loads(output("rdjson", [finding]))["diagnostics"]) == 1
