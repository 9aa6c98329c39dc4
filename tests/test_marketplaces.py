import pytest
from hypothesis import given
from hypothesis import strategies as st

from listinglint.marketplaces import (
    MARKETPLACES,
    canonical_marketplace,
    language_of_marketplace,
)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("amazon.com", "amazon.com"),
        ("Amazon.DE", "amazon.de"),
        (" https://www.amazon.co.uk/ ", "amazon.co.uk"),
        ("http://amazon.fr", "amazon.fr"),
        ("ATVPDKIKX0DER", "amazon.com"),
        ("amzn1.mp.o.A1PA6795UKMFR9", "amazon.de"),
        ("US", "amazon.com"),
        ("uk", "amazon.co.uk"),
        ("GB", "amazon.co.uk"),
        ("de", "amazon.de"),
        ("de_DE", "amazon.de"),
        ("en-GB", "amazon.co.uk"),
        ("en_US", "amazon.com"),
        ("jp", "amazon.co.jp"),
        ("amazon.jp", "amazon.co.jp"),
        ("ebay", "ebay.com"),
        ("shopify", "shopify"),
        ("google", "google-merchant"),
        ("amazon.xx", None),
        ("xx", None),
        ("en-XX", None),
        ("", None),
        ("-", None),
    ],
)
def test_what_files_and_people_call_a_store_is_known(text: str, name: str | None) -> None:
    assert canonical_marketplace(text) == name


@pytest.mark.parametrize("name", MARKETPLACES)
def test_every_store_is_known_by_its_name_and_id(name: str) -> None:
    store = MARKETPLACES[name]
    assert canonical_marketplace(name) == canonical_marketplace(name.upper()) == name
    assert language_of_marketplace(name) == store.language
    assert store.language is None or len(store.language) == 2
    if store.id:
        assert canonical_marketplace(store.id) == name


def test_ids_and_amazon_countries_are_those_of_one_store() -> None:
    amazon = [store for store in MARKETPLACES.values() if store.name.startswith("amazon.")]
    assert len({store.id for store in amazon}) == len({store.country for store in amazon})
    assert all(store.id for store in amazon)


def test_an_unknown_store_has_no_language() -> None:
    assert language_of_marketplace(None) is None
    assert language_of_marketplace("amazon.xx") is None


@given(st.text())
def test_any_text_is_a_known_store_or_none(text: str) -> None:
    assert canonical_marketplace(text) in {None, *MARKETPLACES}
