"""Room five: findings in, the same findings with their proposals out.

Every proposal has been applied to its field and checked again: it is kept only when the finding is
gone, no new one came, the language still holds and no fact was lost. Nothing is ever proposed for a
product that is, or may be, regulated.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property
from heapq import merge
from itertools import islice
from typing import overload

from ..findings import Edit, Finding, Fix, Span
from ..rules import ANY_LANGUAGE, DEFAULT_LANGUAGE, Wording
from . import unspaced
from .agreement import agreeing
from .clauses import Place, Stretch, lacks_space, words_of
from .coordination import coordinated, finished
from .cutting import Cut, cuts, whole_claim
from .facts import loses_fact
from .grammar import Grammar, grammar_of
from .keywords import without_term
from .soundness import is_in_name, is_sound, mended
from .tidying import (
    breaks_elision,
    fits,
    leaves_bare_noun,
    names_product,
    reads_worse,
    replacement,
    smoothed,
)

#: Above this probability of a regulated product no wording is offered.
MAX_REGULATED = 0.2
#: Below this one a claim may go although the product is regulated for the families' kin: the words
#: that say what it is stay.
MAX_DOUBT = 0.1
#: Below this risk, which lies above all that judges raise a doubtful low risk to, a supplement is
#: no more than that.
SUPPLEMENT_RISK = 0.35
#: Families in which one product is regulated by the same offices: what is a medicine in one of them
#: is no ordinary product in the other.
_KIN = {"disease": "medical", "medical": "disease"}
#: Families in which a claim may be taken out although its rule names no wording. In others the
#: words tell what the product is.
_CLAIMS = frozenset({"pesticide", "medical", "disease", "green", "promo"})
#: Those of them that claim an effect; the others praise what a product is or is made of.
_EFFECTS = _CLAIMS - {"green", "promo"}
_DELETION = Wording("", "safe", clause=True)

#: A finding below this risk is not shown unless somebody asks for it.
SHOWN_RISK = 0.1

#: How much the risk of other words may rise with a proposal: a shorter text has a little more.
MAX_RISE = 0.1

#: Kinds of fields whose values are chosen and not written: other words there would be wrong ones.
NEVER_REWORDED = frozenset({"brand", "category", "product_type"})

#: Up to this length, in code points, a whole field is checked again; of a longer one the stretch
#: around the edit, further than any rule looks.
WHOLE_FIELD = 1000
STRETCH = 400
#: Where a stretch may end: between words, in Japanese and Chinese between sentences.
_PARTED = (" ", "\u3002")

#: How many words a title may lose when one is left, which may be no more than a brand.
MAX_LOST = 2

#: Where a text says enough is seen from its beginning, in code points.
ENOUGH = 300

#: Kinds of products whose title is a name that somebody gave them.
_WORKS = frozenset({"books", "media"})

#: So many findings of one field are reworded. No seller's text has more; one of 10 kB that is
#: nothing but claims has seven hundred, and each costs a check of its own.
MAX_PER_FIELD = 100

#: Given another text for a finding's field, the findings that the field would then have.
Recheck = Callable[[Finding, str], Sequence[Finding]]


def reworded(findings: Iterable[Finding], *, recheck: Recheck, limit: int = 3) -> list[Finding]:
    """``findings`` with at most ``limit`` proven proposals each, the best first.

    Proposals are proved when somebody looks at them: a report that folds a thousand findings into
    one line need not pay for a thousand re-checks.
    """
    findings = list(findings)
    closed = _closed(findings)
    beyond = _beyond(findings)
    prover = Prover(recheck)
    return [
        finding
        if (id(finding.listing), finding.rule.family) in closed or number in beyond
        else _with_proposals(finding, prover, limit)
        for number, finding in enumerate(findings)
    ]


def _beyond(findings: Sequence[Finding]) -> set[int]:
    """The places of findings for which their field has too many others of a higher risk."""
    fields: dict[int, list[int]] = {}
    for number, finding in enumerate(findings):
        fields.setdefault(id(finding.field), []).append(number)
    crowded = (numbers for numbers in fields.values() if len(numbers) > MAX_PER_FIELD)
    return {
        number
        for numbers in crowded
        for number in sorted(numbers, key=lambda n: -findings[n].risk)[MAX_PER_FIELD:]
    }


def _closed(findings: Iterable[Finding]) -> set[tuple[int, str]]:
    """The listings and families for which nothing is proposed: the product may be regulated."""
    leads: dict[tuple[int, str], Finding] = {}
    regulated = []
    for finding in findings:
        key = id(finding.listing), finding.rule.family
        if key not in leads or finding.risk > leads[key].risk:
            leads[key] = finding
        if _may_be_regulated(finding):
            regulated.append((key, finding))
    return {
        (listing, each)
        for (listing, family), finding in regulated
        if not _is_supplement(finding) or _may_be_regulated(leads[listing, family])
        for each in (family, _KIN.get(family, family))
        if each == family or not _is_plain_claim(leads.get((listing, each)))
    }


def _is_plain_claim(finding: Finding | None) -> bool:
    """Whether a claim is what its own family is sure to see: "eases pain" on a toothpaste."""
    regulated = finding.verdicts.get("regulated", 1.0) if finding else 1.0
    return finding is not None and finding.verdict == "claim" and regulated < MAX_DOUBT


def _is_supplement(finding: Finding) -> bool:
    """Whether all that is said is that the product is a dietary supplement.

    It needs papers, at low risk, and is sold without approval: what its text claims besides is a
    claim that may be taken out.
    """
    return (
        finding.risk < SUPPLEMENT_RISK
        and "supplements" in finding.kinds
        and "medicines" not in finding.kinds
    )


def _may_be_regulated(finding: Finding) -> bool:
    return finding.verdict == "regulated" or finding.verdicts.get("regulated", 0.0) > MAX_REGULATED


def _with_proposals(finding: Finding, prover: Prover, limit: int) -> Finding:
    if not finding.rule.reword and finding.verdict != "claim":
        return finding  # no wording is known, so nobody need look for one
    return finding._replace(
        fixes=Proposals(lambda: _proven(finding, list(_wordings(finding)), prover), limit)
    )


class Proposals(Sequence[Fix]):
    """Fixes that are worked out when the first of them is asked for."""

    def __init__(self, fixes: Callable[[], Iterator[Fix]], limit: int) -> None:
        self._work_out = fixes
        self._limit = limit

    @property
    def known(self) -> tuple[Fix, ...] | None:
        """The fixes, if anybody asked for them; ``None`` while they are not worked out."""
        return self.__dict__.get("_fixes")

    @cached_property
    def _fixes(self) -> tuple[Fix, ...]:
        return tuple(islice(self._work_out(), self._limit))

    @overload
    def __getitem__(self, index: int) -> Fix: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Fix]: ...
    def __getitem__(self, index: int | slice) -> Fix | Sequence[Fix]:
        return self._fixes[index]

    def __len__(self) -> int:
        return len(self._fixes)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and tuple(self) == tuple(other)

    def __hash__(self) -> int:
        return hash(self._fixes)


def _wordings(finding: Finding) -> Iterator[Wording]:
    words = finding.text.casefold()
    deletes = False
    for key in dict.fromkeys((finding.language or DEFAULT_LANGUAGE, ANY_LANGUAGE)):
        for wording in finding.rule.reword.get(key, ()):
            if wording.product and finding.kinds.isdisjoint(wording.product):
                continue
            if not wording.matches or words in map(str.casefold, wording.matches):
                deletes = deletes or not wording.text
                yield wording
    is_claim = finding.verdict == "claim" and (finding.framed or _deletes_elsewhere(finding))
    if is_claim and not deletes and finding.rule.family in _CLAIMS:
        yield _DELETION


def _deletes_elsewhere(finding: Finding) -> bool:
    """Whether a rule that deletes its words in other languages has no say in an unspaced one."""
    if finding.language not in unspaced.LANGUAGES or finding.rule.reword.get(finding.language):
        return False
    return any(not each.text for wordings in finding.rule.reword.values() for each in wordings)


def _proven(finding: Finding, wordings: Sequence[Wording], prover: Prover) -> Iterator[Fix]:
    seen: set[str | None] = set()
    deleted = False
    for wording in wordings:
        if deleted and (not wording.text or wording.applicability == "unsafe"):
            continue  # a smaller cut was found already: nothing need be promised or said less
        for fix in _proposals(finding, wording, prover):
            if fix.result is None:
                yield fix
            elif fix.result not in seen and prover.proves(finding, fix):
                seen.add(fix.result)
                deleted = deleted or not wording.text
                yield fix
                break


def _proposals(finding: Finding, wording: Wording, prover: Prover) -> Iterator[Fix]:
    """What may come of one wording, the smallest change first."""
    if wording.applicability == "display":
        yield Fix("display", wording.text)
        return
    if finding.field.column.kind in NEVER_REWORDED or lacks_space(finding.text):
        return
    if finding.field.column.kind == "title" and not finding.kinds.isdisjoint(_WORKS):
        return
    text, grammar = finding.field.text, grammar_of(finding.language)
    is_unspaced = finding.language in unspaced.LANGUAGES and finding.field.column.kind != "keywords"
    edits = (
        _unspaced_edits(finding, wording)
        if is_unspaced
        else _edits(finding, wording, grammar, prover)
    )
    for cut in edits:
        if lacks_space(_whole_words(text, cut)):
            continue  # what stands behind the lost space is no part of the claim
        result = text[: cut.start] + cut.new + text[cut.end :]
        if _says_enough(finding, result, grammar) and _reads_well(finding, cut, grammar):
            edit = Edit(finding.field, Span(cut.start, cut.end), cut.new)
            words = agreeing(wording.text, finding.text, finding.language)
            yield Fix(wording.applicability, words, (edit,), result)


def _whole_words(text: str, cut: Cut) -> str:
    """What ``cut`` takes, with all of the words at its ends."""
    start, end = cut.start, cut.end
    while start and not text[start - 1].isspace():
        start -= 1
    while end < len(text) and not text[end].isspace():
        end += 1
    return text[start:end]


def _edits(finding: Finding, wording: Wording, grammar: Grammar, prover: Prover) -> Iterator[Cut]:
    text = finding.field.text
    place = Place(text, Stretch(*finding.span))
    kind = finding.field.column.kind
    if wording.text:
        cut = replacement(
            text, finding.span, agreeing(wording.text, finding.text, finding.language)
        )
        is_free = kind == "keywords" or finding.rule.family == "style"
        named = is_in_name(text, finding.span, is_title=kind == "title")
        fitting = fits(place, wording.text, grammar) and not named
        is_complaint = finding.rule.family == "disease" and finding.verdict == "claim"
        if is_free or (fitting and (not is_complaint or names_product(place, grammar))):
            yield smoothed(text, cut, grammar)
    elif kind == "keywords":
        yield without_term(text, finding.span)
    elif finding.verdict != "word":
        # an innocent word says what the product is: it is replaced or moved, never dropped
        claim = whole_claim(text, finding.span, grammar, is_title=kind == "title")
        found = cuts(claim, clause=wording.clause), coordinated(claim)
        for cut in merge(*found, key=lambda cut: cut.end - cut.start):
            broken = breaks_elision(text, cut, grammar) or leaves_bare_noun(text, cut, grammar)
            if not broken and not loses_fact(finding, claim, cut, prover.claims_beside(finding)):
                whole = mended(text, cut, grammar, is_title=claim.is_title)
                whole = finished(text, whole, grammar, is_title=claim.is_title)
                yield smoothed(text, whole, grammar)


def _unspaced_edits(finding: Finding, wording: Wording) -> Iterator[Cut]:
    text = finding.field.text
    if wording.text:
        is_noun = wording.applicability == "safe"  # in place of a noun, whatever follows it
        if is_noun or unspaced.may_be_replaced(text, finding.span):
            yield Cut(*finding.span, wording.text)
    elif finding.verdict != "word":
        is_title = finding.field.column.kind == "title"
        yield from unspaced.cuts(text, finding.span, is_title=is_title)


def _says_enough(finding: Finding, result: str, grammar: Grammar) -> bool:
    """Whether something is left that is worth reading: never the bare word "software"."""
    if finding.field.column.kind == "keywords":
        return bool(result.strip())
    words = words_of(result[:ENOUGH])
    if len(words) > 1:
        return True
    if finding.field.column.kind == "title" and words:
        lost = set(words_of(finding.field.text)) - set(words)
        return len(lost) <= MAX_LOST and lost.isdisjoint(grammar.things)
    return words != [] and words[0] not in grammar.empty


def _reads_well(finding: Finding, cut: Cut, grammar: Grammar) -> bool:
    kind, text = finding.field.column.kind, finding.field.text
    if kind == "keywords":
        return True
    is_proved = finding.rule.family != "style" and finding.language not in unspaced.LANGUAGES
    if is_proved and not is_sound(text, cut, grammar, is_title=kind == "title"):
        return False
    return not reads_worse(text, cut, grammar)


def _stretch(text: str, start: int, end: int) -> tuple[int, int]:
    """Where it begins, and how much follows it: both zero for short fields."""
    if len(text) <= WHOLE_FIELD:
        return 0, 0
    before = (text.rfind(mark, 0, max(start - STRETCH, 0)) for mark in _PARTED)
    after = (text.find(mark, end + STRETCH) for mark in _PARTED)
    last = min((each for each in after if each >= 0), default=len(text))
    return max(*before, 0), len(text) - last


class Prover:
    """Checks texts again; what a field has now is found once for all its proposals."""

    def __init__(self, recheck: Recheck) -> None:
        self._recheck = recheck
        self._now: dict[int, Sequence[Finding]] = {}

    def proves(self, finding: Finding, fix: Fix) -> bool:
        """Whether the finding goes with ``fix`` and no other comes."""
        text, result = finding.field.text, fix.result or ""
        first, tail = _stretch(text, *fix.edits[0].span)
        last = len(text) - tail
        before = [
            each
            for each in self._of_field(finding)
            if each.span.start < last and each.span.end > first
        ]
        after = self._recheck(finding, result[first : len(result) - tail])
        own = _key(finding)
        is_gone = sum(_key(each) == own for each in after) < sum(_key(e) == own for e in before)
        return is_gone and not _came(finding, before, after)

    def claims_beside(self, finding: Finding) -> list[Span]:
        """Where the field of ``finding``, a claim of what it does, claims such things again."""
        if finding.rule.family not in _EFFECTS:
            return []
        return [
            each.span
            for each in self._of_field(finding)
            if each.verdict == "claim" and each.rule.family in _EFFECTS
        ]

    def _of_field(self, finding: Finding) -> Sequence[Finding]:
        known = id(finding.field)
        if known not in self._now:
            self._now[known] = self._recheck(finding, finding.field.text)
        return self._now[known]


def _came(finding: Finding, before: Iterable[Finding], after: Iterable[Finding]) -> bool:
    """Whether something is found that was not there; words that were not shown may come to be."""
    known: dict[tuple[str, str, str], list[float]] = {}
    for each in before:
        known.setdefault(_key(each), []).append(each.risk)
    for each in after:
        if each.rule is finding.rule or _counts(each):
            risks = known.get(_key(each), [])
            if not risks or max(risks) < each.risk - MAX_RISE:
                return True
            risks.remove(max(risks))
    return False


def _counts(finding: Finding) -> bool:
    """Whether a finding speaks against a proposal: that a bullet is short now does not."""
    if finding.rule.family == "style":
        return finding.severity != "note"
    return finding.risk >= SHOWN_RISK


def _key(finding: Finding) -> tuple[str, str, str]:
    # what a check of form quotes changes with every edit
    text = "" if finding.rule.family == "style" else finding.text.casefold()
    return finding.rule.name, finding.field.column.key, text
