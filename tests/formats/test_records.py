from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from listinglint.formats.records import (
    FIELD_ALIASES,
    Member,
    RecordReader,
    is_listing,
    is_surely_listing,
    language_code,
    normal_key,
)
from listinglint.formats.source import ReadOptions
from listinglint.listings import Listing


def read(record: dict[str, object], **options: str) -> Listing:
    return RecordReader(ReadOptions(**options)).listing(record, row=1)  # type: ignore[arg-type]


def texts(listing: Listing) -> list[tuple[str, str]]:
    return [(field.name, field.text) for field in listing.fields]


def test_the_promised_keys_are_read():
    listing = read(
        {
            "id": "A-1",
            "title": "Face mask",
            "bullets": ["Soft", "Blue"],
            "description": "A mask.",
            "keywords": "mask",
            "category": "Home",
            "brand": "Acme",
            "lang": "de-AT",
            "marketplace": "DE",
        }
    )
    assert (listing.sku, listing.language, listing.marketplace) == ("A-1", "de", "amazon.de")
    assert texts(listing) == [
        ("title", "Face mask"),
        ("bullet_1", "Soft"),
        ("bullet_2", "Blue"),
        ("description", "A mask."),
        ("keywords", "mask"),
        ("category", "Home"),
        ("brand", "Acme"),
    ]
    assert [field.pointer for field in listing.fields][:3] == ["/title", "/bullets/0", "/bullets/1"]


@pytest.mark.parametrize(
    ("key", "field"),
    [
        ("Item Name", "title"),
        ("productName", "title"),
        ("Titel", "title"),
        ("商品名", "title"),
        ("bullet_point3", "bullet_3"),
        ("bullet-2", "bullet_2"),
        ("Bullet Point 10", "bullet_10"),
        ("Body (HTML)", "attribute:Body (HTML)"),
        ("body_html", "description"),
        ("search_terms1", "keywords"),
        ("title_differentiation", "highlights"),
        ("feed_product_type", "product_type"),
        ("material", "attribute:material"),
        ("specialFeature", "attribute:specialFeature"),
    ],
)
def test_keys_are_known_by_their_aliases(key, field):
    assert texts(read({key: "soft cotton"})) == [(field, "soft cotton")]


def test_no_alias_means_two_fields():
    aliases = [alias for names in FIELD_ALIASES.values() for alias in names]
    assert len(aliases) == len(set(aliases))
    assert all(normal_key(alias) == alias for alias in aliases)


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("image_url", "soft cotton"),
        ("price", "12.99 EUR"),
        ("note", "https://example.com/a"),
        ("picture", "towel.jpg"),
        ("launch", "2024-01-31"),
        ("launched", "Oct 3, 2020"),
        ("regulation", "not_applicable"),
        ("origin", "CN"),
        ("flag", "true"),
        ("number_of_items", "two pieces"),
        ("gtin", "4006381333931"),
        ("ref", "B07W1D2TNT"),
    ],
)
def test_values_that_are_no_product_text_are_left_out(key, value):
    assert read({"title": "Towel", key: value}).fields == read({"title": "Towel"}).fields


def test_empty_values_make_no_fields():
    assert read({"title": "", "description": None, "bullets": ["", "b"], "sku": "s"}).fields == (
        read({"bullets": ["", "b"]}).fields
    )
    assert texts(read({"bullets": ["", "b"]})) == [("bullet_2", "b")]


def test_a_locale_map_becomes_one_field_for_each_language():
    fields = read({"title": {"en": "Soap", "de_DE": "Seife"}, "bullets": {"fr": ["un", "deux"]}})
    found = [(f.name, f.column.language, f.text, f.pointer) for f in fields.fields]
    assert found == [
        ("title", "en", "Soap", "/title/en"),
        ("title", "de", "Seife", "/title/de_DE"),
        ("bullet_1", "fr", "un", "/bullets/fr/0"),
        ("bullet_2", "fr", "deux", "/bullets/fr/1"),
    ]


def test_a_map_by_country_names_the_marketplace():
    (us, de) = read({"title": {"US": "Soap", "DE": "Seife"}}).fields
    assert (us.column.marketplace, us.column.language) == ("amazon.com", "en")
    assert (de.column.marketplace, de.column.language) == ("amazon.de", "de")


def test_translations_hold_fields_of_their_language_only():
    listing = read({"title": "Soap", "translations": {"fr": {"title": "Savon", "lang": "fr"}}})
    assert [(f.text, f.column.language) for f in listing.fields] == [
        ("Soap", None),
        ("Savon", "fr"),
    ]
    assert listing.language is None


def test_a_locale_at_the_end_of_a_key_is_the_fields_language():
    (field,) = read({"description-it_IT": "Sapone"}).fields
    assert (field.name, field.column.language) == ("description", "it")


