"""What Amazon reports about listings: told apart from listing files, and refused by name.

A report about a listing repeats its title, so that a plain table reader would take it for a
catalog. The listings report is one: it is read, since it holds the titles and descriptions that
customers see. Reports are never quoted: ``24"`` is an inch mark wherever it stands.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain

from ..errors import FormatError, NoListingsError
from ..listings import SourceFile
from .columns import amazon_column, normalised
from .encodings import decode_sample, is_binary
from .source import ReadOptions, Source
from .table_listings import TableReader, source_file
from .tables import HEAD_ROWS, head_of, open_table, rows_of_text

#: The names that must be in a report's header, and what the report is.
_HEADERS: tuple[tuple[frozenset[str], str], ...] = (
    (
        frozenset({"alert_type", "field_name", "explanation"}),
        "Amazon's report of listing quality alerts",
    ),
    (
        frozenset({"status", "reason", "sku", "asin", "issue_description"}),
        "Amazon's report of suppressed listings",
    ),
    (
        frozenset({"error_code", "original_record_number"}),
        "Amazon's processing report of an uploaded file",
    ),
    (frozenset({"error_code", "sku"}), "Amazon's processing report of an uploaded file"),
    (
        frozenset({"asin", "action_taken", "reason"}),
        "Amazon's account health report on policy compliance",
    ),
    (
        frozenset({"asin", "action", "reason", "impact"}),
        "Amazon's account health report on policy compliance",
    ),
)
_PREAMBLE = "feed processing summary"
_LISTINGS_REPORT = frozenset({"item_name", "seller_sku", "listing_id"})


@dataclass(frozen=True, slots=True)
class AmazonReport:
    """A report about listings: recognised so that it can be refused by its name."""

    id: str = "amazon-report"

    def recognises(self, source: Source) -> bool:
        """By the names in a header row."""
        return _report_of(source) is not None

    def read(self, source: Source, options: ReadOptions) -> SourceFile:
        """Raise: a report says what happened to listings and is none."""
        what = _report_of(source) or "an Amazon report"
        raise NoListingsError(
            f"{what} holds no listing text that could be changed",
            file=source.path,
            remedy="Lint the flat file or feed that was uploaded",
        )


@dataclass(frozen=True, slots=True)
class ListingsReport:
    """The report of all, active or inactive listings (``GET_MERCHANT_LISTINGS_ALL_DATA``)."""

    id: str = "amazon-listings-report"

    def recognises(self, source: Source) -> bool:
        """By the three names in its first row that every age and region has."""
        return any(names >= _LISTINGS_REPORT for names in _name_sets(source, "\t")[:1])

    def read(self, source: Source, options: ReadOptions) -> SourceFile:
        """The listings, one a row; cells missing at the end of a row are empty."""
        table = open_table(source, options, delimiter="\t", quoting=False)
        rows = table.rows()
        head = head_of(rows, file=source.path, limit=1)
        keys = [cell.strip() for row in head for cell in row.cells]
        names = [normalised(key) for key in keys]
        if "item_name" not in names:
            raise FormatError(
                "a listings report without a column item-name", file=source.path, place="row 1"
            )
        columns = (amazon_column(key, key, index) for index, key in enumerate(keys))
        reader = (
            TableReader(
                columns=tuple(column for column in columns if column),
                width=len(keys),
                sku=names.index("seller_sku") if "seller_sku" in names else None,
                notes=table.notes,
            )
            .with_defaults(options)
            .on_amazon()
        )
        listings = reader.listings(chain(rows))
        empty = "a listings report without any listing"
        return source_file(source.path, self.id, listings, table.notes, empty=empty)


REPORT = AmazonReport()
LISTINGS_REPORT = ListingsReport()


def _report_of(source: Source) -> str | None:
    """What report this is; ``None`` for every other file."""
    sample = source.sample()
    if decode_sample(sample[:200]).strip().lower().startswith(_PREAMBLE):
        return "Amazon's processing report of an uploaded file"
    for delimiter in "\t,;":
        for names in _name_sets(source, delimiter):
            if report := _named(names):
                return report
    return None


def _named(names: frozenset[str]) -> str | None:
    return next((what for header, what in _HEADERS if header <= names), None)


def _name_sets(source: Source, delimiter: str) -> list[frozenset[str]]:
    """The normalised cells of the first rows; a preamble may stand above the header."""
    sample = source.sample()
    if is_binary(sample):
        return []
    rows: Sequence[list[str]] = rows_of_text(decode_sample(sample), delimiter, limit=HEAD_ROWS)
    return [frozenset(normalised(cell) for cell in row) for row in rows]
