"""Every language says everything that the tool says, with the same parts in it."""

from __future__ import annotations

import ast
import json
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

import listinglint.ui
from listinglint.rulefiles.rulebook import load_rulebook
from listinglint.ui import (
    SOURCE_LANGUAGE,
    counted,
    grouped,
    language_of,
    languages,
    message_about,
    say,
    speaking,
    spoken_language,
    translated,
)

PACKAGE = Path(listinglint.ui.__file__).parent.parent
OTHERS = [language for language in languages() if language != SOURCE_LANGUAGE]
_SAYING = {"say": 0, "to_say": 0, "label": 0, "counted": 1}


def catalog(language: str) -> dict[str, Any]:
    path = PACKAGE / "ui" / f"{language}.json"
    loaded: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return loaded


@cache
def trees() -> list[ast.Module]:
    return [ast.parse(path.read_text(encoding="utf-8")) for path in PACKAGE.rglob("*.py")]


def speaking_trees() -> Iterator[ast.Module]:
    """The modules that say something: those that import it from here."""
    for tree in trees():
        froms = (node for node in ast.walk(tree) if isinstance(node, ast.ImportFrom))
        if any(alias.name in _SAYING for node in froms for alias in node.names):
            yield tree


def said_in_code(function_names: set[str]) -> set[str]:
    said = set()
    for tree in speaking_trees():
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
                name = node.func.id
                if name in function_names and isinstance(node.args[_SAYING[name]], ast.Constant):
                    said.add(node.args[_SAYING[name]].value)
    return said


def sentences_in_code() -> set[str]:
    """Every text of the package, whatever varies in it as {}."""
    return {
        template
        for tree in trees()
        for node in ast.walk(tree)
        if (template := _template(node)) is not None
    }


def _template(node: ast.AST) -> str | None:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    if isinstance(node, ast.JoinedStr):
        parts = (
            _template(part) if isinstance(part, ast.Constant) else "{}" for part in node.values
        )
        return "".join(part or "" for part in parts)
    return None


def placeholders(text: str) -> list[str]:
    return sorted(re.findall(r"\{\w+\}", text))


@pytest.mark.parametrize("language", OTHERS)
def test_a_language_says_all_that_the_code_says_and_nothing_else(language: str) -> None:
    in_code = said_in_code({"say", "to_say", "label"})
    assert len(in_code) > 80
    told = {"Wrote {file}. Open it and take the # from the settings you want."}  # by a variable
    assert set(catalog(language)["texts"]) == in_code | told


@pytest.mark.parametrize("language", OTHERS)
def test_a_language_counts_all_that_the_code_counts(language: str) -> None:
    assert set(catalog(language)["counted"]) == said_in_code({"counted"})


@pytest.mark.parametrize("language", OTHERS)
@pytest.mark.parametrize("table", ["texts", "said", "messages"])
def test_a_translation_has_the_parts_of_its_source(language: str, table: str) -> None:
    for source, text in catalog(language)[table].items():
        assert placeholders(text) == placeholders(source), source


@pytest.mark.parametrize("language", OTHERS)
def test_counted_nouns_have_a_form_for_each_plural_and_show_the_number(language: str) -> None:
    content = catalog(language)
    plural = listinglint.ui._PLURALS[content["plural"]]
    forms_needed = 1 + max(plural(number) for number in range(200))
    for forms in content["counted"].values():
        assert len(forms) == forms_needed
        assert all(placeholders(form) == ["{n}"] for form in forms)


@pytest.mark.parametrize("table", ["said", "messages", "documents"])
def test_all_languages_know_the_same_sentences(table: str) -> None:
    first, *others = [set(catalog(language)[table]) for language in OTHERS]
    assert others
    assert all(first == other for other in others)


def test_no_language_is_empty_of_words() -> None:
    for language in OTHERS:
        for table in ("texts", "said", "messages", "documents"):
            assert all(text.strip() for text in catalog(language)[table].values())


def test_english_reads_no_file(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Path, "read_bytes", lambda path: pytest.fail(f"{path} was read"))
    with speaking("en"):
        assert say("row {number}", number=7) == "row 7"
        assert counted(1204, "listing") == "1,204 listings"
        assert translated("anything at all") == "anything at all"


@pytest.mark.parametrize(
    ("language", "number", "text"),
    [
        ("fr", 0, "0 fiche"),
        ("fr", 1, "1 fiche"),
        ("fr", 1204, "1\u00a0204 fiches"),
        ("zh", 1, "1 个商品"),
        ("zh", 1204, "1,204 个商品"),
    ],
)
def test_numbers_take_the_plural_of_the_language(language: str, number: int, text: str) -> None:
    with speaking(language):
        assert counted(number, "listing") == text
        assert grouped(number) in text


def test_a_finished_sentence_is_known_by_its_form() -> None:
    with speaking("fr"):
        limit = translated("212 characters, the limit is 200 since 2025-01-21")
        assert limit == "212 caractères, la limite est de 200 depuis le 2025-01-21"
        assert translated("212 characters, the limit is 200") is not None


def test_a_sentence_with_words_of_ours_that_are_not_known_stays_english() -> None:
    with speaking("zh"):
        assert translated("this is an answer of Amazon's") == "这是亚马逊的返回结果"
        assert translated("this is a letter from Mars") is None
        assert translated("nobody has written this") is None


def test_a_rule_says_its_message_about_the_words_found() -> None:
    message = "{text} is a claim to act on microbes"
    with speaking("zh"):
        assert message_about("Anti{0}", message) == "“Anti{0}”是作用于微生物的宣称"
        assert message_about("Anti", "{text} is nothing that a rule says") is None


def test_most_rules_speak_every_language() -> None:
    rules = load_rulebook([]).rules
    for language in OTHERS:
        known = catalog(language)["messages"]
        silent = [rule.name for rule in rules if rule.message not in known]
        assert len(silent) < len(rules) // 10, silent


def test_every_document_that_rules_ask_for_has_a_name_in_every_language() -> None:
    rules = load_rulebook([]).rules
    needed = {document.name for rule in rules for document in rule.documents}
    for language in OTHERS:
        known = catalog(language)["documents"].keys()
        assert known <= needed, "no rule asks for these any more"
        assert needed <= known


def test_what_was_spoken_before_is_spoken_again() -> None:
    with speaking("fr"):
        assert spoken_language() == "fr"
        with speaking("zh"):
            assert spoken_language() == "zh"
        assert spoken_language() == "fr"
    assert spoken_language() == "en"


@pytest.mark.parametrize(
    ("tag", "language"),
    [
        ("fr_FR.UTF-8", "fr"),
        ("fr-CA", "fr"),
        ("zh_CN.GB18030", "zh"),
        ("zh-Hans", "zh"),
        ("zh", "zh"),
        ("zh_TW.UTF-8", None),
        ("zh-Hant-HK", None),
        ("en_GB@euro", "en"),
        ("C.UTF-8", "en"),
        ("POSIX", "en"),
        ("tlh", None),
        ("../fr", None),
        ("", None),
    ],
)
def test_a_locale_names_the_language_that_is_spoken(tag: str, language: str | None) -> None:
    assert language_of(tag) == language
