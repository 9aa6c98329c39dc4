"""Wix's product export: rows of variants follow their product."""

from __future__ import annotations

from collections.abc import Sequence

from .dialect import Dialect, by_name, cell_is

_FIELDS = {
    "name": "title",
    "description": "description",
    "collection": "category",
    "sku": "sku",
    "brand": "brand",
    "ribbon": "attribute:ribbon",
    "handleid": "",
    **{f"additionalinfotitle{n}": f"attribute:info_title_{n}" for n in range(1, 7)},
    **{f"additionalinfodescription{n}": f"attribute:info_{n}" for n in range(1, 7)},
    **{f"productoptiondescription{n}": f"attribute:option_{n}" for n in range(1, 7)},
}


def _is_header(keys: Sequence[str]) -> bool:
    return {"handleid", "fieldtype", "name"} <= set(keys)


WIX = Dialect(
    id="wix-csv",
    is_header=_is_header,
    known=by_name(_FIELDS),
    is_shop_system=True,
    other_skus=("handleid",),
    is_part=cell_is("fieldtype", "variant"),
)
