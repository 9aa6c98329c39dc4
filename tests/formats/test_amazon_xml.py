import pytest

from listinglint.errors import NoListingsError
from listinglint.formats import ReadOptions, Source, read_listings
from listinglint.listings import Listing, SourceFile

PRODUCT = """<Message><MessageID>1</MessageID><OperationType>Update</OperationType><Product>
<SKU>M-1</SKU><Condition><ConditionType>New</ConditionType><ConditionNote>Boxed</ConditionNote>
</Condition><DescriptionData><Title>Tea  mug</Title><Brand>Acme</Brand>
<Description><![CDATA[<p>Keeps tea hot</p>]]></Description>
<BulletPoint>Large</BulletPoint><BulletPoint/><BulletPoint>Dishwasher &amp; oven</BulletPoint>
<MSRP>9.99</MSRP><Manufacturer>Acme Ltd</Manufacturer><SearchTerms>cup</SearchTerms>
<SearchTerms>beaker</SearchTerms><ItemType>2165624031</ItemType><UsedFor>tea</UsedFor>
</DescriptionData><ProductData><Home><ProductType><Kitchen><Material>Clay</Material></Kitchen>
</ProductType><ColorMap>blue</ColorMap><SkinType>none</SkinType></Home></ProductData>
</Product></Message>
"""
DELETION = """<Message><MessageID>2</MessageID><OperationType>Delete</OperationType>
<Product><SKU>M-2</SKU><DescriptionData><Title>Gone</Title></DescriptionData></Product></Message>
"""


def envelope(*messages: str, kind: str = "Product") -> str:
    return (
        '<?xml version="1.0"?>\n<AmazonEnvelope xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        "<Header><DocumentVersion>1.01</DocumentVersion></Header>"
        f"<MessageType>{kind}</MessageType>\n{''.join(messages)}</AmazonEnvelope>\n"
    )


def read(text: str, **options: str) -> tuple[SourceFile, list[Listing]]:
    file = read_listings(Source.of_bytes(text.encode(), "feed.xml"), ReadOptions(**options))  # type: ignore[arg-type]
    return file, list(file.listings)


def test_a_product_is_read_with_all_its_texts() -> None:
    file, [listing] = read(envelope(PRODUCT))
    assert (file.format, listing.sku, listing.row, listing.line) == (
        "amazon-product-xml",
        "M-1",
        1,
        3,
    )
    assert [(field.name, field.text) for field in listing.fields] == [
        ("attribute:condition_note", "Boxed"),
        ("title", "Tea  mug"),
        ("brand", "Acme"),
        ("description", "<p>Keeps tea hot</p>"),
        ("bullet_1", "Large"),
        ("bullet_2", "Dishwasher & oven"),
        ("attribute:manufacturer", "Acme Ltd"),
        ("keywords", "cup"),
        ("keywords", "beaker"),
        ("attribute:specific_uses_keywords", "tea"),
        ("attribute:material", "Clay"),
        ("attribute:skin_type", "none"),
    ]


def test_a_finding_can_point_into_the_message() -> None:
    _, [listing] = read(envelope(DELETION, PRODUCT))
    bullet = next(field for field in listing.fields if field.name == "bullet_2")
    assert bullet.pointer == "/AmazonEnvelope/Message[2]/Product/DescriptionData/BulletPoint[3]"
    assert listing.row == 2


def test_the_store_is_assumed_and_the_language_left_to_the_words() -> None:
    file, [listing] = read(envelope(PRODUCT))
    assert (listing.marketplace, listing.language) == ("amazon.com", None)
    assert file.notes == []  # what the words tell is noted where they are looked at
    file, [listing] = read(envelope(PRODUCT), marketplace="amazon.it")
    assert (listing.marketplace, listing.language) == ("amazon.it", "it")
    assert file.notes == []


@pytest.mark.parametrize("kind", ["Inventory", "Price", "ProductImage"])
def test_other_messages_hold_no_text(kind: str) -> None:
    with pytest.raises(NoListingsError, match=f"XML feed of {kind} messages"):
        read(envelope("<Message><Inventory><SKU>A</SKU></Inventory></Message>", kind=kind))


def test_a_feed_of_deletions_has_no_listing() -> None:
    with pytest.raises(NoListingsError, match="without any listing text"):
        read(envelope(DELETION))
