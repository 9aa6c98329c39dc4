"""An input taken apart: its first bytes choose, the rest is text."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

_T = TypeVar("_T")


class Choices:
    """Gives the bytes of an input one by one; where they are at their end, zeros."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._at = 0

    def number(self) -> int:
        """The next byte."""
        self._at += 1
        return self._data[self._at - 1] if self._at <= len(self._data) else 0

    def one_of(self, options: Sequence[_T]) -> _T:
        """The option that the next byte chooses."""
        return options[self.number() % len(options)]

    def rest(self) -> bytes:
        """All that is left."""
        return self._data[self._at :]

    def text(self) -> str:
        """All that is left as UTF-8, damaged bytes as U+FFFD."""
        return self.rest().decode("utf-8", "replace")
