"""Cuts in French, German, Spanish and Italian that lists and linked predicates ask for.

"La crème apaise les démangeaisons et hydrate la peau" loses its first predicate and keeps its
subject; "doux, respirant et anti-acariens" becomes "doux et respirant". These cuts come after the
smaller ones of :mod:`cutting`, which know no verbs in these languages.
"""
# ruff: noqa: RUF001 - typographic apostrophes stand in listings

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from .clauses import WORD, Place, Stretch
from .cutting import Claim, Cut
from .forms import bare, begins_predicate, is_adjective, is_finite
from .grammar import ENGLISH, GERMAN, Grammar, words

#: How many words may stand between a verb and its claim, and between the claim and the next joiner.
MAX_LEAD, MAX_TAIL = 5, 6
_JOINERS = re.compile(rf"{WORD.pattern}|[&+/,]")
_ISSUED = re.compile(
    r"(?:issue?s?|tirée?s?|provenante?s?|venante?s?|procedentes?|provenient[ei]|derivant[ei])$"
)
#: Euphony: the joiner before a word that begins with its own sound.
_EUPHONY = {
    "y": re.compile(r"h?i(?!e)", re.IGNORECASE),
    "o": re.compile(r"h?o", re.IGNORECASE),
}
_SUSPENDED = re.compile(r"(?<=\w)-\s(?:und|oder|&)\s$")
_COMPOUND = re.compile(r"-(?=[A-ZÄÖÜ])")
_PREFIX = re.compile(r"\b[Aa]nti[-\s]$")


class _Token(NamedTuple):
    """A word or a comma of a segment, in lower case."""

    word: str
    start: int
    end: int


class _Segment:
    """The words of a claim's segment, and where the claim stands among them."""

    def __init__(self, claim: Claim) -> None:
        place = claim.place
        found = _JOINERS.finditer(place.text, *place.segment)
        self.tokens = [
            _Token(each[0].lower().replace("’", "'"), each.start(), each.end()) for each in found
        ]
        self.words = [token.word for token in self.tokens]
        span = place.span
        inside = [n for n, each in enumerate(self.tokens) if span.start < each.end <= span.end]
        self.first, self.last = (inside[0], inside[-1]) if inside else (0, -1)


def coordinated(claim: Claim) -> Iterator[Cut]:
    """Further ways of taking ``claim`` out, the smallest first."""
    if claim.grammar is ENGLISH or not claim.words:
        return
    yield from _but_material(claim)
    if claim.grammar is GERMAN:
        yield from _compound(claim)
    segment = _Segment(claim)
    if segment.last < 0:
        return
    if claim.grammar is GERMAN:
        yield from _before_its_noun(claim)
        yield from _first_of_clause(claim, segment)
    else:
        yield from _one_attribute(claim, segment)
        yield from _first_of_row(claim, segment)
        yield from _origin(claim, segment)
    if not claim.is_title:
        yield from _first_item(claim, segment)
        yield from _apposition(claim, segment)
        yield from _first_predicate(claim, segment)
        yield from _last_predicate(claim, segment)


def _first_predicate(claim: Claim, segment: _Segment) -> Iterator[Cut]:
    """The first of two linked predicates, of which the second takes the subject."""
    grammar, found, tokens = claim.grammar, segment.words, segment.tokens
    verb = _verb_of(claim, segment)
    joiner = _next_joiner(segment, grammar)
    if verb is None or joiner is None:
        return
    if not begins_predicate(found, joiner + 1, found[verb], grammar):
        return
    if any(word in grammar.joiners | {","} for word in found[verb : segment.first]):
        return
    if "," in found[segment.last + 1 : joiner - 1]:
        return  # the joiner is one of another clause
    following = tokens[joiner + 1]
    text = claim.place.text
    if verb and found[verb - 1] == "," and _is_subject(found[:verb], grammar):
        yield Cut(tokens[verb].start, following.start, "")  # after an apposition
    elif verb and found[verb - 1] == ",":
        yield Cut(tokens[verb - 1].start, following.start, f" {text[slice(*tokens[joiner][1:])]} ")
    else:
        capital = verb == 0 and text[tokens[0].start].isupper()
        first = text[following.start]
        yield Cut(tokens[verb].start, following.start + 1, first.upper() if capital else first)


def _is_subject(found: list[str], grammar: Grammar) -> bool:
    """Whether words are an article with its noun, and what tells of it, before any verb."""
    return bare(found[0]) in grammar.articles and not _any_finite(found, grammar)


def _any_finite(found: list[str], grammar: Grammar) -> bool:
    return any(is_finite(found, n, grammar) for n in range(len(found)))


