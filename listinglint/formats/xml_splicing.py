"""New texts for elements of an XML file, in place: in CDATA where the text stood in CDATA.

What is the same at both ends of a text keeps its way of writing; the rest is escaped as XML needs
it, and the encoding of the file stays the declared one.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from .editing import FieldEdit, Refusal, Rewritten
from .source import ReadOptions, Source
from .text_splicing import DAMAGED, Encoded, Splice, Unit, changed_middle
from .xml_records import Element, RecordTest, encoding_of, records

_TAG = re.compile(r"<[^\"'>]*(?:\"[^\"]*\"[^\"'>]*|'[^']*'[^\"'>]*)*>")
_OPENING, _CLOSING = "<![CDATA[", "]]>"
_NEWLINE = re.compile(r"\r\n|.", re.DOTALL)
_UNIT = re.compile(
    r"<!\[CDATA\[(?P<data>.*?)\]\]>|<!--.*?-->|<\?.*?\?>|&[^;\s]{1,40};|\r\n|.", re.DOTALL
)
#: What no XML 1.0 document may hold, not even as a number.
_FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_GONE = "the text is no longer where it was read; run fix again"
_MIXED = "the text is parted by inner elements; change it in the file"
_ELSEWHERE = "the text stands elsewhere in the file, for several listings; change it there"
_NO_SUCH_CHARACTERS = (
    "the encoding of the file has no such characters; save it as UTF-8 and run fix again"
)
_NOT_XML = "the new text holds control characters, which XML cannot; leave them out"


def rewrite_records(
    source: Source, edits: Sequence[FieldEdit], options: ReadOptions, is_record: RecordTest
) -> Rewritten:
    """The file with the texts of the elements at the edits' pointers replaced."""
    data = source.read()
    if not edits:
        return Rewritten(data)
    encoded = Encoded.of(data, encoding_of(source, options).name)
    if encoded is None:
        return Rewritten(data, tuple(Refusal(edit, DAMAGED) for edit in edits))
    wanted = {edit.field.pointer: edit for edit in edits}
    found = {
        each.pointer: each
        for record in records(iter((encoded.text,)), source.path, is_record)
        for each in (record, *record.descendants())
        if each.pointer in wanted
    }
    places = dict(_places(encoded.text, found))
    splices, refused = [], []
    for edit in edits:
        place = places.get(edit.field.pointer or "")
        made = _splice(encoded, found, place, edit) if place else _GONE
        if isinstance(made, str):
            refused.append(Refusal(edit, made))
        else:
            splices.append((edit, made))
    new = encoded.spliced(splice for _, splice in splices)
    return Rewritten(new, tuple(refused), pieces=encoded.pieces(splices))


def _places(text: str, found: Mapping[str, Element]) -> Iterator[tuple[str, tuple[int, int]]]:
    """Where the content of each element stands in ``text``, in code points."""
    written = text.encode("utf-8", "replace")
    byte, place = 0, 0
    for pointer, element in sorted(found.items(), key=lambda pair: pair[1].start):
        place += len(written[byte : element.start].decode("utf-8"))
        byte = element.start
        tag = _TAG.match(text, place)
        end = place + len(written[byte : element.end].decode("utf-8"))
        # An element without content has no second tag, and no text to replace.
        if tag and tag.end() <= end:
            yield pointer, (tag.end(), end)


def _splice(
    encoded: Encoded, found: Mapping[str, Element], place: tuple[int, int], edit: FieldEdit
) -> Splice | str:
    """The splice that makes an edit, or why there is none."""
    element = found[edit.field.pointer or ""]
    if element.children:
        return _MIXED
    if element.text != edit.field.text:
        return _ELSEWHERE
    if _FORBIDDEN.search(edit.text):
        return _NOT_XML
    pieces = list(_pieces(encoded.text[slice(*place)]))
    meaning = "".join(piece.unit.meaning for piece in pieces)
    if meaning.strip() != edit.field.text:
        return _GONE
    before = meaning[: len(meaning) - len(meaning.lstrip())]
    whole = before + edit.text + meaning[len(before) + len(edit.field.text) :]
    return _spliced(encoded, place, pieces, whole)


def _spliced(
    encoded: Encoded, place: tuple[int, int], pieces: list[_Piece], whole: str
) -> Splice | str:
    units = [piece.unit for piece in pieces]
    start, end, text = changed_middle(units, whole)
    # Text at the end of a section goes into it.
    while start == end > 0 and units[start - 1].written == _CLOSING:
        start = end = start - 1
    # What ends a section may also come about where the new text meets the old.
    seam = _meant(units[:start][-2:]) + text + _meant(units[end : end + 2])
    if any(piece.is_mark for piece in pieces[start:end]) or _CLOSING in seam:
        start, end, text = 0, len(units), whole
        in_data = "".join(unit.written for unit in units).lstrip().startswith(_OPENING)
        new = _OPENING + _as_data(text) + _CLOSING if in_data else _escaped(text, encoded)
    else:
        in_data = start > 0 and pieces[start - 1].is_before_data
        new = _as_data(text) if in_data else _escaped(text, encoded)
    if not encoded.holds(new):
        return _NO_SUCH_CHARACTERS
    offset = place[0] + sum(len(unit.written) for unit in units[:start])
    length = sum(len(unit.written) for unit in units[start:end])
    return Splice(offset, offset + length, new)


def _meant(units: Sequence[Unit]) -> str:
    return "".join(unit.meaning for unit in units)


class _Piece(NamedTuple):
    """A unit of an element's content; ``is_before_data`` says that CDATA goes on behind it."""

    unit: Unit
    is_before_data: bool = False
    is_mark: bool = False


def _pieces(content: str) -> Iterator[_Piece]:
    """The content in units; the marks of CDATA sections are units without meaning."""
    for match in _UNIT.finditer(content):
        data = match["data"]
        if data is None:
            yield _Piece(Unit(match[0], _meaning(match[0])))
            continue
        yield _Piece(Unit(_OPENING, ""), is_before_data=True, is_mark=True)
        for letter in _NEWLINE.findall(data):
            yield _Piece(Unit(letter, _newline(letter)), is_before_data=True)
        yield _Piece(Unit(_CLOSING, ""), is_mark=True)


def _meaning(written: str) -> str:
    if written.startswith(("<!--", "<?")):
        return ""
    return html.unescape(written) if written.startswith("&") else _newline(written)


def _newline(written: str) -> str:
    return written.replace("\r\n", "\n").replace("\r", "\n")


def _as_data(text: str) -> str:
    """Text within CDATA, which knows no escapes and in which a CR would be read as LF."""
    parted = text.replace(_CLOSING, "]]]]><![CDATA[>")
    return parted.replace("\r", f"{_CLOSING}&#13;{_OPENING}")


def _escaped(text: str, encoded: Encoded) -> str:
    """Text as it stands outside of CDATA; a character that the encoding lacks as its number."""
    plain = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    plain = plain.replace("\r", "&#13;")
    if encoded.holds(plain):
        return plain
    return "".join(char if encoded.holds(char) else f"&#{ord(char)};" for char in plain)
