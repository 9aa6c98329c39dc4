import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from listinglint.formats.columns import normalised
from listinglint.formats.dialects import DIALECTS, dialect_header

from .reading import read, texts

HEADERS = {
    "shopify-csv": "Handle,Title,Body (HTML),Vendor,Variant SKU",
    "woocommerce-csv": "ID,Type,SKU,Name,Short description,Regular price",
    "ebay-csv": "*Action(SiteID=UK|Country=GB),CustomLabel,*Title",
    "etsy-csv": ",".join(["T", "D", "P", "CURRENCY_CODE", *(f"x{n}" for n in range(19)), "SKU"]),
    "meta-catalog-csv": "id,title,link,image_link,fb_product_category",
    "google-merchant-csv": "id,title,link,image link",
    "akeneo-csv": "sku;family;categories;name-en_US",
    "wix-csv": "handleId,fieldType,name,description",
}


@pytest.mark.parametrize("format_id", HEADERS)
def test_every_dialect_is_known_by_its_header(format_id: str) -> None:
    delimiter = ";" if ";" in HEADERS[format_id] else ","
    names = HEADERS[format_id].split(delimiter)
    told = dialect_header([["a", "b", "c"], names])
    assert told is not None
    assert (told[0], told[1].id) == (1, format_id)


def test_every_dialect_of_text_tables_has_a_header_here() -> None:
    assert set(HEADERS) == {dialect.id for dialect in DIALECTS} - {"walmart-xlsx"}


def test_a_plain_table_has_no_dialect() -> None:
    assert dialect_header([["sku", "title", "description", "tags", "type", "name"]]) is None


def test_a_column_that_the_user_names_goes_before_the_dialect() -> None:
    table = f"{HEADERS['wix-csv']},sku\nh1,Product,Mug,Big,S1\n"
    _, [listing] = read(table, columns={"sku": "handleId", "attribute:kind": "fieldType"})
    assert listing.sku == "h1"
    assert texts(listing) == {
        "title": "Mug",
        "description": "Big",
        "attribute:kind": "Product",
    }


CELLS = st.text(max_size=12) | st.sampled_from(
    [name for header in HEADERS.values() for name in header.replace(";", ",").split(",")]
)


@settings(deadline=None)
@given(st.lists(st.lists(CELLS, max_size=30), max_size=4))
def test_any_rows_are_asked_without_harm(head: list[list[str]]) -> None:
    told = dialect_header(head)
    if told is not None:
        names = head[told[0]]
        keys = [normalised(name) for name in names]
        told[1].known(names)
        for test_of in (told[1].is_part, told[1].is_other, told[1].is_shifted):
            test = test_of(keys)
            if test is not None:
                assert test([""] * len(names)) in (True, False)
