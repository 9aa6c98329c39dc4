"""A listing as Markdown: front matter in YAML, then a section for each field.

The text of a field is the slice of the file as it stands there, with comments and the underscores
of ``_emphasis_`` blanked out, so that positions in the text are positions in the file.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any, NamedTuple

from ..errors import NoListingsError
from ..listings import Column, Field, Listing, SourceFile, bullet_name
from .editing import FieldEdit, Rewritten
from .json_listings import decoded
from .records import (
    RecordReader,
    escaped,
    is_listing,
    is_surely_listing,
    language_code,
    normal_key,
)
from .source import ReadOptions, Source
from .yaml_listings import comments_of_text, documents

#: Names of sections, normalised, in English, French, German, Spanish and Italian.
_SECTIONS = {
    "title": "title titre titel título titulo titolo product_title product_name",
    "bullets": (
        "bullets bullet bullet_points bullet_point key_features features about_this_item puces "
        "points_forts points_clés caractéristiques aufzählungspunkte stichpunkte "
        "produktmerkmale merkmale viñetas puntos_clave características punti_elenco "
        "punti_chiave caratteristiche"
    ),
    "description": (
        "description product_description description_du_produit beschreibung "
        "produktbeschreibung descripción descripcion descripción_del_producto descrizione "
        "descrizione_del_prodotto"
    ),
    "keywords": (
        "keywords search_terms backend_keywords backend_search_terms mots_clés "
        "termes_de_recherche suchbegriffe schlüsselwörter palabras_clave términos_de_búsqueda "
        "parole_chiave termini_di_ricerca"
    ),
    "highlights": "highlights highlight item_highlights points_saillants aspectos_destacados",
}
_FIELD_OF_HEADING = {name: field for field, names in _SECTIONS.items() for name in names.split()}

FRONT_MATTER = re.compile(
    r"---[ \t]*\r?\n(.*?)^(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.DOTALL | re.MULTILINE
)
HEADING = re.compile(r" {0,3}(#{1,6})[ \t]+(.*?)[ \t]*#*[ \t]*")
_FENCE = re.compile(r" {0,3}(```|~~~)")
ITEM = re.compile(r"[ \t]*(?:[-*+]|\d{1,3}[.)])[ \t]+")
_COMMENT = re.compile(r"<!--(.*?)(?:-->|\Z)", re.DOTALL)
_UNDERSCORES = re.compile(r"(?<!\w)_{1,2}(?=\S)|(?<=\S)_{1,2}(?!\w)")
_HEADING_LANGUAGE = re.compile(r"(.+?)\s*[(\[]([\w-]+)[)\]]")
#: A listing has a handful; a handbook with more than these is none.
MAX_HEADINGS = 1_000
_REMEDY = "Begin it with front matter that has keys such as sku, title and marketplace"


class MarkdownFormat:
    """Front matter and sections; recognised by the ending and the front matter."""

    id = "markdown"

    def recognises(self, source: Source) -> bool:
        """Whether it is Markdown by its name and begins with front matter."""
        sample = source.sample().removeprefix(b"\xef\xbb\xbf")
        return source.suffix in (".md", ".markdown") and sample.startswith(b"---")

    def read(self, source: Source, options: ReadOptions) -> SourceFile:
        """The one listing of the file; raises :class:`NoListingsError` for other Markdown."""
        text, notes = decoded(source, options)
        front, lines = _front_matter(text, source.path, notes)
        sections = list(_sections(text, source.path))
        if not _is_listing(front, sections):
            raise NoListingsError("this Markdown is no listing", file=source.path, remedy=_REMEDY)
        reader = RecordReader(options)
        sku = source.stem if source.suffix else None
        listing = reader.listing(front, row=1, line=1, lines=lines, sku=sku)
        fields = (*listing.fields, *_section_fields(listing, sections, reader))
        listings = iter((replace(listing, fields=fields),))
        return SourceFile(source.path, self.id, listings, notes)

    def rewrite(
        self, source: Source, edits: Sequence[FieldEdit], options: ReadOptions
    ) -> Rewritten:
        """Replace values of the front matter, and words in the sections."""
        from .markdown_splicing import rewrite_markdown

        return rewrite_markdown(source, edits, options, read=self.read)


class _Section(NamedTuple):
    """A part of the file under a heading.

    ``field`` is canonical, empty where the heading names none; ``level`` is 0 before the first.
    ``line`` is the 1-based line where ``text`` begins, ``heading_line`` that of the heading.
    """

    field: str
    heading: str
    level: int
    language: str | None
    heading_line: int
    text: str = ""
    line: int = 0


def comments(data: bytes) -> list[tuple[int, str]]:
    """The 1-based line and the text of each comment: HTML's, and YAML's in the front matter."""
    text, _ = decoded(Source.of_bytes(data), ReadOptions())
    front = FRONT_MATTER.match(text)
    found = [(line + 1, comment) for line, comment in comments_of_text(front[1])] if front else []
    start, lines = front.end() if front else 0, _Lines(text)
    found.extend(
        (lines.of(match.start()), match[1].strip()) for match in _COMMENT.finditer(text, start)
    )
    return found


def _front_matter(text: str, file: str, notes: list[str]) -> tuple[dict[str, Any], dict[str, int]]:
    front = FRONT_MATTER.match(text)
    if front:
        for value, lines in documents(front[1], file=file, notes=notes, first_line=2):
            if isinstance(value, dict):
                return value, lines
    return {}, {}


def _is_listing(front: dict[str, Any], sections: list[_Section]) -> bool:
    """A post has a title, too: so a listing says more, in its front matter or by its sections."""
    fields = {section.field for section in sections if section.level}
    if not front or not (fields or is_listing(front)):
        return False
    distinctive = dict.fromkeys([*front, "title"], "filled")
    return is_surely_listing(distinctive) or {"bullets", "description"} <= fields


def _sections(text: str, file: str) -> Iterator[_Section]:
    """What stands before the first heading, then each section that is told by its heading."""
    front = FRONT_MATTER.match(text)
    body = blanked(text)
    lines = _Lines(body)
    start = front.end() if front else 0
    section = _Section("", "", 0, None, 0)
    for number, (begin, end, level, name) in enumerate(_headings(body, start)):
        if number == MAX_HEADINGS:
            raise NoListingsError(
                f"more than {MAX_HEADINGS:,} headings",
                file=file,
                place=f"line {lines.of(begin)}",
                remedy="Write one listing a file",
            )
        field, language = _named(name)
        if not field and section.field and level > section.level:
            continue
        yield _filled(body, start, begin, section, lines)
        section, start = _Section(field, name, level, language, lines.of(begin)), end
    yield _filled(body, start, len(body), section, lines)


def _filled(text: str, start: int, end: int, section: _Section, lines: _Lines) -> _Section:
    """The section with the text between ``start`` and ``end``, without the blanks around it."""
    start += len(text[start:end]) - len(text[start:end].lstrip())
    return section._replace(text=text[start:end].rstrip(), line=lines.of(start))


class _Lines:
    """The 1-based numbers of a text's lines; counting them anew for each place would take long."""

    def __init__(self, text: str) -> None:
        self._ends = [match.end() for match in re.finditer("\n", text)]

    def of(self, place: int) -> int:
        """The line in which ``place`` is."""
        return bisect_right(self._ends, place) + 1


