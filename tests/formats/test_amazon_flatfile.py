import pytest

from listinglint.errors import FormatError, NoListingsError
from listinglint.formats import ReadOptions, Source, read_listings
from listinglint.formats.amazon_flatfile import LEGACY
from listinglint.listings import Listing, SourceFile, cell_name

TEMPLATE = (
    "TemplateType=fptcustom\tVersion=2023.1\tsettings=attributeRow=3&dataRow=4&labelRow=2"
    "&contentLanguageTag=de_DE&primaryMarketplaceId=amzn1.mp.o.A1PA6795UKMFR9\t\t\n"
    "SKU\tProduktname\tAttribut\tAttribut\tPreis\n"
    "item_sku\titem_name\tbullet_point1\tbullet_point2\tstandard_price\n"
)
ROWS = 'K-1\tGroße Tasse\tSpülfest\t\t9.99\nK-2\t"Topf, 24"" breit"\t\tLeicht\t19.99\n'


def read(text: str, *, encoding: str = "utf-8", options: ReadOptions | None = None) -> SourceFile:
    return read_listings(
        Source.of_bytes(text.encode(encoding), "flat.txt"), options or ReadOptions()
    )


def listings(text: str, **options: str) -> list[Listing]:
    return list(read(text, options=ReadOptions(**options)).listings)  # type: ignore[arg-type]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_category_file_is_read_in_every_encoding_and_line_end(encoding: str, end: str) -> None:
    file = read((TEMPLATE + ROWS).replace("\n", end), encoding=encoding)
    first, second = file.listings
    assert file.format == "amazon-legacy-txt"
    assert (first.sku, first.row, first.line) == ("K-1", 4, 4)
    assert (first.language, first.marketplace) == ("de", "amazon.de")
    assert [(field.name, field.text) for field in second.fields] == [
        ("title", 'Topf, 24" breit'),
        ("bullet_2", "Leicht"),
    ]


def test_cells_are_named_as_the_seller_sees_them() -> None:
    [field] = [field for field in listings(TEMPLATE + ROWS)[1].fields if field.name == "bullet_2"]
    assert field.column.index is not None
    assert cell_name(field.column.index, 5) == "D5"
    assert (field.column.key, field.column.label) == ("bullet_point2", "Attribut")


def test_empty_text_columns_are_known_to_the_listing() -> None:
    listing = listings(TEMPLATE + ROWS)[0]
    assert [column.field for column in listing.columns] == ["title", "bullet_1", "bullet_2"]


@pytest.mark.parametrize(
    ("head", "format_id"),
    [
        ("TemplateType=fptcustomcustom\tVersion=1\n\n", "amazon-legacy-txt"),
        ("settings=attributeRow=3&TemplateType=unified\n\n", "amazon-unified-txt"),
        ("TemplateType=Dynamic\tVersion=1.3\n\n", "amazon-vendor-txt"),
        ("templatetype=Offer\tVersion=1\n", "amazon-loader-txt"),
        ("", "amazon-legacy-txt"),
    ],
)
def test_generations_are_told_apart(head: str, format_id: str) -> None:
    keys = {
        "amazon-legacy-txt": "item_sku\titem_name\tupdate_delete",
        "amazon-unified-txt": "contribution_sku#1.value\titem_name#1.value",
        "amazon-vendor-txt": "vendor_sku#1.value\titem_name#1.value",
        "amazon-loader-txt": "sku\ttitle\tprice\tquantity",
    }[format_id]
    file = read(f"{head}{keys}\nABC123\texample\n\nX-1\tMug\nX-2\tCup\nX-3\tPot\n")
    assert file.format == format_id
    assert list(file.listings)[-1].text_of("title") == "Pot"


def test_japanese_code_page_names_the_japanese_store() -> None:
    text = (
        "item_sku\titem_name\tbullet_point1\nJP-1\tステンレスボトル\t漏れにくい構造、保温と保冷\n"
    )
    file = read(text, encoding="cp932")
    [listing] = file.listings
    assert (listing.language, listing.marketplace) == ("ja", "amazon.co.jp")
    assert len(file.notes) == 1


def test_options_hold_only_where_the_file_says_nothing() -> None:
    silent = "item_sku\titem_name\tquantity\nA\tMug\t1\n"
    said = listings(TEMPLATE + ROWS, marketplace="amazon.fr", language="fr")[0]
    given = listings(silent, marketplace="amazon.fr")[0]
    assert (said.language, said.marketplace) == ("de", "amazon.de")
    assert (given.language, given.marketplace) == ("fr", "amazon.fr")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("TemplateType=PriceInventory\t\n\nsku\tprice\tquantity\nA\t1\t2\n", "PriceInventory"),
        (TEMPLATE, "without any row of listing text from row 4"),
        (TEMPLATE + "K-1\t\t\t\t9.99\n", "without any row of listing text"),
    ],
)
def test_files_without_text_are_refused_with_what_they_are(text: str, message: str) -> None:
    with pytest.raises(NoListingsError, match=message):
        read(text)


def test_template_without_keys_is_refused_with_its_place() -> None:
    with pytest.raises(FormatError, match=r"flat.txt, rows 1 to 2: .*column keys.*Save"):
        read("TemplateType=fptcustom\tVersion=1\nSKU\tName\n")


def test_keys_behind_the_sample_are_found() -> None:
    wide = "\t".join(f"filler_column_number_{number}" for number in range(4000))
    text = f"TemplateType=fptcustom\n{wide}\n{wide}\titem_sku\titem_name\tquantity\n"
    row = "\t".join([""] * 4000)
    file = read(f"{text}{row}\tA\tMug\t\n")
    assert (file.format, [listing.sku for listing in file.listings]) == ("amazon-legacy-txt", ["A"])


def test_row_with_cells_beyond_the_header_is_noted() -> None:
    file = read(TEMPLATE + "K-1\tTasse\t\t\t\tmore\n")
    assert [listing.sku for listing in file.listings] == ["K-1"]
    assert file.notes == [
        "1 row has more cells than the header (the first: row 4); those were not checked"
    ]


def test_format_asked_for_is_tried_without_recognising() -> None:
    source = Source.of_bytes(b"item_sku\titem_name\nA\tMug\n")
    file = read_listings(source, ReadOptions(format=LEGACY.id))
    assert [listing.sku for listing in file.listings] == ["A"]
