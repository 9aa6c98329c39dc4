import pytest

from listinglint.formats.marketplaces import (
    EBAY_SITES,
    language_of_locale,
    language_of_site,
    marketplace_of_id,
    marketplace_of_locale,
    marketplace_of_site,
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A1PA6795UKMFR9", "amazon.de"),
        ("amzn1.mp.o.A1F83G8C2ARO7P", "amazon.co.uk"),
        (" ATVPDKIKX0DER ", "amazon.com"),
        ("A1AAAAAAAAAAAA", None),
        ("de", None),
        ("", None),
    ],
)
def test_marketplace_ids_name_stores(text: str, expected: str | None) -> None:
    assert marketplace_of_id(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [("de_DE", "amazon.de"), ("en-GB", "amazon.co.uk"), ("ja_JP", "amazon.co.jp"), ("de", None)],
)
def test_only_a_locale_with_a_country_names_a_store(text: str, expected: str | None) -> None:
    assert marketplace_of_locale(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [("de_DE", "de"), ("EN", "en"), ("fr-be", "fr"), ("xx_XX", None), ("german", None), ("", None)],
)
def test_locales_name_languages(text: str, expected: str | None) -> None:
    assert language_of_locale(text) == expected


def test_ebay_sites_name_stores_and_languages() -> None:
    assert marketplace_of_site("Germany") == "ebay.de"
    assert language_of_site("CanadaFrench") == "fr"
    assert marketplace_of_site("Atlantis") is None
    assert all(store.startswith("ebay.") for store, _ in EBAY_SITES.values())