def _apposition(claim: Claim, segment: _Segment) -> Iterator[Cut]:
    """What stands between a subject and its verb: "Las plantillas, [diseñadas …], alivian"."""
    place, grammar = claim.place, claim.grammar
    if place.position != 1 or len(place.items) < 3:
        return
    subject = [t.word for t in segment.tokens if t.end <= place.items[0].end]
    verb = [t.word for t in segment.tokens if t.start >= place.items[2].start]
    if subject and _is_subject(subject, grammar) and is_finite(verb, 0, grammar):
        yield Cut(place.items[0].end, place.items[2].start, " ")


def _first_item(claim: Claim, segment: _Segment) -> Iterator[Cut]:
    """The first of several things, where little is left of it: "[Ungiftige] Farben, weiche …"."""
    place = claim.place
    if place.position != 0 or len(place.items) < 2 or len(claim.left + claim.right) != 1:
        return
    start, following = place.items[0].start, place.items[1].start
    text = place.text
    if not _any_finite([token.word for token in segment.tokens], claim.grammar):
        capital = text[start].isupper()
        first = text[following]
        yield Cut(start, following + 1, first.upper() if capital else first)


def _first_of_row(claim: Claim, segment: _Segment) -> Iterator[Cut]:
    """The first attribute of several: "sábana [sostenible], justa y ecológica"."""
    grammar, after = claim.grammar, segment.words[segment.last + 1 :]
    if len(after) < 4 or after[0] != "," or after[2] not in grammar.joiners or not claim.left:
        return
    if all(is_adjective(after[n], grammar) for n in (1, 3)) and len(claim.words) <= 2:
        yield Cut(claim.place.span.start, segment.tokens[segment.last + 2].start, "")


def _verb_of(claim: Claim, segment: _Segment) -> int | None:
    """The number of the verb whose predicate the claim stands in; none where that is unsure."""
    found, grammar = segment.words, claim.grammar
    if segment.first < len(found) and claim.is_verbal and not _infinitive(found[segment.first]):
        return segment.first
    earliest = max(segment.first - MAX_LEAD, 0)
    for at in range(segment.last, earliest - 1, -1):
        noun = at > 0 and bare(found[at - 1]) in grammar.articles | grammar.prepositions
        if is_finite(found, at, grammar) and not noun:
            return at - 1 if at and found[at - 1] in grammar.clitics else at
    return None


def _infinitive(word: str) -> bool:
    return re.search(r"(?:er|ir|re|en|ar|are|ere|ire)$", word) is not None


def _next_joiner(segment: _Segment, grammar: Grammar) -> int | None:
    """The number of the first joiner after the claim before which no other clause begins."""
    found = segment.words
    for at in range(segment.last + 1, min(segment.last + 2 + MAX_TAIL, len(found))):
        if found[at] in grammar.joiners - {"&", "+", "/"}:
            return at
    return None


def _last_predicate(claim: Claim, segment: _Segment) -> Iterator[Cut]:
    """The last of two linked predicates with its joiner, up to the end of the segment."""
    grammar, found, tokens = claim.grammar, segment.words, segment.tokens
    joiner = next(
        (n for n in range(segment.first - 1, -1, -1) if found[n] in grammar.joiners), None
    )
    if joiner is None or joiner < 2 or segment.first - joiner > MAX_LEAD:
        return
    lead = found[joiner + 1 : segment.first]
    is_predicate = is_finite(found, joiner + 1, grammar) or (claim.is_verbal and not lead)
    begins = any(is_finite(found, n, grammar) for n in range(joiner))
    known = grammar.dangling | grammar.leads | grammar.adverbs | grammar.finite | grammar.clitics
    if not is_predicate or not begins or not all(word in known for word in lead):
        return
    tail = found[segment.last + 1 :]
    if tail and tail[0] not in grammar.prepositions | grammar.particles:
        return
    if not grammar.joiners.isdisjoint(tail) or "," in tail or len(tail) > MAX_TAIL:
        return
    start = tokens[joiner - 1].start if found[joiner - 1] == "," else tokens[joiner].start
    yield Cut(len(claim.place.text[:start].rstrip()), claim.place.segment.end, "")


