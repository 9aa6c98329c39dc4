"""A campaign: ``python -m fuzz [TARGET…] [--runs N]`` fuzzes one target after the other.

``N`` executions are shared out among the targets that are named, or all. What was found worth
keeping stays in ``.fuzz/corpus/``, and the next campaign goes on from there; an input at which a
target failed lies in ``.fuzz/faults/`` and ends the session of that target.
"""

from __future__ import annotations

import argparse
import re
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from .targets import TARGETS, Target

FOLDER = Path(".fuzz")
#: An execution that takes longer is a fault, in seconds; so is one that needs more memory, in MB.
MAX_SECONDS, MAX_MEGABYTES = 5, 3000
_COUNTED = re.compile(rb"stat::(\w+):\s+(\d+)")


class Session(NamedTuple):
    """What libFuzzer itself counted, and whether it ended without a fault."""

    target: str
    executions: int
    slowest: int
    memory: int
    is_clean: bool

    def __str__(self) -> str:
        how = "no fault" if self.is_clean else f"FAULT, see {FOLDER / 'faults' / self.target}"
        return (
            f"{self.target:12}{self.executions:>12,}{self.slowest:>5} s{self.memory:>7} MB  {how}"
        )


def main() -> None:
    """Run a campaign; exit status 1 where a target failed."""
    parser = argparse.ArgumentParser(prog="python -m fuzz")
    parser.add_argument("targets", nargs="*", metavar="TARGET", help=", ".join(TARGETS))
    parser.add_argument("--runs", type=int, default=1_000_000, help="executions in all")
    given = parser.parse_args()
    unknown = set(given.targets) - set(TARGETS)
    if unknown:
        parser.error(f"no target {', '.join(sorted(unknown))}; there are {', '.join(TARGETS)}")
    targets = [TARGETS[name] for name in given.targets or TARGETS]
    sessions = []
    for session in campaign(targets, given.runs):
        print(session, flush=True)
        sessions.append(session)
    print(f"{sum(session.executions for session in sessions):,} executions")
    sys.exit(0 if all(session.is_clean for session in sessions) else 1)


def campaign(targets: Sequence[Target], runs: int) -> Iterator[Session]:
    """Fuzz ``targets`` one after the other with their shares of ``runs`` executions."""
    whole = sum(target.share for target in targets)
    for target in targets:
        yield fuzzed(target, int(runs * target.share / whole))


def fuzzed(target: Target, runs: int) -> Session:
    """One session in a process of its own, which a fault may end."""
    corpus, faults = FOLDER / "corpus" / target.name, FOLDER / "faults" / target.name
    for folder in (corpus, faults):
        folder.mkdir(parents=True, exist_ok=True)
    for number, seed in enumerate(target.seeds()):
        (corpus / f"seed-{number}").write_bytes(seed)
    flags = (
        *(f"-runs={runs}", f"-max_len={target.max_bytes}", "-print_final_stats=1"),
        *(
            f"-timeout={MAX_SECONDS}",
            f"-rss_limit_mb={MAX_MEGABYTES}",
            f"-artifact_prefix={faults}/",
        ),
    )
    command = [sys.executable, "-m", "fuzz.session", target.name, *flags, str(corpus)]
    process = subprocess.run(command, stderr=subprocess.PIPE, check=False)
    (FOLDER / f"{target.name}.log").write_bytes(process.stderr)
    counted = {name.decode(): int(number) for name, number in _COUNTED.findall(process.stderr)}
    return Session(
        target.name,
        counted.get("number_of_executed_units", 0),
        counted.get("slowest_unit_time_sec", 0),
        counted.get("peak_rss_mb", 0),
        process.returncode == 0,
    )


if __name__ == "__main__":
    main()
