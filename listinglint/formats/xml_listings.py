"""What the XML formats share: from records to listings, and back into the file."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from ..listings import Column, Field, Listing, SourceFile, bullet_name
from .columns import normalised, plain_field
from .editing import FieldEdit, Rewritten
from .marketplaces import language_of_locale
from .source import ReadOptions, Source
from .table_listings import source_file
from .xml_records import (
    Element,
    RecordTest,
    Root,
    encoding_of,
    root_of,
    source_records,
)
from .xml_splicing import rewrite_records

#: The columns of one file by field, key and language, so that its listings share them.
Columns = dict[tuple[str, str, str | None], Column]
#: Makes listings of the records of one file; it may add notes.
ListingMaker = Callable[[Iterator[Element], ReadOptions, list[str]], Iterator[Listing]]


@dataclass(frozen=True, slots=True)
class XmlFormat:
    """An XML format: how its root is known, which elements are records, how they are read."""

    id: str
    is_root: Callable[[Root], bool]
    is_record: RecordTest
    listings: ListingMaker
    empty: str

    def recognises(self, source: Source) -> bool:
        """By the root element and what follows it."""
        root = root_of(source)
        return root is not None and self.is_root(root)

    def read(self, source: Source, options: ReadOptions) -> SourceFile:
        """The listings as the file is read."""
        encoding = encoding_of(source, options)
        notes = [encoding.note] if encoding.note else []
        found = source_records(source, encoding, self.is_record)
        listings = self.listings(found, options, notes)
        return source_file(source.path, self.id, listings, notes, empty=self.empty)

    def rewrite(
        self, source: Source, edits: Sequence[FieldEdit], options: ReadOptions
    ) -> Rewritten:
        """The file with the texts of single elements replaced."""
        return rewrite_records(source, edits, options, self.is_record)


@dataclass(slots=True)
class Fields:
    """The fields of one record as they are found; ``columns`` is shared by all of a file."""

    columns: Columns
    language: str | None = None
    found: list[Field] = field(default_factory=list)
    _bullets: int = 0

    def add(self, name: str, element: Element, *, key: str = "", text: str = "") -> None:
        """Add the text of ``element`` (or ``text``) under its canonical name, if there is any.

        A ``bullet`` gets the next number; of several titles and descriptions the first is it, the
        others are kept as attributes.
        """
        text = text or element.text
        if not text:
            return
        if name == "bullet":
            self._bullets += 1
            name = bullet_name(self._bullets)
        elif name in ("title", "description") and self.has(name):
            name = f"attribute:{key or element.local}"
        own = language_of_locale(element.language) if element.language else None
        language = own if own != self.language else None
        column = self._column(name, key or element.name, language)
        self.found.append(Field(column, text, element.pointer, element.line))

    def add_parameter(self, element: Element) -> None:
        """Add what ``<param name="Material">`` says, as what its name means."""
        label = element.attributes.get("name", "").strip()
        name = normalised(label) or "param"
        self.add(plain_field(name) or f"attribute:{name}", element, key=label or element.name)

    def has(self, name: str) -> bool:
        """Whether there is a field of that name already."""
        return any(each.column.field == name for each in self.found)

    def listing(
        self, record: Element, row: int, sku: str, *, language: str | None, store: str
    ) -> Listing:
        """The listing of these fields; ``language`` holds where the record says none."""
        return Listing(
            tuple(self.found),
            sku or None,
            row,
            record.line,
            None,
            self.language or language,
            store,
        )

    def _column(self, name: str, key: str, language: str | None) -> Column:
        known = (name, key, language)
        if known not in self.columns:
            self.columns[known] = Column(name, key, language=language)
        return self.columns[known]
