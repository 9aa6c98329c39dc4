"""Reads every file below a folder and writes it back: the proof for real samples.

    python -m benchmarks.conformance DIR

Each file is either read (how many listings and fields, the first one in short) or said to hold no
listing, with the reason. What can be written back is written twice: without edits it must be the
same bytes, and with one edit only that cell may differ. Exit status 1 when reading ends in an error
that is none of ours, or when writing does more or less than it should.
"""

from __future__ import annotations

import io
import sys
import zipfile
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from listinglint.errors import FormatError, InputError, NoListingsError
from listinglint.fixing.proving import place_of, require_proven
from listinglint.formats import FieldEdit, ReadOptions, Source, read_listings, rewrite
from listinglint.listings import Field, Listing, SourceFile, cell_name

_ADDED = " conformance"
#: What is no copy, so that nobody would have it reworded.
_NO_COPY = frozenset({"brand", "category", "product_type"})
#: How many fields are tried before a file counts as one in which nothing can be changed.
_MAX_TRIED = 50
#: A character takes at most so many bytes, escaped in UTF-16; a cell's markup takes as many more.
_BYTES_PER_CHAR, _MARKUP_BYTES = 12, 300


def main() -> None:
    if len(sys.argv) != 2 or not Path(sys.argv[1]).is_dir():
        sys.exit("usage: make conformance SAMPLES=DIR, where DIR is a folder of listing files")
    top = Path(sys.argv[1])
    outcomes = [_outcome(path, top) for path in sorted(top.rglob("*")) if path.is_file()]
    for kind in ("read and written", "read", "no listing", "refused", "BROKEN"):
        print(f"{sum(outcome == kind for outcome in outcomes):4} {kind}")
    sys.exit(1 if "BROKEN" in outcomes else 0)


def _outcome(path: Path, top: Path) -> str:
    shown = path.relative_to(top).as_posix()
    try:
        data = path.read_bytes()
        file = read_listings(Source.of_bytes(data, shown), ReadOptions())
        listings = list(file.listings)
        print(f"{shown}\n{_summary(file, listings)}")
        return _written(data, file, listings)
    except NoListingsError as error:
        print(f"{shown}\n    no listing: {error.what}")
        return "no listing"
    except InputError as error:
        print(f"{shown}\n    refused: {error.what}")
        return "refused"
    except Exception as error:  # the very thing this command is to find
        print(f"{shown}\n    BROKEN: {type(error).__name__}: {error}")
        return "BROKEN"


def _summary(file: SourceFile, listings: list[Listing]) -> str:
    fields = sum(len(listing.fields) for listing in listings)
    lines = [f"{file.format}: {len(listings)} listings, {fields} fields"]
    lines += [f"note: {note}" for note in file.notes]
    lines += [f"first: {_shown(listing)}" for listing in listings[:1]]
    return "\n".join(f"    {line}" for line in lines)


def _shown(listing: Listing) -> str:
    parts = [f"row {listing.row}", f"SKU {listing.sku}", str(listing.marketplace)]
    for field in listing.fields[:3]:
        column = field.column
        parts.append(
            f"{column.field} at {_place(listing, field)} ({column.key}): {field.text[:40]!r}"
        )
    return " | ".join(parts)


def _place(listing: Listing, field: Field) -> str | None:
    index = field.column.index
    return cell_name(index, listing.row) if index is not None else field.pointer


def _written(data: bytes, file: SourceFile, listings: list[Listing]) -> str:
    """Write a file back without edits and with one; raises where that is not what it should be."""
    try:
        same = rewrite(Source.of_bytes(data, file.path), file.format, (), ReadOptions())
    except FormatError as error:
        print(f"    not written: {error.what}")
        return "read"
    if same.data != data:
        raise AssertionError("written back without edits, the bytes differ")
    reason = "no field of copy in it"
    for edit in _edits(listings):
        after = rewrite(Source.of_bytes(data, file.path), file.format, (edit,), ReadOptions())
        if after.refused:
            reason = after.refused[0].reason
            continue
        _require_one_change(data, after.data, file, listings, edit)
        print(f"    written: {edit.field.name} at {_place(edit.listing, edit.field)}")
        return "read and written"
    print(f"    not written: {reason}")
    return "read"


def _edits(listings: list[Listing]) -> Iterator[FieldEdit]:
    """Edits to try, from the middle of the file on."""
    start = len(listings) // 2
    edits = (
        FieldEdit(listing, field, field.text + _ADDED)
        for listing in listings[start:] + listings[:start]
        for field in listing.fields
        if field.column.kind not in _NO_COPY
    )
    return islice(edits, _MAX_TRIED)


def _require_one_change(
    data: bytes, after: bytes, file: SourceFile, listings: list[Listing], edit: FieldEdit
) -> None:
    try:
        again = read_listings(Source.of_bytes(after, file.path), ReadOptions(format=file.format))
        places = {place_of(edit.listing, edit.field): edit.text}
        require_proven(listings, again.listings, places, file=file.path)
    except InputError as error:  # of an honest file this is said as a refusal
        raise AssertionError(error.what) from error
    limit = _BYTES_PER_CHAR * len(edit.text) + _MARKUP_BYTES
    if sum(_changed_bytes(old, new) for old, new in _changed_parts(data, after)) > limit:
        raise AssertionError("more bytes differ than those of one cell")


def _changed_parts(data: bytes, after: bytes) -> list[tuple[bytes, bytes]]:
    """What differs: the files themselves, or of workbooks the parts."""
    if not data.startswith(b"PK"):
        return [(data, after)]
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(io.BytesIO(after)) as new:
        pairs = zip(old.infolist(), new.infolist(), strict=True)
        parts = [(old.read(one), new.read(other)) for one, other in pairs]
    return [(one, other) for one, other in parts if one != other]


def _changed_bytes(old: bytes, new: bytes) -> int:
    """How many bytes of the longer one are neither in the beginning nor in the end they share."""
    head = _shared(old, new)
    tail = _shared(old[head:][::-1], new[head:][::-1])
    return max(len(old), len(new)) - head - tail


def _shared(one: bytes, other: bytes) -> int:
    """How many bytes two texts share from the beginning; halving is quick on 100 MB."""
    low, high = 0, min(len(one), len(other))
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if one[:middle] == other[:middle] else (low, middle - 1)
    return low


if __name__ == "__main__":
    main()
