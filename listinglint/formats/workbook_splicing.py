"""New texts for single cells of a worksheet, in the bytes of its XML.

The cell keeps its style and gets its text inline (``t="inlineStr"``), so that the shared texts of
the workbook stay as they are. All else in the part stays the same byte for byte.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

#: What a cell holds at most, in UTF-16 code units; Excel cuts off the rest.
MAX_CELL_UNITS = 32_767

#: The 0-based column and the 1-based row.
Place = tuple[int, int]

_ATTRIBUTES = rb"""(?:\s+[\w:.-]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*"""
_ATTRIBUTE = re.compile(rb"""\s+([\w:.-]+)\s*=\s*(?:"([^"<]*)"|'([^'<]*)')""")
_ROOT = re.compile(rb"<(\w+:)?worksheet[\s>]")
_DECLARED = re.compile(rb"""<\?xml[^>]*?encoding\s*=\s*["']([\w.-]+)["']""")
#: What may hold angle brackets that begin no tag.
_NO_TAGS = re.compile(rb"<!--.*?-->|<!\[CDATA\[.*?\]\]>|<\?.*?\?>", re.DOTALL)
_BRACKETS = bytes.maketrans(b"<>", b"  ")
_NAME = re.compile(rb"([A-Z]{1,3})(\d{1,7})")
_ARRAY = re.compile(rb"""<(?:\w+:)?f\s[^>]*?\bt\s*=\s*["'](?:array|dataTable)["'][^>]*>""")
_REF = re.compile(rb"""\bref\s*=\s*["']([A-Z]{1,3})(\d{1,7})(?::([A-Z]{1,3})(\d{1,7}))?["']""")
_FORMULA = re.compile(rb"<(?:\w+:)?f[\s/>]")
_RICH = re.compile(rb"<(?:\w+:)?(?:r|rPh)[\s>]")
_SHARED_INDEX = re.compile(rb"<(?:\w+:)?v[^>]*>\s*(\d{1,9})\s*<")
_SHARED_TEXT = re.compile(rb"<(?:\w+:)?si[\s/>]")
#: Attributes that tie a cell to a stock, a picture or the like.
_LINKS = frozenset({b"vm", b"cm"})
#: Literal text that readers would take for an encoded character.
_LOOKS_ENCODED = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f]")
_NO_XML = re.compile(r"[\ud800-\udfff\ufffe\uffff]")
_ESCAPES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})
_BY_FORMULA = "the text is the result of a formula; change the formula in Excel"


class SplicedSheet(NamedTuple):
    """The part with the new texts, the cells that stay as they are and why, those made plain."""

    data: bytes
    refused: dict[Place, str]
    flattened: list[Place]


class _Cell(NamedTuple):
    """A cell in the part: where its bytes are, its attributes and what stands in it."""

    start: int
    end: int
    attributes: bytes
    content: bytes


@dataclass(frozen=True, slots=True)
class _Sheet:
    """A worksheet's part in which every ``<`` begins a tag; ``prefix`` is ``x:`` in ``<x:c>``."""

    data: bytes
    prefix: bytes
    is_utf8: bool

    def cells(self, places: Iterable[Place]) -> dict[Place, list[_Cell]]:
        """The cells at ``places``; a damaged sheet may have one twice."""
        wanted = frozenset(places)
        rows = frozenset(row for _, row in wanted)
        found: dict[Place, list[_Cell]] = {}
        for row, start, end in self._rows(rows):
            for column, cell in self._cells_in(start, end):
                if (column, row) in wanted:
                    found.setdefault((column, row), []).append(cell)
        return found

    def _rows(self, wanted: frozenset[int]) -> Iterator[tuple[int, int, int]]:
        """Number, start and end of the content of each wanted row."""
        closing = b"</%brow" % self.prefix
        number = 0
        for tag in self._tags(b"row", 0, len(self.data)):
            named = _attribute(tag[1], b"r")
            number = int(named) if named.isdigit() else number + 1
            if number in wanted and not tag[2]:
                end = self.data.find(closing, tag.end())
                yield number, tag.end(), end if end >= 0 else len(self.data)

    def _cells_in(self, start: int, end: int) -> Iterator[tuple[int, _Cell]]:
        """Column and cell of each cell of a row; one without a name follows the one before."""
        closing = re.compile(rb"</%bc\s*>" % self.prefix)
        column = -1
        for tag in self._tags(b"c", start, end):
            name = _NAME.fullmatch(_attribute(tag[1], b"r").upper())
            column = _column(name[1]) if name else column + 1
            close = None if tag[2] else closing.search(self.data, tag.end(), end)
            inner = self.data[tag.end() : close.start()] if close else b""
            yield column, _Cell(tag.start(), (close or tag).end(), tag[1], inner)

    def _tags(self, name: bytes, start: int, end: int) -> Iterator[re.Match[bytes]]:
        """Each opening tag so called: its attributes, and a slash where it is closed at once."""
        pattern = re.compile(rb"<%b%b(%b)\s*(/?)>" % (self.prefix, name, _ATTRIBUTES))
        return pattern.finditer(self.data, start, end)

    def arrays(self) -> list[tuple[Place, Place]]:
        """First and last cell of each range that a single formula fills."""
        refs = (_REF.search(formula[0]) for formula in _ARRAY.finditer(self.data))
        return [
            ((_column(ref[1]), int(ref[2])), (_column(ref[3] or ref[1]), int(ref[4] or ref[2])))
            for ref in refs
            if ref
        ]

    def written(self, cell: _Cell, text: str) -> bytes:
        """The cell with ``text``: of its attributes all stay but the type of the value."""
        attributes = _ATTRIBUTE.finditer(cell.attributes)
        kept = b"".join(each[0] for each in attributes if each[1] != b"t")
        return (
            b'<%(x)bc%(kept)b t="inlineStr"><%(x)bis><%(x)bt xml:space="preserve">'
            b"%(text)b</%(x)bt></%(x)bis></%(x)bc>"
        ) % {b"x": self.prefix, b"kept": kept, b"text": _encoded(text, is_utf8=self.is_utf8)}


