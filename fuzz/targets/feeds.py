"""Feeds in XML: Google's in RSS and Atom, Amazon's, Yandex's, and bare ones."""

from __future__ import annotations

from collections.abc import Iterator

from ..proofs import require_read_and_written
from ..seeds import edit_choices, inputs

_NAMES = ("x.xml", "x.yml", "x.rss")


def seeds() -> Iterator[bytes]:
    """The files written for this."""
    yield from inputs("feeds", names=len(_NAMES))


def run(data: bytes) -> None:
    """Read a feed, write one text anew, read again."""
    way, choices, rest = edit_choices(data)
    require_read_and_written(rest, _NAMES[way % len(_NAMES)], choices)
