from __future__ import annotations

from dataclasses import replace

from listinglint.listings import Column

from .made_checks import candidates, found, limit, listing, rule

EMPTY = rule("empty", fields=["title", "keywords"])
COUNT = rule("count")
THREE = [limit(3, "bullet")]


def test_a_blank_field_is_found_whole() -> None:
    assert found(EMPTY, [], listing(title=" ", bullet_1="Soft lid")) == [("title", " ")]


def test_a_column_that_a_row_leaves_empty_is_found() -> None:
    column = Column("keywords", "generic_keywords", index=7)
    subject = replace(listing(title="Lamp"), columns=(Column("title", "item_name"), column))
    (candidate,) = candidates(EMPTY, [], subject)
    assert candidate.field.column is column
    assert candidate.span == (0, 0)


def test_a_field_that_the_file_has_no_column_for_is_silent() -> None:
    subject = replace(listing(title="Lamp"), columns=(Column("title", "item_name"),))
    assert found(EMPTY, [], subject) == []
    assert found(EMPTY, [], listing(title="Lamp")) == []


def test_a_row_without_any_copy_is_silent() -> None:
    columns = (Column("title", "item_name"), Column("keywords", "generic_keywords"))
    assert found(EMPTY, [], replace(listing(brand="Northpeak"), columns=columns)) == []
    assert found(COUNT, THREE, replace(listing(bullet_1=" "), columns=columns)) == []


def test_the_column_of_another_marketplace_is_no_gap_of_this_one() -> None:
    column = Column("keywords", "generic_keywords", marketplace="amazon.de")
    assert found(EMPTY, [], replace(listing(title="Lamp"), columns=(column,))) == []


def test_too_few_bullets_are_found_at_the_first_empty_column() -> None:
    columns = tuple(Column(f"bullet_{n}", f"bullet_point{n}", index=n) for n in range(1, 6))
    fields = listing(title="Lamp", bullet_1="Brass", bullet_2="Linen").fields
    given = tuple(f._replace(column=columns[0]) if f.name == "bullet_1" else f for f in fields)
    subject = replace(listing(), fields=given, columns=(columns[0], columns[2]))
    (candidate,) = candidates(COUNT, THREE, subject)
    assert candidate.field.name == "bullet_3"
    assert candidate.message == "2 given, at least 3 are asked for since 2025-01-21"


def test_too_few_bullets_without_columns_are_found_at_the_end_of_the_last() -> None:
    (candidate,) = candidates(COUNT, THREE, listing(bullet_1="Brass", bullet_2="Linen"))
    assert (candidate.field.name, candidate.span) == ("bullet_2", (5, 5))


def test_enough_bullets_and_none_at_all_are_silent() -> None:
    enough = listing(bullet_1="Brass", bullet_2="Linen", bullet_3="Cable")
    assert found(COUNT, THREE, enough) == []
    assert found(COUNT, THREE, listing(title="Lamp")) == []
