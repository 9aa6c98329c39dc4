from datetime import date
from pathlib import Path

import pytest
from made_rules import AS_OF, NAME, book, lint, phrases, rule

from listinglint.discovery import discover
from listinglint.findings import Finding, Summary
from listinglint.formats import ReadOptions
from listinglint.listings import single_text
from listinglint.runs import Options, Run, exit_status, fails
from listinglint.settings import Settings, Suppression

RULEBOOK = book({NAME: rule(reword={"en": [{"delete": "words"}]})})
TABLE = "sku,title,description\nA-1,An antibacterial sock,Soft\nA-2,A sock,Warm and antibacterial\n"


def run(settings: Settings | None = None) -> Run:
    options = Options(date.fromisoformat(AS_OF), ReadOptions(language="en"))
    return Run(settings or Settings(), RULEBOOK, options=options)


def table(folder: Path, name: str = "socks.csv", text: str = TABLE) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="")
    return path


def checked(made: Run, *paths: Path) -> list[Finding]:
    return list(made.findings(discover(paths)))


def test_findings_know_their_file_and_the_summary_counts_them(tmp_path: Path) -> None:
    made, path = run(), table(tmp_path)
    found = checked(made, path)
    assert [(f.listing.sku, f.field.name, f.format) for f in found] == [
        ("A-1", "title", "csv"),
        ("A-2", "description", "csv"),
    ]
    assert {finding.file for finding in found} == {path.as_posix()}
    summary = made.summary
    assert (summary.files, summary.listings, summary.listings_with_findings) == (1, 2, 2)
    assert summary.by_rule == {NAME: 2}
    assert summary.errors == []
    assert found[0].fixes[0].result == "A sock"


@pytest.mark.parametrize("order", [slice(None), slice(None, None, -1)])
def test_an_input_that_cannot_be_checked_does_not_stop_the_others(
    tmp_path: Path, order: slice
) -> None:
    made = run()
    broken = table(tmp_path, "broken.csv", "\0\1\2")
    paths = [table(tmp_path), tmp_path / "missing.csv", broken][order]
    assert len(checked(made, *paths)) == 2
    assert len(made.summary.errors) == 2
    assert any("missing.csv" in error for error in made.summary.errors)
    assert any("broken.csv" in error for error in made.summary.errors)


def test_a_file_without_listings_is_an_error_when_named_and_passed_over_in_a_folder(
    tmp_path: Path,
) -> None:
    empty = table(tmp_path, "empty.csv", "sku,title\n")
    named, in_folder = run(), run()
    checked(named, empty)
    assert len(named.summary.errors) == 1
    table(tmp_path)
    checked(in_folder, tmp_path)
    assert in_folder.summary.errors == []
    assert in_folder.summary.passed_over == [empty.as_posix()]


def test_a_folder_without_listing_files_is_an_error(tmp_path: Path) -> None:
    made = run()
    table(tmp_path, "notes/readme.txt", "nothing\n")
    checked(made, tmp_path / "notes")
    assert len(made.summary.errors) == 1
    assert "holds no listing file" in made.summary.errors[0]


def test_checking_nothing_is_an_error() -> None:
    made = run()
    assert checked(made) == []
    assert made.summary.errors == ["there is nothing to check"]


def test_bytes_in_memory_are_checked_under_their_name() -> None:
    made = run()
    found = list(made.findings_in(TABLE.encode(), "feed.csv"))
    assert {finding.file for finding in found} == {"feed.csv"}
    assert checked(made) == []
    assert made.summary.errors == []


def test_a_listing_that_stands_in_no_file_is_counted() -> None:
    made = run()
    text = single_text("an antibacterial sock", language="en", marketplace=None)
    (finding,) = made.findings_in_listing(text, "text")
    assert checked(made) == []
    assert (made.summary.listings, made.summary.files, made.summary.errors) == (1, 1, [])
    assert (finding.file, finding.format) == ("text", "text")


def test_findings_below_the_least_risk_are_not_shown(tmp_path: Path) -> None:
    made = run(Settings(min_risk=0.91))
    assert checked(made, table(tmp_path)) == []
    assert made.summary.findings == 0


def test_suppressed_findings_are_counted_and_not_shown(tmp_path: Path) -> None:
    made = run(Settings(suppress=(Suppression("test", skus=("A-1",)),)))
    assert [finding.listing.sku for finding in checked(made, table(tmp_path))] == ["A-2"]
    assert (made.summary.suppressed, made.summary.findings) == (1, 1)


def test_settings_may_change_the_severity(tmp_path: Path) -> None:
    made = run(Settings(severity={"pesticide": "note"}))
    assert {finding.severity for finding in checked(made, table(tmp_path))} == {"note"}


