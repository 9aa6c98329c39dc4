from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from listinglint.findings import Finding, Fix, HeldDocument
from listinglint.listings import Column
from listinglint.reporters.console import Console
from listinglint.reporters.plain_words import proposal

from .conftest import (
    TYPICAL_SUMMARY,
    make_finding,
    make_fix,
    make_listing,
    make_rule,
    output,
    span_of,
    typical_findings,
)

ANSI = re.compile(r"\x1b\[[0-9;]*m")


def shown(finding: Finding, **settings: Any) -> str:
    return output("text", [finding], quiet=True, **settings)


def mold(row: int = 1, **changes: Any) -> Finding:
    listing = make_listing(f"S-{row}", row=row, title="Sock", bullet_2="no mold here")
    return make_finding(listing, "mold", **changes)


@pytest.mark.parametrize("width", [40, 80, 100, 120])
@pytest.mark.parametrize("encoding", ["utf-8", "ascii"])
def test_no_line_is_wider_than_the_console(width: int, encoding: str) -> None:
    text = output(
        "text",
        typical_findings(),
        width=width,
        encoding=encoding,
        verbose=True,
        summary=TYPICAL_SUMMARY,
    )
    console = Console(encoding)
    assert max(console.width(line) for line in text.splitlines()) <= width


@pytest.mark.parametrize(("width", "used"), [(10, 40), (300, 120)])
def test_the_width_stays_readable(width: int, used: int) -> None:
    text = output("text", [mold()], width=width)
    assert "─" * used + "\n" in text
    assert "─" * (used + 1) not in text


def test_color_adds_only_ansi_sequences() -> None:
    colored = output("text", typical_findings(), color=True, summary=TYPICAL_SUMMARY)
    assert ANSI.sub("", colored) == output("text", typical_findings(), summary=TYPICAL_SUMMARY)
    assert colored.count("\x1b") == 2 * len(re.findall(r"\x1b\[[1-9]", colored))


@settings(deadline=None, max_examples=50)
@given(st.text(min_size=1), st.text(min_size=1))
def test_sequences_of_the_seller_never_reach_the_console(text: str, sku: str) -> None:
    listing = make_listing(f"{sku}\x1b[2J", title=f"\x9b2J{text}", bullet_2=f"\x1b]0;{text}")
    finding = make_finding(listing, listing.fields[1].text, reword=f"\x07{text}")
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f]", output("text", [finding], verbose=True))


def test_a_quoted_line_never_begins_with_a_command_of_a_build_server() -> None:
    listing = make_listing(bullet_2="::add-mask::mold")
    text = shown(make_finding(listing, "mold"), encoding="ascii")
    assert not any(line.lstrip().startswith("::") for line in text.splitlines())


@pytest.mark.parametrize(
    ("verdict", "words"),
    [("regulated", "regulated product"), ("claim", "claim"), ("word", "false positive")],
)
def test_the_verdict_is_said_in_plain_words(verdict: str, words: str) -> None:
    assert f"  error  high risk 0.93  {words}  pesticide/" in shown(mold(verdict=verdict))


def test_a_family_without_a_verdict_says_none() -> None:
    assert "  error  low risk 0.10  pesticide/" in shown(mold(verdict=None, risk=0.1))


@pytest.mark.parametrize(
    ("fix", "line"),
    [
        (Fix("safe", "musty smell"), "write “musty smell”"),
        (Fix("unsafe", "easy to clean"), "write “easy to clean”, if that is correct"),
        (Fix("display", "say what it is made of"), "idea: say what it is made of"),
        (Fix("safe", ""), "leave it out"),
        (Fix("safe", "", (), "no here"), "write instead: no here"),
        (Fix("unsafe", "dirt", (), "no dirt"), "write instead, if “dirt” is correct: no dirt"),
        (Fix("unsafe", "", (), "no here"), "write instead, if it is correct: no here"),
    ],
)
def test_the_proposal_says_how_safe_it_is(fix: Fix, line: str) -> None:
    assert f"      {line}\n" in shown(mold(fixes=(fix,)))


