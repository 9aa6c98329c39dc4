from dataclasses import replace

import pytest

from listinglint.errors import FormatError
from listinglint.fixing import Place, place_of, require_proven
from listinglint.listings import Column, Field, Listing

COLUMNS = (Column("title", "title", "Title", 1), Column("description", "text", "Text", 2))


def listing(row: int, *texts: str, sku: str = "A") -> Listing:
    fields = tuple(Field(column, text) for column, text in zip(COLUMNS, texts, strict=False))
    return Listing(fields, sku=sku, row=row, columns=COLUMNS)


OLD = [listing(2, "Mug", "Big"), listing(3, "Cup", "Small", sku="B"), listing(4, "Jar")]
EDITS = {Place(None, 3, "title", 1, None): "Bowl"}
NEW = [OLD[0], listing(3, "Bowl", "Small", sku="B"), OLD[2]]


def prove(new: list[Listing], edits: dict[Place, str] = EDITS) -> None:
    require_proven(OLD, new, edits, file="a.csv")


def test_the_edits_and_nothing_else_are_proven() -> None:
    prove(NEW)
    prove(OLD, {})


@pytest.mark.parametrize(
    "new",
    [
        OLD,
        NEW[:2],
        [*NEW, listing(5, "Pot")],
        [listing(2, "Mug", "Bigger"), *NEW[1:]],
        [NEW[0], listing(3, "Bowl", "Smaller", sku="B"), NEW[2]],
        [NEW[0], listing(3, "Bowl", sku="B"), NEW[2]],
        [NEW[0], listing(3, "Bowls", "Small", sku="B"), NEW[2]],
        [NEW[0], listing(3, "Bowl", "Small", sku="C"), NEW[2]],
        [NEW[0], NEW[1], listing(5, "Jar")],
        [NEW[0], NEW[1], replace(NEW[2], sheet="Other")],
        [NEW[0], NEW[1], replace(NEW[2], sku="Z")],
    ],
)
def test_any_other_difference_refuses_the_file(new: list[Listing]) -> None:
    with pytest.raises(FormatError, match="was not changed") as error:
        prove(new)
    assert "--diff" in error.value.remedy
    assert error.value.file == "a.csv"


def test_an_edit_of_a_listing_that_is_not_there_is_no_proof() -> None:
    with pytest.raises(FormatError):
        prove(OLD, {Place(None, 9, "title", 1, None): "Bowl"})


def test_a_place_is_the_same_whatever_language_was_found_for_its_column() -> None:
    first = OLD[0].fields[0]
    told = first._replace(column=replace(first.column, language="de"))
    assert place_of(OLD[0], first) == place_of(replace(OLD[0], language="de"), told)
