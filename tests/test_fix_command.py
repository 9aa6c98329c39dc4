import json
import os
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from made_rules import NAME, NEGATIONS, rule, write_folder

from listinglint.cli import cli
from listinglint.rulefiles import rulebook

ENGLISH = ("--language", "en", "--marketplace", "amazon.com")
SOCKS = "sku,title,description\nA-1,An antibacterial sock,Soft\nA-2,A weak germ,Fine\n"
FIXED = SOCKS.replace("An antibacterial", "A")
GERMS = "sku,title\nA-1,A sock that kills germs\n"
RULES = {
    **NEGATIONS,
    NAME: rule(reword={"en": [{"delete": "words"}]}),
    "disease/germ": rule(
        match={"en": {"phrases": ["kills germs"]}},
        reword={"en": [{"text": "stays fresh", "applicability": "unsafe"}]},
        examples={"en": {"flag": [{"text": "it [[kills germs]]"}], "pass": ["germs"]}},
    ),
}


@pytest.fixture(autouse=True)
def shipped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A few made rules in place of the shipped ones, and an empty folder to work in."""
    monkeypatch.setattr(rulebook, "RULES_DIR", write_folder(tmp_path / "shipped", RULES))
    work = tmp_path / "work"
    work.mkdir()
    monkeypatch.chdir(work)


def fix(*args: str, stdin: str | bytes | None = None) -> Result:
    arguments = ["fix", *ENGLISH, *args]
    return CliRunner().invoke(cli, arguments, input=stdin, catch_exceptions=False)


def write(name: str, text: str | bytes) -> str:
    Path(name).parent.mkdir(parents=True, exist_ok=True)
    Path(name).write_bytes(text.encode() if isinstance(text, str) else text)
    return name


def test_a_file_is_fixed_in_place() -> None:
    result = fix(write("socks.csv", SOCKS))
    assert Path("socks.csv").read_bytes() == FIXED.encode()
    assert result.exit_code == 0
    assert result.stdout == "Changed 1 field of 1 listing in 1 file.\nleft: no findings\n"


def test_a_folder_is_fixed_file_by_file() -> None:
    write("catalog/a.csv", SOCKS)
    write("catalog/b.csv", GERMS)
    write("catalog/notes.md", "Nothing to sell here.")
    result = fix("catalog")
    assert Path("catalog/a.csv").read_bytes() == FIXED.encode()
    assert Path("catalog/b.csv").read_bytes() == GERMS.encode()
    assert result.exit_code == 1
    assert "--unsafe has wording for 1 field" in " ".join(result.stdout.split())


@pytest.mark.parametrize(
    ("text", "options", "status"),
    [
        (SOCKS, (), 0),
        (FIXED, (), 0),
        (GERMS, (), 1),
        (GERMS, ("--unsafe",), 0),
        (GERMS, ("--fail-at", "0.99"), 0),
        (GERMS, ("--exit-zero",), 0),
        (GERMS, ("--ignore", "disease"), 0),
        (SOCKS, ("--diff",), 1),
        (SOCKS, ("--diff", "--exit-zero"), 0),
        (FIXED, ("--diff",), 0),
        (SOCKS, ("--sku", "A-2"), 0),
        (SOCKS, ("--sku", "A-9"), 2),
        ("\0\1\2", (), 2),
        ("price\n1\n", (), 2),
    ],
)
def test_the_exit_status_says_what_is_left(
    text: str, options: tuple[str, ...], status: int
) -> None:
    assert fix(write("socks.csv", text), *options).exit_code == status


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        (("--select", "disease"), SOCKS),
        (("--ignore", NAME), SOCKS),
        (("--min-risk", "0.99"), SOCKS),
        (("--sku", "A-2"), SOCKS),
        (("--sku", "A-1"), FIXED),
        (("--language", "fr"), SOCKS),
        (("--diff",), SOCKS),
        (("--column", "title=description"), FIXED),
    ],
)
def test_options_say_what_is_fixed(options: tuple[str, ...], expected: str) -> None:
    fix(write("socks.csv", SOCKS), *options)
    assert Path("socks.csv").read_text(encoding="utf-8") == expected


def test_a_diff_shows_every_change_and_writes_nothing() -> None:
    result = fix(write("socks.csv", SOCKS), "--diff")
    assert Path("socks.csv").read_bytes() == SOCKS.encode()
    assert os.listdir() == ["socks.csv"]
    assert "    - An antibacterial sock\n    + A sock\n" in result.stdout
    assert "A-1  row 2" in result.stdout
    assert "B2  title" in result.stdout
    assert "Would change 1 field of 1 listing in 1 file." in result.stdout


def test_what_was_changed_is_shown_to_who_asks() -> None:
    result = fix(write("socks.csv", SOCKS), "--verbose")
    assert "    - An antibacterial sock\n    + A sock\n" in result.stdout
    assert Path("socks.csv").read_bytes() == FIXED.encode()


def test_quiet_says_nothing_but_errors() -> None:
    result = fix(write("socks.csv", SOCKS), "missing.csv", "--quiet")
    assert result.stdout == ""
    assert "missing.csv" in result.stderr
    assert result.exit_code == 2
    assert Path("socks.csv").read_bytes() == FIXED.encode()


def test_the_result_can_go_to_another_file() -> None:
    result = fix(write("socks.csv", SOCKS), "--output", "fixed.csv")
    assert result.exit_code == 0
    assert Path("socks.csv").read_bytes() == SOCKS.encode()
    assert Path("fixed.csv").read_bytes() == FIXED.encode()


def test_another_file_is_written_also_when_nothing_changes() -> None:
    fix(write("socks.csv", FIXED), "--output", "fixed.csv")
    assert Path("fixed.csv").read_bytes() == FIXED.encode()


def test_standard_input_is_fixed_on_standard_output() -> None:
    latin = "sku;title\r\nA-1;Söcken antibacterial\r\n".encode("cp1252")
    result = fix("-", "--stdin-filename", "socks.csv", stdin=latin)
    assert result.stdout_bytes == latin.replace(b" antibacterial", b"")
    assert "Changed 1 field" in result.stderr
    assert result.exit_code == 0


def test_standard_input_that_is_only_compared_is_not_printed() -> None:
    result = fix("-", "--diff", "--stdin-filename", "socks.csv", stdin=SOCKS)
    assert "+ A sock" in result.stdout
    assert SOCKS not in result.stdout


def test_the_journal_records_what_changed() -> None:
    fix(write("socks.csv", SOCKS), "--journal", "fixed.jsonl")
    (line,) = Path("fixed.jsonl").read_text(encoding="utf-8").splitlines()
    entry = json.loads(line)
    assert (entry["sku"], entry["rule"], entry["verdict"]) == ("A-1", NAME, "claim")
    assert (entry["before"], entry["after"]) == ("An antibacterial sock", "A sock")


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ((), "Missing argument"),
        (("socks.csv", "b.csv", "--output", "c.csv"), "--output is for one file"),
        ((".", "--output", "c.csv"), "--output is for one file"),
        (("-", "socks.csv"), "is fixed alone"),
        (("socks.csv", "--diff", "--journal", "j"), "--diff writes nothing"),
        (("socks.csv", "--diff", "--output", "c.csv"), "--diff writes nothing"),
        (("socks.csv", "--output", "socks.csv"), "is the file to be fixed"),
        (("socks.csv", "--journal", "./socks.csv"), "is the file to be fixed"),
        (("socks.csv", "--journal", "none/j"), "journal cannot be written"),
        (("socks.csv", "--output", "none/c.csv"), "cannot be written"),
        (("socks.csv", "--select", "nonsense"), "nonsense"),
        (("missing.csv",), "missing.csv"),
    ],
)
def test_wrong_use_is_refused_and_changes_nothing(arguments: tuple[str, ...], words: str) -> None:
    write("socks.csv", SOCKS)
    result = fix(*arguments)
    assert result.exit_code == 2
    assert words in result.stderr
    assert Path("socks.csv").read_bytes() == SOCKS.encode()


def test_a_file_that_is_open_in_excel_is_refused_and_the_others_are_fixed() -> None:
    write("catalog/~$a.csv", "")
    write("catalog/a.csv", SOCKS)
    write("catalog/b.csv", SOCKS)
    result = fix("catalog")
    assert result.exit_code == 2
    assert "a.csv: cannot be written: it is open in another program" in result.stderr
    assert Path("catalog/a.csv").read_bytes() == SOCKS.encode()
    assert Path("catalog/b.csv").read_bytes() == FIXED.encode()


def test_the_journal_in_a_folder_that_is_fixed_is_not_read() -> None:
    write("catalog/a.csv", SOCKS)
    fix("catalog", "--journal", "catalog/fixed.jsonl")
    assert fix("catalog", "--journal", "catalog/fixed.jsonl").exit_code == 0
    assert len(Path("catalog/fixed.jsonl").read_text(encoding="utf-8").splitlines()) == 1
