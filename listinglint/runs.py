"""A run: from the files that the user named to the findings that are shown, in order."""

from __future__ import annotations

import contextlib
import io
from abc import ABC, abstractmethod
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date
from functools import cache
from itertools import islice
from pathlib import Path
from typing import Any, BinaryIO, Generic, TypeVar

from .caching import KnownResult, ResultCache, ResultWriter
from .classifying import MODEL_FILE
from .data import MODELS_DIR
from .discovery import Discovery, Input, display_path
from .errors import FormatError, InputError, NoListingsError
from .findings import Finding, Summary
from .formats import ReadOptions, Source, comments_of, read_listings, recognise
from .formats.unchanged import read_changed
from .languages import LanguageDetector
from .linter import Linter, linter_with_models
from .listings import Listing, SourceFile
from .packing import Packer, Unpacker
from .passages import Passage
from .revisions import Revision
from .rules import ANY_LANGUAGE, Rulebook
from .settings import Settings
from .suppressing import Baseline, Suppressions, expired_documents, with_documents
from .version import code_version, content_hash

#: From this size on, in bytes, a file is worth the slower-built, faster automaton.
LARGE_FILE = 4_000_000
STANDARD_INPUT = "-"
#: Beside the settings file; the only folder that is written to unasked.
CACHE_FOLDER = ".listinglint_cache"
#: So many listings with findings are packed at once.
BATCH = 100

#: Settings that, given on the command line, leave out some of the findings or files.
_NARROWING = frozenset({"select", "ignore", "min_risk", "exclude"})

#: Called with the file, the bytes read of it and its size, every few hundred listings.
Progress = Callable[[str, int, int], None]


@dataclass(frozen=True, slots=True)
class Options:
    """How a run reads and judges, besides what the settings say."""

    as_of: date
    read: ReadOptions
    baseline: Baseline | None = None
    since: Revision | None = None


Result = TypeVar("Result")


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
        self._rules_by_language = rules_by_language(rulebook)
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
        if self.options.since is None:
            self._say_what_was_missing(discovery)
        else:
            what = "only the listings whose text has changed since then were checked"
            summary.notes.append((f"--since {self.options.since.name}", what))
        self._say_what_is_not_covered()
        summary.unused_suppressions += self._idle_suppressions(whole=bool(discovery.folders))

    def over_bytes(self, data: bytes, name: str) -> Iterator[Result]:
        """The results of bytes that are in memory, such as standard input."""
        path = Path(name)
        item, passage = Input(path, display_path(path), named=True), Passage()
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
        if self.options.baseline is not None:
            summary.accepted = self.options.baseline.accepted
        if passage.passed_over:
            summary.passed_over.append(item.display)
        if passage.format:
            summary.files += 1
            summary.notes += [(item.display, note) for note in passage.notes]
            self._with_listings.update(item.folders)

    def shown(self, findings: Sequence[Finding]) -> tuple[Sequence[Finding], int]:
        """Those of one listing's findings that are shown, and how many others were silenced.

        What the baseline knows is neither: the baseline itself counts it.
        """
        least = self.settings.min_risk
        likely = [finding for finding in findings if finding.risk >= least]
        if self.settings.severity or self.settings.severity_by_marketplace:
            likely = [self._with_severity(finding) for finding in likely]
        kept, silenced = self._suppressions.suppress(likely)
        if self.options.baseline is not None:
            kept, _ = self.options.baseline.part(kept)
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
        whole = whole and self.settings.given.isdisjoint(_NARROWING) and not self.options.since
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
            file, only = self._read(item, source)
            self.heed(item, comments_of(source, file.format))
            counted = self._counted(
                file, passage, lambda: self.advance(item, stream.tell()), only=only
            )
            told = replace_listings(file, counted)
            large = size > LARGE_FILE and only is None
            yield from self.of_file(item, source, told, self.linter(large=large))
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

    def _read(
        self, item: Input, source: Source
    ) -> tuple[SourceFile, Callable[[Listing], bool] | None]:
        """A file as read, and what tells which of its listings are wanted, if not all are."""
        since, read = self.options.since, self.options.read
        if since is None:
            return read_listings(source, read), None
        changed = read_changed(source, since.old_bytes(item.path), read)
        return changed.file, changed.is_changed

    def heed(self, item: Input, comments: Sequence[tuple[int, str]]) -> None:
        """Let the comments in a file silence what is found in it."""
        self._suppressions.read_comments(item.display, comments)

    def _counted(
        self,
        file: SourceFile,
        passage: Passage,
        show: Callable[[], None],
        *,
        only: Callable[[Listing], bool] | None = None,
    ) -> Iterator[Listing]:
        """The listings of ``file`` with their languages, counted; without any it is an error.

        ``only`` tells which are wanted: there may be none.
        """
        tagged = self._detector().tagged_file(file.listings, say=file.notes.append, only=only)
        for listing in tagged:
            passage.listings += 1
            passage.languages[listing.language or ""] += 1
            if passage.listings % 500 == 0:
                show()
            yield listing
        if not (passage.listings or file.unread) and only is None:
            raise NoListingsError(
                "holds no listing", remedy="Fill in at least one row, or name another file"
            )

    def advance(self, item: Input, done: int) -> None:
        """Show that ``done`` bytes of a file were read."""
        if self._progress:
            with contextlib.suppress(OSError):
                self._progress(item.display, done, item.path.stat().st_size)

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
        most = max(self._rules_by_language.values(), default=0)
        for language, number in sorted(self._languages.items()):
            rules = self._rules_by_language[language]
            if not language or 2 * rules >= most:
                continue
            self.summary.notes.append((f"language {language}", _coverage(number, rules, most)))


