"""The files by which pipelines use listinglint do what the docs say."""

from __future__ import annotations

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner

from listinglint.cli import cli
from listinglint.version import VERSION

ROOT = Path(__file__).parent.parent
ACTION: dict[str, Any] = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
HEADER, JOBS = yaml.safe_load_all((ROOT / "templates/listinglint.yml").read_text(encoding="utf-8"))
PIPELINES = (ROOT / "docs/pipelines.md").read_text(encoding="utf-8")
STOPPED = "sku,title\nA-1,Kills 99.9% of germs\n"


def step(name: str) -> dict[str, Any]:
    (found,) = [each for each in ACTION["runs"]["steps"] if each.get("name") == name]
    return dict(found)


@pytest.fixture
def catalog(tmp_path: Path) -> Path:
    folder = tmp_path / "my catalog"
    folder.mkdir()
    (folder / "socks.csv").write_text(STOPPED, encoding="utf-8")
    return folder


def run_action(folder: Path, **inputs: str) -> subprocess.CompletedProcess[str]:
    """The last step of the action as the runner runs it."""
    bash = shutil.which("bash")
    if bash is None:
        pytest.skip("there is no bash")
    variables = {f"INPUT_{name.upper()}": value for name, value in inputs.items()}
    usual = {"INPUT_PATHS": ".", "INPUT_ARGS": "", "INPUT_SARIF": ""}
    return subprocess.run(
        [bash, "--noprofile", "--norc", "-eo", "pipefail", "-c", step("Check listings")["run"]],
        cwd=folder,
        env={**os.environ, **usual, **variables, "LISTINGLINT_PYTHON": sys.executable},
        capture_output=True,
        text=True,
        check=False,
    )


def test_the_action_annotates_and_fails_the_step(catalog: Path) -> None:
    ran = run_action(catalog.parent, paths="my catalog\n", args="--marketplace amazon.com")
    assert ran.returncode == 1, ran.stderr
    assert ran.stdout.startswith("::error file=my catalog/socks.csv,line=2,")


def test_the_action_writes_a_sarif_file_beside_the_annotations(catalog: Path) -> None:
    ran = run_action(catalog, sarif="found.sarif")
    assert ran.returncode == 1, ran.stderr
    results = json.loads((catalog / "found.sarif").read_bytes())["runs"][0]["results"]
    assert "pesticide/kills-germs" in {result["ruleId"] for result in results}


def test_inputs_of_the_action_are_no_part_of_its_script(catalog: Path) -> None:
    for each in ACTION["runs"]["steps"]:
        assert "${{" not in each.get("run", "")
    ran = run_action(catalog, paths="$(touch broken)\n`touch broken`\n; touch broken")
    assert ran.returncode == 2
    assert not (catalog / "broken").exists()


def test_every_input_of_the_action_is_described_and_used() -> None:
    used = " ".join(str(value) for each in ACTION["runs"]["steps"] for value in each.values())
    for name, given in ACTION["inputs"].items():
        assert given["description"]
        assert f"inputs.{name} " in used
        assert f"{name}" in PIPELINES


def test_the_gitlab_job_writes_the_report_that_it_hands_over(
    catalog: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(catalog)
    job = JOBS["listinglint"]
    values = {name: str(each["default"]) for name, each in HEADER["spec"]["inputs"].items()}
    script = re.sub(r"\$\[\[ inputs\.(\w+) ]]", lambda m: values[m[1]], job["script"][-1])
    program, *arguments = shlex.split(script)
    ran = CliRunner().invoke(cli, arguments, catch_exceptions=False)
    assert (program, ran.exit_code) == ("listinglint", 1)
    report = json.loads(Path(job["artifacts"]["reports"]["codequality"]).read_bytes())
    assert {issue["location"]["path"] for issue in report} == {"socks.csv"}
    assert len({issue["fingerprint"] for issue in report}) == len(report)


def test_the_gitlab_job_installs_this_version() -> None:
    assert HEADER["spec"]["inputs"]["version"]["default"] == VERSION
    assert "listinglint==$[[ inputs.version ]]" in JOBS["listinglint"]["script"][0]


def test_both_are_in_the_docs() -> None:
    assert f"uses: listinglint/listinglint@v{VERSION}" in PIPELINES
    assert f"listinglint/v{VERSION}/templates/listinglint.yml" in PIPELINES
