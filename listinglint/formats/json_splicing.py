r"""New texts for strings of a JSON document, in the way in which the document writes strings.

What is the same at both ends of a text keeps its escapes; the rest is escaped as the document
does it elsewhere (``\u00e9`` or ``é``, ``\/`` or ``/``).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from json.decoder import scanstring  # type: ignore[attr-defined]

from .editing import FieldEdit, Refusal, Rewritten
from .json_listings import (
    after_space,
    children,
    encoding_of,
    holders_of,
    without_lone_surrogates,
)
from .source import ReadOptions, Source
from .text_splicing import DAMAGED, Encoded, Splice, Unit, changed_middle

#: Where a string stands in the document, without its quotes.
Span = tuple[int, int]

_UNIT = re.compile(
    r"\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|\\u[0-9a-fA-F]{4}|\\.|[^\\]",
    re.DOTALL,
)
_UPPER_HEX = re.compile(r"\\u[0-9]*[A-F]")
_LOWER_HEX = re.compile(r"\\u[0-9]*[a-f]")
_NON_ASCII_ESCAPE = re.compile(r"\\u(?!00[0-7])[0-9a-fA-F]{4}")
#: ASCII that some writers escape for the sake of HTML.
_OFTEN_ESCAPED = "/<>&'+=`\x7f"
_ALWAYS_ESCAPED = {
    '"': '\\"',
    "\\": "\\\\",
    "\n": "\\n",
    "\r": "\\r",
    "\t": "\\t",
    "\b": "\\b",
    "\f": "\\f",
}
_JOINED = (
    "the text is put together from several values of the file, or is no text there; "
    "change it in the file"
)


def rewrite_document(source: Source, edits: Sequence[FieldEdit], options: ReadOptions) -> Rewritten:
    """The one JSON document of ``source`` with the strings at the edits' pointers replaced."""
    return _rewritten(source, edits, options, _spans_of_document)


def rewrite_lines(source: Source, edits: Sequence[FieldEdit], options: ReadOptions) -> Rewritten:
    """The JSON lines of ``source`` with the strings at the edits' lines and pointers replaced."""
    return _rewritten(source, edits, options, _spans_of_lines)


def _rewritten(
    source: Source,
    edits: Sequence[FieldEdit],
    options: ReadOptions,
    spans_of: Callable[[str, Sequence[FieldEdit]], Iterator[Span | None]],
) -> Rewritten:
    data = source.read()
    document = Encoded.of(data, encoding_of(source, options).name)
    if document is None:
        return Rewritten(data, tuple(Refusal(edit, DAMAGED) for edit in edits))
    writer = StringWriter(document)
    made, refused = [], []
    for edit, span in zip(edits, spans_of(document.text, edits), strict=True):
        splice = writer.splice(*span, edit.field.text, edit.text) if span else None
        if splice is None:
            refused.append(Refusal(edit, _JOINED))
        else:
            made.append((edit, splice))
    new = document.spliced(splice for _, splice in made) if made else data
    return Rewritten(new, tuple(refused), pieces=document.pieces(made))


def _spans_of_document(text: str, edits: Sequence[FieldEdit]) -> Iterator[Span | None]:
    """The place of the string of each edit; ``None`` where there is no string."""
    start = after_space(text, 1 if text.startswith("\ufeff") else 0)
    spans = string_spans(text, start, (edit.field.pointer or "" for edit in edits))
    for edit in edits:
        yield spans.get(edit.field.pointer or "")


def _spans_of_lines(text: str, edits: Sequence[FieldEdit]) -> Iterator[Span | None]:
    pointers: dict[int, set[str]] = {}
    for edit in edits:
        pointers.setdefault(edit.listing.line or 0, set()).add(edit.field.pointer or "")
    spans = {
        line: string_spans(text, after_space(text, start), pointers[line])
        for line, start in _line_starts(text, pointers)
    }
    for edit in edits:
        yield spans.get(edit.listing.line or 0, {}).get(edit.field.pointer or "")


