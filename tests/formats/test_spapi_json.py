from __future__ import annotations

import contextlib
import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from listinglint.errors import FormatError, InputError, NoListingsError
from listinglint.formats.source import ReadOptions, Source
from listinglint.formats.spapi_json import (
    AmazonAnswerFormat,
    ListingsFeedFormat,
    ListingsItemFormat,
    WalmartFormat,
)
from listinglint.listings import Listing

FORMATS = (AmazonAnswerFormat(), ListingsFeedFormat(), ListingsItemFormat(), WalmartFormat())


def feed(*messages: dict[str, object], locale: str = "en_US") -> dict[str, object]:
    header = {"sellerId": "X", "version": "2.0", "issueLocale": locale}
    return {"header": header, "messages": [{"messageId": 1, **message} for message in messages]}


def source_of(document: object) -> Source:
    return Source.of_bytes(json.dumps(document, indent=1).encode(), "x.json")


def format_id(document: object) -> str | None:
    source = source_of(document)
    return next((format_.id for format_ in FORMATS if format_.recognises(source)), None)


def listings(document: object) -> list[Listing]:
    source = source_of(document)
    format_ = next(format_ for format_ in FORMATS if format_.recognises(source))
    return list(format_.read(source, ReadOptions()).listings)


def found(listing: Listing) -> list[tuple[str, str, str | None]]:
    return [(field.name, field.text, field.pointer) for field in listing.fields]


UPDATE = {
    "sku": "A",
    "operationType": "UPDATE",
    "productType": "TOWEL",
    "attributes": {
        "item_name": [
            {"value": "Handtuch", "language_tag": "de_DE", "marketplace_id": "A1PA6795UKMFR9"}
        ],
        "bullet_point": [{"value": "eins"}, {"value": "zwei"}],
        "product_description": [{"value": "Weich."}],
        "generic_keyword": [{"value": "bad"}],
        "brand": [{"value": "Acme"}],
        "title_differentiation": [{"value": "sehr weich"}],
        "item_type_keyword": [{"value": "bath-towels"}],
        "special_feature": [{"value": "antibakteriell"}],
        "closure": [{"type": [{"value": "Zip closure"}]}],
        "condition_type": [{"value": "new_new"}],
        "country_of_origin": [{"value": "CN"}],
        "supplier_declared_dg_hz_regulation": [{"value": "not_applicable"}],
        "item_weight": [{"unit": "grams", "value": 500}],
        "main_product_image_locator": [{"media_location": "https://example.com/a.jpg"}],
        "purchasable_offer": [{"our_price": [{"schedule": [{"value_with_tax": 9.9}]}]}],
    },
}


def test_attributes_of_a_message_are_fields():
    (listing,) = listings(feed(UPDATE))
    base = "/messages/0/attributes"
    assert found(listing) == [
        ("product_type", "TOWEL", "/messages/0/productType"),
        ("title", "Handtuch", f"{base}/item_name/0/value"),
        ("bullet_1", "eins", f"{base}/bullet_point/0/value"),
        ("bullet_2", "zwei", f"{base}/bullet_point/1/value"),
        ("description", "Weich.", f"{base}/product_description/0/value"),
        ("keywords", "bad", f"{base}/generic_keyword/0/value"),
        ("brand", "Acme", f"{base}/brand/0/value"),
        ("highlights", "sehr weich", f"{base}/title_differentiation/0/value"),
        ("attribute:item_type_keyword", "bath-towels", f"{base}/item_type_keyword/0/value"),
        ("attribute:special_feature", "antibakteriell", f"{base}/special_feature/0/value"),
        ("attribute:closure", "Zip closure", f"{base}/closure/0/type/0/value"),
    ]


def test_each_value_has_its_language_and_marketplace():
    (listing,) = listings(feed(UPDATE))
    title = listing.fields[1]
    assert (title.column.language, title.column.marketplace) == ("de", "amazon.de")
    assert (listing.language, listing.marketplace) == ("de", "amazon.de")


