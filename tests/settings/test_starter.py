from dataclasses import fields

from listinglint.settings import KEYS, Settings, TomlSource, parse_settings, starter_settings


def uncommented(starter: str) -> str:
    """The settings with every example in force."""
    return "".join(line.removeprefix("#:") for line in starter.splitlines(keepends=True))


def parse(text: str) -> Settings:
    return parse_settings(TomlSource("listinglint.toml", text))


def test_starter_settings_set_nothing_as_they_are_written():
    assert parse(starter_settings()) == Settings()


def test_starter_settings_are_in_order_when_uncommented_and_leave_no_setting_out():
    source = TomlSource("listinglint.toml", uncommented(starter_settings()))
    assert set(source.values()) == set(KEYS)
    settings, defaults = parse_settings(source), Settings()
    same = {
        f.name for f in fields(Settings) if getattr(settings, f.name) == getattr(defaults, f.name)
    }
    # Their examples show the default.
    assert same == {
        *("folder", "given", "min_risk", "fail_at", "fail_severity"),
    }


def test_every_example_setting_can_be_uncommented_on_its_own():
    lines = starter_settings().splitlines()
    single = [line for line in lines if line.startswith("#:") and "= " in line]
    assert single
    for line in single:
        if not line.endswith("[") and not line.startswith("#: "):
            TomlSource("a", uncommented(line)).values()


def test_starter_settings_explain_every_example_above_it():
    paragraphs = starter_settings().split("\n\n")
    assert all(paragraph.startswith("# ") for paragraph in paragraphs)
    assert all(len(line) <= 100 for line in starter_settings().splitlines())


def test_what_was_seen_is_set_or_said_and_nothing_else_changes() -> None:
    text = starter_settings(
        found=["Seen in this folder: 2 csv; in catalog."],
        marketplace="amazon.de",
        language="de",
        brands=['Say "Ahh"', "Grün"],
    )
    assert parse(text) == parse('marketplace = "amazon.de"\nlanguage = "de"\n')
    assert "# Seen in this folder: 2 csv; in catalog.\n" in text
    assert parse(uncommented(text)).own_brands == ('Say "Ahh"', "Grün")
