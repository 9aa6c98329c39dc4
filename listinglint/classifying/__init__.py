"""Room three: candidates in, findings out. Each is given its verdict and its risk.

A :class:`Judge` decides; :class:`~listinglint.classifying.priors.PriorJudge` uses the rules' own
priors, :class:`~listinglint.classifying.models.ModelJudge` moves them as labelled listings taught.
"""

from __future__ import annotations

import re
from bisect import bisect_left, insort
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Protocol

from ..findings import Candidate, Finding, HeldDocument, Span
from ..listings import Listing, SourceFile
from ..rules import FAMILIES_WITHOUT_VERDICT, SOFT_FAMILIES, VERDICTS, Rule
from .kinds import KindModel
from .models import ModelJudge, RiskModel
from .priors import Judged, Opinion, PriorJudge
from .products import ProductKinds
from .weights import KINDS_FOLDER, MODEL_FILE, RISK_FOLDER

__all__ = [
    "KINDS_FOLDER",
    "MODEL_FILE",
    "RISK_FOLDER",
    "Judge",
    "Judged",
    "KindModel",
    "ModelJudge",
    "Opinion",
    "PriorJudge",
    "ProductKinds",
    "RiskModel",
    "classify",
]


#: What parts the things of a list, and of how many words they are.
_LIST = re.compile(r"[,&/]|\b(?:and|or|und|oder|sowie|et|ou|y|e|ed|o|u)\b")
_LONGEST_ITEM = 2

#: Start and end of a span, and the number of the candidate that has it.
_Place = tuple[int, int, int]


class Judge(Protocol):
    """Gives a candidate its verdict and risk."""

    def opinion(
        self, candidate: Candidate, *, kinds: frozenset[str], companions: int
    ) -> Opinion | None:
        """What is it really, and how likely is it stopped; ``None`` for: nothing at all."""
        ...

    def together(self, judged: Sequence[Judged], *, kinds: frozenset[str]) -> Sequence[Judged]:
        """The same candidates, judged once more in the company of all that stand in a listing."""
        ...


def classify(
    listing: Listing,
    candidates: Sequence[Candidate],
    *,
    judge: Judge,
    products: ProductKinds,
    source: SourceFile | None = None,
) -> list[Finding]:
    """The findings among ``candidates``, in the order of the listing's fields."""
    # of form alone nobody asks what the product is
    kinds = products.of(listing) if any(map(_asks_product, candidates)) else frozenset()
    strong: list[Candidate] = []
    weak: list[Candidate] = []
    for candidate in candidates:
        if _concerns(candidate.rule, kinds):
            (strong if candidate.rule.weight == "strong" else weak).append(candidate)
    if not strong:
        return []  # a weak word is not shown alone
    judged_weak = _judged(weak, judge, kinds, companions={}) if weak else []
    # a weak word that its surroundings make innocent is nobody's companion
    companions = _companions(judged_weak) if judged_weak else {}
    all_judged = _judged(strong, judge, kinds, companions=companions) + judged_weak
    standing = _without_lonely_weak(_without_overlaps(all_judged))
    together = judge.together(standing, kinds=kinds)
    return _findings(listing, _in_order(listing, _agreeing(together)), kinds, source)


def _judged(
    candidates: Iterable[Candidate],
    judge: Judge,
    kinds: frozenset[str],
    *,
    companions: Mapping[str, int],
) -> list[Judged]:
    """``candidates`` with what the judge makes of each, without the innocent ones."""
    found = []
    for candidate in candidates:
        number = companions.get(candidate.rule.family, 0)
        opinion = judge.opinion(candidate, kinds=kinds, companions=number)
        if opinion is not None:
            found.append((candidate, opinion))
    return found


def _companions(weak: Iterable[Judged]) -> Mapping[str, int]:
    """How many weak candidates each family has; a word said ten times is one."""
    distinct = {(c.rule.name, c.text.casefold()): c.rule.family for c, _ in weak}
    return Counter(distinct.values())


def _asks_product(candidate: Candidate) -> bool:
    rule = candidate.rule
    return bool(rule.contexts) or rule.family not in FAMILIES_WITHOUT_VERDICT


def _concerns(rule: Rule, kinds: frozenset[str]) -> bool:
    """Whether the rule is in force for a product of these kinds."""
    wanted = rule.applies_to.product
    return not wanted or not kinds.isdisjoint(wanted)


def _findings(
    listing: Listing,
    judged: Iterable[Judged],
    kinds: frozenset[str],
    source: SourceFile | None,
) -> list[Finding]:
    seen: dict[tuple[str, str, str], int] = {}
    findings = []
    for candidate, opinion in judged:
        key = (candidate.rule.name, candidate.field.column.key, candidate.text.casefold())
        occurrence = seen.get(key, 0)
        seen[key] = occurrence + 1
        finding = _finding(listing, candidate, opinion, kinds, source)
        findings.append(finding._replace(occurrence=occurrence) if occurrence else finding)
    return findings


def _finding(
    listing: Listing,
    candidate: Candidate,
    opinion: Opinion,
    kinds: frozenset[str],
    source: SourceFile | None,
) -> Finding:
    rule, field = candidate.rule, candidate.field
    marketplace = listing.marketplace_of(field)
    return Finding(
        rule=rule,
        listing=listing,
        field=field,
        span=candidate.span,
        severity=candidate.severity or rule.severity_on(marketplace),
        risk=opinion.risk,
        verdict=opinion.verdict,
        verdicts=opinion.verdicts,
        message=candidate.message or rule.message.replace("{text}", candidate.text),
        documents=_documents(rule, marketplace) if opinion.verdict == "regulated" else (),
        references=candidate.references or rule.references,
        file=source.path if source else "",
        format=source.format if source else "",
        language=listing.language_of(field),
        marketplace=marketplace,
        negated=candidate.negated,
        framed=candidate.verb is not None,
        kinds=kinds,
    )


