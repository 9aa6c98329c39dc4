from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from listinglint.formats import ReadOptions
from tests.formats.rewriting import Changes, rewritten, written

FEED = {
    "header": {"sellerId": "A", "version": "2.0"},
    "messages": [
        {
            "messageId": 1,
            "sku": "S-1",
            "operationType": "UPDATE",
            "productType": "MUG",
            "attributes": {
                "item_name": [{"value": "Mug", "language_tag": "de_DE"}],
                "bullet_point": [{"value": "keeps hot"}, {"value": "kills mold"}],
            },
        },
        {
            "messageId": 2,
            "sku": "S-2",
            "operationType": "PATCH",
            "patches": [
                {"op": "replace", "path": "/attributes/item_name", "value": [{"value": "Cup"}]}
            ],
        },
    ],
}
ITEM = {
    "sku": "S-1",
    "attributes": {"item_name": [{"value": "Mug", "marketplace_id": "A1PA6795UKMFR9"}]},
}
WALMART = {
    "MPItemFeedHeader": {"businessUnit": "WALMART_US", "locale": "en"},
    "MPItem": [
        {
            "Orderable": {"sku": "W-1"},
            "Visible": {"Mugs": {"productName": "Mug", "keyFeatures": ["hot", "cold"]}},
        }
    ],
}


def change(text: str, changes: Changes, path: str = "x.json") -> str:
    return written(text.encode(), path, changes).decode()


def test_only_the_changed_part_of_one_string_differs():
    text = '{ "title" :"Anti-mold mug",\r\n\t"bullets":["a" , "caf\\u00e9 mold"], "price":1.50}\r\n'
    assert change(text, {(0, "bullet_2"): "café mug"}) == text.replace(' mold"', ' mug"')
    assert change(text, {(0, "title"): "Mug"}) == text.replace("Anti-mold mug", "Mug")


@pytest.mark.parametrize(
    ("written_before", "text", "expected"),
    [
        (r"d\u00e9j\u00e0 vu", "déjà bu", r"d\u00e9j\u00e0 bu"),
        (r"d\u00E9j\u00E0", "déjà ÿ", r"d\u00E9j\u00E0 \u00FF"),
        (r"déjà", "déjà ÿ😀", "déjà ÿ😀"),
        (r"d\u00e9", "dé 😀", r"d\u00e9 \ud83d\ude00"),
        (r"dé j\u00e0", "dé jà ÿ", r"dé j\u00e0 ÿ"),
        (r"1\/2 l", "1/2 l 1/4", r"1\/2 l 1\/4"),
        ("1/2 l", "1/2 l 1/4", "1/2 l 1/4"),
        (r"a \u0026 b", "a & b & c", r"a \u0026 b \u0026 c"),
        ("a & b", "a & b & c", "a & b & c"),
        ("plain", 'a "b"\\\n\t\x01', r"a \"b\"\\\n\t\u0001"),
        (r"\"a\" b", '"a" c', r"\"a\" c"),
        ("plain", "ÿ", "ÿ"),
        (r"\ud83d\ude00 a", "😀 b", r"\ud83d\ude00 b"),
        ("a", "", ""),
    ],
)
def test_a_string_is_escaped_as_it_was(written_before: str, text: str, expected: str):
    document = f'{{"title": "{written_before}", "brand": "x", "sku": "S"}}'
    data = rewritten(document.encode(), "x.json", {(0, "title"): text}).data
    assert data.decode() == f'{{"title": "{expected}", "brand": "x", "sku": "S"}}'


def test_a_plain_string_is_escaped_as_the_others_of_the_document_are():
    text = r'{"title": "a", "description": "caf\u00e9 1\/2"}'
    assert change(text, {(0, "title"): "é/"}) == text.replace('"a"', r'"\u00e9\/"')


def test_half_a_character_stays_as_it_is():
    text = r'{"title": "a \ud83d mold", "brand": "b"}'
    assert change(text, {(0, "title"): "a \ufffd mug"}) == text.replace("mold", "mug")


def test_of_a_key_that_is_there_twice_the_last_one_is_changed():
    text = '{"title": "a", "specs": {"color": "red"}, "title": "b", "specs": {"color": "blue"}}'
    changes = {(0, "title"): "c", (0, "attribute:color"): "dark blue"}
    assert change(text, changes) == text.replace('"b"', '"c"').replace('"blue"', '"dark blue"')


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("path", ["x.json", "x.jsonl"])
def test_encoding_and_mark_are_kept(encoding: str, path: str):
    lines = '{"title": "Müg", "brand": "b"}\r\n{"title": "Cup", "brand": "c"}\r\n'
    text = lines if path == "x.jsonl" else "[" + lines.replace("}\r\n{", "},\r\n{") + "]"
    data = written(text.encode(encoding), path, {(1, "title"): "Tasse 😀"})
    assert data == text.replace("Cup", "Tasse 😀").encode(encoding)


