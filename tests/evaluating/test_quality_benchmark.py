"""The whole benchmark on a few made listings, as its command runs it."""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parent.parent.parent
TEXTS = (
    ("Antibacterial socks {}", {"family": "pesticide", "class": "claim", "risk": "high"}),
    ("Sheet mask {}", {"family": "ppe", "class": "word", "risk": "low"}),
    ("Oak salad bowl {}", None),
)


def is_held_out(key: str) -> bool:
    return int(hashlib.sha256(key.encode()).hexdigest(), 16) % 5 == 0


@pytest.fixture(scope="module")
def labels(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("labels")
    rows, listings = [], []
    for number in range(45):
        title, label = TEXTS[number % len(TEXTS)]
        rows.append({"key": f"made:{number}", "labels": [label] if label else []})
        title = title.format(f"Lindwerk-{number}")
        listings.append({"source": "made", "id": str(number), "lang": "en", "title": title})
    write(folder / "labels.jsonl", rows)
    (folder / "corpus").mkdir()
    write(folder / "corpus" / "made.jsonl", listings)
    return folder


def write(path: Path, rows: list[dict[str, Any]]) -> None:
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")


@pytest.fixture(scope="module")
def pages(labels: Path) -> tuple[str, str]:
    return run(labels), run(labels, "--held-out")


def run(folder: Path, *options: str) -> str:
    page = folder / "quality.md"
    command = [sys.executable, "-m", "benchmarks.quality"]
    command += [str(folder / "labels.jsonl"), str(folder / "corpus"), "--output", str(page)]
    command += ["--as-of", "2026-11-21", "--sample", "20", *options]
    ran = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stderr
    return page.read_text(encoding="utf-8")


def part(page: str, heading: str) -> str:
    return page.partition(f"## {heading}")[2].partition("\n## ")[0]


def test_the_held_out_fifth_is_counted_and_not_measured_unless_asked(
    pages: tuple[str, str],
) -> None:
    held_out = sum(is_held_out(f"made:{number}") for number in range(45))
    assert 0 < held_out < 45
    page = pages[0]
    assert f"{45 - held_out} listings. What is trained" in page
    assert f"{held_out} listings that nobody read while rules were written. They were not" in page
    assert page.count("### Restricted families") == 1


def test_the_held_out_fifth_is_measured_without_showing_any_row(pages: tuple[str, str]) -> None:
    page = pages[1]
    assert page.count("### Restricted families") == 2
    assert "Lindwerk" not in page
    assert "made:" not in page


@pytest.mark.parametrize("heading", ["Four fifths", "How often anything is found"])
def test_two_runs_measure_the_same(pages: tuple[str, str], heading: str) -> None:
    first, second = (part(page, heading) for page in pages)
    assert "|" in first
    assert first == second
