"""A settings file as text: its values, and the line on which each of them stands.

``tomllib`` gives values without places, so the text is walked a second time when an error has to
say where. That walk trusts ``tomllib`` to have accepted the text before.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from ..errors import SettingsError

#: Where a value stands: table names, keys, and 0-based numbers in arrays.
KeyPath = tuple[str | int, ...]

_BOM_UTF16 = (b"\xff\xfe", b"\xfe\xff")
_PLACE = re.compile(r"\s*\(at (?:line (\d+), column \d+|end of document)\)$")
_TOKEN = re.compile(
    r'"""(?:\\.|[^\\])*?"{3,5}|\'\'\'.*?\'{3,5}'  # strings of several lines
    r'|"(?:\\.|[^"\\\n])*"|\'[^\'\n]*\''
    r"|\#[^\n]*|\n|[\[\]{}=,.]|[\w+:-]+|.",
    re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class TomlSource:
    """The text of a settings file and the name by which messages call it.

    ``inside`` is the table that holds the settings: empty, or ``("tool", "listinglint")``.
    """

    file: str
    text: str = field(repr=False)
    inside: KeyPath = ()

    def values(self) -> dict[str, Any]:
        """All values of the file; raises ``SettingsError`` with the line of a syntax error."""
        try:
            return tomllib.loads(self.text)
        except RecursionError:
            raise SettingsError("the values are nested too deeply", file=self.file) from None
        except ValueError as error:
            # Also the plain ValueError that Python raises for integers of more than 4300 digits.
            raise self._syntax_error(str(error)) from None

    def line_of(self, path: KeyPath) -> int | None:
        """Return the 1-based line of ``path``, else of the nearest table or key around it."""
        lines = _lines(self.text)
        full = self.inside + path
        return next((lines[full[:n]] for n in range(len(full), 0, -1) if full[:n] in lines), None)

    def error(self, path: KeyPath, what: str, remedy: str = "") -> SettingsError:
        """Return the error that says ``what`` is wrong with the value at ``path``."""
        line = self.line_of(path)
        return SettingsError(
            what, file=self.file, place=f"line {line}" if line else "", remedy=remedy
        )

    def _syntax_error(self, message: str) -> SettingsError:
        found = _PLACE.search(message)
        line = found and (found[1] or self.text.count("\n") + 1)
        remedy = "Write Windows paths with / or in 'single quotes'" if "\\" in message else ""
        return SettingsError(
            f"not valid TOML: {_PLACE.sub('', message)}",
            file=self.file,
            place=f"line {line}" if line else "",
            remedy=remedy,
        )


def decode(data: bytes, *, file: str) -> str:
    """Return the text of a settings file without byte order mark; refuse other encodings."""
    if data.startswith(_BOM_UTF16):
        raise SettingsError("the file is UTF-16", file=file, remedy="Save it as UTF-8")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise SettingsError(
            f"byte 0x{data[error.start]:02X} is not UTF-8",
            file=file,
            place=f"line {line}",
            remedy="Save the file as UTF-8",
        ) from None
    return text.replace("\r\n", "\n")


@lru_cache(maxsize=2)
def _lines(text: str) -> dict[KeyPath, int]:
    """Return the 1-based line of every table, key and array element."""
    return _Walk(text).lines


class _Walk:
    """One pass over the tokens of valid TOML that notes the line of every path."""

    def __init__(self, text: str) -> None:
        self.lines: dict[KeyPath, int] = {}
        self._arrays: dict[KeyPath, int] = {}
        self._tokens = list(_tokens(text))
        self._at = 0
        table: KeyPath = ()
        while self._skip_blank():
            if self._peek() == "[":
                table = self._header()
            else:
                self._pair(table)

    def _peek(self) -> str:
        return self._tokens[self._at][0] if self._at < len(self._tokens) else ""

    def _skip_blank(self) -> bool:
        while self._peek() == "\n":
            self._at += 1
        return self._at < len(self._tokens)

    def _note(self, path: KeyPath, at: int) -> None:
        self.lines.setdefault(path, self._tokens[at][1])

    def _header(self) -> KeyPath:
        """Read ``[table]`` or ``[[array]]``; the path says which element of each array it is in."""
        at = self._at
        depth = 2 if self._tokens[at + 1][0] == "[" else 1
        self._at += depth
        *outer, last = self._key("]")
        self._at += depth
        path = (*self._in_arrays(outer), last)
        self._note(path, at)
        if depth == 2:
            self._arrays[path] = self._arrays.get(path, -1) + 1
        path = self._element(path)
        self._note(path, at)
        return path

    def _in_arrays(self, names: list[str]) -> KeyPath:
        path: KeyPath = ()
        for name in names:
            path = self._element((*path, name))
        return path

    def _element(self, path: KeyPath) -> KeyPath:
        return (*path, self._arrays[path]) if path in self._arrays else path

    def _key(self, end: str) -> list[str]:
        """Return the parts of a dotted key up to the token ``end``, which is not consumed."""
        parts = []
        while self._peek() not in (end, ""):
            if self._peek() != ".":
                parts.append(_unquoted(self._peek()))
            self._at += 1
        return parts

    def _pair(self, table: KeyPath) -> None:
        at = self._at
        path = table
        for name in self._key("="):
            path = (*path, name)
            self._note(path, at)
        self._at += 1
        self._value(path)

    def _value(self, path: KeyPath) -> None:
        self._note(path, self._at)
        if self._peek() == "[":
            self._array(path)
        elif self._peek() == "{":
            self._inline_table(path)
        else:
            while self._peek() not in (",", "]", "}", "\n", ""):
                self._at += 1

    def _array(self, path: KeyPath) -> None:
        self._at += 1
        number = 0
        while self._skip_blank() and self._peek() != "]":
            if self._peek() == ",":
                self._at += 1
                number += 1
            else:
                self._value((*path, number))
        self._at += 1

    def _inline_table(self, path: KeyPath) -> None:
        self._at += 1
        while self._skip_blank() and self._peek() != "}":
            if self._peek() == ",":
                self._at += 1
            else:
                self._pair(path)
        self._at += 1


def _tokens(text: str) -> Iterator[tuple[str, int]]:
    """Tokens with their 1-based lines, without blanks and comments."""
    line = 1
    for match in _TOKEN.finditer(text):
        token = match[0]
        if token == "\n" or not (token.isspace() or token.startswith("#")):
            yield token, line
        line += token.count("\n")


def _unquoted(token: str) -> str:
    """Read a key as ``tomllib`` does."""
    return next(iter(tomllib.loads(f"{token} = 0")))
