"""Room one: bytes in, listings out. A file is recognised by its content, never by its ending alone.

To add a format, write a module with a class that fulfils :class:`Format` and put it into
:data:`FORMATS` at the place where it should be asked.
"""

from __future__ import annotations

from typing import Protocol

from ..errors import FormatError
from ..listings import SourceFile
from .json_listings import JsonFormat, JsonlFormat
from .source import ReadOptions, Source
from .spapi_json import (
    AmazonAnswerFormat,
    ListingsFeedFormat,
    ListingsItemFormat,
    WalmartFormat,
)

__all__ = ["FORMATS", "Format", "ReadOptions", "Source", "read_listings"]


class Format(Protocol):
    """A file format: how to recognise it, how to read its listings."""

    #: The stable name in the output and for ``--input-format``.
    id: str

    def recognises(self, source: Source) -> bool:
        """Whether the content is of this format; must not raise, whatever the bytes."""
        ...

    def read(self, source: Source, options: ReadOptions) -> SourceFile:
        """The listings, lazily; raises :class:`~listinglint.errors.FormatError`."""
        ...


FORMATS: tuple[Format, ...] = (
    AmazonAnswerFormat(),
    ListingsFeedFormat(),
    ListingsItemFormat(),
    WalmartFormat(),
    JsonlFormat(),
    JsonFormat(),
)


def read_listings(source: Source, options: ReadOptions) -> SourceFile:
    """Recognise ``source`` (unless the options name its format) and read it."""
    for format_ in FORMATS:
        if options.format == format_.id or (options.format is None and format_.recognises(source)):
            return format_.read(source, options)
    raise FormatError("not a listing file that listinglint knows", file=source.path)
