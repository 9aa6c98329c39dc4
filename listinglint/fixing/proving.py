"""The proof before anything is written: the new file says what the old one said, but for the edits.

Both are read by the reader that every run uses, and every field of every listing is compared.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import zip_longest
from typing import NamedTuple

from ..errors import FormatError
from ..listings import Field, Listing, cell_name


class Place(NamedTuple):
    """What tells a field of a file from all others, whatever is noted of its column."""

    sheet: str | None
    row: int
    key: str
    column: int | None
    pointer: str | None


def place_of(listing: Listing, field: Field) -> Place:
    """Where ``field`` stands."""
    column = field.column
    return Place(listing.sheet, listing.row, column.key, column.index, field.pointer)


def require_proven(
    before: Iterable[Listing], after: Iterable[Listing], edits: Mapping[Place, str], *, file: str
) -> None:
    """Raise unless ``after`` is ``before`` with the texts of ``edits``, every one and no other."""
    rows = {(place.sheet, place.row) for place in edits}
    missing = set(edits)
    for old, new in zip_longest(before, after):
        if old is None or new is None:
            raise _unproven(old or new, file)
        if (old.sheet, old.row) in rows:
            _require_edited(old, new, edits, missing, file)
        elif not _same(old, new) or _texts(old) != _texts(new):
            raise _unproven(old, file)
    if missing:
        raise _unproven(None, file)


def _require_edited(
    old: Listing, new: Listing, edits: Mapping[Place, str], missing: set[Place], file: str
) -> None:
    if not _same(old, new) or len(old.fields) != len(new.fields):
        raise _unproven(old, file)
    for field, written in zip(old.fields, new.fields, strict=True):
        place = place_of(old, field)
        missing.discard(place)
        expected = edits.get(place, field.text)
        if place != place_of(new, written) or written.text != expected:
            raise _unproven(old, file, field)


def _same(old: Listing, new: Listing) -> bool:
    return (old.sku, old.row, old.sheet) == (new.sku, new.row, new.sheet)


def _texts(listing: Listing) -> list[tuple[str, str, str | None]]:
    return [(field.column.key, field.text, field.pointer) for field in listing.fields]


def _unproven(listing: Listing | None, file: str, field: Field | None = None) -> FormatError:
    index = field.column.index if field else None
    place = "" if listing is None else f"row {listing.row}"
    if listing is not None and index is not None:
        place = f"cell {cell_name(index, listing.row)}"
    return FormatError(
        "the file was not changed: the rewritten one would differ in more than the edited cells",
        file=file,
        place=place,
        remedy="Make the changes by hand (--diff shows them), and report the file as a bug",
    )
