"""Flat files of every dialect: read, one cell written anew, read again."""

from __future__ import annotations

from collections.abc import Iterator

from ..proofs import require_read_and_written
from ..seeds import EXAMPLES, edit_choices, files, inputs

_NAMES = ("x.csv", "x.txt", "x.tsv")
#: The heads of the seed files; a row that is put below one is read as that dialect reads it.
_HEADS = [
    path.read_bytes().rstrip(b"\r\n").rpartition(b"\n")[0] + b"\n" for path in files("tables")
]


def seeds() -> Iterator[bytes]:
    """Every dialect, whole and as a row below its head, and rows of the example catalog."""
    yield from inputs("tables", names=len(_NAMES))
    for number in range(len(_HEADS)):
        yield bytes([128 + number, 0, number, 0]) + b"A,B,C,D,E\nA\tB\tC\tD\tE\n"
    for line in (EXAMPLES / "home-and-care.txt").read_bytes().splitlines()[3:]:
        yield bytes([128 + 10, 0, 0, 0]) + line[:600] + b"\n"


def run(data: bytes) -> None:
    """Read a table; from 128 on the first byte chooses a head to put above the rest."""
    way, choices, rest = edit_choices(data)
    if way >= 128:
        rest = _HEADS[way % len(_HEADS)] + rest
    require_read_and_written(rest, _NAMES[way % len(_NAMES)], choices)
