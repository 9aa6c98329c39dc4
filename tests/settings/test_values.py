import pickle
from pathlib import Path

import pytest

from listinglint.errors import SettingsError
from listinglint.settings import Settings, TomlSource, parse_settings

from .example_rules import rule

ANTIBACTERIAL = rule("pesticide/antibacterial", formerly=("pesticide/germs",))


def test_command_line_wins_and_what_it_leaves_out_stays():
    settings = Settings(select=("promo",), min_risk=0.3, sheet="A", exclude=("a",))
    merged = settings.merged(select=("style",), min_risk=0.0, sheet=None, exclude=())
    assert merged.select == ("style",)
    assert merged.min_risk == 0.0
    assert merged.sheet == "A"
    assert merged.exclude == ("a",)
    assert merged.given == {"select", "min_risk"}
    assert settings.min_risk == 0.3


def test_columns_of_the_command_line_replace_single_ones():
    settings = Settings(columns={"title": "A", "sku": "B"})
    assert settings.merged(columns={"title": "C"}).columns == {"title": "C", "sku": "B"}


def test_lists_of_the_command_line_become_tuples():
    merged = Settings().merged(ignore=["a"], rules=[Path("b")])
    assert (merged.ignore, merged.rules) == (("a",), (Path("b"),))


@pytest.mark.parametrize(
    ("option", "message"),
    [
        ({"min_risk": 1.5}, "--min-risk: 1.5 is not a risk. Write a number from 0 to 1"),
        ({"fail_severity": "eror"}, '--fail-severity: "eror" is not a severity. Did you mean'),
        ({"encoding": "utf-9"}, '--encoding: "utf-9" is not an encoding.'),
        ({"columns": {"titel": "a"}}, '--column: "titel" is not a field. Did you mean "title"?'),
        ({"exclude": ("!",)}, '--exclude: "!" is not a path pattern.'),
    ],
)
def test_mistake_on_the_command_line_names_the_option(option, message):
    with pytest.raises(SettingsError) as caught:
        Settings().merged(**option)
    assert str(caught.value).startswith(message)


@pytest.mark.parametrize("name", ["sheeet", "source", "folder"])
def test_name_that_is_no_setting_is_a_mistake_of_the_program(name):
    with pytest.raises(TypeError, match=name):
        Settings().merged(**{name: "a"})


@pytest.mark.parametrize(
    ("select", "ignore", "selected"),
    [
        ((), (), True),
        (("pesticide",), (), True),
        (("pesticide/antibacterial",), (), True),
        (("pesticide/germs",), (), True),
        (("pesticide/anti*",), (), True),
        (("*",), (), True),
        (("promo",), (), False),
        (("pest",), (), False),
        ((), ("pesticide",), False),
        (("pesticide/antibacterial",), ("pesticide/*",), False),
        ((), ("pesticide/germs",), False),
    ],
)
def test_rules_are_selected_by_name_former_name_family_or_glob(select, ignore, selected):
    assert Settings(select=select, ignore=ignore).selects(ANTIBACTERIAL) is selected


@pytest.mark.parametrize(
    ("select", "named"),
    [
        ((), False),
        (("*",), False),
        (("*/antibacterial",), False),
        (("pesticide",), True),
        (("pesticide/*",), True),
        (("pesticide/antibacterial",), True),
    ],
)
def test_rule_is_named_by_family_or_name_but_not_by_a_glob_for_everything(select, named):
    assert Settings(select=select).names(ANTIBACTERIAL) is named


@pytest.mark.parametrize(
    ("general", "amazon_de", "severity"),
    [
        ({}, {}, None),
        ({"promo": "note"}, {}, None),
        ({"pesticide": "note"}, {}, "note"),
        ({"pesticide": "note", "pesticide/*": "warning"}, {}, "warning"),
        ({"pesticide/*": "note", "pesticide/anti*": "warning"}, {}, "warning"),
        ({"pesticide/antibacterial": "note", "pesticide/antibacteria*": "error"}, {}, "note"),
        ({"pesticide/antibacterial": "note"}, {"pesticide": "error"}, "error"),
        ({"pesticide": "note"}, {"promo": "error"}, "note"),
    ],
)
def test_most_exact_severity_wins_and_the_marketplace_goes_first(general, amazon_de, severity):
    settings = Settings(severity=general, severity_by_marketplace={"amazon.de": amazon_de})
    assert settings.severity_of(ANTIBACTERIAL, "amazon.de") == severity


def test_severity_of_one_marketplace_leaves_the_others_alone():
    settings = Settings(severity_by_marketplace={"amazon.de": {"pesticide": "note"}})
    assert settings.severity_of(ANTIBACTERIAL, "amazon.com") is None
    assert settings.severity_of(ANTIBACTERIAL, None) is None


def test_settings_can_be_sent_to_other_processes():
    settings = parse_settings(TomlSource("a.toml", '[severity]\npromo = "note"'))
    assert pickle.loads(pickle.dumps(settings)) == settings
