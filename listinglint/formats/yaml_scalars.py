"""A YAML scalar with another text, written in the style in which it was written.

What is the same at both ends of the text stays as it is, line breaks included. A text that its
style cannot hold (a colon and a blank in a plain scalar) is quoted.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from itertools import takewhile
from typing import Any, NamedTuple

from .text_splicing import Unit, changed_middle

_TEXT = "tag:yaml.org,2002:str"
_BREAK = r"(?:\r\n|\r|\n)"
_BREAKS = re.compile(_BREAK)
#: Line breaks within a scalar and the blanks around them, which mean one blank or fewer breaks.
_FOLD = rf"[ \t]*{_BREAK}(?:[ \t]*{_BREAK})*[ \t]*"
_PLAIN_UNIT = re.compile(rf"{_FOLD}|.", re.DOTALL)
_SINGLE_UNIT = re.compile(rf"''|{_FOLD}|.", re.DOTALL)
_DOUBLE_UNIT = re.compile(
    rf"\\(?:x[0-9a-fA-F]{{2}}|u[0-9a-fA-F]{{4}}|U[0-9a-fA-F]{{8}}|{_BREAK}[ \t]*|.)|{_FOLD}|.",
    re.DOTALL,
)
_ESCAPES = {
    "0": "\0",
    "a": "\a",
    "b": "\b",
    "t": "\t",
    "\t": "\t",
    "n": "\n",
    "v": "\v",
    "f": "\f",
    "r": "\r",
    "e": "\x1b",
    " ": " ",
    '"': '"',
    "/": "/",
    "\\": "\\",
    "N": "\x85",
    "_": "\xa0",
    "L": "\u2028",
    "P": "\u2029",
}
_ALWAYS_ESCAPED = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t", "\r": "\\r"}
#: Line ends in YAML's sense, and what it allows only as an escape.
_SPECIAL = re.compile(
    "[^\t\n\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]"
)
_NOT_PLAIN = re.compile(
    r"[,\[\]{}#&*!|>'\"%@`]|[-?:](?:\s|$)|.*?(?::(?:\s|$)|\s#)|\s|.*\s$", re.DOTALL
)
_FLOW_INDICATOR = re.compile(r"[,\[\]{}?]|:(?=[,\[\]{}])")
_BLOCK = re.compile(rf"([|>][-+\d]*)([^\r\n]*)({_BREAK})(.*)", re.DOTALL)
_LINE = re.compile(rf"([^\r\n]*)({_BREAK}|\Z)")


class Scalar(NamedTuple):
    """What a scalar means and how it is written.

    ``style`` is PyYAML's: a quote, ``|`` or ``>``, and empty for a plain one. ``is_flow`` is true
    of one within braces or brackets.
    """

    style: str
    value: str
    is_flow: bool


def rewritten_scalar(written: str, scalar: Scalar, new: str) -> str | None:
    """``scalar``, which is ``written`` so, with the text ``new``; ``None`` if there is no way."""
    if written[:1] in ("&", "!"):
        return None
    after = _in_style(written, scalar, new)
    return _quoted(written, scalar, new) if after is None else after


def _in_style(written: str, scalar: Scalar, new: str) -> str | None:
    if scalar.style == "|":
        return _literal(written, scalar, new)
    if scalar.style == ">":
        return _folded(written, scalar, new)
    quote = scalar.style
    inner = written[1:-1] if quote else written
    after = _respliced(inner, scalar.value, new, *_FLOW_STYLES[quote])
    if after is None or (not quote and not _is_plain(new, is_flow=scalar.is_flow)):
        return None
    return f"{quote}{after}{quote}"


def _respliced(
    written: str,
    old: str,
    new: str,
    pattern: re.Pattern[str],
    meaning: Callable[[str], str],
    write: Callable[[str], str | None],
) -> str | None:
    """``written`` with the changed middle in the same style; read again it must mean ``new``."""
    units = [Unit(unit, meaning(unit)) for unit in pattern.findall(written)]
    if "".join(unit.meaning for unit in units) != old:
        return None
    middle = changed_middle(units, new)
    text = write(middle.text)
    if text is None:
        return None
    head = "".join(unit.written for unit in units[: middle.start])
    tail = "".join(unit.written for unit in units[middle.end :])
    after = f"{head}{text}{tail}"
    return after if "".join(map(meaning, pattern.findall(after))) == new else None


def _plain_meaning(unit: str) -> str:
    if unit[-1] not in " \t\r\n" or not (breaks := len(_BREAKS.findall(unit))):
        return unit
    return " " if breaks == 1 else "\n" * (breaks - 1)


def _single_meaning(unit: str) -> str:
    return "'" if unit == "''" else _plain_meaning(unit)


def _double_meaning(unit: str) -> str:
    if not unit.startswith("\\"):
        return _plain_meaning(unit)
    if unit[1] in "\r\n":
        return ""
    return chr(int(f"0{unit[2:]}", 16)) if unit[1] in "xuU" else _ESCAPES.get(unit[1], unit)


def _plainly(text: str) -> str | None:
    return None if "\n" in text or _SPECIAL.search(text) else text


def _singly(text: str) -> str | None:
    return None if "\n" in text or _SPECIAL.search(text) else text.replace("'", "''")


def _doubly(text: str) -> str:
    text = "".join(_ALWAYS_ESCAPED.get(character, character) for character in text)
    return _SPECIAL.sub(lambda match: _double_escape(match[0]), text)


def _double_escape(character: str) -> str:
    code = ord(character)
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}"


_FLOW_STYLES = {
    "": (_PLAIN_UNIT, _plain_meaning, _plainly),
    "'": (_SINGLE_UNIT, _single_meaning, _singly),
    '"': (_DOUBLE_UNIT, _double_meaning, _doubly),
}


def _is_plain(text: str, *, is_flow: bool) -> bool:
    """Whether a text can do without quotes and remains a text for every reader of YAML."""
    import yaml

    if not text or _NOT_PLAIN.match(text) or (is_flow and _FLOW_INDICATOR.search(text)):
        return False
    resolver: Any = yaml.resolver.Resolver()
    return bool(resolver.resolve(yaml.ScalarNode, text, (True, False)) == _TEXT)


def _quoted(written: str, scalar: Scalar, new: str) -> str | None:
    """The scalar with ``new`` in quotes on one line: what its style cannot hold."""
    single = _singly(new)
    is_single = single is not None and (scalar.style == "'" or ('"' in new and "'" not in new))
    quoted = f"'{single}'" if is_single else f'"{_doubly(new)}"'
    if scalar.style not in ("|", ">"):
        return quoted
    block = _BLOCK.fullmatch(written)
    if block is None:
        return None
    content = block[4].rstrip(" \t\r\n")
    return f"{quoted}{block[2]}{block[4][len(content) :] or block[3]}"


def _literal(written: str, scalar: Scalar, new: str) -> str | None:
    """A block after ``|`` with the changed lines replaced."""
    block = _BLOCK.fullmatch(written)
    old_lines, new_lines = scalar.value.rstrip("\n").split("\n"), new.split("\n")
    if block is None or not new_lines[-1] or _SPECIAL.search(new):
        return None
    lines = ["".join(line) for line in _LINE.findall(block[4])][: len(old_lines)]
    indent = _indent(lines, old_lines)
    if indent is None or (new_lines[0][:1] in " \t" and not _is_told(block)):
        return None
    start = _alike(old_lines, new_lines)
    end = _alike(old_lines[start:][::-1], new_lines[start:][::-1])
    added = [
        f"{indent if line else ''}{line}{block[3]}"
        for line in new_lines[start : len(new_lines) - end]
    ]
    head, tail = lines[:start], lines[len(lines) - end :]
    rest = block[4][sum(map(len, lines)) :]
    after = "".join((*head, *added, *tail))
    if not lines[-1].endswith(("\r", "\n")):  # the file ends so
        after = after.rstrip("\r\n")
    return f"{block[1]}{block[2]}{block[3]}{after}{rest}"


def _is_told(block: re.Match[str]) -> bool:
    """Whether a number in the block's header says how far it is indented."""
    return any(character.isdigit() for character in block[1])


