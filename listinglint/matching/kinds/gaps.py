"""``empty`` and ``count``: fields that are not there.

A file that has no such column at all says nothing about them, and a row without any copy is an
update of something else.
"""

from __future__ import annotations

from collections.abc import Sequence

from ...listings import Field, Listing
from ...rules import Limit
from .values import FieldsByKind, Hit, ListingFinder, Parameters, since, value_of

#: A row with none of these is no listing but a price or stock update.
COPY = ("title", "bullet", "description")


def empty(parameters: Parameters, limit: Limit | None) -> ListingFinder:
    """Something in each kind of field of ``fields``, where other copy is given."""
    kinds: Sequence[str] = parameters["fields"]
    needed = frozenset(kinds)

    def find(fields: FieldsByKind, listing: Listing) -> Sequence[tuple[Field, Hit]]:
        if needed <= fields.keys():
            return ()
        found: list[tuple[Field, Hit]] = []
        for kind in kinds:
            if kind not in fields and any(copy in fields for copy in COPY):
                gap = _gap(kind, fields, listing)
                if gap:
                    found.append((gap, Hit(0, len(gap.text))))
        return found

    return ListingFinder(find)


def count(parameters: Parameters, limit: Limit | None) -> ListingFinder:
    """At least as many fields of the limit's kind as its value."""
    least: int = value_of(limit)
    assert limit is not None
    kind, dated = limit.field, since(limit)

    def find(fields: FieldsByKind, listing: Listing) -> Sequence[tuple[Field, Hit]]:
        present = fields.get(kind, ())
        if len(present) >= least or not any(copy in fields for copy in COPY):
            return ()
        gap = _gap(kind, fields, listing) or (present[-1] if present else None)
        if gap is None:
            return ()
        end = len(gap.text)
        message = f"{len(present)} given, at least {least} are asked for{dated}"
        return [(gap, Hit(end if gap.text.strip() else 0, end, message))]

    return ListingFinder(find)


def _gap(kind: str, fields: FieldsByKind, listing: Listing) -> Field | None:
    """The first blank field of ``kind``, else the first column of it that this row leaves empty."""
    for field in listing.fields:
        if field.column.kind == kind and not field.text.strip():
            return field
    stores = {f.column.marketplace for same in fields.values() for f in same} | {None}
    given = {id(field.column) for field in listing.fields}
    for column in listing.columns:
        if column.kind == kind and column.marketplace in stores and id(column) not in given:
            return Field(column, "")
    return None
