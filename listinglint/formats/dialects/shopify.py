"""Shopify's product tables, the old column set and the one since 2024.

The first row of a handle holds the product's texts, the further ones a variant or a picture each.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..columns import Known, normalised
from .dialect import Dialect, RowTest, by_name, shifted_against

_FIELDS = {
    "title": "title",
    "body_html": "description",
    "description": "description",
    "tags": "keywords",
    "vendor": "brand",
    "type": "product_type",
    "product_category": "category",
    "google_shopping_google_product_category": "category",
    "variant_sku": "sku",
    "sku": "sku",
    "seo_title": "attribute:seo_title",
    "seo_description": "attribute:seo_description",
    "image_alt_text": "attribute:image_alt_text",
    **{f"option{n}_value": f"attribute:option{n}_value" for n in (1, 2, 3)},
}
_METAFIELD = re.compile(r"\s*(.+?)\s*\((?:product|variant)\.metafields\.([\w-]+)\.[\w-]+\)\s*")
#: Namespaces of metafields that programs fill for programs.
_NO_TEXT_NAMESPACES = frozenset({"mm-google-shopping", "reviews"})
_OLD = frozenset({"body_html", "variant_sku", "variant_price"})
_NEW = frozenset({"description", "option1_name", "published_on_online_store"})


def _is_header(keys: Sequence[str]) -> bool:
    names = set(keys)
    is_old = {"handle", "title"} <= names and not names.isdisjoint(_OLD)
    return is_old or ({"url_handle", "title"} <= names and not names.isdisjoint(_NEW))


def _metafield(name: str) -> Known | None:
    match = _METAFIELD.fullmatch(name)
    if match is None:
        return None
    return Known("" if match[2] in _NO_TEXT_NAMESPACES else f"attribute:{normalised(match[1])}")


def _is_part(keys: Sequence[str]) -> RowTest:
    title = keys.index("title")
    return lambda cells: not cells[title].strip()


SHOPIFY = Dialect(
    id="shopify-csv",
    is_header=_is_header,
    known=by_name(_FIELDS, _metafield),
    store="shopify",
    is_shop_system=True,
    other_skus=("handle", "url_handle"),
    is_part=_is_part,
    is_shifted=shifted_against(
        dict.fromkeys(
            ("gift_card", "requires_shipping", "variant_requires_shipping", "variant_taxable"),
            frozenset({"true", "false"}),
        )
    ),
)
