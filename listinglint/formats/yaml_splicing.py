"""New texts for scalars of YAML documents; comments, order and indentation stay.

What is shared through an anchor is left alone: the edit would change other values as well. All is
proved by reading the documents again.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from copy import deepcopy
from typing import Any, NamedTuple

from ..errors import InputError
from .editing import FieldEdit, Refusal, Rewritten
from .json_listings import encoding_of, records_of, without_lone_surrogates
from .records import escaped
from .source import ReadOptions, Source
from .text_splicing import DAMAGED, Encoded, Splice, not_in, provable, splice
from .yaml_listings import documents, loader
from .yaml_scalars import Scalar, rewritten_scalar

_MERGE = "tag:yaml.org,2002:merge"
_SHARED = (
    "the text is put together from several values or comes through an anchor; change it in the file"
)
_UNSAFE = "the text cannot be put there without changing more than itself; change it in the file"


class _Placed(NamedTuple):
    """A scalar and where it stands in the whole text: ``[start, end)``."""

    start: int
    end: int
    scalar: Scalar


class Planned(NamedTuple):
    """An edit, the splice that makes it, and the 0-based number of its document."""

    edit: FieldEdit
    splice: Splice
    document: int


def rewrite_yaml(source: Source, edits: Sequence[FieldEdit], options: ReadOptions) -> Rewritten:
    """The YAML of ``source`` with the scalars at the edits' pointers replaced."""
    data = source.read()
    encoded = Encoded.of(data, encoding_of(source, options).name)
    if encoded is None:
        return Rewritten(data, tuple(Refusal(edit, DAMAGED) for edit in edits))
    before = values_of(encoded.text)
    rows = [index for index, value in enumerate(before) for _ in records_of(value)]
    places = [(rows[edit.listing.row - 1], edit) for edit in edits]
    made, refused = planned_splices(encoded, encoded.text, places)

    def holds(planned: Sequence[Planned]) -> bool:
        text = splice(encoded.text, (each.splice for each in planned))
        return is_changed_so(before, text, planned)

    splices = {each.splice for each in provable(made, holds)}
    refused += [Refusal(each.edit, _UNSAFE) for each in made if each.splice not in splices]
    pieces = encoded.pieces((each.edit, each.splice) for each in made if each.splice in splices)
    new = encoded.spliced(splices) if splices else data
    return Rewritten(new, tuple(refused), pieces=pieces)


def values_of(text: str) -> list[Any]:
    """The value of each document."""
    return [value for value, _ in documents(text, file="", notes=[])]


def is_changed_so(before: Sequence[Any], text: str, planned: Sequence[Planned]) -> bool:
    """Whether ``text`` says what the documents said before, and the planned texts."""
    expected = list(deepcopy(before))
    for each in planned:
        _put(expected[each.document], each.edit.field.pointer or "", each.edit.text)
    try:
        return values_of(text) == expected
    except InputError:
        return False


def planned_splices(
    encoded: Encoded, text: str, edits: Sequence[tuple[int, FieldEdit]]
) -> tuple[list[Planned], list[Refusal]]:
    """How to make each edit in the YAML ``text``, a part of a file that is ``encoded`` so.

    An edit comes with the 0-based number of its document.
    """
    import yaml

    nodes = [node for node in yaml.compose_all(text, Loader=loader()) if node is not None]
    scalars = [_Scalars(node) for node in nodes]
    made, refused = [], []
    for document, edit in edits:
        scalar = scalars[document].at(edit.field.pointer)
        new = scalar and _splice(text, scalar, edit.text)
        if scalar is None:
            refused.append(Refusal(edit, _SHARED))
        elif new is None:
            refused.append(Refusal(edit, _UNSAFE))
        elif not encoded.holds(new.text):
            refused.append(Refusal(edit, not_in(encoded)))
        else:
            made.append(Planned(edit, new, document))
    return made, refused


class _Scalars:
    """The scalars of a document that stand where they are read, by their JSON pointers."""

    def __init__(self, root: Any) -> None:
        self._visits: Counter[int] = Counter()
        self._nodes: dict[str, tuple[Any, bool]] = {}
        self._visit(root, "", is_flow=False)

    def at(self, pointer: str | None) -> _Placed | None:
        """The scalar at ``pointer``; ``None`` where there is none, or an alias shares it."""
        node, is_flow = self._nodes.get(pointer or "", (None, False))
        if node is None or self._visits[id(node)] > 1:
            return None
        scalar = Scalar(node.style or "", node.value, is_flow)
        return _Placed(node.start_mark.index, node.end_mark.index, scalar)

    def _visit(self, node: Any, pointer: str | None, *, is_flow: bool) -> None:
        """Count a node; remember it unless it came through a merge key, without a ``pointer``."""
        self._visits[id(node)] += 1
        if node.id == "scalar":
            if pointer is not None:
                self._nodes[pointer] = (node, is_flow)
            return
        is_flow = is_flow or bool(node.flow_style)
        for token, member in _members(node):
            path = None if pointer is None or token is None else f"{pointer}/{token}"
            self._visit(member, path, is_flow=is_flow)


def _members(node: Any) -> Iterator[tuple[str | None, Any]]:
    """The members of a node with their part of a pointer; a merged mapping has none."""
    if node.id == "sequence":
        yield from ((str(index), item) for index, item in enumerate(node.value))
        return
    for key, member in node.value:
        is_named = key.id == "scalar" and key.tag != _MERGE
        yield escaped(without_lone_surrogates(key.value)) if is_named else None, member


def _splice(text: str, placed: _Placed, new: str) -> Splice | None:
    """The splice that makes a scalar mean ``new``; ``None`` where there is no safe way."""
    start, end, scalar = placed
    after = rewritten_scalar(text[start:end], scalar, new)
    return None if after is None else Splice(start, end, after)


def _put(value: Any, pointer: str, text: str) -> None:
    """Put ``text`` at ``pointer`` of a document."""
    *path, last = (token.replace("~1", "/").replace("~0", "~") for token in pointer.split("/")[1:])
    for token in path:
        value = value[int(token) if isinstance(value, list) else token]
    value[int(last) if isinstance(value, list) else last] = text
