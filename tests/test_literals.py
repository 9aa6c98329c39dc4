import json

import pytest
from made_rules import book, rule

from listinglint.literals import KINDS, LiteralTable, Trigger, patterns_of

FRAME = {"verbs": ["kills"], "targets": ["germs"]}
REGEX = {"pattern": "99%", "anchors": ["99%"]}


def table(language: str = "en", **match: object) -> LiteralTable:
    return LiteralTable.of_rules(book({"pesticide/made": rule(match=match)}).rules, language)


def meanings(table: LiteralTable) -> dict[bytes, list[Trigger]]:
    indexes = (table.words, table.data)
    return {
        literal: list(index.triggers(number))
        for index in indexes
        for number, literal in enumerate(index.literals)
    }


def test_a_table_survives_being_written_as_json() -> None:
    made = table(en={"phrases": ["c.b.d", "anti-viral"], "frames": [FRAME], "regex": [REGEX]})
    read = LiteralTable.of_plain(json.loads(json.dumps(made.plain())))
    assert meanings(read) == meanings(made)
    assert read.plain() == made.plain()


def test_an_empty_table_survives_it_too() -> None:
    empty = LiteralTable.of_rules((), "en")
    assert meanings(LiteralTable.of_plain(json.loads(json.dumps(empty.plain())))) == {}


def test_a_hyphen_is_searched_as_space_and_as_nothing() -> None:
    assert set(meanings(table(en={"phrases": ["anti-viral"]}))) == {b" anti viral ", b" antiviral "}


def test_punctuation_that_must_be_there_is_kept_beside_the_words() -> None:
    (found,) = meanings(table(en={"phrases": ["c.b.d"]}))[b" c b d "]
    assert found == Trigger(0, "phrase", 0, b"c.b.d")


def test_an_anchor_with_punctuation_is_searched_where_punctuation_counts() -> None:
    made = table(en={"regex": [REGEX]})
    assert made.data.literals == [b"99%"]
    assert not made.words.literals


@pytest.mark.parametrize(("language", "expected"), [("en", 2), ("fr", 1)])
def test_patterns_of_a_language_are_numbered_before_those_of_any(
    language: str, expected: int
) -> None:
    files = {"pesticide/made": rule(match={"any": {"frames": [FRAME]}, "en": {"frames": [FRAME]}})}
    (made,) = book(files).rules
    assert len(patterns_of(made, language, "frames")) == expected
    triggers = meanings(LiteralTable.of_rules([made], language))[b" germs "]
    assert [trigger.number for trigger in triggers] == list(range(expected))


def test_kinds_keep_their_numbers_because_compiled_tables_hold_them() -> None:
    assert KINDS == ("phrase", "stem", "substring", "frame", "regex", "tokens")
