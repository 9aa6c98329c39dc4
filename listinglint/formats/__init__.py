"""Room one: bytes in, listings out. A file is recognised by its content, never by its ending alone.

To add a format, write a module with a class that fulfils :class:`Format` and put it into
:data:`FORMATS` at the place where it should be asked. One that can also be written back fulfils
:class:`Writable`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from importlib import import_module
from typing import Any, Protocol

from ..errors import FormatError
from ..listings import Listing, SourceFile
from .editing import FieldEdit, Refusal, Rewritten, Writable
from .refusals import refusal_of
from .source import ReadOptions, Source

__all__ = [
    "FORMATS",
    "FieldEdit",
    "Format",
    "ReadOptions",
    "Refusal",
    "Rewritten",
    "Source",
    "Writable",
    "comments_of",
    "read_listings",
    "recognise",
    "rewrite",
]


#: A product of hundreds of attributes in thirty languages has fewer texts.
MAX_FIELDS = 10_000


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


class _Late:
    """The format ``name`` of a module that is imported when a file may be of that format.

    ``may_be`` is a cheap look at the file: a run pays at its start for the formats it meets.
    """

    def __init__(self, id: str, name: str, *, may_be: Callable[[Source], bool]) -> None:  # noqa: A002 - it is the id
        self.id = id
        self._module, _, self._name = name.partition(":")
        self._may_be = may_be

    def recognises(self, source: Source) -> bool:
        return self._may_be(source) and bool(self._format().recognises(source))

    def read(self, source: Source, options: ReadOptions) -> SourceFile:
        return self._format().read(source, options)

    def rewrite(
        self, source: Source, edits: Sequence[FieldEdit], options: ReadOptions
    ) -> Rewritten:
        return _writable(self._format(), source).rewrite(source, edits, options)

    def _format(self) -> Format:
        found: Any = getattr(import_module(f".{self._module}", __name__), self._name)
        late: Format = found() if isinstance(found, type) else found
        return late


def _is_zip(source: Source) -> bool:
    return source.sample().startswith(b"PK")


def _is_parquet(source: Source) -> bool:
    return source.sample().startswith(b"PAR1")


def _is_json(source: Source) -> bool:
    # NULs are those of UTF-16
    return source.sample().lstrip(b"\xef\xbb\xbf\xff\xfe\0 \t\r\n")[:1] in (b"{", b"[")


def _is_xml(source: Source) -> bool:
    return source.sample().lstrip(b"\xef\xbb\xbf\xff\xfe\0 \t\r\n")[:1] == b"<"


def _is_yaml(source: Source) -> bool:
    return source.suffix in {".yaml", ".yml"}


def _is_markdown(source: Source) -> bool:
    return source.suffix in {".md", ".markdown"}


def _is_text(source: Source) -> bool:
    return not _is_zip(source)


#: Asked in this order: what has an unmistakable beginning first, tables by column names last.
FORMATS: tuple[Format, ...] = (
    _Late("amazon-unified-xlsx", "workbooks:UNIFIED", may_be=_is_zip),
    _Late("amazon-vendor-xlsx", "workbooks:VENDOR", may_be=_is_zip),
    _Late("amazon-legacy-xlsx", "workbooks:LEGACY", may_be=_is_zip),
    _Late("walmart-xlsx", "workbooks:WalmartWorkbook", may_be=_is_zip),
    _Late("meta-catalog-xlsx", "workbooks:META_CATALOG", may_be=_is_zip),
    _Late("xlsx", "workbooks:PLAIN", may_be=_is_zip),
    _Late("parquet", "parquet_listings:ParquetFormat", may_be=_is_parquet),
    # Before YAML: YML catalogs are XML under its ending.
    _Late("amazon-product-xml", "amazon_xml:AMAZON_XML", may_be=_is_xml),
    _Late("yandex-yml", "yandex_yml:YANDEX", may_be=_is_xml),
    _Late("google-merchant-xml", "merchant_xml:GOOGLE_XML", may_be=_is_xml),
    _Late("markdown", "markdown_listings:MarkdownFormat", may_be=_is_markdown),
    _Late("yaml", "yaml_listings:YamlFormat", may_be=_is_yaml),
    _Late("listinglint-report", "own_reports:OWN_REPORT", may_be=_is_text),
    _Late("amazon-answer", "spapi_json:AmazonAnswerFormat", may_be=_is_json),
    _Late("amazon-listings-feed", "spapi_json:ListingsFeedFormat", may_be=_is_json),
    _Late("amazon-listings-item", "spapi_json:ListingsItemFormat", may_be=_is_json),
    _Late("walmart-json", "spapi_json:WalmartFormat", may_be=_is_json),
    _Late("jsonl", "json_listings:JsonlFormat", may_be=_is_json),
    _Late("json", "json_listings:JsonFormat", may_be=_is_json),
    _Late("amazon-unified-txt", "amazon_flatfile:UNIFIED", may_be=_is_text),
    _Late("amazon-vendor-txt", "amazon_flatfile:VENDOR", may_be=_is_text),
    _Late("amazon-legacy-txt", "amazon_flatfile:LEGACY", may_be=_is_text),
    _Late("amazon-loader-txt", "amazon_flatfile:LOADER", may_be=_is_text),
    _Late("amazon-report", "amazon_reports:REPORT", may_be=_is_text),
    _Late("amazon-listings-report", "amazon_reports:LISTINGS_REPORT", may_be=_is_text),
    _Late("shopify-csv", "shop_tables:SHOPIFY", may_be=_is_text),
    _Late("woocommerce-csv", "shop_tables:WOOCOMMERCE", may_be=_is_text),
    _Late("ebay-csv", "shop_tables:EBAY", may_be=_is_text),
    _Late("etsy-csv", "shop_tables:ETSY", may_be=_is_text),
    _Late("meta-catalog-csv", "shop_tables:META", may_be=_is_text),
    _Late("google-merchant-csv", "shop_tables:GOOGLE", may_be=_is_text),
    _Late("akeneo-csv", "shop_tables:AKENEO", may_be=_is_text),
    _Late("wix-csv", "shop_tables:WIX", may_be=_is_text),
    _Late("csv", "generic_table:CSV", may_be=_is_text),
    _Late("tsv", "generic_table:TSV", may_be=_is_text),
)


def recognise(source: Source) -> Format | None:
    """The format of ``source``; ``None`` when it is no listing file that listinglint knows."""
    return next((format_ for format_ in FORMATS if format_.recognises(source)), None)


def read_listings(source: Source, options: ReadOptions) -> SourceFile:
    """Recognise ``source`` (unless the options name its format) and read it."""
    format_ = _named(options.format) if options.format else recognise(source)
    if format_ is None:
        from .generic_table import chosen_format

        format_ = chosen_format(source, options)
    if format_ is None:
        raise refusal_of(source)
    file = format_.read(source, options)
    file.listings = _of_bounded_size(file.listings, file.unread)
    return file


def _of_bounded_size(listings: Iterable[Listing], unread: list[str]) -> Iterator[Listing]:
    """The listings; one that no seller could have written is said to be unread."""
    for listing in listings:
        if len(listing.fields) <= MAX_FIELDS:
            yield listing
            continue
        where = "record" if listing.fields[0].pointer else "row"
        count = f"{len(listing.fields):,} texts in one listing, {MAX_FIELDS:,} are allowed"
        unread.append(f"{where} {listing.row}: {count}")


def rewrite(
    source: Source, format_id: str, edits: Sequence[FieldEdit], options: ReadOptions
) -> Rewritten:
    """The bytes of ``source``, read as ``format_id``, with ``edits`` made in place.

    Raises :class:`~listinglint.errors.FormatError` for a format that cannot be written back.
    """
    return _writable(_named(format_id), source).rewrite(source, edits, options)


def comments_of(source: Source, format_id: str) -> list[tuple[int, str]]:
    """The 1-based line and text of every comment, in the formats that have any."""
    modules = {"yaml": "yaml_listings", "markdown": "markdown_listings"}
    if format_id not in modules:
        return []
    found: list[tuple[int, str]] = import_module(f".{modules[format_id]}", __name__).comments(
        source.read()
    )
    return found


def _writable(format_: Format, source: Source) -> Writable:
    if isinstance(format_, Writable):
        return format_
    raise FormatError(
        f"files of the format {format_.id} cannot be written back",
        file=source.path,
        remedy="Make the changes where the file comes from; --diff shows them",
    )


def _named(format_id: str) -> Format:
    for format_ in FORMATS:
        if format_.id == format_id:
            return format_
    raise FormatError(
        f"unknown format {format_id!r}",
        remedy=f"Use one of {', '.join(format_.id for format_ in FORMATS)}",
    )
