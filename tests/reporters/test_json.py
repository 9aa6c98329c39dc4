"""Both JSON reporters: they share the encoding of a finding."""

from __future__ import annotations

import json
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from listinglint.findings import Finding

from .conftest import (
    TYPICAL_SUMMARY,
    make_finding,
    make_listing,
    make_rule,
    output,
    typical_findings,
)

KEYS = (
    "schema file format sku location field key column language marketplace rule family severity "
    "risk verdict verdicts span text message documents fixes references fingerprint as_of"
)


def parsed(finding: Finding) -> dict[str, Any]:
    value: dict[str, Any] = json.loads(output("jsonl", [finding]))
    return value


def test_the_keys_are_the_documented_ones_in_their_order() -> None:
    for line in output("jsonl", typical_findings()).splitlines():
        finding = json.loads(line)
        assert " ".join(finding) == KEYS
        assert list(finding["location"]) == ["sheet", "row", "cell", "line", "pointer"]


def test_an_object_is_spaced_as_the_general_encoder_would_space_it() -> None:
    for line in output("jsonl", typical_findings()).splitlines():
        assert json.dumps(json.loads(line), ensure_ascii=False) == line


def test_a_fix_gives_its_edits_by_field_and_the_whole_field_afterwards() -> None:
    listing = make_listing(bullet_2="An antibacterial sock")
    assert parsed(make_finding(listing, "antibacterial", reword="soft"))["fixes"] == [
        {
            "applicability": "unsafe",
            "rewording": "soft",
            "edits": [{"field": "bullet_2", "span": [3, 16], "text": "soft"}],
            "result": "An soft sock",
        }
    ]


def test_numbers_have_three_decimals() -> None:
    shares = {"regulated": 0.12345, "claim": 0.87654, "word": 1e-9}
    found = parsed(make_finding(make_listing(bullet_2="mold"), "mold", risk=2 / 3, verdicts=shares))
    assert found["risk"] == 0.667
    assert found["verdicts"] == {"regulated": 0.123, "claim": 0.877, "word": 0.0}


def test_families_without_a_verdict_have_null() -> None:
    listing = make_listing(bullet_2="mold")
    found = parsed(make_finding(listing, "mold", verdict=None, verdicts={}))
    assert found["verdict"] is None
    assert found["verdicts"] is None


def test_the_sources_of_the_finding_go_before_those_of_the_rule() -> None:
    rule, listing = make_rule(), make_listing(bullet_2="mold")
    own = parsed(make_finding(listing, "mold", references=rule.references[1:]))
    fallback = parsed(make_finding(listing, "mold", references=()))
    assert [each["title"] for each in own["references"]] == ["Bullet point policy"]
    assert len(fallback["references"]) == 2


@settings(deadline=None, max_examples=50)
@given(st.text(st.characters(), min_size=1), st.text(st.characters()))
def test_any_text_comes_back_and_stays_on_one_line(text: str, sku: str) -> None:
    finding = make_finding(make_listing(sku, bullet_2=text), text, reword=sku)
    line = output("jsonl", [finding])
    assert len(line.splitlines()) == 1
    found = json.loads(line.encode())
    assert (found["text"], found["sku"], found["fixes"][0]["rewording"]) == (text, sku, sku)


def test_there_is_one_line_for_each_finding_and_none_without() -> None:
    assert output("jsonl", typical_findings()).count("\n") == 7
    assert output("jsonl", []) == ""


def test_the_document_holds_the_same_findings_and_the_summary() -> None:
    document = json.loads(output("json", typical_findings(), summary=TYPICAL_SUMMARY))
    lines = output("jsonl", typical_findings()).splitlines()
    assert " ".join(document) == "schema versions as_of summary errors notes findings"
    assert document["findings"] == [json.loads(line) for line in lines]
    assert document["summary"]["by_verdict"] == {"regulated": 1, "claim": 3, "word": 2}
    assert document["summary"]["findings"] == 7
    assert document["errors"] == TYPICAL_SUMMARY["errors"]
