"""Listings as YAML: one, a list, or several documents in a file.

Values stay the text that the seller wrote: ``no``, ``on``, ``0123`` and dates are no booleans,
numbers and dates here. Nothing is constructed, so that tags run no code.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from operator import itemgetter
from typing import TYPE_CHECKING, Any

from ..errors import FormatError, NoListingsError
from ..listings import Listing, SourceFile
from .editing import FieldEdit, Rewritten
from .json_listings import decoded, records_of, without_lone_surrogates
from .records import RecordReader, escaped
from .source import ReadOptions, Source

if TYPE_CHECKING:
    import yaml

#: How many values may be repeated through aliases: nine lines of YAML can name a billion.
MAX_REPEATED_VALUES = 10_000
_MAX_DEPTH = 100
#: Deeper values are not even composed.
_FAR_TOO_DEEP = 1_000
#: A line that may open so many blocks: each takes a column, or is a list in its mapping's column.
_INDENTED = re.compile(rf"^[ \t?:-]{{{_FAR_TOO_DEEP // 2}}}", re.MULTILINE)
_NULL = "tag:yaml.org,2002:null"
_MERGE = "tag:yaml.org,2002:merge"
_LISTING_KEY = re.compile(
    r"^[ \t\-\"']*(?:sku|title|bullets?|bullet_points?|description|item_name|brand|keywords)"
    r"[\"']?\s*:",
    re.IGNORECASE | re.MULTILINE,
)
_COMMENT = re.compile(r"(?:^|(?<=[ \t]))#")
_REMEDY = "Give a mapping with keys such as sku, title, bullets and description"


class YamlFormat:
    """One listing, a list of listings or several documents; recognised by the ending."""

    id = "yaml"

    def recognises(self, source: Source) -> bool:
        """Whether the name ends as YAML's do; nearly every text is YAML by its content."""
        return source.suffix in (".yaml", ".yml")

    def read(self, source: Source, options: ReadOptions) -> SourceFile:
        """The listings of all documents; raises :class:`FormatError` with the line."""
        text, notes = decoded(source, options)
        listings = list(_listings(text, source, options, notes))
        if not listings:
            raise NoListingsError("no listing in this YAML", file=source.path, remedy=_REMEDY)
        return SourceFile(source.path, self.id, iter(listings), notes)

    def rewrite(
        self, source: Source, edits: Sequence[FieldEdit], options: ReadOptions
    ) -> Rewritten:
        """Replace single scalars in the style in which each is written."""
        from .yaml_splicing import rewrite_yaml

        return rewrite_yaml(source, edits, options)


def comments(data: bytes) -> list[tuple[int, str]]:
    """The 1-based line and the text of each comment, without its ``#``.

    A file with a syntax error is read up to there.
    """
    text, _ = decoded(Source.of_bytes(data), ReadOptions())
    return list(comments_of_text(text)) if "#" in text else []


def comments_of_text(text: str) -> Iterator[tuple[int, str]]:
    """The comments of YAML in memory; a ``#`` within a value is none."""
    lines = text.splitlines()
    values, end = _value_spans(text)
    for number, line in enumerate(lines[:end]):
        for match in _COMMENT.finditer(line):
            if not _is_within(values.get(number, ()), match.start()):
                yield number + 1, line[match.end() :].strip()
                break


def _is_within(spans: Sequence[tuple[int, int]], column: int) -> bool:
    """Whether one of ``spans``, which are in their order, holds ``column``."""
    before = bisect_right(spans, column, key=itemgetter(0))
    return before > 0 and column < spans[before - 1][1]


def documents(
    text: str, *, file: str, notes: list[str], first_line: int = 1
) -> Iterator[tuple[Any, dict[str, int]]]:
    """The value of each document and the line of each value in it, by JSON pointer.

    A line is that where a value begins; a block's is that of its ``|`` or ``>``.
    """
    import yaml

    try:
        _require_shallow(text, file, first_line)
        for node in yaml.compose_all(text, Loader=loader()):
            if node is not None:
                builder = _Builder(file, notes, first_line)
                yield builder.value(node, "", 0), builder.lines
    except yaml.YAMLError as error:
        raise _syntax_error(error, text, file, first_line) from None
    except RecursionError:
        raise FormatError("YAML nested too deep", file=file) from None


def _require_shallow(text: str, file: str, first_line: int) -> None:
    """Raise for lists within lists within lists: PyYAML goes into them until the C stack is full.

    That ends the process, so it must be found out before; only where a text could be so is it
    parsed for it, event by event.
    """
    import yaml

    if text.count("[") + text.count("{") < _FAR_TOO_DEEP and not _INDENTED.search(text):
        return
    depth = 0
    for event in yaml.parse(text, Loader=loader()):
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        if depth > _FAR_TOO_DEEP:
            place = f"line {event.start_mark.line + first_line}" if event.start_mark else ""
            raise FormatError("YAML nested too deep", file=file, place=place)


