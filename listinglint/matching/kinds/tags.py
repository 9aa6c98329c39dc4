"""``tag_length`` and ``tag_count``: search terms that a marketplace takes as single tags.

Tables keep them in one cell with commas between, JSON often as a list: one field for each.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from ...listings import Field, Listing
from ...rules import Limit
from .values import FieldFinder, FieldsByKind, Hit, ListingFinder, Parameters, since, value_of

_TAG = re.compile(r"[^,;\n]+")


def tag_length(parameters: Parameters, limit: Limit | None) -> FieldFinder:
    """No tag with more code points than the limit's value; found is what stands beyond it."""
    most: int = value_of(limit)
    assert limit is not None
    dated = since(limit)

    def find(text: str, listing: Listing) -> Sequence[Hit]:
        return [
            Hit(start + most, end, f"a tag of {end - start} characters, the limit is {most}{dated}")
            for start, end in _tags(text)
            if end - start > most
        ]

    return FieldFinder(find, over=most)


def tag_count(parameters: Parameters, limit: Limit | None) -> ListingFinder:
    """No more tags in all fields of the limit's kind together than its value."""
    most: int = value_of(limit)
    assert limit is not None
    kind, dated = limit.field, since(limit)

    def find(fields: FieldsByKind, listing: Listing) -> Sequence[tuple[Field, Hit]]:
        tags = [(field, tag) for field in fields.get(kind, ()) for tag in _tags(field.text)]
        if len(tags) <= most:
            return ()
        field, (start, _) = tags[most]
        message = f"{len(tags)} tags, the limit is {most}{dated}"
        return [(field, Hit(start, len(field.text.rstrip()), message))]

    return ListingFinder(find)


def _tags(text: str) -> list[tuple[int, int]]:
    """Where the tags of a text begin and end, blanks aside."""
    found = []
    for match in _TAG.finditer(text):
        tag = match[0].strip()
        if tag:
            start = match.start() + match[0].index(tag)
            found.append((start, start + len(tag)))
    return found
