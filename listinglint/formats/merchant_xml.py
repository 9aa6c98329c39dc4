"""Product feeds as XML for Google Merchant Center, Meta, VK: RSS, Atom, or nearly so.

Names come with ``g:`` and bare, in one item both, and many files declare no namespace.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from ..listings import Listing
from .columns import normalised, plain_field
from .marketplaces import language_of_locale
from .source import ReadOptions
from .xml_listings import Columns, Fields, XmlFormat
from .xml_records import Element, Root, local_name

_NAMESPACE = "base.google.com/ns/1.0"
_ROOTS = frozenset({"rss", "feed", "channel", "items", "RDF"})
_RECORDS = frozenset({"item", "entry"})
#: What only a feed of products has, where the namespace is missing.
_SIGNS = ("<g:", "<image_link", "<price", "<availability")
_STORE = "google-merchant"
_FIELDS = {
    "title": "title",
    "description": "description",
    "product_highlight": "bullet",
    "product_type": "product_type",
    "google_product_category": "category",
    "brand": "brand",
    "product_detail": "attribute:product_detail",
    "structured_title": "attribute:structured_title",
    "structured_description": "attribute:structured_description",
}
#: Members of these that are text; the others are names and sources.
_INNER = frozenset({"attribute_value", "content"})
#: Elements of RSS and Atom, and labels for the shop's own campaigns.
_NO_TEXT = frozenset({"link", "guid", "author", "id", "category", "updated", "published", "tags"})


def _is_feed(root: Root) -> bool:
    if local_name(root.name) not in _ROOTS:
        return False
    has_records = any(f"<{name}" in root.text for name in _RECORDS)
    has_signs = _NAMESPACE in root.text or any(sign in root.text for sign in _SIGNS)
    return has_records and has_signs


def _is_record(names: tuple[str, ...]) -> bool:
    is_language = names[-1] == "language" and len(names) == 3
    return is_language or (names[-1] in _RECORDS and 2 <= len(names) <= 3)


def _listings(
    records: Iterator[Element], options: ReadOptions, notes: list[str]
) -> Iterator[Listing]:
    columns: Columns = {}
    language: str | None = None
    row = 0
    for record in records:
        if record.local == "language":
            language = language_of_locale(record.text)
            continue
        row += 1
        fields = _fields(record, Fields(columns, _language(record) or language))
        if fields.found:
            sku = record.child_text("id") or record.attributes.get("id", "")
            yield fields.listing(record, row, sku, language=options.language, store=_STORE)


def _language(record: Element) -> str | None:
    own = record.child_text("content_language") or record.language or ""
    return language_of_locale(own)


def _fields(record: Element, fields: Fields) -> Fields:
    # The prefixed name is the merchant's, the bare one may be that of the page in RSS.
    for element in sorted(record.children, key=lambda each: not each.name.startswith("g:")):
        key = element.local.lower()
        if element.local == "param":
            fields.add_parameter(element)
        elif element.children:
            _add_inner(element, key, fields)
        elif (name := _field_of(key)) is not None:
            fields.add(name, element)
    for summary in record.children:
        if summary.local in ("summary", "content") and not fields.has("description"):
            fields.add("description", summary)
    return fields


@lru_cache(maxsize=1024)
def _field_of(key: str) -> str | None:
    return None if key in _NO_TEXT else _FIELDS.get(key) or plain_field(normalised(key))


def _add_inner(element: Element, key: str, fields: Fields) -> None:
    if key in ("title", "description"):
        # Markup that was not escaped is part of the text.
        fields.add(key, element)
    elif key in _FIELDS:
        for inner in element.children:
            if inner.local in _INNER:
                fields.add(_FIELDS[key], inner, key=element.name)


GOOGLE_XML = XmlFormat(
    "google-merchant-xml",
    _is_feed,
    _is_record,
    _listings,
    empty="a product feed without any listing text",
)
