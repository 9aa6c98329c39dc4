import pytest

from listinglint.errors import SettingsError
from listinglint.settings import Settings, TomlSource, parse_settings, require_known_names

from .example_rules import rule

RULES = (
    rule("pesticide/antibacterial", "EPA registration number"),
    rule("promo/best-seller", formerly=("promo/bestseller",)),
)


def parse(text: str) -> Settings:
    return parse_settings(TomlSource("listinglint.toml", text))


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
