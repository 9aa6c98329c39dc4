"""Room one: bytes in, listings out. A file is recognised by its content, never by its ending alone.

To add a format, write a module with a class that fulfils :class:`Format` and put it into
:data:`FORMATS` at the place where it should be asked.
"""

from __future__ import annotations

from typing import Protocol

from ..errors import FormatError
from ..listings import SourceFile
from . import (
    amazon_flatfile,
    amazon_reports,
    generic_table,
    markdown_listings,
    workbooks,
    yaml_listings,
)
from .json_listings import JsonFormat, JsonlFormat
from .markdown_listings import MarkdownFormat
from .refusals import refusal_of
from .source import ReadOptions, Source
from .spapi_json import (
    AmazonAnswerFormat,
    ListingsFeedFormat,
    ListingsItemFormat,
    WalmartFormat,
)
from .yaml_listings import YamlFormat

__all__ = [
    "FORMATS",
    "Format",
    "ReadOptions",
    "Source",
    "comments_of",
    "read_listings",
    "recognise",
]


class Format(Protocol):
    """A file format: how to recognise it, how to read its listings."""

    @property
    def id(self) -> str:
        """The stable name in the output and for ``--input-format``."""
        ...

    def recognises(self, source: Source) -> bool:
        """Whether the content is of this format; must not raise, whatever the bytes."""
        ...

    def read(self, source: Source, options: ReadOptions) -> SourceFile:
        """The listings, lazily; raises :class:`~listinglint.errors.FormatError`."""
        ...


#: Asked in this order: what has an unmistakable beginning first, tables by column names last.
FORMATS: tuple[Format, ...] = (
    workbooks.UNIFIED,
    workbooks.VENDOR,
    workbooks.LEGACY,
    workbooks.PLAIN,
    MarkdownFormat(),
    YamlFormat(),
    AmazonAnswerFormat(),
    ListingsFeedFormat(),
    ListingsItemFormat(),
    WalmartFormat(),
    JsonlFormat(),
    JsonFormat(),
    amazon_flatfile.UNIFIED,
    amazon_flatfile.VENDOR,
    amazon_flatfile.LEGACY,
    amazon_flatfile.LOADER,
    amazon_reports.REPORT,
    amazon_reports.LISTINGS_REPORT,
    generic_table.CSV,
    generic_table.TSV,
)


def recognise(source: Source) -> Format | None:
    """The format of ``source``; ``None`` when it is no listing file that listinglint knows."""
    return next((format_ for format_ in FORMATS if format_.recognises(source)), None)


def read_listings(source: Source, options: ReadOptions) -> SourceFile:
    """Recognise ``source`` (unless the options name its format) and read it."""
    format_ = _named(options.format) if options.format else recognise(source)
    if format_ is None:
        format_ = generic_table.chosen_format(source, options)
    if format_ is None:
        raise refusal_of(source)
    return format_.read(source, options)


def comments_of(source: Source, format_id: str) -> list[tuple[int, str]]:
    """The 1-based line and text of every comment, in the formats that have any."""
    readers = {"yaml": yaml_listings.comments, "markdown": markdown_listings.comments}
    return readers[format_id](source.read()) if format_id in readers else []


def _named(format_id: str) -> Format:
    for format_ in FORMATS:
        if format_.id == format_id:
            return format_
    raise FormatError(
        f"unknown format {format_id!r}",
        remedy=f"Use one of {', '.join(format_.id for format_ in FORMATS)}",
    )
