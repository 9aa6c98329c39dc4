from .reading import read, texts

NAMES = ["TITEL", "BESCHREIBUNG", "PREIS", "CURRENCY_CODE", "ANZAHL", "TAGS", "MATERIALIEN"]
NAMES += [f"BILD{n}" for n in range(1, 11)]
NAMES += ["ART 1", "NAME 1", "WERTE 1", "ART 2", "NAME 2", "WERTE 2", "SKU"]
ROW = ["Wall rug", '"Woven\n\nby hand"', "9", "EUR", "3", '"wall_rug,boho_decor"', "wool"]
ROW += [f"https://example.com/{n}.jpg" for n in range(1, 11)]
ROW += ["Colour", "Colour", '"red,blue"', "", "", "", ""]
EXPORT = ",".join(NAMES) + "\n" + ",".join(ROW) + "\n"


def test_columns_are_known_by_their_places_under_translated_names() -> None:
    file, [listing] = read(EXPORT)
    assert (file.format, listing.marketplace, listing.sku) == ("etsy-csv", "etsy.com", None)
    assert texts(listing) == {
        "title": "Wall rug",
        "description": "Woven\n\nby hand",
        "keywords": "wall_rug,boho_decor",
        "attribute:material": "wool",
        "attribute:variation_1_values": "red,blue",
    }


def test_the_language_of_the_header_is_not_that_of_the_listing() -> None:
    _, [listing] = read(EXPORT)
    assert listing.language is None
    assert all(field.column.language is None for field in listing.fields)


def test_a_header_of_another_width_is_none_of_etsys() -> None:
    file, _ = read(EXPORT.replace("BILD10,", "").replace("https://example.com/10.jpg,", ""))
    assert file.format == "csv"
