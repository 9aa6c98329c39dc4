from __future__ import annotations

import contextlib

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from listinglint.errors import FormatError, InputError, NoListingsError
from listinglint.formats.source import ReadOptions, Source
from listinglint.formats.yaml_listings import YamlFormat, comments
from listinglint.listings import Listing, SourceFile


def read(text: str | bytes, path: str = "catalog/soap-1.yaml") -> SourceFile:
    data = text.encode() if isinstance(text, str) else text
    return YamlFormat().read(Source.of_bytes(data, path), ReadOptions())


def listings(text: str | bytes, path: str = "catalog/soap-1.yaml") -> list[Listing]:
    return list(read(text, path).listings)


LISTING = """\
# our best soap
sku: 0123
marketplace: DE
title: "Soap # 1"   # shorter?
bullets:
  - first
  - >-
    second is
    folded
description: |  # plain text
  line one
  # no comment

  line two
# listinglint: ignore[style/length] -- agreed
keywords: {en: [a, b], de: [c]}
"""


def test_fields_have_their_text_line_and_pointer():
    (listing,) = listings(LISTING)
    assert (listing.sku, listing.language, listing.marketplace) == ("0123", "de", "amazon.de")
    found = [(field.name, field.text, field.line, field.pointer) for field in listing.fields]
    assert found == [
        ("title", "Soap # 1", 4, "/title"),
        ("bullet_1", "first", 6, "/bullets/0"),
        ("bullet_2", "second is folded", 7, "/bullets/1"),
        ("description", "line one\n# no comment\n\nline two", 10, "/description"),
        ("keywords", "a", 16, "/keywords/en/0"),
        ("keywords", "b", 16, "/keywords/en/1"),
        ("keywords", "c", 16, "/keywords/de/0"),
    ]


def test_comments_are_found_outside_of_values_only():
    assert comments(LISTING.encode()) == [
        (1, "our best soap"),
        (4, "shorter?"),
        (10, "plain text"),
        (15, "listinglint: ignore[style/length] -- agreed"),
    ]


def test_a_comment_is_found_behind_values_that_hold_its_mark():
    assert comments(b'x: ["a #", b, "c # d",\n  " #" ] # one\n') == [(2, "one")]
    assert comments(b"x: 'a #\n  b # c' # two\n") == [(2, "two")]


def test_comments_before_a_syntax_error_are_found():
    assert comments(b"# one\ntitle: x # two\nb: [\n# three\n") == [
        (1, "one"),
        (2, "two"),
        (4, "three"),
    ]
    assert comments(b"# one\ntitle: a: b\n# two\n") == [(1, "one")]


@pytest.mark.parametrize("word", ["no", "on", "0123", "1e5", "2024-01-31", "0x1F", "1_000", "true"])
def test_words_stay_what_the_seller_wrote(word):
    (listing,) = listings(f"title: {word}\n")
    assert listing.text_of("title") == word


@pytest.mark.parametrize("empty", ["", "~", "null", "''"])
def test_nothing_makes_no_field(empty):
    (listing,) = listings(f"title: Soap\ndescription: {empty}\n")
    assert [field.name for field in listing.fields] == ["title"]


def test_a_single_listing_without_sku_is_called_like_its_file():
    assert [one.sku for one in listings("title: Soap\n")] == ["soap-1"]


def test_lists_and_documents_hold_several_listings():
    text = "- title: A\n- title: B\n---\nsku: c\ntitle: C\n"
    found = [(one.row, one.line, one.sku, one.text_of("title")) for one in listings(text)]
    assert found == [(1, 1, None, "A"), (2, 2, None, "B"), (3, 4, "c", "C")]


def test_anchors_and_merges_are_followed():
    base = "base: &base\n  brand: Acme\n"
    text = base + "items:\n  - <<: *base\n    title: A\n  - {<<: [*base], title: B}\n"
    found = [(one.text_of("brand"), one.text_of("title")) for one in listings(text)]
    assert found == [("Acme", "A"), ("Acme", "B")]


def test_a_key_that_occurs_twice_is_noted():
    file = read("title: A\ntitle: B\n")
    assert [one.text_of("title") for one in file.listings] == ["B"]
    assert file.notes == ["line 2: 'title' is there twice; the last one holds"]


