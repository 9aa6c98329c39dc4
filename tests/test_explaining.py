import pytest
from made_rules import AS_OF, NAME, book, rule

from listinglint.explaining import explanation, rule_table
from listinglint.rules import Rulebook
from listinglint.ui import speaking

RULEBOOK: Rulebook = book(
    {
        NAME: rule(
            severity={"default": "error", "amazon.de": "note"},
            documents=[
                {"name": "EPA registration number", "marketplaces": ["amazon.com"]},
                {"name": "Safety data sheet"},
                {"name": "Test report with the figure that is claimed " * 4, "one-of": "report"},
                {"name": "Safety data sheet or test summary of the battery", "one-of": "report"},
            ],
            reword={
                "en": [
                    {"text": "easy to clean", "applicability": "unsafe", "matches": ["x"]},
                    {"delete": "words"},
                    {"delete": "clause"},
                    {"text": "Name the number", "applicability": "display"},
                ]
            },
            examples={
                "en": {
                    "flag": [
                        {
                            "text": "[[antibacterial]] and [[anti-bacterial]] sock",
                            "reword": "A sock",
                            "with": {"title": "Sock"},
                        }
                    ],
                    "pass": ["bacterial culture"],
                }
            },
            formerly=["pesticide/old"],
        ),
        "style/long": rule(
            match={"en": {"phrases": ["very"]}}, prior={"risk": 0.5}, summary="Too long"
        ),
    }
)


def explained(topic: str) -> str:
    lines = explanation(topic, RULEBOOK, as_of=AS_OF)
    assert lines is not None
    assert all(len(line) <= 100 for line in lines)
    return "\n".join(lines)


@pytest.mark.parametrize("topic", [NAME, "pesticide/old", f" {NAME.upper()} "])
def test_a_rule_is_explained_by_everything_it_says(topic: str) -> None:
    text = explained(topic)
    for part in (
        NAME,
        "Claims to act on microbes",
        "error: the listing is removed",
        "on amazon.de: note: edited",
        "risk 0.90, verdict claim",
        "EPA registration number (amazon.com)",
        "Safety data sheet",
        "'easy to clean' for x (unsafe)",
        "delete the words (safe)",
        "delete the clause (safe)",
        "Name the number (an idea for a person)",
        "[antibacterial] and [anti-bacterial] sock  (title: Sock)".replace("  ", " "),
        "→ A sock",
        "bacterial culture",
        "A law (read 2026-11-21)",
        "https://law.example/1",
    ):
        assert part in text


def test_a_rule_without_verdict_is_explained_without_one() -> None:
    assert "risk 0.50 where the context says nothing else" in explained("style/long")


def test_a_family_is_explained_by_its_rules() -> None:
    assert explained("Pesticide").startswith("pesticide: 1 rule\n")
    assert NAME in explained("pesticide")


def test_a_word_is_explained_by_the_rules_that_find_it() -> None:
    text = explained("Anti-Bacterial")
    assert text.startswith("'Anti-Bacterial' is found by:")
    assert f"{NAME}  (risk 0.90 on its own, claim)" in text


def test_what_a_rule_says_of_a_word_is_in_the_language_spoken() -> None:
    message = "{text} is a claim to act on microbes"
    rules = book({NAME: rule(message=message)})
    with speaking("fr"):
        lines = explanation("Anti-Bacterial", rules, as_of=AS_OF)
    assert lines is not None
    assert lines[3].strip().startswith("«\u00a0Anti-Bacterial\u00a0» est une allégation")


@pytest.mark.parametrize("word", ["sock", "very", "", "\0", "pesticide/none"])
def test_of_a_word_that_no_rule_finds_nothing_is_known(word: str) -> None:
    assert explanation(word, RULEBOOK, as_of=AS_OF) is None


@pytest.mark.parametrize(
    ("select", "names"),
    [
        ((), [NAME, "style/long"]),
        (("style",), ["style/long"]),
        (("pesticide/old",), [NAME]),
        (("*/long", "pesticide"), [NAME, "style/long"]),
        (("none",), []),
    ],
)
def test_the_table_has_a_line_for_each_rule_selected(
    select: tuple[str, ...], names: list[str]
) -> None:
    *lines, count = rule_table(RULEBOOK, select)
    assert [line.split()[0] for line in lines] == names
    assert count == ("1 rule" if len(names) == 1 else f"{len(names)} rules")


BILINGUAL = book(
    {
        NAME: rule(match={"en": {"phrases": ["antibacterial"]}, "fr": {"stems": ["antibact"]}}),
        "disease/made": rule(match={"fr": {"phrases": ["soigne"]}}),
    }
)


def test_a_word_is_looked_up_in_every_language_that_rules_know() -> None:
    lines = explanation("soigne", BILINGUAL, as_of=AS_OF)
    assert lines is not None
    assert "  disease/made  (risk 0.90 on its own, claim)  fr" in lines
    both = explanation("antibacterial", BILINGUAL, as_of=AS_OF)
    assert both is not None
    assert f"  {NAME}  (risk 0.90 on its own, claim)  en, fr" in both


def test_a_word_can_be_looked_up_in_one_language() -> None:
    assert explanation("soigne", BILINGUAL, as_of=AS_OF, language="en") is None


def test_a_word_is_explained_by_what_was_found_and_why_it_matters() -> None:
    text = "\n".join(explanation("antibacterial", BILINGUAL, as_of=AS_OF, language="en") or ())
    assert "antibacterial is a claim" in text
    assert "A product that claims to act on microbes is a pesticide." in text
