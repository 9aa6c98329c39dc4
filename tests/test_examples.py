import pytest
from made_rules import AS_OF, NAME, book, rule

from listinglint.examples import ExampleFailure, failures, listing_of
from listinglint.linter import Linter
from listinglint.rules import Example


def failing(flag: object = None, near_miss: object = None, **keys: object) -> list[ExampleFailure]:
    examples = {
        "flag": [flag or {"text": "an [[antibacterial]] sock"}],
        "pass": [near_miss or "bacterial culture"],
    }
    made = book({NAME: rule(examples={"en": examples}, **keys)})
    return list(failures(Linter(made, as_of=AS_OF), made.rules))


DELETE = {"reword": {"en": [{"delete": "words"}]}}


@pytest.mark.parametrize(
    ("flag", "keys"),
    [
        ({"text": "an [[antibacterial]] and [[anti-bacterial]] sock"}, {}),
        ({"text": "an [[antibacterial]] sock", "verdict": "claim", "risk": "high"}, {}),
        ({"text": "an [[antibacterial]] sock", "reword": "a sock"}, DELETE),
        ({"text": "[[antibacterial]]", "field": "category", "risk": "medium"}, {}),
        ({"text": "[[antibacterial]]", "with": {"title": "antibacterial"}}, {}),
    ],
)
def test_an_example_that_holds_says_nothing(flag: object, keys: dict[str, object]) -> None:
    assert failing(flag, **keys) == []


@pytest.mark.parametrize(
    ("flag", "near_miss", "keys", "what"),
    [
        (
            {"text": "an [[anti]]bacterial sock"},
            None,
            {},
            "found 'antibacterial', marked is 'anti'",
        ),
        ({"text": "a [[clean]] sock"}, None, {}, "found nothing, marked is 'clean'"),
        (None, "an antibacterial sock", {}, "found 'antibacterial', marked is nothing"),
        (
            {"text": "[[antibacterial]], antibacterial"},
            None,
            {},
            "found 'antibacterial', 'antibacterial', marked is 'antibacterial'",
        ),
        (
            {"text": "an [[antibacterial]] sock", "verdict": "word"},
            None,
            {},
            "the verdict is claim, stated is word",
        ),
        (
            {"text": "an [[antibacterial]] sock", "risk": "low"},
            None,
            {},
            "the risk is 0.90, stated is low",
        ),
        (
            {"text": "an [[antibacterial]] sock", "reword": "a sock"},
            None,
            {},
            "there is no rewording",
        ),
        (
            {"text": "an [[antibacterial]] sock", "reword": "a nice sock"},
            None,
            DELETE,
            "the rewording is 'a sock', stated is 'a nice sock'",
        ),
        (
            {"text": "[[antibacterial]] and [[antibacterial]]", "reword": "antibacterial"},
            None,
            DELETE,
            "the reworded text still says 'antibacterial'",
        ),
    ],
)
def test_an_example_that_does_not_hold_says_what_was_found(
    flag: object, near_miss: object, keys: dict[str, object], what: str
) -> None:
    (failure,) = failing(flag, near_miss, **keys)
    assert failure.what == what


def test_a_failure_names_the_line_of_the_rule_file() -> None:
    (failure,) = failing({"text": "a [[clean]] sock"})
    assert str(failure) == (
        f"rules/{NAME}.yaml:{failure.example.line}: found nothing, marked is 'clean'\n"
        "    'a clean sock'"
    )
    assert failure.example.line > 1


def test_findings_that_users_do_not_see_do_not_count_against_a_near_miss() -> None:
    when = [{"before": ["mildly"], "risk": 0.09}]
    prior = {"verdict": "claim", "risk": 0.9, "when": when}
    assert failing(near_miss="a mildly antibacterial sock", prior=prior) == []


def test_other_fields_and_the_store_are_those_of_the_example() -> None:
    example = Example(
        "x", (), "de", field="title", marketplace="amazon.de", others={"brand": "Acme"}
    )
    listing = listing_of(example, "y")
    assert {field.name: field.text for field in listing.fields} == {"brand": "Acme", "title": "y"}
    assert (listing.language, listing.marketplace) == ("de", "amazon.de")
