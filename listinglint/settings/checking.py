"""What a single value may be, the same in the settings file and on the command line.

Each check takes what was given and returns what the program uses, or raises :class:`RefusedError`.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Iterable
from datetime import date, datetime
from typing import Any

from ..errors import SettingsError
from ..listings import FIELD_NAMES
from ..rules import SEVERITIES, Severity
from ..ui import languages
from .patterns import path_patterns

Check = Callable[[Any], Any]

#: What a column can hold besides the fields: what a listing needs to be told from others.
COLUMN_NAMES = (*FIELD_NAMES, "sku", "language", "marketplace")
_NUMBERED_COLUMN = re.compile(r"bullet_[1-9]\d*|attribute:.+")
#: ISO 639-1. A listing may be in a language without rules, but not in one that does not exist.
_CODES = (
    "aa ab ae af ak am an ar as av ay az ba be bg bi bm bn bo br bs ca ce ch co cr cs cu cv cy da "
    "de dv dz ee el en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy "
    "hz ia id ie ig ii ik io is it iu ja jv ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg "
    "li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na nb nd ne ng nl nn no nr nv ny oc oj om or "
    "os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg si sk sl sm sn so sq sr ss st su sv sw ta "
    "te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu"
)
_LANGUAGES = frozenset(_CODES.split())


class RefusedError(ValueError):
    """A value that is not allowed: what was found, and what may stand there.

    ``inside`` is the number or key of the element that is meant, where the value holds several.
    """

    def __init__(self, what: str, remedy: str, inside: int | str | None = None) -> None:
        super().__init__(what)
        self.what = what
        self.remedy = remedy
        self.inside = inside


def text(value: Any) -> str:
    """Return a string with something in it."""
    if isinstance(value, str) and value.strip():
        return value
    if isinstance(value, str):
        raise RefusedError("the text is empty", "Write something in it, or remove it")
    raise RefusedError(f"{shown(value)} is not a text", 'Write a text in quotes: "…"')


def texts(value: Any) -> tuple[str, ...]:
    """Return a list of strings."""
    if not isinstance(value, list | tuple):
        raise RefusedError(f"{shown(value)} is not a list", 'Write a list of texts: ["…", "…"]')
    return _each(enumerate(value), text)


def text_or_texts(value: Any) -> tuple[str, ...]:
    """One string or a list of them; an empty list is refused, it would choose nothing."""
    if isinstance(value, str):
        return (text(value),)
    if value == []:
        raise RefusedError("the list is empty", "Name something in it, or remove the key")
    return texts(value)


def path_globs(value: Any) -> tuple[str, ...]:
    """Return a list of patterns as in ``.gitignore``."""
    return _each(enumerate(texts(value)), _path_glob)


def path_glob_or_globs(value: Any) -> tuple[str, ...]:
    """One pattern as in ``.gitignore``, or a list of them."""
    return path_globs(text_or_texts(value))


def risk(value: Any) -> float:
    """Return a number from 0 to 1."""
    if isinstance(value, int | float) and not isinstance(value, bool) and 0 <= value <= 1:
        return float(value)
    raise RefusedError(f"{shown(value)} is not a risk", "Write a number from 0 to 1, such as 0.5")


def severity(value: Any) -> Severity:
    """One of the three severities."""
    for name in SEVERITIES:
        if value == name:
            return name
    raise RefusedError(f"{shown(value)} is not a severity", allowed(value, SEVERITIES))


def language(value: Any) -> str:
    """Return a language as two letters."""
    if isinstance(value, str) and value in _LANGUAGES:
        return value
    raise RefusedError(f"{shown(value)} is not a language", 'Write two small letters, such as "de"')


def ui_language(value: Any) -> str:
    """Return a language that messages can be in."""
    if value in languages():
        return str(value)
    raise RefusedError(f"{shown(value)} is not spoken", allowed(value, languages()))


def encoding(value: Any) -> str:
    """Return the name of a text encoding that Python knows."""
    name = text(value)
    try:
        "".encode(name)
    except (LookupError, ValueError):
        remedy = 'Common ones are "utf-8", "cp1252", "cp932" and "utf-16"'
        raise RefusedError(f"{shown(value)} is not an encoding", remedy) from None
    return name


def day(value: Any) -> date:
    """Return a date without time, as TOML date or as text."""
    if isinstance(value, date) and not isinstance(value, datetime):
        return value
    try:
        return date.fromisoformat(value)
    except (TypeError, ValueError):
        raise RefusedError(f"{shown(value)} is not a date", "Write it as 2027-01-31") from None


def columns(value: Any) -> dict[str, str]:
    """Which column of a plain table holds which field."""
    if not isinstance(value, dict):
        raise RefusedError(
            f"{shown(value)} is not a table", 'Write [columns] and title = "…" below it'
        )
    for name in value:
        if name not in COLUMN_NAMES and not _NUMBERED_COLUMN.fullmatch(name):
            names = (*COLUMN_NAMES, "bullet_1", "attribute:…")
            raise RefusedError(f"{shown(name)} is not a field", allowed(name, names), name)
    return dict(zip(value, _each(value.items(), text), strict=True))


def shown(value: Any) -> str:
    """``value`` as messages quote it: short, on one line, in the words of TOML."""
    match value:
        case bool():
            return str(value).lower()
        case str():
            return f'"{_shortened(value)}"'
        case list() | tuple():
            return "a list"
        case dict():
            return "a table"
        case _:
            return _shortened(str(value))


def allowed(found: Any, names: Iterable[str]) -> str:
    """Return the sentence that lists ``names``, beginning with the one that ``found`` resembles."""
    names = tuple(names)
    near = difflib.get_close_matches(found, names, n=1) if isinstance(found, str) else []
    guess = f'Did you mean "{near[0]}"? ' if near else ""
    return f"{guess}Allowed: {', '.join(names)}"


def check_command_line(name: str, value: Any) -> Any:
    """``value`` for the setting ``name``, or the ``SettingsError`` that calls it by its option."""
    if name not in _COMMAND_LINE:
        return tuple(value) if isinstance(value, list) else value
    try:
        return _COMMAND_LINE[name](value)
    except RefusedError as refused:
        option = "--column" if name == "columns" else f"--{name.replace('_', '-')}"
        raise SettingsError(refused.what, file=option, remedy=refused.remedy) from None


#: Only what the command line cannot check by its own types.
_COMMAND_LINE: dict[str, Check] = {
    "columns": columns,
    "encoding": encoding,
    "exclude": path_globs,
    "fail_at": risk,
    "fail_severity": severity,
    "ignore": texts,
    "language": language,
    "min_risk": risk,
    "select": texts,
    "ui_language": ui_language,
}


def _each(items: Iterable[tuple[int | str, Any]], check: Callable[[Any], str]) -> tuple[str, ...]:
    checked = []
    for inside, value in items:
        try:
            checked.append(check(value))
        except RefusedError as refused:
            raise RefusedError(refused.what, refused.remedy, inside) from None
    return tuple(checked)


def _path_glob(value: str) -> str:
    try:
        path_patterns([value])
    except ValueError:
        remedy = 'Write it as in a .gitignore file: "drafts/", "*.bak", "feeds/**/old.csv"'
        raise RefusedError(f"{shown(value)} is not a path pattern", remedy) from None
    return value


def _shortened(value: str, limit: int = 60) -> str:
    line = " ".join(value.split())
    return line if len(line) <= limit else f"{line[: limit - 1]}…"
