"""The schema that editors check settings with says what the parser says."""

import json
import tomllib
from importlib.resources import files
from typing import Any

import jsonschema
import pytest

from listinglint.errors import SettingsError
from listinglint.rules import SEVERITIES
from listinglint.settings import KEYS, TomlSource, parse_settings, starter_settings
from listinglint.settings.checking import COLUMN_NAMES
from listinglint.ui import languages

SCHEMA: dict[str, Any] = json.loads((files("listinglint.settings") / "schema.json").read_bytes())
VALIDATOR = jsonschema.Draft202012Validator(SCHEMA)


def is_parsed(text: str) -> bool:
    try:
        parse_settings(TomlSource("listinglint.toml", text))
    except SettingsError:
        return False
    return True


def test_it_is_a_schema_and_knows_every_key() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    assert set(SCHEMA["properties"]) == set(KEYS)


def test_it_knows_every_name_that_the_parser_knows() -> None:
    assert SCHEMA["properties"]["ui-language"]["enum"] == sorted(languages())
    assert SCHEMA["$defs"]["severity"]["enum"] == list(SEVERITIES)
    columns = {"columns": dict.fromkeys((*COLUMN_NAMES, "bullet_1", "attribute:color"), "A")}
    assert VALIDATOR.is_valid(columns)


def test_every_setting_of_the_starter_is_valid() -> None:
    lines = starter_settings().splitlines(keepends=True)
    text = "".join(line.removeprefix("#:") for line in lines)
    VALIDATOR.validate(tomllib.loads(text))


@pytest.mark.parametrize(
    "text",
    [
        'marketplac = "US"',
        "marketplace = 3",
        'marketplace = ""',
        'language = "deutsch"',
        "min-risk = 1.5",
        'fail-severity = "fatal"',
        'select = "pesticide"',
        '[columns]\ntitel = "A"',
        'accepted-words = [{ families = ["ppe"] }]',
        '[trademark]\nbrands = ["A"]',
        '[severity]\nppe = "high"',
        '[[suppress]]\nrule = "ppe"',
        '[[suppress]]\nreason = "because"',
        '[[suppress]]\nrule = []\nreason = "because"',
        '[[documents]]\ndocument = "EPA registration number"',
        "baseline = true",
    ],
)
def test_what_the_parser_refuses_is_invalid(text: str) -> None:
    assert not is_parsed(text)
    assert not VALIDATOR.is_valid(tomllib.loads(text))


@pytest.mark.parametrize(
    "text",
    [
        'select = ["ppe"]\nmin-risk = 0',
        'accepted-words = ["Killstar", { word = "Antibac", families = "pesticide" }]',
        '[severity."amazon.de"]\n"green/*" = "note"',
        '[[suppress]]\nsku = ["A", "B"]\nreason = "because"\nuntil = 2027-01-31',
        '[[documents]]\ndocument = "A"\nbrand = "B"\nuntil = "2027-01-31"',
    ],
)
def test_what_the_parser_takes_is_valid(text: str) -> None:
    assert is_parsed(text)
    assert VALIDATOR.is_valid(tomllib.loads(text))
