"""Product feeds as Google Merchant Center and Meta's catalogs take them, as tables.

Both have the same names, with blanks or underscores, some with ``g:`` in front. Meta's template has
a row of help above the names and columns that Google does not know.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..columns import Known, normalised, plain_field
from .dialect import Dialect, by_name, shifted_against

_NAMES = frozenset({"id", "title", "link", "image_link"})
_META_NAMES = frozenset(
    {
        "fb_product_category",
        "quantity_to_sell_on_facebook",
        "rich_text_description",
        "video_0_url",
        "style_0",
        "product_tags_0",
        "disabled_capabilities",
        "commerce_tax_category",
    }
)
_FIELDS = {
    "id": "sku",
    "title": "title",
    "description": "description",
    "product_highlight": "bullet",
    "product_detail": "attribute:product_detail",
    "structured_title": "attribute:structured_title",
    "structured_description": "attribute:structured_description",
    "style_0": "attribute:style",
    "content_language": "language",
    "item_group_id": "",
}
_PREFIX = re.compile(r"\s*g:\s*", re.IGNORECASE)
_HIGHLIGHT = re.compile(r"product_highlight_(\d{1,2})")
#: Columns with few values: their text in a neighbouring column says that a row is shifted.
_ENUMS = {
    "condition": frozenset({"new", "used", "refurbished"}),
    "availability": frozenset(
        {"in stock", "in_stock", "out of stock", "out_of_stock", "preorder", "backorder"}
    ),
}


def _bare(key: str) -> str:
    return key.removeprefix("g_")


def _is_feed(keys: Sequence[str]) -> bool:
    return {_bare(key) for key in keys} >= _NAMES


def _is_meta(keys: Sequence[str]) -> bool:
    # An override file holds no more than the texts in another language.
    is_override = {"id", "override", "title"} <= set(keys)
    return is_override or (_is_feed(keys) and not _META_NAMES.isdisjoint(keys))


def _prefixed(name: str) -> Known | None:
    key = normalised(_PREFIX.sub("", name))
    if _HIGHLIGHT.fullmatch(key):
        return Known("bullet")
    if not _PREFIX.match(name):
        return None
    field = _FIELDS.get(key)
    return Known(field if field is not None else plain_field(key) or "")


GOOGLE = Dialect(
    id="google-merchant-csv",
    is_header=_is_feed,
    known=by_name(_FIELDS, _prefixed),
    store="google-merchant",
    is_shifted=shifted_against(_ENUMS),
)
META = Dialect(
    id="meta-catalog-csv",
    is_header=_is_meta,
    # An override file names the language in each row: ``fr_XX``.
    known=by_name({**_FIELDS, "override": "language"}, _prefixed),
    store="meta",
    is_shifted=shifted_against(_ENUMS),
)
