"""Models as files: rounded numbers in a fixed order, so that a rebuild gives the same bytes."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from ..classifying.weights import MODEL_FILE

#: Digits after the point. A rounding this coarse moves no probability by more than 0.01, and it
#: hides the last digits, in which two runs of a solver may differ.
DIGITS = 3


def rounded(numbers: Iterable[float], digits: int = DIGITS) -> list[float]:
    """The numbers as they are stored; zero is never negative."""
    return [round(float(number), digits) + 0.0 for number in numbers]


def with_version(plain: Mapping[str, Any]) -> dict[str, Any]:
    """The plain model with a version that changes with any number in it."""
    digest = hashlib.blake2b(_dumped(plain).encode(), digest_size=6).hexdigest()
    head = {key: plain[key] for key in ("model", "schema")}
    return {**head, "version": digest, **plain}


def write_model(plain: Mapping[str, Any], folder: Path) -> Path:
    """Write a model into ``folder``; returns the file."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / MODEL_FILE
    path.write_text(_dumped(plain) + "\n", encoding="utf-8", newline="\n")
    return path


def _dumped(plain: Mapping[str, Any]) -> str:
    return json.dumps(plain, ensure_ascii=False, separators=(",", ":"))
