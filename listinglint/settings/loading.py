"""From a settings file to :class:`Settings`: where it is found, what its keys are, what is wrong.

Every error names the file and line, quotes what was found and says what is allowed there.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ..errors import SettingsError
from ..rules import Rule, Severity
from . import checking
from .checking import Check, RefusedError, allowed, shown
from .patterns import is_glob, matches_rule
from .toml_source import KeyPath, TomlSource, decode
from .values import AcceptedWord, DocumentOnFile, Settings, Suppression

SETTINGS_FILE = "listinglint.toml"
PYPROJECT = "pyproject.toml"
_TABLE_IN_PYPROJECT = ("tool", "listinglint")

#: The keys with a plain value. ``rules`` and ``models`` are joined to the file's folder later.
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
    "ui-language": checking.language,
    "rules": checking.texts,
    "models": checking.text,
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


def load_settings(config: Path | None = None, *, folder: Path) -> Settings:
    """Return the settings of ``config``, else of the nearest file above ``folder``, else defaults.

    Without a file, patterns and relative paths start at ``folder``.
    """
    source = _named_source(config) if config else find_source(folder)
    if source is None:
        return Settings(folder=_absolute(folder))
    settings = parse_settings(source, folder=_absolute(Path(source.file)).parent)
    _require_folders(settings, source)
    return settings


def find_source(folder: Path) -> TomlSource | None:
    """Return the nearest settings file at or above ``folder``; ``listinglint.toml`` goes first."""
    start = _absolute(folder)
    for place in (start, *start.parents):
        for name in (SETTINGS_FILE, PYPROJECT):
            source = _source_at(place / name)
            if source is not None:
                return source
    return None


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
    if "models" in plain:
        plain["models"] = folder / plain["models"]
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


def require_known_names(settings: Settings, rules: Iterable[Rule]) -> None:
    """Raise ``SettingsError`` for a rule, family or document that no rule of ``rules`` has.

    A misspelt name would otherwise select, silence or document nothing, and nobody would notice.
    """
    rules = tuple(rules)
    for path, pattern in _rule_patterns(settings):
        if not any(matches_rule(rule, pattern) for rule in rules):
            names = [name for rule in rules for name in (rule.family, rule.name)]
            raise _unknown(settings, path, "no rule or family", pattern, names)
    documents = {document.name for rule in rules for document in rule.documents}
    known = {plain_name(name) for name in documents}
    for number, entry in enumerate(settings.documents):
        if plain_name(entry.document) not in known:
            path = ("documents", number, "document")
            raise _unknown(settings, path, "no document of any rule", entry.document, documents)


def plain_name(document: str) -> str:
    """Return the name of a document without regard to case and blanks, for comparing."""
    return " ".join(document.split()).casefold()


@dataclass(frozen=True, slots=True)
class _Table:
    """A table of the file together with the place where it stands."""

    source: TomlSource
    path: KeyPath
    values: dict[str, Any]

    def __post_init__(self) -> None:
        if not isinstance(self.values, dict):
            name = ".".join(map(str, self.source.inside + self.path))
            raise self.error((), f"{shown(self.values)} is not a table", f"Write [{name}].")

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
            raise self.error((), f'the key "{key}" is missing', f"Add {key} = {why}.")
        return self.get(key, check)

    def table(self, key: str) -> _Table:
        return _Table(self.source, (*self.path, key), self.values.get(key, {}))

    def tables(self, key: str) -> list[_Table]:
        entries = self.values.get(key, [])
        if not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
            raise self.error(
                (key,), f"{key}: a list of tables is wanted", f"Write [[{key}]] above each entry."
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
            remedy = f'Quote the marketplace: [severity."{marketplace}.{key}"].'
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
    remedy = 'Write a list: ["word", { word = "…", families = ["…"], reason = "…" }].'
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
        remedy = f"Add one of {', '.join(_SELECTORS)}."
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
        remedy = "Add sku or brand."
        raise entry.error((), "the document would hold for every product", remedy)
    return DocumentOnFile(
        document=entry.require("document", checking.text, '"…", the name as the rule gives it'),
        number=entry.get("number", checking.text, ""),
        skus=entry.get("sku", checking.text_or_texts, ()),
        brands=entry.get("brand", checking.text_or_texts, ()),
        until=entry.get("until", checking.day),
        place=entry.place,
    )


def _rule_patterns(settings: Settings) -> Iterable[tuple[KeyPath, str]]:
    """Every place that names a rule or family, with what stands there."""
    for key in ("select", "ignore"):
        for number, pattern in enumerate(getattr(settings, key)):
            # A file that shares the run with the command line is not to blame for its options.
            yield ((f"--{key}",) if key in settings.given else (key, number)), pattern
    for pattern in settings.severity:
        yield ("severity", pattern), pattern
    for marketplace, table in settings.severity_by_marketplace.items():
        for pattern in table:
            yield ("severity", marketplace, pattern), pattern
    for number, suppression in enumerate(settings.suppress):
        for pattern in suppression.rules:
            yield ("suppress", number, "rule"), pattern
        for pattern in suppression.families:
            yield ("suppress", number, "family"), pattern
    for number, accepted in enumerate(settings.accepted_words):
        for pattern in accepted.families:
            yield ("accepted-words", number, "families"), pattern


def _unknown(
    settings: Settings, path: KeyPath, what: str, found: str, names: Iterable[str]
) -> SettingsError:
    remedy = "" if is_glob(found) else _nearest(found, sorted(set(names)))
    message = f"{shown(found)} is {what}"
    option = str(path[0])
    if settings.source is None or option.startswith("--"):
        return SettingsError(message, file=option, remedy=remedy)
    return settings.source.error(path, message, remedy)


def _nearest(found: str, names: list[str]) -> str:
    # There are hundreds of rules: without a near one, the command that lists them serves better.
    guess, question, _ = allowed(found, names).partition("?")
    return f"{guess}?" if question else 'See "listinglint rules" for all names.'


def _named_source(path: Path) -> TomlSource:
    text = decode(_read(path), file=_shown_path(path))
    if path.name != PYPROJECT:
        return TomlSource(_shown_path(path), text)
    source = TomlSource(_shown_path(path), text, inside=_TABLE_IN_PYPROJECT)
    if not _has_settings(source):
        raise SettingsError("there is no [tool.listinglint]", file=source.file, remedy="Add it.")
    return source


def _source_at(path: Path) -> TomlSource | None:
    """Return the settings at ``path``; ``None`` without file, or without our table in pyproject."""
    if not path.is_file():
        return None
    if path.name != PYPROJECT:
        return _named_source(path)
    data = _read(path)
    # Other tools' files are not parsed, so that a mistake in one of them stops nobody.
    if b"listinglint" not in data:
        return None
    text = decode(data, file=_shown_path(path))
    source = TomlSource(_shown_path(path), text, inside=_TABLE_IN_PYPROJECT)
    return source if _has_settings(source) else None


def _has_settings(source: TomlSource) -> bool:
    tool = source.values().get("tool", {})
    return isinstance(tool, dict) and "listinglint" in tool


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise SettingsError(
            f"cannot be read ({error.strerror or error})",
            file=_shown_path(path),
            remedy="Check the path.",
        ) from None


def _require_folders(settings: Settings, source: TomlSource) -> None:
    """Extra rules and models must exist, or the run would quietly check less than was asked."""
    wanted: list[tuple[KeyPath, Path]] = [
        (("rules", number), path) for number, path in enumerate(settings.rules)
    ]
    if settings.models:
        wanted.append((("models",), settings.models))
    for path, folder in wanted:
        if not folder.is_dir():
            remedy = "Paths in settings start at the settings file."
            raise source.error(path, f"{path[0]}: there is no folder {shown(str(folder))}", remedy)


def _absolute(path: Path) -> Path:
    # Not resolve(): a seller who works in a linked folder wants to read its own name.
    return Path(os.path.abspath(path))


def _shown_path(path: Path) -> str:
    """Return the path as messages give it: relative to where the command runs, if it is below."""
    absolute, here = _absolute(path), Path.cwd()
    near = absolute.relative_to(here) if absolute.is_relative_to(here) else path
    return near.as_posix()
