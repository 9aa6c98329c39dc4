from .reading import read, texts

EXPORT = (
    "sku;categories;family;parent;brand;description-de_DE-ecommerce;description-en_US-ecommerce;"
    "description-en_US-print;name-en_US;claim-fr_FR;image-en_US;weight-unit;PACK-groups;name-web;"
    "bullet_points-de_DE;bullet_points-en_US\n"
    "K1;kitchen;mugs;p;Acme;Große Tasse;Large mug;Mug in print;Mug;Sans danger;a/b.png;KILOGRAM;"
    "x;Mug online;Spülfest;Dishwasher safe\n"
)


def test_a_column_says_its_language() -> None:
    file, [listing] = read(EXPORT)
    assert (file.format, listing.sku, listing.language) == ("akeneo-csv", "K1", None)
    found = {
        (field.name, field.column.language): field.text
        for field in listing.fields
        if field.column.language
    }
    assert found == {
        ("description", "de"): "Große Tasse",
        ("description", "en"): "Large mug",
        ("attribute:description_en_us_print", "en"): "Mug in print",
        ("title", "en"): "Mug",
        ("attribute:claim", "fr"): "Sans danger",
        ("bullet_1", "de"): "Spülfest",
        ("bullet_1", "en"): "Dishwasher safe",
    }


def test_other_endings_of_names_are_no_languages() -> None:
    _, [listing] = read(EXPORT)
    plain = {field.name: field.text for field in listing.fields if field.column.language is None}
    assert plain == {
        "category": "kitchen",
        "product_type": "mugs",
        "brand": "Acme",
        "title": "Mug online",
    }


def test_a_newer_export_has_an_identifier_and_commas() -> None:
    file, [listing] = read("identifier,family,categories,name-en_US\nP1,mugs,a,Mug\n")
    assert (file.format, listing.sku) == ("akeneo-csv", "P1")
    assert texts(listing)["title"] == "Mug"
