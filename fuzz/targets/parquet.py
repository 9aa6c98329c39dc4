"""Parquet files with damaged bytes; pyarrow reads them, and all that it raises must be ours."""

from __future__ import annotations

import io
from collections.abc import Iterator

from ..proofs import require_read_and_written
from ..seeds import edit_choices

_ROWS = (
    [{"sku": "A", "title": "Tea mug", "bullets": ["Large", "Round"], "size": 3.0, "tags": None}],
    [{"sku": 7, "title": "Cup", "attributes": {"material": "Clay"}, "raw": b"x"}] * 3,
)


def seeds() -> Iterator[bytes]:
    """Small tables, packed and not."""
    import pyarrow
    from pyarrow import parquet

    for rows in _ROWS:
        for compression in ("NONE", "SNAPPY"):
            file = io.BytesIO()
            table = pyarrow.Table.from_pylist(rows)
            parquet.write_table(table, file, compression=compression, store_schema=False)
            yield bytes(4) + file.getvalue()


def run(data: bytes) -> None:
    """Read a file; it is never written back."""
    _, choices, rest = edit_choices(data)
    require_read_and_written(rest, "x.parquet", choices)
