"""The hook as pre-commit runs it: from this repository, on files in the index."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parent.parent
HOOKS = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
HOOK = HOOKS[0]


@pytest.mark.parametrize(
    "path",
    [
        "catalog/kitchen.txt",
        "flatfiles/US/spring.xlsm",
        "listings/google.xml",
        "Flat_Files/jp.TXT",
        "listings/mug.yaml",
        "listings/de/mug.md",
        "spring-listings.xlsx",
        "data/flatfile_us.csv",
        "data/listings.jsonl",
        "feeds/catalog.tsv",
    ],
)
def test_listing_files_are_handed_to_the_hook(path: str) -> None:
    assert re.search(HOOK["files"], path)


@pytest.mark.parametrize(
    "path",
    [
        "README.md",
        "docs/usage.md",
        "package.json",
        "data/prices.csv",
        ".github/workflows/ci.yml",
        "listings/photo.jpg",
        "src/listings.py",
        "requirements.txt",
    ],
)
def test_other_files_are_left_alone(path: str) -> None:
    assert not re.search(HOOK["files"], path)


def test_workbooks_are_not_filtered_out_as_binary() -> None:
    assert "types" not in HOOK or "text" not in HOOK["types"]


def test_both_hooks_look_at_the_same_files() -> None:
    assert [hook["id"] for hook in HOOKS] == ["listinglint", "listinglint-fix"]
    assert HOOKS[1]["files"] == HOOK["files"]
    assert HOOKS[1].keys() == HOOK.keys()


@pytest.mark.skipif(shutil.which("git") is None, reason="pre-commit needs git")
def test_try_repo_stops_a_bad_listing_and_lets_a_good_one_pass(tmp_path: Path) -> None:
    scratch = tmp_path / "catalog-repository"
    (scratch / "listings").mkdir(parents=True)
    good = "sku: MUG-1\nmarketplace: amazon.com\ntitle: Brindle Stoneware Mug, 350 ml\n"
    bad = good.replace("MUG-1", "MUG-2").replace("Stoneware Mug", "Antibacterial Mug, Kills Germs")
    (scratch / "listings" / "good.yaml").write_text(good, encoding="utf-8")
    _git(scratch, "init", "--quiet")
    _git(scratch, "add", ".")
    source = _clean_copy_of_the_repository(tmp_path / "listinglint")
    passed = _try_repo(source, scratch, "listings/good.yaml")
    assert passed.returncode == 0, passed.stdout + passed.stderr
    (scratch / "listings" / "bad.yaml").write_text(bad, encoding="utf-8")
    _git(scratch, "add", ".")
    stopped = _try_repo(source, scratch, "listings/good.yaml", "listings/bad.yaml")
    assert stopped.returncode == 1, stopped.stdout + stopped.stderr
    assert "MUG-2" in stopped.stdout
    assert "MUG-1" not in stopped.stdout


@pytest.mark.skipif(shutil.which("git") is None, reason="pre-commit needs git")
def test_try_repo_fixes_a_listing_and_stops_the_commit_once(tmp_path: Path) -> None:
    scratch = tmp_path / "catalog-repository"
    (scratch / "listings").mkdir(parents=True)
    listing = scratch / "listings" / "mugs.csv"
    header = b"sku,title,marketplace\r\n"
    listing.write_bytes(header + b"MUG-2,Brindle Antibacterial Stoneware Mug,amazon.com\r\n")
    _git(scratch, "init", "--quiet")
    _git(scratch, "add", ".")
    source = _clean_copy_of_the_repository(tmp_path / "listinglint")
    stopped = _try_repo(source, scratch, "listings/mugs.csv", hook="listinglint-fix")
    assert stopped.returncode == 1, stopped.stdout + stopped.stderr
    assert "files were modified by this hook" in stopped.stdout
    assert listing.read_bytes() == header + b"MUG-2,Brindle Stoneware Mug,amazon.com\r\n"
    _git(scratch, "add", ".")
    passed = _try_repo(source, scratch, "listings/mugs.csv", hook="listinglint-fix")
    assert passed.returncode == 0, passed.stdout + passed.stderr


def _git(folder: Path, *arguments: str) -> None:
    identity = ["-c", "user.name=test", "-c", "user.email=test@example.com"]
    subprocess.run(["git", *identity, *arguments], cwd=folder, check=True, capture_output=True)


def _clean_copy_of_the_repository(target: Path) -> Path:
    """The files that git tracks, as they are now, as a repository with one commit.

    pre-commit would otherwise make a commit object of uncommitted work in the real repository.
    """
    listed = subprocess.run(
        ["git", "ls-files"], cwd=ROOT, check=True, capture_output=True, text=True
    )
    for name in listed.stdout.splitlines():
        if (ROOT / name).is_file():
            (target / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, target / name)
    _git(target, "init", "--quiet")
    _git(target, "add", "--all")
    _git(target, "commit", "--quiet", "--message", "as it is")
    return target


def _try_repo(
    source: Path, scratch: Path, *files: str, hook: str = "listinglint"
) -> subprocess.CompletedProcess[str]:
    command = [
        sys.executable,
        "-m",
        "pre_commit",
        "try-repo",
        str(source),
        hook,
        "--verbose",
        "--files",
        *files,
    ]
    return subprocess.run(command, cwd=scratch, capture_output=True, text=True)
