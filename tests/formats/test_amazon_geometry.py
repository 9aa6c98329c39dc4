from listinglint.formats.amazon_geometry import amazon_reader, find_geometry
from listinglint.formats.tables import Row
from listinglint.listings import Listing

UNIFIED_KEYS = [
    "contribution_sku#1.value",
    "::record_action",
    "item_name[marketplace_id=A1PA6795UKMFR9][language_tag=de_DE]#1.value",
]
UNIFIED = [
    ["settings=attributeRow=5&labelRow=4&dataRow=7&contentLanguageTag=de_DE", "", ""],
    ["Fülle diese Vorlage aus", "", ""],
    ["Identität", "", "Produkt"],
    ["SKU", "Angebotsaktion", "Artikelname"],
    UNIFIED_KEYS,
    ["ABC123", "(Standard)", "Toskanischer Weinberg"],
    ["K-1", "Löschen", "Reibe"],
    ["K-2", "", "Topf"],
]
LEGACY = [
    ["TemplateType=fptcustom", "Version=2023.1", ""],
    ["SKU", "Product Name", "Update Delete"],
    ["item_sku", "item_name", "update_delete"],
    ["A", "Mug", ""],
]


def listings_of(head: list[list[str]]) -> list[Listing]:
    geometry = find_geometry(head)
    assert geometry is not None
    rows = [Row(n, n, list(cells)) for n, cells in enumerate(head, start=1)]
    return list(amazon_reader(geometry).listings(rows[geometry.data_row - 1 :]))


def rows_of(head: list[list[str]]) -> tuple[int, int]:
    geometry = find_geometry(head)
    assert geometry is not None
    return geometry.key_row, geometry.data_row


def test_stated_rows_are_believed_when_they_hold_keys() -> None:
    geometry = find_geometry(UNIFIED)
    assert geometry is not None
    assert (geometry.generation, geometry.key_row, geometry.data_row) == ("unified", 5, 7)
    assert geometry.labels == ("SKU", "Angebotsaktion", "Artikelname")


def test_inserted_row_is_noticed_and_the_keys_are_found() -> None:
    head = [*UNIFIED[:2], ["", "", ""], *UNIFIED[2:]]
    assert rows_of(head) == (6, 8)
    assert [listing.sku for listing in listings_of(head)] == ["K-2"]


def test_each_generation_has_its_own_first_data_row_without_settings() -> None:
    vendor = [["TemplateType=Dynamic"], [""], ["SKU"], ["vendor_sku#1.value", "brand#1.value"]]
    loader = [["TemplateType=Offer"], ["sku", "price", "quantity", "condition-note"]]
    assert rows_of(LEGACY) == (3, 4)
    assert rows_of([["x"], *UNIFIED[1:]]) == (5, 7)
    assert rows_of(vendor) == (4, 7)
    assert rows_of(loader) == (2, 3)


def test_header_without_template_rows_is_followed_by_data() -> None:
    assert rows_of([UNIFIED_KEYS, ["K-1", "", "Topf"]]) == (1, 2)
    assert rows_of(LEGACY[2:]) == (1, 2)


def test_row_one_of_a_template_is_no_label() -> None:
    geometry = find_geometry([["TemplateType=Offer"], ["sku", "price", "quantity", "title"]])
    assert geometry is not None
    assert geometry.labels == ()


def test_deleted_and_example_rows_are_not_listed_and_parents_are() -> None:
    head = [
        ["TemplateType=fptcustom"],
        ["SKU", "Name", "Update Delete", "Parentage"],
        ["item_sku", "item_name", "update_delete", "parent_child"],
        ["P", "Parent", "Update", "parent"],
        ["D", "Deleted", "Löschen", ""],
        ["E", "Deleted", "DELETE ", ""],
        ["ABC123", "Example", "", ""],
        ["C", "Child", "PartialUpdate", "child"],
    ]
    assert [listing.sku for listing in listings_of(head)] == ["P", "C"]


def test_localised_action_of_the_settings_deletes() -> None:
    aliases = (
        "W3siYXR0cmlidXRlIjogIjo6cmVjb3JkX2FjdGlvbiIsICJhbGlhc2VzIjogeyJXZWcgZGFtaXQiOiAiZGVsZXRl"
        "In19XQ%3D%3D"
    )
    head = [
        [f"settings=attributeRow=2&dataRow=3&attributeSettings={aliases}"],
        UNIFIED_KEYS,
        ["K-1", "Weg damit", "Reibe"],
        ["K-2", "Behalten", "Topf"],
    ]
    assert [listing.sku for listing in listings_of(head)] == ["K-2"]


def test_letters_delete_only_in_the_inventory_loader() -> None:
    loader = [
        ["sku", "product-id", "add-delete", "item-note", "item-condition"],
        ["A", "1", "d", "note", "11"],
        ["B", "1", "x", "note", "11"],
        ["C", "1", "a", "note", "11"],
    ]
    assert [listing.sku for listing in listings_of(loader)] == ["C"]


def test_copy_of_an_example_row_is_no_listing_but_a_product_with_its_sku_is() -> None:
    head = [
        ["settings=attributeRow=2&dataRow=4"],
        UNIFIED_KEYS,
        ["EX-1", "", "Beispiel"],
        ["EX-1", "", "Beispiel"],
        ["EX-1", "", "Topf"],
    ]
    assert [listing.row for listing in listings_of(head)] == [5]


def test_one_marketplace_in_all_keys_is_the_listings_marketplace() -> None:
    geometry = find_geometry([UNIFIED_KEYS, ["K-1", "", "Topf"]])
    assert geometry is not None
    assert amazon_reader(geometry).marketplace == "amazon.de"


def test_other_tables_are_no_amazon_tables() -> None:
    assert find_geometry([]) is None
    assert find_geometry([["sku", "title", "price"], ["A", "Mug", "1"]]) is None
