import base64
import json

from listinglint.formats.amazon_settings import Settings, read_settings


def encoded(value: object) -> str:
    text = base64.b64encode(json.dumps(value).encode()).decode()
    return text.replace("=", "%3D").replace("/", "%2F")


ACTIONS = encoded([{"attribute": "::record_action", "aliases": {"Löschen": "delete"}}])


def test_settings_in_one_cell_are_read() -> None:
    cell = (
        "settings=attributeRow=5&labelRow=4&dataRow=7&contentLanguageTag=de_DE"
        f"&attributeSettings={ACTIONS}&primaryMarketplaceId=amzn1.mp.o.A1PA6795UKMFR9"
        "&TemplateType=unified&flavor=full-seller&contributorId=secret"
    )
    assert read_settings([cell]) == Settings(
        template_type="unified",
        flavor="full-seller",
        label_row=4,
        key_row=5,
        data_row=7,
        language="de",
        marketplace="amazon.de",
        actions={"löschen": "delete"},
    )


def test_settings_cut_into_several_cells_are_joined() -> None:
    row = ["TemplateType=fptcustom", "settings=attributeRow=3&dat", "aRow=4"]
    settings = read_settings(row)
    assert (settings.template_type, settings.key_row, settings.data_row) == ("fptcustom", 3, 4)


def test_row_in_one_cell_with_blanks_is_read() -> None:
    settings = read_settings(["TemplateType=fptcustom Version=2023.1 settings=attributeRow=3"])
    assert (settings.template_type, settings.key_row) == ("fptcustom", 3)


def test_language_tag_names_the_store_where_nothing_else_does() -> None:
    assert read_settings(["settings=contentLanguageTag=it_IT"]).marketplace == "amazon.it"
    assert read_settings(["TemplateType=Dynamic", "Locale=fr_FR"]).language == "fr"


def test_plus_sign_is_no_blank() -> None:
    value = base64.b64encode(
        b'[{"attribute": "::record_action", "aliases": {"\xc3\xbb\xef\xbe\xbf": "delete"}}]'
    ).decode()
    assert "+" in value
    assert read_settings([f"settings=attributeSettings={value}"]).actions


def test_nonsense_counts_as_missing() -> None:
    cell = "settings=attributeRow=many&dataRow=0&attributeSettings=%%%&x&labelRow=²"
    assert read_settings([cell]) == Settings()
    assert read_settings([f"settings=attributeSettings={encoded([1, {'attribute': 2}])}"]) == (
        Settings()
    )


def test_no_settings_are_settings_that_say_nothing() -> None:
    assert read_settings(["sku", "title"]) == Settings()
    assert read_settings([]) == Settings()
