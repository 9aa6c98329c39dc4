from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from listinglint.reporters.csv_table import HEADER

from .conftest import make_finding, make_listing, output, typical_findings


def rows_of(text: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline=""), strict=True))


def words_cell(text: str) -> str:
    """The cell of the words found, read back."""
    finding = make_finding(make_listing(bullet_2=text), text)
    return rows_of(output("csv", [finding]))[1][HEADER.index("Words")]


def test_the_table_begins_with_a_byte_order_mark_and_has_crlf() -> None:
    text = output("csv", typical_findings())
    assert text.startswith("\ufeffFile,Sheet,Row,")
    assert text.count("\r\n") == text.count("\n") == 8


def test_every_row_has_every_column() -> None:
    rows = rows_of(output("csv", typical_findings()))
    assert {len(row) for row in rows} == {len(HEADER)}


@pytest.mark.parametrize(
    "text",
    ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "  =1", "\u2028=1", "\uff1d1"],
)
def test_formulas_are_guarded(text: str) -> None:
    assert words_cell(text).startswith("'")


@pytest.mark.parametrize("text", ["anti-mold", "a=b", "5+1", "'quoted'", 'a "b", c'])
def test_other_text_reads_back_as_it_was(text: str) -> None:
    assert words_cell(text) == text


def test_line_breaks_become_spaces() -> None:
    assert words_cell("kills\r\nmold\u2028fast") == "kills mold fast"


def test_a_sku_that_looks_like_a_formula_is_guarded_too() -> None:
    finding = make_finding(make_listing("-12", bullet_2="mold"), "mold")
    assert rows_of(output("csv", [finding]))[1][HEADER.index("SKU")] == "'-12"


@settings(deadline=None, max_examples=50)
@given(st.text(st.characters(), min_size=1))
def test_any_text_stays_one_cell_of_one_row_and_never_a_formula(text: str) -> None:
    table = output("csv", [make_finding(make_listing(bullet_2=text), text)])
    rows = rows_of(table)
    assert [len(row) for row in rows] == [len(HEADER)] * 2
    assert table.count("\n") == 2
    assert not rows[1][HEADER.index("Words")].lstrip().startswith(("=", "+", "-", "@"))
