"""Walmart's item workbooks: key row and data begin elsewhere in each version.

A row of labels stands above the keys and a row of demands ("Alphanumeric, 50 characters") below.
"""

from __future__ import annotations

from collections.abc import Sequence

from ..columns import words
from .dialect import Dialect, RowTest, by_name

_FIELDS = {
    "sku": "sku",
    "productname": "title",
    "product_name": "title",
    "shortdescription": "description",
    "short_description": "description",
    "sitedescription": "description",
    "site_description": "description",
    "longdescription": "attribute:long_description",
    "keyfeatures": "bullet",
    "key_features": "bullet",
    **{f"{name}{n}": "bullet" for name in ("keyfeatures", "key_features_") for n in range(1, 21)},
    **{f"keyfeatures_{n}": "bullet" for n in range(1, 21)},
    "keywords": "keywords",
    "specproducttype": "product_type",
    "spec_product_type": "product_type",
    "producttype": "product_type",
    "product_type": "product_type",
}
#: Columns of Walmart's own; two of them beside SKU and name, and no other table is meant.
_OWN = words(
    """
    specproducttype spec_product_type sitedescription site_description productidtype
    product_id_type productidupdate sitestartdate site_start_date siteenddate site_end_date
    mustshipalone must_ship_alone skuupdate sku_update fulfillmentcenterid
    fulfillment_center_id fulfillmentlagtime fulfillment_lag_time keyfeatures key_features
    keyfeatures1 key_features_1 shippingweight main_image_url mainimageurl
    """
)
_DEMANDS = (
    *("alphanumeric", "closed list", "decimal", "number", "integer", "url", "required", "optional"),
    *("recommended", "conditionally", "example", "sku"),
)


def _is_header(keys: Sequence[str]) -> bool:
    names = set(keys)
    has_name = not names.isdisjoint({"productname", "product_name"})
    return "sku" in names and has_name and len(names & _OWN) >= 2


def _is_other(keys: Sequence[str]) -> RowTest:
    index = keys.index("sku")

    def is_demand(cells: list[str]) -> bool:
        text = cells[index].strip().casefold()
        # A SKU may begin with such a word; demands are sentences.
        return text == "sku" or (" " in text and text.startswith(_DEMANDS))

    return is_demand


WALMART = Dialect(
    id="walmart-xlsx",
    is_header=_is_header,
    known=by_name(_FIELDS),
    place=lambda names: ("en", "walmart.com"),
    is_other=_is_other,
    has_label_row=True,
)
