"""From the text of a settings file to :class:`Settings`: what its keys are, and what is wrong.

Every error names the file and line, quotes what was found and says what is allowed there.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ..errors import SettingsError
from ..rules import Severity
from . import checking
from .checking import Check, RefusedError, allowed, shown
from .toml_source import KeyPath, TomlSource
from .values import AcceptedWord, DocumentOnFile, Settings, Suppression

#: The keys with a plain value. Paths are joined to the file's folder later.
_PLAIN: Mapping[str, Check] = {
    "exclude": checking.path_globs,
    "select": checking.texts,
    "ignore": checking.texts,
    "marketplace": checking.text,
    "language": checking.language,
    "encoding": checking.encoding,
    "input-format": checking.text,
    "sheet": checking.text,
    "columns": checking.columns,
    "min-risk": checking.risk,
    "fail-at": checking.risk,
    "fail-severity": checking.severity,
    "ui-language": checking.ui_language,
    "rules": checking.texts,
    "models": checking.text,
    "baseline": checking.text,
}
_STRUCTURED = ("accepted-words", "trademark", "severity", "suppress", "documents")
#: Every key of a settings file, as it is written there.
KEYS = (*_PLAIN, *_STRUCTURED)

_SELECTORS: Mapping[str, tuple[str, Check]] = {
    "rule": ("rules", checking.text_or_texts),
    "family": ("families", checking.text_or_texts),
    "sku": ("skus", checking.text_or_texts),
    "brand": ("brands", checking.text_or_texts),
    "path": ("paths", checking.path_glob_or_globs),
    "field": ("fields", checking.text_or_texts),
    "text": ("texts", checking.text_or_texts),
}


def parse_settings(source: TomlSource, *, folder: Path = Path()) -> Settings:
    """Return the settings that ``source`` spells out; no other file is looked at."""
    values = source.values()
    for name in source.inside:
        values = values.get(str(name), {}) if isinstance(values, dict) else {}
    table = _Table(source, (), values)
    table.require_keys(KEYS)
    plain = {
        key.replace("-", "_"): table.get(key, check)
        for key, check in _PLAIN.items()
        if key in table.values
    }
    if "rules" in plain:
        plain["rules"] = tuple(folder / rules for rules in plain["rules"])
    for name in ("models", "baseline"):
        if name in plain:
            plain[name] = folder / plain[name]
    general, by_marketplace = _severities(table)
    trademark = table.table("trademark")
    trademark.require_keys(("own-brands", "feared-marks"))
    return Settings(
        folder=folder,
        source=source,
        severity=general,
        severity_by_marketplace=by_marketplace,
        own_brands=trademark.get("own-brands", checking.texts, ()),
        feared_marks=trademark.get("feared-marks", checking.texts, ()),
        accepted_words=tuple(_accepted_words(table)),
        suppress=tuple(_suppression(entry) for entry in table.tables("suppress")),
        documents=tuple(_document(entry) for entry in table.tables("documents")),
        **plain,
    )


@dataclass(frozen=True, slots=True)
class _Table:
    """A table of the file together with the place where it stands."""

    source: TomlSource
    path: KeyPath
    values: dict[str, Any]

    def __post_init__(self) -> None:
        if not isinstance(self.values, dict):
            name = ".".join(map(str, self.source.inside + self.path))
            raise self.error((), f"{shown(self.values)} is not a table", f"Write [{name}]")

    def error(self, path: KeyPath, what: str, remedy: str = "") -> SettingsError:
        return self.source.error(self.path + path, what, remedy)

    def require_keys(self, names: tuple[str, ...]) -> None:
        for key in self.values:
            if key not in names:
                raise self.error((key,), f"unknown key {shown(key)}", allowed(key, names))

    def get(self, key: str, check: Check, default: Any = None) -> Any:
        if key not in self.values:
            return default
        try:
            return check(self.values[key])
        except RefusedError as refused:
            path = (key,) if refused.inside is None else (key, refused.inside)
            raise self.error(path, f"{key}: {refused.what}", refused.remedy) from None

    def require(self, key: str, check: Check, why: str) -> Any:
        if key not in self.values:
            raise self.error((), f'the key "{key}" is missing', f"Add {key} = {why}")
        return self.get(key, check)

    def table(self, key: str) -> _Table:
        return _Table(self.source, (*self.path, key), self.values.get(key, {}))

    def tables(self, key: str) -> list[_Table]:
        entries = self.values.get(key, [])
        if not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
            raise self.error(
                (key,), f"{key}: a list of tables is wanted", f"Write [[{key}]] above each entry"
            )
        return [
            _Table(self.source, (*self.path, key, number), entry)
            for number, entry in enumerate(entries)
        ]

    @property
    def place(self) -> str:
        return f"{self.source.file}, line {self.source.line_of(self.path)}"


def _severities(
    table: _Table,
) -> tuple[dict[str, Severity], dict[str, dict[str, Severity]]]:
    """``[severity]`` split into what holds everywhere and the tables of single marketplaces."""
    severity = table.table("severity")
    general: dict[str, Severity] = {}
    by_marketplace: dict[str, dict[str, Severity]] = {}
    for key, value in severity.values.items():
        if isinstance(value, dict):
            by_marketplace[key] = _marketplace_severities(severity.table(key), key)
        else:
            general[key] = severity.get(key, checking.severity)
    return general, by_marketplace


def _marketplace_severities(table: _Table, marketplace: str) -> dict[str, Severity]:
    for key, value in table.values.items():
        if isinstance(value, dict):
            # TOML reads the dot of an unquoted marketplace as another table.
            remedy = f'Quote the marketplace: [severity."{marketplace}.{key}"]'
            raise table.error((key,), f"severity.{marketplace}.{key}: a table too deep", remedy)
    return {key: table.get(key, checking.severity) for key in table.values}


def _accepted_words(table: _Table) -> Iterable[AcceptedWord]:
    for number, value in enumerate(table.get("accepted-words", _list, [])):
        if isinstance(value, dict):
            entry = _Table(table.source, (*table.path, "accepted-words", number), value)
            yield _accepted_word(entry)
        else:
            yield AcceptedWord(table.get("accepted-words", _element_as_text(number)))


def _accepted_word(entry: _Table) -> AcceptedWord:
    entry.require_keys(("word", "families", "reason"))
    return AcceptedWord(
        word=entry.require("word", checking.text, '"…", the word or words to accept'),
        families=entry.get("families", checking.text_or_texts, ()),
        reason=entry.get("reason", checking.text, ""),
    )


def _list(value: Any) -> list[Any]:
    if isinstance(value, list):
        return value
    remedy = 'Write a list: ["word", { word = "…", families = ["…"], reason = "…" }]'
    raise RefusedError(f"{shown(value)} is not a list", remedy)


def _element_as_text(number: int) -> Check:
    def check(values: list[Any]) -> str:
        try:
            return checking.text(values[number])
        except RefusedError as refused:
            raise RefusedError(refused.what, refused.remedy, number) from None

    return check


def _suppression(entry: _Table) -> Suppression:
    entry.require_keys((*_SELECTORS, "reason", "until"))
    selectors = {
        name: entry.get(key, check)
        for key, (name, check) in _SELECTORS.items()
        if key in entry.values
    }
    if not selectors:
        remedy = f"Add one of {', '.join(_SELECTORS)}"
        raise entry.error((), "the entry would silence everything", remedy)
    return Suppression(
        reason=entry.require("reason", checking.text, '"…" and say why the finding may stand'),
        until=entry.get("until", checking.day),
        place=entry.place,
        **selectors,
    )


def _document(entry: _Table) -> DocumentOnFile:
    entry.require_keys(("document", "number", "sku", "brand", "until"))
    if "sku" not in entry.values and "brand" not in entry.values:
        remedy = "Add sku or brand"
        raise entry.error((), "the document would hold for every product", remedy)
    return DocumentOnFile(
        document=entry.require("document", checking.text, '"…", the name as the rule gives it'),
        number=entry.get("number", checking.text, ""),
        skus=entry.get("sku", checking.text_or_texts, ()),
        brands=entry.get("brand", checking.text_or_texts, ()),
        until=entry.get("until", checking.day),
        place=entry.place,
    )
