"""How one shop system or channel writes its tables: which header it has and what the columns are.

A dialect knows what aliases cannot: that ``Type`` is a product type at Shopify and a kind of row at
WooCommerce, that a row without a title belongs to the product above it. Columns that a dialect
does not name are read by their aliases, as in any plain table.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from ..columns import Known, normalised

#: A question about the cells of one row, which are as many as the header has.
RowTest = Callable[[list[str]], bool]


def by_name(
    fields: Mapping[str, str], pattern: Callable[[str], Known | None] | None = None
) -> Callable[[Sequence[str]], dict[int, Known]]:
    """What columns are by their normalised names, else by a ``pattern`` of the name as written."""

    def known(names: Sequence[str]) -> dict[int, Known]:
        found: dict[int, Known] = {}
        for index, name in enumerate(names):
            field = fields.get(normalised(name))
            each = Known(field) if field is not None else pattern(name) if pattern else None
            if each is not None:
                found[index] = each
        return found

    return known


def cell_is(column: str, *values: str) -> Callable[[Sequence[str]], RowTest | None]:
    """Whether the cell of a column, by its normalised name, begins with one of the values."""

    def test_of(keys: Sequence[str]) -> RowTest | None:
        if column not in keys:
            return None
        index = keys.index(column)
        return lambda cells: cells[index].strip().casefold().startswith(values)

    return test_of


def shifted_against(
    values_of: Mapping[str, frozenset[str]],
) -> Callable[[Sequence[str]], RowTest | None]:
    """Whether a column of few values holds another one while its neighbour holds one of them."""

    def test_of(keys: Sequence[str]) -> RowTest | None:
        bare = [key.removeprefix("g_") for key in keys]
        enums = [(bare.index(name), values) for name, values in values_of.items() if name in bare]

        def is_shifted(cells: list[str]) -> bool:
            return any(_is_beside(cells, index, values) for index, values in enums)

        return is_shifted if enums else None

    return test_of


def _is_beside(cells: list[str], index: int, values: frozenset[str]) -> bool:
    value = cells[index].strip().lower()
    if not value or value in values:
        return False
    around = cells[max(index - 1, 0) : index] + cells[index + 1 : index + 2]
    return any(cell.strip().lower() in values for cell in around)


def _nowhere(names: Sequence[str]) -> tuple[str | None, str | None]:
    return None, None


def _no_test(keys: Sequence[str]) -> RowTest | None:
    return None


@dataclass(frozen=True, slots=True)
class Dialect:
    """The tables of one system; ``id`` is that of the text format.

    ``is_header`` is asked with the normalised names of a row, ``known`` and ``place`` (language
    and marketplace that the header states) with the names as written. ``store`` is where such
    listings are sold; of a ``is_shop_system`` they may be sold anywhere, so that the user's word
    goes first. ``other_skus`` are columns that name the product where its SKU is empty. Rows of
    which ``is_part`` is true (variants, further pictures) belong to the product above, so that an
    empty title is no fault of theirs; rows of which ``is_other`` is true are no listings.
    """

    id: str
    is_header: Callable[[Sequence[str]], bool]
    known: Callable[[Sequence[str]], dict[int, Known]]
    place: Callable[[Sequence[str]], tuple[str | None, str | None]] = _nowhere
    store: str | None = None
    is_shop_system: bool = False
    other_skus: tuple[str, ...] = ()
    is_part: Callable[[Sequence[str]], RowTest | None] = _no_test
    is_other: Callable[[Sequence[str]], RowTest | None] = _no_test
    is_shifted: Callable[[Sequence[str]], RowTest | None] = _no_test
    has_label_row: bool = False
