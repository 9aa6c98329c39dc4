"""What ``init`` sees in a folder before it writes settings: listing files, stores, languages."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path

from .discovery import Input, discover
from .errors import InputError
from .formats import ReadOptions, Source, read_listings, recognise
from .languages import LanguageDetector
from .listings import Listing
from .rules import DEFAULT_LANGUAGE
from .ui import say

#: So many files of a folder are looked at, and so many listings of each.
LOOKED_AT_FILES, LOOKED_AT_LISTINGS = 50, 50
#: The most brands that are named.
NAMED_BRANDS = 5
#: What is noted of a file whose store had to be assumed.
_ASSUMED = "does not say where it is sold"


@dataclass(slots=True)
class Seen:
    """What the listing files of a folder say of themselves.

    ``stores`` are those that files name, ``without_store`` counts files that name none.
    ``languages`` are those of files that do not say theirs, by their words.
    """

    formats: Counter[str] = field(default_factory=Counter)
    folders: Counter[str] = field(default_factory=Counter)
    stores: Counter[str] = field(default_factory=Counter)
    without_store: int = 0
    languages: Counter[str] = field(default_factory=Counter)
    brands: Counter[str] = field(default_factory=Counter)

    @property
    def files(self) -> int:
        """How many listing files were seen."""
        return self.formats.total()

    @property
    def likely_store(self) -> str | None:
        """The store for files that name none: the only one that others name."""
        return next(iter(self.stores)) if self.without_store and len(self.stores) == 1 else None

    @property
    def likely_language(self) -> str | None:
        """The language to set: the only one that was seen, unless it is taken for granted."""
        only = next(iter(self.languages)) if len(self.languages) == 1 else None
        return None if only == DEFAULT_LANGUAGE else only

    @property
    def likely_brands(self) -> list[str]:
        """The brands named most often."""
        return [brand for brand, _ in self.brands.most_common(NAMED_BRANDS)]

    def lines(self) -> Iterator[str]:
        """What was seen, in the language spoken."""
        if not self.files:
            return
        seen = {"formats": _counts(self.formats), "folders": _named(self.folders)}
        if self.folders.keys() == {"."}:
            yield say("Seen in this folder: {formats}.", **seen)
        else:
            yield say("Seen in this folder: {formats}; in {folders}.", **seen)
        if self.stores:
            yield say("Stores that the files name: {stores}.", stores=_named(self.stores))
        if self.without_store:
            yield say(
                "Files that do not say where they are sold: {number} of {all}; "
                "`marketplace` tells them.",
                number=self.without_store,
                all=self.files,
            )
        if self.languages:
            yield say(
                "Languages by their words, where the files name none: {languages}.",
                languages=_named(self.languages),
            )


def look_around(folder: Path, detector: LanguageDetector) -> Seen:
    """Look at the first listing files of ``folder``; what cannot be read is passed over."""
    seen = Seen()
    for item in _listing_files(folder):
        with item.path.open("rb") as stream:
            try:
                file = read_listings(Source(item.display, stream), ReadOptions())
                listings = list(islice(file.listings, LOOKED_AT_LISTINGS))
            except InputError:
                continue
            _take(seen, item, file.format, listings, detector, file.notes)
    return seen


def _counts(names: Counter[str]) -> str:
    return ", ".join(f"{number} {_shown(name)}" for name, number in names.most_common())


def _named(names: Counter[str]) -> str:
    return ", ".join(_shown(name) for name in sorted(names))


def _shown(name: str) -> str:
    """A name on one line: a folder's may hold line ends, which would end the comment."""
    return " ".join("".join(char if char.isprintable() else " " for char in name).split())


def _listing_files(folder: Path) -> Iterator[Input]:
    found = 0
    for item in discover([folder]).inputs:
        try:
            with item.path.open("rb") as stream:
                is_listings = recognise(Source(item.display, stream)) is not None
        except OSError:
            continue
        if is_listings:
            yield item
            found += 1
        if found == LOOKED_AT_FILES:
            return


def _take(
    seen: Seen,
    item: Input,
    format_id: str,
    listings: Sequence[Listing],
    detector: LanguageDetector,
    notes: Sequence[str],
) -> None:
    if not listings:
        return
    seen.formats[format_id] += 1
    seen.folders[item.path.parent.as_posix()] += 1
    told = [*notes]
    unsaid = [listing for listing in listings if listing.language is None]
    tagged = list(detector.tagged_file(unsaid, say=told.append))
    assumed = any(_ASSUMED in note for note in told)
    stores = {listing.marketplace for listing in listings if listing.marketplace and not assumed}
    seen.stores.update(stores)
    seen.without_store += not stores
    usual = Counter(listing.language for listing in tagged).most_common(1)
    seen.languages.update(language for language, _ in usual if language)
    brands = (listing.text_of("brand").strip() for listing in listings)
    seen.brands.update(brand for brand in brands if brand and brand.isprintable())
