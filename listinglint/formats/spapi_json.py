"""Listings as JSON of Amazon's Selling Partner API, and Walmart's item feed.

Texts stand in ``attributes`` as ``{"value": …, "language_tag": …, "marketplace_id": …}``. What the
API answers without listing text (reports, receipts, notifications, schemas) is told by its name.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any, ClassVar

from ..errors import NoListingsError
from ..listings import Listing, SourceFile
from ..marketplaces import language_of_marketplace
from .editing import FieldEdit, Refusal, Rewritten
from .json_listings import JsonDocument, Outline
from .json_splicing import rewrite_document
from .records import Member, RecordReader, escaped, language_code
from .source import ReadOptions, Source

_ITEM_PARTS = frozenset(
    ["summaries", "issues", "offers", "fulfillmentAvailability", "procurement", "productTypes"]
)
_ANSWERED = (
    "this is Amazon's answer about a published listing, and changing the copy changes nothing "
    "there; send the new text as a listings feed or a patch"
)
_OWN_TEXT = frozenset(["title", "name", "bullets", "description"])
_WALMART_STORES = {"us": "walmart.com", "ca": "walmart.ca"}

#: The members of a record and where each stands in it; ``None`` where the record is no listing.
_Members = Callable[[Mapping[str, Any]], Iterator[Member]]


class ListingsFeedFormat:
    """``JSON_LISTINGS_FEED``: messages with attributes or patches; deletions hold no text."""

    id = "amazon-listings-feed"

    def recognises(self, source: Source) -> bool:
        """Whether there are messages that say what to do."""
        outline = Outline.of(source)
        is_told = "operationType" in outline.of_members("messages")
        return is_told or {"header", "messages"} <= outline.keys

    def read(self, source: Source, options: ReadOptions) -> SourceFile:
        """A listing for each message that carries text."""
        document = JsonDocument.of(source, options)
        header = _mapping(_mapping(document.value).get("header"))
        locale = header.get("issueLocale")
        # The locale of the answer is the best guess at the seller's own language, and no more.
        fallback = language_code(locale) if isinstance(locale, str) else None
        records = _numbered(_mapping(document.value).get("messages"), "/messages")
        listings = _listings(document, records, _message_members, options)
        named = (_with_place(listing, fallback) for listing in listings)
        what = "a listings feed without listing text"
        return _file(source, self.id, document, named, what)

    def rewrite(
        self, source: Source, edits: Sequence[FieldEdit], options: ReadOptions
    ) -> Rewritten:
        """Replace single values of attributes and patches."""
        return rewrite_document(source, edits, options)


class ListingsItemFormat:
    """The answers of ``getListingsItem``, ``searchListingsItems`` and the catalog's items."""

    id = "amazon-listings-item"

    def recognises(self, source: Source) -> bool:
        """Whether the document or the first of its items has the parts of a listings item."""
        outline = Outline.of(source)
        return _is_item(outline.keys) or _is_item(outline.of_members("items"))

    def read(self, source: Source, options: ReadOptions) -> SourceFile:
        """A listing for each item that has a name or attributes."""
        document = JsonDocument.of(source, options)
        value = _mapping(document.value)
        records = _numbered(value["items"], "/items") if "items" in value else [(1, "", value)]
        listings = _listings(document, records, _item_members, options)
        named = (_with_place(listing, None) for listing in listings)
        return _file(source, self.id, document, named, "a listings item without listing text")

    def rewrite(
        self, source: Source, edits: Sequence[FieldEdit], options: ReadOptions
    ) -> Rewritten:
        """Replace texts of items that the seller keeps; what Amazon answered is a report.

        A copy of an answer that says something else than Amazon does would mislead, and no
        program sends it back.
        """
        value = _mapping(JsonDocument.of(source, options).value)
        items = _numbered(value["items"], "/items") if "items" in value else [(1, "", value)]
        answered = {row for row, _, item in items if item.keys() & _ITEM_PARTS or "sku" not in item}
        kept = [edit for edit in edits if edit.listing.row not in answered]
        refused = [Refusal(edit, _ANSWERED) for edit in edits if edit.listing.row in answered]
        written = rewrite_document(source, kept, options)
        return written._replace(refused=(*refused, *written.refused))


class WalmartFormat:
    """Walmart's item feed, versions 3 to 5; texts are under ``Orderable`` and ``Visible``."""

    id = "walmart-json"

    def recognises(self, source: Source) -> bool:
        """Whether it has the header of an item feed."""
        return "MPItemFeedHeader" in Outline.of(source).keys

    def read(self, source: Source, options: ReadOptions) -> SourceFile:
        """A listing for each item."""
        document = JsonDocument.of(source, options)
        value = _mapping(document.value)
        header = _mapping(value.get("MPItemFeedHeader"))
        store = str(header.get("mart") or header.get("businessUnit") or "").lower()
        options = replace(
            options,
            marketplace=_WALMART_STORES.get(store.removeprefix("walmart_"), "walmart.com"),
            language=_locale_of(header) or options.language,
        )
        records = _numbered(value.get("MPItem"), "/MPItem")
        listings = _listings(document, records, _walmart_members, options)
        return _file(source, self.id, document, listings, "a Walmart feed without listing text")

    def rewrite(
        self, source: Source, edits: Sequence[FieldEdit], options: ReadOptions
    ) -> Rewritten:
        """Replace single texts of items."""
        return rewrite_document(source, edits, options)


