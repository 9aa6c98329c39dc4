"""Writing back into delimited text: the bytes of single cells, in place.

The rows are found by the very reader that read them. Of an edited row only the bytes of the edited
cells are made anew, in the file's own encoding and quoting; every other line is copied unread.
"""

from __future__ import annotations

import codecs
import io
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice, zip_longest
from typing import NamedTuple

from .editing import FieldEdit, Piece, Refusal, Rewritten
from .encodings import CHUNK_BYTES, text_chunks
from .source import Source
from .tables import HEAD_ROWS, Row, TextTable, line_end, rows_of_text

#: Encodings whose name here also says that a byte order mark was read; text after it has none.
_WITHOUT_MARK = {"utf-8-sig": "utf-8"}
_BIG_ENDIAN = {"utf-16": codecs.BOM_UTF16_BE, "utf-32": codecs.BOM_UTF32_BE}


_QUOTES = "The row has unbalanced quotes or stray line ends. Mend them first, then run fix again"


class _Cell(NamedTuple):
    """Where a cell stands in the raw text of its row, quotes included, and what it says."""

    start: int
    end: int
    text: str
    quoted: bool


def rewrite_table(table: TextTable, edits: Sequence[FieldEdit]) -> Rewritten:
    """The file of ``table`` with ``edits`` made in place."""
    by_row: dict[int, list[FieldEdit]] = defaultdict(list)
    for edit in edits:
        by_row[edit.listing.row].append(edit)
    noted = len(table.notes)
    rows = {row.line: row for row in table.rows() if row.number in by_row}
    is_mended = len(table.notes) > noted
    refused: list[Refusal] = []
    made: list[Piece] = []
    file = io.BytesIO()  # joining would hold all lines and their sum at once
    file.writelines(_spliced_rows(table, rows, by_row, refused, made))
    data = file.getvalue()
    if is_mended and not _stands(table, data, by_row, refused):
        return Rewritten(table.source.read(), tuple(Refusal(edit, _QUOTES) for edit in edits))
    return Rewritten(data, tuple(refused), pieces=tuple(made))


def _spliced_rows(
    table: TextTable,
    rows: Mapping[int | None, Row],
    by_row: Mapping[int, Sequence[FieldEdit]],
    refused: list[Refusal],
    made: list[Piece],
) -> Iterator[bytes]:
    """The lines of the file, those of ``rows`` (by their first line) with their edits made."""
    widths = [len(row.cells) for row in islice(table.rows(), HEAD_ROWS)]
    splicer = _Splicer(table.delimiter, widths, _codec(table), table.encoding.errors)
    lines = _raw_lines(table.source, splicer.encoded(_line_end(table)))
    number, place = 1, 0
    for raw in lines:
        row = rows.get(number)
        if row is None:
            yield raw
            number, place = number + 1, place + len(raw)
            continue
        whole = raw + b"".join(islice(lines, row.lines - 1))
        pieces = splicer.pieces(whole, row, by_row[row.number], refused)
        yield _joined(whole, pieces)
        made += (
            piece._replace(start=place + piece.start, end=place + piece.end) for piece in pieces
        )
        number, place = number + row.lines, place + len(whole)


def _stands(
    table: TextTable,
    data: bytes,
    by_row: Mapping[int, Sequence[FieldEdit]],
    refused: Sequence[Refusal],
) -> bool:
    """Whether the rows are still told apart as before, in a file with unbalanced quotes.

    There what a row is read as depends on the rows around it.
    """
    kept = {(each.edit.listing.row, each.edit.field.column.index) for each in refused}
    after = replace(table, source=Source.of_bytes(data, table.source.path), notes=[])
    for old, new in zip_longest(table.rows(), after.rows()):
        if old is None or new is None:
            return False
        for edit in by_row.get(old.number, ()):
            index = edit.field.column.index
            if index is not None and (old.number, index) not in kept:
                old.cells[index] = edit.text
        if old.cells != new.cells:
            return False
    return True


