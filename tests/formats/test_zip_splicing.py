from __future__ import annotations

import io
import struct
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from listinglint.formats.zip_splicing import UnspliceableError, with_members

NAMES = ["xl/a.xml", "xl/b.xml", "größe.bin"]


class Pipe(io.BytesIO):
    """A file that cannot be sought in, so that sizes are written behind the members."""

    def seekable(self) -> bool:
        return False

    def seek(self, *_: int) -> int:
        raise io.UnsupportedOperation

    def tell(self) -> int:
        raise io.UnsupportedOperation


def archive(
    contents: dict[str, bytes],
    *,
    method: int = zipfile.ZIP_DEFLATED,
    as_stream: bool = False,
    comment: bytes = b"",
) -> bytes:
    file = Pipe() if as_stream else io.BytesIO()
    with zipfile.ZipFile(file, "w", method) as written:
        written.comment = comment
        for name, content in contents.items():
            info = zipfile.ZipInfo(name, (2020, 2, 3, 4, 5, 6))
            info.compress_type = method
            info.comment = b"of a member"
            info.extra = struct.pack("<HH2s", 0xCAFE, 2, b"xy")
            info.external_attr = 0o600 << 16
            written.writestr(info, content)
    return file.getvalue()


def members(data: bytes) -> dict[str, tuple[object, ...]]:
    """All that the directory and the header of each member say, but sizes and places."""
    with zipfile.ZipFile(io.BytesIO(data)) as opened:
        assert opened.testzip() is None
        found = {}
        for info in opened.infolist():
            header = data[info.header_offset :][:30]
            found[info.filename] = (
                opened.read(info),
                *(info.date_time, info.flag_bits, info.compress_type, info.extra, info.comment),
                *(info.external_attr, header[:14], header[26:]),
            )
        return found


def packed(data: bytes, name: str) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as opened:
        info = opened.getinfo(name)
        start = (
            info.header_offset + 30 + sum(struct.unpack_from("<HH", data, info.header_offset + 26))
        )
        return data[start : start + info.compress_size]


@given(
    st.lists(st.binary(max_size=200), min_size=3, max_size=3),
    st.dictionaries(st.sampled_from(NAMES), st.binary(max_size=300)),
    st.sampled_from([zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED]),
    st.booleans(),
    st.sampled_from([b"", b"packed by hand"]),
)
def test_only_the_changed_members_differ(contents, changes, method, as_stream, comment):
    data = archive(
        dict(zip(NAMES, contents, strict=True)), method=method, as_stream=as_stream, comment=comment
    )
    after = with_members(data, changes)
    if not changes:
        assert after == data
    before, found = members(data), members(after)
    assert list(found) == NAMES
    for name in NAMES:
        assert found[name][1:] == before[name][1:]
        assert found[name][0] == changes.get(name, before[name][0])
        if name not in changes:
            assert packed(after, name) == packed(data, name)
    with zipfile.ZipFile(io.BytesIO(after)) as opened:
        assert opened.comment == comment


def test_a_member_is_packed_as_hard_as_its_flags_say():
    data = bytearray(archive({"a": bytes(range(256)) * 99}))
    content = b"".join(b"%d, " % (number * 7919 % 10007) for number in range(20_000))
    normal = len(with_members(bytes(data), {"a": content}))
    place = data.find(b"PK\x01\x02")
    for flags in (6, place + 8):
        data[flags] |= 6
    fast = len(with_members(bytes(data), {"a": content}))
    assert fast > normal


def with_bytes(data: bytes, place: int, patch: bytes) -> bytes:
    return data[:place] + patch + data[place + len(patch) :]


GOOD = archive({"a": b"one", "b": b"two"}, method=zipfile.ZIP_STORED)
DIRECTORY = GOOD.find(b"PK\x01\x02")
END = GOOD.find(b"PK\x05\x06")


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (GOOD[:-1], "no end"),
        (b"", "no end"),
        (b"junk" + GOOD, "not where its end says"),
        (with_bytes(GOOD, END + 4, b"\1"), "several volumes"),
        (with_bytes(GOOD, END + 16, b"\xff" * 4), "ZIP64"),
        (with_bytes(GOOD, DIRECTORY + 20, b"\xff" * 4), "ZIP64"),
        (with_bytes(GOOD, END - 20, b"PK\x06\x07"), "ZIP64"),
        (with_bytes(GOOD, DIRECTORY, b"XX"), "directory is damaged"),
        (with_bytes(GOOD, DIRECTORY + 42, b"\1"), "one behind the other"),
        (with_bytes(GOOD, DIRECTORY + 8, b"\1"), "encrypted"),
        (with_bytes(GOOD, DIRECTORY + 10, b"\x0c"), "packed by method 12"),
        (with_bytes(GOOD, 0, b"XX"), "'a' is damaged"),
        (with_bytes(GOOD, 18, b"\7"), "sizes"),
        (GOOD.replace(b"PK\x01\x02", b"PK\x01\x03"), "damaged"),
    ],
)
def test_what_cannot_be_kept_is_refused(data: bytes, reason: str):
    with pytest.raises(UnspliceableError, match=reason):
        with_members(data, {"a": b"other"})


def test_a_member_that_is_missing_is_told():
    with pytest.raises(UnspliceableError, match="no part 'c'"):
        with_members(GOOD, {"c": b""})
