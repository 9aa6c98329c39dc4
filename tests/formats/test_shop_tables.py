import pytest

from listinglint.formats import FORMATS, ReadOptions, Source, read_listings, recognise
from listinglint.formats.dialects import DIALECTS
from listinglint.formats.shop_tables import ShopTable

from .rewriting import written

SHOPIFY = (
    "Handle,Title,Body (HTML),Variant SKU,Image Alt Text\r\n"
    'mug,Mug,"<p>Kills germs, hot</p>",M-1,\r\n'
    "mug,,,,Kills dirt\r\n"
)
EBAY = (
    "#INFO,Version=1\r\n#INFO\r\n*Action(SiteID=US);CustomLabel;*Title;*Description\r\n"
    'Add;K;"24"" lamp";"Old;\r\nbut good"\r\n'
)


@pytest.mark.parametrize("name", ["export.csv", "export.txt", "export", "export.backup"])
def test_the_header_is_enough_under_any_ending(name: str) -> None:
    source = Source.of_bytes(SHOPIFY.encode(), name)
    found = recognise(source)
    assert found is not None
    assert found.id == "shopify-csv"


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_any_delimiter_is_read(delimiter: str) -> None:
    text = f"handleId{delimiter}fieldType{delimiter}name\nh{delimiter}Product{delimiter}Mug\n"
    file = read_listings(Source.of_bytes(text.encode("utf-16"), "wix.txt"), ReadOptions())
    assert (file.format, len(list(file.listings))) == ("wix-csv", 1)


def test_every_dialect_of_text_tables_is_a_format() -> None:
    ids = {format_.id for format_ in FORMATS}
    assert {dialect.id for dialect in DIALECTS} <= ids


def test_binary_files_have_no_dialect() -> None:
    assert not ShopTable("wix-csv", (",",)).recognises(Source.of_bytes(bytes(range(256))))


def test_cells_are_written_back_like_those_of_every_table() -> None:
    changed = written(
        SHOPIFY.encode(),
        "shop.csv",
        {(0, "description"): "<p>Hot</p>", (1, "attribute:image_alt_text"): "Loosens dirt"},
    )
    expected = SHOPIFY.replace("Kills germs, hot", "Hot").replace("Kills dirt", "Loosens dirt")
    assert changed.replace(b'"', b"") == expected.replace('"', "").encode()


def test_lines_above_the_header_survive_writing() -> None:
    changed = written(EBAY.encode(), "drafts.csv", {(0, "title"): '12" lamp'})
    assert changed == EBAY.replace('24""', '12""').encode()
