import os
import re
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from listinglint.errors import FormatError
from listinglint.fixing import replace_file, replacing, write_file

OLD, NEW = b"old\r\n", b"new text\r\n"
posix = pytest.mark.skipif(os.name == "nt", reason="POSIX modes, links and signals")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "catalog.csv"
    path.write_bytes(OLD)
    return path


def test_the_new_bytes_take_the_old_name(file: Path) -> None:
    replace_file(file, OLD, NEW)
    assert file.read_bytes() == NEW
    assert os.listdir(file.parent) == ["catalog.csv"]


@posix
def test_the_mode_stays(file: Path) -> None:
    file.chmod(0o640)
    replace_file(file, OLD, NEW)
    assert stat.S_IMODE(file.stat().st_mode) == 0o640


@posix
def test_a_link_stays_a_link(file: Path) -> None:
    link = file.with_name("link.csv")
    link.symlink_to(file)
    replace_file(link, OLD, NEW)
    assert link.is_symlink()
    assert file.read_bytes() == NEW


@pytest.mark.parametrize("theirs", [b"theirs", b"", OLD[::-1], OLD * 2])
def test_a_file_that_somebody_changed_is_left_as_it_is(file: Path, theirs: bytes) -> None:
    file.write_bytes(theirs)
    with pytest.raises(FormatError, match="in the meantime"):
        replace_file(file, OLD, NEW)
    assert file.read_bytes() == theirs
    assert os.listdir(file.parent) == ["catalog.csv"]


@pytest.mark.parametrize("lock", ["~$catalog.csv", ".~lock.catalog.csv#"])
def test_a_file_that_is_open_in_a_spreadsheet_program_is_left_as_it_is(
    file: Path, lock: str
) -> None:
    file.with_name(lock).touch()
    with pytest.raises(FormatError, match="open in another program") as error:
        replace_file(file, OLD, NEW)
    assert "Close it in Excel" in error.value.remedy
    assert file.read_bytes() == OLD


def test_a_file_that_the_system_holds_locked_is_left_as_it_is(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def locked(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(replacing.os, "replace", locked)
    with pytest.raises(FormatError, match="open in another program"):
        replace_file(file, OLD, NEW)
    assert file.read_bytes() == OLD
    assert os.listdir(file.parent) == ["catalog.csv"]


def test_a_full_disk_leaves_the_old_file(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(replacing.os, "fsync", full)
    with pytest.raises(FormatError, match="cannot be written: No space left"):
        replace_file(file, OLD, NEW)
    assert file.read_bytes() == OLD
    assert os.listdir(file.parent) == ["catalog.csv"]


def test_another_file_is_made_or_written_over(tmp_path: Path) -> None:
    target = tmp_path / "fixed.csv"
    write_file(target, OLD)
    write_file(target, NEW)
    assert target.read_bytes() == NEW
    assert os.listdir(tmp_path) == ["fixed.csv"]


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(FormatError, match="cannot be written") as error:
        write_file(tmp_path / "none" / "fixed.csv", NEW)
    assert "fixed.csv" in error.value.file


@posix
def test_killed_at_any_moment_fix_leaves_the_old_file_or_the_new_one(tmp_path: Path) -> None:
    script = Path(__file__).with_name("killed_at_random.py")
    ran = subprocess.run(
        [sys.executable, str(script), str(tmp_path)], capture_output=True, text=True
    )
    assert ran.returncode == 0, ran.stdout + ran.stderr
    counts = re.fullmatch(r"(\d+) old, (\d+) new\n", ran.stdout)
    assert counts, ran.stdout
    old, new = map(int, counts.groups())
    # Some were killed before the file was in place, and some behind: the moments were spread well.
    assert old + new == 100
    assert old
    assert new
