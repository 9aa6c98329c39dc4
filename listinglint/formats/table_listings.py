"""From the rows of a table to listings: one loop for text files and workbooks.

Columns are made once a file and fields only for cells that hold text, because the loop runs a
million times.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from ..errors import NoListingsError
from ..listings import Column, Field, Listing, SourceFile
from .marketplaces import (
    assumed_store_note,
    canonical_marketplace,
    language_of_locale,
    language_of_marketplace,
    main_amazon_store,
)
from .source import ReadOptions
from .tables import Row
from .unread_columns import UnreadColumns

_new_field = tuple.__new__
#: The cells of a blank line.
_BLANK = [""]


@dataclass(slots=True)
class TableReader:
    """How the rows of one table become listings.

    ``width`` is the number of columns with a name. ``is_listing`` says of a row's cells, made as
    long as the table is wide, whether it is a product at all (and no example, no deletion);
    ``is_part`` whether it belongs to the product above it, so that only the columns it fills are
    its own; ``is_shifted`` whether its cells seem to stand beside their columns. ``other_skus``
    are asked where the SKU is empty. ``store`` is where the listings are sold unless the file or
    the user says otherwise. ``unknown`` are the names, by index, of columns with no known meaning.
    """

    columns: tuple[Column, ...]
    width: int
    sku: int | None = None
    language: str | None = None
    marketplace: str | None = None
    language_column: int | None = None
    marketplace_column: int | None = None
    sheet: str | None = None
    is_listing: Callable[[list[str]], bool] | None = None
    is_part: Callable[[list[str]], bool] | None = None
    is_shifted: Callable[[list[str]], bool] | None = None
    other_skus: tuple[int, ...] = ()
    store: str | None = None
    unknown: Mapping[int, str] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)

    def with_defaults(self, options: ReadOptions) -> TableReader:
        """Fill in what the user said and, last, the language the store sells in."""
        self.marketplace = self.marketplace or options.marketplace or self.store
        language = self.language or options.language
        self.language = language or language_of_marketplace(self.marketplace)
        return self

    def on_amazon(self) -> TableReader:
        """Take the store of the language where an Amazon file does not say where it is sold.

        Of a store that is only assumed nothing follows: the words will show the language.
        """
        if self.marketplace is None and not any(column.marketplace for column in self.columns):
            self.marketplace = assumed_amazon_store(self.language, self.notes)
        return self

    def listings(self, rows: Iterable[Row]) -> Iterator[Listing]:
        """The listings of the data rows; a row without any text is none."""
        pairs = [(column, column.index) for column in self.columns if column.index is not None]
        width, sku, is_listing = self.width, self.sku, self.is_listing
        overlong: list[int] = []
        shifted: list[int] = []
        unread = UnreadColumns(self.unknown)
        for row in unread.watching(rows):
            cells = row.cells
            if cells == _BLANK:
                continue  # files may end with as many of them as a sheet has rows
            if len(cells) != width:
                _fit(row, width, overlong)
            if is_listing is not None and not is_listing(cells):
                continue
            fields = tuple(
                [
                    _new_field(Field, (column, text, None, None))
                    for column, index in pairs
                    if (text := cells[index]) and not text.isspace()
                ]
            )
            if not fields:
                continue
            if row.lines > 1:
                fields = self._with_lines(row, fields)
            if self.is_shifted is not None and self.is_shifted(cells):
                shifted.append(row.number)
            is_part = self.is_part is not None and self.is_part(cells)
            yield Listing(
                fields,
                (sku is not None and cells[sku].strip()) or self._other_sku(cells),
                row.number,
                row.line,
                self.sheet,
                *self._place(cells),
                tuple([each.column for each in fields]) if is_part else self.columns,
            )
        if overlong:
            self.notes.append(_overlong(overlong))
        if shifted:
            self.notes.append(_shifted(shifted))
        if missed := unread.note():
            self.notes.append(missed)

    def _other_sku(self, cells: list[str]) -> str | None:
        named = (cells[index].strip() for index in self.other_skus)
        return next((name for name in named if name), None)

    def _place(self, cells: list[str]) -> tuple[str | None, str | None]:
        """Language and marketplace of one row."""
        language, marketplace = self.language, self.marketplace
        if self.marketplace_column is not None:
            named = canonical_marketplace(cells[self.marketplace_column])
            if named and named != marketplace:
                marketplace = named
                language = language_of_marketplace(named) or language
        if self.language_column is not None:
            language = language_of_locale(cells[self.language_column]) or language
        return language, marketplace

    def _with_lines(self, row: Row, fields: tuple[Field, ...]) -> tuple[Field, ...]:
        """The fields with the physical lines they begin in: some cells hold line ends."""
        line, lines = row.line or 0, []
        for cell in row.cells:
            lines.append(line)
            line += cell.count("\n") or cell.count("\r")
        starts = [lines[each.column.index or 0] for each in fields]
        return tuple(
            each if start == row.line else each._replace(line=start)
            for each, start in zip(fields, starts, strict=True)
        )


def assumed_amazon_store(language: str | None, notes: list[str]) -> str:
    """The store of an Amazon file that names none; noted, unless its words will tell it."""
    store = main_amazon_store(language)
    if language:
        notes.append(assumed_store_note(store))
    return store


def source_file(
    path: str, format_id: str, listings: Iterator[Listing], notes: list[str], *, empty: str
) -> SourceFile:
    """The file as read; one without a single listing is refused, ``empty`` says what it is."""
    first = next(listings, None)
    if first is None:
        raise NoListingsError(empty, file=path)
    return SourceFile(path, format_id, _with_first(first, listings), notes)


def _with_first(first: Listing, rest: Iterator[Listing]) -> Iterator[Listing]:
    yield first
    yield from rest


def _fit(row: Row, width: int, overlong: list[int]) -> None:
    """Lengthen a short row; remember a row with text to the right of the last column."""
    cells = row.cells
    if len(cells) < width:
        cells.extend([""] * (width - len(cells)))
    elif any(cells[width:]):
        overlong.append(row.number)


def _overlong(rows: list[int]) -> str:
    count = "1 row has" if len(rows) == 1 else f"{len(rows)} rows have"
    return f"{count} more cells than the header (the first: row {rows[0]}); those were not checked"


def _shifted(rows: list[int]) -> str:
    count = "1 row seems" if len(rows) == 1 else f"{len(rows)} rows seem"
    return (
        f"{count} to be shifted against the header (the first: row {rows[0]}); "
        "text may have been read as another field, or not at all"
    )
