from __future__ import annotations

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from listinglint.formats.yaml_scalars import Scalar, rewritten_scalar


def rewritten(written: str, new: str) -> str | None:
    """The scalar in a mapping that is written so, with the text ``new``; proved by reading it."""
    text = f"k: {written}"
    node = yaml.compose(text, Loader=yaml.SafeLoader)
    assert isinstance(node, yaml.MappingNode)
    [(_, found)] = node.value
    scalar = Scalar(found.style or "", found.value, is_flow=False)
    start, end = found.start_mark.index, found.end_mark.index
    after = rewritten_scalar(text[start:end], scalar, new)
    if after is None:
        return None
    whole = text[:start] + after + text[end:]
    assert yaml.safe_load(whole)["k"].rstrip("\n") == new.rstrip("\n")
    return whole.removeprefix("k: ")


@pytest.mark.parametrize(
    ("written", "new", "expected"),
    [
        ("mold mug  # note", "mug", "mug  # note"),
        ("one\n  two\n  mold # note\n", "one two mug", "one\n  two\n  mug # note\n"),
        ("one\n\n  two\n", "one\nthree", "one\n\n  three\n"),
        ("a mug", "a mug: big", '"a mug: big"'),
        ("a mug", "a mug #1", '"a mug #1"'),
        ("a mug", 'a "mug": big', "'a \"mug\": big'"),
        ("a mug", "- a mug", '"- a mug"'),
        ("a mug", "", '""'),
        ("a mug", "no", '"no"'),
        ("a mug", "12", '"12"'),
        ("a mug", "~", '"~"'),
        ("a mug", "a\nmug", '"a\\nmug"'),
        ("a mug", "a mug ", '"a mug "'),
        ("a mug", "a \x85\ufeffmug", '"a \\x85\\ufeffmug"'),
        ("-5 mold", "-5 mug", "-5 mug"),
        ("'it''s mold'  # c", "it's a mug", "'it''s a mug'  # c"),
        ("'it''s\n  mold'", "it's a mug", "'it''s\n  a mug'"),
        ("'mold'", "it's: a", "'it''s: a'"),
        ("'mold'", "a\nb", '"a\\nb"'),
        ('"caf\\u00e9 \\\n   mold"', 'café "mug"\t', '"caf\\u00e9 \\\n   \\"mug\\"\\t"'),
        ('"one\n  two mold"', "one two mug", '"one\n  two mug"'),
        ('"\\x41 \\/ b"', "A / c", '"\\x41 \\/ c"'),
    ],
)
def test_flow_scalars_keep_their_style_where_it_can_hold_the_text(
    written: str, new: str, expected: str
):
    assert rewritten(written, new) == expected


@pytest.mark.parametrize(
    ("written", "new", "expected"),
    [
        ("|  # c\n  one\n  mold\n  two\n", "one\nmug\ntwo", "|  # c\n  one\n  mug\n  two\n"),
        ("|\n  one\n\n  mold\n\n", "one\n\nmug", "|\n  one\n\n  mug\n\n"),
        ("|-\n   mold", "mug", "|-\n   mug"),
        ("|+\r\n  one\r\n  mold\r\n\r\n", "one\nmug\n# b", "|+\r\n  one\r\n  mug\r\n  # b\r\n\r\n"),
        ("|\n  one\n    mold\n", "one\n  mug", "|\n  one\n    mug\n"),
        ("|2\n    mold\n  two\n", "  mug\ntwo", "|2\n    mug\n  two\n"),
        ("|\n  b\n", "ab\nb", "|\n  ab\n  b\n"),
        ("|\n  a\n  b\n  c\n", "a\nc", "|\n  a\n  c\n"),
        ("|  # c\n  mold\n\n", " mug", '" mug"  # c\n\n'),
        ("|\n  mold\n", "", '""\n'),
        ("|\n  mold\n", "mug\x07", '"mug\\x07"\n'),
        (">-\n  one\n  mold two\n", "one mug two", ">-\n  one\n  mug two\n"),
        (">\n  one\n\n  mold\n\n", "one\nmug\n\nthree", ">\n  one\n\n  mug\n\n\n  three\n\n"),
        (">-  # c\n  one\n    mold\n", "one\n  mug", '"one\\n  mug"  # c\n'),
        (">-\n  one mold\n", " one", '" one"\n'),
        (">-\n  mold\n", "\nmug", '"\\nmug"\n'),
        (">-\r\n  one\r\n  mold", "one\nmug", ">-\r\n  one\r\n\r\n  mug"),
    ],
)
def test_blocks_stay_blocks_where_they_can_hold_the_text(written: str, new: str, expected: str):
    assert rewritten(written, new) == expected


@pytest.mark.parametrize("written", ["&a mug", "!!str mug", "!t 'mug'"])
def test_a_scalar_with_an_anchor_or_a_tag_is_left_alone(written: str):
    assert rewritten(written, "cup") is None


@pytest.mark.parametrize(("new", "is_quoted"), [("a, b", True), ("a [b]", True), ("a b", False)])
def test_within_brackets_a_comma_needs_quotes(new: str, is_quoted: bool):
    after = rewritten_scalar("mug", Scalar("", "mug", is_flow=True), new)
    assert after == (f'"{new}"' if is_quoted else new)


WORDS = st.lists(st.sampled_from(["mold", "mug", "a: b", "#1", "it's", "é", "", "\n", "\n\n"]))


@given(
    WORDS.map(" ".join),
    WORDS.map(" ".join),
    st.integers(0, 40),
    st.integers(0, 40),
    st.sampled_from([None, "'", '"', "|", ">"]),
    st.sampled_from([8, 1000]),
)
def test_any_part_of_any_scalar_is_replaced(
    text: str, part: str, start: int, length: int, style: str | None, width: int
):
    dumped = yaml.safe_dump({"k": text}, default_style=style, width=width, allow_unicode=True)
    written = dumped.removeprefix("? ").removeprefix('"k"').removeprefix("'k'").removeprefix("k")
    new = (text[:start] + part + text[start + length :]).rstrip("\n")
    assert rewritten(written.removeprefix(": "), new) is not None
