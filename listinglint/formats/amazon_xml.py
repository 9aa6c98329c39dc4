"""Amazon's XML feed of products (``_POST_PRODUCT_DATA_``); its other messages hold no text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..errors import NoListingsError
from ..listings import Listing
from .columns import TEXT_ATTRIBUTES
from .marketplaces import language_of_marketplace
from .source import ReadOptions
from .table_listings import assumed_amazon_store
from .xml_listings import Columns, Fields, XmlFormat
from .xml_records import Element, Root, local_name

_FIELDS = {
    "Title": "title",
    "Brand": "brand",
    "Description": "description",
    "BulletPoint": "bullet",
    "SearchTerms": "keywords",
    "PlatinumKeywords": "keywords",
    "Manufacturer": "attribute:manufacturer",
    "Designer": "attribute:designer",
    "LegalDisclaimer": "attribute:legal_disclaimer_description",
    "CPSIAWarningDescription": "attribute:cpsia_warning_description",
    "ItemType": "attribute:item_type",
    "UsedFor": "attribute:specific_uses_keywords",
    "OtherItemAttributes": "attribute:other_item_attributes",
    "TargetAudience": "attribute:target_audience_keywords",
    "SubjectContent": "attribute:subject_keywords",
    "ConditionNote": "attribute:condition_note",
    "ProductType": "product_type",
}
_ENVELOPE = "AmazonEnvelope"
_WORD_BORDER = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")


def _is_envelope(root: Root) -> bool:
    return local_name(root.name) == _ENVELOPE


def _is_record(names: tuple[str, ...]) -> bool:
    return len(names) == 2 and names[0] == _ENVELOPE and names[1] in ("Message", "MessageType")


def _listings(
    records: Iterator[Element], options: ReadOptions, notes: list[str]
) -> Iterator[Listing]:
    store = options.marketplace
    # Of a store that is only assumed nothing follows: the words will show the language.
    language = options.language or language_of_marketplace(store)
    if store is None:
        store = assumed_amazon_store(options.language, notes)
    columns: Columns = {}
    row = 0
    for record in records:
        if record.local == "MessageType":
            _refuse_others(record.text)
            continue
        row += 1
        product = _product(record)
        fields = _fields(product, Fields(columns)) if product else None
        if product and fields and fields.found:
            sku = product.child_text("SKU")
            yield fields.listing(record, row, sku, language=language, store=store)


def _product(message: Element) -> Element | None:
    """The product of a message, unless the message takes it down."""
    is_deletion = message.child_text("OperationType").casefold() == "delete"
    return None if is_deletion else message.child("Product")


def _refuse_others(kind: str) -> None:
    if kind and kind != "Product":
        raise NoListingsError(
            f"an Amazon XML feed of {kind[:40]} messages holds no listing text",
            remedy="Lint the feed of Product messages",
        )


def _fields(product: Element, fields: Fields) -> Fields:
    for element in product.descendants():
        if element.children:
            continue
        name = _FIELDS.get(element.local) or _attribute(element.local)
        # A description of the data has fields of its own name; a number of a node is no text.
        if name is not None and not element.text.isdigit():
            fields.add(name, element)
    return fields


def _attribute(local: str) -> str | None:
    key = _WORD_BORDER.sub("_", local).lower()
    return f"attribute:{key}" if key in TEXT_ATTRIBUTES else None


AMAZON_XML = XmlFormat(
    "amazon-product-xml",
    _is_envelope,
    _is_record,
    _listings,
    empty="an Amazon product feed without any listing text",
)
