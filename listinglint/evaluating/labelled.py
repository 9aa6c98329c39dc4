"""Labelled listings as they stand in files.

A row carries the listing's text beside its ``labels``, or names it by ``key`` (``source:id``);
then the text is in a corpus: a folder of ``*.jsonl`` or ``*.jsonl.gz`` files whose rows have
``source`` and ``id``.
"""

from __future__ import annotations

import gzip
import json
import zlib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from ..errors import FormatError, InputError
from ..formats.json_listings import parsed
from ..formats.records import RecordReader
from ..formats.source import ReadOptions
from ..listings import Field, Listing
from ..marketplaces import canonical_marketplace
from .labels import Label, LabelledListing, label_of, plain_label

#: Members of a row that are the listing's; others (notes, facts to keep) are about the label.
LISTING_KEYS = (
    "title",
    "highlights",
    "bullets",
    "description",
    "keywords",
    "category",
    "brand",
    "product_type",
    "attributes",
)
#: The store whose rules a text is read under where the row names none that is known.
STORES = {
    "fr": "amazon.fr",
    "de": "amazon.de",
    "es": "amazon.es",
    "it": "amazon.it",
    "nl": "amazon.nl",
    "pl": "amazon.pl",
    "sv": "amazon.se",
}
DEFAULT_STORE = "amazon.com"
_ENDINGS = (".jsonl", ".jsonl.gz")
#: Shared, because it remembers what the few keys mean.
_READER = RecordReader(ReadOptions())


class LabelRow(NamedTuple):
    """One row of a labels file: the labels, and the listing where the row carries it."""

    key: str
    labels: Mapping[str, Label]
    record: Mapping[str, Any]

    @property
    def has_text(self) -> bool:
        """Whether the listing's text stands in the row itself."""
        return any(self.record.get(key) for key in LISTING_KEYS)


def read_labelled(path: Path, *, corpus: Path | None = None) -> list[LabelledListing]:
    """The labelled listings of a file, or of all files in a folder, in their order.

    Rows whose listing the corpus does not hold are left out. Raises :class:`InputError`.
    """
    rows = [row for file in label_files(path) for row in read_rows(file)]
    wanted = {row.key for row in rows if not row.has_text}
    if wanted and corpus is None:
        raise InputError(
            f"rows that name a listing by key and hold no text: {len(wanted):,}",
            file=str(path),
            remedy="Name the folder that holds the listings with --corpus",
        )
    found = dict(corpus_listings(corpus, wanted)) if wanted and corpus else {}
    return [labelled for row in rows if (labelled := _labelled(row, found)) is not None]


def label_files(path: Path) -> list[Path]:
    """The file itself, or the ``*.jsonl`` files of a folder by name."""
    if not path.is_dir():
        return [path]
    files = sorted(path.glob("*.jsonl"))
    if not files:
        raise FormatError("the folder holds no labels", file=str(path), remedy="Add a .jsonl file")
    return files


def is_labels_file(path: Path) -> bool:
    """Whether it is a folder, or a file whose first row carries labels; else it tells outcomes."""
    if path.is_dir():
        return True
    try:
        _, text = next(_lines(path))
        return "labels" in _object(text)
    except (FormatError, StopIteration):
        return False


def read_rows(path: Path) -> Iterator[LabelRow]:
    """The rows of a labels file; raises :class:`InputError` that names the line."""
    for number, text in _lines(path):
        try:
            yield _row(text)
        except InputError as error:
            place = f"line {number}"
            raise type(error)(
                error.what, file=str(path), place=place, remedy=error.remedy
            ) from None


def corpus_listings(corpus: Path, wanted: set[str] | None = None) -> Iterator[tuple[str, Listing]]:
    """Key and listing of the rows of a corpus, all of them or the ``wanted`` ones."""
    for path in _corpus_files(corpus):
        for number, text in _lines(path):
            record = _parsed_line(text, path, number)
            key = f"{record.get('source')}:{record.get('id')}"
            if wanted is None or key in wanted:
                yield key, listing_of(record, key, store=_usual_store(record))


