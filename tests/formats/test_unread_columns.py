import pytest

from listinglint.formats import ReadOptions, Source, read_listings
from listinglint.formats.tables import Row
from listinglint.formats.unread_columns import UnreadColumns, is_long_text
from listinglint.listings import SourceFile
from listinglint.ui import speaking, translated

BLURB = "These socks kill bacteria and keep your feet fresh the whole day"
FLAT_FILE = (
    "TemplateType=fptcustom\tVersion=2023.1\t\t\n"
    "SKU\tProduct Name\tUpdate Delete\tShop Story\n"
    "item_sku\titem_name\tupdate_delete\tshop_story\n"
    f"A\tSocks\t\t{BLURB}\n"
)


def read(text: str, path: str, **columns: str) -> SourceFile:
    return read_listings(Source.of_bytes(text.encode(), path), ReadOptions(columns=columns))


def notes_on(file: SourceFile) -> list[str]:
    list(file.listings)
    return [note for note in file.notes if "long text" in note]


def fields_of(file: SourceFile) -> dict[str, str]:
    return {field.name: field.text for field in next(file.listings).fields}


def test_a_column_of_long_text_that_nobody_knows_is_named_with_what_to_write() -> None:
    assert notes_on(read(f"sku,title,Blurb,Shelf\nA,Socks,{BLURB},12\n", "shop.csv")) == [
        "1 column with long text was not read: 'Blurb'; what buyers see must be named, for example "
        '--column "attribute:blurb=Blurb", or below [columns] in the settings'
    ]


def test_several_columns_are_one_note() -> None:
    file = read(f"sku\ttitle\tBlurb\tStory\nA\tSocks\t{BLURB}\t{BLURB}\n", "shop.txt")
    [note] = notes_on(file)
    assert note.startswith("2 columns with long text were not read: 'Blurb', 'Story'; ")


def test_what_the_note_says_to_write_makes_the_column_read() -> None:
    text = f"sku,title,Blurb\nA,Socks,{BLURB}\n"
    assert fields_of(read(text, "shop.csv", **{"attribute:blurb": "Blurb"})) == {
        "title": "Socks",
        "attribute:blurb": BLURB,
    }
    assert notes_on(read(text, "shop.csv", **{"attribute:blurb": "Blurb"})) == []


def test_a_flat_file_tells_them_by_their_labels_and_reads_them_by_label_or_key() -> None:
    [note] = notes_on(read(FLAT_FILE, "feed.txt"))
    assert "'Shop Story'" in note
    for name in ("Shop Story", "shop_story"):
        assert fields_of(read(FLAT_FILE, "feed.txt", description=name))["description"] == BLURB


def test_a_flat_file_takes_no_offence_at_columns_named_for_other_tables() -> None:
    assert fields_of(read(FLAT_FILE, "feed.txt", title="Titel", sku="Shop Story")) == {
        "title": "Socks"
    }


@pytest.mark.parametrize(
    "cell",
    [
        "",
        "Standard shipping template",
        "https://shop.example/pictures/of the large blue sock from the left side.jpg",
        "Home and Garden > Kitchen and Dining > Storage > Baskets and Boxes",
        '{"a": "these are not the words of a text that anybody reads"}',
        "1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23",
    ],
)
def test_values_addresses_and_paths_are_no_long_text(cell: str) -> None:
    assert not is_long_text(cell)


@pytest.mark.parametrize("cell", [BLURB, "这款袜子采用抗菌纤维制成能够有效杀灭细菌全天保护双脚"])
def test_prose_is_long_text_with_and_without_spaces(cell: str) -> None:
    assert is_long_text(cell)


def test_rows_pass_the_watch_unchanged_however_many_there_are() -> None:
    rows = [Row(number, number, ["A", BLURB]) for number in range(1, 500)]
    watch = UnreadColumns({1: "Blurb"})
    assert list(watch.watching(rows)) == rows


@pytest.mark.parametrize("language", ["fr", "zh"])
def test_the_note_is_translated(language: str) -> None:
    [note] = notes_on(read(f"sku,title,Blurb\nA,Socks,{BLURB}\n", "shop.csv"))
    with speaking(language):
        told = translated(note)
    assert told
    assert "--column" in told
    assert "'Blurb'" in told
