from .reading import read, texts

OLD = (
    "Handle,Title,Body (HTML),Vendor,Product Category,Type,Tags,Option1 Name,Option1 Value,"
    "Variant SKU,Variant Price,Image Src,Image Alt Text,SEO Title,"
    "Fabric (product.metafields.custom.fabric),"
    "Google: Custom Product (product.metafields.mm-google-shopping.custom_product)\n"
    'tea-mug,Tea mug,<p>Keeps tea hot</p>,Acme,Kitchen > Mugs,Mugs,"tea, gift",Size,Small,'
    "M-S,9,https://example.com/1.jpg,Mug on a table,Buy a mug,Stoneware,FALSE\n"
    "tea-mug,,,,,,,,Large,M-L,11,,,,,\n"
    "tea-mug,,,,,,,,,,,https://example.com/2.jpg,The mug from above,,,\n"
    "tea-mug,,,,,,,,,,,https://example.com/3.jpg,,,,\n"
)
NEW = (
    "Title,URL handle,Description,Vendor,Type,Tags,Published on online store,SKU,Option1 name,"
    "Option1 value,SEO title,Image alt text\n"
    "Tea mug,tea-mug,Keeps tea hot,Acme,Mugs,gift,TRUE,,Size,Small,Buy a mug,On a table\n"
)


def test_the_first_row_of_a_handle_holds_the_texts_of_the_product() -> None:
    file, listings = read(OLD)
    assert file.format == "shopify-csv"
    assert texts(listings[0]) == {
        "title": "Tea mug",
        "description": "<p>Keeps tea hot</p>",
        "brand": "Acme",
        "category": "Kitchen > Mugs",
        "product_type": "Mugs",
        "keywords": "tea, gift",
        "attribute:option1_value": "Small",
        "attribute:image_alt_text": "Mug on a table",
        "attribute:seo_title": "Buy a mug",
        "attribute:fabric": "Stoneware",
    }


def test_further_rows_have_their_own_texts_and_no_empty_title() -> None:
    _, [first, variant, picture] = read(OLD)
    assert [(each.sku, each.row) for each in (first, variant, picture)] == [
        ("M-S", 2),
        ("M-L", 3),
        ("tea-mug", 4),
    ]
    assert texts(variant) == {"attribute:option1_value": "Large"}
    assert [column.field for column in picture.columns] == ["attribute:image_alt_text"]
    assert "title" in [column.field for column in first.columns]


def test_the_new_column_set_is_read_like_the_old_one() -> None:
    file, [listing] = read(NEW)
    assert (file.format, listing.sku) == ("shopify-csv", "tea-mug")
    assert texts(listing) == {
        "title": "Tea mug",
        "description": "Keeps tea hot",
        "brand": "Acme",
        "product_type": "Mugs",
        "keywords": "gift",
        "attribute:option1_value": "Small",
        "attribute:seo_title": "Buy a mug",
        "attribute:image_alt_text": "On a table",
    }


def test_a_row_with_a_cell_too_many_is_noted() -> None:
    header = "Handle,Title,Body (HTML),Gift Card,SEO Title\n"
    file, _ = read(header + "a,Mug,Big,false,Buy\nb,Cup,Small,,false\n")
    assert file.notes == []
    file, _ = read(header + "a,Mug,Big,mug.jpg,false\n")
    [note] = file.notes
    assert "shifted against the header (the first: row 2)" in note


def test_what_the_user_sells_on_goes_before_the_shop_system() -> None:
    _, [listing] = read(NEW)
    assert (listing.marketplace, listing.language) == ("shopify", None)
    _, [listing] = read(NEW, marketplace="amazon.de")
    assert (listing.marketplace, listing.language) == ("amazon.de", "de")
