"""The whole walk: listings in, findings out, room by room."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path

from .classifying import (
    KINDS_FOLDER,
    RISK_FOLDER,
    Judge,
    KindModel,
    ModelJudge,
    PriorJudge,
    ProductKinds,
    RiskModel,
    classify,
)
from .findings import Finding
from .languages import LanguageDetector
from .listings import Field, Listing, SourceFile
from .matching import Matcher
from .rules import Rule, Rulebook


class Linter:
    """Lints listings with the rules in force on the ISO date ``as_of``.

    ``rules`` are those of the rulebook that were selected; ``large`` says that much text follows.
    Without ``judge`` and ``kinds`` the rules' own priors and word lists decide. A listing that does
    not say its language is in ``language``, or else in the one that its words show.
    """

    def __init__(
        self,
        rulebook: Rulebook,
        *,
        as_of: str,
        rules: Sequence[Rule] | None = None,
        judge: Judge | None = None,
        kinds: KindModel | None = None,
        language: str | None = None,
        large: bool = False,
    ) -> None:
        self._matcher = Matcher(rulebook, rules=rules, as_of=as_of, large=large)
        self._language = language
        self._detector = cache(lambda: LanguageDetector.of_rulebook(rulebook))
        self._judge = judge or PriorJudge()
        self._products = ProductKinds(rulebook.products, kinds, literals=rulebook.product_literals)

    def findings(self, listing: Listing, source: SourceFile | None = None) -> list[Finding]:
        """What would be found in one listing, before anything is silenced or reworded."""
        listing = self._with_language(listing)
        candidates = self._matcher.candidates(listing)
        if not candidates:
            return []
        return classify(
            listing, candidates, judge=self._judge, products=self._products, source=source
        )

    def _with_language(self, listing: Listing) -> Listing:
        if listing.language is not None:
            return listing
        if self._language is not None:
            return replace(listing, language=self._language)
        return self._detector().tagged(listing)

    def reworded(self, findings: Iterable[Finding]) -> list[Finding]:
        """``findings`` with their proven proposals."""
        from .rewording import reworded  # a file without findings never loads it

        return reworded(findings, recheck=self._recheck)

    def _recheck(self, finding: Finding, text: str) -> Sequence[Finding]:
        """What the finding's field would have with another text."""
        field = finding.field._replace(text=text)
        listing = _with_field(finding.listing, finding.field, field)
        found = [c for c in self._matcher.candidates(listing) if c.field is field]
        return classify(listing, found, judge=self._judge, products=self._products)

    def lint(self, listings: Iterable[Listing]) -> Iterator[Finding]:
        """Every finding of ``listings`` in order, with proposals."""
        for listing in listings:
            yield from self.reworded(self.findings(listing))


def linter_with_models(
    rulebook: Rulebook,
    folder: Path,
    *,
    as_of: str,
    rules: Sequence[Rule] | None = None,
    language: str | None = None,
    large: bool = False,
) -> Linter:
    """A linter that judges by the models in ``folder``.

    Raises :class:`~listinglint.errors.InputError` for a model that is missing or damaged.
    """
    return Linter(
        rulebook,
        as_of=as_of,
        rules=rules,
        judge=ModelJudge(RiskModel.read(folder / RISK_FOLDER)),
        kinds=KindModel.read(folder / KINDS_FOLDER),
        language=language,
        large=large,
    )


def _with_field(listing: Listing, old: Field, new: Field) -> Listing:
    """``listing`` with one field in place of another."""
    fields = tuple(new if field is old else field for field in listing.fields)
    return replace(listing, fields=fields)
