from .reading import read, texts

EXPORT = (
    "\ufeffID,Type,SKU,Name,Published,Short description,Description,Purchase note,Regular price,"
    "Categories,Tags,Parent,Attribute 1 name,Attribute 1 value(s),Meta: _yoast_wpseo_metadesc,"
    "Meta: _internal_flag\n"
    '10,variable,SOAP,Soap,1,Mild,<b>Gentle soap</b>,Thanks,4,"Bath > Soap, Gifts",gift,,Scent,'
    '"Rose, Mint",A mild soap,yes\n'
    "11,variation,SOAP-R,Soap - Rose,1,,,,4,,,SOAP,Scent,Rose,,\n"
    "12,simple,,Brush,1,,Soft,,5,,,,,,,\n"
)


def test_columns_are_read_by_what_they_mean_at_woocommerce() -> None:
    file, listings = read(EXPORT)
    assert file.format == "woocommerce-csv"
    assert texts(listings[0]) == {
        "title": "Soap",
        "attribute:short_description": "Mild",
        "description": "<b>Gentle soap</b>",
        "attribute:purchase_note": "Thanks",
        "category": "Bath > Soap, Gifts",
        "keywords": "gift",
        "attribute:attribute_1": "Rose, Mint",
        "attribute:yoast_wpseo_metadesc": "A mild soap",
    }


def test_a_variation_lacks_no_description() -> None:
    _, [_, variation, simple] = read(EXPORT)
    assert [column.field for column in variation.columns] == ["title", "attribute:attribute_1"]
    assert "description" in [column.field for column in simple.columns]


def test_a_product_without_sku_is_called_by_its_id() -> None:
    _, listings = read(EXPORT)
    assert [each.sku for each in listings] == ["SOAP", "SOAP-R", "12"]
    assert {each.marketplace for each in listings} == {"woocommerce"}
