from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from listinglint.reporters import REPORTERS, ReportOptions

from .conftest import Span, make_finding, make_listing, make_report, output, typical_findings

ANY_TEXT = st.text(st.characters(), min_size=1, max_size=60)


def test_importing_the_room_imports_no_reporter() -> None:
    code = (
        "import sys, listinglint.reporters\n"
        "print([name for name in sys.modules if name.startswith('listinglint.reporters.')])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "['listinglint.reporters.options']"


@pytest.mark.parametrize("name", REPORTERS)
def test_every_chunk_ends_in_a_line_end(name: str) -> None:
    chunks = list(REPORTERS[name](make_report(typical_findings()), ReportOptions()))
    assert chunks
    assert all(chunk.endswith("\n") for chunk in chunks)


@pytest.mark.parametrize("name", REPORTERS)
def test_findings_are_consumed_once_and_to_the_end(name: str) -> None:
    report = make_report(typical_findings())
    list(REPORTERS[name](report, ReportOptions()))
    assert report.summary.findings == 7
    assert not list(report.findings)


@pytest.mark.parametrize("name", REPORTERS)
def test_same_findings_give_the_same_bytes(name: str) -> None:
    assert output(name, typical_findings()) == output(name, typical_findings())


@pytest.mark.parametrize("name", REPORTERS)
@settings(deadline=None, max_examples=50)
@given(text=ANY_TEXT, sku=ANY_TEXT, cut=st.integers(0, 60))
def test_any_text_is_survived_and_can_be_written_as_utf_8(
    name: str, text: str, sku: str, cut: int
) -> None:
    listing = make_listing(sku, title=text, bullet_2=text)
    start = min(cut, len(text) - 1)
    finding = make_finding(listing, Span(start, len(text)), reword=sku)
    assert output(name, [finding], verbose=True).encode()


def test_jsonl_streams() -> None:
    def findings():  # type: ignore[no-untyped-def]
        yield typical_findings()[0]
        raise AssertionError("the second finding was asked for before the first was given out")

    lines = REPORTERS["jsonl"](make_report(findings()), ReportOptions())
    assert next(lines).startswith('{"schema": 1, "file": "shop/masks.txt"')
