import pytest

from listinglint.errors import FormatError
from listinglint.formats.columns import (
    Key,
    Known,
    amazon_column,
    check_chosen,
    normalised,
    parse_key,
    plain_header,
)
from listinglint.listings import Column


@pytest.mark.parametrize(
    ("key", "expected"),
    [
        ("bullet_point5", Key(("bullet_point",), 5, None, None)),
        ("item-name", Key(("item_name",), None, None, None)),
        (
            "item_name[marketplace_id=A1PA6795UKMFR9][language_tag=de_DE]#1.value",
            Key(("item_name",), 1, "de", "amazon.de"),
        ),
        (
            "lid[marketplace_id=A13V1IB3VIYZZH]#1.material#2.value",
            Key(("lid", "material"), 1, None, "amazon.fr"),
        ),
        (
            "lid#1.type[language_tag=fr_FR]#1.value",
            Key(("lid", "type"), 1, "fr", None),
        ),
        ("vendor_sku#1.value", Key(("vendor_sku",), 1, None, None)),
    ],
)
def test_keys_of_every_generation_come_apart(key: str, expected: Key) -> None:
    assert parse_key(key) == expected


@pytest.mark.parametrize(
    ("key", "field"),
    [
        ("item_name", "title"),
        ("title", "title"),
        ("title_differentiation#1.value", "highlights"),
        ("bullet_point10", "bullet_10"),
        ("bullet-point1", "bullet_1"),
        ("bullet_point#3.value", "bullet_3"),
        ("rtip_product_description#1.value", "description"),
        ("generic_keywords", "keywords"),
        ("search_terms3", "keywords"),
        ("platinum_keywords1", "keywords"),
        ("brand#1.value", "brand"),
        ("feed_product_type", "product_type"),
        ("recommended_browse_nodes[marketplace_id=A1PA6795UKMFR9]#1.value", "category"),
        ("special_features2", "attribute:special_features"),
        ("condition-note", "attribute:condition_note"),
        ("lid#1.material#1.value", "attribute:lid.material"),
    ],
)
def test_text_columns_get_canonical_fields(key: str, field: str) -> None:
    column = amazon_column(key, "Label  ", 7)
    assert column is not None
    assert (column.field, column.key, column.label, column.index) == (field, key, "Label", 7)


@pytest.mark.parametrize(
    "key",
    [
        "standard_price",
        "main_image_url",
        "item_sku",
        "external_product_id",
        "recommended_browse_nodes",
        "item_dimensions#1.length.unit",
        "purchasable_offer[marketplace_id=A1PA6795UKMFR9]#1.our_price#1.schedule#1.value_with_tax",
        "::record_action",
        "::title",
        "amzn1.volt.ca.product_id_value",
        "language_value1",
        "",
        "[=",
    ],
)
def test_prices_ids_urls_and_enums_are_no_text(key: str) -> None:
    assert amazon_column(key, "", 0) is None


def test_only_a_column_that_says_so_has_language_and_marketplace() -> None:
    said = amazon_column("color[marketplace_id=A28R8C7NBKEWEA][language_tag=en_IE]#1.value", "", 0)
    silent = amazon_column("color_name", "", 0)
    assert said is not None
    assert silent is not None
    assert (said.language, said.marketplace) == ("en", "amazon.ie")
    assert (silent.language, silent.marketplace) == (None, None)


def fields_of(*names: str) -> list[str]:
    return [column.field for column in plain_header(names).columns]


@pytest.mark.parametrize(
    ("names", "fields"),
    [
        (("SKU", "Title", "Description"), ["title", "description"]),
        (("Artikelnummer", "Titel", "Suchbegriffe"), ["title", "keywords"]),
        (("Référence", "Titre", "Mots-clés"), ["title", "keywords"]),
        (("SKU", "Titre", "Point_1", "Caractéristique 2"), ["title", "bullet_1", "bullet_2"]),
        (("商品管理番号", "商品名", "商品説明文"), ["title", "description"]),
        (("商品名", "特徴1", "商品の特徴2"), ["title", "bullet_1", "bullet_2"]),
        (
            ("产品标题", "五点描述1", "产品描述", "搜索词"),
            ["title", "bullet_1", "description", "keywords"],
        ),
        (("Handle", "Title", "Body (HTML)", "Tags"), ["title", "description", "keywords"]),
        (("sku", "bullet1", "Bullet Point 2", "feature_3"), ["bullet_1", "bullet_2", "bullet_3"]),
        (("sku", "Key Features", "Key Features"), ["bullet_1", "bullet_2"]),
        (("sku", "Title*", "Price", "Image URL"), ["title"]),
        (("sku", "Marke", "Farbe"), ["brand", "attribute:color"]),
    ],
)
def test_plain_columns_are_known_by_many_names(names: tuple[str, ...], fields: list[str]) -> None:
    assert fields_of(*names) == fields


def test_second_title_is_kept_as_an_attribute() -> None:
    assert fields_of("title", "name") == ["title", "attribute:name"]


def test_language_at_the_end_of_a_name_is_the_columns_language() -> None:
    columns = plain_header(["sku", "title_de", "title_en", "description-en_US-ecommerce"]).columns
    assert [(column.field, column.language) for column in columns] == [
        ("title", "de"),
        ("title", "en"),
        ("description", "en"),
    ]


def test_best_alias_is_the_sku_wherever_it_stands() -> None:
    assert plain_header(["id", "Title", "SKU"]).sku == 2
    assert plain_header(["id", "Title"]).sku == 0


def test_chosen_columns_win_over_aliases() -> None:
    header = plain_header(["Ware", "Titel", "Nr"], {"title": "Ware", "sku": "nr"})
    assert header.columns[0] == Column("title", "Ware", "Ware", 0)
    assert header.sku == 2


def test_what_the_file_is_known_to_be_wins_over_aliases_and_the_user_over_both() -> None:
    names = ["Type", "Name", "Handle", "Title"]
    known = {0: Known("product_type", "de"), 1: Known(""), 2: Known("sku"), 3: Known("bullet")}
    header = plain_header(names, {"attribute:name": "Name", "sku": "Title"}, known)
    assert header.columns == (
        Column("product_type", "Type", "Type", 0, "de"),
        Column("attribute:name", "Name", "Name", 1),
    )
    assert header.sku == 3


def test_bullets_are_numbered_in_each_language() -> None:
    known = {0: Known("bullet", "de"), 1: Known("bullet", "en"), 2: Known("bullet", "de")}
    header = plain_header(["a", "b", "c"], None, known)
    assert [column.field for column in header.columns] == ["bullet_1", "bullet_1", "bullet_2"]


def test_column_that_does_not_exist_is_refused_with_those_that_do() -> None:
    with pytest.raises(FormatError, match=r"no column 'Name'.*'Ware', 'Nr'"):
        check_chosen(["Ware", "Nr"], {"title": "Name"}, file="x.csv")


def test_field_that_does_not_exist_is_refused_with_those_that_do() -> None:
    with pytest.raises(FormatError, match=r"no field 'headline'.*title"):
        check_chosen(["Ware"], {"headline": "Ware"}, file="x.csv")


def test_names_are_compared_without_case_and_signs() -> None:
    assert normalised("  Body (HTML)* ") == "body_html"
    assert normalised("\uff34itle") == "title"
