import pytest

from listinglint.formats import ReadOptions, Source, read_listings

HEAD = "TemplateType=fptcustom\tVersion=2024.0101\tTemplateSignature=eA==\t{settings}\n"
REST = "Seller SKU\tProduct Name\tBrand\tType\nitem_sku\titem_name\tbrand_name\tfeed_product_type\n"
ROW = "A-1\tMug\tBrindle\tkitchen\n"


def read(settings: str = "", **options):
    data = (HEAD.format(settings=settings) + REST + ROW).encode()
    file = read_listings(Source.of_bytes(data, "x.txt"), ReadOptions(**options))
    (listing,) = file.listings
    return listing, file.notes


@pytest.mark.parametrize(
    ("settings", "options", "store", "language"),
    [
        ("", {"language": "fr"}, "amazon.fr", "fr"),
        ("", {"language": "es"}, "amazon.es", "es"),
        ("settings=contentLanguageTag=de_DE&attributeRow=3&dataRow=4", {}, "amazon.de", "de"),
    ],
)
def test_a_flat_file_without_a_store_is_read_for_the_store_of_its_language(
    settings: str, options: dict, store: str, language: str
) -> None:
    listing, _ = read(settings, **options)
    assert (listing.marketplace, listing.language) == (store, language)


def test_of_a_store_that_is_only_assumed_no_language_follows() -> None:
    listing, notes = read()
    assert (listing.marketplace, listing.language) == ("amazon.com", None)
    assert notes == []  # the words will tell the store, and then it is noted


def test_an_assumed_store_is_noted() -> None:
    _, notes = read(language="fr")
    assert any("amazon.fr is assumed" in note for note in notes)


def test_a_store_that_was_named_needs_no_note() -> None:
    listing, notes = read(marketplace="amazon.co.uk")
    assert listing.marketplace == "amazon.co.uk"
    assert notes == []
