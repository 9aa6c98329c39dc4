"""What can be asked of Windows on any system: paths, calls, code pages, and Excel."""

from __future__ import annotations

import ast
import csv
import json
import re
import sys
from collections.abc import Iterator
from io import BytesIO, TextIOWrapper
from pathlib import Path, PurePath, PureWindowsPath
from types import SimpleNamespace
from typing import NamedTuple

import pytest
import yaml
from click.testing import CliRunner
from made_rules import NAME, NEGATIONS, rule, write_folder

import listinglint
from listinglint import discovery
from listinglint.cli import OUTPUT_FORMATS, cli, main
from listinglint.discovery import display_path
from listinglint.reporters import plain_words, sarif
from listinglint.rulefiles import rulebook
from listinglint.settings.patterns import path_matcher, path_patterns
from listinglint.suppressing.selectors import path_in_folder
from listinglint.ui import languages, locale
from tests.reporters.conftest import make_finding, make_listing, output
from tests.reporters.consumers import annotations, diagnostics, gitlab_issues, sarif_log

PACKAGE = Path(listinglint.__file__).parent
ROOT = PACKAGE.parent
MODULES = sorted(PACKAGE.rglob("*.py"))


def names_of(path: Path) -> str:
    return path.relative_to(PACKAGE).as_posix()


# Calls

POSIX_MODULES = {"fcntl", "grp", "posix", "pty", "pwd", "resource", "syslog", "termios", "tty"}
#: ``rename`` fails on Windows where the name is taken, ``replace`` does not.
POSIX_CALLS = {
    *("chown", "fork", "getpgid", "geteuid", "getgid", "getuid", "kill", "killpg", "lchown"),
    *("mkfifo", "openpty", "rename", "sched_getaffinity", "setsid", "statvfs", "uname", "wait"),
}
POSIX_SIGNALS = {"SIGALRM", "SIGCHLD", "SIGHUP", "SIGKILL", "SIGPIPE", "SIGQUIT", "SIGUSR1"}


