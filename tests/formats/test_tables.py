import csv
import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from listinglint.errors import FormatError
from listinglint.formats import tables
from listinglint.formats.source import ReadOptions, Source
from listinglint.formats.tables import HEAD_ROWS, Row, head_of, open_table, rows_of_text


def rows_of(
    data: str | bytes, delimiter: str = ",", *, quoting: bool = True
) -> tuple[list[Row], list[str]]:
    data = data.encode() if isinstance(data, str) else data
    table = open_table(Source.of_bytes(data), ReadOptions(), delimiter=delimiter, quoting=quoting)
    return list(table.rows()), table.notes


def cells_of(data: str | bytes, delimiter: str = ",", *, quoting: bool = True) -> list[list[str]]:
    return [row.cells for row in rows_of(data, delimiter, quoting=quoting)[0]]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_every_line_end_ends_a_row(end: str) -> None:
    assert cells_of(f"a,b{end}c,d{end}") == [["a", "b"], ["c", "d"]]


def test_rows_know_their_spreadsheet_row_and_their_physical_line() -> None:
    rows, _ = rows_of('a,b\n"x\ny",z\n\nlast,1\n')
    assert [(row.number, row.line, row.lines) for row in rows] == [
        (1, 1, 1),
        (2, 2, 2),
        (3, 4, 1),
        (4, 5, 1),
    ]
    assert rows[1].cells == ["x\ny", "z"]


def test_line_end_inside_a_cell_is_kept_as_written() -> None:
    assert cells_of('a,b\r\n"x\r\ny",z\r\n')[1] == ["x\r\ny", "z"]
    assert cells_of('a,b\r\n"x\ny",z\r\n')[1] == ["x\ny", "z"]


def test_lone_carriage_return_is_text_in_a_file_with_line_feeds() -> None:
    assert cells_of("a,b\nx\ry,z\n")[1] == ["x\ry", "z"]


def test_inch_mark_inside_a_cell_is_literal() -> None:
    rows, notes = rows_of('sku\ttitle\nA\t24" monitor\nB\tnext\n', "\t")
    assert [row.cells for row in rows[1:]] == [["A", '24" monitor'], ["B", "next"]]
    assert notes == []


def test_stray_opening_quote_costs_a_note_and_no_row() -> None:
    lines = ["sku\ttitle\tdescription", 'A\t"Best mug\tfor tea', *["B\tx\ty"] * 50]
    rows, notes = rows_of("\n".join(lines), "\t")
    assert len(rows) == 52
    assert rows[1].cells == ["A", '"Best mug', "for tea"]
    assert notes == ["1 row with unbalanced quotes read as written (the first: row 2)"]


def test_stray_quotes_that_close_each_other_swallow_no_rows() -> None:
    data = 'sku\ttitle\tsize\nA\tone\t"big\nB\ttwo\t5\nC\tthree\t24"\n'
    assert cells_of(data, "\t")[1:] == [
        ["A", "one", '"big'],
        ["B", "two", "5"],
        ["C", "three", '24"'],
    ]


def test_stray_quote_does_not_spoil_cells_that_are_quoted_well() -> None:
    data = 'sku,title,a,b\nA,"24" screen,x,y\nB,"one, two","l1\nl2",z\n'
    assert cells_of(data)[1:] == [["A", '"24" screen', "x", "y"], ["B", "one, two", "l1\nl2", "z"]]


def test_long_cell_with_many_lines_is_one_cell() -> None:
    description = "\n".join(f"Line {n}, with a comma" for n in range(60))
    assert cells_of(f'sku,description\nA,"{description}"\n')[1] == ["A", description]


def test_quotes_are_text_where_quoting_is_off() -> None:
    assert cells_of('a\tb\n"x\ty"\n', "\t", quoting=False)[1] == ['"x', 'y"']


def test_cell_of_five_megabytes_is_read() -> None:
    text = "word " * 1_000_000
    assert cells_of(f'sku,description\nA,"{text}"\n')[1] == ["A", text]


def test_line_without_end_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tables, "MAX_CELL_CHARS", 1000)
    with pytest.raises(FormatError, match="1,000 characters"):
        rows_of("x" * 600_000 + "\n")


def test_quote_that_is_never_closed_does_not_read_the_file_into_memory(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(tables, "MAX_CELL_CHARS", 1000)
    rows, notes = rows_of('sku,title\n"A,x\n' + "B,y\n" * 2000)
    assert len(rows) == 2002
    assert len(notes) == 1


def test_a_head_wider_than_any_spreadsheet_is_refused_with_its_row() -> None:
    rows = iter([Row(1, 1, ["a"]), Row(2, 2, [""] * 20_001)])
    with pytest.raises(FormatError, match="a row of 20,001 cells, 20,000 are allowed") as caught:
        head_of(rows, file="a.csv")
    assert str(caught.value).startswith("a.csv, row 2: ")


def test_a_head_as_wide_as_a_spreadsheet_is_read_and_no_row_below_it() -> None:
    rows = iter([Row(number, number, [""] * 18_278) for number in range(1, 20)])
    assert len(head_of(rows, file="a.csv")) == HEAD_ROWS
    assert next(rows).number == HEAD_ROWS + 1


def test_nul_is_read_as_a_blank_and_noted_once() -> None:
    rows, notes = rows_of("sku,title\nA,one\0two\nB,three\0four\n")
    assert rows[1].cells == ["A", "one two"]
    assert notes == ["NUL characters were read as blanks"]


def test_rows_can_be_read_twice() -> None:
    table = open_table(Source.of_bytes(b"a,b\n"), ReadOptions(), delimiter=",")
    assert list(table.rows()) == list(table.rows())


CELLS = st.text(st.characters(codec="utf-8", exclude_characters="\0\r"), max_size=12)


@settings(max_examples=200, deadline=None)
@given(st.lists(st.lists(CELLS, min_size=3, max_size=3), min_size=1, max_size=8))
def test_quoted_table_reads_back_as_written(table: list[list[str]]) -> None:
    file = io.StringIO()
    csv.writer(file, quoting=csv.QUOTE_ALL, lineterminator="\r\n").writerows(table)
    assert rows_of_text(file.getvalue(), ",") == table


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet='ab,"\n\r\t', max_size=80))
def test_no_letter_is_lost_whatever_the_quotes(text: str) -> None:
    cells = [cell for row in rows_of_text(text, ",") for cell in row]
    for letter in "ab":
        assert "".join(cells).count(letter) == text.count(letter)
