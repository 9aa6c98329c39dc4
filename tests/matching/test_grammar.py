from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_rules import found, linter

from listinglint.matching.grammar import Grammar, _tokens
from listinglint.rules import TokenPattern

TOKENS: list[dict[str, Any]] = [
    {"LOWER": {"IN": ["helps", "help"]}},
    {"LOWER": {"IN": ["prevent", "fight"]}},
    {"IS_ALPHA": True, "OP": "*"},
    {"LOWER": "acne"},
]
HELPS = linter(match={"en": {"tokens": [{"pattern": TOKENS, "anchors": ["acne"]}]}})


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("It helps prevent all acne.", ["helps prevent all acne"]),
        ("<p>It helps fight acne, for sure", ["helps fight acne"]),
        ("It helps.  Prevent acne", []),
        ("It helps cause acne", []),
        ("Helps  pre\u200bvent ac\xadne 🦠", ["Helps  pre\u200bvent ac\xadne"]),
        ("Helps <b>prevent</b> your acne", ["Helps <b>prevent</b> your acne"]),
        ("Helps fight crème and acne", ["Helps fight crème and acne"]),
        ("Helps fight cre\u0300me and acne", ["Helps fight cre\u0300me and acne"]),
        ("Helps fight acne. Helps fight acne", ["Helps fight acne", "Helps fight acne"]),
    ],
)
def test_a_token_pattern_is_tried_in_the_clause_of_its_anchor(text: str, words: list[str]) -> None:
    assert found(HELPS, text) == words


def test_the_longest_of_overlapping_matches_stands() -> None:
    grammar = Grammar()
    pattern = TokenPattern(({"LOWER": "very", "OP": "*"}, {"LOWER": "good"}), ("good",))
    text = "a very very good, good sock"
    assert [text[start:end] for start, end in grammar.find(pattern, text)] == [
        "very very good",
        "good",
    ]


@given(st.text(st.characters(codec=None), max_size=40))
def test_any_text_has_tokens_without_blanks(text: str) -> None:
    places, words = _tokens(text)
    assert all(word.strip() for word in words)
    assert [end for _, end in places] == sorted(end for _, end in places)
