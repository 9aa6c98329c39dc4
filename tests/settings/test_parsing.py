from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from listinglint.errors import SettingsError
from listinglint.settings import (
    KEYS,
    AcceptedWord,
    DocumentOnFile,
    Settings,
    Suppression,
    TomlSource,
    parse_settings,
)


def parse(text: str) -> Settings:
    return parse_settings(TomlSource("listinglint.toml", text))


def refusal_of(text: str) -> SettingsError | None:
    try:
        parse(text)
    except SettingsError as error:
        return error
    return None


def error_of(text: str) -> str:
    with pytest.raises(SettingsError) as caught:
        parse(text)
    return str(caught.value)


def test_empty_file_gives_the_defaults():
    settings = parse("")
    assert settings == Settings(source=settings.source)
    assert (settings.min_risk, settings.fail_at, settings.fail_severity) == (0.1, 0.5, "warning")


def test_every_plain_setting_is_read():
    settings = parse(
        """
        exclude = ["drafts/"]
        select = ["pesticide", "medical/*"]
        ignore = ["style"]
        marketplace = "amazon.de"
        language = "de"
        encoding = "cp1252"
        input-format = "csv"
        sheet = "Vorlage"
        min-risk = 0
        fail-at = 1
        fail-severity = "error"
        ui-language = "fr"
        rules = ["my-rules"]
        models = "my-models"
        [columns]
        title = "Titel"
        "attribute:size" = "Größe"
        bullet_12 = "Punkt"
        sku = "Nr."
        """
    )
    assert settings == Settings(
        exclude=("drafts/",),
        select=("pesticide", "medical/*"),
        ignore=("style",),
        marketplace="amazon.de",
        language="de",
        encoding="cp1252",
        input_format="csv",
        sheet="Vorlage",
        min_risk=0.0,
        fail_at=1.0,
        fail_severity="error",
        ui_language="fr",
        rules=(Path("my-rules"),),
        models=Path("my-models"),
        columns={
            "title": "Titel",
            "attribute:size": "Größe",
            "bullet_12": "Punkt",
            "sku": "Nr.",
        },
    )


def test_accepted_words_are_texts_or_tables():
    settings = parse(
        'accepted-words = ["Mold Masters", '
        '{ word = "Killer Bee", families = "pesticide", reason = "our brand" }]'
    )
    assert settings.accepted_words == (
        AcceptedWord("Mold Masters"),
        AcceptedWord("Killer Bee", ("pesticide",), "our brand"),
    )


def test_suppress_entries_take_one_value_or_a_list_and_know_their_line():
    settings = parse(
        '[[suppress]]\nsku = ["A", "B*"]\nreason = "agreed"\nuntil = 2027-01-31\n'
        '[[suppress]]\nrule = "promo/*"\nfamily = "promo"\nbrand = "Velvety"\npath = "us/"\n'
        'field = "bullet"\ntext = "best"\nreason = "case 1"\nuntil = "2027-02-01"'
    )
    assert settings.suppress == (
        Suppression(
            "agreed", skus=("A", "B*"), until=date(2027, 1, 31), place="listinglint.toml, line 1"
        ),
        Suppression(
            "case 1",
            rules=("promo/*",),
            families=("promo",),
            brands=("Velvety",),
            paths=("us/",),
            fields=("bullet",),
            texts=("best",),
            until=date(2027, 2, 1),
            place="listinglint.toml, line 5",
        ),
    )


def test_documents_are_read():
    settings = parse(
        '[[documents]]\ndocument = "EPA registration number"\nnumber = "12345-6"\nsku = "A"\n'
        "until = 2027-12-31"
    )
    assert settings.documents == (
        DocumentOnFile(
            "EPA registration number",
            number="12345-6",
            skus=("A",),
            until=date(2027, 12, 31),
            place="listinglint.toml, line 1",
        ),
    )


