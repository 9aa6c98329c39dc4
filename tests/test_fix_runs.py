from collections.abc import Iterator
from pathlib import Path

import pytest
from fixing.fixed_files import fix_run, in_place, table
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from listinglint import fix_runs
from listinglint.changes import FileChanges
from listinglint.discovery import Input, discover
from listinglint.fix_runs import FixRun
from listinglint.formats import ReadOptions, Rewritten, Source, read_listings
from listinglint.settings import Settings, Suppression

TEXT = (
    "sku,title,description,price\r\n"
    'A-1,"An antibacterial sock","Soft, ""warm"" and antibacterial",1\r\n'
    "A-2,A sock,It kills germs,2\r\n"
    "A-3,A mold spray,A warm antibacterial hat,3\n"
)
FIXED = (
    "sku,title,description,price\r\n"
    'A-1,"A sock","Soft and ""warm""",1\r\n'
    "A-2,A sock,It kills germs,2\r\n"
    "A-3,A mold spray,A warm hat,3\n"
)


def fixed(run: FixRun, path: Path) -> list[FileChanges]:
    return list(run.changes(discover([path])))


def test_only_the_changed_fields_change(tmp_path: Path) -> None:
    path, run = table(tmp_path, TEXT), fix_run()
    (file,) = fixed(run, path)
    assert path.read_bytes() == FIXED.encode()
    assert [(change.listing.sku, change.cell) for change in file.changes] == [
        ("A-1", "B2"),
        ("A-1", "C2"),
        ("A-3", "C4"),
    ]
    assert (run.summary.files, run.summary.listings, run.summary.errors) == (1, 3, [])


def test_what_is_left_is_counted(tmp_path: Path) -> None:
    run = fix_run()
    fixed(run, table(tmp_path, TEXT))
    left = run.left
    assert (left.findings, left.listings, left.regulated, left.unsafe) == (2, 2, 1, 1)
    assert left.failing


def test_unsafe_wording_is_written_for_who_asks_for_it(tmp_path: Path) -> None:
    path, run = table(tmp_path, TEXT), fix_run(unsafe=True)
    fixed(run, path)
    assert "A sock,It stays fresh,2" in path.read_text(encoding="utf-8")
    assert (run.left.findings, run.left.unsafe) == (1, 0)


def test_without_anything_to_change_the_file_is_not_written(tmp_path: Path) -> None:
    path = table(tmp_path, "sku,title\nA-1,A sock\n")
    before = path.stat()
    assert fixed(fix_run(), path)[0].changes == ()
    after = path.stat()
    assert (after.st_ino, after.st_mtime_ns) == (before.st_ino, before.st_mtime_ns)


def test_changes_that_are_only_to_be_shown_write_nothing(tmp_path: Path) -> None:
    path = table(tmp_path, TEXT)
    (file,) = fixed(fix_run(deliver=None, journal=tmp_path / "journal"), path)
    assert len(file.changes) == 3
    assert [each.name for each in tmp_path.iterdir()] == ["socks.csv"]
    assert path.read_bytes() == TEXT.encode()


def test_only_the_named_listing_is_changed(tmp_path: Path) -> None:
    path, run = table(tmp_path, TEXT), fix_run(skus=frozenset({"A-3"}))
    fixed(run, path)
    assert path.read_bytes().decode() == TEXT.replace("A warm antibacterial hat", "A warm hat")
    assert run.left.listings == 1


def test_a_sku_that_no_listing_has_is_an_error(tmp_path: Path) -> None:
    run = fix_run(skus=frozenset({"A-1", "a-9"}))
    fixed(run, table(tmp_path, TEXT))
    (error,) = run.summary.errors
    assert "'a-9'" in error


def test_what_the_encoding_cannot_hold_is_refused_and_still_found(tmp_path: Path) -> None:
    text = "sku,title,description\nA-1,A sterile söck,An antibacterial söck\n"
    path, run = table(tmp_path, text, encoding="cp1252"), fix_run()
    (file,) = fixed(run, path)
    assert path.read_bytes() == text.replace("An antibacterial", "A").encode("cp1252")
    (refused,) = file.refused
    assert refused.change.field.name == "title"
    assert "“≥” cannot be written" in refused.reason
    assert run.left.findings == 1


