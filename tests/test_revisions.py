from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from made_rules import NAME, NEGATIONS, rule, write_folder

from listinglint.cli import cli
from listinglint.discovery import discover
from listinglint.errors import InputError
from listinglint.revisions import Revision
from listinglint.rulefiles import rulebook

HEAD = "sku,title\n"
SOCK, GLOVE, HAT = (f"{name},An antibacterial {name}\n" for name in ("sock", "glove", "hat"))


def git(*arguments: str) -> str:
    author = ("-c", "user.name=A", "-c", "user.email=a@example.com", "-c", "commit.gpgsign=false")
    command = ["git", *author, *arguments]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()


def commit() -> str:
    git("add", ".")
    git("commit", "--quiet", "--message", "A commit")
    return git("rev-parse", "HEAD")


def write(name: str, *rows: str) -> Path:
    path = Path(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(HEAD + "".join(rows), encoding="utf-8", newline="")
    return path


@pytest.fixture(autouse=True)
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository with one commit to work in, and a made rule in place of the shipped ones."""
    monkeypatch.setattr(
        rulebook, "RULES_DIR", write_folder(tmp_path / "shipped", {**NEGATIONS, NAME: rule()})
    )
    for name in ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE"):
        monkeypatch.delenv(name, raising=False)
    work = tmp_path / "work"
    work.mkdir()
    monkeypatch.chdir(work)
    git("init", "--quiet")
    write("catalog/socks.csv", SOCK, GLOVE)
    commit()
    return work


def changed(revision: Revision, *paths: str) -> list[str]:
    return [item.display for item in revision.changed(discover(paths).inputs)]


def check(*arguments: str) -> Result:
    options = ("--language", "en", "--marketplace", "amazon.com")
    return CliRunner().invoke(cli, ["check", *options, *arguments], catch_exceptions=False)


def found(*arguments: str) -> list[str]:
    """The SKUs of the findings that are reported."""
    result = check(*arguments, "--output-format", "jsonl")
    assert result.exit_code in (0, 1), result.stderr
    return [json.loads(line)["sku"] for line in result.stdout.splitlines()]


def test_only_files_that_differ_are_read() -> None:
    write("catalog/hats.csv", HAT)
    commit()
    write("catalog/hats.csv", SOCK)
    assert changed(Revision("HEAD"), "catalog") == ["catalog/hats.csv"]
    assert changed(Revision("HEAD~1"), "catalog") == ["catalog/hats.csv"]


def test_the_older_bytes_are_those_of_the_revision() -> None:
    path = write("catalog/socks.csv", HAT)
    revision = Revision("HEAD")
    revision.changed(discover(["catalog"]).inputs)
    assert revision.old_bytes(path) == (HEAD + SOCK + GLOVE).encode()
    assert revision.old_bytes(write("new.csv", HAT)) is None


def test_a_file_that_git_does_not_know_is_new() -> None:
    write("catalog/new.csv", HAT)
    assert changed(Revision("HEAD"), "catalog") == ["catalog/new.csv"]
    assert found("--since", "HEAD", "catalog") == ["hat"]


def test_a_renamed_file_is_compared_with_what_it_was_called() -> None:
    git("mv", "catalog/socks.csv", "catalog/export-2027.csv")
    assert found("--since", "HEAD", "catalog") == []
    write("catalog/export-2027.csv", SOCK, GLOVE, HAT)
    assert found("--since", "HEAD", "catalog") == ["hat"]


def test_only_rows_whose_text_differs_are_reported() -> None:
    write("catalog/socks.csv", GLOVE, SOCK.replace("An anti", "Our anti"), HAT)
    assert found("--since", "HEAD", "catalog") == ["sock", "hat"]
    assert found("catalog") == ["glove", "sock", "hat"]


def test_rows_that_moved_are_not_reported_and_that_is_no_error() -> None:
    write("catalog/socks.csv", GLOVE, SOCK)
    result = check("--since", "HEAD", "catalog", "catalog/socks.csv")
    assert (result.exit_code, result.stderr) == (0, "")
    assert "--since HEAD: only the listings whose text has changed" in result.stdout


def test_nothing_changed_is_no_error() -> None:
    assert check("--since", "HEAD", "catalog").exit_code == 0


def test_a_branch_a_tag_and_a_commit_are_revisions() -> None:
    first = git("rev-parse", "HEAD")
    git("tag", "v1")
    git("branch", "old")
    write("catalog/socks.csv", SOCK, GLOVE, HAT)
    commit()
    for name in (first, first[:10], "v1", "old", "HEAD~1", "HEAD^"):
        assert found("--since", name, "catalog") == ["hat"], name


def test_before_the_first_commit_everything_is_new(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "fresh").mkdir()
    monkeypatch.chdir(tmp_path / "fresh")
    git("init", "--quiet")
    write("socks.csv", SOCK)
    assert found("--since", "HEAD", "socks.csv") == ["sock"]


@pytest.mark.parametrize("name", ["no-such-branch", "--output=x", "HEAD:catalog", ""])
def test_an_unknown_revision_is_an_error_that_names_it(name: str) -> None:
    with pytest.raises(InputError, match="there is no revision") as raised:
        Revision(name).changed(discover(["catalog"]).inputs)
    assert repr(name) in str(raised.value)


def test_an_unknown_revision_ends_the_command_with_2() -> None:
    result = check("--since", "no-such-branch", "catalog")
    assert result.exit_code == 2
    assert result.stderr.count("no-such-branch") == 1


def test_outside_of_a_repository_is_an_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "plain").mkdir()
    monkeypatch.chdir(tmp_path / "plain")
    write("socks.csv", SOCK)
    result = check("--since", "HEAD", "socks.csv")
    assert result.exit_code == 2
    assert "socks.csv: is in no git repository" in result.stderr


def test_without_git_the_error_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    write("catalog/socks.csv", HAT)
    monkeypatch.setenv("PATH", "")
    with pytest.raises(InputError, match="git is not installed"):
        Revision("HEAD").changed(discover(["catalog"]).inputs)


def test_the_variables_of_a_hook_in_another_repository_do_not_matter(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write("catalog/socks.csv", SOCK, GLOVE, HAT)
    monkeypatch.setenv("GIT_DIR", str(tmp_path / "nowhere"))
    monkeypatch.setenv("GIT_INDEX_FILE", str(tmp_path / "nowhere" / "index"))
    assert found("--since", "HEAD", "catalog") == ["hat"]


def test_names_with_blanks_and_accents_are_found() -> None:
    write("catalog/Été 2027/mes socks.csv", SOCK)
    commit()
    write("catalog/Été 2027/mes socks.csv", SOCK, HAT)
    assert found("--since", "HEAD", "catalog") == ["hat"]


def test_line_ends_that_git_turns_are_no_change() -> None:
    Path(".gitattributes").write_text("*.csv text eol=crlf\n", encoding="utf-8")
    commit()
    text = (HEAD + SOCK + GLOVE).replace("\n", "\r\n")
    Path("catalog/socks.csv").write_bytes(text.encode())
    assert found("--since", "HEAD", "catalog") == []


def test_the_language_of_a_file_is_that_of_all_its_rows() -> None:
    german = [f"S-{n},Weiche Socken für die Füße und den Winter mit Wolle\n" for n in range(60)]
    write("catalog/de.csv", *german)
    commit()
    write("catalog/de.csv", *german, "N-1,Antibacterial\n")
    arguments = ["check", "--output-format", "json", "--since", "HEAD", "catalog"]
    plain = CliRunner().invoke(cli, arguments, catch_exceptions=False).stdout
    notes = [note["note"] for note in json.loads(plain)["notes"]]
    assert any("'de'" in note for note in notes)
    assert json.loads(plain)["summary"]["listings"] == 1


def test_standard_input_and_texts_have_no_revision() -> None:
    assert check("--since", "HEAD", "-").exit_code == 2
    assert check("--since", "HEAD", "--text", "A sock").exit_code == 2


def test_what_only_some_rows_were_checked_for_is_not_remembered() -> None:
    Path("listinglint.toml").write_text('language = "en"\n', encoding="utf-8")
    rows = [f"S-{n},An antibacterial sock number {n} {'soft ' * 20}\n" for n in range(1500)]
    write("catalog/many.csv", *rows)
    commit()
    write("catalog/many.csv", *rows, HAT)
    assert found("--since", "HEAD", "catalog") == ["hat"]
    assert len(found("catalog/many.csv")) == 1501
    assert found("--since", "HEAD", "catalog") == ["hat"]
