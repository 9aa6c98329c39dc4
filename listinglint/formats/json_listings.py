"""Listings as JSON: one document, or one record a line (JSONL).

Numbers stay the text that the seller wrote; of a key that occurs twice the last value holds, as
in every JSON reader.
"""

from __future__ import annotations

import itertools
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from json.decoder import scanstring  # type: ignore[attr-defined]
from typing import Any, NamedTuple

from ..errors import FormatError, NoListingsError
from ..listings import Listing, SourceFile
from .editing import FieldEdit, Rewritten
from .encodings import Encoding, decode_sample, find_encoding, text_chunks
from .records import RecordReader, escaped, is_foreign, is_listing, is_surely_listing
from .source import ReadOptions, Source

_FIRST_LINE_BYTES = 4 * 1024 * 1024
_MAX_LINE_BYTES = 64 * 1024 * 1024
_MAX_NOTES = 20
#: Where the lists of listings are looked for: this many objects around them.
_MAX_CONTAINERS = 3
#: Keys of an object that is the listing itself.
_HOLDERS = frozenset(["listing", "product", "item", "data", "record"])
#: Keys of an object's list whose members need no more than a title to be listings.
_LISTS = frozenset(
    ["items", "products", "listings", "records", "rows", "data", "results", "entries", "offers"]
)
#: How deep the lines of fields are looked up; deeper texts get the line of what holds them.
_MAX_LINE_DEPTH = 6
_SURROGATE = re.compile(r"\\u[dD][89a-fA-F]")
_LONE = re.compile(r"[\ud800-\udfff]")
_SPACE = re.compile(r"[ \t\r\n]*")
_TOKEN = re.compile(r'"(?:(?P<key>(?:[^"\\]+|\\.)*+)"\s*:|(?:[^"\\]+|\\.)*+")|[{}\[\]]', re.DOTALL)
_REMEDY = "Give listings as objects with keys such as sku, title, bullets and description"


def _nothing(_: str) -> None:
    """``NaN`` and ``Infinity``, which is how some programs write an empty cell."""


_DECODER = json.JSONDecoder(parse_int=str, parse_float=str, parse_constant=_nothing, strict=False)


class Record(NamedTuple):
    """An object of a document that holds a listing, and its JSON pointer."""

    value: Mapping[str, object]
    pointer: str
    sku: str | None = None


class JsonFormat:
    """One listing, a list of listings, or an object that holds such a list."""

    id = "json"

    def recognises(self, source: Source) -> bool:
        """Whether the first character opens an object or a list."""
        return starts_json(source) is not None

    def read(self, source: Source, options: ReadOptions) -> SourceFile:
        """The listings of the document, which is parsed at once."""
        document = JsonDocument.of(source, options)
        records = list(records_of(document.value))
        if not records:
            raise NoListingsError("no listing in this JSON", file=source.path, remedy=_REMEDY)
        listings = _document_listings(document, records, RecordReader(options))
        return SourceFile(source.path, self.id, listings, document.notes)

    def rewrite(
        self, source: Source, edits: Sequence[FieldEdit], options: ReadOptions
    ) -> Rewritten:
        """Replace single strings, in the way in which the document writes strings."""
        from .json_splicing import rewrite_document

        return rewrite_document(source, edits, options)


