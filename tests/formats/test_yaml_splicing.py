from __future__ import annotations

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from listinglint.formats import ReadOptions
from tests.formats.rewriting import Changes, rewritten, written

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
...
"""


def change(text: str, changes: Changes) -> str:
    return written(text.encode(), "soap.yaml", changes).decode()


def test_only_the_scalar_changes():
    changes = {
        (0, "title"): "Bar: 1",
        (0, "bullet_1"): "- last",
        (0, "bullet_2"): "second was folded",
        (0, "description"): "line one\n# no comment\n\nline three",
    }
    expected = LISTING.replace("Soap # 1", "Bar: 1").replace("first", '"- last"')
    expected = expected.replace("second is", "second was").replace("line two", "line three")
    assert change(LISTING, changes) == expected


def test_words_of_a_list_change_one_by_one():
    assert change(LISTING, {(0, "keywords"): "x, y"}) == LISTING.replace("[a,", '["x, y",')


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-8"])
def test_encoding_and_line_ends_are_kept(encoding: str):
    text = LISTING.replace("\n", "\r\n").replace("first", "😀 für")
    data = written(text.encode(encoding), "soap.yaml", {(0, "bullet_1"): "😀 für dich"})
    assert data == text.replace("für", "für dich").encode(encoding)


def test_listings_of_several_documents_are_changed():
    text = "title: a\nbrand: x\n---\n- {title: b, brand: y}\n- {title: c, brand: z}\n"
    changes = {(0, "title"): "A", (1, "title"): "B", (2, "title"): "C"}
    expected = text.replace(": a", ": A").replace(": b,", ": B,").replace(": c,", ": C,")
    assert change(text, changes) == expected


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("title: &t Mug\ndescription: *t\nbrand: b\n", "title"),
        ("title: &t Mug\ndescription: *t\nbrand: b\n", "description"),
        ("base: &b {title: Mug}\n<<: *b\nbrand: b\n", "title"),
        ("title: !!str Mug\nbrand: b\n", "title"),
        ("title: Mug\ncategory: [Home, Mugs]\n", "category"),
    ],
)
def test_what_does_not_stand_alone_is_refused(text: str, name: str):
    result = rewritten(text.encode(), "soap.yaml", {(0, name): "Cup"})
    assert result.data == text.encode()
    assert "change it in the file" in result.refused[0].reason


def test_what_overrides_a_merged_value_is_changed():
    text = "base: &b {title: Mug}\n<<: *b\nbrand: b\ntitle: Cup\n"
    assert change(text, {(0, "title"): "Jug"}) == text.replace("Cup", "Jug")


def test_of_a_key_that_is_there_twice_the_last_one_is_changed():
    text = "title: a\nbrand: b\ntitle: c\n"
    assert change(text, {(0, "title"): "d"}) == text.replace("c\n", "d\n")


def test_a_letter_that_the_encoding_lacks_is_refused():
    data = "title: Käse\nbrand: b\ndescription: c\n".encode("cp1252")
    options = ReadOptions(encoding="cp1252")
    changes = {(0, "title"): "Łódź", (0, "description"): "Öl"}
    result = rewritten(data, "soap.yaml", changes, options)
    assert result.data == data.replace(b"description: c", "description: Öl".encode("cp1252"))
    assert "cp1252" in result.refused[0].reason


def test_a_damaged_file_is_not_written():
    data = "title: äöüÄÖÜéèàâêç\nbrand: ".encode() + b"\xff\n"
    result = rewritten(data, "soap.yaml", {(0, "title"): "Cup"})
    assert (result.data, len(result.refused)) == (data, 1)


def test_a_refused_edit_costs_the_others_nothing():
    text = "- title: a\n  brand: b\n- title: &c c\n  brand: d\n"
    result = rewritten(text.encode(), "soap.yaml", {(0, "title"): "x", (1, "title"): "y"})
    assert result.data.decode() == text.replace("title: a", "title: x")
    assert [refusal.edit.text for refusal in result.refused] == ["y"]


TEXTS = st.text(
    st.one_of(
        st.characters(exclude_categories=["Cs"]),
        st.sampled_from(" \n:#-'\"\\,[]{}&*!|>%@`?~é\t"),
        st.sampled_from("abc "),
    ),
    max_size=30,
)
FILLED = TEXTS.filter(lambda text: any(letter.isalpha() for letter in text.strip()))


@given(
    st.lists(st.tuples(FILLED, FILLED, FILLED), min_size=1, max_size=2),
    st.dictionaries(
        st.tuples(st.integers(0, 1), st.sampled_from(["title", "description", "bullet_1"])), FILLED
    ),
    st.sampled_from([None, "'", '"', "|", ">"]),
    st.sampled_from([None, True, False]),
    st.sampled_from([10, 1000]),
    st.sampled_from(["\n", "\r\n"]),
)
def test_any_text_is_written_and_read_back(products, changes, style, is_flow, width, line_break):
    records = [
        {"sku": f"S-{i}", "title": title, "description": text, "bullets": [bullet, "other one"]}
        for i, (title, text, bullet) in enumerate(products)
    ]
    text = yaml.safe_dump(
        records,
        default_style=style,
        default_flow_style=is_flow,
        width=width,
        allow_unicode=True,
        line_break=line_break,
        sort_keys=False,
    )
    changes = {place: new for place, new in changes.items() if place[0] < len(records)}
    after = written(text.encode(), "soap.yaml", changes).decode()
    assert (after == text) or changes
