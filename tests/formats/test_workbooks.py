import io
from collections.abc import Callable

import openpyxl
import pytest

from listinglint.errors import FormatError, NoListingsError
from listinglint.formats import ReadOptions, Source, read_listings
from listinglint.formats.workbook_container import MAX_CELLS
from listinglint.listings import Listing, SourceFile

Rows = list[list[object]]

PLAIN: Rows = [["SKU", "Title", "Description"], ["A", "Mug", "Big"], ["B", "Cup", "Small"]]
LEGACY: Rows = [
    ["TemplateType=fptcustom", "Version=2023.1", "settings=contentLanguageTag=en_GB"],
    ["SKU", "Product Name", "Key Feature"],
    ["item_sku", "item_name", "bullet_point1"],
    ["A", "Mug", "Big"],
]
UNIFIED: Rows = [
    ["settings=attributeRow=5&labelRow=4&dataRow=7&contentLanguageTag=de_DE"],
    ["Hinweis"],
    ["Gruppe"],
    ["SKU", "Artikelname"],
    ["contribution_sku#1.value", "item_name[language_tag=de_DE]#1.value"],
    ["ABC123", "Beispiel"],
    ["K-1", "Topf"],
]
VENDOR: Rows = [
    ["TemplateType=Dynamic"],
    ["Gruppe"],
    ["SKU", "Artikelname"],
    ["vendor_sku#1.value", "item_name#1.value"],
    ["PFLICHTFELD", "PFLICHTFELD"],
    ["ABC123", "Beispiel"],
    ["V-1", "Topf"],
]


def workbook(
    sheets: dict[str, Rows], change: Callable[[openpyxl.Workbook], None] | None = None
) -> bytes:
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    if change:
        change(book)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def read(data: bytes, **options: object) -> SourceFile:
    source = Source.of_bytes(data, "book.xlsx")
    return read_listings(source, ReadOptions(**options))  # type: ignore[arg-type]


def texts(listing: Listing) -> list[tuple[str, str]]:
    return [(field.name, field.text) for field in listing.fields]


@pytest.mark.parametrize(
    ("rows", "format_id", "sku"),
    [
        (LEGACY, "amazon-legacy-xlsx", "A"),
        (UNIFIED, "amazon-unified-xlsx", "K-1"),
        (VENDOR, "amazon-vendor-xlsx", "V-1"),
        (PLAIN[:2], "xlsx", "A"),
    ],
)
def test_generations_are_told_apart_by_their_keys(rows: Rows, format_id: str, sku: str) -> None:
    file = read(workbook({"Data": rows}))
    [listing] = file.listings
    assert (file.format, listing.sku, listing.sheet) == (format_id, sku, "Data")
    assert (listing.row, listing.line) == (len(rows), None)


def test_template_sheet_is_chosen_and_the_example_sheet_is_not() -> None:
    example = [["note"], *[[None, *row] for row in LEGACY]]
    data = workbook({"Beispiel": example, "Data": PLAIN, "Vorlage": LEGACY})
    assert [listing.sheet for listing in read(data).listings] == ["Vorlage"]


def test_plain_sheet_called_example_is_read_where_it_is_the_only_table() -> None:
    assert len(list(read(workbook({"Example": PLAIN, "Notes": [["x"]]})).listings)) == 2
    assert [each.sheet for each in read(workbook({"Example": PLAIN, "Data": PLAIN})).listings] == [
        "Data",
        "Data",
    ]


def test_all_templates_of_a_vendor_file_are_read() -> None:
    data = workbook({"Vorlage-POT": VENDOR, "Vorlage-PAN": VENDOR})
    assert [listing.sheet for listing in read(data).listings] == ["Vorlage-POT", "Vorlage-PAN"]


def test_hidden_rows_and_columns_are_read_and_hidden_sheets_are_not() -> None:
    def hide(book: openpyxl.Workbook) -> None:
        book["Data"].row_dimensions[1].hidden = True
        book["Data"].column_dimensions["B"].hidden = True
        book["Secret"].sheet_state = "hidden"

    data = workbook({"Secret": PLAIN, "Data": PLAIN}, hide)
    assert [listing.sheet for listing in read(data).listings] == ["Data", "Data"]