def test_only_the_first_proposal_is_shown_unless_verbose() -> None:
    finding = mold(fixes=(Fix("safe", "one"), Fix("safe", "two")))
    assert "write “two”" not in shown(finding)
    assert "write “two”" in shown(finding, verbose=True)


def test_a_long_field_is_proposed_by_the_words_that_change() -> None:
    listing = make_listing(bullet_2="mold " + "and so on " * 10)
    text = shown(make_finding(listing, "mold", reword="musty smell"))
    assert "      write “musty smell” instead of “mold”, if that is correct\n" in text


def test_no_whole_text_is_proposed_while_another_claim_stays_in_it() -> None:
    listing = make_listing(bullet_2="no mold, no germs")
    germs = make_rule("pesticide/germs")
    findings = [
        make_finding(listing, "mold", reword=""),
        make_finding(listing, "germs", rule=germs, reword=""),
    ]
    text = output("text", findings)
    assert text.count("leave out: “") == 2
    assert "write instead" not in text


def test_a_limit_in_the_same_field_leaves_the_whole_text_proposed() -> None:
    listing = make_listing(bullet_2="no mold")
    limit = make_rule("style/short")
    findings = [
        make_finding(listing, "mold", reword="dust"),
        make_finding(listing, "no", rule=limit, verdict=None),
    ]
    assert "write instead, if “dust” is correct: no dust\n" in output("text", findings)


def test_findings_that_are_folded_still_forbid_the_whole_text() -> None:
    germs = make_rule("pesticide/germs")
    findings = []
    for row in range(1, 9):
        listing = make_listing(f"S-{row}", row=row, bullet_2="no mold, no germs")
        findings.append(make_finding(listing, "mold"))
        if row == 8:
            findings.append(make_finding(listing, "germs", rule=germs, reword=""))
    assert "leave out: “germs”\n" in output("text", findings)


def test_documents_on_file_are_told_from_those_needed() -> None:
    papers = (HeldDocument("EPA number", held=True), HeldDocument("label"), HeldDocument("test"))
    assert "      needs: label; test\n      on file: EPA number\n" in shown(mold(documents=papers))


def test_of_documents_that_stand_for_each_other_one_is_said_to_be_enough() -> None:
    papers = (
        HeldDocument("EPA number", one_of="permit"),
        HeldDocument("photo"),
        HeldDocument("statement", one_of="permit"),
    )
    assert "      needs: one of (EPA number | statement); photo\n" in shown(mold(documents=papers))


def test_of_documents_that_stand_for_each_other_none_is_missed_beside_the_one_on_file() -> None:
    papers = (
        HeldDocument("EPA number", one_of="permit"),
        HeldDocument("statement", held=True, one_of="permit"),
    )
    text = shown(mold(documents=papers))
    assert "needs:" not in text
    assert "      on file: statement\n" in text


def test_documents_are_said_to_differ_by_country_where_nobody_knows_the_store() -> None:
    papers = (HeldDocument("EPA number"), HeldDocument("BPR authorisation"))
    finding = mold(documents=papers)._replace(marketplace=None)
    assert "      needs, by country of sale: EPA number; BPR authorisation\n" in shown(finding)
    alone = finding._replace(documents=papers[:1])
    assert "      needs: EPA number\n" in shown(alone)


def test_findings_of_one_cell_stand_under_one_quote() -> None:
    listing = make_listing(bullet_2="kills mold and germs")
    germs = make_rule("pesticide/germs")
    findings = [make_finding(listing, "mold"), make_finding(listing, "germs", rule=germs)]
    text = output("text", findings)
    assert text.count("│ kills mold and germs\n") == 1
    assert "│       ^^^^     ^^^^^\n" in text


def test_findings_far_apart_in_a_cell_are_quoted_apart() -> None:
    listing = make_listing(bullet_2=f"mold {'and so on ' * 20} germs")
    germs = make_rule("pesticide/germs")
    findings = [make_finding(listing, "mold"), make_finding(listing, "germs", rule=germs)]
    text = output("text", findings)
    assert text.count("AB7") == 1
    assert text.count("│") == 4


