import pytest

from .reading import read, texts

DRAFTS = (
    "#INFO,Version=0.0.2,Template= drafts,,,,\n"
    '"#INFO Set Action, please",,,,,,\n'
    "#INFO,,,,,,\n"
    "Action(SiteID=Germany|Country=DE|Currency=EUR|Version=1193),Custom label (SKU),Category ID,"
    "Title,Condition description,Description,C:Marke\n"
    "Draft,K-1,20668,Alte Lampe,Mit Kratzern,<p>Sehr schön</p>,Ohne\n"
)
VARIATIONS = (
    "*Action(SiteID=UK|Country=GB);ItemID;CustomLabel;*Category;*Title;Subtitle;Relationship;"
    "Relationship details;C:Brand;C:Material;C:EAN;*Description\n"
    "Add;;P;123;Shirt;Soft;;Colour=Red,Blue;Acme;Cotton;4006381333931;Good shirt\n"
    "Add;;P-R;;;;Variation;Colour=Red;;;;\n"
    "End;99;P-X;;Old shirt;;;;;;;\n"
    "Revise;77;;;Cap;;;;;;;Warm cap\n"
)


def test_the_lines_above_the_header_are_no_listings() -> None:
    file, [listing] = read(DRAFTS)
    assert (file.format, listing.sku, listing.row) == ("ebay-csv", "K-1", 5)
    assert texts(listing) == {
        "title": "Alte Lampe",
        "attribute:condition_note": "Mit Kratzern",
        "description": "<p>Sehr schön</p>",
        "brand": "Ohne",
    }


def test_the_header_says_the_store_and_its_language() -> None:
    _, [listing] = read(DRAFTS, marketplace="amazon.com")
    assert (listing.marketplace, listing.language) == ("ebay.de", "de")


@pytest.mark.parametrize(
    ("site", "store"), [("77", "ebay.de"), ("UK", "ebay.co.uk"), ("Moon", "ebay.com")]
)
def test_sites_are_known_by_name_and_number(site: str, store: str) -> None:
    _, [listing] = read(DRAFTS.replace("Germany", site))
    assert listing.marketplace == store


def test_item_specifics_are_text_and_numbers_are_not() -> None:
    _, listings = read(VARIATIONS)
    assert texts(listings[0]) == {
        "title": "Shirt",
        "attribute:subtitle": "Soft",
        "attribute:relationship_details": "Colour=Red,Blue",
        "brand": "Acme",
        "attribute:material": "Cotton",
        "description": "Good shirt",
    }


def test_a_variation_has_its_own_texts_and_ended_items_none() -> None:
    _, [_, variation, cap] = read(VARIATIONS)
    assert (variation.sku, texts(variation)) == (
        "P-R",
        {"attribute:relationship_details": "Colour=Red"},
    )
    assert [column.field for column in variation.columns] == ["attribute:relationship_details"]
    assert (cap.sku, cap.row) == ("77", 5)
