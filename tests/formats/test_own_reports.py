import pytest

from listinglint.errors import NoListingsError
from listinglint.formats import ReadOptions, Source, read_listings, recognise

HEADER = (
    "File,Sheet,Row,Cell,SKU,Field,Words,Rule,Family,Severity,Risk,Verdict,Why,Proposal,"
    "Documents,Link,As of"
)
FINDING = (
    '{"schema": 1, "file": "a.csv", "sku": "A-1", "field": "title", "rule": "ppe/mask", '
    '"family": "ppe", "severity": "error", "risk": 0.9, "fingerprint": "f", "as_of": "2026-01-01"}'
)
REPORTS = {
    "findings.csv": f"\ufeff{HEADER}\r\na.csv,,2,B2,A-1,Title,mask,ppe/mask,ppe,error,0.9,word\r\n",
    "saved again by Excel.txt": HEADER.replace(",", "\t") + "\n",
    "fewer columns.csv": "SKU,Words,Rule,Family,Severity,Verdict,Why\nA-1,mask,ppe/mask,ppe\n",
    "findings.jsonl": f"{FINDING}\n{FINDING}\n",
    "one finding.jsonl": FINDING,
    "journal.jsonl": (
        '{"schema": 1, "file": "a.csv", "sku": "A-1", "field": "title", "before": "A mask", '
        '"after": "A cloth", "rule": "ppe/mask", "words": "mask", "applicability": "safe"}\n'
    ),
    "findings.json": (
        '{\n  "schema": 1,\n  "versions": {},\n  "as_of": "2026-01-01",\n  "summary": {},\n'
        f'  "errors": [],\n  "notes": [],\n  "findings": [\n    {FINDING}\n  ]\n}}\n'
    ),
}


@pytest.mark.parametrize("name", REPORTS)
def test_a_report_of_our_own_is_recognised_and_refused_by_its_name(name: str) -> None:
    source = Source.of_bytes(REPORTS[name].encode(), name)
    format_ = recognise(source)
    assert format_ is not None
    assert format_.id == "listinglint-report"
    with pytest.raises(NoListingsError, match="findings and no listings"):
        read_listings(source, ReadOptions())


@pytest.mark.parametrize(
    "text",
    [
        "sku,title,field,rule\nA,Mug,x,y\n",
        '{"sku": "A", "title": "Mug", "rule": "none", "schema": 1}\n',
        '{"summary": "A mug", "title": "Mug", "sku": "A"}',
    ],
)
def test_a_listing_with_some_of_the_names_is_still_a_listing(text: str) -> None:
    [listing] = read_listings(Source.of_bytes(text.encode(), "x"), ReadOptions()).listings
    assert listing.sku == "A"
