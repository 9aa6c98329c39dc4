"""What files write for a marketplace or a language, and the canonical name it stands for."""

from __future__ import annotations

import re

from ..marketplaces import (
    MARKETPLACES,
    assumed_store_note,
    canonical_marketplace,
    language_of_marketplace,
    main_amazon_store,
)

__all__ = [
    "EBAY_SITES",
    "LANGUAGES",
    "MARKETPLACES",
    "assumed_store_note",
    "canonical_marketplace",
    "language_of_locale",
    "language_of_marketplace",
    "language_of_site",
    "main_amazon_store",
    "marketplace_of_id",
    "marketplace_of_locale",
    "marketplace_of_site",
]

#: What eBay files write after ``SiteID=``, in lower case: the store and its language.
EBAY_SITES: dict[str, tuple[str, str | None]] = {
    "us": ("ebay.com", "en"),
    "ebaymotors": ("ebay.com", "en"),
    "uk": ("ebay.co.uk", "en"),
    "germany": ("ebay.de", "de"),
    "austria": ("ebay.at", "de"),
    "switzerland": ("ebay.ch", None),
    "france": ("ebay.fr", "fr"),
    "italy": ("ebay.it", "it"),
    "spain": ("ebay.es", "es"),
    "netherlands": ("ebay.nl", "nl"),
    "belgium_french": ("ebay.be", "fr"),
    "belgium_dutch": ("ebay.be", "nl"),
    "ireland": ("ebay.ie", "en"),
    "poland": ("ebay.pl", "pl"),
    "canada": ("ebay.ca", "en"),
    "canadafrench": ("ebay.ca", "fr"),
    "australia": ("ebay.com.au", "en"),
    "hongkong": ("ebay.com.hk", None),
    "singapore": ("ebay.com.sg", "en"),
    "malaysia": ("ebay.com.my", None),
    "philippines": ("ebay.ph", None),
}

_LANGUAGES = (
    "ar bg cs da de el en es et fi fr he hi hr hu it ja ko lt lv nb nl no pl pt ro ru sk sl sv th "
    "tr uk vi zh"
)
#: Languages that a column name, a tag or a cell may give as a two-letter code.
LANGUAGES = frozenset(_LANGUAGES.split())

_LOCALE = re.compile(r"([A-Za-z]{2})(?:[_-]([A-Za-z]{2}))?")
_ID = re.compile(r"(?:amzn1\.mp\.o\.)?A[A-Z0-9]{9,15}")


def marketplace_of_id(text: str) -> str | None:
    """``amazon.de`` for ``A1PA6795UKMFR9``, with or without Amazon's prefix."""
    return canonical_marketplace(text) if _ID.fullmatch(text.strip()) else None


def marketplace_of_locale(text: str) -> str | None:
    """``amazon.de`` for ``de_DE``: the Amazon store whose content is tagged so."""
    match = _LOCALE.fullmatch(text.strip())
    return canonical_marketplace(text) if match and match[2] else None


def marketplace_of_site(text: str) -> str | None:
    """``ebay.de`` for eBay's ``SiteID=Germany``."""
    site = EBAY_SITES.get(text.strip().lower())
    return site[0] if site else None


def language_of_site(text: str) -> str | None:
    """``fr`` for eBay's ``SiteID=CanadaFrench``."""
    site = EBAY_SITES.get(text.strip().lower())
    return site[1] if site else None


def language_of_locale(text: str) -> str | None:
    """``de`` for ``de_DE``, ``de-at`` or ``DE``; ``None`` for what is no known language."""
    match = _LOCALE.fullmatch(text.strip())
    language = match[1].lower() if match else ""
    return language if language in LANGUAGES else None
