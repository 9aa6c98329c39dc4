"""The shipped rules, proven by the examples in their own files."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import cache

import pytest

from listinglint.data import RULES_DIR
from listinglint.examples import failures
from listinglint.linter import Linter
from listinglint.listings import Column, Field, Listing
from listinglint.matching import Matcher
from listinglint.rulefiles.rulebook import (
    compile_folders,
    content_version,
    rulebook_of,
)
from listinglint.rules import FAMILIES, AppliesTo, Example, Patterns, Rule, Rulebook

AS_OF = "2026-11-22"
NAME = re.compile(r"[a-z]+/[a-z0-9]+(-[a-z0-9]+)*")


@cache
def shipped() -> Rulebook:
    return rulebook_of(compile_folders([RULES_DIR], content_version([RULES_DIR])))


@cache
def linter() -> Linter:
    return Linter(shipped(), as_of=AS_OF)


def rules() -> list[object]:
    return [pytest.param(rule, id=rule.name) for rule in shipped().rules]


def examples() -> list[object]:
    return [
        pytest.param(rule, example, id=f"{rule.name}:{example.line}")
        for rule in shipped().rules
        for example in rule.examples
    ]


@pytest.mark.parametrize(("rule", "example"), examples())
def test_an_example_holds(rule: Rule, example: Example) -> None:
    alone = replace(rule, examples=(example,))
    assert [str(failure) for failure in failures(linter(), [alone])] == []


@pytest.mark.parametrize("rule", rules())
def test_a_rule_says_where_its_knowledge_comes_from(rule: Rule) -> None:
    assert rule.references
    for reference in rule.references:
        assert re.match(r"https?://\S+\.\S+$", reference.url)
        assert date.fromisoformat(reference.read) <= date.fromisoformat(AS_OF)


@pytest.mark.parametrize("rule", rules())
def test_a_rule_has_flagged_examples_and_near_misses_in_each_of_its_languages(rule: Rule) -> None:
    for language in {example.language for example in rule.examples}:
        flagged = {bool(e.spans) for e in rule.examples if e.language == language}
        assert flagged == {True, False}
    languages = rule.match.keys() - {"any"}
    assert languages <= {example.language for example in rule.examples}


EUROPEAN = ("en", "fr", "de", "es", "it")
EAST_ASIAN = ("ja", "zh")
#: The families that stop most listings have the most examples; promo is in both scripts too.
MOST_STOPPED = ("pesticide", "ppe", "medical", "disease")


def least_examples() -> Iterator[tuple[str, str, int]]:
    """Family, language, and how many flagged examples and as many near misses it has at least."""
    for family in FAMILIES:
        asian = EAST_ASIAN if family in (*MOST_STOPPED, "promo") else ()
        for language in (*EUROPEAN, *asian):
            yield family, language, 5 if family in MOST_STOPPED else 3


@pytest.mark.parametrize(("family", "language", "least"), [*least_examples()])
def test_a_family_has_examples_in_each_of_its_languages(family, language, least) -> None:
    examples = [
        example
        for rule in shipped().rules
        if rule.family == family
        for example in rule.examples
        if example.language == language
    ]
    assert sum(bool(example.spans) for example in examples) >= least
    assert sum(not example.spans for example in examples) >= least


@pytest.mark.parametrize("rule", rules())
def test_a_rule_is_named_by_its_family_and_its_offence(rule: Rule) -> None:
    assert NAME.fullmatch(rule.name)
    assert rule.family in FAMILIES
    assert not rule.summary[0].islower()
    assert not rule.summary.endswith(".")
    assert all(NAME.fullmatch(name) for name in rule.formerly)


def test_a_former_name_is_nobody_s_present_one() -> None:
    former = [name for rule in shipped().rules for name in rule.formerly]
    assert len(former) == len(set(former))
    assert not {rule.name for rule in shipped().rules} & set(former)


def test_what_is_compiled_says_what_the_yaml_says() -> None:
    plain = compile_folders([RULES_DIR], "v")
    assert rulebook_of(json.loads(json.dumps(plain, ensure_ascii=False))) == rulebook_of(plain)


def test_every_word_list_is_of_use() -> None:
    text = "\n".join(path.read_text(encoding="utf-8") for path in RULES_DIR.glob("*/*.yaml"))
    own = {"negations", "negations-after", "function-words"}  # read by the code itself
    unused = [name for name in shipped().words if f"${name}" not in text and name not in own]
    assert unused == []


@pytest.mark.parametrize("rule", rules())
def test_a_star_stands_at_one_end_of_a_word(rule: Rule) -> None:
    places = [
        places for c in rule.contexts for places in (*c.words.values(), *c.not_words.values())
    ]
    words = [word for place in places for listed in place.values() for word in listed]
    bare = [
        word.removeprefix("*") if word.startswith("*") else word[:-1]
        for word in words
        if "*" in word
    ]
    assert [word for word in bare if "*" in word] == []


@pytest.mark.parametrize("rule", rules())
def test_every_pattern_finds_its_own_words(rule: Rule) -> None:
    silent = []
    for language, patterns in rule.match.items():
        matcher = Matcher(shipped(), rules=[replace(rule, applies_to=AppliesTo())], as_of=AS_OF)
        for words in _samples(patterns):
            field = Field(Column("title", "title"), words)
            if not matcher.candidates(Listing((field,), language=language)):
                silent.append(words)
    assert silent == []


def _samples(patterns: Patterns) -> Iterator[str]:
    yield from (*patterns.phrases, *patterns.stems, *patterns.substrings)
    for frame in patterns.frames:
        first, last = frame.verbs[0], frame.targets[0]
        for verb, target in [(v, last) for v in frame.verbs] + [(first, t) for t in frame.targets]:
            yield f"{target} {verb}" if frame.order == "target-first" else f"{verb} {target}"
