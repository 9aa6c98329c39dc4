"""XML read as a stream of records, with the place of every text: products, items, offers.

Files come from anywhere. No document type is read, no entity expanded, nothing outside of the file
fetched, and a file that nests deeper than any feed is refused. Only the records are kept, one at a
time, so that a feed of any length is read in little memory.
"""

from __future__ import annotations

import html.entities
import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple
from xml.parsers import expat

from ..errors import FormatError
from .encodings import Encoding, decode_sample, find_encoding, is_binary, text_chunks
from .source import ReadOptions, Source
from .tables import MAX_CELL_CHARS

#: What an element counts for in the size of a record, in characters, besides its texts.
_ELEMENT_SIZE = 100
#: A tag or comment that is longer is refused, in bytes: some versions of expat begin it again with
#: each piece of the file.
_MAX_TOKEN = 1 << 24
#: Elements around each other; feeds have about six.
MAX_DEPTH = 64
_LANGUAGE = "xml:lang"
_DECLARED = re.compile(r"<\?xml\b[^>]{0,200}?\bencoding\s*=\s*[\"']([\w.:-]{1,40})[\"']")
_PROLOG = re.compile(
    r"\s+|<\?.*?\?>|<!--.*?-->|<!DOCTYPE[^<>\[]*(?:\[.*?\]\s*)?>", re.DOTALL | re.IGNORECASE
)
_START = re.compile(r"<([^\W\d][\w.:-]{0,80})")
_ENTITY_REMEDY = "Write the character itself, or its number such as &#160;"
_REMEDIES = {
    expat.errors.XML_ERROR_UNDEFINED_ENTITY: _ENTITY_REMEDY,
    expat.errors.XML_ERROR_INVALID_TOKEN: "Write & as &amp; and < as &lt; there, or use CDATA",
}

#: Whether an element is a record, by the local names from the root to it.
RecordTest = Callable[[tuple[str, ...]], bool]


class Root(NamedTuple):
    """The outermost element of a file, and the beginning of the file's text."""

    name: str
    text: str


@dataclass(slots=True)
class Element:
    """An element of a record. ``start`` and ``end`` are the offsets of its two tags.

    They count bytes of the file's text as UTF-8. ``local`` is the name without its prefix,
    ``parts`` are texts and ``children`` in the order of the file. ``language`` is what ``xml:lang``
    says here or above; ``pointer`` the XML path with the 1-based number where a name repeats.
    """

    name: str
    local: str
    attributes: dict[str, str]
    line: int
    start: int
    language: str | None = None
    pointer: str = ""
    end: int = -1
    parts: list[str | Element] = field(default_factory=list)
    children: list[Element] = field(default_factory=list)

    @property
    def text(self) -> str:
        """All text inside, that of inner elements too, as a reader sees it."""
        return self._all_text().strip()

    def _all_text(self) -> str:
        texts = [part if isinstance(part, str) else part._all_text() for part in self.parts]
        return "".join(texts)

    def child(self, local: str) -> Element | None:
        """The first element of that local name directly inside."""
        return next((each for each in self.children if each.local == local), None)

    def child_text(self, local: str) -> str:
        """The text of :meth:`child`; empty where there is none."""
        found = self.child(local)
        return found.text if found else ""

    def descendants(self) -> Iterator[Element]:
        """All elements inside, in the order of the file."""
        for each in self.children:
            yield each
            yield from each.descendants()


def local_name(name: str) -> str:
    """The name without its prefix."""
    return name.rpartition(":")[2] if ":" in name else name


def root_of(source: Source) -> Root | None:
    """The root of an XML file by a look at its beginning; ``None`` for all other files."""
    if "xml root" not in source.found:
        source.found["xml root"] = _root_of(source.sample())
    root: Root | None = source.found["xml root"]
    return root


def encoding_of(source: Source, options: ReadOptions) -> Encoding:
    """The declared encoding where the bytes are in it, else what the bytes seem to be in."""
    found = _DECLARED.search(decode_sample(source.sample())[:400])
    return find_encoding(
        source,
        explicit=options.encoding,
        marketplace=options.marketplace,
        declared=found[1] if found else None,
    )


def records(chunks: Iterator[str], path: str, is_record: RecordTest) -> Iterator[Element]:
    """The records in the text of the file ``path``; raises :class:`FormatError` at a fault."""
    builder = _Builder(path, is_record)
    for chunk in chunks:
        builder.feed(chunk)
        yield from builder.finished()
    builder.close()
    yield from builder.finished()


def source_records(source: Source, encoding: Encoding, is_record: RecordTest) -> Iterator[Element]:
    """The records of a file, decoded as it is read."""
    return records(text_chunks(source, encoding), source.path, is_record)


def _root_of(sample: bytes) -> Root | None:
    if is_binary(sample):
        return None
    text = decode_sample(sample).removeprefix("\ufeff")
    position = 0
    while skipped := _PROLOG.match(text, position):
        position = skipped.end()
    start = _START.match(text, position)
    return Root(start[1], text) if start else None


