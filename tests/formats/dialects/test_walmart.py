import io

import openpyxl
import pytest

from listinglint.errors import FormatError
from listinglint.formats import ReadOptions, Source, read_listings, rewrite

from .reading import texts

KEYS = ["sku", "specProductType", "productIdType", "productName", "shortDescription"]
KEYS += ["keyFeatures", "keyFeatures1", "brand", "mainImageUrl"]
LABELS = ["SKU", "Spec Product Type", "Product ID Type", "Product Name", "Site Description"]
LABELS += ["Key Features (+)", "Key Features 1 (+)", "Brand Name", "Main Image URL"]
DEMANDS = ["Alphanumeric, 50 characters", "Closed List", "Closed List", *["Alphanumeric"] * 6]
ITEM = ["W-1", "Boards", "GTIN", "Oak board", "<p>Solid</p>", "Deep groove", "Thick", "Acme", "u"]


def workbook(*rows: list[str]) -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Product Content And Site Exp"
    for row in rows:
        sheet.append(row)
    book.create_sheet("Trade Item Configurations").append(["SKU", "Price"])
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


@pytest.mark.parametrize(
    ("rows", "row"),
    [
        ([["Version=4"], ["Required"], LABELS, KEYS, DEMANDS, ITEM], 6),
        ([["Version=4"], ["Basic"], ["Required"], LABELS, DEMANDS, KEYS, ITEM], 7),
        ([["Version=5"], ["Basic"], KEYS, DEMANDS, ITEM], 5),
        ([LABELS, ITEM], 2),
    ],
)
def test_keys_and_items_are_found_wherever_they_begin(rows: list[list[str]], row: int) -> None:
    file = read_listings(Source.of_bytes(workbook(*rows), "items.xlsx"), ReadOptions())
    [listing] = file.listings
    assert (file.format, listing.sku, listing.row) == ("walmart-xlsx", "W-1", row)
    assert (listing.marketplace, listing.language) == ("walmart.com", "en")
    assert texts(listing) == {
        "product_type": "Boards",
        "title": "Oak board",
        "description": "<p>Solid</p>",
        "bullet_1": "Deep groove",
        "bullet_2": "Thick",
        "brand": "Acme",
    }


def test_walmarts_workbooks_are_not_written_back() -> None:
    source = Source.of_bytes(workbook(KEYS, ITEM), "items.xlsx")
    with pytest.raises(FormatError, match="cannot be written back"):
        rewrite(source, "walmart-xlsx", (), ReadOptions())


def test_a_plain_table_with_a_product_name_is_none_of_walmarts() -> None:
    data = workbook(["SKU", "Product Name", "Key Features", "Price"], ["A", "Mug", "Big", "9"])
    file = read_listings(Source.of_bytes(data, "items.xlsx"), ReadOptions())
    assert file.format == "xlsx"
