from .reading import read, texts

EXPORT = (
    "handleId,fieldType,name,description,productImageUrl,collection,sku,ribbon,"
    "additionalInfoTitle1,additionalInfoDescription1,productOptionName1,productOptionDescription1\n"
    "h1,Product,Candle,<p>Soy wax</p>,a.jpg,Home,C-1,New,Care,Trim the wick,Scent,Rose;Mint\n"
    "h1,Variant,,,,,C-1R,,,,Scent,Rose\n"
)


def test_products_and_their_variants_are_read() -> None:
    file, [product, variant] = read(EXPORT)
    assert (file.format, product.sku, variant.sku) == ("wix-csv", "C-1", "C-1R")
    assert texts(product) == {
        "title": "Candle",
        "description": "<p>Soy wax</p>",
        "category": "Home",
        "attribute:ribbon": "New",
        "attribute:info_title_1": "Care",
        "attribute:info_1": "Trim the wick",
        "attribute:option_1": "Rose;Mint",
    }
    assert [column.field for column in variant.columns] == ["attribute:option_1"]
