import json
from pathlib import Path

from listinglint.training.corpora import is_held_out, learnable, shelved_listings


def rows(count: int) -> list[dict[str, object]]:
    return [
        {"source": "shop", "id": str(n), "title": f"germ {n}", "category": "Play"}
        for n in range(count)
    ]


def write(path: Path, lines: list[dict[str, object]]) -> Path:
    path.parent.mkdir(exist_ok=True)
    path.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    return path


def test_a_fifth_is_held_out_by_its_key_alone() -> None:
    held = [n for n in range(5000) if is_held_out(f"shop:{n}")]
    assert 900 < len(held) < 1100
    # written down: a change would mix what was learned from with what is measured on
    assert held[:10] == [0, 1, 2, 12, 16, 20, 23, 25, 35, 39]


def test_what_is_held_out_is_neither_shelved_nor_learned(tmp_path: Path) -> None:
    write(tmp_path / "corpus" / "shop.jsonl", rows(50))
    keys = [f"shop:{n}" for n in range(50)]
    labels = write(tmp_path / "labels.jsonl", [{"key": key, "labels": []} for key in keys])
    kept = [key for key in keys if not is_held_out(key)]
    assert 30 < len(kept) < 50
    assert [one.key for one in shelved_listings(tmp_path / "corpus")] == kept
    assert sorted(one.key for one in learnable([labels], tmp_path / "corpus")) == sorted(kept)


def test_written_listings_are_all_learned_from(tmp_path: Path) -> None:
    written = [{"id": f"shop:{n}", "title": "germ", "labels": []} for n in range(50)]
    labels = write(tmp_path / "labels.jsonl", written)
    assert len(learnable([labels], None)) == 50