def test_tags_run_no_code():
    (listing,) = listings('title: !!python/object/apply:os.getcwd ["x"]\nbrand: !secret b\n')
    assert [field.text for field in listing.fields] == ["x", "b"]


def test_a_bomb_of_aliases_is_refused():
    rows = ["a: &a [x, x, x, x, x, x, x, x, x, x]"]
    for name, inner in ("ba", "cb", "dc", "ed", "fe", "gf", "hg", "ih"):
        rows.append(f"{name}: &{name} [{', '.join([f'*{inner}'] * 10)}]")
    with pytest.raises(FormatError, match="aliases"):
        read("title: Soap\n" + "\n".join(rows))


@pytest.mark.parametrize(
    "text", ["title: &a [*a]\n", "title: &a {b: *a}\n", "title: " + "[" * 300 + "]" * 300]
)
def test_endless_and_deep_values_are_refused(text):
    with pytest.raises(FormatError, match="nested too deep"):
        read(text)


@pytest.mark.parametrize("deep", ["[", "{a: ", "- ", "? "])
def test_a_value_so_deep_that_composing_it_would_end_the_process_is_refused(deep):
    text = "sku: A\ntitle:\n  " + deep * 200_000
    with pytest.raises(FormatError, match="nested too deep") as caught:
        read(text)
    assert caught.value.place == "line 3"


def test_many_short_lists_are_not_deep():
    text = "".join(f"- {{sku: {number}, title: Mug, bullets: [a, b]}}\n" for number in range(600))
    assert len(list(read(text).listings)) == 600


@pytest.mark.parametrize(
    ("text", "place", "remedy"),
    [
        ("title: x\nbullets:\n\t- a\n", "line 3", "tabs"),
        ("title: Soap: the best\n", "line 1", "quotes"),
        ("title: 'Soap\nbrand: x\n", "line 3", "quotes"),
    ],
)
def test_syntax_errors_name_line_and_remedy(text, place, remedy):
    with pytest.raises(FormatError) as caught:
        read(text)
    assert type(caught.value) is FormatError
    assert caught.value.place.startswith(place)
    assert remedy in caught.value.remedy


@pytest.mark.parametrize(
    "text",
    [
        "name: CI\non: [push]\njobs:\n  a:\n    name: A\n    steps: [{name: B, uses: x}]\n",
        "services:\n  web:\n    image: nginx\n    labels: [a]\n",
        "repos:\n- repo: https://example.com\n  rev: v1\n  hooks:\n  - id: x\n    name: X\n",
        "- id: x\n  name: X\n  description: checks\n  entry: x\n  language: python\n",
        "openapi: 3.0.0\ninfo:\n  title: API\n  description: d\npaths: {}\n",
        "cff-version: 1.2.0\ntitle: Tool\nabstract: x\n",
        "apiVersion: v2\nname: chart\ndescription: A chart\n",
        "{{ template }}: [\n",
        "just text",
        "",
        "# nothing\n",
    ],
)
def test_yaml_of_other_programs_holds_no_listing(text):
    with pytest.raises(NoListingsError):
        read(text)


def test_a_code_page_is_read_and_told():
    file = read("title: Weißes Tuch für Gläser\n".encode("cp1252"))
    assert [one.text_of("title") for one in file.listings] == ["Weißes Tuch für Gläser"]
    assert "Windows-1252" in file.notes[0]


@pytest.mark.parametrize(("path", "expected"), [("a.YML", True), ("a.yaml", True), ("a.md", False)])
def test_yaml_is_recognised_by_its_ending(path, expected):
    assert YamlFormat().recognises(Source.of_bytes(b"title: x\n", path)) is expected


def survives(data: bytes) -> None:
    assert all(line >= 1 for line, _ in comments(data))
    with contextlib.suppress(InputError):
        assert list(read(data).listings)


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=120))
@example(b"title: \x00")
@example(b'title: "\\ud800"\n')
@example(b"\xff\xfe#\x00")
def test_any_bytes_are_survived(data):
    survives(data)
    survives(b"title: x\nbullets:\n" + data)


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet="ab:-#'\"|>&*!?[]{}, \n\t<~%@`", max_size=60))
def test_any_punctuation_is_survived(text):
    survives(("title: x\n" + text).encode())