class Run(FileRun[Finding]):
    """Lints files one by one; ``summary`` is complete when :meth:`findings` is exhausted.

    With a ``cache``, files that were checked before are not checked again.
    """

    def __init__(
        self,
        settings: Settings,
        rulebook: Rulebook,
        *,
        options: Options,
        progress: Progress | None = None,
        cache: ResultCache | None = None,
    ) -> None:
        super().__init__(settings, rulebook, options=options, progress=progress)
        self._cache = cache
        self._writer: ResultWriter | None = None
        self._keys: dict[Input, str | None] = {}
        self._stamps: dict[Input, tuple[int, int] | None] = {}

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

    def passing(self, item: Input, passage: Passage) -> Iterator[Finding]:
        """The findings of one file, from the cache where it holds them."""
        key = self.key_of(item)
        known = self._cache.read(key) if self._cache and key else None
        if known is not None:
            yield from self._of_known(item, known, passage)
        elif self._cache and key:
            self._writer = self._cache.writing(key)
            try:
                yield from self.found(item, passage)
                if _stamp(item) == self._stamps[item]:  # else the key is that of other bytes
                    self._writer.finish(passage)
            finally:
                self._writer.close()
                self._writer = None
            self._cache.prune()
        else:
            yield from self.found(item, passage)

    def found(self, item: Input, passage: Passage) -> Iterator[Finding]:
        """The findings of one file, by reading it."""
        yield from super().passing(item, passage)

    def key_of(self, item: Input) -> str | None:
        """The key of a file in the cache; worked out once, because it takes all of its bytes."""
        if self._cache is None:
            return None
        if item not in self._keys:
            self._stamps[item] = _stamp(item)
            try:
                with self.opened(item.path) as stream:
                    self._keys[item] = self._cache.key_of(stream, item.path.suffix)
            except OSError:
                self._keys[item] = None  # reading it will say why
        return self._keys[item]

    def of_file(
        self, item: Input, source: Source, file: SourceFile, linter: Linter
    ) -> Iterator[Finding]:
        """The findings of one file, as they are found."""
        yield from self._of_listings(file, linter)

    def _of_listings(self, file: SourceFile, linter: Linter) -> Iterator[Finding]:
        packer = Packer(file.format)
        for batch in batched(of_listings(file, linter)):
            for findings in batch:
                yield from self.of_listing(findings)
            if self._writer is not None:
                # only now: with the proposals that a report has asked for meanwhile
                self._writer.add(0, packer.pack(batch))

    def _of_known(self, item: Input, known: KnownResult, passage: Passage) -> Iterator[Finding]:
        """The findings of an earlier run."""
        for each in fields(Passage):
            setattr(passage, each.name, getattr(known.passage, each.name))
        with self.opened(item.path) as stream:
            self.heed(item, comments_of(Source(item.display, stream), passage.format))
        unpacking = self.unpacking(item)
        for number, packed in known.batches():
            for findings in unpacking.of(number, packed):
                yield from self.of_listing(findings)

    def unpacking(self, item: Input) -> Unpacking:
        """What unpacks the findings of one file."""
        return Unpacking(self._rulebook, item.display, self.linter(large=False))

    def of_listing(self, findings: Sequence[Finding]) -> Iterator[Finding]:
        """Those of one listing's findings that are shown, counted."""
        kept, silenced = self.shown(findings)
        self.summary.suppressed += silenced
        if kept:
            self.summary.listings_with_findings += 1
            yield from self.documented(kept)


