"""Single cells of a delimited text written anew, and the rows read again."""

from __future__ import annotations

from collections.abc import Iterator

from listinglint.formats.editing import FieldEdit
from listinglint.formats.encodings import text_chunks
from listinglint.formats.source import ReadOptions, Source
from listinglint.formats.table_splicing import rewrite_table
from listinglint.formats.tables import DELIMITERS, TextTable, open_table
from listinglint.listings import Column, Field, Listing

from ..choices import Choices
from ..proofs import TEXTS

_SEEDS = (
    *(
        'a,b\n"c ""d""",e\n',
        '1,2,3,4\n1,"x,y",3\n"a",,""\n',
        'a,"b\n,c\nd,e"f,g\nh,i\n',
        "a,b\r\nc\r\n",
    ),
    *('"a\nb",c\n', "a\tb\rc\td\r", '"a" ,b\n"c"d,e\n', "é,ß\n€,\ufeff\n"),
)


def seeds() -> Iterator[bytes]:
    """Tables in several encodings, each with an edit."""
    for number, text in enumerate(_SEEDS):
        yield bytes([number % 4, 1, 1, number]) + text.encode()
        yield bytes([1, 0, 1, number + 9]) + text.encode("cp1252", "replace")
        yield bytes([1, 1, 0, number + 5]) + text.encode("utf-16")


def run(data: bytes) -> None:
    """Write one cell of a table anew; every other cell stays, or the edit is refused."""
    choices = Choices(data)
    delimiter = choices.one_of(DELIMITERS)
    row_index, cell_index = choices.number() % 5, choices.number() % 4
    new = choices.one_of(TEXTS)
    table = _table(choices.rest(), delimiter)
    before = [row.cells for row in table.rows()]
    if row_index >= len(before) or cell_index >= len(before[row_index]):
        return
    column = Column("title", "title", index=cell_index)
    field = Field(column, before[row_index][cell_index])
    edit = FieldEdit(Listing((field,), row=row_index + 1), field, new)
    result = rewrite_table(_table(choices.rest(), delimiter), (edit,))
    if result.refused:
        if result.data != choices.rest():
            raise AssertionError("the only edit was refused, and the bytes differ")
        return
    before[row_index][cell_index] = new
    if not any(before[row_index]):  # at the end of a file no reader sees an empty row
        return
    if "\n" in new and "\n" not in "".join(text_chunks(table.source, table.encoding)):
        return  # where CR alone ends lines, a text with LF says that LF does
    written = _table(result.data, delimiter)
    after = [row.cells for row in written.rows()]
    # Without its only odd bytes a file may read as another encoding: fix refuses that, file-wide.
    if after != before and written.encoding == table.encoding:
        raise AssertionError(f"reads {after}, not {before}")


def _table(data: bytes, delimiter: str) -> TextTable:
    return open_table(Source.of_bytes(data), ReadOptions(), delimiter=delimiter)