def test_values_with_their_place_name_language_and_marketplace():
    value = [{"value": "Hallo Welt", "language_tag": "de_DE", "marketplace_id": "A1PA6795UKMFR9"}]
    (field,) = read({"item_name": value}).fields
    assert (field.column.language, field.column.marketplace) == ("de", "amazon.de")
    assert field.pointer == "/item_name/0/value"


def test_the_sellers_sku_goes_before_handle_and_id():
    assert read({"id": "7", "handle": "soap", "sku": "S-1", "title": "x"}).sku == "S-1"
    assert read({"id": "7", "handle": "soap", "title": "x"}).sku == "soap"


def test_the_users_choice_holds_only_where_the_file_says_nothing():
    options = {"language": "fr", "marketplace": "amazon.fr"}
    assert read({"title": "x"}, **options).language == "fr"
    listing = read({"title": "x", "lang": "en", "marketplace": "UK"}, **options)
    assert (listing.language, listing.marketplace) == ("en", "amazon.co.uk")


def test_a_marketplace_implies_its_language():
    assert read({"title": "x", "marketplace": "ATVPDKIKX0DER"}).language == "en"


def test_a_column_chosen_by_the_user_is_that_field():
    reader = RecordReader(ReadOptions(columns={"title": "Bezeichnung"}))
    listing = reader.listing({"Bezeichnung": "Seife"}, row=1)
    assert texts(listing) == [("title", "Seife")]


def test_pointers_escape_slash_and_tilde():
    (field,) = read({"care/wash~notes": "wash by hand"}).fields
    assert field.pointer == "/care~1wash~0notes"


def test_a_list_of_highlights_holds_bullets_and_a_text_the_highlights():
    assert texts(read({"highlights": ["a", "b"]})) == [("bullet_1", "a"), ("bullet_2", "b")]
    assert texts(read({"highlights": "soft and dry"})) == [("highlights", "soft and dry")]


def test_a_category_in_steps_is_one_path():
    (field,) = read({"category": ["Home", "Bath"]}).fields
    assert (field.text, field.pointer) == ("Home > Bath", "/category")


def test_members_may_stand_elsewhere_than_under_their_key():
    reader = RecordReader(ReadOptions())
    listing = reader.listing_of([Member("title", "x", "/patches/0/value")], row=3, prefix="/m/2")
    assert listing.row == 3
    assert listing.fields[0].pointer == "/m/2/patches/0/value"


def test_the_nearest_known_line_is_the_fields_line():
    lines = {"/bullets": 4, "/bullets/1": 6}
    listing = RecordReader(ReadOptions()).listing({"bullets": ["a", "b"]}, row=1, lines=lines)
    assert [field.line for field in listing.fields] == [4, 6]


@pytest.mark.parametrize(
    "record",
    [
        {"name": "pkg", "description": "d", "keywords": ["a"], "scripts": {"x": "y"}},
        {"id": "hook", "name": "Hook", "description": "d", "entry": "x", "language": "python"},
        {"name": "CI", "on": "push", "jobs": {"a": "b"}},
        {"$schema": "x", "title": "Message", "description": "d", "properties": {"a": "b"}},
        {"title": "Post", "layout": "post", "date": "2024"},
        {"name": "Checkout", "uses": "actions/checkout"},
        {"name": "web", "tags": ["a"]},
        {"sku": "A", "price": "3"},
    ],
)
def test_other_files_with_a_name_are_no_listings(record):
    assert not is_listing(record)


@pytest.mark.parametrize(
    "record",
    [
        {"title": "Soap"},
        {"id": "1", "description": "Soap"},
        {"name": "Soap", "description": "Soft", "brand": "Acme", "license": "none"},
        {"bullet_1": "Soft"},
        {"title_de": "Seife"},
    ],
)
def test_little_is_enough_for_a_listing(record):
    assert is_listing(record)


def test_a_title_alone_is_no_sure_sign():
    assert is_surely_listing({"title": "Soap", "bullets": ["x"]})
    assert not is_surely_listing({"title": "Welcome", "description": "Home page"})


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("en", "en"),
        ("de_DE", "de"),
        ("zh-Hans-CN", "zh"),
        ("German", "de"),
        ("xx", None),
        ("", None),
    ],
)
def test_language_codes_are_told_from_other_words(text, code):
    assert language_code(text) == code


VALUES = st.recursive(
    st.none() | st.text(max_size=20),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(st.sampled_from(["en", "value", "title", "x", "DE"]), inner, max_size=4)
    ),
    max_leaves=12,
)
KEYS = st.text(max_size=12) | st.sampled_from(
    [
        "title",
        "bullets",
        "attributes",
        "category",
        "highlights",
        "sku",
        "lang",
        "marketplace",
        "tags",
    ]
)


@settings(max_examples=200, deadline=None)
@given(st.dictionaries(KEYS, VALUES, max_size=6))
def test_any_record_is_survived(record):
    is_listing(record)
    listing = read(record)
    assert all(field.text and field.pointer.startswith("/") for field in listing.fields)
