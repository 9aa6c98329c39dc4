import json

import pytest
from made_rules import book, rule

from listinglint.folding import fold
from listinglint.literals import LiteralTable
from listinglint.matching.triggers import Automaton


def automaton(*, large: bool = False, **keys: object) -> Automaton:
    rulebook = book({"pesticide/made": rule(**keys)})
    return Automaton(LiteralTable.of_rules(rulebook.rules, "en"), large=large)


def kinds(found: Automaton, text: str) -> list[tuple[str, bytes]]:
    folded = fold(text)
    return [
        (trigger.kind, folded.data[start:end])
        for triggers, start, end in found.find(folded)
        for trigger in triggers
    ]


@pytest.mark.parametrize("large", [True, False])
def test_every_kind_of_literal_has_its_own_bounds(large: bool) -> None:
    every = automaton(
        large=large,
        match={
            "en": {
                "phrases": ["mould"],
                "stems": ["bacter"],
                "substrings": ["virus"],
                "frames": [{"verbs": ["kills"], "targets": ["germs"]}],
                "regex": [{"pattern": "99%", "anchors": ["99"]}],
                "tokens": [{"pattern": [{"LOWER": "covid"}], "anchors": ["covid"]}],
            }
        },
    )
    words = "mould bacteria antiviruses germs 1999 covid moulds"
    expected = [
        ("phrase", b" mould "),
        ("stem", b" bacter"),
        ("substring", b"virus"),
        ("frame", b" germs "),
        ("regex", b"99"),
        ("regex", b"99"),
        ("tokens", b" covid "),
    ]
    assert kinds(every, words) == expected


def test_nested_and_touching_phrases_are_all_found() -> None:
    nested = automaton(match={"en": {"phrases": ["cures arthritis", "arthritis", "cures"]}})
    found = kinds(nested, "cures arthritis cures")
    assert sorted(text for _, text in found) == [
        b" arthritis ",
        b" cures ",
        b" cures ",
        b" cures arthritis ",
    ]


def test_only_the_language_and_any_are_searched() -> None:
    two = automaton(
        match={
            "en": {"phrases": ["germ"]},
            "fr": {"phrases": ["microbe"]},
            "any": {"phrases": ["covid"]},
        }
    )
    assert [text for _, text in kinds(two, "germ microbe covid")] == [b" germ ", b" covid "]


def test_punctuation_that_must_be_there_is_remembered() -> None:
    rated = automaton(match={"en": {"phrases": ["#1 rated", "germ"]}})
    found = [
        trigger for triggers, _, _ in rated.find(fold("#1 rated germ")) for trigger in triggers
    ]
    assert [trigger.exact for trigger in found] == [b"#1 rated", None]


def test_anchors_with_punctuation_are_searched_where_it_is_left() -> None:
    addresses = automaton(
        match={"en": {"regex": [{"pattern": r"\w+@\w+", "anchors": ["@", "www."]}]}}
    )
    assert kinds(addresses, "write to a@b or www.b, www b") == [("regex", b"@"), ("regex", b"www.")]


def test_frames_of_both_languages_are_numbered_in_one_row() -> None:
    frames = {
        language: {"frames": [{"verbs": ["kills"], "targets": [target]}]}
        for language, target in (("en", "germs"), ("any", "covid"))
    }
    both = automaton(match=frames).find(fold("germs covid"))
    assert [trigger.number for (trigger,), _, _ in both] == [0, 1]


def test_a_literal_of_two_rules_is_one_literal_with_two_meanings() -> None:
    rulebook = book({"pesticide/one": rule(), "pesticide/two": rule()})
    shared = Automaton(LiteralTable.of_rules(rulebook.rules, "en"), large=False)
    text = " ".join(rulebook.rules[0].match["en"].phrases)
    assert {len(triggers) for triggers, _, _ in shared.find(fold(text))} == {2}


def test_punctuation_alone_is_no_trigger() -> None:
    assert automaton(match={"en": {"phrases": ["germ", "!!!"]}}).find(fold("!!! !!!")) == []


def test_a_table_survives_being_written_and_read() -> None:
    match = {
        "en": {
            "phrases": ["#1 rated", "größe", "mould"],
            "stems": ["bacter"],
            "frames": [{"verbs": ["kills"], "targets": ["germs"], "search": "verbs"}],
        },
        "any": {"regex": [{"pattern": r"\\w+@\\w+", "anchors": ["@"]}]},
    }
    rulebook = book({"pesticide/one": rule(match=match), "pesticide/two": rule(match=match)})
    table = LiteralTable.of_rules(rulebook.rules, "en")
    again = LiteralTable.of_plain(json.loads(json.dumps(table.plain())))
    for before, after in zip(table, again, strict=True):
        assert after.literals == before.literals
        numbers = range(len(before.literals))
        assert list(map(after.triggers, numbers)) == list(map(before.triggers, numbers))


def test_no_literals_at_all_are_a_table_too() -> None:
    table = LiteralTable.of_plain(LiteralTable.of_rules((), "en").plain())
    assert Automaton(table, large=False).find(fold("germs")) == []
