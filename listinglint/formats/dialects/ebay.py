"""eBay's File Exchange and Seller Hub tables; the store stands in the header, in the first cell.

Up to four ``#INFO`` lines stand above the header. A star marks required columns, item specifics
are columns such as ``C:Brand``, and the rows of variations have no texts but their own.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..columns import Known, normalised, plain_field
from ..marketplaces import language_of_site, marketplace_of_site
from .dialect import Dialect, RowTest, by_name

_ACTION = re.compile(r"\*?Action\((?:[^)]*\|)?SiteID=(\w+)", re.IGNORECASE)
#: The numbers of sites that some programs write instead of their names.
_SITE_NUMBERS = {
    "0": "US",
    "2": "Canada",
    "3": "UK",
    "15": "Australia",
    "16": "Austria",
    "23": "Belgium_French",
    "71": "France",
    "77": "Germany",
    "100": "eBayMotors",
    "101": "Italy",
    "123": "Belgium_Dutch",
    "146": "Netherlands",
    "186": "Spain",
    "193": "Switzerland",
    "205": "Ireland",
    "210": "CanadaFrench",
    "212": "Poland",
}
_FIELDS = {
    "customlabel": "sku",
    "custom_label": "sku",
    "custom_label_sku": "sku",
    "title": "title",
    "subtitle": "attribute:subtitle",
    "description": "description",
    "conditiondescription": "attribute:condition_note",
    "condition_description": "attribute:condition_note",
    "relationshipdetails": "attribute:relationship_details",
    "relationship_details": "attribute:relationship_details",
    # Numbers of categories.
    "category": "",
    "category2": "",
    "storecategory": "",
    "store_category": "",
    "itemid": "",
    "item_number": "",
}
_SPECIFIC = re.compile(r"\s*\*?C:\s*(.+?)\s*", re.IGNORECASE)
_NUMBERS = frozenset({"ean", "gtin", "isbn", "mpn", "upc", "herstellernummer"})
_NO_LISTING = ("#info", "info", "end", "delete")


def _is_header(keys: Sequence[str]) -> bool:
    is_action = any(key.startswith("action_") and "siteid" in key for key in keys)
    return is_action and any(key in _FIELDS for key in keys)


def _specific(name: str) -> Known | None:
    match = _SPECIFIC.fullmatch(name)
    if match is None:
        return None
    key = normalised(match[1])
    if key in _NUMBERS:
        return Known("")
    return Known("brand" if plain_field(key) == "brand" else f"attribute:{key}")


def _place(names: Sequence[str]) -> tuple[str | None, str | None]:
    matches = (_ACTION.match(name.strip()) for name in names)
    site = next((match[1] for match in matches if match), "")
    site = _SITE_NUMBERS.get(site, site)
    return language_of_site(site), marketplace_of_site(site)


def _is_other(keys: Sequence[str]) -> RowTest:
    action = next(index for index, key in enumerate(keys) if key.startswith("action_"))
    return lambda cells: cells[action].strip().casefold().startswith(_NO_LISTING)


def _is_part(keys: Sequence[str]) -> RowTest | None:
    if "relationship" not in keys:
        return None
    index = keys.index("relationship")
    return lambda cells: cells[index].strip().casefold() == "variation"


EBAY = Dialect(
    id="ebay-csv",
    is_header=_is_header,
    known=by_name(_FIELDS, _specific),
    place=_place,
    store="ebay.com",
    other_skus=("itemid", "item_number"),
    is_part=_is_part,
    is_other=_is_other,
)
