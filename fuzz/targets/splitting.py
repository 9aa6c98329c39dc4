"""Delimited text split into rows and cells, with all that quotes can do."""

from __future__ import annotations

from collections.abc import Iterator

from listinglint.formats.source import ReadOptions, Source
from listinglint.formats.tables import DELIMITERS, open_table, rows_of_text

from ..choices import Choices

_SEEDS = (
    *('a,b\n"c ""d""",e\n', 'a\tb\r\n"c\r\nd"\te\r\n', "a;b\rc;d\r", 'a,"b\n,c\nd,e"f,g\nh,i\n'),
    *('"a,b\nc,d\ne,f\n', 'a|b|c\n|||\n\n"|"\n', '""""""\n"","\n', "a~b\0~c\n~~~~\n\ufeffx~y"),
)


def seeds() -> Iterator[bytes]:
    """Tables whose quotes are well and badly closed."""
    for number, text in enumerate(_SEEDS):
        yield bytes([number % len(DELIMITERS), 0]) + text.encode()
    yield b"\0\2" + _SEEDS[0].encode("utf-16")


def run(data: bytes) -> None:
    """Split a text; no row is lost or counted twice, and reading twice gives the same."""
    choices = Choices(data)
    delimiter, way = choices.one_of(DELIMITERS), choices.number() % 4
    text = choices.text()
    rows = rows_of_text(text, delimiter)
    if '"' not in text and rows != _plainly_split(text, delimiter):
        raise AssertionError(f"without quotes {text!r} is {rows}")
    if way == 0:
        return
    table = open_table(
        Source.of_bytes(choices.rest()), ReadOptions(), delimiter=delimiter, quoting=way != 1
    )
    line = 1
    for number, row in enumerate(table.rows(), start=1):
        if (row.number, row.line) != (number, line) or row.lines < 1 or not row.cells:
            raise AssertionError(f"row {row} where row {number} of line {line} was due")
        line += row.lines


def _plainly_split(text: str, delimiter: str) -> list[list[str]]:
    end = "\r" if "\r" in text and "\n" not in text else "\n"
    lines = text.split(end)
    lines = lines if lines[-1] else lines[:-1]
    return [line.removesuffix("\r").split(delimiter) for line in lines]
