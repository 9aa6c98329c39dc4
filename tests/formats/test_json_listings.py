from __future__ import annotations

import contextlib
import json

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from listinglint.errors import FormatError, InputError, NoListingsError
from listinglint.formats import json_listings
from listinglint.formats.json_listings import JsonFormat, JsonlFormat, Outline, starts_json
from listinglint.formats.source import ReadOptions, Source
from listinglint.listings import Listing, SourceFile


def read(data: bytes | str, path: str = "x.json", **options: str) -> SourceFile:
    raw = data.encode() if isinstance(data, str) else data
    format_ = JsonlFormat() if path.endswith("l") else JsonFormat()
    return format_.read(Source.of_bytes(raw, path), ReadOptions(**options))  # type: ignore[arg-type]


def listings(data: bytes | str, path: str = "x.json") -> list[Listing]:
    return list(read(data, path).listings)


def titles(data: bytes | str, path: str = "x.json") -> list[str]:
    return [listing.text_of("title") for listing in listings(data, path)]


@pytest.mark.parametrize(
    ("text", "pointers"),
    [
        ('{"title": "a"}', ["/title"]),
        ('[{"title": "a"}, 3, {"title": "b"}]', ["/0/title", "/2/title"]),
        ('{"items": [{"title": "a"}], "total": 1}', ["/items/0/title"]),
        ('{"data": {"products": [{"title": "a"}]}}', ["/data/products/0/title"]),
        ('{"product": {"title": "a"}}', ["/product/title"]),
        ('{"catalog": [{"id": "1", "title": "a"}, {"title": "b"}]}', ["/catalog/0/title"]),
        ('{"S/1": {"title": "a", "brand": "b"}}', ["/S~11/title", "/S~11/brand"]),
    ],
)
def test_listings_are_found_where_documents_hold_them(text, pointers):
    found = [field.pointer for listing in listings(text) for field in listing.fields]
    assert found == pointers


def test_the_key_of_a_listing_without_sku_is_its_sku():
    (listing,) = listings('{"S-1": {"title": "a", "bullets": ["b"]}}')
    assert listing.sku == "S-1"


def test_each_listing_and_field_has_its_physical_line():
    text = '\n{"items": [\n {"title": "a",\n  "bullets": [\n   "b",\n   "c"]},\n {"title":\n"d"}]}'
    first, second = listings(text)
    assert (first.row, first.line) == (1, 3)
    assert [field.line for field in first.fields] == [3, 5, 6]
    assert (second.row, second.line, second.fields[0].line) == (2, 7, 8)


def test_lines_are_right_around_escaped_quotes_and_brackets_in_texts():
    text = '[{"title": "a \\"}]{\\\\",\n"description": "b"},\n{"title": "c"}]'
    first, second = listings(text)
    assert [field.line for field in first.fields] == [1, 2]
    assert second.line == 3


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("path", ["x.json", "x.jsonl"])
def test_unicode_is_read_with_and_without_mark(encoding, path):
    data = '{"title": "Größe"}\n'.encode(encoding)
    assert starts_json(Source.of_bytes(data)) == "{"
    file = read(data, path)
    assert [listing.text_of("title") for listing in file.listings] == ["Größe"]
    assert file.notes == []


@pytest.mark.parametrize("path", ["x.json", "x.jsonl"])
def test_a_code_page_is_read_and_told(path):
    file = read('{"title": "Größe für alle"}'.encode("cp1252"), path)
    assert [listing.text_of("title") for listing in file.listings] == ["Größe für alle"]
    assert "Windows-1252" in file.notes[0]


def test_half_characters_become_whole_ones():
    assert titles('{"title": "a\\ud800b"}') == ["a\ufffdb"]
    assert titles('{"title": "\\ud83d\\ude00"}') == ["\U0001f600"]


def test_what_holds_listings_is_gone_through_once(monkeypatch):
    asked = []

    original = json_listings.children
    monkeypatch.setattr(
        json_listings, "children", lambda text, start: asked.append(start) or original(text, start)
    )
    holders = {f"k{number}": [{"sku": "a", "title": "Mug"}] for number in range(20)}
    found = listings(json.dumps(holders, indent=1))
    assert [listing.line for listing in found] == list(range(3, 123, 6))
    of_root = asked.count(0)
    assert (of_root, len(asked)) == (1, 1 + 20 + 20)


def test_of_a_key_that_occurs_twice_the_last_line_holds():
    text = '{"products":\n[{"sku": "a", "title": "x"}],\n"products":\n[{"sku": "b", "title": "y"}]}'
    assert [(each.sku, each.line) for each in listings(text)] == [("b", 4)]


def test_numbers_stay_as_they_were_written():
    data = '{"title": 1.50, "sku": 12345678901234567890, "brand": NaN, "description": 1e999}'
    (listing,) = listings(data)
    assert listing.sku == "12345678901234567890"
    assert [field.text for field in listing.fields] == ["1.50", "1e999"]


def test_huge_numbers_are_survived():
    assert titles('{"title": "a", "n": ' + "9" * 10_000 + "}") == ["a"]


def test_of_a_key_that_occurs_twice_the_last_value_holds():
    assert titles('{"title": "a", "title": "b"}') == ["b"]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ('{"title": }', "line 1, column 11"),
        ('\n\n{"title": "a",\n b}', "line 4, column 2"),
        ('{"title": "a"}\n{"title": "b"}', "line 2, column 1"),
    ],
)
def test_a_syntax_error_names_its_place(text, place):
    with pytest.raises(FormatError) as caught:
        read(text)
    assert caught.value.place == place
    assert caught.value.file == "x.json"


