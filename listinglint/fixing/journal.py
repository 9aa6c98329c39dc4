"""What was changed, one JSON object a line: the evidence for an appeal, and the way back.

A line is one proposal that was applied. Where several were applied to a field, each begins with
what the one before it left.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

from ..changes import Change, Step
from ..errors import FormatError

SCHEMA = 1


def require_journal(path: Path) -> None:
    """Raise unless the journal can be written, before anything is changed."""
    _append(path, "")


def write_journal(path: Path, entries: Iterable[dict[str, Any]]) -> None:
    """Add ``entries`` to the journal and bring them down to the disk."""
    _append(path, "".join(json.dumps(entry, ensure_ascii=False) + "\n" for entry in entries))


def entries(
    changes: Iterable[Change], *, file: str, as_of: date, today: date
) -> Iterator[dict[str, Any]]:
    """What the journal says of changes that were written on the day ``today``."""
    for change in changes:
        for step in change.steps:
            yield _entry(change, step, file) | {
                "as_of": as_of.isoformat(),
                "date": today.isoformat(),
            }


def _entry(change: Change, step: Step, file: str) -> dict[str, Any]:
    listing, column, finding = change.listing, change.field.column, step.finding
    return {
        "schema": SCHEMA,
        "file": file,
        "sku": listing.sku,
        "sheet": listing.sheet,
        "row": listing.row,
        "cell": change.cell,
        "pointer": change.field.pointer,
        "field": column.field,
        "key": column.key,
        "column": column.label,
        "before": step.before,
        "after": step.after,
        "rule": finding.rule.name,
        "verdict": finding.verdict,
        "risk": round(finding.risk, 2),
        "words": finding.text,
        "applicability": step.fix.applicability,
    }


def _append(path: Path, text: str) -> None:
    try:
        # Lone surrogates cannot be written as UTF-8; json would have escaped them.
        with path.open("a", encoding="utf-8", errors="backslashreplace", newline="\n") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
    except OSError as error:
        raise FormatError(
            f"the journal cannot be written: {error.strerror or error}",
            file=path.as_posix(),
            remedy="Close it in other programs, or name another file with --journal",
        ) from None