def imports(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module


@pytest.mark.parametrize("path", MODULES, ids=names_of)
def test_no_module_needs_a_posix_system(path: Path) -> None:
    tree = ast.parse(path.read_bytes())
    assert POSIX_MODULES.isdisjoint(imports(tree))
    attributes = [node for node in ast.walk(tree) if isinstance(node, ast.Attribute)]
    of_module = {
        (node.value.id, node.attr) for node in attributes if isinstance(node.value, ast.Name)
    }
    assert of_module.isdisjoint({("os", name) for name in POSIX_CALLS})
    assert of_module.isdisjoint({("signal", name) for name in POSIX_SIGNALS})
    texts = [node.value for node in ast.walk(tree) if isinstance(node, ast.Constant)]
    assert not [text for text in texts if str(text).startswith(("/tmp", "/dev/", "/usr", "/etc"))]


_OPENING = {"open", "read_text", "write_text"}


@pytest.mark.parametrize("path", MODULES, ids=names_of)
def test_text_is_never_opened_in_the_encoding_of_the_system(path: Path) -> None:
    for node in ast.walk(ast.parse(path.read_bytes())):
        if not isinstance(node, ast.Call):
            continue
        name = getattr(node.func, "attr", None) or getattr(node.func, "id", None)
        values = (arg.value for arg in node.args if isinstance(arg, ast.Constant))
        modes = [value for value in values if isinstance(value, str)]
        is_binary = any("b" in str(mode) for mode in modes)
        is_file = name in {"read_text", "write_text"} or (name == "open" and bool(modes))
        if name in _OPENING and is_file and not is_binary:
            given = {keyword.arg for keyword in node.keywords}
            assert "encoding" in given or "utf-8" in modes, f"{path}, line {node.lineno}"


# Paths


@pytest.mark.parametrize("name", ["gitlab", "github", "junit", "rdjson", "sarif"])
def test_reports_for_programs_show_windows_paths_with_forward_slashes(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(plain_words, "PurePath", PureWindowsPath)
    monkeypatch.setattr(sarif, "PurePath", PureWindowsPath)
    listing = make_listing(bullet_2="mold")
    text = output(name, [make_finding(listing, "mold", file=r"shop\new\masks.txt")])
    assert "shop/new/masks.txt" in text
    assert r"shop\new" not in text.replace("\\\\", "\\")


def test_consumers_find_the_file_of_a_windows_path(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(plain_words, "PurePath", PureWindowsPath)
    monkeypatch.setattr(sarif, "PurePath", PureWindowsPath)
    finding = make_finding(make_listing(bullet_2="mold"), "mold", file=r"a b\masks.txt")
    [issue] = gitlab_issues(output("gitlab", [finding]))
    [diagnostic] = diagnostics(output("rdjson", [finding]))
    [command] = annotations(output("github", [finding]))
    [result] = sarif_log(output("sarif", [finding]))["runs"][0]["results"]
    assert issue["location"]["path"] == diagnostic["location"]["path"] == "a b/masks.txt"
    assert command.properties["file"] == "a b/masks.txt"
    location = result["locations"][0]["physicalLocation"]["artifactLocation"]
    assert location == {"uri": "a%20b/masks.txt"}


@pytest.mark.parametrize(
    ("path", "shown"),
    [
        (r"feeds\us\a.csv", "feeds/us/a.csv"),
        (r"C:\Users\me\Größe 口.csv", "C:/Users/me/Größe 口.csv"),
        (r"\\nas\share\a.csv", "//nas/share/a.csv"),
        (r"\\?\C:\long\a.csv", "//?/C:/long/a.csv"),
        ("C:a.csv", "C:a.csv"),
    ],
)
def test_windows_paths_are_shown_with_forward_slashes(path: str, shown: str) -> None:
    assert display_path(PureWindowsPath(path)) == shown


@pytest.mark.parametrize(
    ("pattern", "path", "fits"),
    [
        (r"archive\old\*", r"C:\Shop\archive\old\a.csv", True),
        ("archive/old/*", r"C:\Shop\archive\old\a.csv", True),
        ("archive/", r"c:\shop\Archive\a.csv", False),  # as in git, case counts below the folder
        ("archive/", r"c:\shop\archive\a.csv", True),
        (r"\!odd.csv", r"C:\Shop\!odd.csv", True),
        ("*.csv", r"D:\elsewhere\a.csv", True),
        ("archive/", r"C:\Shop\new\a.csv", False),
    ],
)
def test_patterns_of_the_settings_fit_windows_paths(pattern: str, path: str, fits: bool) -> None:
    folder = PureWindowsPath(r"C:\Shop")
    files_from = PureWindowsPath(r"C:\Shop\work")
    shown = path_in_folder(path, folder=folder, files_from=files_from)
    assert "\\" not in shown
    assert path_matcher([pattern])(shown) is fits


def test_a_relative_windows_path_is_taken_from_the_folder_of_the_run() -> None:
    folder, files_from = PureWindowsPath(r"C:\Shop"), PureWindowsPath(r"C:\Shop\work")
    below = {"folder": folder, "files_from": files_from}
    assert path_in_folder(r"..\catalog\a.csv", **below) == "catalog/a.csv"
    assert path_in_folder("a.csv", **below) == "work/a.csv"


@pytest.mark.parametrize(
    ("pattern", "path", "is_folder", "ignored"),
    [
        ("old/", r"C:\Shop\old", True, True),
        ("old/", r"C:\Shop\old", False, None),
        (r"feeds\old\*.csv", r"c:\SHOP\feeds\old\a.csv", False, True),
        ("!keep.csv", r"C:\Shop\keep.csv", False, False),
        ("*.csv", r"D:\Shop\a.csv", False, None),
    ],
)
def test_folders_of_windows_are_passed_over_by_pattern(
    pattern: str, path: str, is_folder: bool, ignored: bool | None
) -> None:
    base = PureWindowsPath(r"C:\Shop")
    ignoring = discovery._Ignoring(base, path_patterns([pattern]))  # type: ignore[arg-type]
    verdict = ignoring.verdict(PureWindowsPath(path), is_folder=is_folder)  # type: ignore[arg-type]
    assert verdict is ignored


@pytest.mark.parametrize("module", MODULES, ids=names_of)
def test_no_path_is_taken_apart_as_text(module: Path) -> None:
    text = module.read_text(encoding="utf-8")
    for way in ('split("/")[-1]', "rsplit('/'", 'rsplit("/"', "os.sep", "os.altsep"):
        assert way not in text


@pytest.mark.usefixtures("shop")
def test_the_name_for_standard_input_is_shown_like_every_path() -> None:
    data = b"sku,title\nA,An antibacterial hat\n"
    name = str(PurePath("feeds", "us", ".", "a.csv"))
    asked = ["check", "-", "--stdin-filename", name, "--output-format", "jsonl"]
    result = CliRunner().invoke(cli, asked, input=data, catch_exceptions=False)
    assert {json.loads(line)["file"] for line in result.stdout.splitlines()} == {"feeds/us/a.csv"}


# Code pages

ODD = (
    "sku,title,brand\n"
    "Ä-口,“Größe” 口罩 🧦 antibacterial \u2013 sock\u200b \uff26\uff24\uff21 approved,Ω\n"
)
CODE_PAGES = ["cp1252", "cp932", "cp437", "cp936", "ascii"]


@pytest.fixture
def shop(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """One made rule in place of the shipped ones, and a folder with a file of odd names."""
    made = {**NEGATIONS, NAME: rule(why="Größe 口 🧦", reword={"en": [{"delete": "words"}]})}
    monkeypatch.setattr(rulebook, "RULES_DIR", write_folder(tmp_path / "shipped", made))
    folder = tmp_path / "größe-口"
    folder.mkdir()
    monkeypatch.chdir(folder)
    Path("größe-口.csv").write_text(ODD, encoding="utf-8")
    return folder


class Consoles(NamedTuple):
    """What a command wrote to a console of some code page, and its exit status."""

    out: str
    errors: str
    status: int


def run_on(code_page: str, monkeypatch: pytest.MonkeyPatch, *arguments: str) -> Consoles:
    """A command on consoles of that code page that refuse what they cannot show."""
    streams = [TextIOWrapper(BytesIO(), code_page, errors="strict") for _ in range(2)]
    with monkeypatch.context() as patch:
        patch.setattr(sys, "argv", ["listinglint", *arguments])
        patch.setattr(sys, "stdout", streams[0])
        patch.setattr(sys, "stderr", streams[1])
        with pytest.raises(SystemExit) as ended:
            main()
    out, errors = (stream.buffer for stream in streams if stream.flush() is None)
    encoding = streams[0].encoding
    status = ended.value.code or 0
    assert isinstance(status, int)
    return Consoles(
        out.getvalue().decode(encoding),  # type: ignore[attr-defined]
        errors.getvalue().decode(code_page),  # type: ignore[attr-defined]
        status,
    )


@pytest.mark.usefixtures("shop")
@pytest.mark.parametrize("code_page", CODE_PAGES)
@pytest.mark.parametrize("language", languages())
def test_any_text_can_be_shown_on_any_console(
    code_page: str, language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = ("--ui-language", language, "--statistics", "--verbose", "--language", "en")
    ran = run_on(code_page, monkeypatch, "check", "größe-口.csv", "missing-口.csv", *asked)
    assert ran.status == 2  # one of them is not there
    assert NAME in ran.out
    assert "missing-" in ran.out
    assert "antibacterial" in ran.out


COMMANDS = {
    "explain a word": ("explain", "antibacterial"),
    "explain a rule": ("explain", NAME),
    "explain what is nothing": ("explain", "口罩"),
    "rules": ("rules",),
    "fix": ("fix", "--diff", "größe-口.csv", "--language", "en"),
    "baseline": ("baseline", "größe-口.csv", "--language", "en"),
    "init": ("init", "--force"),
    "a wrong setting": ("check", "größe-口.csv", "--marketplace", "口"),
    "a wrong option": ("check", "größe-口.csv", "--as-of", "口"),
    "help": ("check", "--help"),
}


@pytest.mark.usefixtures("shop")
@pytest.mark.parametrize("name", COMMANDS)
@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("code_page", ["cp437", "cp932"])
def test_every_command_speaks_on_a_small_code_page(
    name: str, language: str, code_page: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LC_MESSAGES", language)
    ran = run_on(code_page, monkeypatch, *COMMANDS[name])
    assert ran.status in (0, 1, 2)
    assert ran.out or ran.errors


@pytest.mark.usefixtures("shop")
@pytest.mark.parametrize("output_format", sorted({*OUTPUT_FORMATS} - {"text"}))
def test_reports_for_programs_are_utf_8_on_every_console(
    output_format: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = ("größe-口.csv", "--output-format", output_format, "--language", "en")
    text = run_on("cp932", monkeypatch, "check", *asked).out
    assert "größe-口.csv" in text or "gr%C3%B6%C3%9Fe-%E5%8F%A3.csv" in text


# Excel


class LockedByExcelError(PermissionError):
    """What Windows says of a file that Excel holds open."""

    def __init__(self) -> None:
        super().__init__(13, "Permission denied")


@pytest.mark.usefixtures("shop")
def test_a_file_that_excel_holds_open_is_told_so(monkeypatch: pytest.MonkeyPatch) -> None:
    Path("open.csv").write_text("sku,title\nA,Hat\n", encoding="utf-8")
    Path("free.csv").write_text("sku,title\nA,An antibacterial hat\n", encoding="utf-8")
    opened = Path.open

    def as_on_windows(path: Path, *arguments: str, **options: str) -> object:
        if path.name == "open.csv":
            raise LockedByExcelError
        return opened(path, *arguments, **options)  # type: ignore[call-overload]

    monkeypatch.setattr(Path, "open", as_on_windows)
    for arguments in (["check"], ["check", "--output-format", "jsonl"], ["fix", "--diff"]):
        asked = [*arguments, "open.csv", "free.csv"]
        result = CliRunner().invoke(cli, asked, catch_exceptions=False)
        assert result.exit_code == 2
        assert "open.csv: cannot be opened: permission denied. Close it in Excel" in result.output
        assert "free.csv" in result.output


@pytest.mark.usefixtures("shop")
@pytest.mark.parametrize("option", ["--output-file", "--journal"])
def test_a_report_that_excel_holds_open_is_told_so(
    monkeypatch: pytest.MonkeyPatch, option: str
) -> None:
    Path("a.csv").write_text("sku,title\nA,An antibacterial hat\n", encoding="utf-8")
    opened = Path.open

    def as_on_windows(path: Path, mode: str = "r", *arguments: str, **options: str) -> object:
        if path.name == "report.csv" and mode != "r":
            raise LockedByExcelError
        return opened(path, mode, *arguments, **options)  # type: ignore[call-overload]

    monkeypatch.setattr(Path, "open", as_on_windows)
    command = "check" if option == "--output-file" else "fix"
    asked = [command, "a.csv", option, "report.csv"]
    result = CliRunner().invoke(cli, asked, catch_exceptions=False)
    assert result.exit_code == 2
    assert re.search("report.csv: (the journal )?cannot be written: ", result.stderr)
    assert re.search("Close it in (Excel|other programs)", result.stderr)


def table_in(tag: str, monkeypatch: pytest.MonkeyPatch) -> str:
    """The ``csv`` report where the system's numbers are those of ``tag``."""
    monkeypatch.setenv("LC_NUMERIC", tag)
    asked = ["check", "--text", "An antibacterial; sock", "--output-format", "csv"]
    result = CliRunner(charset="utf-8").invoke(cli, asked, catch_exceptions=False)
    return result.stdout_bytes.decode("utf-8-sig")


@pytest.mark.usefixtures("shop")
@pytest.mark.parametrize(
    ("tag", "separator", "decimal"),
    [
        ("en_US.UTF-8", ",", "."),
        ("zh_CN.UTF-8", ",", "."),
        ("de_DE.UTF-8", ";", ","),
        ("fr_FR", ";", ","),
        ("pt_BR.UTF-8", ";", ","),
        ("es_ES.UTF-8", ";", ","),
        ("es_MX.UTF-8", ",", "."),
        ("C.UTF-8", ",", "."),
        ("POSIX", ",", "."),
    ],
)
def test_a_table_has_the_columns_that_excel_sees_in_the_country(
    tag: str, separator: str, decimal: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    header, *rows = csv.reader(
        table_in(tag, monkeypatch).splitlines(), delimiter=separator, strict=True
    )
    assert rows
    assert {len(row) for row in rows} == {len(header)}
    assert len(header) > 10
    risk = rows[0][header.index("Risk")]
    assert float(risk.replace(decimal, ".")) > 0
    assert decimal in risk


@pytest.mark.parametrize(
    ("settings", "marks"),
    [
        ({"sList": ";", "sDecimal": ","}, (";", ",")),
        ({"sList": ",", "sDecimal": "."}, (",", ".")),
        ({"sList": "; ", "sDecimal": ","}, (";", ",")),
        ({"sList": ",", "sDecimal": ","}, (",", ".")),
        ({"sList": "", "sDecimal": ","}, (",", ".")),
        ({}, (",", ".")),
    ],
)
def test_on_windows_the_regional_settings_part_the_columns(
    settings: dict[str, str], marks: tuple[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    class Key:
        def __enter__(self) -> Key:
            return self

        def __exit__(self, *_: object) -> None:
            pass

    def value(_: Key, name: str) -> tuple[str, int]:
        if name not in settings:
            raise FileNotFoundError(name)
        return settings[name], 1

    registry = SimpleNamespace(HKEY_CURRENT_USER=1, OpenKey=lambda *_: Key(), QueryValueEx=value)
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setitem(sys.modules, "winreg", registry)
    assert locale.table_marks("en") == marks


@pytest.mark.usefixtures("shop")
def test_a_table_with_semicolons_is_known_as_a_report(monkeypatch: pytest.MonkeyPatch) -> None:
    Path("report.csv").write_text(table_in("de_DE", monkeypatch), encoding="utf-8-sig", newline="")
    result = CliRunner().invoke(cli, ["check", "report.csv"], catch_exceptions=False)
    assert "a report that listinglint wrote" in result.output


# Continuous integration


def test_every_system_and_python_is_tested_with_pinned_actions() -> None:
    text = (ROOT / ".github/workflows/ci.yml").read_text(encoding="utf-8")
    matrix = yaml.safe_load(text)["jobs"]["test"]["strategy"]["matrix"]
    assert [name.partition("-")[0] for name in matrix["os"]] == ["ubuntu", "windows", "macos"]
    import tomllib

    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    named = {line.rpartition(" ")[2] for line in project["classifiers"] if "3.1" in line}
    assert set(matrix["python"]) == named
    action = (ROOT / "action.yml").read_text(encoding="utf-8")
    used = [line.split("uses:")[1] for line in (text + action).splitlines() if "uses:" in line]
    assert len(used) == 3
    for each in used:
        name, _, version = each.strip().partition("@")
        commit = version.split(" ")[0]
        assert len(commit) == 40, name
        assert set(commit) <= set("0123456789abcdef"), name


def test_what_continuous_integration_runs_is_what_make_test_runs() -> None:
    workflow = (ROOT / ".github/workflows/ci.yml").read_text(encoding="utf-8")
    recipe = (ROOT / "Makefile").read_text(encoding="utf-8").partition("lint: $(READY)\n")[2]
    for line in recipe.partition("\n\n")[0].splitlines():
        command = line.strip().removeprefix("$(BIN)/")
        assert f"          {command}\n" in workflow
