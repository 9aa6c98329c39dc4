"""Text tables of shop systems and channels, each a format of its own by its header row."""

from __future__ import annotations

from dataclasses import dataclass

from .dialects import dialect_header
from .encodings import decode_sample, is_binary
from .generic_table import GenericTable
from .source import Source
from .tables import DELIMITERS, HEAD_ROWS, rows_of_text


@dataclass(frozen=True, slots=True)
class ShopTable(GenericTable):
    """A delimited table in the dialect that has the format's id; read as every other table."""

    def recognises(self, source: Source) -> bool:
        """By the names in a header row, under any ending: they are unmistakable."""
        if "dialect" not in source.found:
            source.found["dialect"] = _dialect_of(source.sample())
        return bool(source.found["dialect"] == self.id)


def _dialect_of(sample: bytes) -> str | None:
    if is_binary(sample):
        return None
    text = decode_sample(sample)
    for delimiter in DELIMITERS:
        told = dialect_header(rows_of_text(text, delimiter, limit=HEAD_ROWS))
        if told is not None:
            return told[1].id
    return None


SHOPIFY = ShopTable("shopify-csv", DELIMITERS)
WOOCOMMERCE = ShopTable("woocommerce-csv", DELIMITERS)
EBAY = ShopTable("ebay-csv", DELIMITERS)
ETSY = ShopTable("etsy-csv", DELIMITERS)
META = ShopTable("meta-catalog-csv", DELIMITERS)
GOOGLE = ShopTable("google-merchant-csv", DELIMITERS)
AKENEO = ShopTable("akeneo-csv", DELIMITERS)
WIX = ShopTable("wix-csv", DELIMITERS)
