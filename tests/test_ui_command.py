"""In which language the commands speak."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from made_rules import NAME, rule, write_folder

from listinglint.cli import OUTPUT_FORMATS, cli
from listinglint.rulefiles import rulebook
from listinglint.ui import speaking

SOCKS = "sku,title\nA-1,An antibacterial sock\n"


@pytest.fixture(autouse=True)
def _made_rules(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One made rule in place of the shipped ones, and a folder with a listing to work in."""
    made = {NAME: rule(reword={"en": [{"delete": "words"}]})}
    monkeypatch.setattr(rulebook, "RULES_DIR", write_folder(tmp_path / "shipped", made))
    monkeypatch.chdir(tmp_path)
    Path("socks.csv").write_text(SOCKS, encoding="utf-8")


def run(*args: str) -> Result:
    return CliRunner(charset="utf-8").invoke(cli, args, catch_exceptions=False)


def set_language(language: str) -> None:
    Path("listinglint.toml").write_text(f'ui-language = "{language}"\n', encoding="utf-8")


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "high risk"),
        ("fr", "risque élevé"),
        ("zh", "高风险"),
        ("fr_CA.UTF-8", "risque élevé"),
        ("zh-Hans-CN", "高风险"),
    ],
)
def test_a_report_is_in_the_language_asked_for(language: str, words: str) -> None:
    result = run("check", "socks.csv", "--ui-language", language)
    assert words in result.output
    assert result.exit_code == 1


def test_the_settings_say_the_language_and_the_command_line_wins() -> None:
    set_language("zh")
    assert "优先处理" in run("check", "socks.csv").output
    assert "优先处理" not in run("check", "socks.csv", "--ui-language", "en").output


def test_a_language_that_is_not_spoken_is_told_with_those_that_are() -> None:
    set_language("tlh")
    result = run("check", "socks.csv")
    assert 'line 1: ui-language: "tlh" is not spoken' in result.stderr
    assert "Allowed: en, fr, zh" in result.stderr
    result = run("check", "socks.csv", "--ui-language", "tlh")
    assert result.exit_code == 2
    assert "Use one of en, fr, zh." in result.stderr


def test_fix_says_in_the_language_what_it_would_change() -> None:
    result = run("fix", "socks.csv", "--diff", "--ui-language", "fr")
    assert "À corriger : 1 champ de 1 fiche dans 1 fichier." in result.output


def test_errors_are_said_in_the_language() -> None:
    result = run("check", "missing.csv", "--ui-language", "fr", "--output-format", "jsonl")
    assert "erreur\u00a0: missing.csv\u00a0: ce fichier ou dossier n'existe pas" in result.stderr
    assert "请指定要检查的文件或文件夹" in run("check", "--ui-language", "zh").stderr


@pytest.mark.parametrize(
    ("args", "french", "chinese"),
    [
        ("check --foo", "Il n'y a pas d'option '--foo'.", "没有选项 '--foo'"),
        ("chek", "Vouliez-vous dire 'check'", "是否想写 'check'"),
        ("check --outpt-format x", "l'une de celles-ci", "是否想写以下之一"),
        ("check --fail-at 3 x", "'--fail-at'\u00a0: 3.0 n'est pas dans", "0<=x<=1 内"),
        ("check --fail-at high x", "'high' n'est pas un nombre.", "'high' 不是数字"),
        ("check --jobs many x", "'many' n'est pas un nombre entier.", "'many' 不是整数"),
        ("check --output-format pdf x", "n'est pas l'un de 'text', 'json'", "不在以下各项中"),
        ("explain", "L'argument 'TOPIC' manque.", "缺少参数 'TOPIC'"),
        ("explain a b", "Argument en trop (b)", "多余的参数"),
        ("explain a b c", "Arguments en trop (b c)", "多余的参数"),
        ("train", "L'option '--output' manque.", "缺少选项 '--output'"),
        ("check --since", "L'option '--since' demande une valeur.", "需要一个值"),
        ("check --quiet=1 x", "L'option '--quiet' ne prend pas de valeur.", "不接受值"),
        ("check --as-of soon x", "'soon' n'est pas une date. Écrivez", "'soon' 不是日期"),
        ("check --column title x", "title=NOM-DE-LA-COLONNE", "title=列名"),
        ("evaluate none", "'LABELS'\u00a0: Le chemin 'none' n'existe pas.", "路径 'none' 不存在"),
        ("check --output-file . x", "Le fichier '.' est un dossier.", "'.' 是文件夹"),
        ("check --ui-language tlh x", "'tlh' n'est pas parlé", "不支持 'tlh'"),
    ],
)
def test_wrong_use_is_told_in_the_language(args: str, french: str, chinese: str) -> None:
    for language, words in (("fr", french), ("zh", chinese)):
        with speaking(language):
            result = run(*args.split())
        assert words in result.stderr
        assert "rror" not in result.stderr
        assert result.exit_code == 2


