"""Runs that are shared among processes, or known from an earlier run, find the same."""

import io
import json
from contextlib import redirect_stdout
from pathlib import Path

import pytest
from click.testing import CliRunner

from listinglint import parallel_runs, runs
from listinglint.caching import WORTH_CACHING
from listinglint.cli import cli
from listinglint.formats import ReadOptions, Source
from listinglint.listings import SourceFile

HEAD = "sku,title,description\n"
ROW = "A-{0},An antibacterial sock no. {0},Soft {0}\nB-{0},A sock no. {0},It kills germs {0}\n"


@pytest.fixture
def catalog(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a large table and two small files, of which one is broken."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(parallel_runs, "WORTH_SHARING", 1000)
    monkeypatch.setattr(parallel_runs, "LARGE_FILE", 1000)
    rows = "".join(ROW.format(number) for number in range(700))
    assert len(rows) < WORTH_CACHING
    Path("large.csv").write_text(HEAD + rows, encoding="utf-8")
    Path("small.csv").write_text(HEAD + ROW.format(1), encoding="utf-8")
    Path("one.yaml").write_text(
        "# listinglint: ignore-file[pesticide] -- a test\nsku: Y\ntitle: An antibacterial sock\n",
        encoding="utf-8",
    )
    Path("broken.csv").write_bytes(b"sku,title\n\0\1\2\3\4\5")
    return tmp_path


FILES = ("large.csv", "small.csv", "one.yaml", "broken.csv")


def check(*options: str, format_: str = "jsonl") -> tuple[int, str, str]:
    arguments = ["check", *FILES, "--output-format", format_, "--as-of", "2026-11-21", *options]
    result = CliRunner().invoke(cli, arguments)
    if isinstance(result.exception, AssertionError):
        raise result.exception
    return result.exit_code, result.stdout, result.stderr


@pytest.mark.usefixtures("catalog")
@pytest.mark.parametrize("format_", ["jsonl", "text", "rdjson"])
def test_any_number_of_processes_reports_the_same_bytes(format_: str) -> None:
    alone = check("--jobs", "1", format_=format_)
    assert alone[0] == 2
    assert "broken.csv" in alone[1] + alone[2]
    assert check("--jobs", "3", format_=format_) == alone


def test_a_baseline_accepts_the_same_by_itself_in_the_cache_and_in_other_processes(
    catalog: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("listinglint.caching.WORTH_CACHING", 10)
    Path("broken.csv").write_text(HEAD + "C-1,Hat,Warm\n", encoding="utf-8")
    whole = Path("large.csv").read_bytes()
    lines = whole.splitlines(keepends=True)
    # of each copy in the small file, one is accepted; half of the large one is new
    Path("large.csv").write_bytes(b"".join(lines[: len(lines) // 2]))
    accepting = ["baseline", *FILES, "--as-of", "2026-11-21", "--no-cache"]
    assert CliRunner().invoke(cli, accepting).exit_code == 0
    Path("large.csv").write_bytes(whole + lines[1])
    alone = check("--jobs", "1", "--no-cache")
    new = [json.loads(line)["sku"] for line in alone[1].splitlines()]
    assert (alone[0], new[0], new.count("A-0")) == (1, "B-349", 1)  # of A-0, the copy is new
    assert check("--jobs", "2") == alone
    Path("listinglint.toml").write_text("min-risk = 0.1\n", encoding="utf-8")
    for jobs in ("1", "2"):  # the first writes what the second knows
        assert check("--jobs", jobs) == alone
    assert list(Path(".listinglint_cache/results").glob("*.jsonl"))


@pytest.mark.usefixtures("catalog")
def test_of_a_process_that_ends_at_once_only_its_own_files_are_missing(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    alone = check("--jobs", "1")
    monkeypatch.setattr(parallel_runs, "_work", _ends_at_once)
    code, found, errors = check("--jobs", "2")
    assert code == 2
    assert "small.csv: a process that was checking it ended. Try again with --jobs 1" in errors
    assert _of_large(found) == _of_large(alone[1])


@pytest.mark.usefixtures("catalog")
def test_turns_that_an_ended_process_had_claimed_are_missed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    claim = parallel_runs.Claims.next

    def claim_all_but_the_second(claims: parallel_runs.Claims, number: int) -> int:
        turn = claim(claims, number)
        return claim(claims, number) if turn == 1 else turn

    monkeypatch.setattr(parallel_runs, "_work", _ends_at_once)
    monkeypatch.setattr(parallel_runs.Claims, "next", claim_all_but_the_second)
    code, _, errors = check("--jobs", "2")
    assert code == 2
    assert "large.csv: a process that was checking it ended. Try again with --jobs 1" in errors


def _of_large(found: str) -> list[str]:
    return [line for line in found.splitlines() if '"file": "large.csv"' in line]


def _ends_at_once(*_: object) -> None:
    with redirect_stdout(io.StringIO()):
        return


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_second_run_says_the_same_without_linting(
    catalog: Path, monkeypatch: pytest.MonkeyPatch, jobs: str
) -> None:
    monkeypatch.setattr("listinglint.caching.WORTH_CACHING", 10)
    Path("listinglint.toml").write_text("min-risk = 0.1\n", encoding="utf-8")
    first = check("--jobs", jobs)
    assert list(Path(".listinglint_cache/results").glob("*.jsonl"))
    read = runs.read_listings

    def read_what_is_unknown(source: Source, options: ReadOptions) -> SourceFile:
        assert source.path == "broken.csv"  # what is refused is not kept
        return read(source, options)

    monkeypatch.setattr(runs, "read_listings", read_what_is_unknown)
    assert check("--jobs", jobs) == first
    with pytest.raises(AssertionError):
        check("--jobs", "1", "--no-cache")


def test_what_is_silenced_later_is_silenced_in_known_results(
    catalog: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("listinglint.caching.WORTH_CACHING", 10)
    settings = Path("listinglint.toml")
    settings.write_text("min-risk = 0.1\n", encoding="utf-8")
    assert "A-5" in check("--jobs", "1")[1]
    settings.write_text('[[suppress]]\nsku = "A-*"\nreason = "sold out"\n', encoding="utf-8")
    out = check("--jobs", "1")[1]
    assert "B-5" in out
    assert "A-5" not in out


def test_a_file_that_changes_while_it_is_checked_is_not_kept(
    catalog: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("listinglint.caching.WORTH_CACHING", 10)
    Path("listinglint.toml").write_text("min-risk = 0.1\n", encoding="utf-8")
    read = runs.read_listings

    def read_and_write(source: Source, options: ReadOptions) -> SourceFile:
        file = read(source, options)
        with Path(source.path).open("a", encoding="utf-8") as stream:
            stream.write("\n")
        return file

    monkeypatch.setattr(runs, "read_listings", read_and_write)
    check("--jobs", "1")
    assert not list(Path(".listinglint_cache/results").glob("*.jsonl"))
