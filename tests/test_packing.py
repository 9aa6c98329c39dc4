import json
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from made_rules import NAME, book, rule

from listinglint.findings import Finding
from listinglint.linter import Linter
from listinglint.listings import Column, Field, Listing
from listinglint.packing import Packer, Unpacker
from listinglint.rules import Reference

KEYS: dict[str, Any] = {
    "reword": {"en": [{"delete": "words"}]},
    "prior": {
        "verdict": "claim",
        "risk": 0.8,
        "when": [{"anywhere": ["spray"], "verdict": "regulated", "risk": 0.9}],
    },
    "documents": [{"name": "A registration"}],
}
BOOK = book({NAME: rule(**KEYS)})


def carried(*batches: list[list[Finding]]) -> list[list[Finding]]:
    """The findings after they were packed, written as JSON, read and unpacked."""
    packer, unpacker = Packer("csv"), Unpacker(BOOK, file="a.csv")
    lines = [json.dumps(packer.pack(batch)) for batch in batches]
    return [findings for line in lines for findings, _ in unpacker.unpack(json.loads(line))]


def found(*texts: str) -> list[Finding]:
    column = Column("bullet_1", "bullet_point1", "Bullet", 3, "en", "amazon.de")
    fields = tuple(Field(column, text, line=number) for number, text in enumerate(texts))
    source = Listing(fields, "S-1", 7, 8, "Sheet", "en", "amazon.com", (column,))
    findings = Linter(BOOK, as_of="2026-11-21").reworded(
        Linter(BOOK, as_of="2026-11-21").findings(source)
    )
    return [each._replace(file="a.csv", format="csv") for each in findings]


def test_findings_come_back_as_they_were() -> None:
    before = [found("An antibacterial sock"), found("An antibacterial spray", "antibacterial")]
    for findings in before:
        for finding in findings:
            len(finding.fixes)
    after = carried([before[0]], [before[1]])
    assert after == before
    assert after[0][0].fixes[0].edits[0].field is after[0][0].listing.fields[0]
    assert after[1][0].documents == before[1][0].documents != ()


def test_proposals_that_nobody_asked_for_are_left_to_be_worked_out() -> None:
    findings = found("An antibacterial sock")
    packed = Packer("csv").pack([findings])
    (unpacked, unproven), *_ = Unpacker(BOOK, file="a.csv").unpack(packed)
    assert (unproven, unpacked[0].fixes) == ([0], ())
    assert findings[0].fixes.known is None  # type: ignore[attr-defined]  # packing asked nobody


def test_a_finding_keeps_the_source_of_its_own() -> None:
    source = Reference("A page", "https://a.example", "2026-11-21")
    findings = [each._replace(references=(source,)) for each in found("An antibacterial sock")]
    assert carried([findings])[0][0].references == (source,)


def test_a_finding_in_a_field_that_the_listing_has_not_is_carried() -> None:
    (finding,) = found("An antibacterial sock")
    absent = Field(Column("title", "item_name", "Title", 1), "")
    before = [finding, finding._replace(field=absent), finding._replace(field=absent)]
    after = carried([before, [finding]])
    assert [each.field for each in after[0]] == [finding.field, absent, absent]
    assert [each.listing for each in (*after[0], *after[1])] == [finding.listing] * 4
    assert after[1][0].field is after[1][0].listing.fields[0]


@given(st.lists(st.text(st.characters(codec="utf-8")), min_size=1, max_size=3))
def test_any_text_is_carried(texts: list[str]) -> None:
    findings = found(*(f"antibacterial {text}" for text in texts))
    after = carried([findings])[0]
    assert [each.listing for each in after] == [each.listing for each in findings]
    assert [each.text for each in after] == [each.text for each in findings]