def _listings(
    text: str, source: Source, options: ReadOptions, notes: list[str]
) -> Iterator[Listing]:
    reader = RecordReader(options)
    row = 0
    for value, lines in documents(text, file=source.path, notes=notes):
        for record in records_of(value):
            row += 1
            # A catalog repository names a listing's file by its SKU.
            is_whole_file = record.pointer == "" and row == 1 and source.suffix
            sku = record.sku or (source.stem if is_whole_file else None)
            line = lines.get(record.pointer)
            yield reader.listing(
                record.value, row=row, line=line, prefix=record.pointer, lines=lines, sku=sku
            )


class _Builder:
    """Turns the nodes of a document into texts, lists and mappings, and counts what repeats."""

    def __init__(self, file: str, notes: list[str], first_line: int) -> None:
        self._file = file
        self._notes = notes
        self._first_line = first_line
        self._seen: set[int] = set()
        self._repeated = 0
        self.lines: dict[str, int] = {}

    def value(self, node: yaml.Node, pointer: str, depth: int) -> Any:
        """The value of ``node``, which stands at ``pointer``."""
        self._count(node, depth)
        self.lines[pointer] = self._line(node)
        kind = getattr(node, "id", "")
        if kind == "mapping":
            return self._mapping(node, pointer, depth)
        if kind == "sequence":
            return [
                self.value(item, f"{pointer}/{index}", depth + 1)
                for index, item in enumerate(node.value)
            ]
        return None if node.tag == _NULL else _text_of(node)

    def _mapping(self, node: yaml.Node, pointer: str, depth: int) -> dict[str, Any]:
        merged: dict[str, Any] = {}
        own: dict[str, Any] = {}
        for key, member in node.value:
            if key.tag == _MERGE:
                value = self.value(member, pointer, depth + 1)
                for base in value if isinstance(value, list) else [value]:
                    merged = {**(base if isinstance(base, dict) else {}), **merged}
            elif key.id == "scalar":
                name = without_lone_surrogates(key.value)
                if name in own:
                    line = self._line(key)
                    self._notes.append(f"line {line}: {name!r} is there twice; the last one holds")
                own[name] = self.value(member, f"{pointer}/{escaped(name)}", depth + 1)
        return {**merged, **own}

    def _count(self, node: yaml.Node, depth: int) -> None:
        if depth > _MAX_DEPTH:
            raise self._refused("YAML nested too deep", node)
        if id(node) in self._seen:
            self._repeated += 1
        self._seen.add(id(node))
        if self._repeated > MAX_REPEATED_VALUES:
            raise self._refused("aliases repeat more values than a listing has", node)

    def _refused(self, what: str, node: yaml.Node) -> FormatError:
        place = f"line {self._line(node)}"
        return FormatError(what, file=self._file, place=place, remedy="Write the values out")

    def _line(self, node: yaml.Node) -> int:
        return int(node.start_mark.line) + self._first_line


def _text_of(node: yaml.Node) -> Any:
    """The text of a scalar; the line end of a block is YAML's way of writing, not the seller's."""
    text = without_lone_surrogates(node.value)
    return text.rstrip("\n") if getattr(node, "style", None) in ("|", ">") else text


def loader() -> Any:
    """PyYAML's loader in C where it was built with it; it is eight times as fast."""
    import yaml

    return getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def _syntax_error(error: yaml.YAMLError, text: str, file: str, first_line: int) -> FormatError:
    """The error as the seller can act on it.

    A file without any key of a listing is a template or a program's own: that is no listing file.
    """
    mark = getattr(error, "problem_mark", None)
    place = f"line {mark.line + first_line}, column {mark.column + 1}" if mark else ""
    problem = getattr(error, "problem", None) or getattr(error, "reason", None) or "unreadable"
    kind = FormatError if _LISTING_KEY.search(text) else NoListingsError
    return kind(
        f"not valid YAML: {problem}",
        file=file,
        place=place,
        remedy=_remedy(problem, _line_at(mark, text)),
    )


def _line_at(mark: Any, text: str) -> str:
    return next(iter(text.splitlines()[mark.line : mark.line + 1]), "") if mark else ""


def _remedy(problem: str, line: str) -> str:
    if "\t" in line[: len(line) - len(line.lstrip())]:
        return "Indent with blanks, not with tabs"
    if "mapping values are not allowed" in problem:
        return "Put quotes around a text that contains a colon and a blank"
    return "Correct the syntax there, or put quotes around the text"


def _value_spans(text: str) -> tuple[dict[int, list[tuple[int, int]]], int]:
    """The columns of each 0-based line that are inside a value, and the line of a syntax error."""
    import yaml

    spans: dict[int, list[tuple[int, int]]] = {}
    try:
        for token in yaml.scan(text, Loader=loader()):
            if isinstance(token, yaml.ScalarToken):
                _mark_span(token, spans)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        return spans, mark.line if mark else 0
    return spans, len(text) + 1


def _mark_span(token: yaml.ScalarToken, spans: dict[int, list[tuple[int, int]]]) -> None:
    start, end = token.start_mark, token.end_mark
    is_block = token.style in ("|", ">")
    for line in range(start.line, end.line + 1):
        # The line of a block's indicator may end in a comment.
        first = start.column if line == start.line else 0
        last = end.column if line == end.line else 1 << 30
        if not (is_block and line == start.line):
            spans.setdefault(line, []).append((first, last))
