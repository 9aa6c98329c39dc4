"""What the tests of the dialects share: a table in memory, read."""

from __future__ import annotations

from listinglint.formats import ReadOptions, Source, read_listings
from listinglint.listings import Listing, SourceFile


def read(
    text: str, name: str = "export.csv", **options: object
) -> tuple[SourceFile, list[Listing]]:
    """The file and its listings."""
    source = Source.of_bytes(text.encode(), name)
    file = read_listings(source, ReadOptions(**options))  # type: ignore[arg-type]
    return file, list(file.listings)


def texts(listing: Listing) -> dict[str, str]:
    """The texts of a listing by their canonical names."""
    return {field.name: field.text for field in listing.fields}