class JsonlFormat:
    """One record a line; read line by line, so that any length is read in little memory."""

    id = "jsonl"

    def recognises(self, source: Source) -> bool:
        """Whether the first lines are objects, each complete in itself."""
        if starts_json(source) != "{":
            return False
        lines = list(itertools.islice(_filled_lines(source), 2))
        source.stream.seek(0)
        if len(lines) < 2 and source.suffix not in (".jsonl", ".ndjson"):
            return False
        return any(_is_object(line) for line in lines) and all(line[0] == "{" for line in lines)

    def read(self, source: Source, options: ReadOptions) -> SourceFile:
        """The listings as the file is read; a line that is no JSON is said to be unread."""
        file = SourceFile(source.path, self.id, iter(()))
        listings = _line_listings(source, options, file)
        first = next(listings, None)
        if first is None:
            what = (
                (file.unread + file.notes)[0]
                if file.unread or file.notes
                else "no listing in this JSONL"
            )
            raise NoListingsError(what, file=source.path, remedy=_REMEDY)
        file.listings = itertools.chain((first,), listings)
        return file

    def rewrite(
        self, source: Source, edits: Sequence[FieldEdit], options: ReadOptions
    ) -> Rewritten:
        """Replace single strings, in the way in which the file writes strings."""
        from .json_splicing import rewrite_lines

        return rewrite_lines(source, edits, options)


class JsonDocument(NamedTuple):
    """A parsed document, its text and what had to be guessed to read it."""

    value: Any
    text: str
    notes: list[str]

    @classmethod
    def of(cls, source: Source, options: ReadOptions) -> JsonDocument:
        """Read and parse ``source``; raises :class:`FormatError` with line and column."""
        text, notes = decoded(source, options)
        if not text.strip():
            raise FormatError("the file is empty", file=source.path)
        try:
            return cls(parsed(text), text, notes)
        except json.JSONDecodeError as error:
            raise FormatError(
                f"not valid JSON: {error.msg}",
                file=source.path,
                place=f"line {error.lineno}, column {error.colno}",
                remedy="Correct the syntax there",
            ) from None
        except RecursionError:
            raise FormatError("JSON nested too deep", file=source.path) from None

    def places(self, pointers: list[str]) -> Iterator[tuple[int, dict[str, int]]]:
        """The line of each value, and the lines of all that is in it by their pointers.

        ``pointers`` must be in the order of the document. Of a document on one line only the
        first is told.
        """
        if "\n" not in self.text.strip():
            line = 1 + self.text[: after_space(self.text, 0)].count("\n")
            yield from ((line, {}) for _ in pointers)
            return
        starts = self._starts(pointers)
        place, line = 0, 1
        for pointer in pointers:
            start = starts.get(pointer, place)
            line, place = line + self.text.count("\n", place, start), start
            lines: dict[str, int] = {}
            _collect_lines(self.text, start, line, pointer, lines)
            yield line, lines

    def _starts(self, pointers: list[str]) -> dict[str, int]:
        """Where each value begins; what holds several of them is gone through once."""
        holders = {holder for pointer in pointers for holder in holders_of(pointer)}
        wanted = holders.union(pointers)
        starts = {"": after_space(self.text, 0)}
        for holder in sorted(holders, key=lambda holder: holder.count("/")):
            if holder in starts:
                for token, begin, _ in children(self.text, starts[holder]):
                    if (member := f"{holder}/{token}") in wanted:
                        starts[member] = begin  # of a key that is there twice the last one holds
        return starts


class Outline(NamedTuple):
    """What the beginning of a document shows of it, without parsing it.

    ``keys`` are those of the outermost object. ``members`` are the keys one object further in, by
    the outer key; those of a list's objects stand under the empty key.
    """

    keys: frozenset[str]
    members: Mapping[str, frozenset[str]]

    @classmethod
    def of(cls, source: Source) -> Outline:
        """The outline of the first 64 kB; empty where that is no JSON."""
        if starts_json(source) is None:
            return cls(frozenset(), {})
        text = decode_sample(source.sample())
        depth, outer = 0, ""
        keys: set[str] = set()
        members: dict[str, set[str]] = {"": set()}
        for token in _TOKEN.finditer(text):
            depth += {"{": 1, "[": 1, "}": -1, "]": -1}.get(token[0], 0)
            if token["key"] is not None and depth == 1:
                outer = token["key"]
                keys.add(outer)
            elif token["key"] is not None and depth <= 3:
                members.setdefault(outer, set()).add(token["key"])
        return cls(frozenset(keys), {key: frozenset(names) for key, names in members.items()})

    def of_members(self, key: str) -> frozenset[str]:
        """The keys of the objects under ``key``; none where there is no such key."""
        return self.members.get(key, frozenset())


