import csv
import io
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from made_rules import NAME, NEGATIONS, rule, write_folder

from listinglint.cli import OUTPUT_FORMATS, cli
from listinglint.data import MODELS_DIR
from listinglint.rulefiles import rulebook
from listinglint.version import VERSION, models_version

ENGLISH = ("--language", "en", "--marketplace", "amazon.com")
SOCKS = "sku,title,description\nA-1,An antibacterial sock,Soft\nA-2,A weak germ,Fine\n"
CLEAN = "sku,title\nA-1,A soft sock\n"
RULES = {
    **NEGATIONS,
    NAME: rule(reword={"en": [{"delete": "words"}]}, formerly=["pesticide/old"]),
    "disease/germ": rule(
        match={"en": {"phrases": ["germ"]}},
        prior={"verdict": "word", "risk": 0.4},
        severity="note",
        examples={"en": {"flag": [{"text": "a [[germ]]"}], "pass": ["germs"]}},
    ),
    "style/made": rule(match={"en": {"phrases": ["very"]}}, prior={"risk": 0.9}),
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


def run(*args: str, stdin: str | bytes | None = None) -> Result:
    return CliRunner().invoke(cli, args, input=stdin, catch_exceptions=False)


def check(*args: str, stdin: str | bytes | None = None) -> Result:
    return run("check", *ENGLISH, *args, stdin=stdin)


def write(name: str, text: str) -> str:
    Path(name).parent.mkdir(parents=True, exist_ok=True)
    Path(name).write_text(text, encoding="utf-8", newline="")
    return name


def found(result: Result) -> list[str]:
    """The words found, of a run with ``--output-format jsonl``."""
    return [json.loads(line)["text"] for line in result.stdout.splitlines()]


@pytest.mark.parametrize(
    ("text", "options", "status"),
    [
        ("a soft sock", (), 0),
        ("an antibacterial sock", (), 1),
        ("an antibacterial sock", ("--fail-at", "0.99"), 0),
        ("an antibacterial sock", ("--fail-at", "0.7"), 1),
        ("an antibacterial sock", ("--exit-zero",), 0),
        ("an antibacterial sock", ("--ignore", "pesticide"), 0),
        ("an antibacterial sock", ("--ignore", NAME), 0),
        ("an antibacterial sock", ("--ignore", "pesticide/old"), 0),
        ("an antibacterial sock", ("--select", "disease"), 0),
        ("an antibacterial sock", ("--select", "disease,pesticide"), 1),
        ("an antibacterial sock", ("--select", "disease", "--select", "pesticide/*"), 1),
        ("an antibacterial sock", ("--min-risk", "0.99"), 0),
        ("an antibacterial sock", ("--language", "fr"), 0),
        ("a germ", (), 0),
        ("a germ", ("--fail-at", "0.2"), 0),
        ("a germ", ("--fail-at", "0.2", "--fail-severity", "note"), 1),
        ("a germ", ("--fail-severity", "note"), 0),
        ("very", (), 0),
        ("very", ("--select", "style"), 1),
        ("an antibacterial sock", ("--select", "biocide"), 2),
        ("an antibacterial sock", ("--ignore", "pesticide/none"), 2),
        ("an antibacterial sock", ("--min-risk", "2"), 2),
        ("an antibacterial sock", ("--fail-severity", "fatal"), 2),
        ("an antibacterial sock", ("--output-format", "xml"), 2),
        ("an antibacterial sock", ("--as-of", "yesterday"), 2),
        ("an antibacterial sock", ("--column", "title"), 2),
        ("an antibacterial sock", ("--config", "none.toml"), 2),
        ("an antibacterial sock", ("--marketplace", "amazon.xx"), 2),
    ],
)
def test_the_exit_status_of_one_text_and_of_a_file(
    text: str, options: tuple[str, ...], status: int
) -> None:
    alone = check("--text", text, *options)
    in_file = check(write("feed.csv", f"sku,title\nA-1,{text}\n"), *options)
    assert (alone.exit_code, in_file.exit_code) == (status, status)
    if status == 2:
        assert alone.stdout == in_file.stdout == ""
        assert "rror: " in alone.stderr


def test_nothing_to_check_is_wrong_use() -> None:
    assert check().exit_code == 2
    assert run("chekc").exit_code == 2


def test_a_missing_path_is_told_and_the_others_are_checked() -> None:
    result = check("none.csv", write("feed.csv", SOCKS), "--output-format", "jsonl")
    assert result.exit_code == 2
    assert found(result) == ["antibacterial", "germ"]
    assert "none.csv" in result.stderr


def test_a_folder_is_searched_and_must_hold_a_listing_file() -> None:
    write("feeds/deep/feed.csv", SOCKS)
    write("notes/readme.txt", "hello")
    assert found(check("feeds", "--output-format", "jsonl")) == ["antibacterial", "germ"]
    nothing = check("notes", "--output-format", "jsonl")
    assert (nothing.exit_code, nothing.stdout) == (2, "")
    assert "holds no listing file" in nothing.stderr


def test_excluded_files_of_a_folder_are_passed_over() -> None:
    write("feeds/old/feed.csv", SOCKS)
    write("feeds/feed.csv", CLEAN)
    assert check("feeds").exit_code == 1
    assert check("feeds", "--exclude", "old/").exit_code == 0


def test_standard_input_is_called_as_the_user_says() -> None:
    result = check("-", "--stdin-filename", "feed.csv", "--output-format", "jsonl", stdin=SOCKS)
    assert result.exit_code == 1
    assert {json.loads(line)["file"] for line in result.stdout.splitlines()} == {"feed.csv"}


@pytest.mark.parametrize("stdin", [b"", b"\0\1\2\3", b"sku,title\n"])
def test_standard_input_without_listings_is_an_error(stdin: bytes) -> None:
    result = check("-", stdin=stdin)
    assert result.exit_code == 2


def test_the_marketplace_and_the_day_are_in_the_output() -> None:
    result = check("--text", "antibacterial", "--as-of", "2026-07-27", "--output-format", "jsonl")
    line = json.loads(result.stdout)
    assert (line["as_of"], line["marketplace"]) == ("2026-07-27", "amazon.com")


@pytest.mark.parametrize("name", ["US", "amazon.com", "https://www.amazon.com/", "ATVPDKIKX0DER"])
def test_a_marketplace_may_be_called_by_its_other_names(name: str) -> None:
    by_option = check("--text", "antibacterial", "--marketplace", name, "--output-format", "jsonl")
    assert json.loads(by_option.stdout)["marketplace"] == "amazon.com"


def test_an_unknown_marketplace_of_the_settings_is_told_with_its_line() -> None:
    write("listinglint.toml", 'ignore = []\nmarketplace = "amazon.xx"\n')
    result = run("check", "--text", "x")
    assert result.exit_code == 2
    assert "listinglint.toml, line 2: 'amazon.xx' is no marketplace" in result.stderr


@pytest.mark.parametrize("output_format", OUTPUT_FORMATS)
def test_every_output_format_names_the_finding_and_a_clean_run_passes(output_format: str) -> None:
    feed, clean = write("feed.csv", SOCKS), write("clean.csv", CLEAN)
    loud = check(feed, "--output-format", output_format)
    assert (loud.exit_code, loud.stderr) == (1, "")
    assert "antibacterial" in loud.stdout
    assert check(clean, "--output-format", output_format).exit_code == 0


def test_machine_formats_are_well_formed() -> None:
    feed = write("feed.csv", SOCKS)
    lines = check(feed, "--output-format", "jsonl").stdout.splitlines()
    assert [json.loads(line)["schema"] for line in lines] == [1, 1]
    for output_format in ("json", "sarif"):
        assert json.loads(check(feed, "--output-format", output_format).stdout)
    table = check(feed, "--output-format", "csv").stdout.removeprefix("\ufeff")
    assert len(list(csv.reader(io.StringIO(table)))) == 3


@pytest.mark.parametrize("output_format", OUTPUT_FORMATS)
def test_the_same_input_gives_the_same_bytes(output_format: str) -> None:
    feed = write("feed.csv", SOCKS)
    args = (feed, "--output-format", output_format, "--as-of", "2026-11-21")
    assert check(*args).stdout_bytes == check(*args).stdout_bytes


@pytest.mark.parametrize("output_format", OUTPUT_FORMATS)
def test_a_report_may_go_to_a_file(output_format: str) -> None:
    feed = write("feed.csv", SOCKS)
    result = check(feed, "--output-format", output_format, "--output-file", "report.out")
    assert (result.exit_code, result.stdout) == (1, "")
    assert "antibacterial" in Path("report.out").read_text(encoding="utf-8")


def test_a_report_in_a_checked_folder_is_not_read() -> None:
    write("shop/feed.csv", SOCKS)
    for _ in range(2):
        result = check("shop", "--output-format", "csv", "--output-file", "shop/report.csv")
        assert result.exit_code == 1
    assert "report.csv" not in Path("shop/report.csv").read_text(encoding="utf-8-sig")


@pytest.mark.parametrize("output_format", OUTPUT_FORMATS)
def test_the_report_of_an_earlier_run_is_passed_over(output_format: str) -> None:
    write("shop/feed.csv", SOCKS)
    for name in ("old.txt", "old.csv", "old.json", "old.jsonl", "old.xml"):
        check("shop/feed.csv", "--output-format", output_format, "--output-file", f"shop/{name}")
    result = check("shop", "--output-format", "json")
    summary = json.loads(result.stdout)["summary"]
    assert (summary["files"], summary["listings"]) == (1, 2)


def test_a_report_that_is_redirected_into_a_checked_folder_is_not_read() -> None:
    write("shop/feed.csv", SOCKS)
    command = (sys.executable, "-m", "listinglint", "check", "shop", "--output-format", "csv")
    with Path("shop/report.csv").open("wb") as report:
        subprocess.run(command, stdout=report, timeout=60, check=False)
    text = Path("shop/report.csv").read_text(encoding="utf-8-sig")
    assert "feed.csv" in text
    assert "report.csv" not in text


def test_a_report_never_overwrites_what_is_checked() -> None:
    result = check(write("feed.csv", SOCKS), "--output-file", "./feed.csv")
    assert result.exit_code == 2
    assert "feed.csv is to be checked, and would be overwritten by the report" in result.stderr
    assert Path("feed.csv").read_text(encoding="utf-8") == SOCKS


@pytest.mark.parametrize("target", ["none/report.out", "."])
def test_a_report_that_cannot_be_written_is_an_error(target: str) -> None:
    result = check(write("feed.csv", SOCKS), "--output-file", target)
    assert result.exit_code == 2
    assert "rror: " in result.stderr


def test_input_errors_are_told_beside_a_report_in_a_file() -> None:
    result = check("none.csv", "--output-format", "sarif", "--output-file", "report.sarif")
    assert result.exit_code == 2
    assert "none.csv" in result.stderr


def test_a_column_and_a_format_may_be_named() -> None:
    feed = write("feed.txt", "id;nom\nA-1;antibacterial\n")
    result = check(
        feed, "--input-format", "csv", "--column", "title=nom", "--output-format", "jsonl"
    )
    assert [json.loads(line)["field"] for line in result.stdout.splitlines()] == ["title"]


def test_statistics_count_the_rules() -> None:
    result = check(write("feed.csv", SOCKS), "--statistics")
    assert result.stdout.count(NAME) > check("feed.csv").stdout.count(NAME)


def test_quiet_says_nothing_of_a_clean_run() -> None:
    assert check(write("clean.csv", CLEAN), "--quiet").stdout.strip() == ""


def test_settings_are_found_and_the_command_line_wins() -> None:
    write("listinglint.toml", 'ignore = ["pesticide"]\n')
    feed = write("feed.csv", SOCKS)
    assert check(feed).exit_code == 0
    assert check(feed, "--ignore", "disease").exit_code == 1


def test_a_setting_that_is_not_known_is_told_with_its_line() -> None:
    write("listinglint.toml", "ignore = []\nfail-att = 0.5\n")
    result = check("--text", "x")
    assert result.exit_code == 2
    assert "listinglint.toml, line 2" in result.stderr
    assert "fail-at" in result.stderr


def test_own_rules_are_found_beside_the_shipped_and_cached() -> None:
    write_folder(Path("own"), {"ppe/mask": rule(match={"en": {"phrases": ["mask"]}})})
    write("listinglint.toml", 'rules = ["own"]\n')
    args = ("--text", "an antibacterial mask", "--output-format", "jsonl")
    assert found(check(*args, "--no-cache")) == ["antibacterial", "mask"]
    assert not Path(".listinglint_cache").exists()
    assert found(check(*args)) == ["antibacterial", "mask"]
    assert Path(".listinglint_cache/compiled.json").is_file()


def test_own_rules_that_are_missing_or_wrong_are_an_error() -> None:
    write("listinglint.toml", 'rules = ["own"]\n')
    assert check("--text", "x").exit_code == 2
    write_folder(Path("own"), {"ppe/mask": rule(severity="eror")})
    result = check("--text", "x")
    assert result.exit_code == 2
    assert "own/ppe/mask.yaml, line 3: found 'eror'. Did you mean 'error'?" in result.stderr


def test_the_version_names_tool_and_rules() -> None:
    result = run("--version")
    assert result.exit_code == 0
    models = models_version(MODELS_DIR)
    rules = rulebook.packaged_version()
    assert result.stdout == f"listinglint {VERSION}, rules {rules}, models {models}\n"
    assert models_version(Path("nowhere")) != models


@pytest.mark.parametrize("command", ["check", "explain", "rules", "init"])
def test_every_command_has_help(command: str) -> None:
    assert run(command, "-h").stdout.startswith("Usage: ")
    assert command in run("--help").stdout


@pytest.mark.parametrize(
    ("topic", "part"),
    [
        (NAME, "https://law.example/1"),
        ("pesticide/old", NAME),
        ("pesticide", f"{NAME}  Claims to act"),
        ("Anti-Bacterial", f"{NAME}  (risk 0.90 on its own, claim)"),
    ],
)
def test_rules_families_and_words_are_explained(topic: str, part: str) -> None:
    result = run("explain", topic)
    assert result.exit_code == 0
    assert part in result.stdout


@pytest.mark.parametrize("topic", ["sock", "pesticide/none", ""])
def test_what_nobody_knows_cannot_be_explained(topic: str) -> None:
    result = run("explain", topic)
    assert (result.exit_code, result.stdout) == (2, "")
    assert f"no rule or family {topic!r}" in result.stderr


def test_rules_are_listed() -> None:
    lines = run("rules").stdout.splitlines()
    assert [line.split()[0] for line in lines] == ["disease/germ", NAME, "style/made", "3"]
    assert run("rules", "--select", "style").stdout.splitlines()[-1] == "1 rule"


@pytest.mark.parametrize("folder", ["own", "shipped"])
def test_the_examples_of_own_rules_are_run(folder: str) -> None:
    # a folder may be called as that of the shipped rules is: only its own rules are tested
    own = {"ppe/a": rule(), "ppe/b": rule(match={"en": {"phrases": ["mask"]}})}
    write_folder(Path(folder), own)
    good = run("rules", "--test", folder, "--select", "ppe/a")
    assert (good.exit_code, good.stdout) == (0, "1 rule, 2 examples, 0 failed\n")
    bad = run("rules", "--test", folder)
    assert bad.exit_code == 1
    assert "found nothing, marked is 'antibacterial'" in bad.stdout
    assert bad.stdout.startswith(f"{folder}/ppe/b.yaml:")
    assert bad.stdout.endswith("2 rules, 4 examples, 1 failed\n")


@pytest.mark.parametrize("args", [["none"], ["own", "--select", "pesticide"]])
def test_testing_no_rule_is_an_error(args: list[str]) -> None:
    write_folder(Path("own"), {"ppe/a": rule()})
    assert run("rules", "--test", *args).exit_code == 2


def test_init_writes_settings_that_load_and_overwrites_nothing() -> None:
    assert run("init").exit_code == 0
    written = Path("listinglint.toml").read_text(encoding="utf-8")
    assert "#:fail-at" in written
    assert check("--text", "a sock").exit_code == 0
    write("listinglint.toml", "# mine\n")
    again = run("init")
    assert again.exit_code == 2
    assert "exists already" in again.stderr
    assert Path("listinglint.toml").read_text(encoding="utf-8") == "# mine\n"
    assert run("init", "--force").exit_code == 0
    assert Path("listinglint.toml").read_text(encoding="utf-8") == written


def python(*args: str, **keys: object) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONIOENCODING": "utf-8", "PYTHONUTF8": "1"}
    return subprocess.run(
        [sys.executable, *args], capture_output=True, encoding="utf-8", env=environment, **keys
    )


def test_start_up_imports_nothing_heavy() -> None:
    heavy = ("spacy", "sklearn", "yaml", "numpy", "jsonschema", "python_calamine", "scipy")
    code = f"import sys, listinglint.cli; print([n for n in {heavy!r} if n in sys.modules])"
    assert python("-c", code).stdout == "[]\n"


def test_a_check_without_candidates_for_grammar_imports_no_spacy() -> None:
    feed = write("feed.csv", SOCKS)
    code = (
        "import sys\nfrom listinglint.cli import cli\n"
        f"cli(['check', {feed!r}, '--quiet', '--exit-zero'], standalone_mode=False)\n"
    )
    watch = "import atexit, sys; atexit.register(lambda: print('spacy' in sys.modules))\n"
    result = python("-c", watch + code)
    assert result.returncode == 0, result.stderr
    assert result.stdout.endswith("False\n")


@pytest.mark.parametrize(("text", "status"), [(CLEAN, 0), (SOCKS, 1)])
def test_the_module_runs_as_a_program(text: str, status: int) -> None:
    write_folder(Path("own"), {"pesticide/made-here": RULES[NAME]})
    write("listinglint.toml", 'rules = ["own"]\nselect = ["pesticide/made-here"]\n')
    result = python("-m", "listinglint", "check", write("feed.csv", text), "--language", "en")
    assert (result.returncode, result.stderr) == (status, "")


def test_a_closed_pipe_ends_the_program_without_a_word() -> None:
    rows = "".join(f"A-{n},An antibacterial sock number {n}\n" for n in range(3000))
    feed = write("feed.csv", "sku,title\n" + rows)
    command = [sys.executable, "-m", "listinglint", "check", feed, "--output-format", "jsonl"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        assert process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 1


def test_the_models_are_measured_refined_and_used_from_a_folder_of_ones_own(tmp_path: Path) -> None:
    rows = [
        {
            "id": f"own-{number}",
            "lang": "en",
            "marketplace": "amazon.com",
            "title": f"Brindle antibacterial towel, {number} cm",
            "labels": [
                {"family": "pesticide", "class": "claim", "risk": "low", "words": ["antibacterial"]}
            ],
        }
        for number in range(30)
    ]
    labels = write("own.jsonl", "".join(json.dumps(row) + "\n" for row in rows))
    measured = run("evaluate", labels)
    assert measured.exit_code == 0, measured.output
    assert "pesticide" in measured.output
    refined = run("train", "--add", labels, "--output", "models")
    assert refined.exit_code == 0, refined.output
    before = json.loads(check("--text", "antibacterial towel", "--output-format", "json").stdout)
    write("listinglint.toml", 'models = "models"\n')
    after = json.loads(check("--text", "antibacterial towel", "--output-format", "json").stdout)
    assert after["findings"][0]["risk"] < before["findings"][0]["risk"]


@pytest.mark.parametrize(
    "options", [(), ("--labels", "x.jsonl"), ("--add", "x.jsonl", "--labels", "x.jsonl")]
)
def test_training_needs_either_a_corpus_with_labels_or_own_listings(
    options: tuple[str, ...],
) -> None:
    write("x.jsonl", "{}\n")
    assert run("train", "--output", "models", *options).exit_code == 2


def test_a_models_folder_without_models_is_an_error() -> None:
    Path("nothing").mkdir()
    write("listinglint.toml", 'models = "nothing"\n')
    result = check("--text", "antibacterial towel")
    assert result.exit_code == 2
    assert "nothing" in result.stderr


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("rules", "--select", "pestcide"), 'Did you mean "pesticide"?'),
        (("rules", "--select", "nothing/*"), '"nothing/*" is no rule or family'),
        (("check", "--text", "a", "--language", "xx"), '"xx" is not a language'),
        (("explain", "germ", "--language", "xx"), '"xx" is not a language'),
        (("check", "--text", "a", "--marketplace", "amazn.de"), 'Did you mean "amazon.de"?'),
        (("check", "--text", " "), "The --text is empty"),
    ],
)
def test_what_is_misspelt_or_empty_is_refused(arguments: tuple[str, ...], said: str) -> None:
    result = run(*arguments)
    assert result.exit_code == 2
    assert said in result.stderr


def test_a_language_without_rules_may_be_named() -> None:
    assert run("check", "--text", "En mjuk strumpa", "--language", "sv").exit_code == 0


def test_a_report_that_is_open_in_excel_is_told_from_other_errors(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    opened = Path.open

    def locked(path: Path, *arguments: Any, **keys: Any) -> Any:
        if path.name == "report.csv":
            raise PermissionError(13, "Permission denied")
        return opened(path, *arguments, **keys)

    monkeypatch.setattr(Path, "open", locked)
    result = check("--text", "a sock", "--output-file", "report.csv", "--output-format", "csv")
    assert result.exit_code == 2
    assert "report.csv: cannot be written: it is open in another program" in result.stderr
    assert "Close it in Excel" in result.stderr