def test_values_of_several_marketplaces_leave_the_listings_open():
    name = [
        {"value": "Towel", "marketplace_id": "ATVPDKIKX0DER"},
        {"value": "Drap", "marketplace_id": "A13V1IB3VIYZZH"},
    ]
    message = {"sku": "A", "operationType": "UPDATE", "attributes": {"item_name": name}}
    (listing,) = listings(feed(message, locale="en_GB"))
    assert [f.column.marketplace for f in listing.fields] == ["amazon.com", "amazon.fr"]
    assert (listing.marketplace, listing.language) == (None, "en")


def test_patches_are_read_and_deletions_are_not():
    patches = [
        {"op": "replace", "path": "/attributes/bullet_point", "value": [{"value": "kills"}]},
        {"op": "delete", "path": "/attributes/brand", "value": [{"value": "Acme"}]},
        {"op": "merge", "path": "/attributes/material", "value": [{"value": "Cotton"}]},
    ]
    deletion = {"sku": "A", "operationType": "DELETE", "attributes": UPDATE["attributes"]}
    (listing,) = listings(
        feed(deletion, {"sku": "B", "operationType": "PATCH", "patches": patches})
    )
    assert (listing.sku, listing.row) == ("B", 2)
    assert found(listing) == [
        ("bullet_1", "kills", "/messages/1/patches/0/value/0/value"),
        ("attribute:material", "Cotton", "/messages/1/patches/2/value/0/value"),
    ]


def test_lines_are_those_of_the_values():
    document = feed(UPDATE)
    lines = json.dumps(document, indent=1).split("\n")
    (listing,) = listings(document)
    assert lines[listing.line - 1].strip() == "{"
    assert all(json.dumps(field.text) in lines[field.line - 1] for field in listing.fields)


def test_a_price_feed_holds_no_listing():
    message = {
        "sku": "A",
        "operationType": "PARTIAL_UPDATE",
        "productType": "TOWEL",
        "attributes": {"fulfillment_availability": [{"quantity": 10}]},
    }
    with pytest.raises(NoListingsError, match="without listing text"):
        listings(feed(message))


ITEM = {
    "sku": "A",
    "summaries": [
        {"marketplaceId": "ATVPDKIKX0DER", "productType": "BAG", "itemName": "Bag", "asin": "B0"},
        {"marketplaceId": "A2EUQ1WTGCTBG2", "productType": "BAG", "itemName": "Bag, red"},
    ],
    "issues": [{"code": "1", "message": "The title is too long", "severity": "ERROR"}],
}


def test_an_item_is_read_by_its_summaries():
    (listing,) = listings(ITEM)
    assert found(listing) == [
        ("product_type", "BAG", "/summaries/0/productType"),
        ("title", "Bag", "/summaries/0/itemName"),
        ("title", "Bag, red", "/summaries/1/itemName"),
    ]
    assert [f.column.marketplace for f in listing.fields[1:]] == ["amazon.com", "amazon.ca"]
    assert listing.language == "en"


def test_the_title_of_an_item_is_read_once():
    item = {**ITEM, "attributes": {"item_name": [{"value": "Bag"}]}}
    (listing,) = listings(item)
    titles = [field.pointer for field in listing.fields if field.name == "title"]
    assert titles == ["/attributes/item_name/0/value"]


def test_the_items_of_a_search_are_listings():
    found_listings = listings({"numberOfResults": 2, "items": [ITEM, {**ITEM, "sku": "B"}]})
    assert [(one.sku, one.row) for one in found_listings] == [("A", 1), ("B", 2)]
    assert found_listings[1].fields[0].pointer == "/items/1/summaries/0/productType"