class Unpacking:
    """Unpacks the findings of one file that several packers packed, each its own batches."""

    def __init__(self, rulebook: Rulebook, file: str, linter: Linter) -> None:
        self._rulebook = rulebook
        self._file = file
        self._linter = linter
        self._unpackers: dict[int, Unpacker] = {}

    def of(self, packer: int, packed: Any) -> Iterator[Sequence[Finding]]:
        """The findings of each listing in a batch of the packer of that number."""
        if packer not in self._unpackers:
            self._unpackers[packer] = Unpacker(self._rulebook, file=self._file)
        for findings, unproven in self._unpackers[packer].unpack(packed):
            for number in unproven:
                findings[number] = self._linter.reworded(findings[number : number + 1])[0]
            yield findings


def result_cache(settings: Settings, rulebook: Rulebook, options: Options) -> ResultCache:
    """The results of earlier runs beside the settings file, as far as they hold for this one."""
    models = settings.models or MODELS_DIR
    depends_on = (
        code_version(),
        rulebook.version,
        content_hash(models.glob(f"*/{MODEL_FILE}")),
        options.as_of,
        options.read,
        settings.language,
        settings.select,
        settings.ignore,
    )
    folder = settings.folder / CACHE_FOLDER / "results"
    return ResultCache(folder, repr(depends_on))


def _stamp(item: Input) -> tuple[int, int] | None:
    """What changes when somebody writes the file meanwhile."""
    try:
        status = item.path.stat()
    except OSError:
        return None
    return status.st_mtime_ns, status.st_size


def of_listings(file: SourceFile, linter: Linter) -> Iterator[Sequence[Finding]]:
    """The findings of each listing that has any, before anything is silenced."""
    for listing in file.listings:
        findings = linter.findings(listing, file)
        if findings:
            yield linter.reworded(findings)


def batched(found: Iterable[Sequence[Finding]]) -> Iterator[list[Sequence[Finding]]]:
    """The findings of :data:`BATCH` listings at a time."""
    every = iter(found)
    while batch := list(islice(every, BATCH)):
        yield batch


def rules_by_language(rulebook: Rulebook) -> Counter[str]:
    """How many rules have words of each language."""
    return Counter(
        language
        for rule in rulebook.rules
        for language in rule.languages
        if language != ANY_LANGUAGE
    )


def _coverage(number: int, rules: int, most: int) -> str:
    """What to say of ``number`` listings in a language of few or no rules."""
    if rules:
        return (
            f"{rules:,} of {most:,} rules know words of this language yet; {number:,} of the "
            "listings may hold more than was found"
        )
    return (
        f"no rules for words in this language yet; {number:,} of the listings "
        "were checked for contact details, numbers and form alone"
    )


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
