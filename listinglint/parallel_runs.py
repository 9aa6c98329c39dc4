"""A run that is shared among processes, with the same findings in the same order.

The process that reports lints too; it starts others beside itself. All read the large files in
whole, and whoever is free claims the next so many listings of them; small files are dealt out one
by one. Reading costs little beside linting, and so nothing has to be sent to the processes but the
names of the files. What they find comes back packed, and is put in order here.
"""

from __future__ import annotations

import contextlib
import gc
import signal
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, fields, replace
from itertools import islice
from pathlib import Path
from queue import Queue
from threading import Thread
from typing import TYPE_CHECKING, Any

from .discovery import Discovery, Input
from .errors import FormatError
from .findings import Finding
from .formats import Source
from .linter import Linter
from .listings import Listing, SourceFile
from .packing import Packer
from .passages import Passage
from .rulefiles.rulebook import load_rulebook
from .runs import LARGE_FILE, FileRun, Options, Run, Unpacking, of_listings, replace_listings
from .settings import Settings

if TYPE_CHECKING:
    # the public names of a pipe's ends differ by system
    from multiprocessing.connection import _ConnectionBase as Connection

#: Fewer bytes are linted before a second process has started.
WORTH_SHARING = 8_000_000
#: So many listings are claimed at a time.
TURN = 250
#: So many messages a process may be ahead of what was taken from it.
AHEAD = 32
#: The process that reports.
REPORTING = 0

#: What a process sends: the number of the input, then ("comments", pairs), ("batch", turn, packed)
#: or ("end", passage).
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

    def owner_of(self, number: int) -> int | None:
        """The process that looks at the input of that number; ``None`` where all do."""
        return None if self.inputs[number][1] else number % self.jobs


class Claims:
    """Which turn of each input comes next; ``taken`` is memory that all processes see."""

    def __init__(self, taken: Any) -> None:
        self._taken = taken

    def next(self, number: int) -> int:
        """A turn of the ``number``-th input that nobody else has claimed."""
        with self._taken.get_lock():
            turn: int = self._taken[number]
            self._taken[number] = turn + 1
        return turn


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
        self._company: _Company | None = None

    def over(self, discovery: Discovery) -> Iterator[Finding]:
        """The findings of all files that were found."""
        sizes = {item: _size(item) for item in discovery.inputs if not self._is_known(item)}
        if self._jobs < 2 or sum(sizes.values()) < WORTH_SHARING:
            yield from super().over(discovery)
            return
        inputs = [(item, size > LARGE_FILE) for item, size in sizes.items()]
        self._numbers = {item: number for number, (item, _) in enumerate(inputs)}
        share = Share(
            REPORTING,
            self._jobs,
            self.settings,
            self.options,
            self._rules_cache,
            inputs,
            self._prove,
        )
        with _company(share) as self._company:
            yield from super().over(discovery)

    def found(self, item: Input, passage: Passage) -> Iterator[Finding]:
        """The findings of one file, here or as another process sends them."""
        number = self._numbers.get(item)
        owner = REPORTING
        if self._company is not None and number is not None:
            owner = self._company.share.owner_of(number) or REPORTING
        if owner == REPORTING:
            yield from super().found(item, passage)
            return
        try:
            yield from self._received(item, owner, passage)
        except FormatError as error:
            passage.errors.append(str(error.in_file(item.display)))

    def of_file(
        self, item: Input, source: Source, file: SourceFile, linter: Linter
    ) -> Iterator[Finding]:
        """The findings of one file, with those that other processes find in it."""
        number = self._numbers.get(item)
        company = self._company
        if company is None or number is None or company.share.owner_of(number) == REPORTING:
            yield from super().of_file(item, source, file, linter)
        else:
            yield from self._shared(item, number, file, linter, company)

    def _is_known(self, item: Input) -> bool:
        key = self.key_of(item)
        return bool(self._cache and key and self._cache.holds(key))

    def _shared(
        self, item: Input, number: int, file: SourceFile, linter: Linter, company: _Company
    ) -> Iterator[Finding]:
        """The findings of a file that all lint, turn by turn.

        All of its listings are read here, because what is told of the whole file depends on them.
        """
        packer, unpacking = Packer(file.format), self.unpacking(item)
        own: dict[int, list[Sequence[Finding]]] = {}
        said = turns = 0
        claimed = company.claims.next(number)
        for turn, listings in enumerate(_turns(file.listings)):
            turns += 1
            if turn == claimed:
                own[turn] = list(of_listings(replace_listings(file, iter(listings)), linter))
                claimed = company.claims.next(number)
            company.listen(number)
            while said in own or company.has(said):
                yield from self._of_turn(own.pop(said, None), said, packer, unpacking, company)
                said += 1
        while said < turns:
            if said not in own:
                company.wait_for(number, said)
            yield from self._of_turn(own.pop(said, None), said, packer, unpacking, company)
            said += 1

    def _of_turn(
        self,
        own: list[Sequence[Finding]] | None,
        turn: int,
        packer: Packer,
        unpacking: Unpacking,
        company: _Company,
    ) -> Iterator[Finding]:
        """The findings of one turn, ``own`` or those that another process sent."""
        if own is None:
            worker, packed = company.taken(turn)
            for findings in unpacking.of(worker, packed):
                yield from self.of_listing(findings)
        else:
            worker = REPORTING
            for findings in own:
                yield from self.of_listing(findings)
            packed = packer.pack(own) if self._writer is not None else None
        if self._writer is not None:
            self._writer.add(worker, packed)

    def _received(self, item: Input, owner: int, passage: Passage) -> Iterator[Finding]:
        """The findings of a file that another process lints alone."""
        assert self._company is not None
        number, unpacking = self._numbers[item], self.unpacking(item)
        while True:
            kind, *values = self._company.next_of(owner, number)
            if kind == "end":
                fill(passage, values[0])
                return
            if kind == "comments":
                self.heed(item, values[0])
                continue
            _, packed = values
            for findings in unpacking.of(owner, packed):
                yield from self.of_listing(findings)
            if self._writer is not None:
                self._writer.add(owner, packed)


