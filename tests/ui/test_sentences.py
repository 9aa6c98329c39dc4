"""Whatever the tool may say of an input is known in every language.

Errors and notes are made in English and known again by their form, so that nothing but this test
would tell that a new one was forgotten.
"""

from __future__ import annotations

import ast
import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import listinglint
from listinglint.ui import SOURCE_LANGUAGE, languages, speaking, translated

PACKAGE = Path(listinglint.__file__).parent
OTHERS = [language for language in languages() if language != SOURCE_LANGUAGE]
_SAYING = {
    *("InputError", "FormatError", "NoListingsError", "SettingsError", "UnspliceableError"),
    *("BadParameter", "RuleError"),
    *("RefusedError", "_WrongUse", "_CannotError", "_bomb", "_damaged", "_error", "_fail", "error"),
}
#: What becomes of these is not shown, or is no sentence: keys, addresses and the like.
_NO_SENTENCE = re.compile(r"\S*|[\w-]+: \S*")
#: Put together from parts that vary: what they come to is known by their parts.
_PUT_TOGETHER = {"{}: {}", "{} is {}", "Add {} = {}"}


def modules() -> list[Path]:
    return sorted(PACKAGE.rglob("*.py"))


def form(text: str) -> str:
    """A sentence without the names of what varies in it."""
    return re.sub(r"\{\w*\}", "{}", text)


def templates(node: ast.AST) -> Iterator[str]:
    """The sentences that an expression may be, with {} for what varies in them."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.JoinedStr):
        parts = (
            str(part.value) if isinstance(part, ast.Constant) else "{}" for part in node.values
        )
        yield "".join(parts)
    elif isinstance(node, ast.IfExp):
        yield from templates(node.body)
        yield from templates(node.orelse)
    elif isinstance(node, ast.BoolOp):
        for value in node.values:
            yield from templates(value)


def said_by(call: ast.Call) -> list[ast.expr]:
    """What a call that makes an error or a note says."""
    name = getattr(call.func, "id", None) or getattr(call.func, "attr", "")
    of = ast.unparse(call.func).rpartition(".")[0]
    if name in _SAYING or (name == "append" and of.endswith("notes")):
        return [*call.args, *(each.value for each in call.keywords if each.arg == "remedy")]
    return []


def sentences(tree: ast.AST) -> set[str]:
    """All that errors and notes of a module may say, also by way of a variable."""
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call)]
    values = [value for call in calls for value in said_by(call)]
    names = {value.id for value in values if isinstance(value, ast.Name)}
    values += [
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Assign) and names & {ast.unparse(each) for each in node.targets}
    ]
    found = {form(text) for value in values for text in templates(value)}
    return {text for text in found - _PUT_TOGETHER if not _NO_SENTENCE.fullmatch(text)}


def _sample(text: str) -> str:
    return text.replace("{} the result", "7 texts are the result").replace("{}", "7")


@pytest.mark.parametrize("language", OTHERS)
def test_every_error_and_note_is_known_in_every_language(language: str) -> None:
    content = json.loads((PACKAGE / "ui" / f"{language}.json").read_text(encoding="utf-8"))
    known = {form(text) for text in content["said"]}
    found = {
        (path.relative_to(PACKAGE).as_posix(), text)
        for path in modules()
        for text in sentences(ast.parse(path.read_bytes()))
    }
    assert len(found) > 150
    with speaking(language):
        missing = [
            each
            for each in sorted(found)
            if each[1] not in known and translated(_sample(each[1])) is None
        ]
    assert not missing


def test_a_sentence_that_is_forgotten_would_be_found() -> None:
    code = """
        what = f"{name} is odd" if name else "it is odd"
        raise FormatError(what, remedy="Mend it first")
        file.notes.append("a note of it")
    """
    tree = ast.parse("if True:" + code)
    assert sentences(tree) == {"{} is odd", "it is odd", "Mend it first", "a note of it"}
