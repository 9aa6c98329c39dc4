"""Divides labelled listings by hashes of their keys: the same in every run, on every machine."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence

from listinglint.evaluating import LabelledListing

FOLDS = 5
#: One in so many listings was never read while rules were written.
HELD_OUT_SHARE = 5


def key_hash(key: str, salt: str = "") -> int:
    """A number that depends on nothing but the key."""
    return int(hashlib.sha256(f"{salt}{key}".encode()).hexdigest(), 16)


def is_held_out(labelled: LabelledListing) -> bool:
    """Whether the listing belongs to the unread fifth; minimal pairs do together."""
    return key_hash(labelled.group) % HELD_OUT_SHARE == 0


def folds(
    listings: Sequence[LabelledListing],
) -> Iterator[tuple[list[LabelledListing], list[LabelledListing]]]:
    """What to train on and what to ask, for each fold; minimal pairs stay together."""
    by_fold: list[list[LabelledListing]] = [[] for _ in range(FOLDS)]
    for labelled in listings:
        by_fold[_fold(labelled)].append(labelled)
    for number, asked in enumerate(by_fold):
        yield [one for one in listings if _fold(one) != number], asked


def sample(keys: Iterable[str], count: int) -> set[str]:
    """``count`` of the keys, as good as drawn at random."""
    return set(sorted(keys, key=lambda key: key_hash(key, "sample:"))[:count])


def _fold(labelled: LabelledListing) -> int:
    return key_hash(labelled.group, "fold:") % FOLDS