class _Company:
    """The other processes, as the one that reports sees them.

    A message about a later file is put aside, and nothing more is taken from its sender until that
    file's turn has come: what was found and not yet told must not fill the memory.
    """

    def __init__(self, share: Share, claims: Claims, connections: dict[int, Connection]) -> None:
        self.share = share
        self.claims = claims
        self._connections = connections
        self._aside: dict[int, Message] = {}
        self._number = -1
        self._batches: dict[int, tuple[int, Any]] = {}

    def listen(self, number: int) -> None:
        """Take what was sent about the ``number``-th input, without waiting."""
        self._turn_to(number)
        for worker in list(self._connections):
            while worker not in self._aside and self._is_talking(worker):
                self._take(worker)

    def has(self, turn: int) -> bool:
        """Whether a turn of the present input has come."""
        return turn in self._batches

    def taken(self, turn: int) -> tuple[int, Any]:
        """The process that linted a turn of the present input, and what it packed."""
        return self._batches.pop(turn)

    def wait_for(self, number: int, turn: int) -> None:
        """Return when ``turn`` has come; a FormatError says that it never will."""
        from multiprocessing.connection import wait

        self._turn_to(number)
        while turn not in self._batches:
            talking = {
                connection: worker
                for worker, connection in self._connections.items()
                if worker not in self._aside
            }
            if not talking:
                raise _ended()
            for connection in wait(list(talking)):
                self._take(talking[connection])  # type: ignore[index]

    def next_of(self, worker: int, number: int) -> Message:
        """The next message of ``worker`` about the ``number``-th input, without its number."""
        self._turn_to(number)
        while True:
            message = self._aside.pop(worker, None) or self._receive(worker)
            if message is None:
                raise _ended()
            if message[0] == number:
                return message[1:]

    def _turn_to(self, number: int) -> None:
        if number != self._number:
            self._number = number
            self._batches.clear()  # of a file that was given up
            for worker in list(self._aside):
                self._sort(worker, self._aside.pop(worker))

    def _is_talking(self, worker: int) -> bool:
        connection = self._connections.get(worker)
        try:
            return connection is not None and connection.poll()
        except OSError:
            return True  # receiving will tell

    def _take(self, worker: int) -> None:
        message = self._receive(worker)
        if message is not None:
            self._sort(worker, message)

    def _sort(self, worker: int, message: Message) -> None:
        number, kind, *values = message
        if number == self._number and kind == "batch" and self.share.owner_of(number) is None:
            turn, packed = values
            self._batches[turn] = worker, packed
        elif number >= self._number:
            self._aside[worker] = message

    def _receive(self, worker: int) -> Message | None:
        connection = self._connections.get(worker)
        if connection is None:
            return None
        try:
            message: Message = connection.recv()
        except (EOFError, OSError):
            connection.close()
            del self._connections[worker]
            return None
        return message

    def close(self) -> None:
        """Hear no more of anybody."""
        for connection in self._connections.values():
            connection.close()


