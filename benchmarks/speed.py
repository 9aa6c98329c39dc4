"""Measures listinglint beside codespell and grep on generated catalogs, and its start-up.

    python -m benchmarks.speed [--small | --million]

All tools look for the same terms in the same file in the same run, so that the ratios hold on
any machine. codespell knows single words only and is given those. ``--small`` leaves out the larger
catalog. ``--million`` lints a million listings in two processes and does nothing else: it needs
1.5 GB of disk and some minutes.
"""

from __future__ import annotations

import csv
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path

from listinglint.folding import word_forms
from listinglint.rulefiles.rulebook import load_rulebook
from listinglint.rules import ANY_LANGUAGE, Rulebook

from .catalog import FIRST_ROW, KEYS, LABELS, rows, write_catalog
from .measuring import Measure, measure, median, tool

HITS = 0.3
SIZES = (10_000, 100_000)
#: Share of listings with a hit where fix is measured: about 1,000 changed fields in 100,000 rows.
HITS_TO_FIX = 0.008
START_UP_RUNS = 7


def main() -> None:
    sizes = SIZES[:1] if "--small" in sys.argv else SIZES
    with tempfile.TemporaryDirectory() as folder:
        if "--million" in sys.argv:
            print(_at_length(Path(folder), 1_000_000))
            return
        _compare(Path(folder), sizes)
        _fixing(Path(folder), sizes[-1])
        _start_up(Path(folder))


def terms(rulebook: Rulebook) -> list[str]:
    """Every English literal trigger of every rule, as plain text: the catalogs are English."""
    found: set[str] = set()
    for rule in rulebook.rules:
        for patterns in (rule.match[key] for key in ("en", ANY_LANGUAGE) if key in rule.match):
            targets = [target for frame in patterns.frames for target in frame.targets]
            for phrase in (*patterns.phrases, *patterns.stems, *targets):
                found.update(form.decode("latin-1").strip() for form in word_forms(phrase))
    return sorted(term for term in found if len(term) > 1)


def _compare(folder: Path, sizes: Iterable[int]) -> None:
    words = terms(load_rulebook())
    terms_file, dictionary = folder / "terms.txt", folder / "dictionary.txt"
    terms_file.write_text("\n".join(words) + "\n", encoding="utf-8")
    single = [word for word in words if word.isalpha()]
    dictionary.write_text("".join(f"{word}->x\n" for word in single), encoding="utf-8")
    print(f"{len(words)} terms ({len(single)} single words), as many as the rules have")
    seconds: dict[int, float] = {}
    for size in sizes:
        catalog = folder / f"catalog-{size}.txt"
        bytes_ = write_catalog(catalog, size, hits=HITS)
        share = _share_with_findings(catalog, size)
        print(
            f"\n{size:,} listings, {bytes_ / size:,.0f} bytes each, "
            f"{HITS:.0%} with at least one hit ({share:.1%} found)"
        )
        commands = {
            "listinglint": [tool("listinglint"), "check", str(catalog), "--jobs", "1"],
            "listinglint, two processes": [
                tool("listinglint"),
                "check",
                str(catalog),
                "--jobs",
                "2",
            ],
            "codespell": [tool("codespell"), "-D", str(dictionary), str(catalog)],
        }
        if shutil.which("grep"):
            commands["grep -F -i -w -o"] = [
                "grep", "-F", "-i", "-w", "-o", "-f", str(terms_file), str(catalog)
            ]  # fmt: skip
        measures = {name: _best(command) for name, command in commands.items()}
        _print_table(measures, size, bytes_)
        seconds[size] = measures["listinglint"].seconds
        catalog.unlink()
    if len(seconds) == 2:
        small, large = seconds.values()
        print(f"\ngrowth: {large / small:.1f} times the time for 10 times the listings")


def _at_length(folder: Path, size: int) -> str:
    """What one check of a very large catalog takes, whose results do not fit into memory."""
    catalog = folder / f"catalog-{size}.txt"
    bytes_ = write_catalog(catalog, size, hits=HITS)
    command = [tool("listinglint"), "check", str(catalog), "--jobs", "2", "--no-cache"]
    m = measure(command, accepted=(1,))
    return (
        f"{size:,} listings, {bytes_ / 1e9:.1f} GB, two processes: {m.seconds:.0f} s, "
        f"{size / m.seconds:,.0f} listings/s, no process more than {m.memory:.0f} MB"
    )


