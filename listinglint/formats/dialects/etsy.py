"""Etsy's download of listings: 24 columns known by their places, for their names are translated.

The language of the header is that of the account and not of the listings. Blanks in tags are
underscores, which matching reads as blanks.
"""

from __future__ import annotations

from collections.abc import Sequence

from ..columns import Known
from .dialect import Dialect

_WIDTH = 24
#: 0-based; prices, pictures and the names of variations are no text to check.
_FIELDS = {
    0: "title",
    1: "description",
    5: "keywords",
    6: "attribute:material",
    19: "attribute:variation_1_values",
    22: "attribute:variation_2_values",
    23: "sku",
}


def _is_header(keys: Sequence[str]) -> bool:
    return (
        len(keys) >= _WIDTH
        and (keys[3], keys[_WIDTH - 1]) == ("currency_code", "sku")
        and not any(keys[_WIDTH:])
    )


def _known(names: Sequence[str]) -> dict[int, Known]:
    return {index: Known(_FIELDS.get(index, "")) for index in range(len(names))}


ETSY = Dialect(id="etsy-csv", is_header=_is_header, known=_known, store="etsy.com")
