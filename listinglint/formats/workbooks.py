"""Excel workbooks: Amazon's templates, and plain tables on any sheet.

Rows and columns that are hidden are read, since every template hides its key row; sheets that are
hidden are not. Formulas are seen by their last result.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, islice
from typing import Any, NamedTuple, TypeVar

from ..errors import FormatError, InputError
from ..listings import Listing, SourceFile, cell_name
from .amazon_geometry import Geometry, amazon_reader, find_geometry
from .columns import check_chosen, words
from .dialects import META, WALMART
from .editing import FieldEdit, Refusal, Rewritten
from .generic_table import Header, find_header, no_text_column, plain_reader
from .own_reports import is_report_header, own_report_error
from .source import ReadOptions, Source
from .table_listings import TableReader, source_file
from .tables import HEAD_ROWS, Row
from .workbook_container import SHARED_TEXTS, Container
from .workbook_splicing import Place, splice_cells
from .zip_splicing import UnspliceableError, with_members

_T = TypeVar("_T")

#: The sheet that is filled in, as template languages call it; vendor files append the type.
_TEMPLATE_NAMES = words(
    "template vorlage modelo modèle modello plantilla テンプレート sjabloon szablon mall şablon"
)
#: A sheet that repeats the keys above made-up products.
_EXAMPLE_NAMES = words(
    "example beispiel exemple ejemplo esempio exemplo voorbeeld przykład exempel örnek 例 記入例"
)
#: Those that have workbooks of their own; other tables are exported as text.
_DIALECTS = (META, WALMART)
_MAGIC = b"PK\x03\x04"


class Sheet(NamedTuple):
    """A visible sheet with a table on it: an Amazon template's, or a plain one's."""

    name: str
    geometry: Geometry | None
    header: Header | None
    names: list[str]

    @property
    def generation(self) -> str:
        """The generation of Amazon's templates, the dialect of others; empty for a plain table."""
        if self.geometry is None:
            dialect = self.header.dialect if self.header else None
            return dialect.id if dialect in _DIALECTS else ""
        # A loader has no workbook of its own: its keys are those of the legacy generation.
        return {"loader": "legacy"}.get(self.geometry.generation, self.geometry.generation)


@dataclass(frozen=True, slots=True)
class Workbook:
    """A workbook of one generation of Amazon's templates or of a dialect, or any other."""

    id: str
    generation: str = ""

    def recognises(self, source: Source) -> bool:
        """By the keys on its sheets; a damaged workbook counts as a plain one."""
        if not _looks_like_workbook(source):
            return False
        if "generation" not in source.found:
            source.found["generation"] = _generation_of(source)
        return bool(source.found["generation"] == self.generation)

    def read(self, source: Source, options: ReadOptions) -> SourceFile:
        """The listings of the template's sheets, or of the sheets that are tables."""
        book = _open(source)
        sheets = book.tables(options)
        if not sheets:
            raise book.without_table(options)
        notes: list[str] = []
        listings = chain.from_iterable(book.listings(each, options, notes) for each in sheets)
        return source_file(source.path, self.id, listings, notes, empty=_emptiness(sheets[0]))

    def rewrite(
        self, source: Source, edits: Sequence[FieldEdit], options: ReadOptions
    ) -> Rewritten:
        """Splice single cells into their sheets; every other part stays as it was packed."""
        return _open(source).rewritten(source.read(), edits)


LEGACY = Workbook("amazon-legacy-xlsx", "legacy")
UNIFIED = Workbook("amazon-unified-xlsx", "unified")
VENDOR = Workbook("amazon-vendor-xlsx", "vendor")
META_CATALOG = Workbook("meta-catalog-xlsx", META.id)
PLAIN = Workbook("xlsx")


@dataclass(frozen=True, slots=True)
class WalmartWorkbook:
    """Walmart's item workbooks. They are not written back: each version has other rules for it."""

    id: str = "walmart-xlsx"

    def recognises(self, source: Source) -> bool:
        """By the keys on its sheets."""
        return _WALMART.recognises(source)

    def read(self, source: Source, options: ReadOptions) -> SourceFile:
        """The listings below the row of demands."""
        return _WALMART.read(source, options)


_WALMART = Workbook("walmart-xlsx", WALMART.id)


def _generation_of(source: Source) -> str:
    """The generation of the template in a workbook; empty for others and damaged ones."""
    try:
        sheets = _open(source).tables(ReadOptions())
    except InputError:
        return ""
    return sheets[0].generation if sheets else ""


def _looks_like_workbook(source: Source) -> bool:
    sample = source.sample()
    if not sample.startswith(_MAGIC):
        return False
    is_named_so = source.suffix in (".xlsx", ".xlsm")
    return is_named_so or b"xl/workbook.xml" in sample or _has_workbook(source)


def _has_workbook(source: Source) -> bool:
    """Whether the ZIP directory, at the file's end, names a workbook."""
    source.stream.seek(0, 2)
    source.stream.seek(max(0, source.stream.tell() - 65_536))
    return b"xl/workbook.xml" in source.stream.read()


