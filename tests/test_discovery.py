import os
import sys
from pathlib import Path, PurePosixPath, PureWindowsPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from listinglint import discovery
from listinglint.discovery import Input, discover, display_path, has_other_ending

links_are_allowed = pytest.mark.skipif(sys.platform == "win32", reason="links need a privilege")


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """An empty folder in which the command runs."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def write(folder: Path, *names: str, text: str = "") -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def displayed(*paths: str, exclude: tuple[str, ...] = (), root: Path = Path()) -> list[str]:
    return [item.display for item in discover(paths, exclude=exclude, root=root).inputs]


def test_named_file_is_an_input_whatever_its_ending(folder):
    write(folder, "photo.png")
    assert discover(["photo.png"]).inputs == [Input(Path("photo.png"), "photo.png", named=True)]


def test_named_file_is_an_input_even_when_excluded_and_ignored(folder):
    write(folder, "drafts/a.csv")
    write(folder, ".gitignore", text="drafts/\n")
    assert displayed("drafts/a.csv", exclude=("drafts/",)) == ["drafts/a.csv"]


def test_missing_path_is_an_error_and_the_others_are_found(folder):
    write(folder, "a.csv")
    found = discover(["b.csv", "a.csv"])
    assert [item.display for item in found.inputs] == ["a.csv"]
    assert [str(error) for error in found.errors] == [
        "b.csv: there is no such file or folder. Check the path"
    ]


@pytest.mark.parametrize("name", ["x" * 5000, "a\0b"])
def test_impossible_path_is_an_error_and_no_crash(folder, name):
    assert len(discover([name]).errors) == 1


def test_folder_is_read_from_top_to_bottom_in_order_of_names(folder):
    write(folder, "feeds/b.csv", "feeds/a/z.csv", "feeds/c.csv", "feeds/a/deep/er.txt")
    found = discover(["feeds"])
    assert [item.display for item in found.inputs] == [
        "feeds/a/deep/er.txt",
        "feeds/a/z.csv",
        "feeds/b.csv",
        "feeds/c.csv",
    ]
    assert all(not item.named and item.folders == ("feeds",) for item in found.inputs)
    assert all(item.path.is_file() for item in found.inputs)
    assert found.folders == ["feeds"]


def test_paths_of_a_folder_are_sorted_as_reports_sort_them(folder):
    write(folder, "feeds/us/a.csv", "feeds/us.csv", "feeds/us-2/a.csv", "feeds/us0.csv")
    names = displayed("feeds")
    assert names == sorted(names)
    assert len(names) == 4


def test_current_folder_is_not_displayed(folder):
    write(folder, "feeds/a.csv")
    assert displayed(".") == displayed("./feeds") == ["feeds/a.csv"]


def test_parent_folder_is_displayed_as_given(folder, monkeypatch):
    write(folder, "feeds/a.csv", "work/x")
    monkeypatch.chdir(folder / "work")
    assert displayed("../feeds") == ["../feeds/a.csv"]


def test_other_endings_hidden_files_and_excel_locks_are_passed_over_and_counted(folder):
    write(folder, "feeds/a.CSV", "feeds/p.JPG", "feeds/.env", "feeds/~$a.xlsx", "feeds/tool.py")
    found = discover(["feeds"])
    assert [item.display for item in found.inputs] == ["feeds/a.CSV"]
    assert found.passed_over == ["feeds/.env", "feeds/p.JPG", "feeds/tool.py", "feeds/~$a.xlsx"]


LISTING_FILES = """
    a.csv a.tsv a.txt a.tab a.xlsx a.xlsm a.xls a.ods a.json a.jsonl a.xml a.yaml a.yml a.md
    a.parquet a.html README feed.2026.bak a.csv.old