class AmazonAnswerFormat:
    """What Amazon answers without listing text: it is recognised so that it can be named."""

    id = "amazon-answer"

    _KINDS: ClassVar[tuple[tuple[frozenset[str], str], ...]] = (
        (frozenset(["header", "issues", "summary"]), "a processing report of a listings feed"),
        (frozenset(["submissionId", "status"]), "the receipt of a submission"),
        (frozenset(["NotificationType"]), "a notification"),
        (frozenset(["notificationType"]), "a notification"),
        (frozenset(["$schema"]), "a JSON Schema"),
        (frozenset(["restrictions"]), "a list of listings restrictions"),
    )
    _HEALTH_ROW = frozenset(["asin", "action", "reason"])

    def recognises(self, source: Source) -> bool:
        """Whether the keys are those of an answer that is known."""
        return self._kind(source) is not None

    def read(self, source: Source, options: ReadOptions) -> SourceFile:
        """Say what the file is; it never holds a listing."""
        what = self._kind(source) or "an answer of Amazon's"
        raise NoListingsError(
            f"this is {what}, which holds no listing text",
            file=source.path,
            remedy="Check the feed or the listings item itself",
        )

    def _kind(self, source: Source) -> str | None:
        outline = Outline.of(source)
        if outline.of_members("") >= self._HEALTH_ROW:
            return "a list of account health actions"
        return next((name for keys, name in self._KINDS if outline.keys >= keys), None)


def _is_item(keys: frozenset[str]) -> bool:
    if not keys & {"sku", "asin"}:
        return False
    return bool(keys & _ITEM_PARTS) or ("attributes" in keys and not keys & _OWN_TEXT)


def _file(
    source: Source, format_: str, document: JsonDocument, found: Iterator[Listing], what: str
) -> SourceFile:
    listings = [listing for listing in found if _has_text(listing)]
    if not listings:
        raise NoListingsError(
            f"this is {what}",
            file=source.path,
            remedy="Give listings with attributes such as item_name and bullet_point",
        )
    return SourceFile(source.path, format_, iter(listings), document.notes)


def _listings(
    document: JsonDocument,
    records: list[tuple[int, str, Mapping[str, Any]]],
    members: _Members,
    options: ReadOptions,
) -> Iterator[Listing]:
    reader = RecordReader(options)
    places = document.places([pointer for _, pointer, _ in records])
    for (row, pointer, record), (line, lines) in zip(records, places, strict=True):
        yield reader.listing_of(members(record), row=row, line=line, prefix=pointer, lines=lines)


def _numbered(value: object, pointer: str) -> list[tuple[int, str, Mapping[str, Any]]]:
    """Record number, pointer and record of the objects in a list."""
    items = value if isinstance(value, list) else []
    return [(i + 1, f"{pointer}/{i}", item) for i, item in enumerate(items) if _mapping(item)]


def _message_members(message: Mapping[str, Any]) -> Iterator[Member]:
    if message.get("operationType") == "DELETE":
        return
    yield from _named(message, ("sku", "productType"))
    yield from _attributes(message)
    patches = message.get("patches")
    for index, patch in enumerate(patches if isinstance(patches, list) else ()):
        path = str(_mapping(patch).get("path", ""))
        if path.startswith("/attributes/") and patch.get("op") != "delete":
            name = path.split("/")[2].replace("~1", "/").replace("~0", "~")
            yield Member(name, patch.get("value"), f"/patches/{index}/value")


def _item_members(item: Mapping[str, Any]) -> Iterator[Member]:
    yield from _named(item, ("sku", "asin"))
    yield from _attributes(item)
    summaries = item.get("summaries")
    for index, summary in enumerate(summaries if isinstance(summaries, list) else ()):
        if index == 0:
            yield from _named(_mapping(summary), ("productType",), f"/summaries/{index}")
        # The name in a summary is the attribute again.
        if "item_name" not in _mapping(item.get("attributes")):
            yield from _summary_title(_mapping(summary), f"/summaries/{index}")


def _summary_title(summary: Mapping[str, Any], path: str) -> Iterator[Member]:
    name = summary.get("itemName")
    if isinstance(name, str):
        place = {"itemName": name, "marketplaceId": summary.get("marketplaceId")}
        yield Member("itemName", place, path)


def _walmart_members(item: Mapping[str, Any]) -> Iterator[Member]:
    orderable = _mapping(item.get("Orderable"))
    yield from _named(orderable, tuple(orderable), "/Orderable")
    for kind, texts in _mapping(item.get("Visible")).items():
        path = f"/Visible/{escaped(kind)}"
        yield Member("product_type", kind, path)
        yield from _named(_mapping(texts), tuple(_mapping(texts)), path)


def _attributes(record: Mapping[str, Any]) -> Iterator[Member]:
    attributes = _mapping(record.get("attributes"))
    yield from _named(attributes, tuple(attributes), "/attributes")


def _named(record: Mapping[str, Any], keys: tuple[str, ...], path: str = "") -> Iterator[Member]:
    for key in keys:
        if record.get(key):
            yield Member(key, record[key], f"{path}/{escaped(key)}")


def _has_text(listing: Listing) -> bool:
    return any(field.name != "product_type" for field in listing.fields)


def _with_place(listing: Listing, fallback: str | None) -> Listing:
    """The listing with the marketplace and the language that all its values agree on."""
    stores = {field.column.marketplace for field in listing.fields} - {None}
    languages = {language_of_marketplace(store) for store in stores}
    return replace(
        listing,
        marketplace=listing.marketplace or (stores.pop() if len(stores) == 1 else None),
        language=listing.language or (languages.pop() if len(languages) == 1 else fallback),
    )


def _locale_of(header: Mapping[str, Any]) -> str | None:
    locale = header.get("locale")
    return language_code(locale) if isinstance(locale, str) else None


def _mapping(value: object) -> Mapping[str, Any]:
    return value if isinstance(value, dict) else {}
