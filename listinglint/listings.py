"""A listing as every room sees it: named fields with their text and their place in the file.

Formats make these values, all later rooms only read them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from dataclasses import field as made_field
from functools import lru_cache
from typing import NamedTuple

#: Canonical names of the fields that are not numbered; bullets are ``bullet_1``, ``bullet_2`` …
#: and everything else is ``attribute:<key>``.
FIELD_NAMES = (
    "title",
    "highlights",
    "description",
    "keywords",
    "brand",
    "category",
    "product_type",
)


@dataclass(frozen=True, slots=True)
class Column:
    """Where fields of one name stand; the listings of a table share it.

    ``field`` is canonical (``bullet_2``), ``key`` is the file's own name (``bullet_point2``),
    ``label`` what the seller sees above the column. ``index`` counts columns from 0 and is
    ``None`` where there are no columns. ``language`` is ISO 639-1 when the column itself says it,
    ``marketplace`` canonical (``amazon.de``) likewise. ``kind`` is ``field`` without its number or
    key: ``bullet``, ``title``, ``attribute``.
    """

    field: str
    key: str
    label: str = ""
    index: int | None = None
    language: str | None = None
    marketplace: str | None = None
    # kept, because every room asks for it again and again
    kind: str = made_field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "kind", field_kind(self.field))


class Field(NamedTuple):
    """One named text of a listing.

    A named tuple and not a dataclass: ten are made for every row of a catalog, and a frozen
    dataclass takes three times as long to make. ``pointer`` is a JSON pointer or XML path where
    the file has no rows; ``line`` the physical line where it differs from the listing's.
    """

    column: Column
    text: str
    pointer: str | None = None
    line: int | None = None

    @property
    def name(self) -> str:
        """The canonical name, as in :attr:`Column.field`."""
        return self.column.field


@dataclass(frozen=True, slots=True)
class Listing:
    """One product as published.

    ``row`` is the 1-based spreadsheet row of a table and the 1-based record number elsewhere;
    ``line`` the 1-based physical line where the record begins. ``columns`` are the text columns
    of the table, also those that are empty in this row; without a table they are empty.
    """

    fields: tuple[Field, ...]
    sku: str | None = None
    row: int = 1
    line: int | None = None
    sheet: str | None = None
    language: str | None = None
    marketplace: str | None = None
    columns: tuple[Column, ...] = ()

    def text_of(self, name: str) -> str:
        """The text of the first field called ``name``; empty when there is none."""
        return next((field.text for field in self.fields if field.column.field == name), "")

    def language_of(self, field: Field) -> str | None:
        """The field's own language, else the listing's."""
        return field.column.language or self.language

    def marketplace_of(self, field: Field) -> str | None:
        """The field's own marketplace, else the listing's."""
        return field.column.marketplace or self.marketplace


@dataclass(slots=True)
class SourceFile:
    """A file as read: its format, its listings in order, and what had to be guessed.

    ``listings`` may be consumed once; ``notes`` and ``unread`` are complete when it is exhausted.
    ``unread`` are records that could not be read while the others went on: each makes the run fail.
    """

    path: str
    format: str
    listings: Iterator[Listing]
    notes: list[str] = made_field(default_factory=list)
    unread: list[str] = made_field(default_factory=list)


@lru_cache(maxsize=4096)
def field_kind(name: str) -> str:
    """The canonical name without its number or key: ``bullet_3`` is a ``bullet``."""
    if name.startswith("bullet"):
        return "bullet"
    return name.partition(":")[0]


def cell_name(index: int, row: int) -> str:
    """The spreadsheet name of a cell, ``AB7`` for the 0-based column 27 in the 1-based row 7."""
    letters = ""
    number = index + 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return f"{letters}{row}"


def bullet_name(number: int) -> str:
    """The canonical name of the 1-based bullet ``number``."""
    return f"bullet_{number}"


def first_text(fields: Sequence[Field]) -> str:
    """A short text to call the listing by where it has no SKU: its title, else its first text."""
    title = next((field.text for field in fields if field.column.field == "title"), "")
    return title or next((field.text for field in fields if field.text.strip()), "")


def single_text(text: str, *, language: str | None, marketplace: str | None) -> Listing:
    """A listing that consists of one text of which nothing else is known."""
    column = Column("attribute:text", "text", "text")
    return Listing((Field(column, text, line=1),), language=language, marketplace=marketplace)
