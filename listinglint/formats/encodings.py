"""Which encoding a text file is in, and its text in chunks.

Statistical detectors were measured and rejected: on short, mostly ASCII product copy they answer
Mac and DOS code pages. This ladder asks one plain question after the other instead.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass

from ..errors import FormatError
from .marketplaces import marketplace_of_id
from .source import Source

#: How much is read at a time, in bytes: a catalog of 150 MB is never in memory whole.
CHUNK_BYTES = 1 << 18

#: The longest first; a UTF-32 mark begins with the bytes of a UTF-16 mark.
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
#: Stores whose sellers save from Excel in the Central European code page.
_CENTRAL_EUROPEAN = frozenset({"amazon.pl", "ebay.pl"})
_CENTRAL_EUROPEAN_TAG = re.compile(rb"contentLanguageTag=(?:pl|cs|hu|ro|sk)_")
_MARKETPLACE_ID = re.compile(rb"primaryMarketplaceId=amzn1\.mp\.o\.([A-Z0-9]+)")
_NAMES = {
    "cp1252": "Windows-1252",
    "cp1250": "Windows-1250",
    "cp1251": "Windows-1251",
    "cp932": "Shift-JIS (cp932)",
}
#: Cyrillic words; of the accented letters of other languages no four stand in a row.
_CYRILLIC_WORD = re.compile("[\u0410-\u044f\u0401\u0451]{4,}")
_MIXED_WORD = re.compile("[A-Za-z][\u0410-\u044f]|[\u0410-\u044f][A-Za-z]")


@dataclass(frozen=True, slots=True)
class Encoding:
    """An encoding as Python names it; ``note`` tells the user what had to be guessed or lost."""

    name: str
    errors: str = "strict"
    note: str | None = None


def find_encoding(
    source: Source,
    *,
    explicit: str | None = None,
    marketplace: str | None = None,
    declared: str | None = None,
) -> Encoding:
    """The encoding of all of ``source``; an ``explicit`` one is believed.

    What the file has ``declared`` is believed if all of its bytes are in that encoding.
    """
    sample = source.sample()
    if explicit is not None:
        return _explicit(source, explicit)
    certain = _mark_of(sample) or _utf16_without_mark(sample)
    if certain:
        return _tolerant(source, certain)
    if declared is not None and (stated := _declared(source, declared)):
        return stated
    failure = _undecodable_at(source, "utf-8")
    if failure is None:
        return Encoding("utf-8")
    if _mostly_utf8(source, failure):
        return Encoding("utf-8", "replace", _lost(failure, "UTF-8"))
    return _code_page(source, sample, marketplace)


def decode_sample(sample: bytes) -> str:
    """The beginning of a file for recognising it; never raises, cuts no character in two."""
    name = _mark_of(sample) or _utf16_without_mark(sample)
    if name:
        return codecs.getincrementaldecoder(name)("replace").decode(sample)
    try:
        return codecs.getincrementaldecoder("utf-8")().decode(sample)
    except UnicodeDecodeError:
        name = "cp1251" if _looks_cyrillic(sample) else "cp1252"
        name = "cp932" if _looks_japanese(sample) else name
        return codecs.getincrementaldecoder(name)("replace").decode(sample)


def text_chunks(source: Source, encoding: Encoding) -> Iterator[str]:
    """The text of ``source``, decoded as it is read."""
    decoder = codecs.getincrementaldecoder(encoding.name)(encoding.errors)
    for chunk in _byte_chunks(source):
        yield decoder.decode(chunk)
    yield decoder.decode(b"", True)


def is_binary(sample: bytes) -> bool:
    """Whether these bytes are no text in any encoding of the ladder."""
    if _mark_of(sample) or _utf16_without_mark(sample):
        return False
    controls = len(sample) - len(sample.translate(None, _CONTROLS))
    return controls * 20 > len(sample)


#: Codecs of host names and string literals, which have decoders but no place in files.
_NO_FILE_ENCODINGS = frozenset({"idna", "punycode", "raw-unicode-escape", "unicode-escape"})
#: Encodings in which a chunk of ASCII needs no decoding to be known as valid.
_ASCII_IS_VALID = frozenset({"utf-8", "utf-8-sig", "cp932"})
#: Bytes that no text file holds in number. A stray NUL or vertical tab is no proof.
_CONTROLS = bytes(code for code in range(32) if code not in b"\t\n\x0b\x0c\r\x1a\x1b")


def _byte_chunks(source: Source) -> Iterator[bytes]:
    source.stream.seek(0)
    while chunk := source.stream.read(CHUNK_BYTES):
        yield chunk


def _explicit(source: Source, name: str) -> Encoding:
    codec = _usable_codec(name)
    if codec is None:
        raise FormatError(
            f"unknown encoding {name!r}",
            file=source.path,
            remedy="Use a name such as utf-8, utf-16, cp1252, cp1250 or cp932",
        )
    return _tolerant(source, _with_mark(codec, source.sample()))


def _declared(source: Source, name: str) -> Encoding | None:
    """The encoding that a file without a byte order mark says it is in, if that can be."""
    codec = _usable_codec(name)
    # A file that was saved again often keeps the declaration it had as UTF-16.
    if codec is None or codec.startswith(("utf-16", "utf-32")):
        return None
    return Encoding(codec) if _undecodable_at(source, codec) is None else None


def _usable_codec(name: str) -> str | None:
    try:
        codec = codecs.lookup(name)
        "a".encode(codec.name)  # fails for codecs from bytes to bytes
    except (LookupError, ValueError, UnicodeError):
        return None
    return None if codec.name in _NO_FILE_ENCODINGS else codec.name


def _with_mark(name: str, sample: bytes) -> str:
    """The name that fits the byte order mark, which is no part of the first cell.

    Without a mark Python's UTF-16 refuses every byte; Windows means little endian by it.
    """
    mark = _mark_of(sample)
    if name == "utf-8":
        return "utf-8-sig" if mark == "utf-8-sig" else name
    if name in ("utf-16", "utf-32") and mark != name:
        return _utf16_without_mark(sample) or f"{name}-le"
    return name


def _tolerant(source: Source, name: str) -> Encoding:
    failure = _undecodable_at(source, name)
    if failure is None:
        return Encoding(name)
    return Encoding(name, "replace", _lost(failure, name.removesuffix("-sig").upper()))


def _lost(failure: int, name: str) -> str:
    return (
        f"bytes that are no {name} were read as \N{REPLACEMENT CHARACTER} (the first at byte "
        f"{failure + 1}); if other letters look wrong, name the encoding with --encoding"
    )


def _code_page(source: Source, sample: bytes, marketplace: str | None) -> Encoding:
    name = "cp1250" if _is_central_european(sample, marketplace) else "cp1252"
    if _looks_cyrillic(sample):
        name = "cp1251"
    if _looks_japanese(sample) and _undecodable_at(source, "cp932") is None:
        name = "cp932"
    note = (
        f"read as {_NAMES[name]}, a guess because the file is not UTF-8; "
        "if letters look wrong, name the encoding with --encoding"
    )
    errors = "strict" if _undecodable_at(source, name) is None else "replace"
    return Encoding(name, errors, note)


def _mark_of(sample: bytes) -> str | None:
    return next((name for mark, name in _MARKS if sample.startswith(mark)), None)


def _utf16_without_mark(sample: bytes) -> str | None:
    head = sample[:4096]
    half = len(head) // 2
    even, odd = head[0::2].count(0), head[1::2].count(0)
    if half and odd > 0.4 * half and even < 0.05 * half:
        return "utf-16-le"
    if half and even > 0.4 * half and odd < 0.05 * half:
        return "utf-16-be"
    return None


def _undecodable_at(source: Source, name: str) -> int | None:
    """The offset of the first byte that is not in the encoding, roughly; ``None`` if all are."""
    decoder = codecs.getincrementaldecoder(name)()
    done, pending = 0, name not in _ASCII_IS_VALID
    try:
        for chunk in _byte_chunks(source):
            if pending or not chunk.isascii():
                decoder.decode(chunk)
                pending = name not in _ASCII_IS_VALID or bool(decoder.getstate()[0])
            done += len(chunk)
        decoder.decode(b"", True)
    except UnicodeDecodeError as error:
        return min(done + error.start, done + CHUNK_BYTES)
    except UnicodeError:  # a UTF-16 or UTF-32 stream without its mark
        return done
    return None


def _mostly_utf8(source: Source, failure: int) -> bool:
    """Whether the file is UTF-8 with a few damaged bytes, not another encoding."""
    source.stream.seek(max(0, failure - CHUNK_BYTES))
    window = source.stream.read(2 * CHUNK_BYTES)
    text = codecs.getincrementaldecoder("utf-8")("replace").decode(window)
    damaged = text.count("\N{REPLACEMENT CHARACTER}")
    letters = sum(1 for character in text if character > "\x7f") - damaged
    return letters >= 10 * max(damaged, 1)


def _is_central_european(sample: bytes, marketplace: str | None) -> bool:
    if marketplace in _CENTRAL_EUROPEAN or _CENTRAL_EUROPEAN_TAG.search(sample):
        return True
    named = _MARKETPLACE_ID.search(sample)
    return named is not None and marketplace_of_id(named[1].decode("ascii")) == "amazon.pl"


def _looks_cyrillic(sample: bytes) -> bool:
    text = sample.decode("cp1251", "replace")
    words, mixed = len(_CYRILLIC_WORD.findall(text)), len(_MIXED_WORD.findall(text))
    return words >= 3 and words > mixed


def _looks_japanese(sample: bytes) -> bool:
    """Strict cp932 with many kana and kanji; accented Latin text decodes to half-width kana."""
    try:
        text = codecs.getincrementaldecoder("cp932")().decode(sample)
    except UnicodeDecodeError:
        return False
    half_width = sum(1 for character in text if "\uff61" <= character <= "\uff9f")
    kana = sum(1 for character in text if "\u3040" <= character <= "\u30ff")
    kanji = sum(1 for character in text if "\u4e00" <= character <= "\u9fff")
    return kana >= 2 and kana + kanji > 2 * half_width
