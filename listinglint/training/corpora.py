"""Reads what the models are trained from: a corpus of listings and files of labels."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from pathlib import Path

from ..evaluating.labelled import corpus_listings, read_labelled
from ..evaluating.labels import LabelledListing
from .kinds import Shelved

#: One in so many listings of a corpus is never learned from, so that it can be measured with.
HELD_OUT_SHARE = 5


def is_held_out(key: str) -> bool:
    """Whether the listing called ``source:id`` is kept for measuring; depends on the key alone."""
    return int(hashlib.sha256(key.encode()).hexdigest(), 16) % HELD_OUT_SHARE == 0


def shelved_listings(corpus: Path) -> Iterator[Shelved]:
    """Title and category of the listings of a corpus that may be learned from."""
    for key, listing in corpus_listings(corpus):
        if not is_held_out(key):
            yield Shelved(key, listing.text_of("title"), listing.text_of("category"))


def learnable(labels: Sequence[Path], corpus: Path | None) -> list[LabelledListing]:
    """The labelled listings of some files that may be learned from.

    Listings that were written to be labelled are never held out: they are in no measure either.
    """
    read = (one for path in labels for one in read_labelled(path, corpus=corpus))
    return [one for one in read if one.is_written or not is_held_out(one.key)]