def _indent(lines: list[str], old_lines: list[str]) -> str | None:
    """The indentation of a block's lines; ``None`` where they are not the lines of its text."""
    indents = set()
    for line, old in zip((line.rstrip("\r\n") for line in lines), old_lines, strict=True):
        if not line.endswith(old) or line[: len(line) - len(old)].strip():
            return None
        if old:
            indents.add(line[: len(line) - len(old)])
    return indents.pop() if len(indents) == 1 else None


def _alike(one: Sequence[str], other: Sequence[str]) -> int:
    """How many items are the same from the beginning."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))


def _folded(written: str, scalar: Scalar, new: str) -> str | None:
    """A block after ``>`` with the changed words replaced, if its lines are indented alike."""
    block = _BLOCK.fullmatch(written)
    if block is None or _is_told(block):
        return None
    content = block[4].rstrip(" \t\r\n")
    indent = content[: len(content) - len(content.lstrip(" "))]
    pattern = re.compile(rf"{_BREAK}(?:[ \t]*{_BREAK})*{indent}|.", re.DOTALL)

    def write(text: str) -> str | None:
        if _SPECIAL.search(text):
            return None
        return re.sub("\n+", lambda match: f"{match[0]}\n{indent}".replace("\n", block[3]), text)

    old = scalar.value.rstrip("\n")
    body = content[len(indent) :]
    after = _respliced(body, old, new, pattern, _plain_meaning_of_fold, write)
    if after is None or re.search(rf"\A\s|\s\Z|{_BREAK}{indent}[ \t]", after):
        return None
    rest = block[4][len(content) :]
    return f"{block[1]}{block[2]}{block[3]}{indent}{after}{rest}"


def _plain_meaning_of_fold(unit: str) -> str:
    return _plain_meaning(unit) if unit[0] in "\r\n" else unit
