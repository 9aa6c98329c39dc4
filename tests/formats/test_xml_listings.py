from listinglint.formats.xml_listings import Fields
from listinglint.formats.xml_records import Element


def element(text: str, *, name: str = "g:title", language: str | None = None) -> Element:
    local = name.rpartition(":")[2]
    return Element(name, local, {}, 4, 0, language, f"/{name}", 9, [text])


def test_bullets_are_counted_and_empty_ones_are_not() -> None:
    fields = Fields({})
    for text in ("One", " ", "Two"):
        fields.add("bullet", element(text))
    assert [field.name for field in fields.found] == ["bullet_1", "bullet_2"]


def test_of_two_titles_the_first_is_it() -> None:
    fields = Fields({})
    fields.add("title", element("A"))
    fields.add("title", element("B", name="title"))
    assert [(field.name, field.text) for field in fields.found] == [
        ("title", "A"),
        ("attribute:title", "B"),
    ]


def test_columns_are_shared_by_the_records_of_a_file() -> None:
    first = Fields({})
    second = Fields(first.columns)
    for fields in (first, second):
        fields.add("title", element("A"))
    assert first.found[0].column is second.found[0].column


def test_a_field_names_a_language_only_where_it_is_not_the_listings() -> None:
    fields = Fields({}, "de")
    fields.add("title", element("A", language="de-DE"))
    fields.add("description", element("B", language="fr"))
    assert [field.column.language for field in fields.found] == [None, "fr"]
