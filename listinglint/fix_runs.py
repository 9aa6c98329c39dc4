"""A run of ``fix``: every file linted, mended, written anew, proven and put in place."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import BinaryIO

from .changes import Change, FileChanges, Left, Refused
from .discovery import Discovery, Input
from .errors import FormatError, InputError
from .findings import Finding
from .fixing import (
    Mended,
    entries,
    fields_to_mend,
    mend,
    place_of,
    require_proven,
    write_journal,
)
from .formats import FieldEdit, Refusal, Rewritten, Source, read_listings, rewrite
from .linter import Linter
from .listings import Listing, SourceFile
from .rules import Rulebook
from .runs import FileRun, Options, Progress, fails
from .settings import Settings

#: Called with the input, its bytes as read and as they should be: puts them where they belong.
Deliver = Callable[[Input, bytes, bytes], None]


@dataclass(frozen=True, slots=True)
class FixOptions:
    """What ``fix`` changes. ``deliver`` is ``None`` when changes are only to be shown.

    ``skus`` are the only listings to look at, if any are named. ``today`` is the date in the
    journal.
    """

    today: date
    deliver: Deliver | None = None
    unsafe: bool = False
    skus: frozenset[str] = frozenset()
    journal: Path | None = None


class FixRun(FileRun[FileChanges]):
    """Fixes files one by one; ``left`` is complete when :meth:`changes` is exhausted."""

    def __init__(
        self,
        settings: Settings,
        rulebook: Rulebook,
        *,
        options: Options,
        fix: FixOptions,
        progress: Progress | None = None,
    ) -> None:
        super().__init__(settings, rulebook, options=options, progress=progress)
        self.left = Left()
        self._fix = fix
        self._missing = set(fix.skus)

    def changes(self, discovery: Discovery) -> Iterator[FileChanges]:
        """What is changed in each of the files, once it is in place."""
        yield from self.over(discovery)
        self._say_missing_skus()

    def changes_in(self, data: bytes, name: str) -> Iterator[FileChanges]:
        """The same for bytes that are in memory, such as standard input."""
        yield from self.over_bytes(data, name)
        self._say_missing_skus()

    def opened(self, path: Path) -> BinaryIO:
        """The bytes of a file, in memory: nothing holds it open when its turn to be replaced comes.

        What is linted, rewritten and compared are then the same bytes.
        """
        return io.BytesIO(path.read_bytes())

    def of_file(
        self, item: Input, source: Source, file: SourceFile, linter: Linter
    ) -> Iterator[FileChanges]:
        """Fix one file; refuses it as a whole when the result cannot be proven or written."""
        mended = [each for each in self._mended(file, linter) if each.changes]
        changes = {
            place_of(change.listing, change.field): change
            for each in mended
            for change in each.changes
        }
        old = source.read()
        result = self._rewritten(source, file, list(changes.values()))
        reasons = {
            place_of(refusal.edit.listing, refusal.edit.field): refusal.reason
            for refusal in result.refused
        }
        made = {place: change for place, change in changes.items() if place not in reasons}
        texts = {place: change.text for place, change in made.items()}
        if result.data != old or texts:
            before = self._read_again(old, file)
            after = self._read_again(result.data, file)
            require_proven(before, after, texts, file=file.path)
        self._put_in_place(item, old, result.data, list(made.values()))
        for each in mended:
            self._count_left(self._left_of(each, set(reasons), file, linter))
        refused = tuple(Refused(changes[place], reason) for place, reason in reasons.items())
        yield FileChanges(file.path, tuple(made.values()), refused, result.notes)

    def _mended(self, file: SourceFile, linter: Linter) -> Iterator[Mended]:
        """What is to be changed, listing by listing; those without are counted as they come."""
        for listing in file.listings:
            if self._fix.skus:
                if listing.sku not in self._fix.skus:
                    continue
                self._missing.discard(listing.sku)
            findings = self._lint(listing, file, linter)
            if not findings:
                continue
            mended = mend(
                listing,
                findings,
                lint=lambda changed: self._lint(changed, file, linter),
                unsafe=self._fix.unsafe,
            )
            if not mended.changes:
                self._count_left(mended.left)
            yield mended

    def _lint(self, listing: Listing, file: SourceFile, linter: Linter) -> Sequence[Finding]:
        kept, _ = self.shown(linter.findings(listing, file))
        return linter.reworded(kept)

    def _rewritten(self, source: Source, file: SourceFile, changes: Sequence[Change]) -> Rewritten:
        edits = [FieldEdit(each.listing, each.field, each.text) for each in changes]
        if not edits:
            return Rewritten(source.read())
        try:
            return rewrite(source, file.format, edits, self.options.read)
        except FormatError as error:
            reason = f"{_sentence(error.what)}. {error.remedy}"
            return Rewritten(source.read(), tuple(Refusal(edit, reason) for edit in edits))

    def _read_again(self, data: bytes, file: SourceFile) -> Iterator[Listing]:
        return read_listings(Source.of_bytes(data, file.path), self.options.read).listings

    def _put_in_place(self, item: Input, old: bytes, new: bytes, changes: Sequence[Change]) -> None:
        if self._fix.deliver is None:
            return
        self._fix.deliver(item, old, new)
        if self._fix.journal is not None and changes:
            record = entries(
                changes, file=item.display, as_of=self.options.as_of, today=self._fix.today
            )
            write_journal(self._fix.journal, record)

    def _left_of(
        self, mended: Mended, refused: set[object], file: SourceFile, linter: Linter
    ) -> Sequence[Finding]:
        """The findings of a listing as it is now, with the changes that were made."""
        listing = mended.changes[0].listing
        if not any(place_of(listing, change.field) in refused for change in mended.changes):
            return mended.left
        texts = {place_of(listing, change.field): change.text for change in mended.changes}
        fields = tuple(
            field._replace(text=texts[place])
            if (place := place_of(listing, field)) in texts and place not in refused
            else field
            for field in listing.fields
        )
        return self._lint(replace(listing, fields=fields), file, linter)

    def _count_left(self, findings: Sequence[Finding]) -> None:
        left = self.left
        left.listings += bool(findings)
        if not self._fix.unsafe:
            safe = fields_to_mend(findings, unsafe=False)  # those were refused
            left.unsafe += fields_to_mend(findings, unsafe=True) - safe
        for finding in self.documented(findings):
            left.findings += 1
            left.regulated += finding.verdict == "regulated"
            left.failing = left.failing or fails(finding, self.settings)

    def _say_missing_skus(self) -> None:
        for sku in sorted(self._missing):
            error = InputError(
                f"no listing has the SKU {sku!r}",
                file="--sku",
                remedy="Write it as it stands in the file, capitals included",
            )
            self.summary.errors.append(str(error))


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:]
