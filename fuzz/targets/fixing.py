"""The whole of ``fix``: files of several formats with words that are found, mended and proved."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date

from listinglint.fix_runs import FixOptions, FixRun
from listinglint.formats import ReadOptions
from listinglint.linter import Linter
from listinglint.runs import Options
from listinglint.settings import Settings

from ..walks import AS_OF, linter, listing_inputs, listing_of, rulebook

_TODAY = date.fromisoformat(AS_OF)


def seeds() -> Iterator[bytes]:
    """Examples of rules, in each format in turn."""
    for number, data in enumerate(listing_inputs(every=31)):
        yield bytes([number % 8]) + data


class _Walk(FixRun):
    """A run of ``fix`` that writes nothing, with a linter that is made once."""

    def linter(self, *, large: bool) -> Linter:
        return linter()


def run(data: bytes) -> None:
    """Mend a file in memory: what is written must be proved, and nothing may be left aside."""
    way = data[0] if data else 0
    name, content = _file(way, data[1:])
    fix = FixOptions(today=_TODAY, unsafe=way % 2 == 0)
    walk = _Walk(Settings(), rulebook(), options=Options(read=ReadOptions(), as_of=_TODAY), fix=fix)
    for changes in walk.changes_in(content, name):
        if changes.refused:
            raise AssertionError(f"{changes.refused[0].reason} {content!r}")
    for error in walk.summary.errors:
        if "report the file as a bug" in error:
            raise AssertionError(f"{error} {content!r}")


def _file(way: int, data: bytes) -> tuple[str, bytes]:
    """The listing of an input as a file; from 128 on its bytes as they are."""
    if way >= 128:
        return ("x.csv", "x.json", "x.yaml", "x.md", "x.txt")[way % 5], data
    listing = listing_of(data)
    texts = {field.name.removeprefix("attribute:"): field.text for field in listing.fields}
    record = {"sku": "S-1", **texts, "lang": listing.language or "en"}
    if way % 4 == 0:
        return "x.csv", _table(record, ",").encode("utf-8", "replace")
    if way % 4 == 1:
        return "x.txt", _table(record, "\t").encode("utf-16", "replace")
    if way % 4 == 2:
        return "x.json", json.dumps(record).encode()
    # JSON is YAML, in quotes and on one line
    return "x.yaml", json.dumps(record, ensure_ascii=False).encode("utf-8", "replace")


def _table(record: dict[str, str], delimiter: str) -> str:
    cells = ('"' + value.replace('"', '""') + '"' for value in record.values())
    return f"{delimiter.join(record)}\n{delimiter.join(cells)}\n"
