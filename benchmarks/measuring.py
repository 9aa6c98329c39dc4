"""Runs a command and tells how long it took and how much memory it needed at its peak."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Measure:
    """Wall-clock ``seconds`` and the peak resident ``memory`` in MB (0 where it cannot be told).

    ``cpu`` are the seconds that a processor worked for it, which others on the machine hardly
    change; ``said`` is what the command wrote to standard error.
    """

    seconds: float
    memory: float
    cpu: float = 0.0
    said: str = ""


def measure(command: Sequence[str], *, accepted: Sequence[int] = (0, 1)) -> Measure:
    """Run ``command`` once with its output thrown away."""
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    assert process.stderr is not None
    said = process.stderr.read()
    memory = cpu = 0.0
    if hasattr(os, "wait4"):
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        cpu = usage.ru_utime + usage.ru_stime
        # kilobytes on Linux, bytes on macOS
        memory = usage.ru_maxrss / (1024 if sys.platform != "darwin" else 1024**2)
    else:
        process.wait()
    seconds = time.perf_counter() - start
    if process.returncode not in accepted:
        raise RuntimeError(f"{command} ended with {process.returncode}: {said.decode()[-500:]}")
    return Measure(seconds, memory, cpu, said.decode(errors="replace").strip())


def median(command: Sequence[str], *, runs: int) -> Measure:
    """The median of several runs, after one that warms the caches of the file system."""
    measure(command)
    measures = [measure(command) for _ in range(runs)]
    return Measure(statistics.median(m.seconds for m in measures), max(m.memory for m in measures))


def tool(name: str) -> str:
    """The console script ``name`` of the environment that runs the benchmark."""
    folder = Path(sys.executable).parent
    ending = ".exe" if sys.platform == "win32" else ""
    return str(folder / f"{name}{ending}")