"""


@pytest.mark.parametrize("name", LISTING_FILES.split())
def test_ending_of_a_possible_listing_file_is_never_ruled_out(name):
    assert not has_other_ending(name)


def test_every_other_ending_is_a_small_ending_with_its_dot():
    assert all(ending.startswith(".") and ending.islower() for ending in discovery.OTHER_ENDINGS)


@pytest.mark.parametrize("name", [".git", ".venv", "node_modules", ".listinglint_cache", ".hidden"])
def test_folders_of_tools_are_not_entered(folder, name):
    write(folder, f"{name}/a.csv", "b.csv")
    found = discover(["."])
    assert [item.display for item in found.inputs] == ["b.csv"]
    assert found.passed_over == []


def test_hidden_folder_that_is_named_is_entered(folder):
    write(folder, ".hidden/a.csv")
    assert displayed(".hidden") == [".hidden/a.csv"]


@pytest.mark.parametrize(
    ("pattern", "left"),
    [
        ("drafts/", ["feeds/drafts.csv", "feeds/us/a.csv"]),
        ("*.csv", []),
        ("/drafts.csv", ["feeds/drafts.csv", "feeds/drafts/b.csv", "feeds/us/a.csv"]),
        ("feeds/**/b.csv", ["feeds/drafts.csv", "feeds/us/a.csv"]),
        ("feeds\\us", ["feeds/drafts.csv", "feeds/drafts/b.csv"]),
    ],
)
def test_exclude_means_what_it_means_in_a_gitignore_file(folder, pattern, left):
    write(folder, "feeds/drafts.csv", "feeds/drafts/b.csv", "feeds/us/a.csv")
    assert displayed("feeds", exclude=(pattern,)) == left


def test_exclude_is_anchored_to_the_root_and_not_to_the_current_folder(folder, monkeypatch):
    write(folder, "feeds/us/a.csv", "feeds/de/a.csv")
    monkeypatch.chdir(folder / "feeds")
    assert displayed(".", exclude=("/feeds/us/",), root=folder) == ["de/a.csv"]


def test_exclude_holds_in_a_folder_outside_of_the_root(folder):
    write(folder, "settings/x", "feeds/a.csv", "feeds/old/b.csv")
    assert displayed("feeds", exclude=("old/",), root=folder / "settings") == ["feeds/a.csv"]


def test_folder_that_is_named_is_read_although_excluded_but_other_patterns_hold(folder):
    write(folder, "drafts/a.csv", "drafts/b.bak.csv")
    assert displayed("drafts", exclude=("drafts/", "*.bak.csv")) == ["drafts/a.csv"]


def test_nested_gitignore_is_respected_and_the_nearest_decides(folder):
    write(folder, "feeds/a.csv", "feeds/us/a.csv", "feeds/us/b.csv", "feeds/us/deep/b.csv")
    write(folder, ".gitignore", text="a.csv\n")
    write(folder, "feeds/us/.gitignore", text="\ufeff/b.csv\n!a.csv\n")
    assert displayed(".") == ["feeds/us/a.csv", "feeds/us/deep/b.csv"]


def test_gitignore_of_the_repository_above_is_respected(folder):
    write(folder, "repo/.git/HEAD", "repo/feeds/a.csv", "repo/feeds/tmp/b.csv")
    write(folder, "repo/.gitignore", text="feeds/tmp\n")
    write(folder, ".gitignore", text="*.csv\n")
    assert displayed("repo/feeds") == ["repo/feeds/a.csv"]


def test_folder_that_is_named_is_read_although_git_ignores_it(folder):
    write(folder, ".git/HEAD", "build/a.csv")
    write(folder, ".gitignore", text="build/\n")
    assert displayed("build") == ["build/a.csv"]
    assert displayed(".") == []


def test_broken_gitignore_lines_are_passed_over_as_git_does(folder):
    write(folder, "a.csv", "b.csv")
    (folder / ".gitignore").write_bytes(b"!\n\xff\xfe\n\nb.csv\r\n")
    assert displayed(".") == ["a.csv"]


def test_file_reached_twice_is_one_input_and_the_name_given_wins(folder):
    write(folder, "feeds/us/a.csv")
    found = discover(["feeds", "feeds/us", "feeds/us/../us/a.csv"])
    assert len(found.inputs) == 1
    assert found.inputs[0].named
    assert found.inputs[0].folders == ("feeds", "feeds/us")


def test_folder_without_files_is_named_but_gives_no_input(folder):
    (folder / "empty").mkdir()
    found = discover(["empty"])
    assert (found.inputs, found.folders, found.errors) == ([], ["empty"], [])


def test_folder_that_cannot_be_opened_is_an_error_and_its_neighbours_are_read(folder, monkeypatch):
    write(folder, "feeds/a.csv", "feeds/secret/b.csv", "feeds/z.csv")
    scan = os.scandir

    def refuse(path):
        if Path(path).name == "secret":
            raise PermissionError(13, "Permission denied")
        return scan(path)

    monkeypatch.setattr(discovery.os, "scandir", refuse)
    found = discover(["feeds"])
    assert [item.display for item in found.inputs] == ["feeds/a.csv", "feeds/z.csv"]
    assert [str(error) for error in found.errors] == [
        "feeds/secret: the folder cannot be opened (Permission denied). "
        "Allow reading it, or exclude it"
    ]


def test_named_folder_that_cannot_be_opened_is_one_error_and_no_folder_read(folder, monkeypatch):
    def refuse(path):
        raise PermissionError(13, "Permission denied")

    (folder / "feeds").mkdir()
    monkeypatch.setattr(discovery.os, "scandir", refuse)
    found = discover(["feeds"])
    assert (found.folders, len(found.errors)) == ([], 1)


def test_path_given_twice_is_walked_and_reported_once(folder):
    write(folder, "feeds/a.csv", "feeds/p.jpg")
    found = discover(["feeds", "./feeds/", "gone", "gone"])
    assert found.folders == ["feeds"]
    assert found.passed_over == ["feeds/p.jpg"]
    assert len(found.errors) == 1


@links_are_allowed
def test_linked_loops_end_and_give_every_file_once(folder):
    write(folder, "feeds/us/a.csv")
    (folder / "feeds/us/up").symlink_to(folder / "feeds")
    (folder / "feeds/again").symlink_to(folder / "feeds/us")
    (folder / "feeds/self").symlink_to(folder / "feeds/self")
    assert displayed("feeds") == ["feeds/us/a.csv"]


@links_are_allowed
def test_linked_folder_elsewhere_is_followed_once(folder):
    write(folder, "share/a.csv", "feeds/b.csv")
    (folder / "feeds/link").symlink_to(folder / "share")
    (folder / "feeds/twin").symlink_to(folder / "share")
    assert displayed("feeds") == ["feeds/b.csv", "feeds/link/a.csv"]


@links_are_allowed
def test_broken_link_in_a_folder_is_passed_over_and_a_named_one_is_missing(folder):
    write(folder, "feeds/b.csv")
    (folder / "feeds/gone.csv").symlink_to(folder / "nowhere")
    found = discover(["feeds", "feeds/gone.csv"])
    assert found.passed_over == ["feeds/gone.csv"]
    assert [error.file for error in found.errors] == ["feeds/gone.csv"]


@pytest.mark.parametrize(
    ("path", "shown"),
    [
        (PureWindowsPath(r"feeds\us\a.csv"), "feeds/us/a.csv"),
        (PureWindowsPath(r"C:\Users\me\a.csv"), "C:/Users/me/a.csv"),
        (PureWindowsPath(r".\a.csv"), "a.csv"),
        (PurePosixPath("./feeds//a.csv"), "feeds/a.csv"),
        (PurePosixPath("caf\udce9.csv"), "caf?.csv"),
    ],
)
def test_path_is_displayed_with_forward_slashes_on_every_system(path, shown):
    assert display_path(path) == shown


@given(st.lists(st.text(min_size=1), min_size=1))
def test_any_path_is_displayed_in_characters_that_can_be_encoded(parts):
    display_path(PurePosixPath(*parts)).encode("utf-8")
    assert "\\" not in display_path(PureWindowsPath(*parts))
