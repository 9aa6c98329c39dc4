"""What tests of writing back share: change fields by their names and prove nothing else did."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from listinglint.formats import FieldEdit, ReadOptions, Rewritten, Source, read_listings, rewrite
from listinglint.listings import Listing

#: The number of a listing from 0, and the name of its field.
Changes = Mapping[tuple[int, str], str]


def listings_of(
    data: bytes, path: str, options: ReadOptions | None = None
) -> tuple[str, list[Listing]]:
    """The format of a file in memory and its listings."""
    file = read_listings(Source.of_bytes(data, path), options or ReadOptions())
    return file.format, list(file.listings)


def rewritten(
    data: bytes, path: str, changes: Changes, options: ReadOptions | None = None
) -> Rewritten:
    """The file with these fields given other texts, as the format says, unproved."""
    options = options or ReadOptions()
    format_id, listings = listings_of(data, path, options)
    edits = []
    for (number, name), text in changes.items():
        listing = listings[number]
        field = next(field for field in listing.fields if field.name == name)
        edits.append(FieldEdit(listing, field, text))
    result = rewrite(Source.of_bytes(data, path), format_id, edits, options)
    if not data.startswith(b"PK"):
        assert with_pieces(data, result) == result.data
    return result


def with_pieces(data: bytes, result: Rewritten) -> bytes:
    """The file with each piece of the result in its place: they tell all that has changed."""
    for piece in sorted(result.pieces, key=lambda piece: -piece.start):
        data = data[: piece.start] + piece.new + data[piece.end :]
    return data


def written(data: bytes, path: str, changes: Changes, options: ReadOptions | None = None) -> bytes:
    """The file with all changes made; every other field of every listing reads as before."""
    result = rewritten(data, path, changes, options)
    assert not result.refused
    _, before = listings_of(data, path, options)
    _, after = listings_of(result.data, path, options)
    for (number, name), text in changes.items():
        before[number] = _changed(before[number], name, text)
    assert [_told(listing) for listing in after] == [_told(listing) for listing in before]
    return result.data


def _changed(listing: Listing, name: str, text: str) -> Listing:
    index = next(i for i, field in enumerate(listing.fields) if field.name == name)
    changed = listing.fields[index]._replace(text=text)
    fields = (*listing.fields[:index], changed, *listing.fields[index + 1 :])
    return replace(listing, fields=fields)


def _told(listing: Listing) -> tuple[object, ...]:
    """All of a listing but its lines, which a longer text may move."""
    fields = [(field.column, field.text, field.pointer) for field in listing.fields]
    return listing.sku, listing.row, listing.sheet, listing.language, listing.marketplace, fields
