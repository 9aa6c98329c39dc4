"""Amazon's tab-delimited flat files: category templates, unified and vendor files, loaders."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain

from ..errors import FormatError
from ..listings import SourceFile
from .amazon_geometry import Geometry, amazon_reader, find_geometry
from .editing import FieldEdit, Rewritten
from .encodings import decode_sample, is_binary
from .source import ReadOptions, Source
from .table_listings import source_file
from .table_splicing import rewrite_table
from .tables import HEAD_ROWS, Row, TextTable, head_of, open_table, rows_of_text

_BEGINNING = re.compile(r'\s*"?(?:TemplateType=|settings=)', re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class AmazonFlatFile:
    """A text flat file of one generation of Amazon's templates."""

    id: str
    generation: str

    def recognises(self, source: Source) -> bool:
        """By the first cell, or by a header row of Amazon's keys where row 1 was cut off."""
        if "flat file" not in source.found:
            source.found["flat file"] = _generation_of(source.sample())
        return bool(source.found["flat file"] == self.generation)

    def read(self, source: Source, options: ReadOptions) -> SourceFile:
        """The listings below the template's own rows."""
        table = open_table(source, options, delimiter="\t")
        rows = table.rows()
        head = head_of(rows, file=source.path)
        geometry = find_geometry([row.cells for row in head])
        if geometry is None:
            raise FormatError(
                "an Amazon flat file without its row of column keys",
                file=source.path,
                place=f"rows 1 to {len(head)}",
                remedy="Save the template again as tab-delimited text with all its top rows",
            )
        return _read(table, geometry, chain(head, rows), options, self.id)

    def rewrite(
        self, source: Source, edits: Sequence[FieldEdit], options: ReadOptions
    ) -> Rewritten:
        """The file with the bytes of the edited cells replaced."""
        return rewrite_table(open_table(source, options, delimiter="\t"), edits)


def _read(
    table: TextTable, geometry: Geometry, rows: Iterator[Row], options: ReadOptions, format_id: str
) -> SourceFile:
    reader = amazon_reader(geometry, options)
    if table.encoding.name == "cp932" and reader.marketplace is None:
        # Nobody but sellers on the Japanese store saves flat files in Shift-JIS.
        reader = replace(reader, marketplace="amazon.co.jp", language=reader.language or "ja")
    reader = reader.with_defaults(options)
    reader.notes = table.notes
    reader = reader.on_amazon()
    if not reader.columns:
        empty = f"{geometry.kind} holds no listing text, only prices, quantities or other values"
    else:
        empty = f"{geometry.kind} without any row of listing text from row {geometry.data_row} on"
    data = (row for row in rows if row.number >= geometry.data_row)
    listings = reader.listings(data if reader.columns else ())
    return source_file(table.source.path, format_id, listings, table.notes, empty=empty)


def _generation_of(sample: bytes) -> str | None:
    """The generation of a flat file that begins so; ``None`` for every other file."""
    if is_binary(sample):
        return None
    text = decode_sample(sample)
    geometry = find_geometry(rows_of_text(text, "\t", limit=HEAD_ROWS))
    if geometry is not None:
        return geometry.generation
    # The keys of a wide template may begin behind the sample, or be missing.
    return _stated_generation(text) if _BEGINNING.match(text) else None


def _stated_generation(text: str) -> str:
    """The generation that the first cells name, when the keys are out of sight."""
    head = text[:65_536]
    if re.search(r"TemplateType=(?:Offer|PriceInventory|InventoryLoader)", head, re.IGNORECASE):
        return "loader"
    if re.search(r"flavor=vendor|TemplateType=Dynamic", head):
        return "vendor"
    is_unified = re.match(r'\s*"?settings=', text) or "TemplateType=unified" in head
    return "unified" if is_unified else "legacy"


LEGACY = AmazonFlatFile("amazon-legacy-txt", "legacy")
UNIFIED = AmazonFlatFile("amazon-unified-txt", "unified")
VENDOR = AmazonFlatFile("amazon-vendor-txt", "vendor")
LOADER = AmazonFlatFile("amazon-loader-txt", "loader")
