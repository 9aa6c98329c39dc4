from pathlib import Path

import pytest

from listinglint.errors import SettingsError
from listinglint.settings import find_source, load_settings


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
        ("absent.toml", r"^absent\.toml: cannot be read \(.+\)\. Check the path$"),
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
