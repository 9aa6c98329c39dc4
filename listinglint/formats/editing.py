"""What room one is asked to write back, and what it answers.

``fixing`` decides what to change and proves the result; a format only splices: the bytes of the
edited cells change, every other byte stays what it was.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple, Protocol, runtime_checkable

from ..listings import Field, Listing
from .source import ReadOptions, Source


class FieldEdit(NamedTuple):
    """One field of one listing, both as read from this very file, and its whole new text.

    The place is found again by the listing's row, line and sheet and by the field's column or
    pointer.
    """

    listing: Listing
    field: Field
    text: str


class Refusal(NamedTuple):
    """An edit that was not made; ``reason`` is a sentence for the seller, with the remedy."""

    edit: FieldEdit
    reason: str


class Piece(NamedTuple):
    """The bytes that an edit changes: ``[start, end)`` of the old file, and those that come there.

    Some of them may be the same before and after, such as the quotes of a cell.
    """

    edit: FieldEdit
    start: int
    end: int
    new: bytes


class Rewritten(NamedTuple):
    """The whole file with all edits but the refused ones; without any the same bytes.

    ``notes`` say what an edit cost that its text does not show, such as bold words made plain.
    ``pieces`` tell of each edit that was made where it was, in files of text.
    """

    data: bytes
    refused: tuple[Refusal, ...] = ()
    notes: tuple[str, ...] = ()
    pieces: tuple[Piece, ...] = ()


@runtime_checkable
class Writable(Protocol):
    """What a format that can be written back has besides reading."""

    def rewrite(
        self, source: Source, edits: Sequence[FieldEdit], options: ReadOptions
    ) -> Rewritten:
        """The bytes of ``source`` with these edits; ``options`` are those it was read with.

        An edit that cannot be made is refused, the others go on. Raises
        :class:`~listinglint.errors.FormatError` where nothing of the file can be written.
        """
        ...
