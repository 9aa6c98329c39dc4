"""New contents for single members of a ZIP file; every other member keeps its very bytes.

Writing a ZIP anew with :mod:`zipfile` packs every member again and loses extra fields, flags and
data descriptors. Here the file is cut between the members: only the changed ones are packed, and
in the directory only their sizes and checksums and the places of what follows change.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import NamedTuple

_LOCAL = struct.Struct("<4sHHHHHIIIHH")
_ENTRY = struct.Struct("<4sHHHHHHIIIHHHHHII")
_END = struct.Struct("<4sHHHHIIH")
_SIZES = struct.Struct("<III")
_PLACE = struct.Struct("<I")
#: Where sizes and places stand in the three kinds of records.
_LOCAL_SIZES, _ENTRY_SIZES, _ENTRY_PLACE, _END_PLACE = 14, 16, 42, 16
_LOCAL_MAGIC, _ENTRY_MAGIC, _END_MAGIC = b"PK\x03\x04", b"PK\x01\x02", b"PK\x05\x06"
_DESCRIPTOR_MAGIC, _LOCATOR_MAGIC, _LOCATOR_BYTES = b"PK\x07\x08", b"PK\x06\x07", 20
_IS_ENCRYPTED, _HAS_DESCRIPTOR, _IS_UTF8 = 0x1, 0x8, 0x800
_STORED, _DEFLATED = 0, 8
#: Stands for a size that is given elsewhere, in 64 bits.
_ELSEWHERE = 0xFFFFFFFF
_MAX_COMMENT_BYTES = 65_535
#: How hard a member was packed, which bits 1 and 2 of its flags say: Excel packs in a hurry.
_LEVELS = {0: 6, 2: 9, 4: 3, 6: 1}


class UnspliceableError(Exception):
    """The ZIP file is built in a way that cannot be kept; the text says in which."""


class _Sizes(NamedTuple):
    """Checksum, packed and unpacked size in bytes, as they stand side by side in every record."""

    checksum: int
    packed: int
    unpacked: int


class _Member(NamedTuple):
    """A member as the directory has it.

    ``entry`` is where its record begins in the directory, ``place`` where the member itself
    begins in the file.
    """

    name: str
    flags: int
    method: int
    sizes: _Sizes
    entry: int
    place: int


def with_members(data: bytes, contents: Mapping[str, bytes]) -> bytes:
    """The ZIP file ``data`` with these ``contents`` of the members so called.

    Raises :class:`UnspliceableError` for a file of more than 4 GB, of several volumes and the like.
    """
    end = _end_record(data)
    directory = _PLACE.unpack_from(data, end + _END_PLACE)[0]
    members = sorted(_directory(data, directory, end), key=lambda member: member.place)
    if missing := contents.keys() - {member.name for member in members}:
        raise UnspliceableError(f"it has no part {min(missing)!r}")
    tail = bytearray(data[directory:])
    pieces: list[bytes] = []
    place = 0
    for member, stop in zip(members, _stops(members, directory), strict=True):
        piece = data[member.place : stop]
        _PLACE.pack_into(tail, member.entry - directory + _ENTRY_PLACE, place)
        if member.name in contents:
            piece, sizes = _repacked(piece, member, contents[member.name])
            _SIZES.pack_into(tail, member.entry - directory + _ENTRY_SIZES, *sizes)
        pieces.append(piece)
        place += len(piece)
    _PLACE.pack_into(tail, end - directory + _END_PLACE, place)
    return b"".join((*pieces, tail))


def _end_record(data: bytes) -> int:
    """Where the record begins that ends the file and says where the directory is."""
    lowest = max(0, len(data) - _END.size - _MAX_COMMENT_BYTES)
    end = data.rfind(_END_MAGIC, lowest)
    if not _ends_file(data, end):
        raise UnspliceableError("its directory has no end")
    _, disk, first_disk, here, total, size, place, _ = _END.unpack_from(data, end)
    if disk or first_disk or here != total:
        raise UnspliceableError("it is one of several volumes")
    if data.startswith(_LOCATOR_MAGIC, max(0, end - _LOCATOR_BYTES)) or place == _ELSEWHERE:
        raise UnspliceableError("it is in the form for more than 4 GB (ZIP64)")
    if place + size != end:
        raise UnspliceableError("its directory is not where its end says")
    return end


def _ends_file(data: bytes, end: int) -> bool:
    if end < 0 or end + _END.size > len(data):
        return False
    comment: int = _END.unpack_from(data, end)[-1]
    return end + _END.size + comment == len(data)


def _directory(data: bytes, start: int, end: int) -> Iterator[_Member]:
    """The members in the order of the directory."""
    position = start
    while position < end:
        if position + _ENTRY.size > end or not data.startswith(_ENTRY_MAGIC, position):
            raise UnspliceableError("its directory is damaged")
        record = _ENTRY.unpack_from(data, position)
        flags, method, sizes = record[3], record[4], _Sizes(*record[7:10])
        name_bytes, extra_bytes, comment_bytes = record[10:13]
        place = record[16]
        if _ELSEWHERE in (sizes.packed, sizes.unpacked, place):
            raise UnspliceableError("it is in the form for more than 4 GB (ZIP64)")
        first = position + _ENTRY.size
        name = data[first : first + name_bytes].decode("utf-8" if flags & _IS_UTF8 else "cp437")
        yield _Member(name, flags, method, sizes, position, place)
        position = first + name_bytes + extra_bytes + comment_bytes


def _stops(members: list[_Member], directory: int) -> list[int]:
    """Where each member's part of the file ends, which holds its descriptor and any padding."""
    starts = [*(member.place for member in members), directory]
    if starts[0] != 0 or any(one >= other for one, other in pairwise(starts)):
        raise UnspliceableError("its parts do not lie one behind the other")
    return starts[1:]


