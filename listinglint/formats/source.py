"""The bytes of a named input and how the user asked for them to be read."""

from __future__ import annotations

import io
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import PurePath
from typing import Any, BinaryIO

#: How much of a file is looked at to recognise its format, in bytes.
SAMPLE_BYTES = 65_536


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """What the user said about the files: all of it may be left to the file itself.

    ``columns`` maps canonical field names to column names of plain tables; ``language`` and
    ``marketplace`` hold where the file says nothing.
    """

    format: str | None = None
    encoding: str | None = None
    sheet: str | None = None
    columns: Mapping[str, str] = field(default_factory=dict)
    language: str | None = None
    marketplace: str | None = None


@dataclass(slots=True)
class Source:
    """An input by the name the user knows it by, and its bytes as a seekable stream."""

    path: str
    stream: BinaryIO
    #: What recognising the file found out that reading it needs again, by the finder's name.
    found: dict[str, Any] = field(default_factory=dict, repr=False)

    @classmethod
    def of_bytes(cls, data: bytes, path: str = "<bytes>") -> Source:
        """A source that is in memory already."""
        return cls(path, io.BytesIO(data))

    @property
    def suffix(self) -> str:
        """The ending of the name in lower case, ``.md``."""
        return PurePath(self.path).suffix.lower()

    @property
    def stem(self) -> str:
        """The name without folder and ending."""
        return PurePath(self.path).stem

    def sample(self) -> bytes:
        """The first :data:`SAMPLE_BYTES` bytes; the stream is at its start afterwards."""
        self.stream.seek(0)
        data = self.stream.read(SAMPLE_BYTES)
        self.stream.seek(0)
        return data

    def read(self) -> bytes:
        """Every byte."""
        self.stream.seek(0)
        return self.stream.read()
