"""What docs/security.md promises, as far as the code can be asked."""

from __future__ import annotations

import ast
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import listinglint

PACKAGE = Path(listinglint.__file__).parent
MODULES = sorted(PACKAGE.rglob("*.py"))
NETWORK = {"aiohttp", "ftplib", "http", "httpx", "requests", "smtplib", "socket", "ssl", "urllib3"}
CODE_FROM_DATA = {"cloudpickle", "dill", "joblib", "marshal", "pickle", "shelve"}
#: ``urllib.parse`` only takes addresses apart.
NETWORK_MODULES = {
    "urllib.request",
    "urllib.robotparser",
    "xmlrpc.client",
    "multiprocessing.managers",
}


def imports(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_bytes())):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_no_module_opens_connections_or_loads_code_from_data(path: Path) -> None:
    names = set(imports(path))
    assert names.isdisjoint(NETWORK_MODULES)
    assert {name.partition(".")[0] for name in names}.isdisjoint(NETWORK | CODE_FROM_DATA)
    calls = [node for node in ast.walk(ast.parse(path.read_bytes())) if isinstance(node, ast.Call)]
    called = {call.func.id for call in calls if isinstance(call.func, ast.Name)}
    assert called.isdisjoint({"eval", "exec", "__import__"})


def test_only_git_is_run_as_another_program() -> None:
    runs = [path.name for path in MODULES if "subprocess" in set(imports(path))]
    assert runs == ["revisions.py"]
    assert '["git", "--no-optional-locks",' in (PACKAGE / "revisions.py").read_text("utf-8")


def test_a_check_without_settings_writes_nothing(tmp_path: Path) -> None:
    rows = [f"S-{n},An antibacterial sock number {n}\n" for n in range(4000)]
    (tmp_path / "socks.csv").write_text("sku,title\n" + "".join(rows), encoding="utf-8")
    command = [sys.executable, "-m", "listinglint", "check", ".", "--exit-zero", "--quiet"]
    ran = subprocess.run(command, cwd=tmp_path, capture_output=True, check=False)
    assert ran.returncode == 0, ran.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["socks.csv"]


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_the_documented_completion_is_there(shell: str) -> None:
    page = (PACKAGE.parent / "docs/editors.md").read_text(encoding="utf-8")
    assert f"_LISTINGLINT_COMPLETE={shell}_source listinglint" in page
    if shell == "bash":
        pytest.skip("click asks the bash that is there for its version")
    ran = subprocess.run(
        [sys.executable, "-c", "from listinglint.cli import main; main()"],
        env={**os.environ, "_LISTINGLINT_COMPLETE": f"{shell}_source"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert "listinglint" in ran.stdout
