import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from listinglint.errors import RuleError
from listinglint.rulefiles.patterns import TOKEN_KEYS, check_regex, check_tokens


@pytest.mark.parametrize(
    "pattern",
    [
        r"99\.9\s?%",
        r"\b\d{1,3}(?:\.\d{3}){0,3}\b",
        r"a+b+c",
        r"(?:ab){1,20}c",
        r"(?:a{1,20}b)+",
        r"(?<=a)b",
        r"call\s.{0,80}now",
        r"(a|b)+c",
        r"(?:ab|cd)+c",
        r"(?:\w{1,20}, )+x",
        r"(?:\w\d)+x",
        r"(?:\w+\W+){0,9}x",
        r"(?:\w+\s)+x",
        r"[^a]+b",
    ],
)
def test_bounded_patterns_are_welcome(pattern: str) -> None:
    check_regex(pattern)


@pytest.mark.parametrize(
    ("pattern", "what"),
    [
        ("(", "not a regular expression"),
        ("a{2,1}", "not a regular expression"),
        (r"(?P<x>a)(?P<x>b)", "not a regular expression"),
        ("a" + "{65535}" * 9, "not a regular expression|matches nothing|run away"),
        ("a*", "matches nothing"),
        ("a?|b", "matches nothing"),
        ("", "matches nothing"),
        (r"\b", "matches nothing|empty"),
        (r"(?=a)", "matches nothing|empty"),
        ("(a+)+b", "run away"),
        ("(?:a*b?)*c", "run away|matches nothing"),
        (r"(\w+\s*)+x", "run away"),
        ("(?:(?:a{1,100})b{0,1})+c", "run away"),
        ("((a|b+)c?)+d", "run away"),
        ("(?>(a+)+)b", "run away"),
        ("(?(1)a+|b)+", "run away|not a regular"),
        ("(?:a+)+?x", "run away"),
        ("(aa?)+x", "run away"),
        ("(a+){1,20}x", "run away"),
        ("(?:,a*a*)+x", "run away"),
        ("(a{1,20})+x", "run away"),
        (r"(?:\w{1,20},?)+x", "run away"),
        ("[[a]", "not a regular expression"),
    ],
)
def test_patterns_that_cannot_work_are_refused(pattern: str, what: str) -> None:
    with pytest.raises(RuleError, match=what):
        check_regex(pattern)


@pytest.mark.parametrize("pattern", ["(aa|a)+b", "(a|ab|b)+c", r"(?:\wb|a\w)+x"])
def test_alternatives_that_overlap_inside_a_repetition_are_refused(pattern: str) -> None:
    with pytest.raises(RuleError, match="run away"):
        check_regex(pattern)


@given(st.text(st.sampled_from(r"ab(|)*+?[]{}1,\w^$."), max_size=14))
def test_what_is_accepted_ends_soon_on_hostile_text(pattern: str) -> None:
    try:
        check_regex(pattern)
    except RuleError:
        return
    started = time.perf_counter()
    re.search(pattern, "ab" * 20 + "a" * 40 + "!", re.IGNORECASE)
    assert time.perf_counter() - started < 1


@pytest.mark.parametrize(
    "token",
    [{"LOWER": "a"}, {"LOWER": {"IN": ["a"]}}, {"IS_ALPHA": True, "OP": "*"}, {"OP": "{1,3}"}, {}],
)
def test_token_patterns_that_spacy_can_run_are_welcome(token: dict[str, object]) -> None:
    check_tokens([token])


@pytest.mark.parametrize("key", ["LEMMA", "POS", "lower", "ENT_TYPE", "_"])
def test_token_keys_that_need_a_trained_pipeline_are_refused(key: str) -> None:
    with pytest.raises(RuleError, match=f"unknown token key '{key}'"):
        check_tokens([{"LOWER": "a"}, {key: "x"}])


def test_every_token_key_is_one_that_spacy_knows() -> None:
    from spacy.matcher import Matcher
    from spacy.vocab import Vocab

    matcher = Matcher(Vocab(), validate=True)
    truths = {key: key.startswith(("IS_", "LIKE_")) for key in TOKEN_KEYS if key != "OP"}
    for key, is_flag in truths.items():
        matcher.add(key, [[{key: 1 if key == "LENGTH" else True if is_flag else "a"}]])
    assert len(matcher) == len(truths)
