import io
import json
import subprocess
import sys
from collections.abc import Callable

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from listinglint.errors import FormatError, InputError
from listinglint.formats import (
    FORMATS,
    ReadOptions,
    Source,
    amazon_geometry,
    amazon_reports,
    columns,
    dialects,
    generic_table,
    markdown_listings,
    read_listings,
    recognise,
    records,
    rewrite,
)
from listinglint.formats.source import SAMPLE_BYTES
from listinglint.listings import cell_name

LEGACY = (
    b"TemplateType=fptcustom\tVersion=2023.1\tsettings=attributeRow=3&dataRow=4\n"
    b'SKU\tName\tFeature\nitem_sku\titem_name\tbullet_point1\nA\tMug\tBig, "24"" wide"\n'
)
UNIFIED = (
    "settings=attributeRow=2&labelRow=1&dataRow=3&contentLanguageTag=de_DE\t\n"
    "contribution_sku#1.value\t::record_action\titem_name[language_tag=de_DE]#1.value\n"
    "K\tLöschen\tTopf\nL\t\tGroße Reibe\n"
).encode()
REPORT = b"item-name\titem-description\tlisting-id\tseller-sku\nMug\t\tL1\tA-1\n"
PLAIN = b'sku,title,description\nA,"Mug, big","One\nTwo"\nB,Cup,\n'


def _workbook() -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (["SKU", "Title"], ["A", "Mug"], ["B", "=1+1"]):
        sheet.append(row)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


WORKBOOK = _workbook()
SHOPIFY = b"Handle,Title,Body (HTML),Variant SKU\nmug,Mug,<p>Big</p>,M\nmug,,,N\n"
EBAY = b"#INFO\n*Action(SiteID=US);CustomLabel;*Title;C:Brand\nAdd;A;Lamp;Acme\nEnd;B;;\n"
FEED = b"id\ttitle\tlink\timage_link\tcondition\nA\tMug\tu\ti\tnew\n"
AKENEO = b"sku;family;categories;name-de_DE;text-fr_FR-web\nA;mugs;x;Tasse;Bol\n"
RSS = b"<rss><channel><item><g:id>1</g:id><g:title>M&amp;<![CDATA[ug]]></g:title></item></channel>"
RSS += b"</rss>"
AMAZON_XML = (
    b"<AmazonEnvelope><MessageType>Product</MessageType><Message><Product><SKU>A</SKU>"
    b"<DescriptionData><Title>Mug</Title></DescriptionData></Product></Message></AmazonEnvelope>"
)
CATALOG = (
    "<yml_catalog><shop><categories><category id='1'>Чай</category></categories><offers>"
    "<offer id='1'><name>Чёрный чай</name><categoryId>1</categoryId></offer></offers></shop>"
    "</yml_catalog>"
).encode("cp1251")
FILES = [LEGACY, UNIFIED, REPORT, PLAIN, UNIFIED.decode().encode("utf-16"), WORKBOOK]
FILES += [SHOPIFY, EBAY, FEED, AKENEO, RSS, AMAZON_XML, CATALOG]

ANY = settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])
NAMES = st.sampled_from(
    ["a.csv", "a.txt", "a.tsv", "a.xlsx", "a", "a.md", "a.yaml", "a.json", "a.xml"]
)


def survive(data: bytes, name: str = "a.txt", **options: object) -> None:
    """Read everything; only an error that speaks to the user may come."""
    for format_ in FORMATS:
        assert format_.recognises(Source.of_bytes(data, name)) in (True, False)
    try:
        file = read_listings(Source.of_bytes(data, name), ReadOptions(**options))  # type: ignore[arg-type]
        for listing in file.listings:
            assert listing.row >= 1
            assert listing.line is None or listing.line >= 1
            for field in listing.fields:
                assert field.text.strip()
                if field.column.index is not None:
                    assert cell_name(field.column.index, listing.row)
    except InputError as error:
        str(error)  # the message itself can be made


@ANY
@given(st.binary(max_size=400), NAMES)
def test_any_bytes_are_survived(data: bytes, name: str) -> None:
    survive(data, name)


WORDS = st.sampled_from(
    [
        "sku",
        "title",
        "item_sku",
        "item_name",
        "bullet_point1",
        "TemplateType=fptcustom",
        "settings=attributeRow=2&dataRow=9",
        "contribution_sku#1.value",
        "item-name",
        "listing-id",
        "seller-sku",
        "Handle",
        "Variant SKU",
        "*Action(SiteID=UK|Country=GB)",
        "CURRENCY_CODE",
        "id",
        "link",
        "image_link",
        "g:condition",
        "family",
        "categories",
        "name-de_DE",
        "handleId",
        "fieldType",
        "name",
        "Type",
        "Regular price",
        "ABC123",
        "Löschen",
        'A,"b',
        '"',
        '""',
        "x\ny",
        "=1+1",
        "商品名",
        "price",
        "quantity",
        "",
    ]
)
TABLES = st.lists(st.lists(WORDS | st.text(max_size=6), max_size=6), max_size=8)


