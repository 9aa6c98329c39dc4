"""What may be inside a workbook's ZIP container before any reader is let at it.

The reader of cells allocates a whole rectangle up to the last cell and ends the process when
memory is out, so a small hostile or merely careless file must be found out here.
"""

from __future__ import annotations

import re
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import suppress
from copy import copy
from pathlib import PurePosixPath
from typing import BinaryIO, NamedTuple
from xml.parsers import expat

from ..errors import FormatError

#: Ten times what a workbook of 20,000 rows unpacks to, in bytes.
MAX_TOTAL_BYTES = 512 << 20
#: Real templates reach 57; text of one repeated character reaches 1,000.
MAX_RATIO = 500
_RATIO_MATTERS_BYTES = 10 << 20
MAX_MEMBERS = 5_000
#: Rows times columns of one sheet: 20,000 rows of the widest template fit.
MAX_CELLS = 16_000_000
#: What the shared texts of one sheet may add up to, each counted as often as it is used.
MAX_SHARED_BYTES = 512 << 20
_CHUNK_BYTES = 1 << 20
#: The part with the texts that cells of all sheets refer to.
SHARED_TEXTS = "xl/sharedStrings.xml"

_CELL = re.compile(
    rb"""<(?:\w+:)?c\s(?:[^>]*?\s)?r\s*=\s*["']([A-Za-z]{1,3})(\d{1,7})["'][^>]*(?<!/)>"""
)
_CELL_WITHOUT_PLACE = re.compile(rb"""<(?:\w+:)?c(?:\s(?![^>]*\br\s*=)[^>]*)?(?<!/)>""")
_ROW = re.compile(rb"""<(?:\w+:)?row\s(?:[^>]*?\s)?r\s*=\s*["'](\d{1,7})["'][^>]*(?<!/)>""")
_PLACED = re.compile(rb"""<(?:\w+:)?(?:c|row)\s(?:[^>]*?\s)?r\s*=\s*["']([^"'>]*)["']""")
_PLACE = re.compile(rb"[A-Za-z]{0,3}\d{1,7}")
_CELL_OR_ROW = re.compile(rb"<(?:\w+:)?(?:c|row)\s")
#: How nearly every program writes a cell, and what shows that a part has others.
_USUAL_CELL = re.compile(rb'<c r="([A-Z]{1,3})(\d{1,7})"')
_ODD_CELLS = (b"<c>", b"<c/", b"<c\n", b"<c\r", b"<c\t", b":c>", b":c ", b":c/", b":c\n", b":c\t")
_SHARED_TEXT = re.compile(rb"<(?:\w+:)?si[\s/>]")
_SHARED_CELL = re.compile(rb"""\st\s*=\s*["']s["']""")
_SHARED_USE = re.compile(rb"""\st\s*=\s*["']s["'][^>]*>\s*<(?:\w+:)?v[^>]*>\s*(\d{1,9})""")
#: The least a cell with a shared text takes: ``<c t="s"><v>0</v></c>``.
_SHARED_CELL_BYTES = 20
_COUNT = re.compile(r"\s*\+?\d{1,30}\s*", re.ASCII)
_FORMULA = re.compile(rb"<(?:\w+:)?f[\s/>]")
_OVERLAP = 512


class _Extent(NamedTuple):
    """How far a sheet reaches from its first cell: the last row and column, 1-based."""

    row: int
    column: str

    @classmethod
    def of(cls, columns: set[bytes], rows: set[bytes]) -> _Extent:
        """The extent of cells in these columns and rows, as their names write them."""
        letters = (column.decode().upper() for column in columns)
        return cls(max(map(int, rows)), max(letters, key=_column_number))

    @property
    def cells(self) -> int:
        """How many cells the rectangle has."""
        return self.row * _column_number(self.column)

    @property
    def corner(self) -> str:
        """The name of its last cell."""
        return f"{self.column}{self.row}"


class _RootSeenError(Exception):
    """Ends parsing after the first element."""


