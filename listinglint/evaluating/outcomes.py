"""What the marketplace did with listings, joined to the listings themselves.

An outcome says whether a listing was stopped for what it says or is. It is not known (``None``)
where something else was the matter: a picture, a price, a missing value; and the absence of an
outcome proves nothing, except in reports that list everything that was stopped.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from ..linter import Linter
from ..listings import Column, Field, Listing, first_text
from .answering import by_family, top_finding
from .labels import Label, LabelledListing

#: Attributes in which catalogs hold the marketplace's own number.
_ASIN_FIELDS = frozenset({"attribute:asin", "attribute:asin1", "attribute:external_product_id"})


@dataclass(frozen=True, slots=True)
class Outcome:
    """What happened to one listing on one marketplace (``None``: on every one).

    ``family`` is a guess from the words of ``reason``; ``source`` says in which kind of report it
    stood. ``sku``, ``asin`` and ``title`` are what is known of the listing, at least one.
    """

    sku: str | None
    asin: str | None
    title: str
    stopped: bool | None
    reason: str
    source: str
    family: str | None = None
    marketplace: str | None = None

    @property
    def is_form(self) -> bool:
        """Whether it was stopped for its form (a title too long), which is certain, not a risk."""
        return self.family == "style"


@dataclass(slots=True)
class Outcomes:
    """The outcomes of a file; ``lists_all_stopped`` says that no other listing was stopped."""

    found: list[Outcome] = field(default_factory=list)
    lists_all_stopped: bool = False


@dataclass(frozen=True, slots=True)
class Joined:
    """A listing with its outcome; ``by_title_alone`` says that no more than its title is known."""

    listing: Listing
    outcome: Outcome
    by_title_alone: bool = False

    @property
    def key(self) -> str:
        """What the seller knows the listing by."""
        outcome = self.outcome
        return self.listing.sku or outcome.sku or outcome.asin or first_text(self.listing.fields)


def join(
    outcomes: Outcomes, catalog: Iterable[Listing], *, lost: list[Outcome] | None = None
) -> Iterator[Joined]:
    """The listings of ``catalog`` of which the outcome is told, by SKU, ASIN or else title.

    Outcomes that no listing answers to follow with their title alone; those without a title are
    added to ``lost``.
    """
    index = _Index(outcomes.found)
    for listing in catalog:
        outcome = index.take(listing)
        if outcome is not None:
            yield Joined(listing, outcome)
        elif outcomes.lists_all_stopped:
            yield Joined(listing, _not_listed(listing))
    for outcome in index.left():
        if outcome.title.strip():
            yield Joined(_titled(outcome), outcome, by_title_alone=True)
        elif lost is not None:
            lost.append(outcome)


def labelled_outcomes(joined: Iterable[Joined], linter: Linter) -> list[LabelledListing]:
    """Labels with risk 1 or 0 and no class, to refine the models with.

    A stop of which no family is told is put down to the finding with the highest risk; where there
    is none, and where the outcome is not known, there is nothing to learn.
    """
    found = []
    for one in joined:
        labels = _labels(one, linter)
        if labels:
            found.append(LabelledListing(one.key, one.listing, labels, one.key, is_complete=False))
    return found


def _labels(joined: Joined, linter: Linter) -> dict[str, Label]:
    outcome = joined.outcome
    if outcome.stopped is None or outcome.is_form:
        return {}
    if not outcome.stopped:
        families = by_family(linter.findings(joined.listing))
        return {family: Label(None, 0.0) for family in families if family != "style"}
    if outcome.family is not None:
        return {outcome.family: Label(None, 1.0)}
    top = top_finding(linter, joined.listing)
    if top is None or top.rule.family == "style":
        return {}
    return {top.rule.family: Label(None, 1.0, (top.text,))}


class _Index:
    """Outcomes by what they call their listing."""

    def __init__(self, outcomes: Sequence[Outcome]) -> None:
        self._outcomes = outcomes
        self._by_name: dict[tuple[str, str], list[int]] = {}
        self._taken: set[int] = set()
        for number, outcome in enumerate(outcomes):
            names = (("sku", outcome.sku), ("asin", outcome.asin), ("title", _plain(outcome.title)))
            for kind, name in names:
                if name:
                    self._by_name.setdefault((kind, name), []).append(number)

    def take(self, listing: Listing) -> Outcome | None:
        """The outcome of ``listing``: a stop on any of its marketplaces before anything else."""
        for name in _names_of(listing):
            numbers = [n for n in self._by_name.get(name, ()) if self._fits(n, listing, name[0])]
            if numbers:
                self._taken.update(numbers)
                return min((self._outcomes[n] for n in numbers), key=_order)
        return None

    def left(self) -> list[Outcome]:
        """The outcomes that no listing took."""
        return [o for number, o in enumerate(self._outcomes) if number not in self._taken]

    def _fits(self, number: int, listing: Listing, kind: str) -> bool:
        outcome = self._outcomes[number]
        if kind == "title" and outcome.sku and listing.sku:
            return False  # variations share their title
        if outcome.marketplace is None or listing.marketplace is None:
            return True
        return outcome.marketplace == listing.marketplace


def _order(outcome: Outcome) -> int:
    return (True, False, None).index(outcome.stopped)


def _names_of(listing: Listing) -> Iterator[tuple[str, str]]:
    if listing.sku:
        yield "sku", listing.sku
        yield "asin", listing.sku  # where a file has no SKU, its ASIN stands for one
    for one in listing.fields:
        if one.name in _ASIN_FIELDS:
            yield "asin", one.text.strip()
    title = _plain(listing.text_of("title"))
    if title:
        yield "title", title


def _plain(title: str) -> str:
    return " ".join(title.casefold().split())


def _not_listed(listing: Listing) -> Outcome:
    return Outcome(
        listing.sku, None, "", False, "not among the listings that were stopped", "its absence"
    )


def _titled(outcome: Outcome) -> Listing:
    column = Column("title", "title", "title")
    return Listing(
        (Field(column, outcome.title),),
        sku=outcome.sku or outcome.asin,
        marketplace=outcome.marketplace,
    )