def test_what_the_encoding_cannot_hold_is_escaped():
    text = '{"title": "Käse", "brand": "b"}'
    options = ReadOptions(encoding="cp1252")
    data = written(text.encode("cp1252"), "x.json", {(0, "title"): "Käse Łódź"}, options)
    assert data == text.replace("Käse", r"Käse \u0141ód\u017a").encode("cp1252")


def test_a_file_with_damaged_bytes_is_not_written():
    data = '{"title": "äöüÄÖÜéèàâêç", "brand": "'.encode() + b'\xff"}'
    result = rewritten(data, "x.json", {(0, "title"): "Brot"})
    assert result.data == data
    assert "save it as UTF-8" in result.refused[0].reason


def test_jsonl_changes_only_the_edited_lines():
    lines = [f'{{"sku": "S-{i}",  "title": "mug {i}"}}' for i in range(5)]
    text = "\n\n".join(lines) + "\n{broken\n"
    after = change(text, {(1, "title"): "cup 1", (3, "title"): "cup 3"}, "x.jsonl")
    assert after == text.replace("mug 1", "cup 1").replace("mug 3", "cup 3")


def test_a_text_joined_from_several_values_is_refused():
    text = '{"title": "a", "category": ["Home", "Mugs"]}'
    result = rewritten(text.encode(), "x.json", {(0, "category"): "Home", (0, "title"): "b"})
    assert result.data.decode() == text.replace('"a"', '"b"')
    assert [refusal.edit.field.name for refusal in result.refused] == ["category"]
    assert "change it in the file" in result.refused[0].reason


def test_a_number_is_not_made_a_text():
    data = b'{"title": "a", "description": 12}'
    result = rewritten(
        b'{"title": "a", "bullets": ["x"], "brand": 12.50}', "x.json", {(0, "brand"): "b"}
    )
    assert result.refused
    assert rewritten(data, "x.json", {(0, "description"): "b"}).data == data


@pytest.mark.parametrize("indent", [None, 1, 4])
def test_messages_and_patches_of_a_feed_are_changed(indent: int | None):
    text = json.dumps(FEED, indent=indent)
    after = change(text, {(0, "bullet_2"): "easy to clean", (1, "title"): "Tasse"})
    assert after == text.replace("kills mold", "easy to clean").replace("Cup", "Tasse")


def test_walmart_texts_are_changed_but_no_product_type():
    text = json.dumps(WALMART)
    after = change(text, {(0, "title"): "Big mug", (0, "bullet_2"): "cool"})
    assert after == text.replace('"Mug"', '"Big mug"').replace('"cold"', '"cool"')
    assert rewritten(text.encode(), "x.json", {(0, "product_type"): "Cups"}).refused


def test_a_listings_item_that_the_seller_keeps_is_changed():
    text = json.dumps(ITEM)
    assert change(text, {(0, "title"): "Cup"}) == text.replace('"Mug"', '"Cup"')


@pytest.mark.parametrize(
    "answer", [{"summaries": [{"itemName": "x"}]}, {"issues": [{"code": "8"}]}]
)
@pytest.mark.parametrize("in_items", [False, True])
def test_what_amazon_answered_is_not_changed(answer: dict[str, object], in_items: bool):
    item = {**ITEM, **answer}
    data = json.dumps({"items": [item]} if in_items else item).encode()
    result = rewritten(data, "x.json", {(0, "title"): "Cup"})
    assert result.data == data
    assert "Amazon's answer" in result.refused[0].reason


TEXTS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=40).filter(
    lambda text: text.strip() and any(letter.isalpha() for letter in text)
)
STYLES = st.fixed_dictionaries(
    {"ensure_ascii": st.booleans(), "indent": st.sampled_from([None, 2, "\t"])}
)


@given(
    st.lists(st.tuples(TEXTS, st.lists(TEXTS, min_size=1, max_size=3)), min_size=1, max_size=3),
    st.data(),
    STYLES,
    st.booleans(),
)
def test_any_text_is_written_and_read_back(products, data, style, as_lines):
    records = [{"sku": f"S-{i}", "title": t, "bullets": [*b]} for i, (t, b) in enumerate(products)]
    names = [
        (i, name)
        for i, (_, bullets) in enumerate(products)
        for name in ["title", *(f"bullet_{k + 1}" for k in range(len(bullets)))]
    ]
    changes = data.draw(st.dictionaries(st.sampled_from(names), TEXTS))
    if as_lines:
        style["indent"] = None
        text, path = "\n".join(json.dumps(record, **style) for record in records), "x.jsonl"
    else:
        text, path = json.dumps(records, **style), "x.json"
    after = written(text.encode(), path, changes).decode()
    for (i, name), new in changes.items():
        if name == "title":
            records[i]["title"] = new
        else:
            records[i]["bullets"][int(name[7:]) - 1] = new
    if not changes:
        assert after == text
    values = [json.loads(line) for line in after.split("\n")] if as_lines else json.loads(after)
    assert values == records
    if style["ensure_ascii"] and not json.dumps(products, ensure_ascii=False).isascii():
        assert after.isascii()