def splice_cells(part: bytes, texts: Mapping[Place, str], *, shared: bytes = b"") -> SplicedSheet:
    """``part`` with the ``texts`` in their cells; ``shared`` is the part of shared texts."""
    root = _ROOT.search(part)
    if root is None:  # UTF-16, which nobody writes
        return SplicedSheet(part, dict.fromkeys(texts, _not_found()), [])
    sheet = _Sheet(_without_false_tags(part), root[1] or b"", _is_utf8(part))
    found, arrays = sheet.cells(texts), sheet.arrays()
    reasons = {
        place: _reason_to_refuse(text, found.get(place, []), _is_in(arrays, place))
        for place, text in texts.items()
    }
    cells = {place: found[place][0] for place, reason in reasons.items() if not reason}
    pieces, position = [], 0
    for place, cell in sorted(cells.items(), key=lambda pair: pair[1].start):
        pieces += [part[position : cell.start], sheet.written(cell, texts[place])]
        position = cell.end
    data = b"".join((*pieces, part[position:]))
    refused = {place: reason for place, reason in reasons.items() if reason}
    return SplicedSheet(data, refused, _rich_places(cells, shared))


def _reason_to_refuse(text: str, cells: list[_Cell], is_in_array: bool) -> str:
    if len(cells) != 1:
        return _not_found()
    if is_in_array or _FORMULA.search(cells[0].content):
        return _BY_FORMULA
    if any(match[1] in _LINKS for match in _ATTRIBUTE.finditer(cells[0].attributes)):
        return "the cell is linked to more than its text; change it in Excel"
    if len(text.encode("utf-16-le", "surrogatepass")) // 2 > MAX_CELL_UNITS:
        return f"the text is longer than the {MAX_CELL_UNITS:,} characters of a cell; shorten it"
    if _NO_XML.search(text):
        return "the text holds a character that no workbook can hold; remove it"
    return ""


def _not_found() -> str:
    return "the cell is written in an unusual way; open the workbook in Excel and save it anew"


def _is_in(ranges: list[tuple[Place, Place]], place: Place) -> bool:
    column, row = place
    return any(
        first[0] <= column <= last[0] and first[1] <= row <= last[1] for first, last in ranges
    )


def _rich_places(cells: Mapping[Place, _Cell], shared: bytes) -> list[Place]:
    """The cells in which single words are formatted, or have their reading given."""
    indexes = {place: _shared_index(cell) for place, cell in cells.items()}
    rich = _rich_indexes(shared, {index for index in indexes.values() if index is not None})
    return [
        place
        for place, index in indexes.items()
        if (_RICH.search(cells[place].content) if index is None else index in rich)
    ]


def _shared_index(cell: _Cell) -> int | None:
    index = _SHARED_INDEX.search(cell.content)
    return int(index[1]) if index and _attribute(cell.attributes, b"t") == b"s" else None


def _rich_indexes(shared: bytes, wanted: set[int]) -> set[int]:
    """Those of the ``wanted`` shared texts that are more than plain."""
    if not wanted or not _RICH.search(shared):
        return set()
    texts = _SHARED_TEXT.split(shared)[1:]
    return {index for index in wanted if index < len(texts) and _RICH.search(texts[index])}


def _encoded(text: str, *, is_utf8: bool) -> bytes:
    """The text as it stands in the XML, with control characters written as workbooks do."""
    text = _LOOKS_ENCODED.sub("_x005F_", text)
    text = _CONTROL.sub(lambda match: f"_x{ord(match[0]):04X}_", text).translate(_ESCAPES)
    return text.encode() if is_utf8 else text.encode("ascii", "xmlcharrefreplace")


def _without_false_tags(part: bytes) -> bytes:
    """The part as long as before, but comments, CDATA and instructions without brackets."""
    if b"<!" not in part and b"<?" not in part[1:]:
        return part
    return _NO_TAGS.sub(lambda match: match[0].translate(_BRACKETS), part)


def _is_utf8(part: bytes) -> bool:
    declared = _DECLARED.match(part.removeprefix(b"\xef\xbb\xbf"))
    return declared is None or declared[1].lower() in (b"utf-8", b"utf8")


def _attribute(attributes: bytes, name: bytes) -> bytes:
    for match in _ATTRIBUTE.finditer(attributes):
        if match[1] == name:
            return match[2] if match[2] is not None else match[3]
    return b""


def _column(letters: bytes) -> int:
    """``0`` for ``A``, ``26`` for ``AA``."""
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number - 1