def decoded(source: Source, options: ReadOptions) -> tuple[str, list[str]]:
    """The text of a file, and a note where its encoding was a guess."""
    encoding = encoding_of(source, options)
    text = source.read().decode(encoding.name, encoding.errors)
    return text.removeprefix("\ufeff"), [encoding.note] if encoding.note else []


def parsed(text: str) -> Any:
    """The value of a JSON text, without lone surrogates, which no output could hold."""
    value, end = _DECODER.raw_decode(text, after_space(text, 0))
    end = after_space(text, end)
    if end != len(text):
        raise json.JSONDecodeError("Extra data", text, end)
    if "\\u" in text and _SURROGATE.search(text):
        return without_lone_surrogates(value)
    return value


def starts_json(source: Source) -> str | None:
    """``{`` or ``[`` where that is the first character that is not blank."""
    text = decode_sample(source.sample()).lstrip("\ufeff \t\r\n")
    return text[0] if text[:1] in ("{", "[") else None


def encoding_of(source: Source, options: ReadOptions) -> Encoding:
    """The encoding of a file that is parsed whole."""
    return find_encoding(source, explicit=options.encoding, marketplace=options.marketplace)


def records_of(value: object, pointer: str = "", depth: int = 0) -> Iterator[Record]:
    """The listings in a document: itself, a list's members, the members of an object's lists."""
    if isinstance(value, list):
        for index, item in enumerate(value):
            if isinstance(item, dict) and is_listing(item):
                yield Record(item, f"{pointer}/{index}")
    elif isinstance(value, dict) and is_listing(value):
        yield Record(value, pointer)
    elif isinstance(value, dict) and depth < _MAX_CONTAINERS and not is_foreign(value):
        for key, member in value.items():
            yield from _records_under(key, member, f"{pointer}/{escaped(key)}", depth + 1)


def _records_under(key: str, member: object, pointer: str, depth: int) -> Iterator[Record]:
    if isinstance(member, list) and key.lower() not in _LISTS:
        # A menu, references: lists of titles are in many files that hold no listing.
        found = records_of(member, pointer, depth)
        yield from (one for one in found if is_surely_listing(one.value) or "id" in one.value)
    elif not isinstance(member, dict) or key.lower() in _HOLDERS or not is_listing(member):
        yield from records_of(member, pointer, depth)
    # {"SKU-1": {"title": …}}: the key is the SKU. Screens in a translation file look like that
    # too, so that more than a title is asked for.
    elif is_surely_listing(member):
        yield Record(member, pointer, key)


def _document_listings(
    document: JsonDocument, records: list[Record], reader: RecordReader
) -> Iterator[Listing]:
    places = document.places([record.pointer for record in records])
    for row, (record, (line, lines)) in enumerate(zip(records, places, strict=True), 1):
        yield reader.listing(
            record.value, row=row, line=line, prefix=record.pointer, lines=lines, sku=record.sku
        )


def holders_of(pointer: str) -> Iterator[str]:
    """The pointers of all that is around the value at ``pointer``, from within."""
    while pointer:
        pointer = pointer.rpartition("/")[0]
        yield pointer


def children(text: str, start: int) -> Iterator[tuple[str, int, int]]:
    """Token, start and end of each member of the object or list at ``start`` of valid JSON."""
    is_object = text[start] == "{"
    if not is_object and text[start] != "[":
        return
    position = after_space(text, start + 1)
    for index in itertools.count():
        if text[position] in "}]":
            return
        token = str(index)
        if is_object:
            token, position = scanstring(text, position + 1, False)
            position = after_space(text, after_space(text, position) + 1)
        _, end = _DECODER.raw_decode(text, position)
        yield escaped(token), position, end
        position = after_space(text, end)
        if text[position] == ",":
            position = after_space(text, position + 1)