@dataclass(slots=True)
class _Frame:
    """An open element outside of the records: its path and how many of each name are in it."""

    path: str
    locals: tuple[str, ...]
    language: str | None
    counts: Counter[str] = field(default_factory=Counter)


class _Builder:
    """Feeds expat and keeps the records it comes across."""

    def __init__(self, path: str, is_record: RecordTest) -> None:
        self._path = path
        self._is_record = is_record
        self._frames = [_Frame("", (), None)]
        self._open: list[Element] = []
        self._finished: list[Element] = []
        self._size = 0
        self._fed = 0
        # The text arrives as UTF-8, whatever the declaration says it was.
        self._parser = expat.ParserCreate("utf-8")
        self._parser.buffer_text = True
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._parser.CharacterDataHandler = self._text
        self._parser.SkippedEntityHandler = self._entity
        self._parser.StartDoctypeDeclHandler = self._doctype

    def feed(self, chunk: str) -> None:
        self._parse(chunk.encode("utf-8", "replace"), last=False)
        if self._fed - self._parser.CurrentByteIndex > _MAX_TOKEN:
            raise self._refusal(f"a tag of more than {_MAX_TOKEN:,} bytes", "Export the file again")

    def close(self) -> None:
        self._parse(b"", last=True)

    def finished(self) -> Iterator[Element]:
        """The records whose end was read since the last call."""
        done, self._finished = self._finished, []
        return iter(done)

    def _parse(self, data: bytes, *, last: bool) -> None:
        try:
            self._parser.Parse(data, last)
            self._fed += len(data)
        except expat.ExpatError as error:
            message = expat.ErrorString(error.code)
            raise FormatError(
                f"not well-formed XML: {message}",
                file=self._path,
                place=f"line {error.lineno}, column {error.offset + 1}",
                remedy=_REMEDIES.get(message or "", "Correct it there, or export the file again"),
            ) from None

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        if len(self._frames) + len(self._open) > MAX_DEPTH:
            raise self._refusal(f"elements nested deeper than {MAX_DEPTH}", "Export the file again")
        if self._open:
            parent = self._open[-1]
            element = self._element(name, attributes, parent.language)
            parent.parts.append(element)
            parent.children.append(element)
            self._open.append(element)
            return
        above = self._frames[-1]
        above.counts[name] += 1
        number, names = above.counts[name], (*above.locals, local_name(name))
        if self._is_record(names):
            element = self._element(name, attributes, above.language)
            element.pointer = f"{above.path}/{name}[{number}]"
            self._open.append(element)
        else:
            path = f"{above.path}/{name}" + (f"[{number}]" if number > 1 else "")
            language = attributes.get(_LANGUAGE, above.language)
            self._frames.append(_Frame(path, names, language))

    def _element(self, name: str, attributes: dict[str, str], language: str | None) -> Element:
        parser = self._parser
        self._grow(_ELEMENT_SIZE + sum(map(len, attributes.values())))
        language = attributes.get(_LANGUAGE, language) if attributes else language
        line, start = parser.CurrentLineNumber, parser.CurrentByteIndex
        return Element(name, local_name(name), attributes, line, start, language)

    def _end(self, name: str) -> None:
        if not self._open:
            self._frames.pop()
            return
        element = self._open.pop()
        element.end = self._parser.CurrentByteIndex
        if not self._open:
            self._size = 0
            _point(element)
            self._finished.append(element)

    def _text(self, text: str) -> None:
        if self._open:
            self._grow(len(text))
            self._open[-1].parts.append(text)

    def _grow(self, size: int) -> None:
        self._size += size
        if self._size > MAX_CELL_CHARS:
            what = f"a record of more than {MAX_CELL_CHARS:,} characters"
            raise self._refusal(what, "Export the file again")

    def _entity(self, name: str, is_parameter: bool) -> None:
        """An entity of a document type that is not read; the names of HTML are known anyway."""
        if is_parameter:
            return
        if f"{name};" not in html.entities.html5:
            raise self._refusal(f"an unknown entity &{name[:40]};", _ENTITY_REMEDY)
        self._text(html.entities.html5[f"{name};"])

    def _doctype(self, name: str, system: str | None, public: str | None, internal: bool) -> None:
        # A mere name is common (YML files name shops.dtd), and is never fetched.
        if internal:
            raise self._refusal(
                "declarations in the document type, which is how hostile files are made",
                "Remove the part in brackets of <!DOCTYPE",
            )

    def _refusal(self, what: str, remedy: str) -> FormatError:
        line = self._parser.CurrentLineNumber
        return FormatError(what, file=self._path, place=f"line {line}", remedy=remedy)


def _point(element: Element) -> None:
    """Give all elements inside their pointers; a number only where there are several of a name."""
    names = [child.name for child in element.children]
    counts = Counter(names) if len(set(names)) < len(names) else None
    seen: dict[str, int] = {}
    for child in element.children:
        child.pointer = f"{element.pointer}/{child.name}"
        if counts is not None and counts[child.name] > 1:
            seen[child.name] = seen.get(child.name, 0) + 1
            child.pointer += f"[{seen[child.name]}]"
        if child.children:
            _point(child)