def _documents(rule: Rule, marketplace: str | None) -> tuple[HeldDocument, ...]:
    return tuple(
        HeldDocument(document.name, one_of=document.one_of)
        for document in rule.documents
        if not document.marketplaces or marketplace is None or marketplace in document.marketplaces
    )


def _without_overlaps(judged: Sequence[Judged]) -> Sequence[Judged]:
    """Of overlapping candidates of one family in one field, the one with the highest risk.

    Where it is a claim frame, it takes the whole list of what its verb governs. Checks of form may
    overlap: a title can be too long and repeat a word at the same time.
    """
    if len(judged) < 2:
        return judged
    kept: dict[int, Judged] = {}
    taken: dict[tuple[int, str], list[_Place]] = {}
    for number, one in enumerate(sorted(judged, key=_importance)):
        candidate = one[0]
        family, span = candidate.rule.family, candidate.span
        if family in FAMILIES_WITHOUT_VERDICT:
            kept[number] = one
            continue
        places = taken.setdefault((id(candidate.field), family), [])
        overlapped = _overlapped(places, span)
        if not overlapped:
            kept[number] = one
            insort(places, (*span, number))
        elif _goes_on(kept[first := min(place[2] for place in overlapped)][0], candidate):
            widest = kept[first] = _widened(kept[first], span)
            for place in overlapped:
                places.remove(place)
                if place[2] != first:
                    del kept[place[2]]
            insort(places, (*widest[0].span, first))
    return list(kept.values())


def _overlapped(places: Sequence[_Place], span: Span) -> Sequence[_Place]:
    """Those of ``places`` that ``span`` overlaps; sorted, as none of them overlaps another."""
    last = bisect_left(places, (span.end,))
    first = last
    while first and places[first - 1][1] > span.start:
        first -= 1
    return places[first:last]


def _goes_on(one: Candidate, other: Candidate) -> bool:
    """Whether both are frames of one verb, and ``other`` has more of the list that it governs.

    *Kills bacteria* goes on in *kills bacteria, mold and mildew*, but not in *kills bacteria, keeps
    the kitchen clean and prevents mold*.
    """
    if one.verb is None or one.verb != other.verb or one.span.start != other.span.start:
        return False
    more = one.field.text[one.span.end : other.span.end]
    return all(len(item.split()) <= _LONGEST_ITEM for item in _LIST.split(more))


def _widened(judged: Judged, span: Span) -> Judged:
    candidate, opinion = judged
    low, high = min(candidate.span.start, span.start), max(candidate.span.end, span.end)
    return candidate._replace(span=Span(low, high)), opinion


def _importance(judged: Judged) -> tuple[bool, float, int, int, str]:
    candidate, opinion = judged
    start, end = candidate.span
    return (candidate.rule.weight == "weak", -opinion.risk, start - end, start, candidate.rule.name)


def _without_lonely_weak(judged: Sequence[Judged]) -> Sequence[Judged]:
    if all(candidate.rule.weight == "strong" for candidate, _ in judged):
        return judged
    strong = {candidate.rule.family for candidate, _ in judged if candidate.rule.weight == "strong"}
    return [(c, o) for c, o in judged if c.rule.weight == "strong" or c.rule.family in strong]


def _agreeing(judged: Sequence[Judged]) -> Sequence[Judged]:
    """``judged``, the same words of one rule with one verdict: that of the mention at most risk.

    What the product is does not change from the title to a bullet; the risks of the mentions stay
    their own. Words of the soft families are left as they are: one *natural* describes the product
    and the next one the skin it is for.
    """
    if len(judged) < 2:
        return judged
    leading: dict[tuple[str, str, bool], Opinion] = {}
    for candidate, opinion in judged:
        key = _wording(candidate)
        leading[key] = max(leading.get(key, opinion), opinion, key=_standing)
    if len(leading) == len(judged):
        return judged
    return [(c, _following(o, leading[_wording(c)], c.rule)) for c, o in judged]


def _wording(candidate: Candidate) -> tuple[str, str, bool]:
    """What the mentions of a listing have in common that say the same; a negated one does not."""
    return candidate.rule.name, candidate.text.casefold(), candidate.negated


def _standing(opinion: Opinion) -> tuple[float, int]:
    """The highest risk leads, then regulated before claim before word."""
    return opinion.risk, -VERDICTS.index(opinion.verdict or "word")


def _following(opinion: Opinion, lead: Opinion, rule: Rule) -> Opinion:
    if opinion.verdict == lead.verdict or rule.family in SOFT_FAMILIES:
        return opinion
    return opinion._replace(verdict=lead.verdict, verdicts=lead.verdicts)


def _in_order(listing: Listing, judged: Sequence[Judged]) -> Sequence[Judged]:
    if len(judged) < 2:
        return judged
    places = {id(field): number for number, field in enumerate(listing.fields)}
    last = len(places)
    return sorted(
        judged, key=lambda j: (places.get(id(j[0].field), last), j[0].span, j[0].rule.name)
    )