@pytest.mark.parametrize(
    ("document", "what"),
    [
        ({"header": {}, "issues": [], "summary": {}, "items": [ITEM]}, "processing report"),
        ({"sku": "A", "status": "ACCEPTED", "submissionId": "1", "issues": []}, "receipt"),
        ({"NotificationType": "X", "Payload": {}}, "notification"),
        ({"$schema": "http://json-schema.org/x", "title": "T", "properties": {}}, "JSON Schema"),
        ({"restrictions": [{"reasons": []}]}, "restrictions"),
        (
            [{"asin": "B0", "action": "Listing removed", "reason": "x", "impact": "Towel"}],
            "account health",
        ),
    ],
)
def test_answers_without_listing_text_are_named(document, what):
    assert format_id(document) == "amazon-answer"
    with pytest.raises(NoListingsError, match=what):
        listings(document)


@pytest.mark.parametrize(
    "document",
    [
        {"sku": "A", "title": "Towel", "attributes": {"material": "cotton"}},
        [{"sku": "A", "title": "Towel"}],
        {"items": [{"sku": "A", "title": "Towel"}]},
    ],
)
def test_plain_listings_are_none_of_amazons(document):
    assert format_id(document) is None


WALMART = {
    "MPItemFeedHeader": {"mart": "WALMART_CA", "locale": ["en", "fr"], "version": "3.16"},
    "MPItem": [
        {
            "Orderable": {
                "sku": "W",
                "productName": {"en": "Table", "fr": "Table basse"},
                "price": 99.9,
                "productIdentifiers": {"productIdType": "GTIN", "productId": "00000000000000"},
            },
            "Visible": {
                "Side Tables": {
                    "shortDescription": "Solid oak.",
                    "keyFeatures": ["Oak", "Round"],
                    "mainImageUrl": "https://example.com/a.jpg",
                }
            },
        }
    ],
}


def test_a_walmart_feed_is_read():
    (listing,) = listings(WALMART)
    assert (listing.sku, listing.marketplace) == ("W", "walmart.ca")
    visible = "/MPItem/0/Visible/Side Tables"
    assert found(listing) == [
        ("title", "Table", "/MPItem/0/Orderable/productName/en"),
        ("title", "Table basse", "/MPItem/0/Orderable/productName/fr"),
        ("product_type", "Side Tables", visible),
        ("description", "Solid oak.", f"{visible}/shortDescription"),
        ("bullet_1", "Oak", f"{visible}/keyFeatures/0"),
        ("bullet_2", "Round", f"{visible}/keyFeatures/1"),
    ]


def test_a_walmart_feed_of_the_us_says_its_language_in_the_header():
    header = {"businessUnit": "WALMART_US", "locale": "en"}
    (listing,) = listings({**WALMART, "MPItemFeedHeader": header})
    assert (listing.marketplace, listing.language) == ("walmart.com", "en")


def test_a_truncated_feed_is_an_error_with_its_place():
    data = json.dumps(feed(UPDATE)).encode()[:-20]
    source = Source.of_bytes(data, "x.json")
    assert ListingsFeedFormat().recognises(source)
    with pytest.raises(FormatError, match="not valid JSON") as caught:
        ListingsFeedFormat().read(source, ReadOptions())
    assert caught.value.place.startswith("line 1, column ")


NAMES = [
    *("header", "messages", "items", "sku", "attributes", "summaries", "patches", "path"),
    *("value", "item_name", "itemName", "operationType", "MPItemFeedHeader", "MPItem"),
    *("Visible", "op"),
]
DOCUMENTS = st.recursive(
    st.none() | st.integers() | st.text(max_size=6) | st.sampled_from(["/attributes/", "PATCH"]),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(NAMES), inner, max_size=4)
    ),
    max_leaves=15,
)


@settings(max_examples=200, deadline=None)
@given(DOCUMENTS | st.dictionaries(st.sampled_from(NAMES), DOCUMENTS, max_size=5))
def test_any_document_is_survived(document):
    for format_ in FORMATS:
        source = source_of(document)
        format_.recognises(source)
        with contextlib.suppress(InputError):
            assert list(format_.read(source, ReadOptions()).listings)
