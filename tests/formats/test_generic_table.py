import pytest

from listinglint.errors import FormatError, NoListingsError
from listinglint.formats import ReadOptions, Source, read_listings, recognise
from listinglint.listings import Listing, SourceFile


def read(text: str | bytes, path: str = "table.csv", **options: object) -> SourceFile:
    data = text.encode() if isinstance(text, str) else text
    return read_listings(Source.of_bytes(data, path), ReadOptions(**options))  # type: ignore[arg-type]


def texts(listing: Listing) -> dict[str, str]:
    return {field.name: field.text for field in listing.fields}


@pytest.mark.parametrize(
    ("delimiter", "format_id"),
    [(",", "csv"), (";", "csv"), ("|", "csv"), ("~", "csv"), ("\t", "tsv")],
)
def test_every_delimiter_is_found(delimiter: str, format_id: str) -> None:
    rows = [["sku", "title", "bullet1"], ["A", "Mug", "Big"], ["B", "Cup", "Small"]]
    file = read("\n".join(delimiter.join(row) for row in rows))
    assert file.format == format_id
    assert [texts(listing) for listing in file.listings] == [
        {"title": "Mug", "bullet_1": "Big"},
        {"title": "Cup", "bullet_1": "Small"},
    ]


def test_commas_in_texts_do_not_beat_the_delimiter() -> None:
    text = "Artikelnummer;Titel;Beschreibung\n1;Tasse, blau, 3 dl;Schön, groß, rund\n"
    assert texts(next(read(text).listings))["title"] == "Tasse, blau, 3 dl"


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_fields_know_the_line_they_begin_in(end: str) -> None:
    text = 'sku,description,keywords\nA,"One\nTwo",mug\n'
    [listing] = read(text.replace("\n", end)).listings
    assert [(field.name, field.line) for field in listing.fields] == [
        ("description", None),
        ("keywords", 3),
    ]
    assert (listing.row, listing.line) == (2, 2)


def test_formulas_are_text() -> None:
    [listing] = read("sku,title,bullet1,bullet2\nA,=1+1,@SUM(A1),-5% off\n").listings
    assert texts(listing) == {"title": "=1+1", "bullet_1": "@SUM(A1)", "bullet_2": "-5% off"}


def test_header_may_stand_below_a_preamble_and_a_help_row() -> None:
    text = (
        "Export of 2026\n# Required | A unique id,# Required | The title of the item\n"
        "id,title\n7,Mug\n"
    )
    [listing] = read(text).listings
    assert (listing.sku, listing.row) == ("7", 4)


def test_language_and_marketplace_columns_hold_for_their_row() -> None:
    text = "sku,title,lang,marketplace\nA,Mug,,amazon.co.uk\nB,Tasse,de,DE\nC,Tazza,it,\n"
    places = [(each.language, each.marketplace) for each in read(text).listings]
    assert places == [("en", "amazon.co.uk"), ("de", "amazon.de"), ("it", None)]


def test_ebay_header_names_the_site() -> None:
    text = (
        "#INFO,Version=0.0.2\n*Action(SiteID=Germany|Country=DE|CC=UTF-8),CustomLabel,*Title\n"
        "Add,A,Tasse\n"
    )
    [listing] = read(text).listings
    assert (listing.sku, listing.marketplace, listing.language) == ("A", "ebay.de", "de")


def test_columns_named_by_the_user_are_read() -> None:
    file = read("Ware,Nr\nTasse,5\n", columns={"title": "Ware", "sku": "Nr"})
    [listing] = file.listings
    assert (listing.sku, texts(listing)) == ("5", {"title": "Tasse"})


def test_table_without_text_columns_names_its_headers_and_the_remedy() -> None:
    with pytest.raises(FormatError, match=r"'Ware', 'Nr'.*--column title=NAME"):
        read("Ware,Nr\nTasse,5\nTopf,6\n")


def test_column_that_does_not_exist_is_refused() -> None:
    with pytest.raises(FormatError, match="no column 'Name'"):
        read("sku,title\nA,Mug\n", columns={"description": "Name"})


def test_csv_that_was_saved_twice_is_refused() -> None:
    text = '"id,title,description"\n"001,""Mug"",""Big, and blue"""\n'
    with pytest.raises(FormatError, match=r"line 1: .*saved twice"):
        read(text)


def test_table_without_rows_is_refused() -> None:
    with pytest.raises(NoListingsError, match="below its header"):
        read("sku,title\n,\n")


@pytest.mark.parametrize(
    ("text", "path"),
    [
        ("from x import title, description\nprint(title, name)\n", "code.py"),
        ("| title | description |\n|---|---|\n| a | b |\n", "readme.md"),
        ("title: a, description\nname: b\n", "listing.unknown"),
        ("", "empty.csv"),
        ('""\n', "quotes.csv"),
    ],
)
def test_code_and_prose_are_no_tables(text: str, path: str) -> None:
    format_ = recognise(Source.of_bytes(text.encode(), path))
    assert format_ is None or format_.id not in ("csv", "tsv")


def test_table_under_an_unusual_name_is_recognised() -> None:
    file = read("sku,title,description\nA,Mug,Big\nB,Cup,Small\n", path="catalog.export")
    assert file.format == "csv"