def test_a_format_that_cannot_be_written_keeps_its_changes_in_mind(tmp_path: Path) -> None:
    report = "item-name\titem-description\tlisting-id\tseller-sku\nAntibacterial mug\t\tL1\tA-1\n"
    path, run = table(tmp_path, report, "report.txt"), fix_run()
    (file,) = fixed(run, path)
    assert path.read_bytes() == report.encode()
    assert "cannot be written back" in file.refused[0].reason
    assert (run.left.findings, run.left.unsafe) == (1, 0)
    assert run.summary.errors == []


def test_suppressed_findings_are_not_fixed(tmp_path: Path) -> None:
    silence = Suppression(
        place="settings", reason="tested", rules=("pesticide/made",), skus=("A-1",)
    )
    path = table(tmp_path, TEXT)
    fixed(fix_run(Settings(suppress=(silence,))), path)
    assert "An antibacterial sock" in path.read_text(encoding="utf-8")
    assert "A warm hat" in path.read_text(encoding="utf-8")


def test_a_file_that_changes_meanwhile_is_refused_and_the_others_are_fixed(tmp_path: Path) -> None:
    first, second = table(tmp_path, TEXT, "a.csv"), table(tmp_path, TEXT, "b.csv")

    def saved_meanwhile(item: Input, old: bytes, new: bytes) -> None:
        if item.path == first:
            first.write_bytes(b"theirs")
        in_place(item, old, new)

    run = fix_run(deliver=saved_meanwhile)
    list(run.changes(discover([first, second])))
    assert first.read_bytes() == b"theirs"
    assert second.read_bytes() == FIXED.encode()
    (error,) = run.summary.errors
    assert "a.csv" in error
    assert "in the meantime" in error


def test_a_result_that_cannot_be_proven_is_not_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    wrong = FIXED.replace("It kills", "Kills").encode()
    monkeypatch.setattr(fix_runs, "rewrite", lambda *_: Rewritten(wrong))
    path, run = table(tmp_path, TEXT), fix_run()
    assert fixed(run, path) == []
    assert path.read_bytes() == TEXT.encode()
    (error,) = run.summary.errors
    assert "was not changed" in error


def test_standard_input_is_fixed_in_memory() -> None:
    given: list[bytes] = []
    run = fix_run(deliver=lambda item, old, new: given.append(new))
    (file,) = run.changes_in(TEXT.encode(), "stdin.csv")
    assert given == [FIXED.encode()]
    assert file.file == "stdin.csv"


WORDS = st.sampled_from(
    ("antibacterial", "kills germs", "sterile", "mold spray", "sock", "söck", "≥", ",", '"', "\n")
)
CELL = st.lists(WORDS, max_size=6).map(" ".join)
ROWS = st.lists(st.tuples(CELL, CELL), min_size=1, max_size=4)


def as_csv(rows: list[tuple[str, str]], *, quoted: bool) -> str:
    def cell(text: str) -> str:
        if quoted or any(mark in text for mark in ',"\n'):
            return '"' + text.replace('"', '""') + '"'
        return text

    lines = [
        f"S{number},{cell(f'x {title}')},{cell(f'y {text}')}"
        for number, (title, text) in enumerate(rows)
    ]
    return "\n".join(["sku,title,description", *lines]) + "\n"


def texts_of(path: Path) -> Iterator[tuple[int, str, str]]:
    source = Source.of_bytes(path.read_bytes(), path.name)
    for listing in read_listings(source, ReadOptions()).listings:
        for field in listing.fields:
            yield listing.row, field.name, field.text


@settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(
    ROWS, st.booleans(), st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "cp1252"]), st.booleans()
)
def test_any_table_is_fixed_once_and_changes_nowhere_else(
    tmp_path: Path, rows: list[tuple[str, str]], quoted: bool, encoding: str, unsafe: bool
) -> None:
    text = as_csv(rows, quoted=quoted)
    if encoding == "cp1252":
        text = text.replace("≥", "ö")
    path = table(tmp_path, text, encoding=encoding)
    before = {(row, name): value for row, name, value in texts_of(path)}
    run = fix_run(unsafe=unsafe)
    (file,) = fixed(run, path)
    assert run.summary.errors == []
    after = {(row, name): value for row, name, value in texts_of(path)}
    edits = {(each.listing.row, each.field.name): each.text for each in file.changes}
    assert after == before | edits
    once = path.read_bytes()
    again = fix_run(unsafe=unsafe)
    (second,) = fixed(again, path)
    assert not second.changes
    assert path.read_bytes() == once
    assert again.left == run.left
    if not file.refused and not run.left.findings:
        assert "antibacterial" not in path.read_bytes().decode(encoding)
