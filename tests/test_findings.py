import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_rules import lint, phrases

from listinglint.findings import (
    HIGH_RISK,
    MEDIUM_RISK,
    Candidate,
    Finding,
    HeldDocument,
    Span,
    Summary,
    alternatives,
    fingerprint_of,
    risk_band,
)
from listinglint.listings import Column, Field, Listing

PARTS = {
    "rule": "pesticide/made",
    "sku": "SKU-1",
    "field_name": "bullet_point1",
    "context": "a soft germ sock",
    "text": "germ",
    "occurrence": 0,
}


def finding() -> Finding:
    (only,) = lint(phrases("germ"), "a soft germ sock")
    return only


@pytest.mark.parametrize(
    ("risk", "band"),
    [
        (0.0, "low"),
        (0.2999, "low"),
        (MEDIUM_RISK, "medium"),
        (0.6999, "medium"),
        (HIGH_RISK, "high"),
        (1.0, "high"),
    ],
)
def test_bands_begin_at_their_bounds(risk: float, band: str) -> None:
    assert risk_band(risk) == band


def test_the_words_found_are_sliced_from_the_field() -> None:
    found = finding()
    candidate = Candidate(found.rule, found.field, Span(2, 6))
    assert (found.text, candidate.text) == ("germ", "soft")


def test_a_finding_stands_in_a_cell_only_where_there_are_columns() -> None:
    found = finding()
    assert found.cell is None
    in_table = Field(Column("title", "t", index=27), "a soft germ sock")
    assert found._replace(field=in_table, listing=Listing((in_table,), row=7)).cell == "AB7"


@pytest.mark.parametrize(
    ("of_field", "of_listing", "line"), [(3, 9, 3), (None, 9, 9), (None, None, None)]
)
def test_the_line_of_the_field_wins_over_that_of_the_listing(
    of_field: int | None, of_listing: int | None, line: int | None
) -> None:
    found = finding()
    field = found.field._replace(line=of_field)
    assert found._replace(field=field, listing=Listing((field,), line=of_listing)).line == line


@pytest.mark.parametrize("part", PARTS)
def test_a_fingerprint_changes_with_every_part(part: str) -> None:
    other = 1 if part == "occurrence" else "other"
    assert fingerprint_of(**PARTS) != fingerprint_of(**{**PARTS, part: other})


def test_a_fingerprint_never_changes_between_versions() -> None:
    # baselines hold it: a new value here makes every accepted finding new
    assert fingerprint_of(**PARTS) == "0d7d1baf96bda7c00b18"


def test_a_fingerprint_does_not_depend_on_case() -> None:
    assert fingerprint_of(**PARTS) == fingerprint_of(**{**PARTS, "text": "GERM"})


@given(st.text(st.characters(codec=None)), st.text(st.characters(codec=None)))
def test_any_text_has_a_fingerprint(text: str, sku: str) -> None:
    assert len(fingerprint_of(**{**PARTS, "text": text, "sku": sku})) == 20


def test_a_summary_counts_by_every_answer() -> None:
    summary = Summary()
    summary.count(finding())
    summary.count(finding()._replace(verdict=None, risk=0.1))
    assert summary.findings == 2
    assert summary.by_rule == {"pesticide/made": 2}
    assert summary.by_severity == {"error": 2}
    assert summary.by_band == {"high": 1, "low": 1}
    assert summary.by_verdict == {"claim": 1}


def test_documents_that_stand_for_each_other_are_one_group_where_the_first_stands() -> None:
    first, photo, other = (
        HeldDocument("number", one_of="permit"),
        HeldDocument("photo"),
        HeldDocument("statement", one_of="permit"),
    )
    assert alternatives((first, photo, other)) == [(first, other), (photo,)]
