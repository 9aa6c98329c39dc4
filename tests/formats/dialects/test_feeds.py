import pytest

from .reading import read, texts

GOOGLE = (
    "id\ttitle\tdescription\tlink\timage link\tavailability\tcondition\tbrand\tproduct highlight\t"
    "product highlight\tproduct detail\tcustom label 0\tgoogle product category\tproduct type\n"
    "A-1\tMug\tBig mug\thttps://example.com\thttps://example.com/1.jpg\tin_stock\tnew\tAcme\t"
    "Keeps hot\tStacks\tGeneral:Material:Clay\tsale\tKitchen > Mugs\tMugs\n"
)
META = (
    "# Obligatoire | Un ID unique,# Required | A title,# Requis | Texte,# Required | URL,# x | y,"
    "# Optional | Category,# Optional | Markup,# Optional | Style\n"
    "id,title,description,link,image_link,fb_product_category,rich_text_description,style[0]\n"
    "7,Kettle,Boils fast,https://example.com,https://example.com/1.jpg,home,<p>Boils</p>,Modern\n"
)


def test_a_feed_with_blanks_in_its_names_is_googles() -> None:
    file, [listing] = read(GOOGLE, "feed.txt")
    assert (file.format, listing.marketplace) == ("google-merchant-csv", "google-merchant")
    assert texts(listing) == {
        "title": "Mug",
        "description": "Big mug",
        "brand": "Acme",
        "bullet_1": "Keeps hot",
        "bullet_2": "Stacks",
        "attribute:product_detail": "General:Material:Clay",
        "category": "Kitchen > Mugs",
        "product_type": "Mugs",
    }


def test_names_may_have_the_prefix_of_the_xml_feed() -> None:
    _, [listing] = read("g:id,g:title,g:link,g:image_link,g:price\n5,Mug,u,i,9 EUR\n")
    assert (listing.sku, texts(listing)) == ("5", {"title": "Mug"})


def test_the_row_of_help_above_metas_names_is_no_listing() -> None:
    file, [listing] = read(META)
    assert (file.format, listing.marketplace, listing.row) == ("meta-catalog-csv", "meta", 3)
    assert texts(listing) == {
        "title": "Kettle",
        "description": "Boils fast",
        "category": "home",
        "attribute:description_html": "<p>Boils</p>",
        "attribute:style": "Modern",
    }


def test_an_override_file_says_the_language_of_each_row() -> None:
    file, listings = read("id,override,title\n7,fr_XX,Bouilloire\n8,,Wok\n")
    assert file.format == "meta-catalog-csv"
    assert [each.language for each in listings] == ["fr", None]


def test_a_feed_is_for_its_channel_whatever_else_the_user_sells_on() -> None:
    _, [listing] = read(META, marketplace="amazon.fr")
    assert listing.marketplace == "meta"


@pytest.mark.parametrize(
    ("cells", "is_noted"),
    [
        (["in stock", "new", "A mug"], False),
        (["in stock", "A mug", "new"], True),
        (["A mug", "in stock", ""], True),
        (["auf Lager", "neu", "A mug"], False),
    ],
)
def test_cells_beside_their_columns_are_noted(cells: list[str], is_noted: bool) -> None:
    header = "id,title,link,image_link,availability,condition,description\n"
    file, [_] = read(header + ",".join(["1", "Mug", "u", "i", *cells]) + "\n")
    shifted = [note for note in file.notes if "shifted against the header" in note]
    assert bool(shifted) == is_noted