def _headings(text: str, start: int) -> Iterator[tuple[int, int, int, str]]:
    """Begin, end, level and name of each heading outside of code."""
    fence = ""
    position = start
    for line in text[start:].splitlines(keepends=True):
        begin, position = position, position + len(line)
        mark = _FENCE.match(line)
        if mark and (not fence or mark[1] == fence):
            fence = "" if fence else mark[1]
        heading = None if fence else HEADING.fullmatch(line.rstrip("\r\n"))
        if heading:
            yield begin, position, len(heading[1]), heading[2].strip("*: \t")


def _named(heading: str) -> tuple[str, str | None]:
    """The field that a heading names and the language in brackets behind it."""
    language = _HEADING_LANGUAGE.fullmatch(heading)
    code = language_code(language[2]) if language else None
    name = language[1] if language and code else heading
    return _FIELD_OF_HEADING.get(normal_key(name), ""), code


def _section_fields(
    listing: Listing, sections: list[_Section], reader: RecordReader
) -> Iterator[Field]:
    names = {field.name for field in listing.fields} | {section.field for section in sections}
    bullets = sum(field.column.kind == "bullet" for field in listing.fields)
    places = Counter({"/" + (each.pointer or "/").split("/")[1] for each in listing.fields})
    for section in sections:
        if section.level == 0 and "description" not in names:
            section = section._replace(field="description")
        elif section.level == 1 and not section.field and section.heading and "title" not in names:
            yield _heading_title(section, _numbered("/#", places), reader)
        pointer = _numbered("/" + escaped(section.heading), places)
        for field in _fields_of(section, pointer, bullets, reader):
            bullets += field.column.kind == "bullet"
            yield field


def _numbered(pointer: str, places: Counter[str]) -> str:
    """``pointer``, with its number where an earlier heading has the same one."""
    places[pointer] += 1
    return pointer if places[pointer] == 1 else f"{pointer}[{places[pointer]}]"


def _heading_title(section: _Section, pointer: str, reader: RecordReader) -> Field:
    return Field(reader.column("title", "#"), section.heading, pointer, section.heading_line)


def _fields_of(
    section: _Section, pointer: str, bullets: int, reader: RecordReader
) -> Iterator[Field]:
    if not section.field or not section.text:
        return
    for index, (text, line) in enumerate(_texts(section)):
        is_bullet = section.field == "bullets"
        name = bullet_name(bullets + index + 1) if is_bullet else section.field
        column = _column(reader, name, section)
        yield Field(column, text, f"{pointer}/{index}" if is_bullet else pointer, line)


def _column(reader: RecordReader, name: str, section: _Section) -> Column:
    return reader.column(name, section.heading or name, section.language)


def _texts(section: _Section) -> Iterator[tuple[str, int]]:
    """The whole text, or the items where the field is a list; each with its line."""
    if section.field not in ("bullets", "keywords") or not _has_items(section.text):
        yield section.text, section.line
        return
    start, position, lines = None, 0, _Lines(section.text)
    for line in [*section.text.splitlines(keepends=True), "- "]:
        item = ITEM.match(line)
        if item:
            if start is not None and section.text[start:position].strip():
                text = section.text[start:position].rstrip()
                yield text, section.line + lines.of(start) - 1
            start = position + item.end()
        position += len(line)


def _has_items(text: str) -> bool:
    return any(ITEM.match(line) for line in text.splitlines())


def blanked(text: str) -> str:
    """The text with comments and the underscores of emphasis as blanks, each as long as before."""
    text = _COMMENT.sub(lambda match: re.sub(r"[^\r\n]", " ", match[0]), text)
    return _UNDERSCORES.sub(lambda match: " " * len(match[0]), text)
