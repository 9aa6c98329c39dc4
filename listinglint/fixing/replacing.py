"""A new file in place of an old one: the old one whole or the new one whole, at any moment.

The new bytes go into a file beside the old one, down to the disk, and take its name last.
"""

from __future__ import annotations

import os
import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from ..errors import FormatError

_CHUNK = 1 << 20
#: What Excel and LibreOffice put beside a file that they have open.
_LOCKS = ("~${}", ".~lock.{}#")


def replace_file(path: Path, old: bytes, new: bytes) -> None:
    """Put ``new`` in place of the file that was read as ``old``.

    Raises :class:`~listinglint.errors.FormatError` when that file is open in Excel, may not be
    written, or is no longer what was read.
    """
    # A link stays a link: what it leads to is the file.
    target = Path(os.path.realpath(path))
    with _clear_errors(path):
        _require_free(target)
        with _beside(target, new) as made:
            shutil.copymode(target, made)
            # As late as can be: what somebody saves after this moment is lost.
            if not _holds(target, old):
                raise FormatError(
                    "somebody else changed the file in the meantime, so it was not written",
                    file=path.as_posix(),
                    remedy="Run fix again on the file as it is now",
                )
            os.replace(made, target)
        _settle(target.parent)


def write_file(path: Path, new: bytes) -> None:
    """Write ``new`` under a name that may be new or not, whole or not at all."""
    target = Path(os.path.realpath(path))
    with _clear_errors(path):
        with _beside(target, new) as made:
            if target.exists():
                shutil.copymode(target, made)
            os.replace(made, target)
        _settle(target.parent)


@contextmanager
def _clear_errors(path: Path) -> Iterator[None]:
    try:
        yield
    except PermissionError:
        raise FormatError(
            "cannot be written: it is open in another program, or read-only",
            file=path.as_posix(),
            remedy="Close it in Excel if it is open there, or check who may write it",
        ) from None
    except OSError as error:
        what = f"cannot be written: {error.strerror or error}"
        raise FormatError(what, file=path.as_posix()) from None


def _require_free(target: Path) -> None:
    locks = (target.with_name(lock.format(target.name)) for lock in _LOCKS)
    if any(lock.exists() for lock in locks) or not os.access(target, os.W_OK):
        raise PermissionError


def _holds(path: Path, data: bytes) -> bool:
    """Whether the file is these bytes; a catalog of 150 MB is not read into memory once more."""
    if path.stat().st_size != len(data):
        return False
    view = memoryview(data)
    with path.open("rb") as file:
        starts = range(0, len(data), _CHUNK)
        return all(file.read(_CHUNK) == view[start : start + _CHUNK] for start in starts)


@contextmanager
def _beside(target: Path, data: bytes) -> Iterator[Path]:
    """A file with ``data`` in the folder of ``target``; gone afterwards unless it was renamed."""
    # Hidden and with an ending of its own: a run over the folder passes it over.
    path = target.with_name(f".{target.name}.{secrets.token_hex(4)}.tmp")
    flags = os.O_CREAT | os.O_EXCL | os.O_WRONLY | getattr(os, "O_BINARY", 0)
    try:
        with open(os.open(path, flags, 0o666), "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        yield path
    finally:
        with suppress(OSError):
            path.unlink()


def _settle(folder: Path) -> None:
    """Bring the new name down to the disk, on systems where a folder can be opened."""
    if os.name == "nt":
        return
    number = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(number)
    finally:
        os.close(number)
