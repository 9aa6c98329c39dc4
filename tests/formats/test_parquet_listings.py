import io
import sys
from collections.abc import Sequence
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from listinglint.errors import FormatError, NoListingsError
from listinglint.formats import ReadOptions, Source, parquet_listings, read_listings, recognise

pyarrow = pytest.importorskip("pyarrow")
parquet = pytest.importorskip("pyarrow.parquet")

ROWS = [
    {
        "sku": "A",
        "title": "Tea mug",
        "bullets": ["Large", "Round"],
        "description": None,
        "marketplace": "amazon.de",
        "updated": date(2026, 1, 2),
        "material": "Clay",
    },
    {"sku": "B", "title": "Cup", "bullets": [], "description": "Small", "marketplace": None},
]


def written(rows: Sequence[dict[str, Any]], **how: Any) -> bytes:
    file = io.BytesIO()
    parquet.write_table(pyarrow.Table.from_pylist(rows), file, **how)
    return file.getvalue()


def test_rows_are_listings_and_lists_are_bullets() -> None:
    source = Source.of_bytes(written(ROWS), "catalog.parquet")
    file = read_listings(source, ReadOptions())
    first, second = file.listings
    assert (file.format, first.sku, first.row, second.row) == ("parquet", "A", 1, 2)
    assert [(field.name, field.text, field.pointer) for field in first.fields] == [
        ("title", "Tea mug", "/title"),
        ("bullet_1", "Large", "/bullets/0"),
        ("bullet_2", "Round", "/bullets/1"),
        ("attribute:material", "Clay", "/material"),
    ]
    assert (first.marketplace, first.language) == ("amazon.de", "de")


def test_numbers_are_read_as_the_seller_wrote_them() -> None:
    rows = [{"sku": 12345, "title": "Mug", "size": 3.0}, {"sku": 7, "title": "Cup", "size": 0.5}]
    file = read_listings(Source.of_bytes(written(rows)), ReadOptions())
    assert [listing.sku for listing in file.listings] == ["12345", "7"]


def test_batches_are_counted_on(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parquet_listings, "_BATCH_ROWS", 2)
    rows = [{"sku": str(number), "title": "Mug"} for number in range(5)]
    data = written(rows, row_group_size=3)
    file = read_listings(Source.of_bytes(data), ReadOptions())
    assert [(each.sku, each.row) for each in file.listings] == [
        ("0", 1),
        ("1", 2),
        ("2", 3),
        ("3", 4),
        ("4", 5),
    ]


def test_a_table_of_other_things_holds_no_listing() -> None:
    data = written([{"temperature": 3.5, "station": "north"}])
    with pytest.raises(NoListingsError, match="'temperature', 'station'"):
        read_listings(Source.of_bytes(data), ReadOptions())


def test_a_group_of_rows_that_is_too_large_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parquet_listings, "MAX_GROUP_BYTES", 50)
    with pytest.raises(FormatError, match="a group of rows that unpacks to"):
        read_listings(Source.of_bytes(written(ROWS)), ReadOptions())


def test_without_pyarrow_the_remedy_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    source = Source.of_bytes(written(ROWS), "catalog.parquet")
    found = recognise(source)
    assert found is not None
    assert found.id == "parquet"
    with pytest.raises(FormatError) as caught:
        read_listings(source, ReadOptions())
    assert str(caught.value) == (
        "catalog.parquet: reading Parquet needs pyarrow, which is not installed. "
        'Install it with pip install "listinglint[parquet]", or exclude the file'
    )


FILE = written(ROWS)


@settings(deadline=None)
@given(st.data())
def test_a_damaged_file_is_refused_in_one_line(data: st.DataObject) -> None:
    damaged = bytearray(FILE)
    for _ in range(data.draw(st.integers(1, 3))):
        place = data.draw(st.integers(4, len(damaged) - 1))
        damaged[place] = data.draw(st.integers(0, 255))
    cut = data.draw(st.integers(0, 40))
    try:
        source = Source.of_bytes(bytes(damaged[: len(damaged) - cut]), "catalog.parquet")
        list(read_listings(source, ReadOptions()).listings)
    except FormatError as error:
        assert "\n" not in str(error)  # noqa: PT017 - undamaged enough is read
