from __future__ import annotations

import codecs
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from listinglint.formats.text_splicing import (
    Encoded,
    Splice,
    Unit,
    changed_middle,
    provable,
    splice,
)


@pytest.mark.parametrize(
    ("data", "encoding", "mark", "found"),
    [
        ("aé".encode(), "utf-8", b"", "utf-8"),
        ("aé".encode("utf-8-sig"), "utf-8-sig", codecs.BOM_UTF8, "utf-8"),
        (
            codecs.BOM_UTF16_BE + "aé".encode("utf-16-be"),
            "utf-16",
            codecs.BOM_UTF16_BE,
            "utf-16-be",
        ),
        (
            codecs.BOM_UTF16_LE + "aé".encode("utf-16-le"),
            "utf-16",
            codecs.BOM_UTF16_LE,
            "utf-16-le",
        ),
        (
            codecs.BOM_UTF32_LE + "aé".encode("utf-32-le"),
            "utf-32",
            codecs.BOM_UTF32_LE,
            "utf-32-le",
        ),
        ("aé".encode("cp1252"), "cp1252", b"", "cp1252"),
    ],
)
def test_mark_and_encoding_survive(data: bytes, encoding: str, mark: bytes, found: str):
    encoded = Encoded.of(data, encoding)
    assert encoded == Encoded("aé", mark, found)
    assert encoded.spliced([Splice(1, 2, "ü")])[len(mark) :] == "aü".encode(found)


@pytest.mark.parametrize(
    ("data", "encoding"), [(b"\xff", "utf-8"), (b"\xfa\x40", "cp932"), (b"a", "utf-16-le")]
)
def test_bytes_that_would_not_come_back_are_not_written(data: bytes, encoding: str):
    assert Encoded.of(data, encoding) is None


def test_splices_are_made_in_the_order_of_the_text():
    assert splice("abcdef", [Splice(4, 5, ""), Splice(0, 1, "XY"), Splice(2, 2, "-")]) == "XYb-cdf"


@given(st.lists(st.sampled_from(["a", "b", "ab", ""]), max_size=6), st.text("ab", max_size=8))
def test_the_middle_is_all_that_must_change(meanings: list[str], new: str):
    units = [Unit(f"<{meaning}>", meaning) for meaning in meanings]
    middle = changed_middle(units, new)
    kept = [unit.meaning for unit in (*units[: middle.start], *units[middle.end :])]
    head = "".join(unit.meaning for unit in units[: middle.start])
    tail = "".join(unit.meaning for unit in units[middle.end :])
    assert head + middle.text + tail == new
    if new == "".join(meanings):
        assert (middle.text, kept) == ("", meanings)


@given(st.lists(st.integers(0, 20), unique=True), st.sets(st.integers(0, 20)))
def test_one_bad_item_costs_the_others_nothing(items: list[int], bad: set[int]):
    def holds(some: Sequence[int]) -> bool:
        return not bad.intersection(some)

    assert provable(items, holds) == [item for item in items if item not in bad]


def test_items_that_only_hold_alone_are_all_given_up():
    assert provable([1, 2], lambda items: len(items) == 1) == []