def _fixing(folder: Path, size: int) -> None:
    """How long fix takes beside check, on one catalog in which it has something to change.

    Both in one process: fix has no more than one.
    """
    catalog, fixed = folder / "to-fix.txt", folder / "fixed.txt"
    write_catalog(catalog, size, hits=HITS_TO_FIX)
    commands = {
        "check": [tool("listinglint"), "check", "--jobs", "1", "--no-cache", str(catalog)],
        "fix": [tool("listinglint"), "fix", str(catalog), "--output", str(fixed)],
    }
    measures = {name: _best(command) for name, command in commands.items()}
    changed = _changed_cells(catalog, fixed)
    print(f"\n{size:,} listings, {changed:,} cells changed by fix, one process")
    for name, m in measures.items():
        ratio = m.seconds / measures["check"].seconds
        print(f"{name:18} {m.seconds:8.2f} s {m.memory:8.0f} MB  {ratio:.2f} times check")
    catalog.unlink()


def _changed_cells(before: Path, after: Path) -> int:
    with before.open(encoding="utf-8") as old, after.open(encoding="utf-8") as new:
        pairs = ((a, b) for a, b in zip(old, new, strict=True) if a != b)
        return sum(
            x != y for a, b in pairs for x, y in zip(a.split("\t"), b.split("\t"), strict=True)
        )


def _best(command: list[str]) -> Measure:
    """The faster of two runs: what else the machine does only ever adds time."""
    runs = [measure(command, accepted=(0, 1, 65)) for _ in range(2)]
    return min(runs, key=lambda run: run.seconds)


def _share_with_findings(catalog: Path, size: int) -> float:
    """The share of listings with a finding; streamed, for the benchmark's own memory would show.

    What a child needs at its peak is never told to be less than its parent had when it began.
    """
    command = [tool("listinglint"), "check", str(catalog), "--output-format", "csv", "--quiet"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, encoding="utf-8-sig") as process:
        assert process.stdout is not None
        found = {row["SKU"] for row in csv.DictReader(process.stdout)}
    return len(found) / size


def _print_table(measures: dict[str, Measure], size: int, bytes_: int) -> None:
    ours = measures["listinglint"].seconds
    print(f"{'':18} {'seconds':>8} {'listings/s':>11} {'MB/s':>6} {'peak MB':>8}  ratio")
    for name, m in measures.items():
        print(
            f"{name:18} {m.seconds:8.2f} {size / m.seconds:11,.0f} {bytes_ / m.seconds / 1e6:6.1f} "
            f"{m.memory:8.0f}  listinglint is {m.seconds / ours:.2f} times as fast"
        )


def _start_up(folder: Path) -> None:
    files = {
        "20 listings without hits": _small_file(folder / "clean.txt", ()),
        "20 listings with hits": _small_file(
            folder / "hits.txt", ("Antibacterial surface that stays fresh",)
        ),
        "20 listings that need spaCy": _small_file(folder / "grammar.txt", tuple(_grammar_texts())),
    }
    python = sys.executable
    commands = {
        "python -c pass": [python, "-c", "pass"],
        'python -c "import spacy"': [python, "-c", "import spacy"],
        "listinglint --version": [tool("listinglint"), "--version"],
        **{name: [tool("listinglint"), "check", str(path)] for name, path in files.items()},
    }
    print(f"\nstart to finish, median of {START_UP_RUNS} runs")
    for name, command in commands.items():
        m = median(command, runs=START_UP_RUNS)
        print(f"{name:30} {m.seconds:6.3f} s {m.memory:5.0f} MB")


def _small_file(path: Path, texts: tuple[str, ...]) -> Path:
    lines = list(rows(20, hits=0))
    for number, text in enumerate(texts[:20]):
        cells = lines[number].split("\t")
        cells[KEYS.index("bullet_point1")] = text
        lines[number] = "\t".join(cells)
    head = [FIRST_ROW, "\t".join(LABELS), "\t".join(KEYS)]
    path.write_text("\n".join([*head, *lines]) + "\n", encoding="utf-8")
    return path


def _grammar_texts() -> Iterator[str]:
    """Flagged examples of the rules that have token patterns."""
    for rule in load_rulebook(examples=True).rules:
        if any(patterns.tokens for patterns in rule.match.values()):
            yield from (example.text for example in rule.examples if example.spans)


if __name__ == "__main__":
    main()