def test_trademarks_are_read():
    settings = parse('[trademark]\nown-brands = ["Velvety"]\nfeared-marks = ["Velcro"]')
    assert (settings.own_brands, settings.feared_marks) == (("Velvety",), ("Velcro",))


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('\nexlude = ["a"]', 'line 2: unknown key "exlude". Did you mean "exclude"? Allowed: '),
        ("zzz = 1", 'line 1: unknown key "zzz". Allowed: exclude, select, '),
        ("exclude = 'a'", 'line 1: exclude: "a" is not a list. Write a list of texts'),
        ("exclude = [\n'a',\n3\n]", "line 3: exclude: 3 is not a text. Write a text in quotes"),
        ("exclude = ['!']", 'line 1: exclude: "!" is not a path pattern. Write it as in a .gitig'),
        ("select = ['']", "line 1: select: the text is empty."),
        ("sheet = 3", "line 1: sheet: 3 is not a text."),
        ("sheet = true", "line 1: sheet: true is not a text."),
        ("sheet = {}", "line 1: sheet: a table is not a text."),
        ("min-risk = 1.5", "line 1: min-risk: 1.5 is not a risk. Write a number from 0 to 1"),
        ("fail-at = -0.1", "line 1: fail-at: -0.1 is not a risk."),
        ("fail-at = true", "line 1: fail-at: true is not a risk."),
        ("fail-at = nan", "line 1: fail-at: nan is not a risk."),
        ("fail-at = '0.5'", 'line 1: fail-at: "0.5" is not a risk.'),
        (
            "fail-severity = 'errors'",
            'line 1: fail-severity: "errors" is not a severity. Did you mean "error"? '
            "Allowed: error, warning, note",
        ),
        ("fail-severity = []", "line 1: fail-severity: a list is not a severity."),
        ("language = 'german'", 'line 1: language: "german" is not a language. Write two small'),
        ("encoding = 'utf8000'", 'line 1: encoding: "utf8000" is not an encoding. Common ones'),
        ("encoding = 'hex'", 'line 1: encoding: "hex" is not an encoding.'),
        (
            "[columns]\nsku = 'a'\ntitel = 'b'",
            'line 3: columns: "titel" is not a field. Did you mean "title"? Allowed: title, ',
        ),
        ("[columns]\ntitle = 3", "line 2: columns: 3 is not a text."),
        ("columns = 'title'", 'line 1: columns: "title" is not a table. Write [columns] and'),
        ("severity = 'note'", 'line 1: "note" is not a table. Write [severity]'),
        (
            "[severity]\npromo = 'nota'",
            'line 2: promo: "nota" is not a severity. Did you mean "note"? Allowed:',
        ),
        (
            '[severity."amazon.de"]\n"promo/*" = "fatal"',
            'line 2: promo/*: "fatal" is not a severity. Allowed: error, warning, note',
        ),
        (
            '[severity.amazon.de]\npromo = "note"',
            "line 1: severity.amazon.de: a table too deep. "
            'Quote the marketplace: [severity."amazon.de"]',
        ),
        ("[trademark]\nbrands = []", 'line 2: unknown key "brands". Did you mean "own-brands"?'),
        ("accepted-words = 'a'", 'line 1: accepted-words: "a" is not a list. Write a list:'),
        ("accepted-words = ['a',\n3]", "line 2: accepted-words: 3 is not a text."),
        (
            "accepted-words = [\n{ families = ['promo'] }]",
            'line 2: the key "word" is missing. Add word = "…"',
        ),
        ("accepted-words = [{ word = 'a', why = 'b' }]", 'line 1: unknown key "why". Allowed:'),
        ("[suppress]\nrule = 'a'", "line 1: suppress: a list of tables is wanted. Write [[suppr"),
        ("suppress = [3]", "line 1: suppress: a list of tables is wanted."),
        (
            "[[suppress]]\nrule = 'promo'\n[[suppress]]\nrule = 'style'\nreason = 'x'",
            'line 1: the key "reason" is missing. Add reason = "…"',
        ),
        (
            "[[suppress]]\nrule = 'a'\nreason = ' '",
            "line 3: reason: the text is empty. Write something in it",
        ),
        ("[[suppress]]\n\nreason = 'x'", "line 1: the entry would silence everything. Add one of"),
        ("[[suppress]]\nsku = []\nreason = 'x'", "line 2: sku: the list is empty."),
        ("[[suppress]]\nskus = 'a'", 'line 2: unknown key "skus". Did you mean "sku"? Allowed:'),
        (
            "[[suppress]]\nrule = 'a'\nreason = 'x'\nuntil = '31.1.2027'",
            'line 4: until: "31.1.2027" is not a date. Write it as 2027-01-31',
        ),
        (
            "[[suppress]]\nrule = 'a'\nreason = 'x'\nuntil = 2027-01-31T10:00:00",
            "line 4: until: 2027-01-31 10:00:00 is not a date.",
        ),
        ("[[documents]]\ndocument = 'EPA'", "line 1: the document would hold for every product."),
        ("[[documents]]\nsku = 'a'", 'line 1: the key "document" is missing.'),
        (
            "[[documents]]\nsku = 'a'\ndocument = 'EPA'\nnumber = 12345",
            "line 4: number: 12345 is not a text.",
        ),
    ],
)
def test_mistake_is_named_with_line_finding_and_remedy(text, message):
    assert error_of(text).startswith(f"listinglint.toml, {message}")


@pytest.mark.parametrize("key", KEYS)
def test_every_key_refuses_a_value_of_the_wrong_kind(key):
    assert error_of(f"{key} = 1979-05-27T07:32:00").startswith("listinglint.toml, line 1: ")


@given(st.text())
def test_any_text_loads_or_is_refused(text):
    error = refusal_of(text)
    assert error is None or error.file == "listinglint.toml"


TOML_VALUES = st.recursive(
    st.one_of(
        st.sampled_from(["true", "0.5", "7", "nan", "2027-01-31", '"note"', '"*"', '""', "'de'"]),
        st.text(alphabet="ab*[!/\\ü ", max_size=6).map(lambda text: f"'{text}'"),
    ),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3).map(lambda items: f"[{', '.join(items)}]"),
        st.dictionaries(
            st.sampled_from(["word", "reason", "rule", "sku", "until", "document", "title"]),
            inner,
            max_size=3,
        ).map(lambda table: f"{{ {', '.join(f'{k} = {v}' for k, v in table.items())} }}"),
    ),
    max_leaves=6,
)


@given(st.dictionaries(st.sampled_from(KEYS), TOML_VALUES, min_size=1))
def test_any_values_under_known_keys_load_or_are_refused_with_a_line(values):
    text = "\n".join(f"{key} = {value}" for key, value in values.items())
    error = refusal_of(text)
    assert error is None or error.place.startswith("line ")
