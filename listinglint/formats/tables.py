"""Rows of delimited text: where they begin, which quotes are quotes, and what had to be mended.

A CSV reader swallows many rows after one unbalanced quote. The rule here is local: a row without
a quote character is split by hand (the fast path, and exact), a row with one goes to the strict
:mod:`csv` reader, and where that fails or swallows whole rows the line is taken as written. So one
stray quote costs one note and never a row, also in a file whose other cells are quoted well.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import chain, islice
from typing import NamedTuple

from ..errors import FormatError
from .encodings import Encoding, find_encoding, text_chunks
from .source import ReadOptions, Source

#: Longer lines and cells are refused, in characters. Whole HTML pages of descriptions fit.
MAX_CELL_CHARS = 1 << 24
#: Rows from which the width of the table is learned: the heads of every known template fit.
HEAD_ROWS = 12
#: Excel has 16,384 columns, Google Sheets 18,278; a header is looked up name by name.
MAX_COLUMNS = 20_000

DELIMITERS = ("\t", ",", ";", "|", "~")


class Row(NamedTuple):
    """One row: its 1-based spreadsheet row, its first 1-based physical line, how many it spans."""

    number: int
    line: int | None
    cells: list[str]
    lines: int = 1


@dataclass(slots=True)
class TextTable:
    """A delimited text file; :attr:`notes` is complete when its rows are exhausted."""

    source: Source
    encoding: Encoding
    delimiter: str
    quoting: bool = True
    notes: list[str] = field(default_factory=list)

    def rows(self) -> Iterator[Row]:
        """Every row, also empty ones; each call reads the file from its beginning."""
        lines = _Lines(self._checked(text_chunks(self.source, self.encoding)), self.source.path)
        if not self.quoting:
            return _literal_rows(lines, self.delimiter)
        return _QuotedRows(lines, self.delimiter, self.notes).rows()

    def _checked(self, chunks: Iterator[str]) -> Iterator[str]:
        """The chunks without NULs: a cell that holds one is cut off there by many programs."""
        noted = False
        for chunk in chunks:
            if "\0" in chunk:
                chunk = chunk.replace("\0", " ")
                if not noted:
                    self.notes.append("NUL characters were read as blanks")
                noted = True
            yield chunk


def open_table(
    source: Source, options: ReadOptions, *, delimiter: str, quoting: bool = True
) -> TextTable:
    """The table in ``source``; what its encoding cost is its first note."""
    encoding = find_encoding(source, explicit=options.encoding, marketplace=options.marketplace)
    notes = [encoding.note] if encoding.note else []
    return TextTable(source, encoding, delimiter, quoting, notes)


def head_of(rows: Iterator[Row], *, file: str, limit: int = HEAD_ROWS) -> list[Row]:
    """The first rows, which hold the header; :class:`FormatError` for one wider than any sheet."""
    head = list(islice(rows, limit))
    for row in head:
        if len(row.cells) > MAX_COLUMNS:
            raise FormatError(
                f"a row of {len(row.cells):,} cells, {MAX_COLUMNS:,} are allowed",
                file=file,
                place=f"row {row.number}",
                remedy="Export the table again: the ends of its lines may have been lost",
            )
    return head


def rows_of_text(text: str, delimiter: str, *, limit: int | None = None) -> list[list[str]]:
    """The cells of a text in memory, such as the beginning of a file; at most ``limit`` rows."""
    lines = _Lines(iter((text,)), "")
    return [row.cells for row in islice(_QuotedRows(lines, delimiter, []).rows(), limit)]


def line_end(beginning: str) -> str:
    """What ends the lines of a file that begins so.

    Lines end at LF, a CR before it belongs to the end. A file without any LF ends them at CR, as
    old Mac programs did; elsewhere a lone CR is text.
    """
    return "\r" if "\r" in beginning and "\n" not in beginning else "\n"


class _Lines:
    """Physical lines without their :func:`line_end`, some of which may be put back."""

    def __init__(self, chunks: Iterator[str], path: str) -> None:
        self._path = path
        first = next((chunk for chunk in chunks if chunk), "")
        self.end = line_end(first)
        self._fresh = self._split(chain((first,), chunks))
        self._returned: list[str] = []
        self.number = 0

    def _split(self, chunks: Iterator[str]) -> Iterator[str]:
        rest = ""
        for chunk in chunks:
            pieces = (rest + chunk).split(self.end)
            rest = pieces.pop()
            if len(rest) > MAX_CELL_CHARS:
                raise FormatError(
                    f"a line of more than {MAX_CELL_CHARS:,} characters",
                    file=self._path,
                    remedy="Export the table again as CSV or tab-delimited text",
                )
            yield from pieces
        if rest:
            yield rest

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        line = self._returned.pop() if self._returned else next(self._fresh)
        self.number += 1
        return line

    def put_back(self, lines: list[str]) -> None:
        """Let these be the next lines."""
        self._returned.extend(reversed(lines))
        self.number -= len(lines)


def _literal_rows(lines: _Lines, delimiter: str) -> Iterator[Row]:
    for number, line in enumerate(lines, start=1):
        yield Row(number, number, line.removesuffix("\r").split(delimiter))


class _Feed:
    """Hands the strict reader the lines of one row; ``taken`` are those it has had.

    One reader serves the whole file: it starts each row afresh, also after an error.
    """

    def __init__(self, lines: _Lines) -> None:
        self._lines = lines
        self._size = 0
        self.taken: list[str] = []

    def start(self, line: str) -> None:
        """Begin a row with a line that was read already."""
        self.taken = [line]
        self._size = -1

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        if self._size < 0:
            self._size = 0
            return self.taken[0] + self._lines.end
        if self._size > MAX_CELL_CHARS:
            raise StopIteration
        line = next(self._lines)
        self.taken.append(line)
        self._size += len(line)
        return line + self._lines.end


class _QuotedRows:
    """Rows of a table whose cells may be quoted."""

    def __init__(self, lines: _Lines, delimiter: str, notes: list[str]) -> None:
        csv.field_size_limit(MAX_CELL_CHARS)
        self._lines = lines
        self._delimiter = delimiter
        self._notes = notes
        self._feed = _Feed(lines)
        self._reader = csv.reader(self._feed, delimiter=delimiter, strict=True)
        self._width = 0
        self._literal: list[int] = []

    def rows(self) -> Iterator[Row]:
        lines, delimiter = self._lines, self._delimiter
        for number, line in enumerate(lines, start=1):
            if '"' in line:
                row = self._row_with_quotes(number, line)
            else:
                row = Row(number, lines.number, line.removesuffix("\r").split(delimiter))
            if number <= HEAD_ROWS:
                self._width = max(self._width, len(row.cells))
            yield row
        if self._literal:
            self._notes.append(_unbalanced(self._literal))

    def _row_with_quotes(self, number: int, line: str) -> Row:
        start = self._lines.number
        self._feed.start(line)
        try:
            cells = next(self._reader)
        except (csv.Error, StopIteration):
            cells = None
        taken = self._feed.taken
        if cells is not None and (len(taken) == 1 or not self._is_swallow(taken, cells)):
            return Row(number, start, cells, len(taken))
        self._lines.put_back(taken[1:])
        self._literal.append(number)
        return Row(number, start, line.removesuffix("\r").split(self._delimiter))

    def _is_swallow(self, taken: list[str], cells: list[str]) -> bool:
        """Whether a quote that was none has drawn whole rows into one cell."""
        if 0 < self._width < len(cells):
            return True
        # In a narrow table a line of running text has as many commas as a row.
        if self._width < (3 if self._delimiter == "\t" else 4):
            return False
        return all(line.count(self._delimiter) == self._width - 1 for line in taken)


def _unbalanced(rows: list[int]) -> str:
    count = "1 row" if len(rows) == 1 else f"{len(rows)} rows"
    return f"{count} with unbalanced quotes read as written (the first: row {rows[0]})"
