"""Scalars of YAML written anew in their style."""

from __future__ import annotations

from collections.abc import Iterator

from listinglint.errors import InputError
from listinglint.formats.editing import FieldEdit
from listinglint.formats.text_splicing import Encoded, splice
from listinglint.formats.yaml_listings import comments_of_text
from listinglint.formats.yaml_splicing import is_changed_so, planned_splices, values_of
from listinglint.listings import Column, Field, Listing

from ..choices import Choices
from ..proofs import TEXTS

_KEY = Column("title", "a")
_SEEDS = (
    *(
        "a: plain text\n",
        "a: 'it''s'\nb: 1\n",
        'a: "x\\ty\\u00e9 \\\n  z"\n',
        "a: |\n  one\n\n  two\nb: c\n",
    ),
    *(
        "a: >-\n  one\n  two\n\n  three\n",
        "{a: [x], b: y}\n",
        "a: &x one\nb: *x\n",
        "? a\n: b # c\n",
    ),
    *(
        "a: |2+\n    x\n   y\n",
        "a: one\n  two\n\n  three # no\n",
        "<<: {a: x}\n---\na: y\n",
        "!!str a: !x y",
    ),
)


def seeds() -> Iterator[bytes]:
    """Mappings whose first value is written in every style."""
    for number, text in enumerate(_SEEDS):
        yield bytes([number, 0]) + text.encode()
        yield bytes([number, 128 + number]) + text.partition(" ")[2].encode()


def run(data: bytes) -> None:
    """Put a text in the place of the value of ``a``; the documents must say it and all else."""
    choices = Choices(data)
    new, way = choices.one_of(TEXTS), choices.number()
    text = ("", "a: ", "a: '", 'a: "', "a: |\n ", "a: >\n ")[way % 6] + choices.text()
    text += ("", "\n", "'", '"', "\n", "\n")[way % 6] + "\nb: c\n" if way >= 128 else ""
    list(comments_of_text(text))
    try:
        before = values_of(text)
    except InputError:
        return
    old = before[0].get("a") if before and isinstance(before[0], dict) else None
    if not isinstance(old, str):
        return
    field = Field(_KEY, old, "/a")
    edit = FieldEdit(Listing((field,)), field, new)
    planned, _ = planned_splices(Encoded(text, b"", "utf-8"), text, [(0, edit)])
    after = splice(text, [each.splice for each in planned])
    is_changed_so(before, after, planned)
