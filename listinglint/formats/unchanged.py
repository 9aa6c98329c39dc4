"""What of a file is new, beside an older version of it: the listings whose texts differ.

Both versions are read, but of a table that is text only the lines that they do not share: in a
catalog of 50,000 rows of which one was changed, the rest is known by comparing bytes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from itertools import chain

from ..errors import InputError
from ..listings import Listing, SourceFile
from . import read_listings, recognise
from .encodings import find_encoding
from .source import SAMPLE_BYTES, ReadOptions, Source

#: So many lines stay at least: heads of templates, and the listings that show the usual language.
_KEPT_LINES = 100
_TABLES = frozenset({"csv", "tsv", "amazon-listings-report"})
_TABLE_ENDINGS = ("-csv", "-txt")


@dataclass(frozen=True, slots=True)
class ChangedFile:
    """A file as read, and what tells which of its listings the older version does not have.

    Of those that it has, some or all may have been left out of ``file``.
    """

    file: SourceFile
    is_changed: Callable[[Listing], bool]


def read_changed(source: Source, old: bytes | None, options: ReadOptions) -> ChangedFile:
    """Read ``source`` beside its ``old`` bytes; without them every listing is new.

    Raises :class:`~listinglint.errors.InputError` as reading ``source`` alone would.
    """
    if old is None:
        return ChangedFile(read_listings(source, options), lambda listing: True)
    before = Source.of_bytes(old, source.path)
    notes: list[str] = []
    if _is_text_table(source, options):
        shorter = _without_shared_lines(source, before, options)
        if shorter is not None:
            source, before, options = shorter
    known = frozenset(_told(before, options, notes))
    file = read_listings(source, options)
    file.notes.extend(notes)
    return ChangedFile(file, lambda listing: _text_of(listing) not in known)


def _told(source: Source, options: ReadOptions, notes: list[str]) -> Iterator[int]:
    """The texts of the older listings; one that cannot be read has none."""
    try:
        for listing in read_listings(source, options).listings:
            yield _text_of(listing)
    except InputError as error:
        notes.append(f"the older version was not compared: {error.what}")


def _text_of(listing: Listing) -> int:
    """What a listing says, where it is sold, and the SKU, wherever its row stands.

    A hash, because a hundred thousand of them are held at once; without a SKU the texts alone tell
    listings apart.
    """
    texts = tuple([(each.column.key, each.column.index, each.text) for each in listing.fields])
    return hash((listing.sku, listing.language, listing.marketplace, texts))


def _is_text_table(source: Source, options: ReadOptions) -> bool:
    format_ = None if options.format else recognise(source)
    name = options.format or (format_.id if format_ else "")
    return name in _TABLES or name.endswith(_TABLE_ENDINGS)


def _without_shared_lines(
    source: Source, before: Source, options: ReadOptions
) -> tuple[Source, Source, ReadOptions] | None:
    """Both versions without the lines that they share, which are blank in the new one: rows count.

    ``None`` where that is not certain to leave rows whole: a row may go on in the next line. What
    recognising and reading look at first stays, and the encoding is that of the whole file.
    """
    new, old = source.read(), before.read()
    lines, old_lines = new.split(b"\n"), old.split(b"\n")
    if not (_is_row_a_line(new, lines) and _is_row_a_line(old, old_lines)):
        return None
    found = find_encoding(source, explicit=options.encoding, marketplace=options.marketplace)
    if options.encoding is None and find_encoding(before).name != found.name:
        return None  # saved in another encoding: the same bytes are other letters
    told = replace(options, encoding=found.name)
    return (
        Source.of_bytes(_rest(lines, frozenset(old_lines), blank=[b""]), source.path),
        Source.of_bytes(_rest(old_lines, frozenset(lines), blank=[]), before.path),
        told,
    )


def _is_row_a_line(data: bytes, lines: list[bytes]) -> bool:
    """Whether no row can reach over a line end: every line closes the quotes that it opens."""
    if b"\0" in data[:SAMPLE_BYTES] or len(lines) <= _KEPT_LINES:
        return False
    return b'"' not in data or not any(line.count(b'"') % 2 for line in lines)


def _rest(lines: list[bytes], shared: frozenset[bytes], *, blank: list[bytes]) -> bytes:
    """The beginning, and what is not shared of the rest; ``blank`` stands for a shared line."""
    kept, size = _KEPT_LINES, sum(map(len, lines[:_KEPT_LINES]))
    while kept < len(lines) and size < SAMPLE_BYTES:
        size += len(lines[kept])
        kept += 1
    rest = chain.from_iterable(blank if line in shared else (line,) for line in lines[kept:])
    return b"\n".join([*lines[:kept], *rest])