def test_findings_that_read_alike_are_said_once_with_their_number() -> None:
    listing = make_listing(bullet_2="mold, mold")
    alike = [make_finding(listing, "mold", risk=risk) for risk in (0.8, 0.9)]
    text = output("text", alike)
    assert "high risk 0.90  claim  pesticide/antibacterial  (2 times)\n" in text
    assert "0.80" not in text


def test_what_a_rule_finds_again_in_a_listing_is_named_in_one_line() -> None:
    listing = make_listing(title="mold", bullet_1="Mold", bullet_2="germs, mold or mildew")
    places = (
        ("title", "mold"),
        ("bullet_1", "Mold"),
        ("bullet_2", "germs"),
        ("bullet_2", "mildew"),
    )
    findings = [make_finding(listing, words, field=field) for field, words in places]
    text = output("text", findings)
    assert text.count("pesticide/antibacterial\n") == 1
    assert "      also in AA7; AB7: “germs”, “mildew”\n" in text
    whole = output("text", findings, verbose=True)
    assert whole.count("pesticide/antibacterial\n") == 4
    assert "also in" not in whole


def test_a_listing_without_columns_is_called_a_record() -> None:
    columns = {"bullet_2": Column("bullet_2", "bullets")}
    listing = make_listing(None, row=3, columns=columns, bullet_2="mold")
    assert "\n  record 3  mold\n" in shown(make_finding(listing, "mold"))


def test_verbose_shows_what_is_folded() -> None:
    findings = [mold(row) for row in range(1, 9)]
    folded, whole = output("text", findings), output("text", findings, verbose=True)
    assert "pesticide/antibacterial: 5 more findings in 5 listings, risk up to 0.93" in folded
    assert "  S-4  row" not in folded
    assert "  S-4  row" in whole
    assert "more findings" not in whole


def test_verbose_explains_a_rule_once() -> None:
    text = output("text", [mold(1), mold(2)], verbose=True)
    assert text.count("why: ") == 1
    assert text.count("see: Treated articles, https://example.com/fifra?a=1&b=2") == 1


def test_each_file_folds_by_itself() -> None:
    findings = [mold(row, file=file) for file in ("a.txt", "b.txt") for row in range(1, 5)]
    assert "more finding" not in output("text", findings)


def test_quiet_leaves_out_all_but_findings_and_failures() -> None:
    text = output("text", [mold()], quiet=True, summary=TYPICAL_SUMMARY)
    assert "checked, as of" not in text
    assert "Do first" not in text
    assert text.endswith("not checked: broken.xlsx: not a workbook. Save it again in Excel\n")
    assert output("text", [], quiet=True) == ""


def test_grave_findings_are_not_drowned_by_those_of_low_risk_beside_them() -> None:
    listing = make_listing(title="kills mold", bullet_1="a germ", bullet_2="a great germ")
    rules = [make_rule("style/great"), make_rule("promo/great")]
    findings = [
        make_finding(listing, "mold", field="title"),
        make_finding(listing, "germ", field="bullet_1", rule=rules[0], risk=0.1),
        make_finding(listing, "great", rule=rules[1], severity="note"),
    ]
    told = (
        "    2 more findings of low risk or notes only: promo/great, style/great (--verbose shows"
    )
    text = output("text", findings, width=90)
    assert told in text
    assert "│ a germ" not in text
    assert "│ a germ" in output("text", findings, verbose=True)


def test_findings_of_low_risk_are_shown_where_the_listing_has_no_others() -> None:
    text = shown(mold(risk=0.1))
    assert "low risk 0.10" in text
    assert "more finding" not in text


@pytest.mark.parametrize(
    ("text", "cut", "new", "quoted"),
    [
        ("An extra germ sock", "An extra", "A", "An extra"),
        ("Germ sock of wool", "Germ s", "S", "Germ"),
    ],
)
def test_what_goes_is_quoted_in_whole_words(text: str, cut: str, new: str, quoted: str) -> None:
    listing = make_listing(bullet_2=text)
    fix = replace(make_fix(listing.fields[-1], span_of(text, cut), new), rewording="")
    assert proposal(fix) == f"leave out: “{quoted}”"