def test_equal_findings_of_a_listing_are_told_apart_by_their_number(tmp_path: Path) -> None:
    text = "sku,title\nA-1," + "an antibacterial sock " * 2 + "\n"
    one, other = checked(run(), table(tmp_path, text=text))
    assert (one.occurrence, other.occurrence) == (0, 1)
    assert one.fingerprint != other.fingerprint


def test_a_fingerprint_survives_other_rows_and_edits_far_away(tmp_path: Path) -> None:
    far = "x" * 60
    rows = ["A-1,An antibacterial sock " + far, "A-2,A sock"]
    changed = ["A-3,New", "A-2,A sock", "A-1,An antibacterial sock " + far + " edited"]
    prints = [
        [f.fingerprint for f in checked(run(), table(tmp_path, text="\n".join(lines) + "\n"))]
        for lines in (["sku,title", *rows], ["sku,title", *changed])
    ]
    assert prints[0] == prints[1]


def test_a_changed_text_around_the_words_is_a_new_finding(tmp_path: Path) -> None:
    prints = [
        checked(run(), table(tmp_path, text=f"sku,title\nA-1,An antibacterial {thing}\n"))[0]
        for thing in ("sock", "hat")
    ]
    assert prints[0].fingerprint != prints[1].fingerprint


def test_progress_is_told_every_few_hundred_listings(tmp_path: Path) -> None:
    told: list[tuple[str, int, int]] = []
    path = table(tmp_path, text="sku,title\n" + "".join(f"A-{n},A sock\n" for n in range(1200)))
    options = Options(date.fromisoformat(AS_OF), ReadOptions())
    made = Run(Settings(), RULEBOOK, options=options, progress=lambda *args: told.append(args))
    checked(made, path)
    assert [name for name, *_ in told] == [path.as_posix()] * 2
    assert all(0 <= done <= size == path.stat().st_size for _, done, size in told)


@pytest.mark.parametrize(
    ("errors", "failing", "exit_zero", "status"),
    [
        ([], False, False, 0),
        ([], True, False, 1),
        ([], True, True, 0),
        (["x"], False, False, 2),
        (["x"], True, False, 2),
        (["x"], True, True, 2),
    ],
)
def test_the_exit_status_says_what_is_worst(
    errors: list[str], failing: bool, exit_zero: bool, status: int
) -> None:
    assert exit_status(Summary(errors=errors), failing, exit_zero=exit_zero) == status


@pytest.mark.parametrize(
    ("risk", "severity", "settings", "failing"),
    [
        (0.5, "warning", Settings(), True),
        (0.5, "error", Settings(), True),
        (0.49, "error", Settings(), False),
        (0.9, "note", Settings(), False),
        (0.9, "note", Settings(fail_severity="note"), True),
        (0.9, "warning", Settings(fail_severity="error"), False),
        (0.2, "error", Settings(fail_at=0.2), True),
    ],
)
def test_a_finding_fails_a_run_when_it_is_likely_and_serious(
    risk: float, severity: str, settings: Settings, failing: bool
) -> None:
    (finding,) = lint(phrases("germ"), "germ")
    assert fails(finding._replace(risk=risk, severity=severity), settings) is failing


@pytest.mark.parametrize(
    ("select", "failing"), [((), False), (("*",), False), (("style",), True), (("style/*",), True)]
)
def test_style_fails_a_run_only_when_it_is_selected_by_name(
    select: tuple[str, ...], failing: bool
) -> None:
    made = book({"style/made": rule(prior={"risk": 0.9})})
    (finding,) = lint(phrases("germ"), "germ")
    style = finding._replace(rule=made.rules[0])
    assert fails(style, Settings(select=select)) is failing


def test_a_language_without_rules_for_words_is_said_and_not_passed_off_as_clean(
    tmp_path: Path,
) -> None:
    text = "sku,title,lang\nA,Ein Becher,de\nB,A mug,en\n"
    made = run()
    checked(made, table(tmp_path, text=text))
    ((place, note),) = made.summary.notes
    assert place == "language de"
    assert note.startswith("no rules for words in this language yet; 1 of the listings")


def test_a_language_that_few_rules_know_is_not_said_to_have_none(tmp_path: Path) -> None:
    names = ("style/first", "style/second", "style/third")
    rules: dict[str, object] = {name: rule() for name in names}
    rules["style/first"] = rule(match={"en": {"phrases": ["germ"]}, "de": {"phrases": ["Keim"]}})
    options = Options(date.fromisoformat(AS_OF), ReadOptions(language="en"))
    made = Run(Settings(), book(rules), options=options)
    checked(made, table(tmp_path, text="sku,title,lang\nA,Ein Becher,de\n"))
    ((place, note),) = made.summary.notes
    assert place == "language de"
    assert note.startswith("1 of 3 rules know words of this language yet; 1 of the listings")
