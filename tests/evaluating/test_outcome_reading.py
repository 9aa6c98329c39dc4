from __future__ import annotations

import contextlib
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from listinglint.errors import FormatError, InputError
from listinglint.evaluating.outcome_reading import outcomes_in, read_outcomes
from listinglint.evaluating.outcomes import Outcome, Outcomes
from listinglint.formats.source import Source

US, CA = "ATVPDKIKX0DER", "A2EUQ1WTGCTBG2"


def read(content: object) -> Outcomes:
    text = content if isinstance(content, str) else json.dumps(content)
    return outcomes_in(Source.of_bytes(text.encode(), "report"))


def issue(code: str = "", message: str = "", **others: Any) -> dict[str, Any]:
    return {"code": code, "message": message, "severity": "ERROR", "categories": []} | others


def enforced(action: str, exemption: str = "NOT_EXEMPT") -> dict[str, Any]:
    return {"actions": [{"action": action}], "exemption": {"status": exemption}}


def summary(store: str = US, **others: Any) -> dict[str, Any]:
    plain = {"marketplaceId": store, "asin": "B0TEST", "itemName": "Socks", "status": ["BUYABLE"]}
    return plain | others


def item(*issues: dict[str, Any], summaries: Any = None) -> dict[str, Any]:
    return {
        "sku": "S-1",
        "summaries": [summary()] if summaries is None else summaries,
        "issues": list(issues),
    }


REMOVED = issue("18742", "Restricted Products Policy Violation: pesticides")


def stopped(content: object) -> list[bool | None]:
    return [outcome.stopped for outcome in read(content).found]


def test_an_item_stopped_by_a_policy_is_told_with_reason_and_family() -> None:
    content = item({**REMOVED, "enforcements": enforced("CATALOG_ITEM_REMOVED")})
    assert read(content).found == [
        Outcome(
            sku="S-1",
            asin="B0TEST",
            title="Socks",
            stopped=True,
            reason="Restricted Products Policy Violation: pesticides",
            source="listings item",
            family="pesticide",
            marketplace="amazon.com",
        )
    ]


def test_a_live_item_without_such_an_issue_was_not_stopped() -> None:
    assert stopped(item()) == [False]
    assert stopped(
        item(issue("90220", "'size' is required", categories=["MISSING_ATTRIBUTE"]))
    ) == [False]


def test_an_item_that_is_not_live_for_another_reason_is_unknown() -> None:
    price = issue("18155", "price", categories=["INVALID_PRICE"])
    price["enforcements"] = enforced("LISTING_SUPPRESSED")
    assert stopped(item(price, summaries=[summary(status=[])])) == [None]
    assert stopped(item(summaries=[])) == [None]


def test_an_exempted_objection_proves_nothing_either_way() -> None:
    exempt = {**REMOVED, "enforcements": enforced("ATTRIBUTE_SUPPRESSED", "EXEMPT")}
    assert stopped(item(exempt)) == [None]
    until = {**REMOVED, "enforcements": enforced("LISTING_SUPPRESSED", "EXEMPT_UNTIL_EXPIRY_DATE")}
    assert stopped(item(exempt, until)) == [True]


def test_a_warning_without_action_does_not_stop() -> None:
    assert stopped(item({**REMOVED, "severity": "WARNING"})) == [False]


def test_an_issue_holds_on_its_marketplaces_only() -> None:
    content = item(
        {**REMOVED, "marketplaceIds": [US]},
        issue("99022", "too few values", marketplaceIds=[CA]),
        summaries=[summary(US), summary(CA)],
    )
    assert [(o.marketplace, o.stopped) for o in read(content).found] == [
        ("amazon.com", True),
        ("amazon.ca", False),
    ]


def test_items_without_the_issues_data_set_tell_nothing() -> None:
    with pytest.raises(FormatError, match="no outcome of any listing"):
        read({"sku": "S-1", "summaries": [summary()]})


def test_required_members_may_be_missing() -> None:
    assert stopped({"sku": "S-1", "issues": [{}]}) == [None]
    assert stopped({"sku": "S-1", "issues": [{"enforcements": {}}, "odd", None]}) == [None]
    odd = {"enforcements": {"actions": ["CATALOG_ITEM_REMOVED", 7], "exemption": "none"}}
    assert stopped({"sku": "S-1", "issues": [odd]}) == [True]
    assert stopped({"asin": "B0", "issues": [{**odd, "code": 18742}]}) == [True]


def test_pages_lists_and_lines_of_items_are_read() -> None:
    other = {**item(), "sku": "S-2"}
    first = item(REMOVED)
    assert stopped({"items": [first, other], "numberOfResults": 2}) == [True, False]
    assert stopped([first, other]) == [True, False]
    assert stopped(f"{json.dumps(first)}\n{json.dumps(other)}\n") == [True, False]


def test_a_feed_report_tells_refusals_and_the_items_that_went_live() -> None:
    report = {
        "header": {"version": "2.0"},
        "summary": {"errors": 2},
        "issues": [
            {"sku": "S-2", "code": "90220", "severity": "ERROR", "message": "required"},
            {"sku": "S-3", "code": "18742", "severity": "ERROR", "message": "Restricted: knives"},
            {"messageId": 4, "severity": "ERROR"},
        ],
        "items": [item()],
    }
    assert [(o.sku, o.stopped, o.family) for o in read(report).found] == [
        ("S-2", None, None),
        ("S-3", True, "weapons"),
        ("S-1", False, None),
    ]


