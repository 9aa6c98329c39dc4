"""The targets of the fuzzer, run over their seeds and a little further, without the fuzzer."""

from __future__ import annotations

import random
import subprocess
import sys
from pathlib import Path

import pytest

import listinglint
from fuzz import __main__ as campaign
from fuzz import proofs
from fuzz.choices import Choices
from fuzz.targets import FOUND, TARGETS, Target, cells
from listinglint.formats import Rewritten

ROOT = Path(listinglint.__file__).parent.parent
#: So many seeds of a target are run, and a changed one beside each.
MOST = 60


@pytest.mark.parametrize("target", TARGETS.values(), ids=TARGETS)
def test_a_target_survives_its_seeds_and_what_is_near_them(target: Target) -> None:
    if target.name == "parquet":
        pytest.importorskip("pyarrow")
    chance = random.Random(target.name)
    seeds = target.seeds()
    for seed in chance.sample(seeds, min(MOST, len(seeds))):
        target.run(seed)
        target.run(_changed(seed, chance))
    target.run(b"")


@pytest.mark.parametrize("path", sorted(FOUND.glob("*/*")), ids=lambda path: path.name)
def test_what_was_a_fault_once_is_none_now(path: Path) -> None:
    TARGETS[path.parent.name].run(path.read_bytes())


def _changed(data: bytes, chance: random.Random) -> bytes:
    at = chance.randrange(len(data) + 1)
    return data[:at] + bytes([chance.randrange(256)]) + data[at + 1 :]


def test_a_splice_that_changes_more_than_its_cell_is_a_fault(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(cells, "rewrite_table", lambda table, edits: Rewritten(b"x,y\nz\n"))
    with pytest.raises(AssertionError, match="reads"):
        cells.run(b"\1\1\0\0a,b\nc,d\n")


def test_a_file_that_is_written_otherwise_than_asked_is_a_fault(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    data = b"sku,title\nA,Mug\n"
    proofs.require_read_and_written(data, "x.csv", Choices(b"\0\0\x80"))
    monkeypatch.setattr(
        proofs, "rewrite", lambda source, format_id, edits, options: Rewritten(source.read())
    )
    with pytest.raises(AssertionError, match="not as asked for"):
        proofs.require_read_and_written(data, "x.csv", Choices(b"\0\0\x80"))


def test_every_target_is_guided_by_modules_that_are_there() -> None:
    package = ROOT / "listinglint"
    modules = [
        ".".join(path.relative_to(ROOT).with_suffix("").parts) for path in package.rglob("*.py")
    ]
    for target in TARGETS.values():
        for guide in target.guides:
            assert any(module.startswith(f"listinglint.{guide}") for module in modules), guide


def test_every_target_is_documented() -> None:
    page = (ROOT / "docs/fuzzing.md").read_text(encoding="utf-8")
    for name in TARGETS:
        assert f"| `{name}` |" in page


def test_a_campaign_shares_its_executions_out_and_counts_what_the_fuzzer_counted(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    asked = {}

    def session(command: list[str], **_: object) -> subprocess.CompletedProcess[bytes]:
        target, runs = command[3], int(command[4].removeprefix("-runs="))
        asked[target] = runs
        said = b"stat::number_of_executed_units: %d\nstat::peak_rss_mb:              45\n" % runs
        return subprocess.CompletedProcess(command, 77 * (target == "cells"), None, said)

    monkeypatch.setattr(subprocess, "run", session)
    targets = [TARGETS[name] for name in ("splitting", "cells")]
    sessions = list(campaign.campaign(targets, 1000))
    assert sum(asked.values()) in (999, 1000)
    assert asked["splitting"] > asked["cells"] > 0
    assert [(each.target, each.executions, each.is_clean) for each in sessions] == [
        ("splitting", asked["splitting"], True),
        ("cells", asked["cells"], False),
    ]
    assert "FAULT" in str(sessions[1])
    assert list((tmp_path / ".fuzz/corpus/cells").iterdir())


def test_an_unknown_target_is_said() -> None:
    command = [sys.executable, "-m", "fuzz", "no-such-target"]
    ran = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert ran.returncode == 2
    assert "there are folding" in ran.stderr
