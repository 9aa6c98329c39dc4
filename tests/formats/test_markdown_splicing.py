from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from listinglint.fixing import place_of
from listinglint.formats import FieldEdit, ReadOptions, Source, read_listings, rewrite
from tests.formats.rewriting import Changes, listings_of, rewritten, written

LISTING = """\
---
sku: L-1   # ours
marketplace: amazon.de
product_type: LAMP
brand: 'Lumo'
---
# Copper lamp

<!-- listinglint: ignore[style/case] -- brand style -->
## Bullets

- Warm **light**
  all night
* Sits _anti_ tilt
1. Third <!-- really? -->

## Beschreibung (de)

Eine _feine_ Lampe.
Eine Lampe <!-- kupfern --> gegen Schimmel.

## Care

Wipe.
"""


def change(text: str, changes: Changes) -> str:
    return written(text.encode(), "lamp.md", changes).decode()


@pytest.mark.parametrize(
    ("name", "old", "new", "expected"),
    [
        ("brand", "Lumo", "Lu'mo", "Lu''mo"),
        ("title", "Copper lamp", "Brass lamp: big", "Brass lamp: big"),
        ("bullet_1", "all night", "all day", "all day"),
        ("bullet_2", "anti", "non", "non"),
        ("bullet_3", "Third", "Fourth", "Fourth"),
        ("description", "Schimmel", "Staub", "Staub"),
        ("description", "feine", "gute", "gute"),
    ],
)
def test_only_the_changed_words_differ(name: str, old: str, new: str, expected: str):
    _, [listing] = listings_of(LISTING.encode(), "lamp.md")
    text = listing.text_of(name)
    assert text.count(old) == 1
    assert change(LISTING, {(0, name): text.replace(old, new)}) == LISTING.replace(old, expected)


def test_fields_change_in_one_go_but_emphasis_is_kept():
    changes = {(0, "brand"): "a", (0, "title"): "b", (0, "bullet_2"): "c", (0, "bullet_3"): "d"}
    expected = LISTING.replace("'Lumo'", "'a'").replace("Copper lamp", "b")
    expected = expected.replace("Third", "d")
    result = rewritten(LISTING.encode(), "lamp.md", changes)
    assert result.data.decode() == expected
    assert [refusal.edit.field.name for refusal in result.refused] == ["bullet_2"]
    assert "underscores" in result.refused[0].reason


@pytest.mark.parametrize(
    ("name", "text", "reason"),
    [
        ("description", "Eine Lampe.", "a comment or the underscores"),
        ("bullet_1", "Warm\n- light", "more or less"),
        ("title", "Lamp\n## Care", "more or less"),
        ("title", "", "more or less"),
        ("bullet_3", "Third <!-- no", "more or less"),
        ("bullet_3", " Third", "more or less"),
    ],
)
def test_a_text_that_would_not_stay_in_its_field_is_refused(name: str, text: str, reason: str):
    result = rewritten(LISTING.encode(), "lamp.md", {(0, name): text, (0, "brand"): "Lux"})
    assert result.data.decode() == LISTING.replace("Lumo", "Lux")
    assert [reason in refusal.reason for refusal in result.refused] == [True]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-8"])
def test_encoding_and_line_ends_are_kept(encoding: str):
    text = LISTING.replace("\n", "\r\n")
    data = written(text.encode(encoding), "lamp.md", {(0, "title"): "Kupferlämpchen 😀"})
    assert data == text.replace("Copper lamp", "Kupferlämpchen 😀").encode(encoding)


def test_texts_that_stand_twice_are_told_apart():
    text = LISTING.replace("Third", "1").replace("Warm **light**\n  all night", "1")
    assert change(text, {(0, "bullet_1"): "2"}) == text.replace("- 1", "- 2")
    assert change(text, {(0, "bullet_3"): "2"}) == text.replace("1. 1", "1. 2")


def test_headings_of_one_name_are_told_apart():
    text = "---\nsku: A\nbullets: [Mug]\n---\n# Mug\n## bullets\n- Mug\n## bullets\n- Mug\n# Mug\n"
    _, [listing] = listings_of(text.encode(), "mug.md")
    assert len({place_of(listing, field) for field in listing.fields}) == 5
    after = text.replace("- Mug\n#", "- Cup\n#", 1).replace("- Mug\n# M", "- Jar\n# M")
    assert change(text, {(0, "bullet_2"): "Cup", (0, "bullet_3"): "Jar"}) == after


def test_what_the_encoding_lacks_is_refused():
    data = LISTING.replace("Care", "Pflege für").encode("cp1252")
    options = ReadOptions(encoding="cp1252")
    result = rewritten(data, "lamp.md", {(0, "title"): "Łódź", (0, "brand"): "ź"}, options)
    assert (result.data, len(result.refused)) == (data, 2)
    assert "cp1252" in result.refused[0].reason


def test_a_damaged_file_is_not_written():
    data = LISTING.replace("Wipe", "äöüÄÖÜéèàâêç").encode() + b"\xff"
    result = rewritten(data, "lamp.md", {(0, "title"): "x"})
    assert (result.data, len(result.refused)) == (data, 1)


TEXTS = st.text(st.sampled_from("ab \n#-*_1.<!>é`"), min_size=1, max_size=30).filter(str.strip)


@given(
    st.dictionaries(
        st.sampled_from(["brand", "title", "bullet_1", "bullet_2", "bullet_3", "description"]),
        TEXTS,
    )
)
def test_what_is_written_reads_as_asked_and_the_rest_as_before(texts: dict[str, str]):
    data = LISTING.encode()
    format_id, [before] = listings_of(data, "lamp.md")
    edits = [
        FieldEdit(before, field, texts[field.name])
        for field in before.fields
        if field.name in texts
    ]
    result = rewrite(Source.of_bytes(data, "lamp.md"), format_id, edits, ReadOptions())
    [after] = read_listings(Source.of_bytes(result.data, "lamp.md"), ReadOptions()).listings
    refused = {refusal.edit.field.name for refusal in result.refused}
    expected = [
        texts[field.name] if field.name in texts and field.name not in refused else field.text
        for field in before.fields
    ]
    assert [field.text for field in after.fields] == expected
    assert (result.data == data) or len(refused) < len(edits)