@pytest.mark.parametrize("text", ["[" * 100_000, '{"a":' * 100_000])
def test_deep_nesting_is_refused(text):
    with pytest.raises(FormatError, match="nested too deep"):
        read(text)


@pytest.mark.parametrize(
    "text",
    [
        "[1, 2]",
        "{}",
        '{"menu": [{"title": "Home", "url": "/"}]}',
        '{"a": {"b": {"c": "d"}}}',
        '{"name": "x"}',
    ],
)
def test_json_without_listings_is_told(text):
    with pytest.raises(NoListingsError, match="no listing"):
        read(text)


def test_an_empty_file_is_told():
    with pytest.raises(FormatError, match="empty"):
        read(" \n")


def test_lines_of_jsonl_are_records():
    data = '{"sku": "a", "title": "A"}\n\n{"sku": "b", "title": "B"}'
    found = [(one.row, one.line, one.sku) for one in listings(data, "x.jsonl")]
    assert found == [(1, 1, "a"), (2, 3, "b")]


def test_a_bad_line_is_said_to_be_unread_and_the_others_go_on():
    data = '{"title": "a"}\n{bad\n[1]\n{"foo": "x"}\n' + "[" * 5000 + '\n{"title": "b"}\n'
    file = read(data, "x.jsonl")
    assert [listing.text_of("title") for listing in file.listings] == ["a", "b"]
    assert [said.partition(":")[0] for said in file.unread] == [f"line {n}" for n in (2, 3, 5)]
    assert file.notes == ["line 4: no listing in this record"]


def test_many_bad_lines_are_summed_up():
    file = read('{"title": "a"}\n' + "{bad\n" * 1000, "x.jsonl")
    assert len(list(file.listings)) == 1
    assert len(file.unread) == 21


def test_jsonl_without_listings_is_told_with_its_first_error():
    with pytest.raises(NoListingsError, match="line 1: not valid JSON"):
        read("{bad\n{worse\n", "x.jsonl")


def test_jsonl_is_read_as_it_is_asked_for():
    class CountingStream:
        def __init__(self) -> None:
            self.lines = 0

        def seek(self, position: int) -> int:
            return position

        def read(self, size: int = -1) -> bytes:
            return b""

        def readline(self, size: int) -> bytes:
            self.lines += 1
            return b'{"title": "a"}\n' if self.lines <= 1000 else b""

    stream = CountingStream()
    file = JsonlFormat().read(Source("x.jsonl", stream), ReadOptions())  # type: ignore[arg-type]
    next(file.listings)
    assert stream.lines <= 2
    assert sum(1 for _ in file.listings) == 999


@pytest.mark.parametrize(
    ("text", "path", "expected"),
    [
        ('{"title": "a"}\n{"title": "b"}\n', "x.txt", True),
        ('{bad\n{"title": "b"}\n', "-", True),
        ('{"title": "a"}\n', "x.jsonl", True),
        ('{"title": "a"}\n', "x.json", False),
        ('{\n"title": "a"}\n', "x.json", False),
        ('[{"title": "a"}]\n', "x.json", False),
        ("title\n", "x.jsonl", False),
    ],
)
def test_jsonl_is_told_from_json_by_its_lines(text, path, expected):
    assert JsonlFormat().recognises(Source.of_bytes(text.encode(), path)) is expected


def test_an_outline_shows_the_keys_of_a_document_that_is_cut_off():
    text = '{"header": {"a": 1}, "messages": [{"sku": "b \\" }", "x": {"deep": {"y": 1}}'
    outline = Outline.of(Source.of_bytes(text.encode()))
    assert outline.keys == {"header", "messages"}
    assert outline.of_members("header") == {"a"}
    assert outline.of_members("messages") == {"sku", "x"}


def survives(data: bytes, path: str) -> None:
    for format_ in (JsonlFormat(), JsonFormat()):
        source = Source.of_bytes(data, path)
        format_.recognises(source)
        with contextlib.suppress(InputError):
            assert all(one.row >= 1 for one in format_.read(source, ReadOptions()).listings)


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=200), st.sampled_from(["x.json", "x.jsonl", ""]))
@example(b"{\xff\n{", "x.jsonl")
@example(b'\xff\xfe{\x00"', "x.json")
def test_any_bytes_are_survived(data, path):
    survives(data, path)
    survives(b'{"title":' + data, path)


JSON_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.text(max_size=3) | st.sampled_from(["title", "bullets", "items", "attributes"]),
            inner,
            max_size=4,
        )
    ),
    max_leaves=15,
)


@settings(max_examples=200, deadline=None)
@given(JSON_VALUES, st.sampled_from([None, 1]))
def test_any_json_is_survived(value, indent):
    survives(json.dumps(value, indent=indent).encode(), "x.json")


@settings(max_examples=100, deadline=None)
@given(st.lists(st.text(min_size=1), min_size=1, max_size=5))
def test_a_pointer_leads_to_its_text_and_a_line_holds_its_start(bullets):
    data = json.dumps({"items": [{"sku": "s", "bullets": bullets}]}, indent=1)
    (listing,) = listings(data)
    for field in listing.fields:
        value = json.loads(data)
        for token in field.pointer.split("/")[1:]:
            value = value[int(token)] if isinstance(value, list) else value[token]
        assert field.text.replace("\ufffd", "?") == value.replace("\ufffd", "?")
        assert json.dumps(value) in data.split("\n")[field.line - 1]
