from __future__ import annotations

import contextlib
import gzip
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from listinglint.errors import InputError
from listinglint.evaluating.labelled import (
    corpus_listings,
    is_labels_file,
    read_labelled,
    row_of,
    write_rows,
)
from listinglint.evaluating.labels import Label, LabelledListing

LABEL = {"family": "ppe", "class": "word", "risk": "low", "words": ["mask"]}
ROW = {
    "id": "w-1",
    "lang": "de",
    "marketplace": "amazon.de",
    "title": "Tuchmaske",
    "bullets": ["Weich", "Mit Aloe"],
    "description": "Eine Maske",
    "keywords": "maske",
    "category": "Beauty > Masken",
    "brand": "Lindwerk",
    "labels": [LABEL],
    "keep": ["50 ml"],
    "pair": "maske",
}


def write(path: Path, *rows: Any) -> Path:
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


def corpus(folder: Path, *rows: dict[str, Any]) -> Path:
    folder.mkdir(exist_ok=True)
    text = "".join(json.dumps(row) + "\n" for row in rows)
    (folder / "shop.jsonl.gz").write_bytes(gzip.compress(text.encode()))
    return folder


def test_a_row_may_carry_its_listing(tmp_path: Path) -> None:
    (labelled,) = read_labelled(write(tmp_path / "labels.jsonl", ROW))
    listing = labelled.listing
    assert (labelled.key, labelled.group, labelled.is_written) == ("w-1", "maske", True)
    assert labelled.labels == {"ppe": Label("word", 0.1, ("mask",))}
    assert (listing.sku, listing.language, listing.marketplace) == ("w-1", "de", "amazon.de")
    assert {field.name: field.text for field in listing.fields} == {
        "title": "Tuchmaske",
        "bullet_1": "Weich",
        "bullet_2": "Mit Aloe",
        "description": "Eine Maske",
        "keywords": "maske",
        "category": "Beauty > Masken",
        "brand": "Lindwerk",
    }


def test_a_row_may_name_its_listing_in_the_corpus(tmp_path: Path) -> None:
    folder = corpus(
        tmp_path / "corpus",
        {"source": "shop", "id": "7", "lang": "fr", "marketplace": "shop.fr", "title": "Masque"},
        {"source": "shop", "id": "8", "lang": "en", "marketplace": "shop.in", "title": "Mask"},
    )
    labels = write(
        tmp_path / "labels.jsonl",
        {"key": "shop:8", "labels": []},
        {"key": "shop:7", "labels": [LABEL]},
        {"key": "shop:9", "labels": []},
    )
    english, french = read_labelled(labels, corpus=folder)
    assert (english.key, english.labels, english.is_written) == ("shop:8", {}, False)
    assert (english.listing.sku, english.listing.marketplace) == ("shop:8", "amazon.com")
    assert (french.listing.language, french.listing.marketplace) == ("fr", "amazon.fr")
    assert french.listing.text_of("title") == "Masque"


def test_a_corpus_is_read_whole_or_in_part(tmp_path: Path) -> None:
    rows = [{"source": "s", "id": str(i), "title": f"Title {i}"} for i in range(3)]
    folder = corpus(tmp_path, *rows)
    assert [key for key, _ in corpus_listings(folder)] == ["s:0", "s:1", "s:2"]
    assert [key for key, _ in corpus_listings(folder, {"s:1", "s:9"})] == ["s:1"]


def test_a_folder_of_labels_is_read_file_by_file(tmp_path: Path) -> None:
    write(tmp_path / "b.jsonl", {**ROW, "id": "second"})
    write(tmp_path / "a.jsonl", {**ROW, "id": "first"})
    (tmp_path / "README.md").write_text("# Labels", encoding="utf-8")
    assert [labelled.key for labelled in read_labelled(tmp_path)] == ["first", "second"]


def test_labels_without_text_need_a_corpus(tmp_path: Path) -> None:
    labels = write(tmp_path / "labels.jsonl", {"key": "shop:8", "labels": []})
    with pytest.raises(InputError, match=r"hold no text: 1\. .*--corpus"):
        read_labelled(labels)
    with pytest.raises(InputError, match="not a folder"):
        read_labelled(labels, corpus=labels)
    with pytest.raises(InputError, match=r"holds no \.jsonl"):
        read_labelled(labels, corpus=_made(tmp_path / "empty"))


def _made(folder: Path) -> Path:
    folder.mkdir()
    return folder


@pytest.mark.parametrize(
    ("line", "complaint"),
    [
        ("{", r"line 2: not valid JSON"),
        ("[1]", r"line 2: not a JSON object"),
        ('{"title": "Mask"}', r"line 2: not a labelled listing"),
        ('{"key": "k", "labels": [{"family": "masks"}]}', r"line 2: unknown family 'masks'"),
        ("[" * 100_000, r"line 2: JSON nested too deep|line 2: not valid JSON"),
    ],
)
def test_a_row_that_cannot_be_used_is_named(tmp_path: Path, line: str, complaint: str) -> None:
    path = tmp_path / "labels.jsonl"
    path.write_text(f"{json.dumps(ROW)}\n{line}\n", encoding="utf-8")
    with pytest.raises(InputError, match=complaint) as caught:
        read_labelled(path)
    assert caught.value.file == str(path)


def test_labels_are_told_from_outcomes_by_their_first_row(tmp_path: Path) -> None:
    assert is_labels_file(tmp_path)
    assert is_labels_file(write(tmp_path / "a.jsonl", ROW))
    assert not is_labels_file(write(tmp_path / "b.json", {"sku": "A", "issues": []}))
    assert not is_labels_file(tmp_path / "missing.jsonl")


def test_rows_survive_being_written_and_read(tmp_path: Path) -> None:
    first = read_labelled(write(tmp_path / "a.jsonl", {**ROW, "attributes": {"color": "red wine"}}))
    outcome = LabelledListing(
        "S", first[0].listing, {"ppe": Label(None, 1.0)}, "S", is_complete=False, is_written=True
    )
    write_rows(tmp_path / "b.jsonl", [*first, outcome])
    again = read_labelled(tmp_path / "b.jsonl")
    assert [row_of(labelled) for labelled in again] == [row_of(first[0]), row_of(outcome)]
    assert [labelled.labels for labelled in again] == [first[0].labels, outcome.labels]
    assert [labelled.is_complete for labelled in again] == [True, False]
    names = {field.name: field.text for field in again[0].listing.fields}
    assert names["attribute:color"] == "red wine"


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["id", "key", "labels", "family", "class", "risk", "title", "bullets"]),
            inner,
            max_size=4,
        )
    ),
    max_leaves=12,
)


@given(st.binary(max_size=60) | _JSON.map(lambda value: json.dumps(value).encode()))
def test_any_bytes_are_survived(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    path = tmp_path_factory.getbasetemp() / "any.jsonl"
    path.write_bytes(data)
    is_labels_file(path)
    with contextlib.suppress(InputError):
        assert all(isinstance(one.key, str) for one in read_labelled(path))