def _open(source: Source) -> _Book:
    """The workbook, checked and opened once for all formats that ask."""
    if "workbook" not in source.found:
        try:
            source.found["workbook"] = _Book(source)
        except InputError as error:
            source.found["workbook"] = error
    book = source.found["workbook"]
    if isinstance(book, InputError):
        raise book
    return book  # type: ignore[no-any-return]


class _Book:
    """An opened workbook and the heads of its visible sheets."""

    def __init__(self, source: Source) -> None:
        self._path = source.path
        self._container = Container(source.stream, source.path)
        self._container.check()
        self._parts = self._container.sheet_parts()
        self._workbook = self._calling(lambda: _opened(source))
        self._heads: dict[str, list[Row]] = {}
        self._sheets: dict[str, Any] = {}

    def _calling(self, call: Callable[[], _T]) -> _T:
        """Call into the reader of cells; all it may raise becomes one error."""
        try:
            return call()
        except InputError:
            raise
        except BaseException as error:
            # A panic of the reader is no Exception; what else is none must pass.
            if not isinstance(error, Exception) and type(error).__name__ != "PanicException":
                raise
            raise FormatError(
                "the workbook cannot be read",
                file=self._path,
                remedy="Open it in Excel and save it as a new .xlsx workbook",
            ) from None

    def visible_sheets(self) -> list[str]:
        """The names of the worksheets a seller sees, in their order."""
        return self._names(only_visible=True)

    def _names(self, *, only_visible: bool) -> list[str]:
        metadata = self._calling(lambda: self._workbook.sheets_metadata)
        return [
            each.name
            for each in metadata
            if each.name in self._parts
            and str(each.typ).endswith("WorkSheet")
            and (not only_visible or str(each.visible).endswith(".Visible"))
        ]

    def rows(self, name: str) -> Iterator[Row]:
        """All rows of a sheet, numbered as the seller sees them."""
        sheet = self._sheet(name)
        if sheet.start is None:
            return
        left = [""] * sheet.start[1]
        # Empty rows above the first cell are among the rows, empty columns before it are not.
        cells = self._calling(sheet.iter_rows)
        number = 0
        while (row := self._calling(lambda: next(cells, None))) is not None:
            number += 1
            yield Row(number, None, left + [_text(cell) for cell in row])

    def _sheet(self, name: str) -> Any:
        if name not in self._sheets:
            self._container.check_extent(name, self._parts[name])
            self._container.check_shared_texts(name, self._parts[name])
            sheet = self._calling(lambda: self._workbook.get_sheet_by_name(name))
            self._sheets = {name: sheet}  # one at a time: each is in memory whole
        return self._sheets[name]

    def head(self, name: str) -> list[Row]:
        """The first rows of a sheet."""
        if name not in self._heads:
            self._heads[name] = list(islice(self.rows(name), HEAD_ROWS))
        return self._heads[name]

    def tables(self, options: ReadOptions) -> list[Sheet]:
        """The sheets to read: the template's if there is one, else those that are tables."""
        if options.sheet is not None:
            return [self._table(self._sheet_called(options.sheet), options)]
        visible = self.visible_sheets()
        names = [name for name in visible if not _begins(name, _EXAMPLE_NAMES)]
        names.sort(key=lambda name: not _begins(name, _TEMPLATE_NAMES))
        templates: list[Sheet] = []
        plain: list[Sheet] = []
        for name in names:
            if templates and not _begins(name, _TEMPLATE_NAMES):
                break
            sheet = self._table(name, options)
            if sheet.geometry is not None:
                templates.append(sheet)
            elif sheet.header is not None:
                plain.append(sheet)
        if templates or plain:
            return templates or _tables_among(plain)
        examples = (self._table(name, options) for name in visible if name not in names)
        return _tables_among([each for each in examples if each.geometry is None])

    def _table(self, name: str, options: ReadOptions) -> Sheet:
        cells = [row.cells for row in self.head(name)]
        first = next((row for row in cells if any(row)), [])
        if is_report_header(first):  # somebody saved our findings as a workbook
            return Sheet(name, None, None, first)
        header = find_header(cells, options)
        return Sheet(name, find_geometry(cells), header, header.names if header else first)

    def _sheet_called(self, wanted: str) -> str:
        names = self._names(only_visible=False)
        for name in names:
            if name.casefold().strip() == wanted.casefold().strip():
                return name
        raise FormatError(
            f"there is no sheet {wanted!r}",
            file=self._path,
            remedy=f"The sheets are {', '.join(repr(name) for name in self.visible_sheets())}",
        )

    def without_table(self, options: ReadOptions) -> FormatError:
        """The error for a workbook without a column of text."""
        for name in self.visible_sheets():
            cells = next((row.cells for row in self.head(name) if any(row.cells)), None)
            if cells and is_report_header(cells):
                return own_report_error(self._path)
            if cells:
                check_chosen(cells, options.columns, file=self._path)
                return no_text_column(cells, file=self._path, place=f"sheet {name}")
        return FormatError("the workbook is empty", file=self._path, remedy="Name another file")

    def listings(self, sheet: Sheet, options: ReadOptions, notes: list[str]) -> Iterator[Listing]:
        """The listings of one sheet."""
        reader, first_row = self._reader(sheet, options)
        reader = reader.with_defaults(options)
        reader.notes = notes
        if sheet.geometry is not None:
            reader = reader.on_amazon()
        self._note_formulas(sheet.name, reader, first_row, notes)
        rows = (row for row in self.rows(sheet.name) if row.number >= first_row)
        yield from reader.listings(rows if reader.columns else ())

    def rewritten(self, data: bytes, edits: Sequence[FieldEdit]) -> Rewritten:
        """``data``, the bytes of this workbook, with the edits in their cells."""
        parts: dict[str, dict[Place, FieldEdit]] = {}
        for edit in edits:
            cells = parts.setdefault(self._parts[edit.listing.sheet or ""], {})
            cells[edit.field.column.index or 0, edit.listing.row] = edit
        shared = self._container.part(SHARED_TEXTS) if edits else b""
        contents: dict[str, bytes] = {}
        refused: list[Refusal] = []
        notes: list[str] = []
        for part, cells in parts.items():
            texts = {place: edit.text for place, edit in cells.items()}
            spliced = splice_cells(self._container.part(part), texts, shared=shared)
            refused += [Refusal(cells[place], why) for place, why in spliced.refused.items()]
            notes += [_flattened(cells[place], place) for place in spliced.flattened]
            if len(spliced.refused) < len(cells):
                contents[part] = spliced.data
        return Rewritten(self._packed(data, contents), tuple(refused), tuple(notes))

    def _packed(self, data: bytes, contents: Mapping[str, bytes]) -> bytes:
        if not contents:
            return data
        try:
            return with_members(data, contents)
        except UnspliceableError as error:
            raise FormatError(
                f"the workbook cannot be written back: {error}",
                file=self._path,
                remedy="Open it in Excel and save it as a new .xlsx workbook",
            ) from None

    def _reader(self, sheet: Sheet, options: ReadOptions) -> tuple[TableReader, int]:
        if sheet.geometry is not None:
            reader = amazon_reader(sheet.geometry, options, sheet=sheet.name)
            return reader, sheet.geometry.data_row
        check_chosen(sheet.names, options.columns, file=self._path)
        if sheet.header is None:
            raise no_text_column(sheet.names, file=self._path, place=f"sheet {sheet.name}")
        return plain_reader(sheet.header, sheet=sheet.name), sheet.header.row_index + 2

    def _note_formulas(
        self, sheet: str, reader: TableReader, first_row: int, notes: list[str]
    ) -> None:
        """Say which text is the result of a formula: a fix must not overwrite it."""
        indexes = {column.index for column in reader.columns}
        cells = [
            cell
            for cell in self._container.formula_cells(self._parts[sheet])
            if (place := _place(cell)) and place[0] in indexes and place[1] >= first_row
        ]
        if cells:
            count = "1 text is" if len(cells) == 1 else f"{len(cells)} texts are"
            notes.append(
                f"{count} the result of a formula (the first: sheet {sheet}, cell {cells[0]}); "
                "its last saved result was checked"
            )


