import pytest

from listinglint.formats import ReadOptions, Source, read_listings, recognise
from listinglint.listings import Listing, SourceFile

CATALOG = """<!DOCTYPE yml_catalog SYSTEM "shops.dtd">
<yml_catalog date="2026-01-01"><shop><name>Лавка</name><categories>
<category id="1">Кухня</category><category id="2" parentId="1">Чай</category>
<category id="8" parentId="9">A</category><category id="9" parentId="8">B</category></categories>
<offers><offer id="O-1"><name>Чай чёрный</name><vendor>Лист</vendor><model>M1</model>
<description><![CDATA[<p>Для здоровья</p>]]></description><sales_notes>Предоплата</sales_notes>
<categoryId>2</categoryId><price>90</price><param name="Цвет">чёрный</param></offer>
<offer id="O-2"><typePrefix>Чайник</typePrefix><vendor>Лист</vendor><model>Ч-20</model>
<categoryId>7</categoryId></offer><offer><vendorCode>V-3</vendorCode><name>Ложка</name>
<categoryId>8</categoryId></offer></offers></shop></yml_catalog>
"""


def read(data: bytes, **options: str) -> tuple[SourceFile, list[Listing]]:
    file = read_listings(Source.of_bytes(data, "feed.xml"), ReadOptions(**options))  # type: ignore[arg-type]
    return file, list(file.listings)


def texts(listing: Listing) -> dict[str, str]:
    return {field.name: field.text for field in listing.fields}


def test_offers_are_read_with_the_path_of_their_category() -> None:
    file, [tea, _, _] = read(CATALOG.encode())
    assert (file.format, tea.sku, tea.row) == ("yandex-yml", "O-1", 1)
    assert (tea.marketplace, tea.language) == ("market.yandex.ru", "ru")
    assert texts(tea) == {
        "title": "Чай чёрный",
        "brand": "Лист",
        "attribute:model": "M1",
        "description": "<p>Для здоровья</p>",
        "attribute:sales_notes": "Предоплата",
        "category": "Кухня > Чай",
        "attribute:цвет": "чёрный",
    }
    assert tea.fields[0].pointer == "/yml_catalog/shop/offers/offer[1]/name"


def test_an_offer_without_a_name_is_called_by_its_model() -> None:
    _, [_, kettle, spoon] = read(CATALOG.encode())
    assert texts(kettle) == {"attribute:type_prefix": "Чайник", "brand": "Лист", "title": "Ч-20"}
    assert spoon.sku == "V-3"


def test_categories_that_lie_in_each_other_end() -> None:
    _, [*_, spoon] = read(CATALOG.encode())
    assert texts(spoon)["category"].startswith("B > A > B")


def test_an_undeclared_windows_1251_is_found() -> None:
    file, [tea, *_] = read(CATALOG.encode("cp1251"))
    assert texts(tea)["title"] == "Чай чёрный"
    assert any("Windows-1251" in note for note in file.notes)


@pytest.mark.parametrize("name", ["market.xml", "market.yml", "market", "market.txt"])
def test_the_ending_does_not_matter_though_it_is_that_of_yaml(name: str) -> None:
    found = recognise(Source.of_bytes(CATALOG.encode(), name))
    assert found is not None
    assert found.id == "yandex-yml"


def test_the_user_may_say_another_language() -> None:
    _, [tea, *_] = read(CATALOG.encode(), language="uk")
    assert tea.language == "uk"
