"""A run that is shared among processes, with the same findings in the same order.

Every process reads the large files in whole and lints each so many-th batch of their listings;
small files are dealt out one by one. Reading costs little beside linting, and so nothing has to be
sent to the processes but the names of the files. What they find comes back packed, in an order
that is known beforehand: whoever is ahead waits until it is asked.
"""

from __future__ import annotations

import contextlib
import gc
import signal
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, fields, replace
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from .discovery import Discovery, Input
from .findings import Finding
from .formats import Source
from .linter import Linter
from .listings import Listing, SourceFile
from .packing import Packer
from .passages import Passage
from .rulefiles.rulebook import load_rulebook
from .runs import LARGE_FILE, FileRun, Options, Run, of_listings, replace_listings
from .settings import Settings

if TYPE_CHECKING:
    # the public names of a pipe's ends differ by system
    from multiprocessing.connection import _ConnectionBase as Connection

#: Fewer bytes are linted before a second process has started.
WORTH_SHARING = 8_000_000
#: So many listings are linted by one process before the next one has its turn.
TURN = 250

#: What a process sends: ("comments", pairs), ("batch", position, packed) or ("end", passage).
Message = tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Share:
    """What one of ``jobs`` processes needs to know; ``inputs`` with whether all share the file.

    ``prove`` says that the report will show every proposal.
    """

    index: int
    jobs: int
    settings: Settings
    options: Options
    rules_cache: Path | None
    inputs: Sequence[tuple[Input, bool]]
    prove: bool

    def workers_of(self, number: int) -> list[int]:
        """The processes that look at the input of that number, in turns."""
        return list(range(self.jobs)) if self.inputs[number][1] else [number % self.jobs]


class ParallelRun(Run):
    """Lints the files of a run in ``jobs`` processes, where there is enough to do for them."""

    def __init__(
        self, *arguments: Any, jobs: int, rules_cache: Path | None, prove: bool, **keys: Any
    ) -> None:
        super().__init__(*arguments, **keys)
        self._jobs = jobs
        self._rules_cache = rules_cache
        self._prove = prove
        self._numbers: dict[Input, int] = {}
        self._share: Share | None = None
        self._connections: list[Connection] = []

    def over(self, discovery: Discovery) -> Iterator[Finding]:
        """The findings of all files that were found."""
        sizes = {item: _size(item) for item in discovery.inputs if not self._is_known(item)}
        if self._jobs < 2 or sum(sizes.values()) < WORTH_SHARING:
            yield from super().over(discovery)
            return
        inputs = [(item, size > LARGE_FILE) for item, size in sizes.items()]
        self._numbers = {item: number for number, (item, _) in enumerate(inputs)}
        self._share = Share(
            0, self._jobs, self.settings, self.options, self._rules_cache, inputs, self._prove
        )
        with self._processes(self._share):
            yield from super().over(discovery)

    def found(self, item: Input, passage: Passage) -> Iterator[Finding]:
        """The findings of one file, as the processes send them."""
        if self._share is None or item not in self._numbers:
            yield from super().found(item, passage)
            return
        try:
            yield from self._received(item, self._share.workers_of(self._numbers[item]), passage)
        except (EOFError, OSError):
            passage.errors.append(
                f"{item.display}: a process that was checking it ended. Try again with --jobs 1."
            )

    def _is_known(self, item: Input) -> bool:
        key = self.key_of(item)
        return bool(self._cache and key and self._cache.holds(key))

    def _received(self, item: Input, workers: Sequence[int], passage: Passage) -> Iterator[Finding]:
        for findings in self.unpacked(item, self._packed(item, workers, passage)):
            yield from self.of_listing(findings)

    def _packed(
        self, item: Input, workers: Sequence[int], passage: Passage
    ) -> Iterator[tuple[int, Any]]:
        """The batches in the order of the listings; what else is told goes to ``passage``."""
        turns = deque(workers)
        while turns:
            worker = turns[0]
            kind, *values = self._connections[worker].recv()
            if kind == "comments":
                self.heed(item, values[0])
            elif kind == "end":
                turns.popleft()
                fill(passage, values[0])
            else:
                turns.rotate(-1)
                self.advance(item, values[0])
                if self._writer is not None:
                    self._writer.add(worker, values[1])
                yield worker, values[1]

    @contextlib.contextmanager
    def _processes(self, share: Share) -> Iterator[None]:
        import multiprocessing

        # started anew on every system, as Windows must: a copy of a running program is no safe base
        context = multiprocessing.get_context("spawn")
        started = []
        try:
            for index in range(share.jobs):
                ours, theirs = context.Pipe(duplex=False)
                self._connections.append(ours)
                arguments = (replace(share, index=index), theirs)
                process = context.Process(target=_work, args=arguments, daemon=True)
                process.start()
                theirs.close()
                started.append(process)
            yield
        finally:
            for process in started:
                process.terminate()
            for connection in self._connections:
                connection.close()
            for process in started:
                process.join()


class _SharedRun(FileRun[Message]):
    """The part of a run that one process does."""

    def __init__(self, share: Share) -> None:
        rulebook = load_rulebook(share.settings.rules, cache_dir=share.rules_cache)
        super().__init__(share.settings, rulebook, options=share.options)
        self._share = share
        self._shared = False
        self._comments: Sequence[tuple[int, str]] = ()

    def messages(self) -> Iterator[Message]:
        """What is found in the inputs that are this process's."""
        for number, (item, shared) in enumerate(self._share.inputs):
            self._shared = shared
            if self._share.index in self._share.workers_of(number):
                passage = Passage()
                yield from self.passing(item, passage)
                yield "end", passage

    def heed(self, item: Input, comments: Sequence[tuple[int, str]]) -> None:
        """Leave the comments of a file to the process that silences."""
        self._comments = tuple(comments)

    def of_file(
        self, item: Input, source: Source, file: SourceFile, linter: Linter
    ) -> Iterator[Message]:
        """The packed findings of this process's turns."""
        if self._comments:
            yield "comments", self._comments
        packer = Packer(file.format)
        for number, listings in enumerate(_turns(file.listings)):
            if not self._shared or number % self._share.jobs == self._share.index:
                found = list(of_listings(replace_listings(file, iter(listings)), linter))
                if self._share.prove:
                    self._prove(found)
                yield "batch", source.stream.tell(), packer.pack(found)

    def _prove(self, found: Iterable[Sequence[Finding]]) -> None:
        for finding in (finding for findings in found for finding in findings):
            if finding.risk >= self.settings.min_risk:
                len(finding.fixes)  # works them out


def fill(passage: Passage, other: Passage) -> None:
    """Make ``passage`` say what ``other`` says."""
    for each in fields(Passage):
        setattr(passage, each.name, getattr(other, each.name))


def _turns(listings: Iterator[Listing]) -> Iterator[list[Listing]]:
    while turn := list(islice(listings, TURN)):
        yield turn


def _work(share: Share, connection: Connection) -> None:
    """What a process does: its share of the run, until nobody listens any more."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the process that started this one hears it too
    gc.set_threshold(200_000, 20, 100)
    with contextlib.suppress(BrokenPipeError, ConnectionError):
        for message in _SharedRun(share).messages():
            connection.send(message)
    connection.close()


def _size(item: Input) -> int:
    try:
        return item.path.stat().st_size
    except OSError:
        return 0