def after_space(text: str, position: int) -> int:
    """The first place from ``position`` on that is not blank."""
    return _SPACE.match(text, position).end()  # type: ignore[union-attr]


def _collect_lines(
    text: str, start: int, line: int, path: str, lines: dict[str, int], depth: int = 0
) -> None:
    place = start
    for token, begin, end in children(text, start):
        line, place = line + text.count("\n", place, begin), begin
        lines[f"{path}/{token}"] = line
        if depth < _MAX_LINE_DEPTH and "\n" in text[begin:end]:
            _collect_lines(text, begin, line, f"{path}/{token}", lines, depth + 1)


def without_lone_surrogates(value: Any) -> Any:
    """The value with U+FFFD for half characters, which no output could hold."""
    if isinstance(value, str):
        return _LONE.sub("\ufffd", value)
    if isinstance(value, list):
        return [without_lone_surrogates(item) for item in value]
    if isinstance(value, dict):
        return {
            _LONE.sub("\ufffd", key): without_lone_surrogates(item) for key, item in value.items()
        }
    return value


def _is_object(line: str) -> bool:
    try:
        return isinstance(parsed(line), dict)
    except (ValueError, RecursionError):
        return False


def _filled_lines(source: Source) -> Iterator[str]:
    """The first lines that are not blank, to recognise the format by."""
    data = source.stream.read(_FIRST_LINE_BYTES)
    for line in decode_sample(data).removeprefix("\ufeff").split("\n"):
        if line.strip():
            yield line.strip()


def _line_listings(source: Source, options: ReadOptions, file: SourceFile) -> Iterator[Listing]:
    reader = RecordReader(options)
    row = 0
    for line, text in _text_lines(source, options, file.notes):
        record = _record_of_line(line, text, file.unread)
        if record is None:
            continue
        row += 1
        if is_listing(record):
            yield reader.listing(record, row=row, line=line)
        else:
            _note(file.notes, f"line {line}: no listing in this record")


def _record_of_line(line: int, text: str, unread: list[str]) -> dict[str, object] | None:
    try:
        value = parsed(text)
    except json.JSONDecodeError as error:
        _note(unread, f"line {line}: not valid JSON: {error.msg} at column {error.colno}")
        return None
    except RecursionError:
        _note(unread, f"line {line}: JSON nested too deep")
        return None
    if isinstance(value, dict):
        return value
    _note(unread, f"line {line}: not an object")
    return None


def _note(notes: list[str], text: str) -> None:
    if len(notes) < _MAX_NOTES:
        notes.append(text)
    elif len(notes) == _MAX_NOTES:
        notes.append("more lines could not be read; the first are named")


def _text_lines(
    source: Source, options: ReadOptions, notes: list[str]
) -> Iterator[tuple[int, str]]:
    """The lines that are not blank, with their 1-based numbers."""
    encoding = encoding_of(source, options)
    if encoding.note:
        notes.append(encoding.note)
    is_wide = encoding.name.startswith(("utf-16", "utf-32"))
    lines = _wide_lines(source, encoding) if is_wide else _lines(source, encoding)
    for number, line in enumerate(lines, 1):
        if line and not line.isspace():
            yield number, line


def _lines(source: Source, encoding: Encoding) -> Iterator[str]:
    """The lines of a file in which a line end is one byte."""
    name, errors = encoding.name, encoding.errors
    source.stream.seek(0)
    while raw := source.stream.readline(_MAX_LINE_BYTES):
        yield raw.decode(name, errors)


def _wide_lines(source: Source, encoding: Encoding) -> Iterator[str]:
    rest = ""
    for chunk in text_chunks(source, encoding):
        *lines, rest = (rest + chunk).removeprefix("\ufeff").split("\n")
        yield from lines
    yield rest
