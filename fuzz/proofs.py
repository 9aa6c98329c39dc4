"""What must hold of every file, whatever its bytes; the targets of readers share it."""

from __future__ import annotations

from collections.abc import Sequence

from listinglint.errors import FormatError, InputError
from listinglint.fixing import place_of, require_proven
from listinglint.fixing.choosing import NEVER_REWORDED
from listinglint.formats import (
    FieldEdit,
    ReadOptions,
    Source,
    comments_of,
    read_listings,
    rewrite,
)
from listinglint.listings import Field, Listing, SourceFile

from .choices import Choices

_OPTIONS = ReadOptions()
#: New texts; of those behind :data:`_PLAIN` each is hard on some way of writing.
TEXTS = (
    *(
        "soft",
        "",
        "soft and light",
        " ",
        "a",
        'a "b", c\td',
        "x\ny",
        "l\r\nm",
        "é€ß",
        "日本 \U0001f9fc",
        "a: b # c",
        "- a",
    ),
    *("</x>&amp;", "]]>", "\\u0041\\", "'", "null", "a\x01", "\ufeff", "\x85\u2028", "{a}, [b]"),
)
#: So many of the texts are such as a rewording leaves: what is written with them must be proved.
_PLAIN = 3


def require_read_and_written(
    data: bytes, path: str, choices: Choices, *, is_sound: bool = True
) -> None:
    """Read ``data`` as the file ``path``, write it back without and with one edit, prove both.

    A file may be refused with an :class:`~listinglint.errors.InputError`, an edit with a reason.
    Where a file ``is_sound`` and an edit plain, ``fix`` may not give up.
    """
    try:
        file = read_listings(Source.of_bytes(data, path), _OPTIONS)
        listings = list(file.listings)
    except InputError as error:
        _require_says_what(error)
        return
    _require_sound(listings)
    comments_of(Source.of_bytes(data, path), file.format)
    try:
        same = rewrite(Source.of_bytes(data, path), file.format, (), _OPTIONS)
    except FormatError:  # of this format nothing is written back
        return
    if same.data != data:
        raise AssertionError("written back without edits, the bytes differ")
    edit = _edit(listings, choices)
    if edit is not None:
        may_fail = not is_sound or bool(file.notes or file.unread) or not _is_plain(edit)
        _require_one_change(data, file, listings, edit, may_fail=may_fail)


def _require_says_what(error: InputError) -> None:
    str(error).encode()
    if not error.what:
        raise AssertionError("an error that says nothing")


def _require_sound(listings: Sequence[Listing]) -> None:
    """What later rooms and every output rely on."""
    for listing in listings:
        if listing.row < 1 or (listing.line is not None and listing.line < 1):
            raise AssertionError(f"no place in a file: row {listing.row}, line {listing.line}")
        (listing.sku or "").encode()
        for field in listing.fields:
            if not field.name or (field.line is not None and field.line < 1):
                raise AssertionError(f"no field of a file: {field}")
            f"{field.text}{field.pointer}{field.column.key}{field.column.label}".encode()


def _edit(listings: Sequence[Listing], choices: Choices) -> FieldEdit | None:
    fields = [(listing, field) for listing in listings for field in listing.fields]
    if not fields:
        return None
    listing, field = choices.one_of(fields)
    text = choices.one_of(TEXTS)
    return FieldEdit(listing, field, _changed(field, text, choices.number()))


def _changed(field: Field, text: str, at: int) -> str:
    """The text alone, or in the place of a part of the old one, as a rewording would have it."""
    if at >= 0x80:
        return text
    at %= len(field.text) + 1
    return field.text[:at] + text + field.text[at + 3 :]


def _require_one_change(
    data: bytes, file: SourceFile, listings: Sequence[Listing], edit: FieldEdit, *, may_fail: bool
) -> None:
    """Make one edit; what is not refused reads as asked for, and as before elsewhere.

    Else ``fix`` leaves the whole file alone, which is a fault unless it ``may_fail``: something had
    to be guessed to read the file, or the edit is none that a rewording would ask for.
    """
    path = file.path
    try:
        result = rewrite(Source.of_bytes(data, path), file.format, (edit,), _OPTIONS)
        if result.refused:
            if result.data != data:
                raise AssertionError("the only edit was refused, and the bytes differ")
            return
        again = read_listings(Source.of_bytes(result.data, path), _OPTIONS)
        places = {place_of(edit.listing, edit.field): edit.text}
        require_proven(listings, again.listings, places, file=path)
    except InputError as error:
        if not may_fail:
            raise AssertionError(f"not as asked for: {error}") from error


def _is_plain(edit: FieldEdit) -> bool:
    """Whether a rewording could ask for this: words, in copy, in a field that has words before."""
    kind, text = edit.field.column.kind, edit.text
    return (
        kind not in NEVER_REWORDED
        and any(plain in text for plain in TEXTS[:_PLAIN] if plain)
        and text.isascii()
        and text.isprintable()
        and text == text.strip()
    )
