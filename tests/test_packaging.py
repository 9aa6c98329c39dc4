"""The wheel carries rules and models, and an editable install reads those of the checkout."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest
from made_rules import rule, write_folder

from listinglint.version import VERSION, models_version

ROOT = Path(__file__).parent.parent
BIN = "Scripts" if sys.platform == "win32" else "bin"


def _run(*command: str | Path, cwd: Path, accepted: tuple[int, ...] = (0,)) -> str:
    environment = {k: v for k, v in os.environ.items() if k not in {"PYTHONPATH", "VIRTUAL_ENV"}}
    ran = subprocess.run(
        [str(part) for part in command], cwd=cwd, env=environment, capture_output=True, text=True
    )
    assert ran.returncode in accepted, ran.stdout + ran.stderr
    return ran.stdout


def _environment(folder: Path) -> Path:
    """A virtual environment that sees the dependencies installed here, but not the package."""
    venv.create(folder, with_pip=True)
    site = next(folder.glob("lib/python*/site-packages"), folder / "Lib" / "site-packages")
    here = Path(pytest.__file__).parent.parent
    (site / "dependencies.pth").write_text(str(here) + "\n", encoding="utf-8")
    return folder / BIN / "python"


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("dist")
    _run(
        sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", target, ROOT,
        cwd=target,
    )  # fmt: skip
    return next(target.glob("*.whl"))


def test_the_wheel_holds_every_rule_file_and_their_compiled_form(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    rules = [path.relative_to(ROOT).as_posix() for path in (ROOT / "rules").glob("*/*.yaml")]
    assert rules
    missing = [rule for rule in rules if f"listinglint/{rule}" not in names]
    assert not missing
    assert "listinglint/rules/compiled.json" in names
    assert "listinglint/rules/schema.json" in names
    assert not any(name.startswith(("tests/", "docs/")) for name in names)


def test_the_wheel_holds_every_model_and_every_language(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    models = [path.relative_to(ROOT).as_posix() for path in (ROOT / "models").glob("*/*")]
    languages = [path.name for path in (ROOT / "listinglint/ui").glob("*.json")]
    assert models
    assert languages
    assert {f"listinglint/{name}" for name in models} <= names
    assert {f"listinglint/ui/{name}" for name in languages} <= names
    assert "listinglint/settings/schema.json" in names


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The Python of an environment into which the wheel was installed, far from the checkout."""
    folder = tmp_path_factory.mktemp("elsewhere")
    python = _environment(folder / "env")
    install = ("install", "--no-deps", "--no-index", "--force-reinstall", wheel)
    _run(python, "-m", "pip", *install, cwd=folder)
    listing = {"sku": "T-1", "title": "Soft antibacterial towel, 50 x 100 cm", "lang": "en"}
    (folder / "listing.json").write_text(json.dumps(listing), encoding="utf-8")
    place = "from listinglint.data import MODELS_DIR, RULES_DIR; print(RULES_DIR, MODELS_DIR)"
    found = _run(python, "-I", "-c", place, cwd=folder).split()
    assert all(Path(each).is_relative_to(folder.resolve()) for each in found)
    return python


def _listinglint(python: Path, *arguments: str, accepted: tuple[int, ...] = (0,)) -> str:
    folder = python.parent.parent.parent
    return _run(python, "-I", "-m", "listinglint", *arguments, cwd=folder, accepted=accepted)


def test_an_installed_wheel_names_its_rules_and_models(installed: Path) -> None:
    told = re.fullmatch(r"listinglint (\S+), rules (\w+), models (\w+)\n", _version(installed))
    assert told
    assert (told[1], told[3]) == (VERSION, models_version(ROOT / "models"))


def _version(installed: Path) -> str:
    return _listinglint(installed, "--version")


def test_an_installed_wheel_checks_with_its_models(installed: Path) -> None:
    asked = ("check", "listing.json", "--output-format", "json")
    report = json.loads(_listinglint(installed, *asked, accepted=(1,)))
    found = {finding["rule"]: finding for finding in report["findings"]}
    judged = found["pesticide/antibacterial"]
    assert report["versions"]["models"] in _version(installed)
    # by the rule alone, all would be its prior
    ask = "from listinglint import load_rulebook; rules = load_rulebook().by_name; "
    ask += "print(rules['pesticide/antibacterial'].prior.risk)"
    prior = float(_run(installed, "-I", "-c", ask, cwd=installed.parent))
    assert judged["risk"] != pytest.approx(prior, abs=0.001)


def test_an_installed_wheel_fixes(installed: Path) -> None:
    told = _listinglint(installed, "fix", "listing.json", "--unsafe", "--diff", accepted=(1,))
    assert "antibacterial" in told
    assert "+ " in told


def test_an_installed_wheel_explains_in_its_languages(installed: Path) -> None:
    told = _listinglint(installed, "explain", "pesticide/antibacterial", "--ui-language", "fr")
    assert "Ce qui arrive" in told
    assert "pesticide/antibacterial" in _listinglint(installed, "explain", "antibacterial")


def test_an_installed_wheel_tests_the_rules_of_a_seller(installed: Path) -> None:
    own = write_folder(installed.parent.parent.parent / "own", {"pesticide/made": rule()})
    assert _listinglint(installed, "rules", "--test", own.name) == "1 rule, 2 examples, 0 failed\n"
    broken = rule(match={"en": {"phrases": ["something else"]}})
    write_folder(own, {"pesticide/made": broken})
    assert "1 failed" in _listinglint(installed, "rules", "--test", own.name, accepted=(1,))


def test_an_editable_install_reads_the_rules_of_the_checkout_and_not_a_stale_copy(
    tmp_path: Path,
) -> None:
    python = _environment(tmp_path / "env")
    _run(
        python, "-m", "pip", "install", "--no-deps", "--no-index", "--no-build-isolation",
        "--editable", ROOT, cwd=tmp_path,
    )  # fmt: skip
    place = _run(
        python, "-I", "-c", "from listinglint.data import RULES_DIR; print(RULES_DIR)", cwd=tmp_path
    )
    assert Path(place.strip()) == ROOT / "rules"
