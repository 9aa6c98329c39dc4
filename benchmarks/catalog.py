"""Generates catalogs of any size for the benchmark: tab-separated Amazon flat files.

Clean rows are combinations of plain sentences about household goods. Every row for which
``hits`` says so gets one or two sentences with words that the rules look for. The generator is
seeded: the same size gives the same bytes.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

KEYS = (
    "feed_product_type",
    "item_sku",
    "brand_name",
    "item_name",
    "product_description",
    "bullet_point1",
    "bullet_point2",
    "bullet_point3",
    "bullet_point4",
    "bullet_point5",
    "generic_keywords",
)
LABELS = (
    "Product Type",
    "Seller SKU",
    "Brand Name",
    "Product Name",
    "Product Description",
    *["Key Product Features"] * 5,
    "Search Terms",
)
FIRST_ROW = "TemplateType=fptcustom\tVersion=2024.0101\tTemplateSignature=S0lUQ0hFTg=="

THINGS = (
    "cutting board", "towel", "storage box", "water bottle", "desk lamp", "laundry basket",
    "picture frame", "coat rack", "salad bowl", "door stop", "shoe cabinet", "yoga strap",
    "bread basket", "garden chair", "wall clock", "travel pillow", "backpack", "tea kettle",
)  # fmt: skip
WORDS = (
    "oak", "linen", "steel", "matte", "slim", "round", "folding", "stackable", "narrow", "tall",
    "grey", "navy", "cream", "brushed", "woven", "curved", "sturdy", "light", "compact", "wide",
)  # fmt: skip
CLEAN = (
    "Fits on a narrow shelf and folds flat when it is out of the way",
    "The base stands firmly on tile, stone and wooden floors",
    "Measures {a} x {b} cm and holds up to {c} kg without bending",
    "Rinse it under running water and let it dry on the rack",
    "Comes in one piece, nothing has to be put together",
    "Rounded corners that do not catch on sleeves or bags",
    "A quiet colour that goes with light and dark furniture",
    "The handle stays cool and gives a good grip with wet fingers",
    "Two hooks on the back let you hang it on a wall or a door",
    "Stitched twice along every edge so that seams keep their shape",
    "The lid closes with one hand and opens just as quickly",
    "Made for flats where every centimetre of room counts",
    "Packed in plain cardboard with a sheet of instructions",
    "Each piece is cut, sanded and oiled in the same workshop",
    "Pairs well with the matching {w} set from the same series",
    "Thick enough to last for years of use every single day",
)
GUILTY = (
    "Antibacterial surface that stays fresh",
    "Kills 99.9% of germs within minutes",
    "Keeps mosquitoes away all night",
    "The coating resists mold and mildew",
    "Naturally antimicrobial fibres",
    "Suitable as a face mask under a scarf",
    "Repels insects without any smell",
    "Write to us at help@example.com for spare parts",
)


def rows(count: int, *, hits: float, seed: int = 1) -> Iterator[str]:
    """``count`` lines of about 1,500 bytes, a share ``hits`` of them with words to be found."""
    chance = random.Random(seed)
    for number in range(count):
        sentences = [_sentence(chance) for _ in range(24)]
        if chance.random() < hits:
            for _ in range(chance.choice((1, 1, 2))):
                sentences[chance.randrange(24)] = chance.choice(GUILTY)
        words = chance.sample(WORDS, 4)
        title = f"Halvorsen {' '.join(words[:3])} {chance.choice(THINGS)}, {number % 90 + 10} cm"
        keywords = " ".join(chance.sample(WORDS, 8))
        cells = [
            "home", f"HV-{number:06}", "Halvorsen", title, ". ".join(sentences[12:]),
            *(". ".join(sentences[i : i + 2]) for i in range(0, 10, 2)), keywords,
        ]  # fmt: skip
        yield "\t".join(cells)


def _sentence(chance: random.Random) -> str:
    a, b, c = chance.randrange(10, 90), chance.randrange(10, 90), chance.randrange(2, 30)
    return chance.choice(CLEAN).format(a=a, b=b, c=c, w=chance.choice(WORDS))


def write_catalog(path: Path, count: int, *, hits: float) -> int:
    """Write a flat file of ``count`` listings; returns its size in bytes."""
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.write(f"{FIRST_ROW}\n")
        file.write("\t".join(LABELS) + "\n")
        file.write("\t".join(KEYS) + "\n")
        for row in rows(count, hits=hits):
            file.write(f"{row}\n")
    return path.stat().st_size
