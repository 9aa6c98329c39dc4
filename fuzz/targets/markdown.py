"""Listings as Markdown: front matter, sections, lists, comments."""

from __future__ import annotations

from collections.abc import Iterator

from ..proofs import require_read_and_written
from ..seeds import edit_choices, inputs


def seeds() -> Iterator[bytes]:
    """The files written for this."""
    yield from inputs("markdown")


def run(data: bytes) -> None:
    """Read a file, write one text anew, read again."""
    _, choices, rest = edit_choices(data)
    require_read_and_written(rest, "x.md", choices)
