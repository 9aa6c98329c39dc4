"""Akeneo's product export: a column for each attribute, locale and channel.

``description-fr_FR-ecommerce`` is the French description; a column that has a locale holds wording,
whatever the catalog calls the attribute.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..columns import Known, normalised, plain_field
from ..marketplaces import language_of_locale
from .dialect import Dialect

_LOCALE = re.compile(r"\s*([A-Za-z0-9_]+)-([a-z]{2})_(?:[A-Z][a-z]{3}_)?([A-Z]{2})(?:-\w+)?\s*")
_CHANNEL = re.compile(r"\s*([A-Za-z0-9_]+)-([a-z]\w*)\s*")
#: Endings that are neither locale nor channel.
_NO_CHANNELS = frozenset({"unit", "groups", "products", "product_models"})
_NO_TEXT = re.compile(r"(?:^|_)(?:url|link|image|picture|media|file|video|date|price|asset)")
_FIELDS = {
    "sku": "sku",
    "identifier": "sku",
    "uuid": "",
    "family": "product_type",
    "categories": "category",
    "parent": "",
    "groups": "",
}


def _is_header(keys: Sequence[str]) -> bool:
    names = set(keys)
    return not names.isdisjoint({"sku", "identifier"}) and {"family", "categories"} <= names


def _known(names: Sequence[str]) -> dict[int, Known]:
    found = ((index, _column(name)) for index, name in enumerate(names))
    return {index: known for index, known in found if known is not None}


def _column(name: str) -> Known | None:
    if (field := _FIELDS.get(normalised(name))) is not None:
        return Known(field)
    if match := _LOCALE.fullmatch(name):
        key = normalised(match[1])
        if _NO_TEXT.search(key):
            return Known("")
        return Known(plain_field(key) or f"attribute:{key}", language_of_locale(match[2]))
    match = _CHANNEL.fullmatch(name)
    if match is None:
        return None
    if match[2] in _NO_CHANNELS:
        return Known("")
    field = plain_field(normalised(match[1]))
    return Known(field) if field else None


AKENEO = Dialect(
    id="akeneo-csv", is_header=_is_header, known=_known, is_shop_system=True, other_skus=("uuid",)
)
