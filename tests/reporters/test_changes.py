import pytest
from hypothesis import given
from hypothesis import strategies as st

from listinglint.changes import Change, FileChanges, Left, Refused, Step
from listinglint.findings import Edit, Finding, Fix, Span, Summary
from listinglint.reporters import ReportOptions
from listinglint.reporters.changes import changes_of_file, closing, excerpts

from .conftest import make_finding, make_listing

PLAIN = ReportOptions(width=80)


def change(text: str = "An antibacterial mask", words: str = "antibacterial ") -> Change:
    listing = make_listing(title="Mask", bullet_1=text)
    finding: Finding = make_finding(listing, words.strip(), field="bullet_1")
    start = text.index(words)
    edit = Edit(finding.field, Span(start, start + len(words)), "")
    fix = Fix("safe", "", (edit,), text.replace(words, ""))
    return Change(listing, finding.field, (Step(finding, fix),))


def shown(*changes: Change, **options: object) -> str:
    file = FileChanges("masks.txt", changes)
    return "".join(changes_of_file(file, ReportOptions(**{"width": 80, **options})))  # type: ignore[arg-type]


def ending(*files: FileChanges, left: Left | None = None, written: bool = True) -> str:
    summary = Summary(notes=[("masks.txt", "read as Windows-1252, a guess")])
    return "".join(closing(files, left or Left(), summary, PLAIN, written=written))


def test_a_change_is_shown_like_a_finding_with_both_texts() -> None:
    assert shown(change()) == (
        "masks.txt\n"
        "\n"
        "  MASK-01  row 7  Mask\n"
        "\n"
        "    AA7  Bullet Point 1\n"
        "    - An antibacterial mask\n"
        "    + An mask\n"
        "      pesticide/antibacterial: leave out: “antibacterial”\n"
        "\n"
    )


def test_a_file_without_changes_is_not_named() -> None:
    assert shown() == ""


def test_of_a_long_text_the_stretch_that_changes_is_shown() -> None:
    long = "word " * 200
    lines = shown(change(f"{long}An antibacterial mask {long}")).splitlines()
    assert sum(map(len, lines)) < 700
    assert any(line.startswith("    - …word") for line in lines)
    assert any(line.endswith("word…") for line in lines)


def test_what_would_repaint_the_console_is_not_printed() -> None:
    assert "\x1b" not in shown(change("An antibacterial \x1b[2Jmask\n::add-mask::x"))


def test_colours_are_for_consoles() -> None:
    assert "\x1b[31m-" in shown(change(), color=True)


@pytest.mark.parametrize(
    ("written", "words"), [(True, "Changed 2 fields"), (False, "Would change 2 fields")]
)
def test_the_sums_say_what_was_done(written: bool, words: str) -> None:
    file = FileChanges("masks.txt", (change(), change()))
    assert f"{words} of 1 listing in 1 file." in ending(file, written=written)


def test_nothing_to_change_is_said() -> None:
    assert ending(FileChanges("masks.txt", ())) == (
        "Nothing to change.\nnote: masks.txt: read as Windows-1252, a guess\nleft: no findings\n"
    )


def test_what_was_refused_is_said_with_place_and_remedy() -> None:
    refused = Refused(change(), "“≥” cannot be written. Save the file as UTF-8")
    text = " ".join(ending(FileChanges("masks.txt", (), (refused,))).split())
    assert (
        "not changed: masks.txt, MASK-01, AA7 Bullet Point 1: “≥” cannot be written. "
        "Save the file as UTF-8"
    ) in text


def test_refusals_for_one_reason_are_told_once() -> None:
    alike = tuple(Refused(change(), "Cannot be written") for _ in range(3))
    text = " ".join(ending(FileChanges("masks.txt", (), alike)).split())
    assert text.count("not changed: ") == 1
    assert "AA7 Bullet Point 1 and 2 more fields: Cannot be written" in text


def test_quiet_leaves_what_could_not_be_changed() -> None:
    file = FileChanges("masks.txt", (change(),), (Refused(change(), "Cannot be written"),), ("x",))
    quiet = ReportOptions(width=200, quiet=True)
    (line,) = closing((file,), Left(), Summary(), quiet, written=True)
    assert line.startswith("not changed: masks.txt, MASK-01")


def test_what_was_refused_is_shown_too_for_who_wants_to_make_it_by_hand() -> None:
    file = FileChanges("masks.txt", (), (Refused(change(), "Cannot be written"),))
    text = "".join(changes_of_file(file, PLAIN))
    assert "    + An mask\n" in text
    assert "      not changed: Cannot be written\n" in text


def test_what_a_change_cost_is_noted() -> None:
    file = FileChanges("masks.xlsx", (change(),), notes=("bold words of B2 are plain now",))
    assert "note: masks.xlsx: bold words of B2 are plain now" in ending(file)


def test_what_is_left_is_said_with_the_way_on() -> None:
    left = Left(findings=1204, listings=9, regulated=3, unsafe=1)
    text = " ".join(ending(left=left).split())
    assert "left: 1,204 findings in 9 listings; 3 of regulated products" in text
    assert "--unsafe has wording for 1 field" in text


TEXTS = st.text(st.sampled_from("ab \n≥"), max_size=200)
SHORT = st.text(st.sampled_from("ab ≥"), max_size=8)


@given(TEXTS, SHORT, SHORT, TEXTS)
def test_putting_one_excerpt_for_the_other_makes_the_new_text(
    before: str, old: str, new: str, after: str
) -> None:
    first, second = before + old + after, before + new + after
    shown_old, shown_new = (each.strip("…") for each in excerpts(first, second))
    starts = range(len(first) - len(shown_old) + 1)
    assert any(
        first[at:].startswith(shown_old)
        and first[:at] + shown_new + first[at + len(shown_old) :] == second
        for at in starts
    )
    assert len(shown_old) <= len(old) + 120
