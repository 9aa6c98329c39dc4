import io
from pathlib import Path

import pytest

from listinglint.caching import KEPT, WORTH_CACHING, ResultCache
from listinglint.passages import Passage

LARGE = b"x" * WORTH_CACHING


def key(cache: ResultCache, data: bytes = LARGE, suffix: str = ".csv") -> str | None:
    return cache.key_of(io.BytesIO(data), suffix)


def store(cache: ResultCache, name: str, passage: Passage) -> None:
    writer = cache.writing(name)
    writer.add(0, {"listings": ["é\ud800"]})
    writer.finish(passage)
    writer.close()


def test_the_key_changes_with_the_bytes_the_ending_and_all_else_that_counts(tmp_path: Path) -> None:
    one = ResultCache(tmp_path, "rules 1")
    keys = {
        key(one),
        key(one, LARGE[:-1] + b"y"),
        key(one, suffix=".tsv"),
        key(ResultCache(tmp_path, "rules 2")),
    }
    assert len(keys) == 4
    assert key(one) == key(ResultCache(tmp_path / "elsewhere", "rules 1"))


def test_small_files_are_not_worth_it(tmp_path: Path) -> None:
    assert key(ResultCache(tmp_path, ""), LARGE[1:]) is None


def test_what_was_finished_is_known(tmp_path: Path) -> None:
    cache, passage = ResultCache(tmp_path / "c" / "results", ""), Passage(format="csv", listings=3)
    passage.languages["en"] = 3
    assert cache.read("k") is None
    store(cache, "k", passage)
    known = cache.read("k")
    assert known is not None
    assert known.passage == passage
    assert list(known.batches()) == [(0, {"listings": ["é\ud800"]})]
    assert (tmp_path / "c" / ".gitignore").read_text("utf-8") == "*\n"


@pytest.mark.parametrize(
    "passage", [Passage(format="csv", errors=["row 3 cannot be read"]), Passage(passed_over=True)]
)
def test_what_could_not_be_read_to_its_end_is_not_kept(tmp_path: Path, passage: Passage) -> None:
    cache = ResultCache(tmp_path / "results", "")
    store(cache, "k", passage)
    assert cache.read("k") is None
    assert not list((tmp_path / "results").iterdir())


@pytest.mark.parametrize("damage", [b"", b"{}", b"\xff", b'{"passage": 3}', b"[1]\n{"])
def test_a_damaged_result_is_as_good_as_none(tmp_path: Path, damage: bytes) -> None:
    cache = ResultCache(tmp_path / "results", "")
    store(cache, "k", Passage(format="csv"))
    (tmp_path / "results" / "k.jsonl").write_bytes(damage)
    assert cache.read("k") is None


def test_a_folder_that_cannot_be_written_stops_nothing(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    cache = ResultCache(tmp_path / "file" / "results", "")
    store(cache, "k", Passage(format="csv"))
    assert cache.read("k") is None


def test_only_the_results_used_last_are_kept(tmp_path: Path) -> None:
    cache = ResultCache(tmp_path / "results", "")
    for number in range(KEPT + 2):
        store(cache, str(number), Passage(format="csv"))
    cache.prune()
    assert len(list((tmp_path / "results").iterdir())) == KEPT
