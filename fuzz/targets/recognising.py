"""Any bytes under any name: recognising must not raise, and what is no listing file is refused."""

from __future__ import annotations

from collections.abc import Iterator

from listinglint.errors import InputError
from listinglint.formats import FORMATS, ReadOptions, Source, read_listings, recognise

from ..choices import Choices
from ..seeds import SEEDS, files

_NAMES = (
    "x.csv",
    "x.txt",
    "x.tsv",
    "x.json",
    "x.jsonl",
    "x.yaml",
    "x.md",
    "x.xml",
    "x.xlsx",
    "x",
    "",
)


def seeds() -> Iterator[bytes]:
    """The small files of every format, under every name in turn."""
    for number, path in enumerate(files("*")):
        yield bytes([number % len(_NAMES), 0]) + path.read_bytes()[:380]
    if not SEEDS.is_dir():
        raise FileNotFoundError(SEEDS)


def run(data: bytes) -> None:
    """Recognise the bytes, and read them as the format that is found or as one that is named."""
    choices = Choices(data)
    name, named = choices.one_of(_NAMES), choices.number()
    source = Source.of_bytes(choices.rest(), name)
    recognise(source)
    format_ = FORMATS[named % len(FORMATS)].id if named else None
    try:
        for listing in read_listings(source, ReadOptions(format=format_)).listings:
            if listing.row < 1:
                raise AssertionError(f"row {listing.row}")
    except InputError as error:
        str(error).encode()
