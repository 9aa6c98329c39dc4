from pathlib import Path

import pytest

from listinglint.classifying import KindModel
from listinglint.data import MODELS_DIR
from listinglint.errors import FormatError
from listinglint.folding import fold
from listinglint.rules import Rulebook
from listinglint.training import CATEGORIES
from listinglint.training.kinds import Shelved, Shelves, train_kinds

YAML = """
unclear: {shop: ["^Sale"]}
kinds:
  toys: {shop: ["> toys$"], any: ["^Play"]}
  books: {other: ["^Books"]}
"""


def shelves(tmp_path: Path, text: str = YAML) -> Shelves:
    path = tmp_path / "categories.yaml"
    path.write_text(text, encoding="utf-8")
    return Shelves.read(path)


@pytest.mark.parametrize(
    ("key", "category", "kinds"),
    [
        ("shop:1", "Home > Toys", {"toys"}),
        ("other:1", "Home > Toys", set()),
        ("other:1", "Play", {"toys"}),
        ("other:1", "Books > Play", {"books"}),
        ("shop:1", "Sale > Toys", None),
        ("shop:1", "", None),
    ],
)
def test_category_paths_show_kinds_by_source(
    key: str, category: str, kinds: set[str] | None, tmp_path: Path
) -> None:
    shown = shelves(tmp_path).kinds_of(Shelved(key, "title", category))
    assert shown == (None if kinds is None else frozenset(kinds))


@pytest.mark.parametrize("text", ["kinds: [toys]", "[]", "kinds: {toys: {any: ['(']}}", "a: 1"])
def test_a_mapping_that_is_none_is_refused(text: str, tmp_path: Path) -> None:
    with pytest.raises(FormatError, match="not a mapping of categories"):
        shelves(tmp_path, text)


def test_every_kind_of_the_shipped_mapping_has_a_word_list(rulebook: Rulebook) -> None:
    known = {product.kind for product in rulebook.products}
    assert set(Shelves.read(CATEGORIES).kinds) <= known
    assert set(KindModel.read(MODELS_DIR / "product-kinds").kinds) <= known


def test_titles_alone_are_enough_to_learn_and_to_know_a_kind(tmp_path: Path) -> None:
    things = ("ball", "kite", "doll", "car")
    toys = [Shelved(f"shop:t{n}", f"{things[n % 4]} number{n}", "Play") for n in range(60)]
    rest = [Shelved(f"shop:r{n}", f"lamp number{n}", "Home > Light") for n in range(60)]
    plain, measures = train_kinds([*toys, *rest], shelves(tmp_path))
    assert plain["kinds"] == ["toys"]
    assert (measures["toys"].listings, measures["toys"].precision) == (60, 1.0)
    model = KindModel(plain)
    assert model.of(fold("red kite").words) == {"toys"}
    assert model.of(fold("lamp").words) == frozenset()


def test_a_kind_with_few_listings_is_left_to_its_word_list(tmp_path: Path) -> None:
    few = [Shelved(f"shop:{n}", "ball", "Play") for n in range(20)]
    rest = [Shelved(f"shop:r{n}", "lamp", "Light") for n in range(20)]
    plain, measures = train_kinds([*few, *rest], shelves(tmp_path))
    assert (plain["kinds"], measures) == ([], {})
