"""The whole walk: listings in, findings out, room by room."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from .classifying import Judge, KindModel, PriorJudge, ProductKinds, classify
from .findings import Finding
from .listings import Field, Listing, SourceFile
from .matching import Matcher
from .rewording import reword
from .rules import DEFAULT_LANGUAGE, Rule, Rulebook


class Linter:
    """Lints listings with the rules in force on the ISO date ``as_of``.

    ``rules`` are those of the rulebook that were selected; ``large`` says that much text follows.
    Without ``judge`` and ``kinds`` the rules' own priors and word lists decide.
    """

    def __init__(
        self,
        rulebook: Rulebook,
        *,
        as_of: str,
        rules: Sequence[Rule] | None = None,
        judge: Judge | None = None,
        kinds: KindModel | None = None,
        language: str = DEFAULT_LANGUAGE,
        large: bool = False,
    ) -> None:
        self._matcher = Matcher(
            rulebook, rules=rules, as_of=as_of, default_language=language, large=large
        )
        self._judge = judge or PriorJudge()
        self._products = ProductKinds(rulebook.products, kinds)

    def findings(self, listing: Listing, source: SourceFile | None = None) -> list[Finding]:
        """What would be found in one listing, before anything is silenced or reworded."""
        candidates = self._matcher.candidates(listing)
        if not candidates:
            return []
        return classify(
            listing, candidates, judge=self._judge, products=self._products, source=source
        )

    def reworded(self, findings: Iterable[Finding], *, others: Sequence[Finding]) -> list[Finding]:
        """``findings`` with their proven proposals; ``others`` are all of the same listing."""
        return [self._reworded(finding, others) for finding in findings]

    def _reworded(self, finding: Finding, others: Sequence[Finding]) -> Finding:
        def recheck(field: Field) -> Sequence[Finding]:
            return self.findings(_with_field(finding.listing, finding.field, field))

        return reword(finding, others=others, recheck=recheck)

    def lint(self, listings: Iterable[Listing]) -> Iterator[Finding]:
        """Every finding of ``listings`` in order, with proposals."""
        for listing in listings:
            findings = self.findings(listing)
            yield from self.reworded(findings, others=findings)


def _with_field(listing: Listing, old: Field, new: Field) -> Listing:
    """``listing`` with one field in place of another."""
    fields = tuple(new if field is old else field for field in listing.fields)
    return replace(listing, fields=fields)