def _one_attribute(claim: Claim, segment: _Segment) -> Iterator[Cut]:
    """An attribute between its noun and another noun: "mango [biodegradable] y cerdas veganas"."""
    grammar, found = claim.grammar, segment.words
    before, after = found[: segment.first], found[segment.last + 1 :]
    if len(after) < 3 or not before or after[0] not in grammar.joiners or len(claim.words) > 2:
        return
    if before[-1] in grammar.dangling | grammar.origins | grammar.empty | {","}:
        return
    describes = is_adjective(after[2], grammar) or after[2] in grammar.prepositions
    is_noun = after[1] in grammar.articles or (
        not is_adjective(after[1], grammar) and describes and after[1] not in grammar.dangling
    )
    if is_noun and not is_finite(after, 1, grammar):
        text, span = claim.place.text, claim.place.span
        yield Cut(len(text[: span.start].rstrip()), span.end, "")


def _origin(claim: Claim, segment: _Segment) -> Iterator[Cut]:
    """An attribute with the noun of origin that says nothing alone: "de cultivo [ecológico]"."""
    grammar, found, tokens = claim.grammar, segment.words, segment.tokens
    at = segment.first - 1
    if at < 2 or bare(found[at]) not in grammar.origins:
        return
    if found[at] == bare(found[at]):
        at -= 1
        while at > 1 and found[at] in grammar.articles:
            at -= 1
    if found[at] not in grammar.prepositions and "'" not in found[at]:
        return
    while at > 1 and (_ISSUED.search(found[at - 1]) or found[at - 1] in grammar.prepositions):
        at -= 1
    if found[at - 1] not in grammar.dangling | {","}:
        yield Cut(len(claim.place.text[: tokens[at].start].rstrip()), claim.place.span.end, "")


def _but_material(claim: Claim) -> Iterator[Cut]:
    """What a claim says of a material, which stays: "coton[ biologique]", "[echter ]Bernstein"."""
    text, (start, end) = claim.place.text, claim.place.span
    found = list(WORD.finditer(text, start, end))
    facts = [n for n, word in enumerate(found) if _names_material(word[0], claim.grammar)]
    hangs = claim.grammar.prepositions | claim.grammar.negations
    if len(found) < 2 or len(facts) != 1 or claim.is_verbal:
        return
    if any(word[0].lower() in hangs for word in found):
        return  # "sin siliconas"
    at = facts[0]
    mate = re.match(r"\s(?:y|e|ed|et)\s(?=(\w+))", text[end:])
    if at == 0 and mate and is_adjective(mate[1].lower(), claim.grammar):
        yield Cut(found[0].end(), end + mate.end(), " ")
    elif at == 0:
        yield Cut(found[0].end(), end, "")
    elif at == len(found) - 1:
        first = text[found[at].start()]
        opens = text[start].isupper()
        yield Cut(start, found[at].start() + 1, first.upper() if opens else first)
    else:
        yield Cut(found[at].end(), end, "")


def _names_material(word: str, grammar: Grammar) -> bool:
    small = word.lower()
    return small in grammar.facts or small.removesuffix("s") in grammar.facts


def _compound(claim: Claim) -> Iterator[Cut]:
    """The first part of a German compound: "[Bio-]Baumwolle", "Anti-Rutsch-[ und Anti-…-]Matte"."""
    text, (start, end) = claim.place.text, claim.place.span
    hyphen = _COMPOUND.match(text, end)
    if not hyphen:
        return
    prefix = _PREFIX.search(text, 0, start)
    start = prefix.start() if prefix else start
    suspended = _SUSPENDED.search(text, 0, start)
    if suspended:
        yield Cut(suspended.start(), end, "")
    elif not text[start - 1 : start].strip(' ("„'):
        yield Cut(start, hyphen.end(), "")


def _before_its_noun(claim: Claim) -> Iterator[Cut]:
    """An attribute whose mate in the list is a noun: "Griff und [keimfreier] Boden"."""
    text, (start, end) = claim.place.text, claim.place.span
    mate = re.search(r"\b[A-ZÄÖÜ][\w-]+\s(?:und|oder|&)\s$", text[:start])
    noun = re.match(r"\s(?=[A-ZÄÖÜ])", text[end:])
    if mate and noun and text[start].islower() and not claim.is_title:
        yield Cut(start, end + 1, "")


def _first_of_clause(claim: Claim, segment: _Segment) -> Iterator[Cut]:
    """The first of two predicates whose verbs stand last: "die [Keime abtöten] und … schonen"."""
    found, tokens = segment.words, segment.tokens
    at = segment.first
    if at < 2 or found[at - 1] not in _PRONOUNS or found[at - 2] != ",":
        return
    joiner = segment.last + 1
    if joiner + 2 >= len(found) or found[joiner] not in ("und", "oder"):
        return
    text = claim.place.text
    ends = [text[slice(*tokens[n][1:])] for n in (segment.last, -1)]
    if all(_LAST_VERB.match(word) for word in ends):
        yield Cut(tokens[at].start, tokens[joiner + 1].start, "")


