"""WooCommerce's product export; variations are rows of their own and may lack a description."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..columns import Known, normalised
from .dialect import Dialect, by_name, cell_is

_FIELDS = {
    "sku": "sku",
    "name": "title",
    "short_description": "attribute:short_description",
    "description": "description",
    "purchase_note": "attribute:purchase_note",
    "button_text": "attribute:button_text",
    "tags": "keywords",
    "categories": "category",
    "brands": "brand",
    # A kind of row, a number of the shop's own.
    "type": "",
    "id": "",
    "parent": "",
}
_VALUES = re.compile(r"\s*Attribute (\d{1,2}) value\(s\)\s*", re.IGNORECASE)
_META = re.compile(r"\s*Meta:\s*(.+?)\s*", re.IGNORECASE)
#: What the plugins for search engines call their texts.
_SEO = re.compile(r"title|metadesc|description|focuskw|focus_keyword|keywords")
_CONVINCING = frozenset({"short_description", "regular_price", "attribute_1_name"})


def _is_header(keys: Sequence[str]) -> bool:
    names = set(keys)
    return {"type", "sku", "name"} <= names and (
        not names.isdisjoint(_CONVINCING) or any(key.startswith("meta_") for key in keys)
    )


def _pattern(name: str) -> Known | None:
    if match := _VALUES.fullmatch(name):
        return Known(f"attribute:attribute_{match[1]}")
    if match := _META.fullmatch(name):
        return Known(f"attribute:{normalised(match[1])}" if _SEO.search(match[1]) else "")
    return None


WOOCOMMERCE = Dialect(
    id="woocommerce-csv",
    is_header=_is_header,
    known=by_name(_FIELDS, _pattern),
    store="woocommerce",
    is_shop_system=True,
    other_skus=("id",),
    is_part=cell_is("type", "variation"),
)
