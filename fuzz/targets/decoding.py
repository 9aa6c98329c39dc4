"""Bytes of any encoding: the one that is found, the text in chunks, and back into bytes."""

from __future__ import annotations

from collections.abc import Iterator

from listinglint.errors import InputError
from listinglint.formats.encodings import decode_sample, find_encoding, is_binary, text_chunks
from listinglint.formats.source import Source
from listinglint.formats.text_splicing import Encoded, Splice, Unit, changed_middle

from ..choices import Choices

_NAMES = (
    *(None, "utf-8", "utf-16", "cp1252", "cp932", "utf-32", "utf-7", "idna", "rot13", "no such"),
    *("utf-16-be", "iso2022_jp", "gb18030", "big5", "hz", "cp1251", "utf_8_sig", "ascii", "koi8-r"),
)
_SEEDS = (
    *("Größe".encode("cp1252"), "抗菌マスク".encode("cp932"), "Чай чёрный лист".encode("cp1251")),
    *("a,é\n".encode("utf-16"), "a,é\n".encode("utf-16-le"), "x".encode("utf-32"), b"\xef\xbb\xbf"),
    *(b"contentLanguageTag=pl_PL \xb9", "é".encode() * 30 + b"\xff", b"\x00\x01\x02\x03"),
)


def seeds() -> Iterator[bytes]:
    """Texts in the encodings that files are in."""
    for data in _SEEDS:
        yield b"\0\0" + data
    for number in range(len(_NAMES)):
        yield bytes([number, number]) + "Große 抗菌".encode()


def run(data: bytes) -> None:
    """Find the encoding, decode, splice and encode; nothing else may change."""
    choices = Choices(data)
    explicit, declared = choices.one_of(_NAMES), choices.one_of(_NAMES)
    raw = choices.rest()
    source = Source.of_bytes(raw)
    is_binary(raw)
    decode_sample(raw).encode()
    try:
        encoding = find_encoding(source, explicit=explicit, declared=declared)
    except InputError:
        return
    text = "".join(text_chunks(source, encoding))
    text.encode()
    encoded = Encoded.of(raw, encoding.name)
    if encoded is not None:
        _require_spliced(encoded, text)


def _require_spliced(encoded: Encoded, text: str) -> None:
    half = len(encoded.text) // 2
    middle = changed_middle([Unit(letter, letter) for letter in encoded.text], text[half:] + "x")
    after = encoded.spliced([Splice(middle.start, middle.end, middle.text)])
    again = after[len(encoded.mark) :].decode(encoded.encoding)
    if again != text[half:] + "x" and encoded.holds(middle.text):
        raise AssertionError(f"{encoded.text!r} became {again!r}")
