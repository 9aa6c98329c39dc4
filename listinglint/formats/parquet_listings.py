"""Parquet, one listing a row, read by the names of its columns; lists hold bullets.

pyarrow reads it, which is large and which few sellers need: ``pip install "listinglint[parquet]"``.
Parquet is not written back, since no part of such a file can change without all of it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, TypeVar

from ..errors import FormatError
from ..listings import Listing, SourceFile
from .records import RecordReader, is_listing
from .source import ReadOptions, Source
from .table_listings import source_file

_T = TypeVar("_T")

_MAGIC = b"PAR1"
#: Rows that are in memory at a time.
_BATCH_ROWS = 1000
#: A group of rows larger than this is refused, in bytes unpacked as the file says.
MAX_GROUP_BYTES = 1 << 30
#: Bounds for the file's own description, in bytes and in members.
_MAX_TEXT, _MAX_MEMBERS = 1 << 26, 1_000_000
_MAX_DEPTH = 8


class ParquetFormat:
    """A Parquet file; its rows are read in batches."""

    id = "parquet"

    def recognises(self, source: Source) -> bool:
        """By the first bytes."""
        return source.sample().startswith(_MAGIC)

    def read(self, source: Source, options: ReadOptions) -> SourceFile:
        """The listings among the rows."""
        file = _opened(source)
        largest = max(_group_sizes(file), default=0)
        if largest > MAX_GROUP_BYTES:
            raise FormatError(
                f"a group of rows that unpacks to {largest:,} bytes",
                file=source.path,
                remedy=f"Write groups of at most {MAX_GROUP_BYTES:,} bytes",
            )
        listings = _listings(file, source.path, RecordReader(options))
        empty = f"no listing among the rows; the columns are {', '.join(_names(file))}"
        return source_file(source.path, self.id, listings, [], empty=empty)


def _opened(source: Source) -> Any:
    try:
        from pyarrow import parquet
    except ImportError:
        raise FormatError(
            "reading Parquet needs pyarrow, which is not installed",
            file=source.path,
            remedy='Install it with pip install "listinglint[parquet]", or exclude the file',
        ) from None
    source.stream.seek(0)
    return _calling(
        source.path,
        lambda: parquet.ParquetFile(
            source.stream,
            thrift_string_size_limit=_MAX_TEXT,
            thrift_container_size_limit=_MAX_MEMBERS,
        ),
    )


def _calling(path: str, call: Callable[[], _T]) -> _T:
    """Call into pyarrow, which answers damaged files with errors of many kinds."""
    try:
        return call()
    except Exception as error:
        what = str(error).partition("\n")[0][:200] or type(error).__name__
        raise FormatError(
            f"the Parquet file cannot be read: {what}",
            file=path,
            remedy="Export it again, or as CSV or JSONL",
        ) from None


def _group_sizes(file: Any) -> list[int]:
    metadata = file.metadata
    return [metadata.row_group(index).total_byte_size for index in range(metadata.num_row_groups)]


def _names(file: Any) -> list[str]:
    return [repr(name[:40]) for name in file.schema_arrow.names[:12]]


def _listings(file: Any, path: str, reader: RecordReader) -> Iterator[Listing]:
    batches = _calling(path, lambda: file.iter_batches(batch_size=_BATCH_ROWS, use_threads=False))
    row = 0
    while (batch := _calling(path, lambda: next(batches, None))) is not None:
        for values in _calling(path, batch.to_pylist):
            row += 1
            record = {key: _plain(value) for key, value in values.items()}
            if is_listing(record):
                yield reader.listing(record, row=row)


def _plain(value: object, depth: int = 0) -> object:
    """A value as JSON would hold it, numbers as their text; ``None`` for what is no text."""
    if isinstance(value, str) or value is None or depth > _MAX_DEPTH:
        return value if isinstance(value, str) else None
    if isinstance(value, list):
        return [_plain(item, depth + 1) for item in value]
    if isinstance(value, dict):
        return {str(key): _plain(item, depth + 1) for key, item in value.items()}
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return None if isinstance(value, bytes | tuple) else str(value)
