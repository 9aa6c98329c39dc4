"""A run: from the files that the user named to the findings that are shown, in order."""

from __future__ import annotations

import io
from abc import ABC, abstractmethod
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from pathlib import Path
from typing import BinaryIO, Generic, TypeVar

from .data import MODELS_DIR
from .discovery import Discovery, Input
from .errors import FormatError, InputError, NoListingsError
from .findings import Finding, Summary
from .formats import ReadOptions, Source, comments_of, read_listings, recognise
from .languages import LanguageDetector
from .linter import Linter, linter_with_models
from .listings import Listing, SourceFile
from .rules import ANY_LANGUAGE, Rulebook
from .settings import Settings
from .suppressing import Suppressions, expired_documents, with_documents

#: From this size on, in bytes, a file is worth the slower-built, faster automaton.
LARGE_FILE = 4_000_000
STANDARD_INPUT = "-"

#: Settings that, given on the command line, leave out some of the findings or files.
_NARROWING = frozenset({"select", "ignore", "min_risk", "exclude"})

#: Called with the file, the bytes read of it and its size, every few hundred listings.
Progress = Callable[[str, int, int], None]


@dataclass(frozen=True, slots=True)
class Options:
    """How a run reads and judges, besides what the settings say."""

    as_of: date
    read: ReadOptions


Result = TypeVar("Result")


@dataclass(slots=True)
class Passage:
    """What going over one file told, beside what was made of it.

    ``errors`` are whole lines for the user. A file of a folder that is no listing file is
    ``passed_over``. ``format`` is empty where the file was refused or passed over.
    """

    format: str = ""
    listings: int = 0
    languages: Counter[str] = field(default_factory=Counter)
    notes: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    passed_over: bool = False