def _opened(source: Source) -> Any:
    # Imported here: start-up must not pay for it.
    from python_calamine import CalamineWorkbook

    source.stream.seek(0)
    return CalamineWorkbook.from_filelike(source.stream)


def _begins(name: str, beginnings: frozenset[str]) -> bool:
    lowered = name.strip().casefold()
    return any(lowered.startswith(word) for word in beginnings)


def _tables_among(sheets: list[Sheet]) -> list[Sheet]:
    """The sheets with at least two known columns, else the first with one."""
    texts = [each for each in sheets if each.header and each.header.meaning.has_text]
    sure = [each for each in texts if each.header and each.header.meaning.recognised > 1]
    return sure or texts[:1]


def _emptiness(sheet: Sheet) -> str:
    if sheet.geometry is None:
        return "a workbook without any row of listing text below its header"
    return f"{sheet.geometry.kind} without any row of listing text on sheet {sheet.name}"


def _text(cell: object) -> str:
    """A cell as the seller sees it, as far as the file says."""
    if type(cell) is str:
        return cell
    if type(cell) is float:
        # Every number comes as a float: an article number must not end in ".0".
        return str(int(cell)) if cell.is_integer() else str(cell)
    if type(cell) is bool:
        return str(cell).upper()
    return str(cell)


def _flattened(edit: FieldEdit, place: Place) -> str:
    return (
        f"sheet {edit.listing.sheet}, cell {cell_name(*place)}: single words were formatted there; "
        "the new text is plain"
    )


def _place(cell: str) -> tuple[int, int] | None:
    """The 0-based column and 1-based row of a cell's name."""
    letters = cell.rstrip("0123456789")
    digits = cell[len(letters) :]
    if not digits or not letters.isascii() or not letters.isalpha():
        return None
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - 64
    return number - 1, int(digits)
