import pytest

from listinglint.errors import FormatError, NoListingsError
from listinglint.formats import ReadOptions, Source, read_listings

LISTINGS = (
    "item-name\titem-description\tlisting-id\tseller-sku\tprice\titem-note\tstatus\n"
    '24" Monitor\t"Sharp\tL1\tA-1\t99\t\tActive\n'
    "Mug\t\tL2\tA-2\t9\tNew\n"
)


@pytest.mark.parametrize(
    ("header", "what"),
    [
        ("sku\tproduct-name\tasin\tfield-name\talert-type\texplanation", "quality alerts"),
        ("Status\tReason\tSKU\tASIN\tProduct name\tIssue Description", "suppressed"),
        ("Status,Reason,SKU,ASIN,Product name,Condition,Issue Description", "suppressed"),
        ("original-record-number\tsku\terror-code\terror-type\terror-message", "processing"),
        ("sku\terror-code\terror-message\tattribute-name", "processing"),
        (
            "Feed Processing Summary:\n\tNumber of records processed\t1\n\nsku\terror-code",
            "processing",
        ),
        ("asin,action taken,reason,date,title", "account health"),
    ],
)
def test_reports_are_refused_by_their_name(header: str, what: str) -> None:
    source = Source.of_bytes(f"{header}\na\tb\tc\td\n".encode(), "report.txt")
    with pytest.raises(NoListingsError, match=what):
        read_listings(source, ReadOptions())


def test_listings_report_is_read_without_quotes_and_with_ragged_rows() -> None:
    file = read_listings(Source.of_bytes(LISTINGS.encode(), "report.txt"), ReadOptions())
    first, second = file.listings
    assert file.format == "amazon-listings-report"
    assert [(field.name, field.text) for field in first.fields] == [
        ("title", '24" Monitor'),
        ("description", '"Sharp'),
    ]
    assert (second.sku, second.row) == ("A-2", 3)
    assert [field.name for field in second.fields] == ["title", "attribute:item_note"]


def test_listings_report_asked_for_needs_its_title_column() -> None:
    options = ReadOptions(format="amazon-listings-report")
    with pytest.raises(FormatError, match="item-name"):
        read_listings(Source.of_bytes(b"sku\tprice\nA\t1\n"), options)


def test_listings_report_without_rows_is_refused() -> None:
    header = LISTINGS.partition("\n")[0]
    with pytest.raises(NoListingsError, match="without any listing"):
        read_listings(Source.of_bytes(header.encode()), ReadOptions())
