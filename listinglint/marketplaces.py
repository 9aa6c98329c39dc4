"""The marketplaces by their canonical names, and the names that files and people give them.

Amazon's ids and stores are those printed in its multi-country templates and in its API
documentation.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Marketplace:
    """A store: canonical ``name``, main ``language`` (ISO 639-1), ``country`` (ISO 3166-1).

    Where sellers write in many languages, ``language`` is ``None``.
    """

    name: str
    language: str | None
    country: str
    id: str = ""


_STORES = (
    Marketplace("amazon.com", "en", "US", "ATVPDKIKX0DER"),
    Marketplace("amazon.ca", "en", "CA", "A2EUQ1WTGCTBG2"),
    Marketplace("amazon.com.mx", "es", "MX", "A1AM78C64UM0Y8"),
    Marketplace("amazon.com.br", "pt", "BR", "A2Q3Y263D00KWC"),
    Marketplace("amazon.co.uk", "en", "GB", "A1F83G8C2ARO7P"),
    Marketplace("amazon.de", "de", "DE", "A1PA6795UKMFR9"),
    Marketplace("amazon.fr", "fr", "FR", "A13V1IB3VIYZZH"),
    Marketplace("amazon.it", "it", "IT", "APJ6JRA9NG5V4"),
    Marketplace("amazon.es", "es", "ES", "A1RKKUPIHCS9HS"),
    Marketplace("amazon.nl", "nl", "NL", "A1805IZSGTT6HS"),
    Marketplace("amazon.com.be", "fr", "BE", "AMEN7PMS3EDWL"),
    Marketplace("amazon.se", "sv", "SE", "A2NODRKZP88ZB9"),
    Marketplace("amazon.pl", "pl", "PL", "A1C3SOZRARQ6R3"),
    Marketplace("amazon.ie", "en", "IE", "A28R8C7NBKEWEA"),
    Marketplace("amazon.com.tr", "tr", "TR", "A33AVAJ2PDY3EV"),
    Marketplace("amazon.ae", "en", "AE", "A2VIGQ35RCS4UG"),
    Marketplace("amazon.sa", "ar", "SA", "A17E79C6D8DWNP"),
    Marketplace("amazon.eg", "ar", "EG", "ARBP9OOSHTCHU"),
    Marketplace("amazon.co.za", "en", "ZA", "AE08WJ6YKNBMC"),
    Marketplace("amazon.in", "en", "IN", "A21TJRUUN4KGV"),
    Marketplace("amazon.co.jp", "ja", "JP", "A1VC38T7YXB528"),
    Marketplace("amazon.com.au", "en", "AU", "A39IBJ37TRP1C6"),
    Marketplace("amazon.sg", "en", "SG", "A19VAU5U5O7RUS"),
    Marketplace("ebay.com", "en", "US"),
    Marketplace("ebay.co.uk", "en", "GB"),
    Marketplace("ebay.de", "de", "DE"),
    Marketplace("ebay.fr", "fr", "FR"),
    Marketplace("ebay.it", "it", "IT"),
    Marketplace("ebay.es", "es", "ES"),
    Marketplace("ebay.ca", "en", "CA"),
    Marketplace("ebay.com.au", "en", "AU"),
    Marketplace("etsy.com", None, "US"),
    Marketplace("walmart.com", "en", "US"),
    Marketplace("walmart.ca", "en", "CA"),
    Marketplace("cdiscount.com", "fr", "FR"),
    Marketplace("market.yandex.ru", "ru", "RU"),
    Marketplace("google-merchant", None, ""),
    Marketplace("meta", None, ""),
    Marketplace("shopify", None, ""),
    Marketplace("woocommerce", None, ""),
)

#: Canonical name → marketplace.
MARKETPLACES = {store.name: store for store in _STORES}

_AMAZON = tuple(store for store in _STORES if store.name.startswith("amazon."))
_BY_ALIAS = (
    {store.country.lower(): store.name for store in _AMAZON}
    | {store.id.lower(): store.name for store in _AMAZON if store.id}
    | {"uk": "amazon.co.uk", "us": "amazon.com", "gb": "amazon.co.uk"}
    | {"ebay": "ebay.com", "etsy": "etsy.com", "walmart": "walmart.com"}
    | {"yandex": "market.yandex.ru", "yandex-market": "market.yandex.ru"}
    | {"amazon": "amazon.com", "google": "google-merchant", "facebook": "meta"}
    | {"amazon.com.uk": "amazon.co.uk", "amazon.uk": "amazon.co.uk", "amazon.be": "amazon.com.be"}
    | {"amazon.jp": "amazon.co.jp", "amazon.au": "amazon.com.au", "amazon.mx": "amazon.com.mx"}
    | {"amazon.us": "amazon.com", "amazon.tr": "amazon.com.tr", "amazon.br": "amazon.com.br"}
)
#: Stores by locale where the country alone would say the same: kept for ``de_DE`` and ``en-GB``.
_SEPARATORS = str.maketrans("_", "-")


def canonical_marketplace(text: str) -> str | None:
    """The canonical name for a domain, URL, Amazon id, country code or locale; else ``None``."""
    name = text.strip().lower().removeprefix("amzn1.mp.o.")
    name = name.removeprefix("https://").removeprefix("http://").removeprefix("www.").rstrip("/")
    if name in MARKETPLACES:
        return name
    if name in _BY_ALIAS:
        return _BY_ALIAS[name]
    language, _, country = name.translate(_SEPARATORS).partition("-")
    if len(language) == 2 and len(country) == 2:
        return _BY_ALIAS.get(country)
    return None


def language_of_marketplace(name: str | None) -> str | None:
    """The main language of a canonical marketplace, ISO 639-1; ``None`` for an unknown one."""
    store = MARKETPLACES.get(name or "")
    return store.language if store else None


def assumed_store_note(store: str) -> str:
    """What is said of a file that does not name the ``store`` it is checked for."""
    return (
        f"the file does not say where it is sold: {store} is assumed; "
        "if that is wrong, name the store with --marketplace"
    )


def main_amazon_store(language: str | None) -> str:
    """The largest Amazon store in a language (ISO 639-1); amazon.com for any other."""
    # several stores are in Spanish; for all other languages the first in the list is the largest
    if language == "es":
        return "amazon.es"
    return next((store.name for store in _AMAZON if store.language == language), "amazon.com")
