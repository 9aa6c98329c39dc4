"""What a seller may set, as frozen values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from datetime import date
from pathlib import Path
from typing import Any

from ..rules import Rule, Severity
from .checking import check_command_line
from .patterns import is_glob, matches_rule
from .toml_source import TomlSource


@dataclass(frozen=True, slots=True)
class AcceptedWord:
    """A word, usually a brand, that contains a trigger and is meant; no ``families`` means all."""

    word: str
    families: tuple[str, ...] = ()
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Suppression:
    """A ``[[suppress]]`` entry: what it silences, why, and until when.

    Every selector that is given must fit the finding; within one, any of its values may. ``until``
    is the last day on which it silences. ``place`` names the file and line it stands on.
    """

    reason: str
    rules: tuple[str, ...] = ()
    families: tuple[str, ...] = ()
    skus: tuple[str, ...] = ()
    brands: tuple[str, ...] = ()
    paths: tuple[str, ...] = ()
    fields: tuple[str, ...] = ()
    texts: tuple[str, ...] = ()
    until: date | None = None
    place: str = ""


@dataclass(frozen=True, slots=True)
class DocumentOnFile:
    """A ``[[documents]]`` entry: a registration or report that the seller holds.

    ``document`` is the name that rules use, ``until`` the last day on which it is valid.
    """

    document: str
    number: str = ""
    skus: tuple[str, ...] = ()
    brands: tuple[str, ...] = ()
    until: date | None = None
    place: str = ""


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything that can be set, with the defaults that hold where nothing is.

    ``folder`` is where patterns and relative paths start: the settings file's own. ``given`` are
    the names that came from the command line, which errors must not blame on the file.
    """

    folder: Path = Path()
    source: TomlSource | None = field(default=None, repr=False, compare=False)
    given: frozenset[str] = frozenset()
    exclude: tuple[str, ...] = ()
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    marketplace: str | None = None
    language: str | None = None
    encoding: str | None = None
    input_format: str | None = None
    sheet: str | None = None
    columns: Mapping[str, str] = field(default_factory=dict)
    min_risk: float = 0.1
    fail_at: float = 0.5
    fail_severity: Severity = "warning"
    ui_language: str | None = None
    rules: tuple[Path, ...] = ()
    models: Path | None = None
    baseline: Path | None = None
    own_brands: tuple[str, ...] = ()
    feared_marks: tuple[str, ...] = ()
    accepted_words: tuple[AcceptedWord, ...] = ()
    severity: Mapping[str, Severity] = field(default_factory=dict)
    severity_by_marketplace: Mapping[str, Mapping[str, Severity]] = field(default_factory=dict)
    suppress: tuple[Suppression, ...] = ()
    documents: tuple[DocumentOnFile, ...] = ()

    def merged(self, **command_line: Any) -> Settings:
        """Return these settings with what the command line gives in their place.

        ``None`` and empty values are options not given. Lists replace those of the file; columns
        are replaced one by one. Raises ``SettingsError`` for a value that is not allowed.
        """
        given = {name: value for name, value in command_line.items() if _is_given(value)}
        unknown = given.keys() - _OPTIONS
        if unknown:
            raise TypeError(f"no such settings: {', '.join(sorted(unknown))}")
        given = {name: check_command_line(name, value) for name, value in given.items()}
        if "columns" in given:
            given["columns"] = {**self.columns, **given["columns"]}
        return replace(self, **given, given=self.given | given.keys()) if given else self

    def selects(self, rule: Rule) -> bool:
        """Whether ``rule`` is to be looked for; ``ignore`` wins over ``select``."""
        if any(matches_rule(rule, pattern) for pattern in self.ignore):
            return False
        return not self.select or any(matches_rule(rule, pattern) for pattern in self.select)

    def names(self, rule: Rule) -> bool:
        """Whether ``select`` asks for ``rule`` by its name, its family or a glob of its family."""
        # "*" selects everything and names nothing.
        named = (p for p in self.select if not is_glob(p.partition("/")[0]))
        return any(matches_rule(rule, pattern) for pattern in named)

    def severity_of(self, rule: Rule, marketplace: str | None) -> Severity | None:
        """Return the severity set for ``rule``, ``None`` where nothing is.

        A table of the marketplace wins over the general one; in a table the name wins over a
        glob, a longer glob over a shorter one, and a glob over the family.
        """
        for table in (self.severity_by_marketplace.get(marketplace or "", {}), self.severity):
            fitting = [pattern for pattern in table if matches_rule(rule, pattern)]
            if fitting:
                return table[max(fitting, key=_exactness)]
        return None


#: What ``merged`` may replace.
_OPTIONS = frozenset(f.name for f in fields(Settings)) - {"folder", "source", "given"}


def _is_given(value: Any) -> bool:
    return value is not None and (not isinstance(value, tuple | list | dict | str) or bool(value))


def _exactness(pattern: str) -> tuple[bool, bool, int]:
    return ("/" in pattern and not is_glob(pattern), is_glob(pattern), len(pattern))
