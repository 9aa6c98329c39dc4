"""The wheel carries rules and models, and an editable install reads those of the checkout."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest

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


def test_an_installed_wheel_finds_its_rules_away_from_the_checkout(
    wheel: Path, tmp_path: Path
) -> None:
    python = _environment(tmp_path / "env")
    _run(
        python,
        "-m",
        "pip",
        "install",
        "--no-deps",
        "--no-index",
        "--force-reinstall",
        wheel,
        cwd=tmp_path,
    )
    listing = {"sku": "T-1", "title": "Soft antibacterial towel", "lang": "en"}
    (tmp_path / "listing.json").write_text(json.dumps(listing), encoding="utf-8")
    out = _run(
        python, "-I", "-m", "listinglint", "check", "listing.json", "--output-format", "jsonl",
        cwd=tmp_path, accepted=(1,),
    )  # fmt: skip
    rules = {json.loads(line)["rule"] for line in out.splitlines()}
    assert "pesticide/antibacterial" in rules
    place = _run(
        python, "-I", "-c", "from listinglint.data import RULES_DIR; print(RULES_DIR)", cwd=tmp_path
    )
    assert str(tmp_path) in place


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