@ANY
@given(
    TABLES,
    st.sampled_from("\t,;|~"),
    st.sampled_from(["\n", "\r\n", "\r"]),
    st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "cp932", "cp1252"]),
    NAMES,
)
def test_any_table_is_survived(
    table: list[list[str]], delimiter: str, end: str, encoding: str, name: str
) -> None:
    survive(end.join(delimiter.join(row) for row in table).encode(encoding, "replace"), name)


@ANY
@given(st.data())
def test_damaged_files_are_survived(data: st.DataObject) -> None:
    file = bytearray(data.draw(st.sampled_from(FILES)))
    for _ in range(data.draw(st.integers(1, 4))):
        place = data.draw(st.integers(0, len(file) - 1))
        file[place : place + data.draw(st.integers(0, 3))] = data.draw(st.binary(max_size=3))
        if not file:
            break
    survive(
        bytes(file[: data.draw(st.integers(0, len(file)))] if data.draw(st.booleans()) else file)
    )


@ANY
@given(
    st.sampled_from([each.id for each in FORMATS]),
    st.sampled_from(FILES) | st.binary(max_size=60),
    st.sampled_from([None, "utf-8", "utf-16", "cp932", "utf-7", "iso2022_jp", "big5"]),
)
def test_any_file_is_survived_as_any_format(
    format_id: str, data: bytes, encoding: str | None
) -> None:
    survive(data, format=format_id, encoding=encoding)


@pytest.mark.parametrize("name", ["a.txt", "a.csv", ""])
def test_recognising_leaves_the_file_readable(name: str) -> None:
    source = Source.of_bytes(LEGACY, name)
    format_ = recognise(source)
    assert format_ is not None
    assert format_.id == "amazon-legacy-txt"
    assert len(list(read_listings(source, ReadOptions()).listings)) == 1


def test_ids_of_formats_are_unique() -> None:
    ids = [format_.id for format_ in FORMATS]
    assert len(set(ids)) == len(ids)


def test_importing_the_room_imports_no_slow_library() -> None:
    code = (
        "import sys, listinglint.formats\n"
        "slow = {'python_calamine', 'openpyxl', 'pyarrow', 'pyexpat', 'numpy', 'spacy'}\n"
        "slow |= {'sklearn', 'yaml'}\n"
        "assert not slow & set(sys.modules), slow & set(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


@pytest.mark.parametrize(
    ("path", "data"),
    [
        ("a.csv", "sku,title" + ",x" * 200_000 + "\nA,Mug\n"),
        ("a.txt", "TemplateType=fptcustom\titem_sku\titem_name" + "\tx" * 200_000 + "\n" * 4),
        ("a.txt", "item-name\tseller-sku\tlisting-id" + "\tx" * 200_000 + "\nMug\tA\t1\n"),
        ("a.md", "---\nsku: A\n---\n## Title\nMug\n" + "# a\n" * 200_000),
        ("a.json", json.dumps({"sku": "A", "title": "Mug", **{f"a{n}": 1 for n in range(20_000)}})),
    ],
)
def test_names_without_end_are_refused_before_they_are_looked_up(
    path: str, data: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked_up = 0

    def counting(name: str, real: Callable[[str], str] = columns.normalised) -> str:
        nonlocal looked_up
        looked_up += 1
        return real(name)

    for module in (columns, dialects, generic_table, amazon_geometry, amazon_reports):
        monkeypatch.setattr(module, "normalised", counting)
    for module in (records, markdown_listings):
        monkeypatch.setattr(module, "normal_key", counting)
    with pytest.raises(InputError):
        list(read_listings(Source.of_bytes(data.encode(), path), ReadOptions()).listings)
    assert looked_up < 10 * SAMPLE_BYTES


def test_a_listing_of_endless_texts_is_unread_and_the_others_are_read() -> None:
    bullets = [f"text {number}" for number in range(10_001)]
    rows = [{"sku": "A", "title": "Mug", "bullets": bullets}, {"sku": "B", "title": "Cup"}]
    file = read_listings(Source.of_bytes(json.dumps(rows).encode(), "a.json"), ReadOptions())
    assert [listing.sku for listing in file.listings] == ["B"]
    assert file.unread == ["record 1: 10,002 texts in one listing, 10,000 are allowed"]


def test_a_format_without_a_way_back_says_so() -> None:
    source = Source.of_bytes(REPORT, "report.txt")
    with pytest.raises(FormatError, match="amazon-listings-report cannot be written back") as error:
        rewrite(source, "amazon-listings-report", (), ReadOptions())
    assert "--diff" in error.value.remedy
