"""The version of the tool, in the one place where it is written."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from pathlib import Path

VERSION = "0.1.0"


def code_version() -> str:
    """What tells this code from any other; in a checkout code changes and :data:`VERSION` does not.

    An installed package is taken at its word.
    """
    from .data import IS_CHECKOUT

    if not IS_CHECKOUT:
        return VERSION
    return f"{VERSION} {content_hash(Path(__file__).parent.rglob('*.py'))}"


def content_hash(paths: Iterable[Path]) -> str:
    """A hash of the bytes of some files, in the order of their paths."""
    digest = hashlib.blake2b(digest_size=8)
    for path in sorted(paths):
        digest.update(path.read_bytes())
        digest.update(b"\0")
    return digest.hexdigest()


def models_version(folder: Path) -> str:
    """What tells the models in ``folder`` from any others: 12 hexadecimal digits."""
    return content_hash(folder.glob("*/model.json"))[:12]
