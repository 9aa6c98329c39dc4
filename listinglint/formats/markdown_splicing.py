"""New words in a Markdown listing: in its front matter as YAML, in its sections as text.

The text of a section hides comments and the underscores of emphasis. Where the words to change
have such a thing among them the edit is refused; all is proved by reading the listing again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from ..errors import InputError
from ..listings import Field, Listing, SourceFile
from .editing import FieldEdit, Refusal, Rewritten
from .json_listings import encoding_of
from .markdown_listings import FRONT_MATTER, HEADING, ITEM, blanked
from .source import ReadOptions, Source
from .text_splicing import DAMAGED, Encoded, Splice, Unit, changed_middle, not_in, provable, splice
from .yaml_splicing import Planned, is_changed_so, planned_splices, values_of

_HIDDEN = (
    "a comment or the underscores of an emphasis stand among the words; change them in the file"
)
_UNSAFE = "the text would read as more or less than this field; change it in the file"

_Read = Callable[[Source, ReadOptions], SourceFile]


class _Made(NamedTuple):
    """An edit and its splice of the whole text; ``planned`` for one in the front matter."""

    edit: FieldEdit
    splice: Splice
    planned: Planned | None = None


class _Markdown(NamedTuple):
    """A Markdown file: its text, the same with what is hidden blanked, and its front matter.

    ``[start, end)`` is the YAML; ``first_line`` is the 1-based line of what follows it.
    """

    encoded: Encoded
    body: str
    start: int
    end: int
    first_line: int

    @classmethod
    def of(cls, encoded: Encoded) -> _Markdown:
        """The parts of the text; without front matter it has an empty one."""
        front = FRONT_MATTER.match(encoded.text)
        start, end = front.span(1) if front else (0, 0)
        first_line = encoded.text.count("\n", 0, front.end()) + 1 if front else 1
        return cls(encoded, blanked(encoded.text), start, end, first_line)

    @property
    def front(self) -> str:
        """The YAML of the front matter."""
        return self.encoded.text[self.start : self.end]

    def is_in_front(self, field: Field) -> bool:
        """Whether a field stands in the front matter."""
        return (field.line or 0) < self.first_line


def rewrite_markdown(
    source: Source, edits: Sequence[FieldEdit], options: ReadOptions, *, read: _Read
) -> Rewritten:
    """The Markdown of ``source`` with the edits made; ``read`` reads it again to prove them."""
    data = source.read()
    encoded = Encoded.of(data, encoding_of(source, options).name)
    if encoded is None:
        return Rewritten(data, tuple(Refusal(edit, DAMAGED) for edit in edits))
    file = _Markdown.of(encoded)
    made, refused = _front_splices(file, [edit for edit in edits if file.is_in_front(edit.field)])
    for edit in edits:
        if not file.is_in_front(edit.field):
            found = _section_splice(file, edit)
            if isinstance(found, Refusal):
                refused.append(found)
            else:
                made.append(found)

    def holds(some: Sequence[_Made]) -> bool:
        after = Source.of_bytes(file.encoded.spliced(each.splice for each in some), source.path)
        return _front_reads_so(file, some) and _reads_so(some, _listing(read, after, options))

    kept = provable(made, holds)
    refused += [Refusal(each.edit, _UNSAFE) for each in made if each not in kept]
    data = encoded.spliced(each.splice for each in kept) if kept else data
    pieces = encoded.pieces((each.edit, each.splice) for each in kept)
    return Rewritten(data, tuple(refused), pieces=pieces)


def _front_splices(
    file: _Markdown, edits: Sequence[FieldEdit]
) -> tuple[list[_Made], list[Refusal]]:
    """The edits of the front matter, as splices of the whole text."""
    values = values_of(file.front)
    document = next((i for i, value in enumerate(values) if isinstance(value, dict)), 0)
    planned, refused = planned_splices(
        file.encoded, file.front, [(document, edit) for edit in edits]
    )
    return [_Made(each.edit, _moved(each.splice, file.start), each) for each in planned], refused


def _moved(splice: Splice, offset: int) -> Splice:
    return splice._replace(start=splice.start + offset, end=splice.end + offset)


def _section_splice(file: _Markdown, edit: FieldEdit) -> _Made | Refusal:
    """The splice of the words that change in a section."""
    old = edit.field.text
    start = next((place for place in _starts(file, edit.field) if _is_at(file, old, place)), None)
    if start is None:
        return Refusal(edit, _UNSAFE)
    written = file.encoded.text[start : start + len(old)]
    units = [Unit(*pair) for pair in zip(written, old, strict=True)]
    middle = changed_middle(units, edit.text)
    if written[middle.start : middle.end] != old[middle.start : middle.end]:
        return Refusal(edit, _HIDDEN)
    if not file.encoded.holds(middle.text):
        return Refusal(edit, not_in(file.encoded))
    return _Made(edit, Splice(start + middle.start, start + middle.end, middle.text))


def _is_at(file: _Markdown, text: str, place: int) -> bool:
    return file.body.startswith(text, place)


def _starts(file: _Markdown, field: Field) -> Iterator[int]:
    """Where the text of a field may begin in its line: in a heading, an item, or at once."""
    start = 0
    for _ in range(1, field.line or 1):
        start = file.body.find("\n", start) + 1
    line = file.body[start:].partition("\n")[0].rstrip("\r")
    heading = HEADING.fullmatch(line)
    if heading and field.column.key == "#":
        yield start + heading.start(2) + len(heading[2]) - len(heading[2].lstrip("*: \t"))
    if item := ITEM.match(line):
        yield start + item.end()
    yield start + len(line) - len(line.lstrip())


def _listing(read: _Read, source: Source, options: ReadOptions) -> Listing | None:
    try:
        return next(iter(read(source, options).listings))
    except InputError:
        return None


def _front_reads_so(file: _Markdown, made: Sequence[_Made]) -> bool:
    """Whether all values of the front matter are what they were, but the new texts."""
    planned = [each.planned for each in made if each.planned]
    after = splice(file.front, (each.splice for each in planned))
    return is_changed_so(values_of(file.front), after, planned)


def _reads_so(made: Sequence[_Made], after: Listing | None) -> bool:
    """Whether the listing has the new texts, and all else that it had before."""
    if not made or after is None:
        return not made
    before = made[0].edit.listing
    fields = list(before.fields)
    for each in made:
        index = fields.index(each.edit.field)
        fields[index] = fields[index]._replace(text=each.edit.text)
    return _told(before, fields) == _told(after, after.fields)


def _told(listing: Listing, fields: Sequence[Field]) -> tuple[object, ...]:
    """All of a listing but its lines, which a longer text may move."""
    texts = [(field.column, field.text, field.pointer) for field in fields]
    return listing.sku, listing.language, listing.marketplace, texts