@contextlib.contextmanager
def _company(share: Share) -> Iterator[_Company]:
    """The other processes at work."""
    import multiprocessing

    # started anew on every system, as Windows must: a copy of a running program is no safe base
    context = multiprocessing.get_context("spawn")
    taken = context.Array("q", len(share.inputs))
    started = []
    connections: dict[int, Connection] = {}
    for index in range(share.jobs):
        if index == REPORTING:
            continue
        connections[index], theirs = context.Pipe(duplex=False)
        process = context.Process(
            target=_work, args=(replace(share, index=index), taken, theirs), daemon=True
        )
        process.start()
        theirs.close()
        started.append(process)
    company = _Company(share, Claims(taken), connections)
    try:
        yield company
    finally:
        for process in started:
            process.terminate()
        company.close()
        for process in started:
            process.join()


class _SharedRun(FileRun[Message]):
    """The part of a run that another process does."""

    def __init__(self, share: Share, claims: Claims) -> None:
        rulebook = load_rulebook(share.settings.rules, cache_dir=share.rules_cache)
        super().__init__(share.settings, rulebook, options=share.options)
        self._share = share
        self._claims = claims
        self._number = 0
        self._comments: Sequence[tuple[int, str]] = ()

    def messages(self) -> Iterator[Message]:
        """What is found in the inputs that are this process's, and in its turns of the others."""
        for number, (item, _) in enumerate(self._share.inputs):
            owner = self._share.owner_of(number)
            if owner in (None, self._share.index):
                self._number, self._comments, passage = number, (), Passage()
                for message in self.passing(item, passage):
                    yield number, *message
                if owner is not None:
                    yield number, "end", passage

    def heed(self, item: Input, comments: Sequence[tuple[int, str]]) -> None:
        """Leave the comments of a file to the process that silences."""
        self._comments = tuple(comments)

    def of_file(
        self, item: Input, source: Source, file: SourceFile, linter: Linter
    ) -> Iterator[Message]:
        """The packed findings of this process's turns."""
        number, packer = self._number, Packer(file.format)
        shared = self._share.owner_of(number) is None
        if self._comments and not shared:
            yield "comments", self._comments
        claimed = self._claims.next(number)
        for turn, listings in enumerate(_turns(file.listings)):
            if turn == claimed:
                found = list(of_listings(replace_listings(file, iter(listings)), linter))
                if self._share.prove:
                    self._prove(found)
                yield "batch", turn, packer.pack(found)
                claimed = self._claims.next(number)

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


def _ended() -> FormatError:
    return FormatError("a process that was checking it ended", remedy="Try again with --jobs 1")


def _work(share: Share, taken: Any, connection: Connection) -> None:
    """What a process does: its share of the run, until nobody listens any more."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the process that started this one hears it too
    gc.set_threshold(200_000, 20, 100)
    run = _SharedRun(share, Claims(taken))
    gc.freeze()
    with _sending(connection) as outbox:
        for message in run.messages():
            outbox.put(message)


@contextlib.contextmanager
def _sending(connection: Connection) -> Iterator[Queue[Message | None]]:
    """A queue whose messages are sent while work goes on; at the end all are sent."""
    outbox: Queue[Message | None] = Queue(AHEAD)

    def send() -> None:
        with contextlib.suppress(BrokenPipeError, ConnectionError):
            while (message := outbox.get()) is not None:
                connection.send(message)
            return
        while outbox.get() is not None:
            pass  # nobody listens, but whoever puts must not wait for ever

    sender = Thread(target=send, daemon=True)
    sender.start()
    try:
        yield outbox
    finally:
        outbox.put(None)
        sender.join()
        connection.close()


def _size(item: Input) -> int:
    try:
        return item.path.stat().st_size
    except OSError:
        return 0
