"""Starts ``fix`` a hundred times on one file and kills it, each time after another while.

    python killed_at_random.py FOLDER

Ends with status 1 as soon as the file is neither the old nor the new one, whole.
"""

from __future__ import annotations

import os
import random
import signal
import sys
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

sys.path[:0] = [str(Path(__file__).parent), str(Path(__file__).parent.parent)]

from fixed_files import fix_run  # noqa: E402 - found by the path above

from listinglint.discovery import discover  # noqa: E402

TIMES = 100
ROW = "A-{},An antibacterial sock,{}\n"
#: Long cells that nothing looks at, so that writing takes a good part of the time.
OLD = "sku,title,price\n" + "".join(ROW.format(n, "9" * 100_000) for n in range(20))


def main(path: Path) -> int:
    moments = random.Random(4)
    whole = _seconds_of(lambda: _fix(path), path)
    new = path.read_bytes()
    ends: Counter[str] = Counter()
    for _ in range(TIMES):
        path.write_text(OLD, encoding="utf-8", newline="")
        child = os.fork()
        if not child:
            _fix(path)
            os._exit(0)
        time.sleep(moments.uniform(0, 1.5 * whole))
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        ends["old" if path.read_bytes() == OLD.encode() else "new"] += 1
        if path.read_bytes() not in (OLD.encode(), new):
            print("neither old nor new")
            return 1
    print(f"{ends['old']} old, {ends['new']} new")
    return 0


def _fix(path: Path) -> None:
    list(fix_run().changes(discover([path])))


def _seconds_of(action: Callable[[], None], path: Path) -> float:
    path.write_text(OLD, encoding="utf-8", newline="")
    begun = time.monotonic()
    action()
    return time.monotonic() - begun


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1], "catalog.csv")))
