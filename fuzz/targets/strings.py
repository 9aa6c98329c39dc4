"""Strings of JSON found by their pointers and written anew."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from listinglint.formats.json_listings import after_space, parsed
from listinglint.formats.json_splicing import StringWriter, string_spans
from listinglint.formats.records import escaped
from listinglint.formats.text_splicing import Encoded

from ..choices import Choices
from ..proofs import TEXTS

_SEEDS = (
    *('{"a": "x", "b": ["y", {"c": "z"}]}', '["\\u00e9\\u20ac", "\\/ \\n\\"", "\\ud83e\\uddfc"]'),
    *(' [1.50, -0e+1, true, null, NaN, ""] ', '{"~/": {"": "\\ud800"}, "~/": {"": "last"}}'),
    *('{"é": "\\u00E9", "\\u00e9": "/<\\u003c"}', '"a\tb\nc"', '[[[["\x7f\\u007f"]]]]'),
)


def seeds() -> Iterator[bytes]:
    """Documents with every kind of escape."""
    for number, text in enumerate(_SEEDS):
        yield bytes([number, number * 3]) + text.encode()
        yield bytes([128 + number, number * 3]) + text.replace('"', "").encode()


def run(data: bytes) -> None:
    """Parse a document, write one of its strings anew and parse the result."""
    choices = Choices(data)
    which, new = choices.number(), choices.one_of(TEXTS)
    text = choices.text()
    if which >= 128:  # within quotes nearly every text is a document
        text = f'["{text}"]'
    try:
        value = parsed(text)
    except (json.JSONDecodeError, RecursionError):  # what the reader turns into its own error
        return
    found = dict(_strings(value, ""))
    if not found:
        return
    pointer = list(found)[which % len(found)]
    spans = string_spans(text, after_space(text, 0), [pointer])
    document = Encoded(text, b"", "utf-8")
    for begin, end in spans.values():
        splice = StringWriter(document).splice(begin, end, found[pointer], new)
        if splice is None:
            raise AssertionError(f"{text[begin:end]!r} is not {found[pointer]!r}")
        after = dict(_strings(parsed(document.spliced([splice]).decode()), ""))
        if after != {**found, pointer: new}:
            raise AssertionError(f"{pointer} of {text!r} became {after}")


def _strings(value: Any, pointer: str) -> Iterator[tuple[str, str]]:
    """Every string of a document by its pointer; numbers are texts here, so quotes tell."""
    if isinstance(value, dict):
        for key, member in value.items():
            yield from _strings(member, f"{pointer}/{escaped(key)}")
    elif isinstance(value, list):
        for index, member in enumerate(value):
            yield from _strings(member, f"{pointer}/{index}")
    elif isinstance(value, str):
        yield pointer, value