def listing_of(record: Mapping[str, Any], key: str, *, store: str | None = None) -> Listing:
    """The listing in a row, called ``key``, as it would be read from a JSONL file."""
    members = {name: record[name] for name in LISTING_KEYS if record.get(name)}
    named = str(record.get("marketplace") or "")
    members |= {"id": key, "marketplace": store or canonical_marketplace(named) or DEFAULT_STORE}
    if record.get("lang") or record.get("language"):
        members["lang"] = record.get("lang") or record.get("language")
    return _READER.listing(members, row=1)


def row_of(labelled: LabelledListing) -> dict[str, Any]:
    """The row that :func:`read_labelled` reads as ``labelled``."""
    listing = labelled.listing
    plain: dict[str, Any] = {"id": labelled.key}
    if listing.language:
        plain["lang"] = listing.language
    if listing.marketplace:
        plain["marketplace"] = listing.marketplace
    for field in listing.fields:
        _put(plain, field)
    plain["labels"] = [plain_label(family, label) for family, label in labelled.labels.items()]
    if not labelled.is_complete:
        plain["complete"] = False
    return plain


def write_rows(path: Path, listings: Sequence[LabelledListing]) -> None:
    """Write labelled listings with their text, one a line."""
    lines = (json.dumps(row_of(labelled), ensure_ascii=False) for labelled in listings)
    path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8", newline="\n")


def _put(plain: dict[str, Any], field: Field) -> None:
    kind, name = field.column.kind, field.name
    if kind == "bullet":
        plain.setdefault("bullets", []).append(field.text)
    elif kind == "attribute":
        plain.setdefault("attributes", {}).setdefault(name.partition(":")[2], field.text)
    else:
        plain.setdefault(name, field.text)


def _labelled(row: LabelRow, found: Mapping[str, Listing]) -> LabelledListing | None:
    written = row.has_text
    listing = listing_of(row.record, row.key) if written else found.get(row.key)
    if listing is None:
        return None
    return LabelledListing(
        row.key,
        listing,
        row.labels,
        group=str(row.record.get("pair") or row.key),
        is_complete=row.record.get("complete") is not False,
        is_written=written,
    )


def _row(text: str) -> LabelRow:
    record = _object(text)
    key, labels = record.get("key") or record.get("id") or record.get("sku"), record.get("labels")
    if key is None or not isinstance(labels, list):
        raise FormatError(
            "not a labelled listing",
            remedy='Give objects with "labels" and either a "key" or the listing itself',
        )
    return LabelRow(str(key), dict(label_of(label) for label in labels), record)


def _object(text: str) -> Mapping[str, Any]:
    try:
        value = parsed(text)
    except json.JSONDecodeError as error:
        raise FormatError(f"not valid JSON: {error.msg} at column {error.colno}") from None
    except RecursionError:
        raise FormatError("JSON nested too deep") from None
    if not isinstance(value, dict):
        raise FormatError("not a JSON object")
    return value


def _parsed_line(text: str, path: Path, number: int) -> Mapping[str, Any]:
    try:
        return _object(text)
    except FormatError as error:
        raise FormatError(error.what, file=str(path), place=f"line {number}") from None


def _usual_store(record: Mapping[str, Any]) -> str:
    """The store for a listing of the corpus: by language, so that one set of rules is measured."""
    return STORES.get(str(record.get("lang")), DEFAULT_STORE)


def _corpus_files(corpus: Path) -> list[Path]:
    if not corpus.is_dir():
        raise FormatError("not a folder", file=str(corpus), remedy="Name the folder of the corpus")
    files = sorted(path for path in corpus.iterdir() if path.name.endswith(_ENDINGS))
    if not files:
        raise FormatError("the folder holds no .jsonl or .jsonl.gz file", file=str(corpus))
    return files


def _lines(path: Path) -> Iterator[tuple[int, str]]:
    """The lines that are not blank, with their 1-based numbers."""
    try:
        data = path.read_bytes()
        text = (gzip.decompress(data) if path.suffix == ".gz" else data).decode("utf-8-sig")
    except (OSError, EOFError, zlib.error) as error:
        raise FormatError(f"cannot be read: {error}", file=str(path)) from None
    except UnicodeDecodeError:
        raise FormatError("not UTF-8", file=str(path), remedy="Save it as UTF-8") from None
    # not splitlines: a title may hold U+2028
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip():
            yield number, line