def test_cells_are_where_the_seller_sees_them_when_the_table_begins_further_down() -> None:
    def shift(book: openpyxl.Workbook) -> None:
        book["Data"].insert_rows(1, 2)
        book["Data"].insert_cols(1, 2)

    [listing, _] = read(workbook({"Data": PLAIN}, shift)).listings
    assert (listing.sku, listing.row) == ("A", 4)
    assert [field.column.index for field in listing.fields] == [3, 4]


def test_whole_numbers_have_no_decimal_point() -> None:
    [listing] = read(workbook({"Data": [PLAIN[0], [12345, 4006381333931, 1.5]]})).listings
    assert listing.sku == "12345"
    assert texts(listing) == [("title", "4006381333931"), ("description", "1.5")]


def test_sheet_asked_for_is_read_even_when_hidden() -> None:
    def hide(book: openpyxl.Workbook) -> None:
        book["Secret"].sheet_state = "hidden"

    data = workbook({"Data": PLAIN, "Secret": PLAIN[:2]}, hide)
    assert [listing.sheet for listing in read(data, sheet="secret").listings] == ["Secret"]


def test_every_sheet_that_is_a_table_is_read_whatever_its_name() -> None:
    notes: Rows = [["Field", "Description"], ["x", "y"]]
    data = workbook({"A & B": PLAIN[:2], 'He said "x" <y>': PLAIN[:2], "Größe 商品": PLAIN[:2]})
    assert len(list(read(data).listings)) == 3
    mixed = workbook({"Notes": notes, "Data": PLAIN[:2]})
    assert [listing.sheet for listing in read(mixed).listings] == ["Data"]


def test_sheet_that_does_not_exist_is_refused_with_those_that_do() -> None:
    with pytest.raises(FormatError, match=r"no sheet 'Blatt'.*'Data'"):
        read(workbook({"Data": PLAIN}), sheet="Blatt")


def test_formula_in_a_text_column_is_noted() -> None:
    def calculate(book: openpyxl.Workbook) -> None:
        book["Data"]["C2"] = '=A2&" big"'
        book["Data"]["E2"] = "=1+1"

    file = read(workbook({"Data": PLAIN}, calculate))
    assert len(list(file.listings)) == 2
    assert file.notes == [
        "1 text is the result of a formula (the first: sheet Data, cell C2); "
        "its last saved result was checked"
    ]


def test_blank_template_is_refused_with_what_it_is() -> None:
    with pytest.raises(NoListingsError, match=r"listing template .* on sheet Vorlage"):
        read(workbook({"Vorlage": UNIFIED[:6]}))


def test_workbook_without_text_columns_names_its_headers() -> None:
    with pytest.raises(FormatError, match=r"sheet Data: .*'Ware', 'Nr'.*--column"):
        read(workbook({"Data": [["Ware", "Nr"], ["Topf", 5]]}))


def test_columns_named_by_the_user_are_read() -> None:
    data = workbook({"Data": [["Ware", "Nr"], ["Topf", 5]]})
    [listing] = read(data, columns={"title": "Ware", "sku": "Nr"}).listings
    assert (listing.sku, texts(listing)) == ("5", [("title", "Topf")])


def test_stray_cell_far_away_is_refused_before_it_takes_all_memory() -> None:
    def stray(book: openpyxl.Workbook) -> None:
        book["Data"]["XFD1048576"] = "x"

    assert MAX_CELLS < 1_048_576 * 16_384
    with pytest.raises(FormatError, match=r"sheet Data: .*XFD1048576.*Delete the rows"):
        read(workbook({"Data": PLAIN}, stray))


def test_workbook_without_visible_text_is_refused() -> None:
    with pytest.raises(FormatError, match="empty"):
        read(workbook({"Data": []}))
