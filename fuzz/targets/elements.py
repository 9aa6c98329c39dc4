"""Records of XML as a stream, and the texts of their elements written anew."""

from __future__ import annotations

from collections.abc import Iterator

from listinglint.errors import InputError
from listinglint.formats.editing import FieldEdit
from listinglint.formats.source import ReadOptions, Source
from listinglint.formats.xml_records import encoding_of, root_of, source_records
from listinglint.formats.xml_splicing import rewrite_records
from listinglint.listings import Column, Field, Listing

from ..choices import Choices
from ..proofs import TEXTS

_COLUMN = Column("title", "t")
_SEEDS = (
    *("<r><i><t>a &amp; b</t></i></r>", "<r><i><t><![CDATA[<p>x</p>]]></t><t/></i><i>y</i></r>"),
    *(
        "<r>\n<i a='1'><t> a<!-- c -->b </t><b>x<u>y</u>z</b></i></r>",
        "<r><i>&#8364;&eacute;&#x20;</i></r>",
    ),
    *(
        '<?xml version="1.0" encoding="iso-8859-1"?><r><i>\xe9</i></r>',
        "<!DOCTYPE r><r xml:lang='de'><i>x</i></r>",
    ),
    *(
        "<!DOCTYPE r [<!ENTITY a 'b'>]><r><i>&a;</i></r>",
        "<a:r xmlns:a='u'><a:i><?p x?>t]]&gt;</a:i></a:r>",
    ),
)


def seeds() -> Iterator[bytes]:
    """Records with every way to write a text."""
    for number, text in enumerate(_SEEDS):
        yield bytes([0, number]) + text.encode("latin-1")
        yield bytes([number, number + 7]) + text.encode("utf-16")


def run(data: bytes) -> None:
    """Read the records of a file and write one text anew; read again it says that."""
    choices = Choices(data)
    which, new = choices.number(), choices.one_of(TEXTS)
    source = Source.of_bytes(choices.rest(), "x.xml")
    root_of(source)
    try:
        before = list(_texts(source))
    except InputError:
        return
    if not before:
        return
    at = which % len(before)
    pointer, old = before[at]
    field = Field(_COLUMN, old, pointer)
    edit = FieldEdit(Listing((field,)), field, new)
    result = rewrite_records(source, (edit,), ReadOptions(), _is_record)
    if result.refused:
        if result.data != choices.rest():
            raise AssertionError("the only edit was refused, and the bytes differ")
        return
    before[at : at + 1] = [(pointer, new.strip())] if new.strip() else []
    written = Source.of_bytes(result.data, "x.xml")
    # Without its only odd bytes a file may read as another encoding: fix refuses that, file-wide.
    if encoding_of(written, ReadOptions()) != encoding_of(source, ReadOptions()):
        return
    after = list(_texts(written))
    if after != before:
        raise AssertionError(f"{choices.rest()!r} reads {after}, not {before}")


def _texts(source: Source) -> Iterator[tuple[str, str]]:
    """Pointer and text of every element that holds text and nothing else."""
    for record in source_records(source, encoding_of(source, ReadOptions()), _is_record):
        for each in (record, *record.descendants()):
            if not 0 <= each.start <= each.end:
                raise AssertionError(f"{each.pointer} from {each.start} to {each.end}")
            if each.text and not each.children:
                yield each.pointer, each.text


def _is_record(names: tuple[str, ...]) -> bool:
    return len(names) == 2
