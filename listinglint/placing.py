"""Where in its file each fix belongs, for those who offer it there with one click.

The formats that write files back splice every proposal into the bytes as they are now, escapes and
quotes included, and tell what they have changed. What cannot be written, or is not in lines of
UTF-8, has no place.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, zip_longest
from pathlib import Path

from .errors import InputError
from .findings import Finding, Replacement
from .fixing import applicable, open_to_rewording, place_of
from .formats import FieldEdit, ReadOptions, Source, rewrite
from .formats.editing import Piece

_LONE_CARRIAGE_RETURN = re.compile(rb"\r(?!\n)")


@dataclass(frozen=True, slots=True)
class _Wanted:
    """A proposal, and the number of the finding that it answers."""

    finding: int
    edit: FieldEdit


@dataclass(frozen=True, slots=True)
class Placer:
    """Places the fixes of findings; ``read`` is how their files were read."""

    read: ReadOptions

    def __call__(self, findings: Sequence[Finding]) -> Sequence[Sequence[Replacement]]:
        """What each of these findings of one file could be answered with, the best first."""
        found: list[list[Replacement]] = [[] for _ in findings]
        wanted = list(_wanted(findings))
        lines = _Lines.of_file(findings[0].file) if wanted else None
        if lines is None:
            return found
        placed = {
            id(piece.edit): lines.replacement(piece)
            for edits in _rounds(wanted)
            for piece in self._pieces(lines.data, findings[0], edits)
        }
        for each in wanted:
            replacement = placed.get(id(each.edit))
            if replacement is not None:
                found[each.finding].append(replacement)
        return found

    def _pieces(self, data: bytes, finding: Finding, edits: Sequence[FieldEdit]) -> Sequence[Piece]:
        try:
            source = Source.of_bytes(data, finding.file)
            return rewrite(source, finding.format, edits, self.read).pieces
        except InputError:  # a format that cannot be written back, or a file that has changed
            return ()


def _wanted(findings: Sequence[Finding]) -> Iterator[_Wanted]:
    numbers = {id(finding): number for number, finding in enumerate(findings)}
    for _, of_listing in groupby(findings, key=lambda each: id(each.listing)):
        for finding in open_to_rewording(list(of_listing)):
            for fix in applicable(finding, unsafe=True):
                edit = FieldEdit(finding.listing, finding.field, fix.result or "")
                yield _Wanted(numbers[id(finding)], edit)


def _rounds(wanted: Sequence[_Wanted]) -> Iterator[list[FieldEdit]]:
    """The edits, of each field at most one at a time: several would overlap."""
    of_field = defaultdict(list)
    for each in wanted:
        of_field[place_of(each.edit.listing, each.edit.field)].append(each.edit)
    for edits in zip_longest(*of_field.values()):
        yield [edit for edit in edits if edit is not None]


@dataclass(frozen=True, slots=True)
class _Lines:
    """The bytes of a file in UTF-8, and where each of its lines begins."""

    data: bytes
    starts: Sequence[int]

    @classmethod
    def of_file(cls, file: str) -> _Lines | None:
        """The lines of a file; ``None`` where others would count them in another way."""
        try:
            data = Path(file).read_bytes()
            data.decode("utf-8")
        except (OSError, ValueError):
            return None
        if _LONE_CARRIAGE_RETURN.search(data):
            return None
        return cls(data, [0, *(match.end() for match in re.finditer(b"\n", data))])

    def replacement(self, piece: Piece) -> Replacement | None:
        """The piece without what it leaves as it is; ``None`` where its text is no UTF-8."""
        try:
            old, new = self.data[piece.start : piece.end].decode("utf-8"), piece.new.decode("utf-8")
        except UnicodeDecodeError:
            return None
        shorter = min(len(old), len(new))
        before = next((at for at in range(shorter) if old[at] != new[at]), shorter)
        rest = range(shorter - before)
        behind = next((at for at in rest if old[-1 - at] != new[-1 - at]), len(rest))
        start = piece.start + len(old[:before].encode())
        end = piece.end - len(old[len(old) - behind :].encode())
        return Replacement(self._at(start), self._at(end), new[before : len(new) - behind])

    def _at(self, place: int) -> tuple[int, int]:
        line = bisect_right(self.starts, place) - 1
        return line, place - self.starts[line]