class FileRun(ABC, Generic[Result]):
    """Goes over files one by one; ``summary`` is complete when the last of them is through.

    What is made of a file is for those that inherit: findings to show, or the file mended.
    """

    def __init__(
        self,
        settings: Settings,
        rulebook: Rulebook,
        *,
        options: Options,
        progress: Progress | None = None,
    ) -> None:
        self.summary = Summary()
        self.settings = settings
        self.options = options
        self._rulebook = rulebook
        self._rules = [rule for rule in rulebook.rules if settings.selects(rule)]
        self._progress = progress
        self._suppressions = Suppressions(
            settings, today=options.as_of, files_from=Path.cwd().absolute()
        )
        self._linters: dict[bool, Linter] = {}
        self._with_listings: Counter[str] = Counter()
        self._languages: Counter[str] = Counter()
        self._covered = covered_languages(rulebook)
        self._detector = cache(lambda: LanguageDetector.of_rulebook(rulebook))

    @abstractmethod
    def of_file(
        self, item: Input, source: Source, file: SourceFile, linter: Linter
    ) -> Iterator[Result]:
        """What is made of one file; an :class:`~listinglint.errors.InputError` refuses it."""
        ...

    def opened(self, path: Path) -> BinaryIO:
        """The bytes of a file."""
        return path.open("rb")

    def over(self, discovery: Discovery) -> Iterator[Result]:
        """The results of all files that were found."""
        summary = self.summary
        summary.passed_over.extend(discovery.passed_over)
        summary.errors.extend(str(error) for error in discovery.errors)
        for item in discovery.inputs:
            passage = Passage()
            yield from self.passing(item, passage)
            self.take(item, passage)
        self._say_what_was_missing(discovery)
        self._say_what_is_not_covered()
        summary.unused_suppressions += self._idle_suppressions(whole=bool(discovery.folders))

    def over_bytes(self, data: bytes, name: str) -> Iterator[Result]:
        """The results of bytes that are in memory, such as standard input."""
        item, passage = Input(Path(name), name, named=True), Passage()
        yield from self._of_stream(io.BytesIO(data), item, passage)
        self.take(item, passage)

    def passing(self, item: Input, passage: Passage) -> Iterator[Result]:
        """The results of one file; ``passage`` is complete when they are exhausted."""
        try:
            with self.opened(item.path) as stream:
                yield from self._of_stream(stream, item, passage)
        except OSError as error:
            passage.errors.append(str(_unreadable(error, item)))

    def take(self, item: Input, passage: Passage) -> None:
        """Count what going over one file told."""
        summary = self.summary
        summary.listings += passage.listings
        summary.errors += passage.errors
        self._languages.update(passage.languages)
        if passage.passed_over:
            summary.passed_over.append(item.display)
        if passage.format:
            summary.files += 1
            summary.notes += [(item.display, note) for note in passage.notes]
            self._with_listings.update(item.folders)

    def shown(self, findings: Sequence[Finding]) -> tuple[Sequence[Finding], int]:
        """Those of one listing's findings that are shown, and how many others were silenced."""
        least = self.settings.min_risk
        likely = [finding for finding in findings if finding.risk >= least]
        if self.settings.severity or self.settings.severity_by_marketplace:
            likely = [self._with_severity(finding) for finding in likely]
        kept, silenced = self._suppressions.suppress(likely)
        return kept, len(silenced)

    def linter(self, *, large: bool) -> Linter:
        """The linter for small or for ``large`` files, made when it is first asked for."""
        if large not in self._linters:
            self._linters[large] = linter_with_models(
                self._rulebook,
                self.settings.models or MODELS_DIR,
                rules=self._rules,
                as_of=self.options.as_of.isoformat(),
                language=self.settings.language,
                large=large,
            )
        return self._linters[large]

    def documented(self, findings: Sequence[Finding]) -> Iterator[Finding]:
        """``findings`` with the documents that the settings say are held, counted."""
        for finding in findings:
            with_held = with_documents(finding, self.settings, self.options.as_of)
            self.summary.count(with_held)
            yield with_held

    def _idle_suppressions(self, *, whole: bool) -> list[str]:
        """What was meant to silence something and did not.

        That an entry is unused can be said only when whole folders were checked with the settings
        as they are: what it silences may be in a file, or by a rule, that was left out.
        """
        whole = whole and self.settings.given.isdisjoint(_NARROWING)
        return [
            *self._suppressions.mistakes(),
            *self._suppressions.expired(),
            *(self._suppressions.unused() if whole else ()),
            *expired_documents(self.settings, self.options.as_of),
        ]

    def _of_stream(self, stream: BinaryIO, item: Input, passage: Passage) -> Iterator[Result]:
        source = Source(item.display, stream)
        size = stream.seek(0, io.SEEK_END)
        stream.seek(0)
        read = self.options.read
        try:
            if not item.named and read.format is None and recognise(source) is None:
                passage.passed_over = True
                return
            file = read_listings(source, read)
            self.heed(item, comments_of(source, file.format))
            counted = self._counted(file, passage, lambda: self._show(file, stream, size))
            told = replace_listings(file, counted)
            yield from self.of_file(item, source, told, self.linter(large=size > LARGE_FILE))
        except NoListingsError as error:
            if item.named:
                passage.errors.append(str(error.in_file(item.display)))
            else:
                passage.passed_over = True
        except InputError as error:
            passage.errors.append(str(error.in_file(item.display)))
        else:
            passage.format = file.format
            passage.notes += file.notes
            passage.errors += [f"{file.path}: {record}" for record in file.unread]

    def heed(self, item: Input, comments: Sequence[tuple[int, str]]) -> None:
        """Let the comments in a file silence what is found in it."""
        self._suppressions.read_comments(item.display, comments)

    def _counted(
        self, file: SourceFile, passage: Passage, show: Callable[[], None]
    ) -> Iterator[Listing]:
        """The listings of ``file`` with their languages, counted; without any it is an error."""
        for listing in self._detector().tagged_file(file.listings, say=file.notes.append):
            passage.listings += 1
            passage.languages[listing.language or ""] += 1
            if passage.listings % 500 == 0:
                show()
            yield listing
        if not passage.listings:
            raise NoListingsError(
                "holds no listing", remedy="Fill in at least one row, or name another file"
            )

    def _show(self, file: SourceFile, stream: BinaryIO, size: int) -> None:
        if self._progress:
            self._progress(file.path, stream.tell(), size)

    def _with_severity(self, finding: Finding) -> Finding:
        severity = self.settings.severity_of(finding.rule, finding.marketplace)
        return finding._replace(severity=severity) if severity else finding

    def _say_what_was_missing(self, discovery: Discovery) -> None:
        for folder in discovery.folders:
            if not self._with_listings[folder]:
                error = FormatError(
                    "the folder holds no listing file",
                    file=folder,
                    remedy="Name another folder, or a file in it to learn why it was passed over",
                )
                self.summary.errors.append(str(error))
        if not self.summary.files and not self.summary.errors:
            self.summary.errors.append(str(FormatError("there is nothing to check")))

    def _say_what_is_not_covered(self) -> None:
        """A run that looked for hardly anything must not look like a clean one."""
        for language, number in sorted(self._languages.items()):
            if language and language not in self._covered:
                self.summary.notes.append(
                    (
                        f"language {language}",
                        f"no rules for words in this language yet; {number:,} of the listings "
                        "were checked for contact details, numbers and form alone",
                    )
                )