_PRONOUNS = words("die der das welche welcher welches")
#: German verbs stand last in such a clause; nouns would be large.
_LAST_VERB = re.compile(r"[a-zäöüß]{2,}(?:en|ern|eln|t)$")


def finished(text: str, cut: Cut, grammar: Grammar, *, is_title: bool) -> Cut:
    """``cut`` with the joiner of its list and the capital of its sentence where they belong."""
    cut = relisted(text, cut, grammar, is_title=is_title)
    opens = not text[: cut.start].strip()
    number = text[cut.start : cut.end].lstrip()[:1].isdigit()
    end = cut.end if cut.new else cut.end + 1
    left = cut.new or text[cut.end : end]
    if grammar is ENGLISH or not opens or not number or not left[:1].islower():
        return cut
    return Cut(cut.start, end, left[0].upper() + left[1:])


def relisted(text: str, cut: Cut, grammar: Grammar, *, is_title: bool) -> Cut:
    """``cut``, with the joiner of a list given to the member that is the last one now."""
    if grammar is ENGLISH or is_title or cut.new.strip() or cut.start == 0:
        return cut
    gone, head = text[cut.start : cut.end], text[: cut.start].rstrip()
    tokens = [match[0].lower() for match in _JOINERS.finditer(gone)]
    if not tokens:
        return cut
    following = [match[0].lower() for match in _JOINERS.finditer(text, cut.end, cut.end + 40)]
    place = Place(text, Stretch(cut.start, cut.start))
    before = [match[0].lower() for match in _JOINERS.finditer(head, place.left_boundary.end)]
    if before and is_finite(following, 0, grammar) and _is_subject(before, grammar):
        return cut  # the comma closes an apposition
    if tokens[-1] in grammar.joiners and tokens[0] not in grammar.joiners and head.endswith(","):
        joiner = re.search(r"(\S+)\s*$", gone)
        return Cut(len(head) - 1, cut.end, f" {joiner[1]} ") if joiner else cut
    if tokens[0] not in grammar.joiners and tokens[:2] != [",", tokens[-1]]:
        return cut
    comma = _last_comma(text, cut, grammar)
    opens = re.match(r"[\s,]*(\S+)\s", gone)
    if comma is None or not opens or opens[1].lower() not in grammar.joiners:
        return cut
    kept = text[comma + 1 : cut.start].strip()
    return Cut(comma, cut.end, f" {_euphonic(opens[1], kept, grammar)} {kept}")


def _last_comma(text: str, cut: Cut, grammar: Grammar) -> int | None:
    """The comma before what is the last member of its list after ``cut``."""
    if text[cut.end :].lstrip()[:1] not in ("", *".!?;:|\n)"):
        return None
    start = Place(text, Stretch(cut.start, cut.start)).left_boundary.end
    found = list(_JOINERS.finditer(text, start, cut.start))
    commas = [match.start() for match in found if match[0] == ","]
    if not commas:
        return None
    first = [match[0].lower() for match in found if match.start() < commas[0]]
    member = [match[0].lower() for match in found if match.start() > commas[-1]]
    if not first or not member or not _is_member(first, member, grammar):
        return None
    return commas[-1]


def _is_member(first: list[str], member: list[str], grammar: Grammar) -> bool:
    """Whether ``member`` goes on with the list that ``first`` begins."""
    if member[0] in grammar.subjects | grammar.joiners | grammar.clitics | _RELATIVES:
        return False
    if any(word in grammar.joiners for word in member):
        return False
    if is_finite(member, 0, grammar):
        return _any_finite(first, grammar) or first[0] in grammar.articles
    if any(is_finite(member, n, grammar) for n in range(len(member))):
        return False
    return len(member) <= 4 and first[0] not in grammar.opening - grammar.prepositions


_RELATIVES = words(
    "qui que dont où si quand lorsque car mais der die das dass weil wenn aber sondern che ma anzi"
    " pero sino aunque"
)


def _euphonic(joiner: str, following: str, grammar: Grammar) -> str:
    """The joiner as it is before ``following``: "y" and "e", "o" and "u", "ed" and "e"."""
    if "y" in grammar.joiners and joiner in ("y", "e"):
        return "e" if _EUPHONY["y"].match(following) else "y"
    if "y" in grammar.joiners and joiner in ("o", "u"):
        return "u" if _EUPHONY["o"].match(following) else "o"
    if joiner == "ed":
        return "ed" if following[:1].lower() in "eè" else "e"
    return joiner