@dataclass(frozen=True, slots=True)
class _Splicer:
    """Makes the cells of one file anew; ``codec`` neither writes nor expects a mark.

    ``widths`` are those of the first rows, in columns: of the ones above it a row's reader learns
    how wide the table is.
    """

    delimiter: str
    widths: Sequence[int]
    codec: str
    errors: str

    def encoded(self, text: str) -> bytes:
        return text.encode(self.codec)

    def pieces(
        self, raw: bytes, row: Row, edits: Sequence[FieldEdit], refused: list[Refusal]
    ) -> list[Piece]:
        """The new bytes of one row's cells; edits that cannot be made go to ``refused``."""
        text = raw.decode(self.codec, self.errors)
        cells, is_literal = self._cells(text, row)
        offsets = _Offsets(raw, text, self.codec, self.errors)
        pieces: list[Piece] = []
        for edit in edits:
            try:
                cell = _cell_of(edit, cells)
                new = self._written(cell, edit.text, is_literal=is_literal)
                pieces.append(Piece(edit, *offsets.of(cell), new))
            except _CannotError as problem:
                refused.append(Refusal(edit, str(problem)))
        width = max(self.widths[: row.number - 1], default=0)
        if self._reads_as(_joined(raw, pieces), _expected(row, pieces), width=width):
            return pieces
        refused += [Refusal(piece.edit, _QUOTES) for piece in pieces]
        return []

    def _reads_as(self, raw: bytes, cells: list[str], *, width: int) -> bool:
        """Whether the row says what it should, whatever stray quotes and line ends are in it.

        ``width`` is that of the rows above, in columns: which line ends are part of a cell depends
        on it.
        """
        text = raw.decode(self.codec, self.errors).replace("\0", " ")
        text += "" if text.endswith(("\n", "\r")) else "\n"
        above = [[""] * width] if width else []
        lines = (self.delimiter.join(row) + text[-1] for row in above)
        return rows_of_text("".join(lines) + text, self.delimiter) == [*above, cells]

    def _cells(self, text: str, row: Row) -> tuple[Sequence[_Cell], bool]:
        """The cells of a row, and whether its quotes were read as written.

        Both ways of reading are tried, as :mod:`.tables` does; the one that leads to what was read
        is the right one.
        """
        text = text.replace("\0", " ").rstrip("\n")
        quoted = list(_quoted_cells(text.rstrip("\r"), self.delimiter))
        if [cell.text for cell in quoted] == row.cells:
            return quoted, False
        literal = list(_literal_cells(text.removesuffix("\r"), self.delimiter))
        return (literal if [cell.text for cell in literal] == row.cells else ()), True

    def _written(self, cell: _Cell, text: str, *, is_literal: bool) -> bytes:
        """The bytes of the cell, quoted where it was quoted or where its text needs it."""
        if self.errors != "strict" and "\N{REPLACEMENT CHARACTER}" in cell.text:
            raise _CannotError(
                "The cell holds damaged bytes. Mend them first, or name the encoding of the file "
                "with --encoding"
            )
        needs_quotes = self._needs_quotes(cell, text)
        if is_literal and (needs_quotes or set('"\r') & set(cell.text + text)):
            raise _CannotError(_QUOTES)
        if cell.quoted or needs_quotes:
            text = '"' + text.replace('"', '""') + '"'
        try:
            return self.encoded(text)
        except UnicodeEncodeError as error:
            lost = error.object[error.start : error.end]
            raise _CannotError(
                f"“{lost}” cannot be written in the file's encoding, {self.codec}. Make this "
                "change by hand, or save the file as UTF-8 first"
            ) from None

    def _needs_quotes(self, cell: _Cell, text: str) -> bool:
        if any(mark in text for mark in (self.delimiter, "\n", "\r")) or text.startswith('"'):
            return True
        # A lone quote inside a cell is read as written by us, but not by every program.
        return self.delimiter != "\t" and '"' in text and '"' not in cell.text


class _CannotError(Exception):
    """Why an edit cannot be made, in a sentence with the remedy."""


def _cell_of(edit: FieldEdit, cells: Sequence[_Cell]) -> _Cell:
    index = edit.field.column.index
    if index is None or index >= len(cells) or cells[index].text != edit.field.text:
        raise _CannotError("The cell was not found again as it was read. Run fix again")
    return cells[index]


