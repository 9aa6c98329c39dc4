from __future__ import annotations

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from listinglint.findings import Finding

from .conftest import make_finding, make_listing, make_rule, output

COMMAND = re.compile(r"::(error|warning|notice) ([^\r\n]*?)::([^\r\n]*)")
NOTE = make_rule("promo/sale", severity={"default": "note"})


def unescaped(text: str) -> str:
    """What the runner makes of escaped text."""
    for escape, char in (("%3A", ":"), ("%2C", ","), ("%0D", "\r"), ("%0A", "\n"), ("%25", "%")):
        text = text.replace(escape, char)
    return text


def many(count: int, **changes: object) -> list[Finding]:
    listing = make_listing(bullet_2="mold")
    return [make_finding(listing, "mold", risk=n / count, **changes) for n in range(count)]


def commands(text: str, level: str) -> list[str]:
    return [line for line in text.splitlines() if line.startswith(f"::{level} ")]


def test_ten_of_a_level_at_most_and_the_riskiest_first() -> None:
    errors = commands(output("github", many(50)), "error")
    assert len(errors) == 9
    assert "high risk 0.98" in errors[0]
    assert "high risk 0.82" in errors[-1]


def test_inputs_that_could_not_be_checked_share_a_place_among_the_errors() -> None:
    text = output("github", many(50), summary={"errors": ["a.xlsx: locked", "b.xlsx: empty"]})
    assert commands(text, "error")[-1].endswith("not checked::a.xlsx: locked%0Ab.xlsx: empty")
    assert len(commands(text, "error")) == 10


def test_the_rest_is_counted_in_one_notice_and_written_to_the_log() -> None:
    text = output("github", [*many(50), *many(20, rule=NOTE)])
    notices = commands(text, "notice")
    assert len(notices) == 10
    assert (
        notices[-1]
        == "::notice title=listinglint::52 more findings, all of them in the log of this step"
    )
    assert sum(line.startswith("- shop/masks.txt: ") for line in text.splitlines()) == 52


def test_a_log_line_holds_no_command_of_either_syntax() -> None:
    listing = make_listing("\n::set-env name=X::1", bullet_2="##[add-mask]mold ::error::x")
    text = output("github", [make_finding(listing, listing.fields[0].text)] * 20)
    lines = [line for line in text.splitlines() if line not in commands(text, "error")]
    assert len(lines) == 13
    assert not any("##[" in line or line.lstrip().startswith("::set") for line in lines)


@settings(deadline=None, max_examples=50)
@given(st.text(min_size=1))
def test_any_text_stays_in_its_command_and_unescapes_to_itself(text: str) -> None:
    finding = make_finding(make_listing(bullet_2=text), text, file="a,b:c.txt", message=text)
    first = output("github", [finding]).split("\n")[0]
    command = COMMAND.fullmatch(first)
    assert command is not None
    properties = dict(each.split("=", 1) for each in command[2].split(","))
    assert unescaped(properties["file"]) == "a,b:c.txt"
    assert unescaped(command[3]) == f"SKU MASK-01, cell AB7: {text}"
