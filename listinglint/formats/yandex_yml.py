"""Yandex Market's YML catalogs: offers, whose categories stand in a list of their own."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ..listings import Listing
from .marketplaces import language_of_marketplace
from .source import ReadOptions
from .xml_listings import Columns, Fields, XmlFormat
from .xml_records import Element, Root, local_name

_STORE = "market.yandex.ru"
_FIELDS = {
    "name": "title",
    "description": "description",
    "vendor": "brand",
    "model": "attribute:model",
    "typePrefix": "attribute:type_prefix",
    "sales_notes": "attribute:sales_notes",
}
#: Categories lie in categories; more of them around each other are a loop.
_MAX_CATEGORY_DEPTH = 16


def _is_catalog(root: Root) -> bool:
    return local_name(root.name) == "yml_catalog"


def _is_record(names: tuple[str, ...]) -> bool:
    return names[0] == "yml_catalog" and names[-2:] in (
        ("offers", "offer"),
        ("categories", "category"),
    )


def _listings(
    records: Iterator[Element], options: ReadOptions, notes: list[str]
) -> Iterator[Listing]:
    columns: Columns = {}
    categories: dict[str, Element] = {}
    row = 0
    for record in records:
        if record.local == "category":
            categories[record.attributes.get("id", "")] = record
            continue
        row += 1
        fields = _fields(record, Fields(columns), categories)
        if fields.found:
            sku = record.attributes.get("id", "") or record.child_text("vendorCode")
            language = options.language or language_of_marketplace(_STORE)
            yield fields.listing(record, row, sku, language=language, store=_STORE)


def _fields(offer: Element, fields: Fields, categories: Mapping[str, Element]) -> Fields:
    has_name = bool(offer.child_text("name"))
    for element in offer.children:
        name = _FIELDS.get(element.local)
        if element.local == "categoryId":
            path = _category(element.text, categories)
            if path:
                fields.add("category", element, text=path)
        elif element.local == "param":
            fields.add_parameter(element)
        elif element.local == "model" and not has_name:
            # An offer without a name is called by its type, maker and model.
            fields.add("title", element)
        elif name is not None:
            fields.add(name, element)
    return fields


def _category(id_: str, categories: Mapping[str, Element]) -> str:
    """The names from the outermost category to this one, joined by ``>``."""
    names: list[str] = []
    while id_ in categories and len(names) < _MAX_CATEGORY_DEPTH:
        names.append(categories[id_].text)
        id_ = categories[id_].attributes.get("parentId", "")
    return " > ".join(reversed(names))


YANDEX = XmlFormat(
    "yandex-yml",
    _is_catalog,
    _is_record,
    _listings,
    empty="a YML catalog without any offer with text",
)
