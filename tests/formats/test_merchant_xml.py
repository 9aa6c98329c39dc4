import pytest

from listinglint.formats import ReadOptions, Source, read_listings, recognise
from listinglint.listings import Listing

NAMESPACE = 'xmlns:g="http://base.google.com/ns/1.0"'
RSS = f"""<?xml version="1.0"?>
<rss {NAMESPACE} version="2.0"><channel><title>Shop</title><description>All mugs</description>
<language>de-de</language>
<item><title>Page title</title><g:title>Tasse</g:title><link>https://example.com</link>
<g:id>T-1</g:id><description><![CDATA[<p>Für Tee</p>]]></description><g:brand>Acme</g:brand>
<g:product_type>Küche &gt; Tassen</g:product_type><g:google_product_category>2169
</g:google_product_category><g:product_highlight>Groß</g:product_highlight>
<g:product_highlight>Rund</g:product_highlight><g:custom_label_0>sale</g:custom_label_0>
<g:product_detail><g:section_name>General</g:section_name><g:attribute_name>Material
</g:attribute_name><g:attribute_value>Ton</g:attribute_value></g:product_detail>
<g:shipping><g:country>DE</g:country><g:service>Normal</g:service></g:shipping>
<g:structured_title><g:digital_source_type>x</g:digital_source_type><g:content>KI-Titel</g:content>
</g:structured_title></item></channel></rss>
"""
ATOM = f"""<feed xmlns="http://www.w3.org/2005/Atom" {NAMESPACE} xml:lang="fr">
<title>Boutique</title><entry><g:id>A</g:id><title>Tasse</title><summary>Pour le thé</summary>
<g:price>9 EUR</g:price></entry></feed>
"""
BARE = """<channel><item id="5"><title>Mug</title><price>9</price>
<param name="Material">Clay</param><param name="Marke">Acme</param><param>loose</param>
<description>Big <b>mug</b></description></item></channel>
"""


def read(text: str, **options: str) -> list[Listing]:
    file = read_listings(Source.of_bytes(text.encode(), "feed.xml"), ReadOptions(**options))  # type: ignore[arg-type]
    assert file.format == "google-merchant-xml"
    return list(file.listings)


def texts(listing: Listing) -> list[tuple[str, str]]:
    return [(field.name, field.text) for field in listing.fields]


def test_prefixed_names_go_before_bare_ones_and_the_shop_is_no_product() -> None:
    [listing] = read(RSS)
    assert (listing.sku, listing.row, listing.line) == ("T-1", 1, 4)
    assert texts(listing) == [
        ("title", "Tasse"),
        ("brand", "Acme"),
        ("product_type", "Küche > Tassen"),
        ("category", "2169"),
        ("bullet_1", "Groß"),
        ("bullet_2", "Rund"),
        ("attribute:product_detail", "Ton"),
        ("attribute:structured_title", "KI-Titel"),
        ("attribute:title", "Page title"),
        ("description", "<p>Für Tee</p>"),
    ]
    assert listing.fields[5].pointer == "/rss/channel/item[1]/g:product_highlight[2]"


def test_rss_and_atom_say_their_language_each_in_its_way() -> None:
    [german], [french] = read(RSS), read(ATOM, language="en")
    assert (german.language, french.language) == ("de", "fr")
    assert (german.marketplace, french.marketplace) == ("google-merchant", "google-merchant")


def test_the_user_says_the_language_where_the_feed_does_not() -> None:
    assert [each.language for each in read(BARE)] == [None]
    assert [each.language for each in read(BARE, language="en")] == ["en"]


def test_the_summary_of_atom_is_the_description() -> None:
    [listing] = read(ATOM)
    assert texts(listing) == [("title", "Tasse"), ("description", "Pour le thé")]


def test_a_feed_without_namespace_and_with_parameters_is_read() -> None:
    [listing] = read(BARE)
    assert listing.sku == "5"
    assert texts(listing) == [
        ("title", "Mug"),
        ("attribute:material", "Clay"),
        ("brand", "Acme"),
        ("attribute:param", "loose"),
        ("description", "Big mug"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "<rss><channel><item><title>News</title><link>u</link></item></channel></rss>",
        "<feed><entry><title>A post</title><content>Text</content></entry></feed>",
        f"<rss {NAMESPACE}><channel><title>Empty</title></channel></rss>",
        "<html><body><item><price>9</price></item></body></html>",
    ],
)
def test_feeds_of_news_and_pages_are_no_listing_files(text: str) -> None:
    assert recognise(Source.of_bytes(text.encode(), "feed.xml")) is None
