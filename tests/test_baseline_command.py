import json
import random
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from made_rules import NAME, NEGATIONS, rule, write_folder

from listinglint.cli import cli
from listinglint.rulefiles import rulebook

HEAD = "sku,title,description\n"
SOCK, GERM = "A-1,An antibacterial sock,Soft\n", "A-2,A weak germ,Fine\n"
NEW = "A-3,An antibacterial hat,Warm\n"
FILE = "listinglint-baseline.json"
RULES = {
    **NEGATIONS,
    NAME: rule(reword={"en": [{"delete": "words"}]}),
    "disease/germ": rule(
        match={"en": {"phrases": ["germ"]}},
        examples={"en": {"flag": [{"text": "a [[germ]]"}], "pass": ["germs"]}},
    ),
}


@pytest.fixture(autouse=True)
def shipped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A few made rules in place of the shipped ones, and an empty folder to work in."""
    folder = write_folder(tmp_path / "shipped", RULES)
    monkeypatch.setattr(rulebook, "RULES_DIR", folder)
    work = tmp_path / "work"
    work.mkdir()
    monkeypatch.chdir(work)
    return folder


def run(command: str, *args: str, stdin: str | None = None) -> Result:
    arguments = [command, "--language", "en", "--marketplace", "amazon.com", *args]
    return CliRunner().invoke(cli, arguments, input=stdin, catch_exceptions=False)


def write(*rows: str, name: str = "catalog/socks.csv") -> None:
    Path(name).parent.mkdir(parents=True, exist_ok=True)
    Path(name).write_text(HEAD + "".join(rows), encoding="utf-8", newline="")


def found(*args: str) -> list[str]:
    """The SKUs of the findings that are reported in the catalog."""
    result = run("check", "catalog", "--output-format", "jsonl", *args)
    return [json.loads(line)["sku"] for line in result.stdout.splitlines()]


def entries(name: str = FILE) -> list[tuple[str, object]]:
    plain = json.loads(Path(name).read_bytes())
    return [(entry["sku"], entry.get("mark")) for entry in plain["entries"]]


def test_after_accepting_only_new_findings_are_reported_and_stop_the_build() -> None:
    write(SOCK, GERM)
    accepted = run("baseline", "catalog")
    assert (accepted.exit_code, accepted.stdout) == (0, f"{FILE}: 2 accepted, 2 of them new\n")
    assert run("check", "catalog").exit_code == 0
    write(NEW, GERM, SOCK)
    assert run("check", "catalog").exit_code == 1
    assert found() == ["A-3"]


@pytest.mark.parametrize("seed", range(5))
def test_rows_may_move_and_files_be_renamed_and_nothing_is_new(seed: int) -> None:
    rows = [f"S-{n},An antibacterial sock no. {n},A weak germ {n}\n" for n in range(12)]
    rows += ["TWIN,An antibacterial twin,Soft\n"] * 3
    write(*rows)
    run("baseline", "catalog")
    before = Path(FILE).read_bytes()
    assert before.count(b"\n") > 24
    chance = random.Random(seed)
    chance.shuffle(rows)
    Path("catalog/socks.csv").unlink()
    cut = chance.randrange(1, len(rows))
    write("NEW,A plain hat,Warm\n", *rows[:cut], name="catalog/export-2027.csv")
    write(*rows[cut:], "NEWER,A plain cap,Warm\n", name="catalog/rest.csv")
    assert found() == []
    assert run("baseline", "--prune", "catalog").stdout.startswith(f"{FILE}: 0 dropped")
    assert Path(FILE).read_bytes() == before
    run("baseline", "catalog")
    assert Path(FILE).read_bytes() == before


def test_what_the_baseline_silences_is_counted_in_the_summary() -> None:
    write(SOCK, GERM)
    run("baseline", "catalog")
    assert "in the baseline: 2 findings" in run("check", "catalog").stdout
    document = json.loads(run("check", "catalog", "--output-format", "json").stdout)
    assert document["summary"]["accepted"] == 2
    assert document["summary"]["findings"] == 0


def test_no_baseline_reports_everything() -> None:
    write(SOCK)
    run("baseline", "catalog")
    assert found("--no-baseline") == ["A-1"]


def test_another_file_can_be_named_on_the_command_line_and_in_the_settings() -> None:
    write(SOCK)
    run("baseline", "catalog", "--baseline", "old.json")
    assert not Path(FILE).exists()
    assert (found(), found("--baseline", "old.json")) == (["A-1"], [])
    Path("listinglint.toml").write_text('baseline = "old.json"\n', encoding="utf-8")
    assert found() == []


def test_a_baseline_that_is_named_and_missing_is_an_error() -> None:
    write(SOCK)
    result = run("check", "catalog", "--baseline", "none.json")
    assert result.exit_code == 2
    assert "none.json: the baseline cannot be read" in result.stderr


def test_a_baseline_among_the_listings_is_no_listing_file() -> None:
    write(SOCK)
    run("baseline", ".", "--baseline", "catalog/accepted.json")
    result = run("check", "catalog")
    assert "1 listing of 1 file checked" in result.stdout
    assert run("check", "catalog/accepted.json").exit_code == 2


def test_what_is_accepted_is_not_reworded() -> None:
    write(SOCK)
    run("baseline", "catalog")
    run("fix", "catalog")
    assert Path("catalog/socks.csv").read_text(encoding="utf-8") == HEAD + SOCK
    run("fix", "catalog", "--no-baseline")
    assert Path("catalog/socks.csv").read_text(encoding="utf-8") != HEAD + SOCK


def test_accepting_one_file_forgets_nothing_of_the_others() -> None:
    write(SOCK)
    write(GERM, name="catalog/germs.csv")
    run("baseline", "catalog")
    result = run("baseline", "catalog/germs.csv")
    assert result.stdout == f"{FILE}: 2 accepted, 0 of them new\n"
    assert found() == []


def test_pruning_drops_what_is_found_no_more_and_accepts_nothing_new() -> None:
    write(SOCK, GERM)
    run("baseline", "catalog")
    write(GERM, NEW)
    result = run("baseline", "--prune", "catalog")
    assert result.stdout == f"{FILE}: 1 dropped, 1 left\n"
    assert found() == ["A-3"]


def test_pruning_leaves_the_file_alone_when_an_input_could_not_be_read() -> None:
    write(SOCK, GERM)
    run("baseline", "catalog")
    before = Path(FILE).read_bytes()
    write(SOCK)
    result = run("baseline", "--prune", "catalog", "missing.csv")
    assert result.exit_code == 2
    assert "is left as it is" in result.stderr
    assert Path(FILE).read_bytes() == before


def test_pruning_or_auditing_without_a_baseline_is_an_error() -> None:
    write(SOCK)
    for option in ("--prune", "--audit"):
        result = run("baseline", option, "catalog")
        assert result.exit_code == 2
        assert "cannot be read" in result.stderr
    assert not Path(FILE).exists()


def test_an_audit_shows_each_entry_and_writes_down_what_was_said_of_it() -> None:
    write(SOCK, GERM, NEW)
    run("baseline", "catalog")
    result = run("baseline", "--audit", "catalog", stdin="t\nf\ns\n")
    assert "An [antibacterial] sock" in result.stdout
    assert "A-2, catalog/socks.csv, cell B3" in result.stdout
    assert result.stdout.endswith(f"{FILE}: 1 true, 1 false, 1 without a mark\n")
    assert sorted(entries()) == [("A-1", True), ("A-2", False), ("A-3", None)]


@pytest.mark.parametrize("ending", ["q\n", ""])
def test_an_audit_that_is_left_keeps_what_was_said_and_asks_no_more_of_it(ending: str) -> None:
    write(SOCK, GERM)
    run("baseline", "catalog")
    run("baseline", "--audit", "catalog", stdin=f"t\n{ending}")
    assert sorted(entries()) == [("A-1", True), ("A-2", None)]
    result = run("baseline", "--audit", "catalog", stdin="f\n")
    assert "1 of 1" in result.stdout
    assert "[antibacterial]" not in result.stdout
    assert sorted(entries()) == [("A-1", True), ("A-2", False)]


def test_marks_outlive_another_run_of_baseline() -> None:
    write(SOCK, GERM)
    run("baseline", "catalog")
    run("baseline", "--audit", "catalog", stdin="t\nf\n")
    write(SOCK, GERM, NEW)
    run("baseline", "catalog")
    assert sorted(entries(), key=str) == [("A-1", True), ("A-2", False), ("A-3", None)]


def test_an_entry_lapses_when_the_words_of_its_rule_change(shipped: Path) -> None:
    write(SOCK)
    run("baseline", "catalog")
    assert found() == []
    words = {"en": {"phrases": ["anti-bacterial", "germ-free"]}}
    write_folder(shipped, {NAME: rule(match=words)})
    assert found() == ["A-1"]


def test_prune_and_audit_exclude_each_other() -> None:
    assert run("baseline", "--prune", "--audit", ".").exit_code == 2
