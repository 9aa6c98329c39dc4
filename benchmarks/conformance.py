"""Reads every file below a folder and tells what was found in it: the proof for real samples.

    python -m benchmarks.conformance DIR

Each file is either read (how many listings and fields, the first one in short) or said to hold no
listing, with the reason. Exit status 1 when reading one ends in an error that is none of ours.
"""

from __future__ import annotations

import sys
from pathlib import Path

from listinglint.errors import InputError, NoListingsError
from listinglint.formats import ReadOptions, Source, read_listings
from listinglint.listings import Listing, cell_name


def main() -> None:
    if len(sys.argv) != 2 or not Path(sys.argv[1]).is_dir():
        sys.exit("usage: make conformance SAMPLES=DIR, where DIR is a folder of listing files")
    top = Path(sys.argv[1])
    outcomes = [_outcome(path, top) for path in sorted(top.rglob("*")) if path.is_file()]
    for kind in ("read", "no listing", "refused", "BROKEN"):
        print(f"{sum(outcome == kind for outcome in outcomes):4} {kind}")
    sys.exit(1 if "BROKEN" in outcomes else 0)


def _outcome(path: Path, top: Path) -> str:
    shown = path.relative_to(top).as_posix()
    try:
        with path.open("rb") as stream:
            file = read_listings(Source(shown, stream), ReadOptions())
            listings = list(file.listings)
    except NoListingsError as error:
        print(f"{shown}\n    no listing: {error.what}")
        return "no listing"
    except InputError as error:
        print(f"{shown}\n    refused: {error.what}")
        return "refused"
    except Exception as error:  # the very thing this command is to find
        print(f"{shown}\n    BROKEN: {type(error).__name__}: {error}")
        return "BROKEN"
    fields = sum(len(listing.fields) for listing in listings)
    print(f"{shown}\n    {file.format}: {len(listings)} listings, {fields} fields")
    for note in file.notes:
        print(f"    note: {note}")
    if listings:
        print(f"    first: {_shown(listings[0])}")
    return "read"


def _shown(listing: Listing) -> str:
    parts = [f"row {listing.row}", f"SKU {listing.sku}", str(listing.marketplace)]
    for field in listing.fields[:3]:
        column = field.column
        place = cell_name(column.index, listing.row) if column.index is not None else field.pointer
        parts.append(f"{column.field} at {place} ({column.key}): {field.text[:40]!r}")
    return " | ".join(parts)


if __name__ == "__main__":
    main()