def _joined(raw: bytes, pieces: Sequence[Piece]) -> bytes:
    # From behind, so that what stands before keeps its place.
    for piece in sorted(pieces, key=lambda piece: piece.start, reverse=True):
        raw = raw[: piece.start] + piece.new + raw[piece.end :]
    return raw


def _expected(row: Row, pieces: Sequence[Piece]) -> list[str]:
    """What the cells of the row should say afterwards."""
    cells = list(row.cells)
    for piece in pieces:
        cells[piece.edit.field.column.index or 0] = piece.edit.text
    return cells


def _quoted_cells(text: str, delimiter: str) -> Iterator[_Cell]:
    """The cells as a strict reader of quoted text sees them; wrong where it would give up."""
    start = 0
    while True:
        if text.startswith('"', start):
            close = text.find('"', start + 1)
            while close >= 0 and text.startswith('"', close + 1):
                close = text.find('"', close + 2)
            if close < 0:
                return
            end = close + 1
            yield _Cell(start, end, text[start + 1 : close].replace('""', '"'), quoted=True)
        else:
            end = text.find(delimiter, start)
            end = len(text) if end < 0 else end
            yield _Cell(start, end, text[start:end], quoted=False)
        if not text.startswith(delimiter, end):
            return
        start = end + 1


def _literal_cells(text: str, delimiter: str) -> Iterator[_Cell]:
    start = 0
    for cell in text.split(delimiter):
        yield _Cell(start, start + len(cell), cell, quoted=False)
        start += len(cell) + 1


class _Offsets:
    """Where in the bytes of a row its characters stand."""

    def __init__(self, raw: bytes, text: str, codec: str, errors: str) -> None:
        self._raw = raw
        self._text = text
        self._codec = codec
        self._errors = errors
        self._ends: Sequence[int] | None = None if self._is_plain() else self._each_end()

    def of(self, cell: _Cell) -> tuple[int, int]:
        """The bytes of ``cell``."""
        return self._at(cell.start), self._at(cell.end)

    def _is_plain(self) -> bool:
        """Whether encoding the text gives these bytes again, which damage and cp932 may not."""
        try:
            return self._text.encode(self._codec) == self._raw
        except UnicodeEncodeError:
            return False

    def _at(self, position: int) -> int:
        if self._ends is None:
            return len(self._text[:position].encode(self._codec))
        end = self._ends[position]
        if position + 1 < len(self._ends) and self._ends[position + 1] == end:
            raise _CannotError("Damaged bytes stand at the edge of the cell. Mend them first")
        return end

    def _each_end(self) -> list[int]:
        """The byte behind each character, from 0 for none, by decoding byte after byte."""
        decoder = codecs.getincrementaldecoder(self._codec)(self._errors)
        ends = [0]
        for index in range(len(self._raw)):
            decoded = decoder.decode(self._raw[index : index + 1])
            ends += [index + 1] * len(decoded)
        return ends + [len(self._raw)] * len(decoder.decode(b"", True))


def _codec(table: TextTable) -> str:
    """The encoding of what stands behind the byte order mark."""
    name = table.encoding.name
    if name in _BIG_ENDIAN:
        big = table.source.sample().startswith(_BIG_ENDIAN[name])
        return f"{name}-be" if big else f"{name}-le"
    return _WITHOUT_MARK.get(name, name)


def _line_end(table: TextTable) -> str:
    chunks = text_chunks(table.source, table.encoding)
    return line_end(next((chunk for chunk in chunks if chunk), ""))


def _raw_lines(source: Source, end: bytes) -> Iterator[bytes]:
    """The lines of the file with their ends; of UTF-16 an end is two bytes at an even place."""
    rest = b""
    source.stream.seek(0)
    while chunk := source.stream.read(CHUNK_BYTES):
        rest += chunk
        start = 0
        at = rest.find(end)
        while at >= 0:
            if (at - start) % len(end):
                at = rest.find(end, at + 1)
                continue
            yield rest[start : at + len(end)]
            start = at + len(end)
            at = rest.find(end, start)
        rest = rest[start:]
    if rest:
        yield rest