def test_a_notification_is_evidence_when_the_item_was_removed() -> None:
    payload = {"Sku": "S-1", "Asin": "B0", "MarketplaceId": US, "EnforcementActions": []}
    note = {"NotificationType": "LISTINGS_ITEM_ISSUES_CHANGE", "Payload": payload}
    assert stopped(note) == [None]
    payload["EnforcementActions"] = ["SEARCH_SUPPRESSED", "CATALOG_ITEM_REMOVED"]
    (outcome,) = read(note).found
    assert (outcome.stopped, outcome.marketplace) == (True, "amazon.com")


COMPLIANCE = [
    {"asin": "B01", "action": "Listing removed", "reason": "Product Safety Issue", "impact": "A"},
    {"ASIN": "B02", "Action taken": "At risk", "Reason": "Condition Complaint", "Title": "B"},
]


def test_compliance_rows_list_all_that_was_stopped() -> None:
    outcomes = read(COMPLIANCE)
    assert outcomes.lists_all_stopped
    assert [(o.asin, o.title, o.stopped) for o in outcomes.found] == [
        ("B01", "A", True),
        ("B02", "B", None),
    ]


def test_compliance_rows_may_be_a_table() -> None:
    outcomes = read('asin,action taken,reason,impact\nB01,removed,"Pesticides, devices",Spray\n')
    assert outcomes.lists_all_stopped
    assert [(o.asin, o.title, o.family) for o in outcomes.found] == [("B01", "Spray", "pesticide")]


SUPPRESSED = (
    "Status\tReason\tSKU\tASIN\tProduct name\tCondition\tStatus Change Date\tIssue Description\n"
    'Search Suppressed\tInvalid image\tS-1\tB01\t24" board\tNew\t2026-01-01\tMain image has text.\n'
    "Search Suppressed\tPolicy\tS-2\tB02\tSpray\tNew\t2026-01-01\tPesticide claims are prohibited\n"
    "\n"
)


def test_the_report_of_suppressed_listings_tells_wording_from_pictures() -> None:
    outcomes = read(SUPPRESSED)
    assert outcomes.lists_all_stopped
    assert [(o.sku, o.title, o.stopped, o.family) for o in outcomes.found] == [
        ("S-1", '24" board', None, None),
        ("S-2", "Spray", True, "pesticide"),
    ]


def test_a_flat_file_report_is_read_below_its_preamble() -> None:
    outcomes = read(
        "Feed Processing Summary:\n\tNumber of records processed\t\t3\n"
        "\tNumber of records successful\t\t1\n\n"
        "original-record-number\tsku\terror-code\terror-type\terror-message\n"
        "1\tS-1\t8541\tError\tThe value conflicts with the catalog.\n"
        "2\tS-2\t18742\tError\tRestricted Products Policy Violation\n"
        "2\tS-2\t90220\tError\tA value is required.\n"
        "3\tS-3\t99300\tWarning\tDetail page rules\n"
        "4\n"
    )
    assert not outcomes.lists_all_stopped
    assert [(o.sku, o.stopped) for o in outcomes.found] == [
        ("S-1", None),
        ("S-2", True),
        ("S-3", None),
    ]


@pytest.mark.parametrize(
    ("content", "complaint"),
    [
        ("", "no outcome"),
        ("sku\ttitle\nA\tB\n", "no outcome"),
        ("{", "not valid JSON"),
        ("{\n{", "not valid JSON, nor JSON on each line"),
        ("[" * 100_000, "JSON nested too deep|not valid JSON"),
        ('{"sku": "A", "title": "Socks"}', "no outcome"),
        ("\x01\x02\x03\x04", "a binary file"),
    ],
)
def test_a_file_without_outcomes_is_refused(content: str, complaint: str) -> None:
    with pytest.raises(FormatError, match=complaint) as caught:
        read(content)
    assert caught.value.file == "report"


def test_a_file_that_cannot_be_opened_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot be read"):
        read_outcomes(tmp_path / "missing.json")


_KEYS = st.sampled_from(
    [
        *("sku", "asin", "issues", "items", "summaries", "header", "summary", "enforcements"),
        *("actions", "exemption", "code", "message", "severity", "categories", "marketplaceIds"),
        *("marketplaceId", "itemName", "status", "reason", "action", "impact", "Sku", "Payload"),
        *("NotificationType", "EnforcementActions"),
    ]
)
_VALUES = st.none() | st.booleans() | st.integers() | st.text(max_size=6)
_VALUES |= st.sampled_from(["S-1", "18742", "ERROR", "CATALOG_ITEM_REMOVED", "pesticide", US])
_JSON = st.recursive(
    _VALUES,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(_KEYS, inner, max_size=5),
    max_leaves=20,
)


@given(_JSON)
def test_any_json_is_survived(value: object) -> None:
    with contextlib.suppress(InputError):
        for outcome in read(value).found:
            assert outcome.stopped or outcome.family is None


_CELLS = st.sampled_from(
    ["sku", "asin", "reason", "action", "error-code", "status", "issue description", '"', "S-1", ""]
)


@given(
    st.binary(max_size=80)
    | st.lists(st.lists(_CELLS, max_size=6).map("\t".join), max_size=5).map(
        lambda rows: "\n".join(rows).encode()
    )
)
def test_any_bytes_are_survived(data: bytes) -> None:
    with contextlib.suppress(InputError):
        outcomes = outcomes_in(Source.of_bytes(data))
        assert all(o.sku or o.asin or o.title for o in outcomes.found)
