"""Why a file that no format recognised cannot be read: the answer names a way out."""

from __future__ import annotations

from ..errors import FormatError
from .encodings import decode_sample, is_binary
from .generic_table import looks_like_table, no_text_column
from .source import Source

_SAVE_AS = "Save the table as .xlsx, or as CSV or tab-delimited text"

#: First bytes, what they are and what to do.
_BEGINNINGS: tuple[tuple[bytes, str, str], ...] = (
    (
        b"\xd0\xcf\x11\xe0",
        "an old .xls workbook, or one that is encrypted with a password",
        "Open it in Excel, remove the password and save it as .xlsx or as text",
    ),
    (b"%PDF", "a PDF document", "Lint the table or text it was made from"),
    (b"\x89PNG", "a picture (PNG)", "Text in pictures cannot be checked; name the listing file"),
    (
        b"\xff\xd8\xff",
        "a picture (JPEG)",
        "Text in pictures cannot be checked; name the listing file",
    ),
    (b"GIF8", "a picture (GIF)", "Text in pictures cannot be checked; name the listing file"),
    (b"PK", "a ZIP archive that is no Excel workbook", "Unpack it and name the listing file in it"),
    (b"\x1f\x8b", "a gzip archive", "Unpack it first"),
)


def refusal_of(source: Source) -> FormatError:
    """The error for ``source``: what the file seems to be, and what to do."""
    sample = source.sample()
    if not sample.strip(b"\xef\xbb\xbf\xff\xfe \t\r\n\0"):
        return FormatError(
            "the file is empty", file=source.path, remedy="Export the listings again"
        )
    for beginning, what, remedy in _BEGINNINGS:
        if sample.startswith(beginning):
            return FormatError(what, file=source.path, remedy=remedy)
    if is_binary(sample):
        return FormatError("a binary file, no text", file=source.path, remedy=_SAVE_AS)
    header = looks_like_table(decode_sample(sample))
    if header:
        return no_text_column(header, file=source.path, place="row 1")
    return FormatError(
        "not a listing file that listinglint knows",
        file=source.path,
        remedy="Name its format with --input-format, or save it as CSV with a header row",
    )