def _line_starts(text: str, wanted: Mapping[int, object]) -> Iterator[tuple[int, int]]:
    """The 1-based numbers of the wanted lines, and where each begins."""
    start, last = 0, max(wanted, default=0)
    for line in range(1, last + 1):
        if line in wanted:
            yield line, start
        start = text.find("\n", start) + 1


class StringWriter:
    """Writes strings as the document does."""

    def __init__(self, document: Encoded) -> None:
        self._document = document
        text = document.text
        self._is_upper = bool(_UPPER_HEX.search(text)) and not _LOWER_HEX.search(text)
        self._often: dict[str, str | None] = {}
        self._escapes_non_ascii = text.isascii() and bool(_NON_ASCII_ESCAPE.search(text))

    def splice(self, start: int, end: int, old: str, new: str) -> Splice | None:
        """The splice that makes the string between these quotes mean ``new``.

        ``None`` where it does not mean ``old`` now.
        """
        written = self._document.text[start:end]
        units = [Unit(unit, _meaning(unit)) for unit in _UNIT.findall(written)]
        if "".join(unit.meaning for unit in units) != old:
            return None
        middle = changed_middle(units, new)
        begin = start + sum(len(unit.written) for unit in units[: middle.start])
        stop = end - sum(len(unit.written) for unit in units[middle.end :])
        return Splice(begin, stop, "".join(map(self._of_character(written), middle.text)))

    def _of_character(self, near: str) -> Callable[[str], str]:
        """How a character is written in the string ``near``."""

        def write(character: str) -> str:
            if always := _ALWAYS_ESCAPED.get(character):
                return always
            if character < " ":
                return self._escape(character)
            if character in _OFTEN_ESCAPED:
                return self._often_escaped(character, near)
            is_escaped = character > "\x7f" and self._is_escaped(near)
            if is_escaped or not self._document.holds(character):
                return self._escape(character)
            return character

        return write

    def _is_escaped(self, near: str) -> bool:
        """Whether characters beyond ASCII are escaped: in this string, else everywhere."""
        if _NON_ASCII_ESCAPE.search(near):
            return near.isascii()
        return self._escapes_non_ascii

    def _often_escaped(self, character: str, near: str) -> str:
        """As in this string, else as in any other of the document."""
        if character not in self._often:
            self._often[character] = _escape_in(self._document.text, character)
        escape = self._often[character]
        return escape if escape and (escape in near or character not in near) else character

    def _escape(self, character: str) -> str:
        units = character.encode("utf-16-be", "surrogatepass")
        pairs = (units[index : index + 2].hex() for index in range(0, len(units), 2))
        return "".join("\\u" + (pair.upper() if self._is_upper else pair) for pair in pairs)


def string_spans(text: str, start: int, pointers: Iterable[str]) -> dict[str, Span]:
    """Where the strings at ``pointers`` stand in the value at ``start``.

    What is no string has no place; of a key that is there twice the last one holds.
    """
    wanted = set(pointers)
    parents = {parent for pointer in wanted for parent in holders_of(pointer)}
    found: dict[str, Span] = {}
    pending = {"": start} if parents else {}
    while pending:
        path, position = pending.popitem()
        for token, begin, end in children(text, position):
            member = f"{path}/{token}"
            if member in parents:
                pending[member] = begin
            if member in wanted:
                found[member] = (begin, end)
    return {
        pointer: (begin + 1, end - 1)
        for pointer, (begin, end) in found.items()
        if text[begin] == '"'
    }


def _meaning(unit: str) -> str:
    if not unit.startswith("\\"):
        return unit
    meaning: str = scanstring(f'{unit}"', 0, False)[0]
    return str(without_lone_surrogates(meaning))


def _escape_in(text: str, character: str) -> str | None:
    """How ``text`` escapes a character that need not be escaped; ``None`` where it does not."""
    code = f"\\u{ord(character):04x}"
    escapes = ["\\/", code] if character == "/" else [code, code[:2] + code[2:].upper()]
    return next((escape for escape in escapes if escape in text), None)
