"""Which language the user's system speaks, and how its tables are written."""

from __future__ import annotations

import os
import sys
from typing import NamedTuple

_VARIABLES = ("LC_ALL", "LC_MESSAGES", "LANG")
_NUMBER_VARIABLES = ("LC_ALL", "LC_NUMERIC", "LANG")
_COMMA_LANGUAGES = (
    "bg ca cs da de el es et fi fr hr hu id it lt lv nb nl nn no pl pt ro ru sk sl sr sv tr uk vi"
)
#: Languages in which a comma stands before decimals, so that it cannot stand between cells.
_DECIMAL_COMMA = frozenset(_COMMA_LANGUAGES.split())
#: Where Spanish is written with a decimal point.
_DECIMAL_POINT = frozenset({"do", "gt", "hn", "mx", "ni", "pa", "pe", "pr", "sv", "us"})


class TableMarks(NamedTuple):
    """What stands between the cells of a table as text, and before decimals."""

    separator: str
    decimal: str


_ENGLISH_MARKS = TableMarks(",", ".")


def locale_tag() -> str:
    """The user's locale as the system names it (``fr_FR.UTF-8``, ``zh-CN``); empty if unknown.

    The variables come first on Windows too: Git Bash and build servers set them.
    """
    return _first_of(_VARIABLES) or _windows_tag()


def table_marks(language: str) -> TableMarks:
    """What spreadsheet programs expect here; where the system says nothing, by ``language``."""
    name, _, region = _first_of(_NUMBER_VARIABLES).lower().partition(".")[0].partition("_")
    known = language if name in ("", "c", "posix") else name
    in_points = known == "es" and region in _DECIMAL_POINT
    usual = TableMarks(";", ",") if known in _DECIMAL_COMMA and not in_points else _ENGLISH_MARKS
    return _windows_marks() or usual


def _first_of(variables: tuple[str, ...]) -> str:
    return next((os.environ[name] for name in variables if os.environ.get(name)), "")


def _windows_marks() -> TableMarks | None:
    """The list separator and the decimal sign of the regional settings, by which Excel goes."""
    if sys.platform != "win32":
        return None
    try:
        import winreg

        with winreg.OpenKey(winreg.HKEY_CURRENT_USER, r"Control Panel\International") as key:
            marks = (winreg.QueryValueEx(key, name)[0] for name in ("sList", "sDecimal"))
            separator, decimal = (str(mark).strip() for mark in marks)
    except (ImportError, AttributeError, OSError):
        return None
    usable = len(separator) == len(decimal) == 1 and separator not in ('"', decimal)
    return TableMarks(separator, decimal) if usable else None


def _windows_tag() -> str:
    """The language that Windows shows its menus in, as ``zh-CN``."""
    if sys.platform != "win32":
        return ""
    import ctypes
    import locale

    try:
        number = ctypes.windll.kernel32.GetUserDefaultUILanguage()
    except (AttributeError, OSError):
        return ""
    return locale.windows_locale.get(number, "")
