"""Tables of shop systems and channels: told apart by their header rows.

To add one, write a module with a :class:`Dialect` and put it into :data:`DIALECTS`; a format for
its text files goes into the table of formats.
"""

from __future__ import annotations

from collections.abc import Sequence

from ..columns import normalised
from .akeneo import AKENEO
from .dialect import Dialect
from .ebay import EBAY
from .etsy import ETSY
from .feeds import GOOGLE, META
from .shopify import SHOPIFY
from .walmart import WALMART
from .wix import WIX
from .woocommerce import WOOCOMMERCE

__all__ = ["DIALECTS", "META", "WALMART", "Dialect", "dialect_header"]

#: Asked in this order: Meta's feeds have all names of Google's.
DIALECTS = (SHOPIFY, WOOCOMMERCE, EBAY, ETSY, META, GOOGLE, AKENEO, WIX, WALMART)
#: Fewer columns have no header of these; data rows and prose are passed over cheaply.
_MIN_COLUMNS = 3


def dialect_header(head: Sequence[Sequence[str]]) -> tuple[int, Dialect] | None:
    """The 0-based row of a header that a dialect knows, and the dialect."""
    for row_index, names in enumerate(head):
        if len(names) < _MIN_COLUMNS:
            continue
        keys = [normalised(name) for name in names]
        for dialect in DIALECTS:
            if dialect.is_header(keys):
                return _below_labels(head, row_index, dialect), dialect
    return None


def _below_labels(head: Sequence[Sequence[str]], row_index: int, dialect: Dialect) -> int:
    """The row of keys, where one of labels stands above it that looks like them."""
    if not dialect.has_label_row:
        return row_index
    below = range(row_index, min(row_index + 3, len(head)))
    return max(row for row in below if dialect.is_header([normalised(name) for name in head[row]]))