def _repacked(piece: bytes, member: _Member, content: bytes) -> tuple[bytes, _Sizes]:
    """The member with a new content, and the sizes for the directory.

    Its header stays as it was but for the sizes, and so does what stands behind it.
    """
    if len(piece) < _LOCAL.size or not piece.startswith(_LOCAL_MAGIC):
        raise UnspliceableError(f"part {member.name!r} is damaged")
    start = _LOCAL.size + sum(_LOCAL.unpack_from(piece)[9:11])
    header = bytearray(piece[:start])
    rest = bytearray(piece[start + member.sizes.packed :])
    packed = _packed(content, member)
    sizes = _Sizes(zlib.crc32(content), len(packed), len(content))
    if member.flags & _HAS_DESCRIPTOR:
        descriptor = len(_DESCRIPTOR_MAGIC) if rest.startswith(_DESCRIPTOR_MAGIC) else 0
        _renew(rest, descriptor, member.sizes, sizes)
    if any(_SIZES.unpack_from(header, _LOCAL_SIZES)) or not member.flags & _HAS_DESCRIPTOR:
        _renew(header, _LOCAL_SIZES, member.sizes, sizes)
    return b"".join((header, packed, rest)), sizes


def _packed(content: bytes, member: _Member) -> bytes:
    if member.flags & _IS_ENCRYPTED:
        raise UnspliceableError(f"part {member.name!r} is encrypted")
    if member.method == _STORED:
        return content
    if member.method != _DEFLATED:
        raise UnspliceableError(f"part {member.name!r} is packed by method {member.method}")
    packer = zlib.compressobj(_LEVELS[member.flags & 6], zlib.DEFLATED, -zlib.MAX_WBITS)
    return packer.compress(content) + packer.flush()


def _renew(record: bytearray, offset: int, old: _Sizes, new: _Sizes) -> None:
    """Put the new sizes where the old ones stand; in ZIP64's form they stand there in 64 bits."""
    if record[offset : offset + _SIZES.size] != _SIZES.pack(*old):
        raise UnspliceableError("a part does not say the sizes that the directory says")
    _SIZES.pack_into(record, offset, *new)
