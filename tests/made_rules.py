"""Rules made for a test, so that no test depends on the rules that are shipped."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import yaml

from listinglint.findings import Finding
from listinglint.linter import Linter
from listinglint.listings import Column, Field, Listing
from listinglint.rulefiles.rulebook import compile_folders, rulebook_of
from listinglint.rules import Rulebook

AS_OF = "2026-11-21"
NAME = "pesticide/made"
NEGATIONS = {
    "words/negations": {"summary": "Before", "en": ["no", "without", "free of"]},
    "words/negations-after": {"summary": "After", "en": ["free"]},
}


def rule(**keys: Any) -> dict[str, Any]:
    """The plain values of a rule file; ``applies_to`` stands for ``applies-to``."""
    usual: dict[str, Any] = {
        "summary": "Claims to act on microbes",
        "why": "A product that claims to act on microbes is a pesticide.",
        "severity": "error",
        "match": {"en": {"phrases": ["anti-bacterial"]}},
        "prior": {"verdict": "claim", "risk": 0.9},
        "message": "{text} is a claim",
        "references": [
            {"title": "A law", "url": "https://law.example/1", "read": "2026-11-21"},
        ],
        "examples": {
            "en": {"flag": [{"text": "an [[antibacterial]] sock"}], "pass": ["bacterial culture"]}
        },
    }
    return usual | {name.replace("_", "-"): value for name, value in keys.items()}


def write_folder(folder: Path, files: Mapping[str, Any]) -> Path:
    """Write a rules folder; keys are paths without ``.yaml``, values plain or YAML text."""
    for name, value in files.items():
        path = folder / f"{name}.yaml"
        path.parent.mkdir(parents=True, exist_ok=True)
        text = value if isinstance(value, str) else yaml.safe_dump(value, sort_keys=False)
        path.write_text(text, encoding="utf-8", newline="")
    return folder


def book(files: Mapping[str, Any]) -> Rulebook:
    """The rulebook of such files, with a few English negations."""
    with TemporaryDirectory() as name:
        folder = write_folder(Path(name, "rules"), {**NEGATIONS, **files})
        return rulebook_of(compile_folders([folder], "made"))


def linter(files: Mapping[str, Any] | None = None, **keys: Any) -> Linter:
    """A linter with one rule of these keys, and with ``files`` beside it."""
    return Linter(book({NAME: rule(**keys), **(files or {})}), as_of=AS_OF)


def phrases(*words: str, **keys: Any) -> Linter:
    """A linter with one rule that looks for English phrases."""
    return linter(match={"en": {"phrases": list(words)}}, **keys)


def listing(text: str = "", *, language: str | None = "en", **others: str) -> Listing:
    """A listing with ``text`` as its first bullet."""
    texts = {"bullet_1": text, **others} if text else others
    fields = tuple(Field(Column(name, name), value) for name, value in texts.items())
    return Listing(fields, sku="SKU-1", language=language, marketplace="amazon.com")


def lint(linter: Linter, text: str = "", **others: Any) -> list[Finding]:
    """All findings in such a listing."""
    return list(linter.lint([listing(text, **others)]))


def found(linter: Linter, text: str = "", **others: Any) -> list[str]:
    """The words that were found."""
    return [finding.text for finding in lint(linter, text, **others)]
