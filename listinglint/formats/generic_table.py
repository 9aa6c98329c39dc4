"""Plain tables with one product a row: CSV and TSV from anywhere, read by the names of columns."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import chain
from typing import NamedTuple

from ..errors import FormatError
from ..listings import SourceFile
from .columns import PlainHeader, check_chosen, normalised, plain_header, quoted_names
from .dialects import Dialect, dialect_header
from .editing import FieldEdit, Rewritten
from .encodings import decode_sample, is_binary
from .source import ReadOptions, Source
from .table_listings import TableReader, source_file
from .table_splicing import rewrite_table
from .tables import DELIMITERS, HEAD_ROWS, TextTable, head_of, open_table, rows_of_text

#: Endings of tables. Under other names (code, prose, settings) a comma proves little.
TABLE_SUFFIXES = frozenset({"", ".asc", ".csv", ".dat", ".psv", ".tab", ".text", ".tsv", ".txt"})
_OTHER_SUFFIXES = frozenset({".markdown", ".md", ".yaml", ".yml"})


class Header(NamedTuple):
    """The header row found: its 0-based index among the rows, its names and what they mean.

    ``dialect`` is that of the shop system or channel whose header it is.
    """

    row_index: int
    names: list[str]
    meaning: PlainHeader
    dialect: Dialect | None = None


def find_header(head: Sequence[list[str]], options: ReadOptions | None = None) -> Header | None:
    """The header among the first rows: preambles, help rows and comments may stand above it."""
    chosen = options.columns if options else {}
    told = dialect_header(head[:HEAD_ROWS])
    if told is not None:
        index, dialect = told
        meaning = plain_header(head[index], chosen, dialect.known(head[index]))
        return Header(index, head[index], meaning, dialect) if meaning.columns else None
    found = [
        Header(index, names, meaning)
        for index, names in enumerate(head[:HEAD_ROWS])
        if (meaning := plain_header(names, chosen)).columns
    ]
    # The first of those with most known columns: a data row may hold the word "Title".
    return max(
        found, key=lambda header: (header.meaning.recognised, -header.row_index), default=None
    )


@dataclass(frozen=True, slots=True)
class GenericTable:
    """A delimited table with a header row; ``delimiters`` are those of the format."""

    id: str
    delimiters: tuple[str, ...]

    def recognises(self, source: Source) -> bool:
        """Whether a header row names a column of text that is checked."""
        sample = source.sample()
        if is_binary(sample) or source.suffix in _OTHER_SUFFIXES:
            return False
        text = decode_sample(sample)
        delimiter, header = _best(text, DELIMITERS)
        if delimiter not in self.delimiters:
            return False
        if header is None:
            return _is_double_encoded(text)
        return _convinces(header, rows_of_text(text, delimiter), source.suffix)

    def read(self, source: Source, options: ReadOptions) -> SourceFile:
        """The listings below the header row."""
        refuse_double_encoding(source, decode_sample(source.sample()))
        table = self._table(source, options)
        rows = table.rows()
        head = head_of(rows, file=source.path)
        header = find_header([row.cells for row in head], options)
        names = header.names if header else next((row.cells for row in head if any(row.cells)), [])
        check_chosen(names, options.columns, file=source.path)
        if header is None:
            raise no_text_column(names, file=source.path)
        reader = plain_reader(header).with_defaults(options)
        reader.notes = table.notes
        listings = reader.listings(chain(head[header.row_index + 1 :], rows))
        empty = "a table without any row of listing text below its header"
        return source_file(source.path, self.id, listings, table.notes, empty=empty)

    def rewrite(
        self, source: Source, edits: Sequence[FieldEdit], options: ReadOptions
    ) -> Rewritten:
        """The table with the bytes of the edited cells replaced."""
        return rewrite_table(self._table(source, options), edits)

    def _table(self, source: Source, options: ReadOptions) -> TextTable:
        delimiter, _ = _best(decode_sample(source.sample()), self.delimiters, options)
        return open_table(source, options, delimiter=delimiter)


CSV = GenericTable("csv", (",", ";", "|", "~"))
TSV = GenericTable("tsv", ("\t",))


def plain_reader(header: Header, *, sheet: str | None = None) -> TableReader:
    """How the rows below ``header`` become listings."""
    meaning = header.meaning
    reader = TableReader(
        columns=meaning.columns,
        width=len(header.names),
        sku=meaning.sku,
        language_column=meaning.language,
        marketplace_column=meaning.marketplace,
        sheet=sheet,
        unknown=meaning.unknown,
    )
    return _speaking(header.dialect, reader, header.names) if header.dialect else reader


def _speaking(dialect: Dialect, reader: TableReader, names: Sequence[str]) -> TableReader:
    """``reader``, told what is a matter of the dialect and not of single columns."""
    keys = [normalised(name) for name in names]
    language, marketplace = dialect.place(names)
    is_other = dialect.is_other(keys)
    return replace(
        reader,
        language=language,
        marketplace=marketplace or (None if dialect.is_shop_system else dialect.store),
        store=dialect.store,
        other_skus=tuple(keys.index(name) for name in dialect.other_skus if name in keys),
        is_listing=(lambda cells: not is_other(cells)) if is_other else None,
        is_part=dialect.is_part(keys),
        is_shifted=dialect.is_shifted(keys),
    )


def no_text_column(names: Sequence[str], *, file: str, place: str = "") -> FormatError:
    """The error for a table whose columns listinglint does not know."""
    shown = quoted_names(names)
    return FormatError(
        f"no column of listing text among {shown}" if shown else "no column of listing text",
        file=file,
        place=place,
        remedy="Name the columns, for example --column title=NAME --column description=NAME",
    )


def looks_like_table(text: str) -> list[str] | None:
    """The header of what seems to be a table with unknown columns, for a message."""
    delimiter, _ = _best(text, DELIMITERS)
    rows = rows_of_text(text, delimiter)
    whole = rows if text.endswith(("\n", "\r")) else rows[:-1]
    widths = {len(row) for row in whole[:HEAD_ROWS]}
    return rows[0] if len(rows) > 1 and len(widths) == 1 and widths != {1} else None


def refuse_double_encoding(source: Source, text: str) -> None:
    """Raise if every line is one quoted cell with a whole row inside."""
    if _is_double_encoded(text):
        raise FormatError(
            "every line is one quoted cell that holds a whole row: the CSV was saved twice",
            file=source.path,
            place="line 1",
            remedy="Export the table again, or save it from the program that made it",
        )


def _is_double_encoded(text: str) -> bool:
    first_line = text.lstrip().partition("\n")[0]
    if not first_line.startswith('"'):
        return False
    rows = [row for row in rows_of_text(text, ",", limit=HEAD_ROWS) if any(row)]
    whole = [row[0] for row in rows if len(row) == 1]
    if not whole or len(whole) < len(rows) or not all("," in cell for cell in whole):
        return False
    inner = rows_of_text(whole[0].strip(), ",")
    return bool(inner) and plain_header(inner[0]).has_text


def _best(
    text: str, delimiters: Sequence[str], options: ReadOptions | None = None
) -> tuple[str, Header | None]:
    """The delimiter that makes the header with most known columns, else the steadiest rows."""
    tried = []
    for delimiter in delimiters:
        rows = rows_of_text(text, delimiter, limit=HEAD_ROWS)
        header = find_header(rows, options)
        known = header.meaning.recognised if header else 0
        tried.append((known, _steadiness(rows), delimiter, header))
    best = max(tried, key=lambda each: each[:2])
    return best[2], best[3]


def _steadiness(rows: list[list[str]]) -> int:
    """How many cells the rows have in common; the last row of a sample may be cut off."""
    widths = [len(row) for row in rows[:-1] or rows if any(row)]
    return min(widths, default=0)


def _convinces(header: Header, rows: list[list[str]], suffix: str) -> bool:
    """Whether this is a table of listings and no prose or code with a comma in it."""
    if not header.meaning.has_text:
        return False
    if suffix in TABLE_SUFFIXES:
        return len(header.names) > 1 or suffix != ""
    below = [row for row in rows[header.row_index + 1 : -1] if any(row)]
    is_steady = bool(below) and all(len(row) == len(header.names) for row in below)
    return header.meaning.recognised >= 3 and is_steady


def chosen_format(source: Source, options: ReadOptions) -> GenericTable | None:
    """The table format to try because the user named columns of a file nobody recognised."""
    sample = source.sample()
    if not options.columns or not sample.strip() or is_binary(sample):
        return None
    delimiter, _ = _best(decode_sample(sample), DELIMITERS, options)
    return TSV if delimiter in TSV.delimiters else CSV