class Run(FileRun[Finding]):
    """Lints files one by one; ``summary`` is complete when :meth:`findings` is exhausted."""

    def findings(self, discovery: Discovery) -> Iterator[Finding]:
        """Every finding that is shown, file by file."""
        yield from self.over(discovery)

    def findings_in(self, data: bytes, name: str) -> Iterator[Finding]:
        """Every finding in bytes that are in memory, such as standard input."""
        yield from self.over_bytes(data, name)

    def findings_in_listing(self, listing: Listing, name: str) -> Iterator[Finding]:
        """Every finding in one listing that stands in no file."""
        item, passage = Input(Path(name), name, named=True), Passage(format="text")
        file = SourceFile(name, "text", iter((listing,)))
        told = replace_listings(file, self._counted(file, passage, lambda: None))
        yield from self._of_listings(told, self.linter(large=False))
        passage.notes += file.notes
        self.take(item, passage)

    def of_file(
        self, item: Input, source: Source, file: SourceFile, linter: Linter
    ) -> Iterator[Finding]:
        """The findings of one file, as they are found."""
        yield from self._of_listings(file, linter)

    def _of_listings(self, file: SourceFile, linter: Linter) -> Iterator[Finding]:
        for listing in file.listings:
            findings = linter.findings(listing, file)
            if findings:
                yield from self.of_listing(linter.reworded(findings))

    def of_listing(self, findings: Sequence[Finding]) -> Iterator[Finding]:
        """Those of one listing's findings that are shown, counted."""
        kept, silenced = self.shown(findings)
        self.summary.suppressed += silenced
        if kept:
            self.summary.listings_with_findings += 1
            yield from self.documented(kept)


def covered_languages(rulebook: Rulebook) -> frozenset[str]:
    """The languages with at least half as many rules for words as the one that has most."""
    counts = Counter(
        language
        for rule in rulebook.rules
        for language in rule.languages
        if language != ANY_LANGUAGE
    )
    most = max(counts.values(), default=0)
    return frozenset(language for language, number in counts.items() if 2 * number >= most)


def exit_status(summary: Summary, failing: bool, *, exit_zero: bool = False) -> int:
    """2 when an input could not be checked, 1 when a finding fails the run, else 0."""
    if summary.errors:
        return 2
    return 1 if failing and not exit_zero else 0


def fails(finding: Finding, settings: Settings) -> bool:
    """Whether one finding is reason enough for exit status 1."""
    if finding.rule.family == "style" and not settings.names(finding.rule):
        return False
    ranks = _SEVERITY_RANK
    serious = ranks[finding.severity] >= ranks[settings.fail_severity]
    return serious and finding.risk >= settings.fail_at


def replace_listings(file: SourceFile, listings: Iterator[Listing]) -> SourceFile:
    """``file`` with other listings, sharing what is noted of it."""
    return SourceFile(file.path, file.format, listings, file.notes, file.unread)


_SEVERITY_RANK: Mapping[str, int] = {"note": 0, "warning": 1, "error": 2}


def _unreadable(error: OSError, item: Input) -> InputError:
    if isinstance(error, PermissionError):
        return FormatError(
            "cannot be opened: permission denied",
            file=item.display,
            remedy="Close it in Excel if it is open there, or check who may read it",
        )
    return FormatError(f"cannot be read: {error.strerror or error}", file=item.display)
