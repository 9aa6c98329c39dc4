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
    find_source,
    load_settings,
    parse_settings,
    require_known_names,
)

from .example_rules import rule


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


RULES = (
    rule("pesticide/antibacterial", "EPA registration number"),
    rule("promo/best-seller", formerly=("promo/bestseller",)),
)


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
            "Allowed: error, warning, note.",
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
        ("severity = 'note'", 'line 1: "note" is not a table. Write [severity].'),
        (
            "[severity]\npromo = 'nota'",
            'line 2: promo: "nota" is not a severity. Did you mean "note"? Allowed:',
        ),
        (
            '[severity."amazon.de"]\n"promo/*" = "fatal"',
            'line 2: promo/*: "fatal" is not a severity. Allowed: error, warning, note.',
        ),
        (
            '[severity.amazon.de]\npromo = "note"',
            "line 1: severity.amazon.de: a table too deep. "
            'Quote the marketplace: [severity."amazon.de"].',
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
            'line 4: until: "31.1.2027" is not a date. Write it as 2027-01-31.',
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


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """An empty folder in which the command runs."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_nearest_settings_above_the_folder_are_found(folder):
    deep = folder / "a" / "b"
    deep.mkdir(parents=True)
    (folder / "listinglint.toml").write_text("sheet = 'top'", encoding="utf-8")
    (folder / "a" / "pyproject.toml").write_text("[tool.ruff]", encoding="utf-8")
    assert load_settings(folder=deep).sheet == "top"
    (folder / "a" / "pyproject.toml").write_text(
        "[tool.listinglint]\nsheet = 'near'", encoding="utf-8"
    )
    settings = load_settings(folder=deep)
    assert (settings.sheet, settings.folder) == ("near", folder / "a")


def test_own_settings_file_goes_before_pyproject(folder):
    (folder / "listinglint.toml").write_text("sheet = 'own'", encoding="utf-8")
    (folder / "pyproject.toml").write_text("[tool.listinglint]", encoding="utf-8")
    assert load_settings(folder=folder).sheet == "own"


def test_broken_pyproject_of_others_stops_nobody(folder):
    (folder / "pyproject.toml").write_text("[tool.ruff\n", encoding="utf-8")
    assert find_source(folder) is None or find_source(folder).file != "pyproject.toml"


def test_pyproject_that_only_depends_on_us_holds_no_settings(folder):
    path = folder / "pyproject.toml"
    path.write_text("[project]\ndependencies = ['listinglint']", encoding="utf-8")
    (folder / "listinglint.toml").mkdir()
    source = find_source(folder)
    assert source is None or source.file != "pyproject.toml"


def test_error_in_pyproject_names_its_line(folder):
    (folder / "pyproject.toml").write_text(
        "[project]\nname = 'x'\n[tool.listinglint]\nexlude = []", encoding="utf-8"
    )
    with pytest.raises(SettingsError, match=r'^pyproject\.toml, line 4: unknown key "exlude"'):
        load_settings(folder=folder)


def test_table_of_pyproject_must_be_a_table(folder):
    (folder / "pyproject.toml").write_text("[tool]\nlistinglint = 3", encoding="utf-8")
    with pytest.raises(SettingsError, match=r"line 2: 3 is not a table\. Write \[tool\.listingl"):
        load_settings(folder=folder)


def test_named_settings_are_read_and_nothing_else(folder):
    (folder / "listinglint.toml").write_text("sheet = 'near'", encoding="utf-8")
    (folder / "other").mkdir()
    path = folder / "other" / "strict.toml"
    path.write_bytes(b"\xef\xbb\xbfsheet = 'named'\r\n")
    settings = load_settings(Path("other/strict.toml"), folder=folder)
    assert (settings.sheet, settings.folder) == ("named", folder / "other")


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("absent.toml", r"^absent\.toml: cannot be read \(.+\)\. Check the path\.$"),
        (".", r"cannot be read"),
        ("pyproject.toml", r"^pyproject\.toml: there is no \[tool\.listinglint\]\."),
    ],
)
def test_named_settings_that_are_none_are_an_error(folder, name, message):
    (folder / "pyproject.toml").write_text("[tool]", encoding="utf-8")
    with pytest.raises(SettingsError, match=message):
        load_settings(Path(name), folder=folder)


@pytest.mark.parametrize("text", ["sheet = 'a'\nrules = ['gone']", "sheet = 'a'\nmodels = 'gone'"])
def test_missing_folder_of_rules_or_models_is_an_error_with_its_line(folder, text):
    (folder / "listinglint.toml").write_text(text, encoding="utf-8")
    with pytest.raises(SettingsError, match=r"line 2: \w+: there is no folder"):
        load_settings(folder=folder)


def test_rules_and_models_start_at_the_settings_file(folder, monkeypatch):
    for name in ("work", "my-rules", "my-models"):
        (folder / name).mkdir()
    text = "rules = ['my-rules']\nmodels = 'my-models'"
    (folder / "listinglint.toml").write_text(text, encoding="utf-8")
    monkeypatch.chdir(folder / "work")
    settings = load_settings(folder=Path())
    assert settings.rules == (folder / "my-rules",)
    assert settings.models == folder / "my-models"


def test_known_names_pass():
    require_known_names(
        parse(
            'select = ["pesticide", "promo/*", "promo/bestseller", "*"]\nignore = ["promo"]\n'
            'accepted-words = [{ word = "a", families = ["promo"] }]\n'
            '[severity]\npromo = "note"\n[severity."amazon.de"]\n"pesticide/*" = "note"\n'
            '[[suppress]]\nrule = "pesticide/antibacterial"\nfamily = "promo"\nreason = "x"\n'
            '[[documents]]\ndocument = "epa  registration NUMBER"\nsku = "a"'
        ),
        RULES,
    )


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            'select = [\n"pesticides"]',
            'line 2: "pesticides" is no rule or family. Did you mean "pesticide"?',
        ),
        ('ignore = ["qqq"]', 'line 1: "qqq" is no rule or family. See "listinglint rules" for'),
        ('ignore = ["qqq/*"]', 'line 1: "qqq/*" is no rule or family'),
        (
            '[severity]\n"promo/best-sellers" = "note"',
            'line 2: "promo/best-sellers" is no rule or family. Did you mean "promo/best-seller"?',
        ),
        ('[severity."amazon.de"]\nprom = "note"', 'line 2: "prom" is no rule or family. Did you'),
        ('[[suppress]]\nreason = "x"\nrule = "prom"', 'line 3: "prom" is no rule or family.'),
        ('[[suppress]]\nreason = "x"\nfamily = "prom"', 'line 3: "prom" is no rule or family.'),
        (
            'accepted-words = [{ word = "a", families = ["prom"] }]',
            'line 1: "prom" is no rule or family.',
        ),
        (
            '[[documents]]\nsku = "a"\ndocument = "EPA registration"',
            'line 3: "EPA registration" is no document of any rule. '
            'Did you mean "EPA registration number"?',
        ),
    ],
)
def test_name_that_no_rule_has_is_an_error(text, message):
    with pytest.raises(SettingsError) as caught:
        require_known_names(parse(text), RULES)
    assert str(caught.value).startswith(f"listinglint.toml, {message}")


def test_unknown_name_on_the_command_line_is_not_blamed_on_the_file():
    settings = parse('select = ["promo"]').merged(select=("prom",))
    with pytest.raises(SettingsError, match=r'^--select: "prom" is no rule or family\. Did'):
        require_known_names(settings, RULES)