class Container:
    """A workbook's ZIP file, checked before anything else reads it; ``file`` is for messages."""

    def __init__(self, stream: BinaryIO, file: str) -> None:
        self._file = file
        stream.seek(0)
        try:
            self._zip = zipfile.ZipFile(stream)
            self._members = {info.filename: info for info in self._zip.infolist()}
        except (zipfile.BadZipFile, OSError, ValueError, EOFError, NotImplementedError):
            raise self._error(
                "the workbook is truncated or damaged",
                "Copy or download it again, or open it in Excel and save it anew",
            ) from None

    def check(self) -> None:
        """Raise for what no spreadsheet program writes: bombs, duplicates, odd names."""
        infos = self._zip.infolist()
        names = [info.filename for info in infos]
        if "xl/workbook.xml" not in self._members:
            raise self._error(
                "a ZIP archive that is no .xlsx workbook", "Open it in Excel and save it as .xlsx"
            )
        if len(infos) > MAX_MEMBERS:
            raise self._bomb(f"{len(infos):,} parts, {MAX_MEMBERS:,} are allowed")
        if len(set(names)) < len(names):
            raise self._bomb("two parts of the same name")
        for name in names:
            if ".." in PurePosixPath(name).parts or name.startswith(("/", "\\")) or "\\" in name:
                raise self._bomb(f"a part that is called {name[:60]!r}")
        if any(info.flag_bits & 1 for info in infos):
            raise self._error(
                "the workbook is encrypted", "Remove the password in Excel and save it again"
            )
        if any(name.startswith("_xmlsignatures/") for name in names):
            raise self._error(
                "the workbook is digitally signed", "Save an unsigned copy and lint that"
            )
        self._check_sizes(infos)
        self._check_declared_texts()

    def _check_sizes(self, infos: list[zipfile.ZipInfo]) -> None:
        """Unpack every part once and count: what the directory declares may be a lie."""
        total = 0
        for info in infos:
            size = 0
            for chunk in self._chunks(info):
                size += len(chunk)
                if total + size > MAX_TOTAL_BYTES:
                    raise self._bomb(f"more than {MAX_TOTAL_BYTES >> 20} MB unpacked")
                if size > _RATIO_MATTERS_BYTES and size > MAX_RATIO * max(info.compress_size, 1):
                    raise self._bomb(f"part {info.filename[:60]!r} packed more than {MAX_RATIO}:1")
            if size != info.file_size:
                raise self._bomb(f"part {info.filename[:60]!r} is not as long as it says")
            total += size

    def _check_declared_texts(self) -> None:
        """Refuse a count of shared texts that cannot be true: memory is taken by it, unseen."""
        if SHARED_TEXTS not in self._members:
            return
        declared = 0

        def start(name: str, attributes: dict[str, str]) -> None:
            nonlocal declared
            counts = (attributes.get(key, "") for key in ("count", "uniqueCount"))
            declared = max((int(count) for count in counts if _COUNT.fullmatch(count)), default=0)
            raise _RootSeenError

        with suppress(_RootSeenError):
            self._parse(SHARED_TEXTS, start)
        # "count" counts every use of a text, in all sheets.
        if declared > MAX_CELLS:
            raise self._bomb(f"{declared:,} shared texts")

    def _chunks(self, info: zipfile.ZipInfo) -> Iterator[bytes]:
        """The unpacked bytes of a part, also those beyond its declared end."""
        honest = copy(info)
        honest.file_size = 1 << 62
        try:
            with self._zip.open(honest) as part:
                while chunk := part.read(_CHUNK_BYTES):
                    yield chunk
        except (zipfile.BadZipFile, zlib.error, OSError, EOFError, NotImplementedError, ValueError):
            raise self._error(
                f"part {info.filename[:60]!r} of the workbook is damaged",
                "Copy or download it again, or open it in Excel and save it anew",
            ) from None
        except RuntimeError:  # zipfile's word for a part that needs a password
            raise self._error("the workbook is encrypted", "Remove the password in Excel") from None

    def part(self, name: str) -> bytes:
        """A part unpacked; nothing where the workbook has none of that name."""
        return b"".join(self._chunks(self._members[name])) if name in self._members else b""

    def sheet_parts(self) -> dict[str, str]:
        """The part of each sheet by the sheet's name; sheets without a part are left out."""
        targets = {
            attributes.get("Id", ""): attributes.get("Target", "")
            for name, attributes in self._elements("xl/_rels/workbook.xml.rels")
            if name == "Relationship"
        }
        parts = {}
        for name, attributes in self._elements("xl/workbook.xml"):
            if name == "sheet":
                target = targets.get(attributes.get("id", ""), "")
                part = target.lstrip("/") if target.startswith("/") else f"xl/{target}"
                if part in self._members:
                    parts[attributes.get("name", "")] = part
        return parts

    def check_extent(self, sheet: str, part: str) -> None:
        """Raise if one stray cell far away makes the sheet a rectangle that fits no memory."""
        extent = self._rough_extent(part)
        if extent is None or extent.cells > MAX_CELLS:
            extent = self._exact_extent(part)
        if extent.cells > MAX_CELLS:
            raise FormatError(
                f"the sheet reaches to cell {extent.corner}, too far to be a table",
                file=self._file,
                place=f"sheet {sheet}",
                remedy="Delete the rows below and the columns to the right of the table",
            )

    def _rough_extent(self, part: str) -> _Extent | None:
        """The extent with all formatted cells; ``None`` where a cell is written in an odd way."""
        columns, rows = {b"A"}, {b"1"}
        for window in self._windows(part):
            end = window.rfind(b">")  # the last tag may be cut off; the next window has it whole
            cells = _USUAL_CELL.findall(window, 0, end)
            is_odd = any(odd in window for odd in _ODD_CELLS) or _is_too_long(window)
            if is_odd or len(cells) != window.count(b"<c ", 0, end):
                return None
            columns.update({letters for letters, _ in cells})
            rows.update({row for _, row in cells})
        return _Extent.of(columns, rows)

    def _exact_extent(self, part: str) -> _Extent:
        """The extent of the cells that hold something, however they are written."""
        columns, rows, numbered_rows, bare = {b"A"}, {b"1"}, {b"1"}, False
        for window in self._windows(part):
            self._check_places(window)
            cells = _CELL.findall(window)
            columns.update({letters for letters, _ in cells})
            rows.update({row for _, row in cells})
            numbered_rows.update(_ROW.findall(window))
            bare = bare or _CELL_WITHOUT_PLACE.search(window) is not None
        return _Extent.of(columns, rows | numbered_rows if bare else rows)

    def _check_places(self, window: bytes) -> None:
        """Raise for a cell beyond all names: the reader of cells counts on and takes the memory."""
        odd = next((each for each in _PLACED.findall(window) if not _PLACE.fullmatch(each)), None)
        if odd is None and _is_too_long(window):
            odd = window[window.rfind(b"<") :]
        if odd is not None:
            raise self._bomb(f"a cell or row that is called {odd[:20]!r}")

    def check_shared_texts(self, sheet: str, part: str) -> None:
        """Raise if a few long texts are used so often that the sheet fits no memory."""
        lengths = self._shared_lengths()
        longest = max(lengths, default=0)
        if longest * (self._members[part].file_size // _SHARED_CELL_BYTES) <= MAX_SHARED_BYTES:
            return
        total = 0
        for window in self._windows(part):
            uses = [int(index) for index in _SHARED_USE.findall(window)]
            unclear = len(_SHARED_CELL.findall(window)) - len(uses)
            total += longest * unclear
            total += sum(lengths[index] for index in uses if index < len(lengths))
        if total > MAX_SHARED_BYTES:
            raise FormatError(
                f"the sheet holds texts of more than {MAX_SHARED_BYTES >> 20} MB",
                file=self._file,
                place=f"sheet {sheet}",
                remedy="Split it into several workbooks",
            )

    def _shared_lengths(self) -> list[int]:
        """The length of each shared text in bytes, markup included."""
        return [len(text) for text in _SHARED_TEXT.split(self.part(SHARED_TEXTS))[1:]]

    def formula_cells(self, part: str) -> list[str]:
        """The names of all cells with a formula."""
        if not any(_FORMULA.search(window) for window in self._windows(part)):
            return []
        cells: list[str] = []
        current = ""

        def start(name: str, attributes: dict[str, str]) -> None:
            nonlocal current
            local = name.rpartition(":")[2]
            if local == "c":
                current = attributes.get("r", "")
            elif local == "f" and current:
                cells.append(current)

        self._parse(part, start)
        return cells

    def _windows(self, part: str) -> Iterator[bytes]:
        """The bytes of a part in chunks that overlap, so that no tag is cut in two."""
        rest = b""
        for chunk in self._chunks(self._members[part]):
            window = rest + chunk
            yield window
            rest = window[-_OVERLAP:]

    def _elements(self, part: str) -> list[tuple[str, dict[str, str]]]:
        """The local names and attributes of all elements of a small part."""
        found: list[tuple[str, dict[str, str]]] = []

        def start(name: str, attributes: dict[str, str]) -> None:
            local = {key.rpartition(":")[2]: value for key, value in attributes.items()}
            found.append((name.rpartition(":")[2], local))

        if part in self._members:
            self._parse(part, start)
        return found

    def _parse(self, part: str, start: Callable[[str, dict[str, str]], None]) -> None:
        """Parse a part; a document type is refused, since entities can be made to explode."""
        parser = expat.ParserCreate()
        parser.StartElementHandler = start
        parser.StartDoctypeDeclHandler = self._refuse_doctype
        try:
            for chunk in self._chunks(self._members[part]):
                parser.Parse(chunk, False)
            parser.Parse(b"", True)
        except (expat.ExpatError, UnicodeError, LookupError, ValueError):
            raise self._error(
                f"part {part!r} of the workbook is no XML", "Open it in Excel and save it anew"
            ) from None

    def _refuse_doctype(self, *_: object) -> None:
        raise self._bomb("a document type declaration")

    def _error(self, what: str, remedy: str) -> FormatError:
        return FormatError(what, file=self._file, remedy=remedy)

    def _bomb(self, detail: str) -> FormatError:
        return self._error(
            f"the workbook is built in a way no spreadsheet program does: {detail}",
            "Copy the cells into a new workbook and save that",
        )


def _is_too_long(window: bytes) -> bool:
    """Whether the tag of a cell or row at the end is so long that no window may show it whole."""
    start = window.rfind(b"<")
    return len(window) - start > _OVERLAP and _CELL_OR_ROW.match(window, start) is not None


def _column_number(letters: str) -> int:
    """``1`` for ``A``, ``27`` for ``AA``."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number
