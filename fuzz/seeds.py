"""The files to begin with: small ones written for this, by format, and rows of ``examples/``."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from .choices import Choices

SEEDS = Path(__file__).parent / "files"
EXAMPLES = Path(__file__).parent.parent / "examples"
#: How many bytes at the front of an input choose; the file follows them.
_CHOICES = 4


def files(folder: str) -> list[Path]:
    """The seed files of one kind, ``*`` for all."""
    return sorted(path for path in SEEDS.glob(f"{folder}/*") if path.is_file())


def inputs(folder: str, *, names: int = 1) -> Iterator[bytes]:
    """The files of a folder as inputs: the first byte chooses the name, three more the edit."""
    for number, path in enumerate(files(folder)):
        data = path.read_bytes()
        for edit in range(3):
            yield bytes([number % names, number + edit, 7 * edit + number, 90 * edit]) + data


def edit_choices(data: bytes) -> tuple[int, Choices, bytes]:
    """The choice of a name, the choices for the edit, and the file."""
    return (data[0] if data else 0), Choices(data[1:_CHOICES]), data[_CHOICES:]