def test_help_is_no_error_and_stays_what_it_is() -> None:
    with speaking("fr"):
        assert run().output == run("--help").output


def test_an_interrupted_run_says_so_in_the_language(monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("listinglint.cli._check", interrupted)
    result = run("check", "socks.csv", "--ui-language", "fr")
    assert result.stderr == "\nInterrompu\u00a0!\n"
    assert result.exit_code == 1


@pytest.mark.parametrize("language", ["fr", "zh"])
def test_measures_and_training_speak_the_language(language: str) -> None:
    label = {"family": "pesticide", "class": "claim", "risk": "high"}
    row = {"id": "a", "title": "An antibacterial sock", "labels": [label]}
    Path("labels.jsonl").write_text(json.dumps(row), encoding="utf-8")
    told = run("evaluate", "labels.jsonl", "--ui-language", language).output
    assert {"fr": "1 fiche étiquetée", "zh": "1 个带标签的商品"}[language] in told
    assert {"fr": "écrit\u00a0: ", "zh": "已写入"}[language] in run(
        *("train", "--add", "labels.jsonl", "--output", "new", "--ui-language", language)
    ).output


def test_explanations_have_headings_in_the_language() -> None:
    text = run("explain", NAME, "--ui-language", "fr").output
    for heading in ("Ce qui arrive", "Pourquoi", "Que mettre à la place (en)", "Sources"):
        assert f"\n{heading}\n" in text
    assert "supprimer les mots (sûr)" in text
    assert run("rules", "--ui-language", "zh").output.endswith("1 条规则\n")


@pytest.mark.parametrize("output_format", sorted({*OUTPUT_FORMATS} - {"text", "csv"}))
def test_output_for_programs_is_the_same_whatever_the_user_speaks(output_format: str) -> None:
    asked = ("check", "socks.csv", "--output-format", output_format, "--ui-language")
    assert run(*asked, "zh").stdout == run(*asked, "en").stdout


def test_a_table_in_another_language_is_known_as_a_report() -> None:
    asked = ("check", "socks.csv", "--output-format", "csv", "--ui-language", "zh")
    Path("report.csv").write_bytes(run(*asked).stdout_bytes)
    assert "单元格" in Path("report.csv").read_text(encoding="utf-8-sig")
    result = run("check", "report.csv", "--output-format", "json")
    assert "a report that listinglint wrote" in json.loads(result.stdout)["errors"][0]


@pytest.mark.parametrize("code_page", ["cp1252", "ascii", "cp437"])
def test_a_console_without_chinese_letters_gets_english(code_page: str) -> None:
    runner = CliRunner(charset=code_page)
    result = runner.invoke(cli, ["check", "socks.csv", "--ui-language", "zh"])
    assert "high risk" in result.output


@pytest.mark.parametrize(
    ("locale", "words"),
    [("fr_FR.UTF-8", "erreur"), ("zh_CN.UTF-8", "错误"), ("de_DE.UTF-8", "Error"), ("C", "Error")],
)
def test_the_program_speaks_as_the_system_does(locale: str, words: str) -> None:
    variables = {**os.environ, "LC_ALL": locale, "PYTHONUTF8": "1"}
    program = [sys.executable, "-m", "listinglint", "check"]
    ended = subprocess.run(program, env=variables, capture_output=True, check=False)
    assert ended.returncode == 2
    assert words in ended.stderr.decode("utf-8")


def test_a_code_page_without_the_letters_is_survived() -> None:
    variables = {**os.environ, "LC_ALL": "zh_CN", "PYTHONIOENCODING": "cp1252:strict"}
    program = [sys.executable, "-m", "listinglint", "check"]
    ended = subprocess.run(program, env=variables, capture_output=True, check=False)
    assert ended.returncode == 2
    assert b"Error: Name the files or folders to check" in ended.stderr


def test_the_baseline_and_its_audit_speak_the_language() -> None:
    told = run("baseline", "socks.csv", "--ui-language", "fr").output
    assert told == "listinglint-baseline.json\u00a0: 1 acceptés, dont 1 nouveaux\n"
    audit = CliRunner(charset="utf-8").invoke(
        cli, ["baseline", "--audit", "socks.csv", "--ui-language", "fr"], input="f\n"
    )
    assert "1 sur 1" in audit.output
    assert "vrai (t), faux (f), passer (s) ou quitter (q)" in audit.output
    assert audit.output.endswith("0 vrais, 1 faux, 0 sans marque\n")
    Path("socks.csv").write_text("sku,title\nA-1,A sock\n", encoding="utf-8")
    told = run("baseline", "--prune", "socks.csv", "--ui-language", "zh").output
    assert "已删除 1 条" in told
    assert "剩余 0 条" in told


def test_what_init_has_seen_is_told_in_the_language_and_written_in_english() -> None:
    told = run("init", "--ui-language", "fr").output
    assert "Vu dans ce dossier\u00a0: 1 csv" in told
    assert "# Seen in this folder: 1 csv" in Path("listinglint.toml").read_text(encoding="utf-8")


def test_an_explanation_says_the_severity_as_a_report_does() -> None:
    for language, word in (("fr", "erreur"), ("zh", "错误")):
        explained = run("explain", NAME, "--ui-language", language).output
        assert f"  {word}" in explained
        assert "error" not in explained
        assert word in run("check", "socks.csv", "--ui-language", language).output


def test_a_revision_that_is_not_there_is_said_in_the_language() -> None:
    result = run("check", "socks.csv", "--since", "HEAD", "--ui-language", "fr")
    assert "n'est dans aucun dépôt git" in result.stderr
    assert "Vérifiez-le sans --since" in result.stderr


def test_a_line_on_documents_is_in_one_language(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "110")  # a line that is wrapped is no longer one line
    known, unknown = "EPA registration number", "A paper that nobody has translated"
    lines = {}
    for number, names in enumerate([[known], [known, unknown]]):
        made = rule(
            documents=[{"name": name} for name in names],
            prior={"verdict": "regulated", "risk": 0.9},
        )
        folder = write_folder(Path(f"shipped-{number}").absolute(), {NAME: made})
        monkeypatch.setattr(rulebook, "RULES_DIR", folder)
        output = run("check", "socks.csv", "--ui-language", "fr").output
        lines[number] = [line.strip() for line in output.splitlines() if "EPA" in line]
    assert lines[0][0] == "il faut : numéro d'enregistrement EPA"
    assert all("EPA registration number" in line for line in lines[1])
    assert all("il faut" not in line for line in lines[1])
    explained = run("explain", NAME, "--ui-language", "fr").output
    assert f"numéro d'enregistrement EPA = {known}" in explained
