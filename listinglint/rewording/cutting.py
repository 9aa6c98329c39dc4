"""Ways of taking a claim out of its text, the smallest first, so that good language is left.

What can go is a word before its noun, a member of a list, a phrase with its preposition, a clause
between commas, or the whole sentence. Which of them fits is told by the small words around the
claim; where none does there is no cut, and no proposal is better than a broken sentence.
"""
# ruff: noqa: RUF001 - dashes and typographic apostrophes stand in listings

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from .clauses import WORD, Boundary, Place, Stretch, last_of, tag_name, words_of
from .grammar import ENGLISH, Grammar, words

#: A clause or sentence longer than this, in words, says more than its claim.
MAX_CLAUSE, MAX_SENTENCE, MAX_OPENING = 16, 32, 14
#: The longest head before a colon, in words, and the most words beside a claim in its bracket.
MAX_HEAD, MAX_BRACKET = 7, 3
#: Inline markup that may go with what it marks, and blocks that must not stay behind empty.
_MARKUP = words("b strong i em u span li p h1 h2 h3 h4 h5 h6")
_MULTIPLE = re.compile(r"(?<!\S)\d+(?:[.,]\d+)?\s?(?:[xX%]|per\s?cent)\s+")
_GLUED = re.compile(r"\w*[a-zà-ÿ][A-Z][a-z]")
_COMMA = re.compile(r",(?!\d)")
_GAP = re.compile(r"[ \t]*")


class Cut(NamedTuple):
    """``text[start:end]`` gives way to ``new``."""

    start: int
    end: int
    new: str


@dataclass(frozen=True)
class Claim:
    """What is to be taken out: its place, its language, and what is known of it.

    ``is_title`` says that it stands in a title, of which sentences cannot go.
    """

    place: Place
    grammar: Grammar
    is_title: bool

    @cached_property
    def words(self) -> list[str]:
        """The words of the span."""
        words = words_of(self.place.text[self.place.span.start : self.place.span.end])
        while len(words) > 1 and words[0] in self.grammar.adverbs:
            words.pop(0)
        return words

    @cached_property
    def left(self) -> list[str]:
        """The words of the item before the span."""
        return words_of(self.place.left)

    @cached_property
    def right(self) -> list[str]:
        """The words of the item after the span."""
        return words_of(self.place.right)

    @cached_property
    def is_verbal(self) -> bool:
        """Whether it is a verb with its object rather than an attribute."""
        first = next((word for word in self.words if word not in self.grammar.leads), "")
        if len(self.words) == 1 or self.words[-1] in self.grammar.shared:
            return _is_verb(first, self.grammar) and first.endswith("s") and len(self.words) == 1
        return _is_verb(first, self.grammar) or _is_verb(self.words[0], self.grammar)

    @property
    def names_thing(self) -> bool:
        """Whether it ends in a noun that says what the product is: "slim belt"."""
        things = self.grammar.things
        named = bool(self.words) and self.words[0 if self.grammar.adjective_last else -1] in things
        return named and self.grammar.things.isdisjoint(self.right[:2])

    @property
    def fills_item(self) -> bool:
        """Whether nothing else stands between the commas around it."""
        return not self.place.left.strip() and not self.place.right.strip()


def whole_claim(text: str, span: tuple[int, int], grammar: Grammar, *, is_title: bool) -> Claim:
    """The claim around ``span``, with the words that only strengthen or round it off."""
    place = Place(text, Stretch(*span))
    start, end = place.span
    for word in reversed(list(WORD.finditer(place.left))):
        if word[0].lower() not in grammar.adverbs:
            break
        if place.left[word.end() :].strip() and start == place.span.start:
            break
        start = place.span.start - len(place.left) + word.start()
    multiple = _MULTIPLE.search(text, place.span.start - len(place.left), start)
    if multiple and multiple.end() == start:
        start = multiple.start()
    for word in WORD.finditer(place.right):
        between = text[end : place.span.end + word.start()]
        if word[0].lower() not in grammar.trailing | _OBJECTS or between.strip():
            break
        end = place.span.end + word.end()
    if not place.right.strip() and _praises(text[place.item.start : start], grammar):
        start = place.item.start
    end = _with_participle(text, Stretch(start, end), grammar)
    product = _FOR.match(text, start, end)
    if product and product[1].lower() in grammar.things:
        start = product.end(1) + 1
    share = _SHARE.match(text, start, end)
    material = not grammar.facts.isdisjoint(words_of(text[end : end + 30])[:2])
    if share and material and _is_purity(text[share.end() : end], grammar):
        start = share.end()  # "100% organic cotton" stays all cotton
    boast = _BOAST.search(text, start, end)
    if boast:
        end = boast.start()
    return Claim(Place(text, Stretch(start, end)), grammar, is_title=is_title)


#: What a product does to the complaint that a claim names: "dark circle reducing serum".
_WORKS_ON = words(
    "reducing fighting clearing correcting fading controlling neutralizing neutralising relieving"
    " preventing removing killing minimizing minimising erasing repairing diminishing"
)


_BETTER = words(
    "better stronger superior advanced complete total enhanced powerful ultimate proven double"
    " triple best maximum long-lasting everyday all-round all-day 24-hour effective extra more"
)


def _praises(text: str, grammar: Grammar) -> bool:
    """Whether words only praise the claim after them: "10x better [germ protection]"."""
    words = words_of(_MULTIPLE.sub("", text))
    return text.strip() != "" and grammar is ENGLISH and _BETTER.issuperset(words)


def _with_participle(text: str, span: Stretch, grammar: Grammar) -> int:
    """The end of a claim with the participle after it, of which it is the object."""
    following = re.compile(r"[ -](\w+ing)(?= \w)").match(text, span.end)
    if grammar is not ENGLISH or not following or following[1].lower() not in _WORKS_ON:
        return span.end
    return following.end()


#: What to do in an accident, of which no word may go.
_FIRST_AID = re.compile(
    r"\bmedical (?:advice|attention|help)\b|\bpersists?\b|\bdiscontinue\b"
    r"|\brins(?:e|ing)\b.*\beyes?\b|\bif (?:swallowed|inhaled|in eyes)\b",
    re.IGNORECASE,
)


#: What a maker calls itself: such a noun stays when a boast before it goes.
_MAKERS = words(
    "manufacturer manufacturers maker makers supplier suppliers exporter exporters producer"
    " producers distributor distributors retailer retailers"
)
#: Pronouns that are the object of the verb before them: "or disinfect them".
_OBJECTS = words("them")
#: What a maker is stays when its boast goes: "a leading manufacturer".
_BOAST = re.compile(rf"(?<=\w)\s+(?:{'|'.join(sorted(_MAKERS, reverse=True))})$", re.IGNORECASE)


_SHARE = re.compile(r"100\s?% ")
#: What is wholly so is wholly of its material; what is wholly recyclable may be mixed.
_PURITY = words("organic natural pure genuine real virgin")


def _is_purity(text: str, grammar: Grammar) -> bool:
    return grammar is not ENGLISH or not _PURITY.isdisjoint(words_of(text))


#: The product and what it is for, in one claim: "tea for sleep".
_FOR = re.compile(r"(\w+) for ", re.IGNORECASE)


def cuts(claim: Claim, *, clause: bool) -> Iterator[Cut]:
    """The ways of taking ``claim`` out; with ``clause`` words out of its midst come last."""
    if not claim.words or _is_part_of_word(claim.place) or _spans_product(claim):
        return
    if claim.words == ["sale"] and claim.right[:1] == ["of"]:
        return  # "the distribution and sale of toys" offers nothing
    if not claim.is_title and _FIRST_AID.search(claim.place.text[slice(*claim.place.segment)]):
        return  # what to do if something happens is no claim
    if claim.fills_item:
        things = claim.grammar.things.intersection(claim.words)
        names = claim.is_title and bool(things) and claim.place.position == 0
        if not _shares(claim) and not (names and claim.place.left_boundary.kind == "edge"):
            yield from _without_item(claim)
    else:
        yield from _member(claim)
        if not clause:
            yield from _attribute(claim)
        yield from _beside_mate(claim)
        yield from _second_participle(claim)
        yield from _run_on(claim)
        yield from _element(claim)
        yield from _phrase(claim)
        yield from _participle(claim)
        yield from _relative(claim)
        yield from _predicate(claim)
        yield from _verb_after_noun(claim)
        yield from _event(claim)
        yield from _heading(claim)
        yield from _clause(claim)
        if clause and claim.grammar is ENGLISH:
            yield from _attribute(claim)
    if claim.is_title:
        yield from _bracketed(claim)
    else:
        yield from _sentence(claim)
    if clause and not claim.fills_item and claim.grammar is not ENGLISH:
        yield from _attribute(claim)  # less is known of what is a noun there


def _is_part_of_word(place: Place) -> bool:
    """Whether a hyphen or an apostrophe ties the claim to the word beside it."""
    before, after = place.text[: place.span.start], place.text[place.span.end :]
    return re.search(r"\w[-/’']$", before) is not None or re.match(r"[-’']\w", after) is not None


#: The longest compound of a title, in words, that is one attribute.
MAX_COMPOUND = 5


def _spans_product(claim: Claim) -> bool:
    """Whether the words of a title name the product too: "Repair Body Butter for Eczema"."""
    words, grammar = claim.words, claim.grammar
    if not claim.is_title or claim.fills_item:
        return False
    if not _is_verb(words[0], grammar):
        found = claim.place.text[slice(*claim.place.span)]
        length = sum(word not in grammar.joiners for word in words)
        return length > MAX_COMPOUND or (length > 3 and "," in found)
    return not words[0].endswith("s") and len(words) > 3 and "for" in words[2:]


#: What makes a verb of a noun: "vitalizes".
_MADE_VERB = re.compile(r"\w{3,}(?:iz(?:es|ing)|if(?:ies|ying))$")


def _is_verb(word: str, grammar: Grammar) -> bool:
    if word in grammar.verbs or (grammar is ENGLISH and _MADE_VERB.match(word)):
        return True
    stem = re.sub(r"(?:ing|ed|es|s|d)$", "", word.replace("ies", "y"))
    return stem != word and (stem in grammar.verbs or stem + "e" in grammar.verbs)


def _shares(claim: Claim) -> bool:
    """Whether the claim shares a word with other members of a list: "free from A, B and C"."""
    place, grammar = claim.place, claim.grammar
    first = claim.words[0] if claim.words else ""
    after = place.items[place.position + 1 :]
    before = place.items[: place.position]
    hanging = grammar.negations | grammar.shared | grammar.prepositions
    leads = not grammar.prepositions.isdisjoint(claim.words)
    opens = leads or first in hanging or claim.is_verbal or not hanging.isdisjoint(claim.left)
    if opens and after and _is_bare(claim, after[0]):
        following = words_of(place.text[slice(*after[0])])
        alone = claim.is_title and claim.is_verbal and len(following) == 1
        if _is_list(claim, after) or (alone and following[0].endswith("s")):
            return True  # "fades age spots, freckles"
    closes = bool(claim.words) and claim.words[-1] in grammar.shared
    if claim.left and _GIVING.issuperset(claim.left):
        return False  # "provides germ protection" is whole
    return (
        closes
        and bool(before)
        and _is_bare(claim, before[-1])
        and len(claim.words) > 1
        and (place.left.strip() != "" or words_of(place.text[slice(*before[-1])])[-1:] == [])
    )


def _is_bare(claim: Claim, item: Stretch) -> bool:
    """Whether an item is a name alone, so that it needs words of its neighbours."""
    words = words_of(claim.place.text[slice(*item)])
    if not words:
        return False
    first = words[1] if words[0] in claim.grammar.joiners and len(words) > 1 else words[0]
    own = claim.grammar.negations | claim.grammar.prepositions | claim.grammar.articles
    if words[:2] == ["make", "up"]:
        return True
    if "more" in words or "etc" in words:
        return False  # "and much more" goes on with nothing
    return len(words) <= 4 and first not in own and not _is_verb(first, claim.grammar)


def _is_list(claim: Claim, items: tuple[Stretch, ...]) -> bool:
    """Whether the items end in "and" and one more."""
    texts = [words_of(claim.place.text[slice(*item)]) for item in items]
    return any(not claim.grammar.joiners.isdisjoint(words[:3]) for words in texts)


def _member(claim: Claim) -> Iterator[Cut]:
    """The claim as one of two things that a joiner links, with the joiner."""
    place, grammar = claim.place, claim.grammar
    if not _PAIRS.isdisjoint(claim.left) or _adds_product(claim) or _is_surname(claim):
        return
    blank_left, blank_right = not place.left.strip(" ¡¿\t"), not place.right.strip()
    last = bool(claim.left) and claim.left[-1] in grammar.joiners and blank_right
    if last and not _closes(claim) and not _shares_noun(claim) and _has_mate(claim):
        yield _without_last_verb(claim)
    first = bool(claim.right) and claim.right[0] in grammar.joiners and not _is_named(claim)
    if first and len(claim.right) > 1:
        again = re.match(r"\s*(?:&|and)\s+(?:is|are)\s+", place.right)
        if again and claim.left and claim.left[-1] in _BE:
            yield Cut(place.span.start, place.span.end + again.end(), "")
            return
        opens = claim.words[0] in grammar.negations | grammar.shared | _ONE_OF
        negated = not grammar.negations.isdisjoint(claim.left[-3:])
        follows = claim.is_verbal and _is_parallel(claim, claim.right[1])
        if opens or negated or (claim.right[1] in grammar.dangling and not follows):
            return
        if claim.left and (claim.right[1] == "other" or claim.left[-1].endswith("%")):
            return  # "stronger immunity and other signs", "up to 100% dandruff-free and smooth"
        if claim.is_verbal and not _is_parallel(claim, claim.right[1]):
            return
        if claim.left and not claim.is_verbal and _is_verb(claim.right[1], grammar):
            return
        if grammar is ENGLISH and not claim.is_verbal and _takes_clause(claim):
            return
        leads = not grammar.prepositions.isdisjoint(claim.words[:-1])
        if grammar is ENGLISH and leads and not claim.is_verbal:
            return  # "measures towards keeping the pressure and weight of all"
        if claim.left and not claim.is_verbal and claim.left[-1] in grammar.small - _BE:
            return
        if claim.left and claim.left[-1] in grammar.prepositions and claim.right[1].endswith("ed"):
            return  # "struggled with hair problems and switched"
        if grammar.adjective_last and claim.left and len(claim.words) > 1:
            return  # the noun would go: "un cadeau unique et personnalisé"
        if claim.left and claim.left[-1] in ("a", "an") and claim.right[1].endswith("s"):
            return  # "is a detoxifier and plays a role"
        if claim.is_verbal and blank_left and place.position > 0:
            if not grammar.joiners.isdisjoint(words_of(place.text[slice(*place.items[-2])])):
                # "rich in A & B, reduces C & adds D": the joiner before ends its own list
                yield Cut(place.span.start, place.span.end + _joined(place.right), "")
                return
            # "reduces A, kills B and prevents C": the joiner stays
            yield Cut(place.items[place.position - 1].end, place.span.end, "")
            return
        start = place.span.end + _joined(place.right)
        rest = place.text[start : start + 1]
        capital = blank_left and place.text[place.span.start].isupper()
        yield Cut(
            place.span.start, start + len(rest), _capital(place.text, start) if capital else rest
        )


def _takes_clause(claim: Claim) -> bool:
    """Whether a clause follows the joiner, of which the words before would take the subject.

    "Vitamin A helps against [night blindness] & vitamin D supports bones"
    """
    waits = claim.grammar.prepositions | claim.grammar.verbs | claim.grammar.joiners
    if not claim.left or claim.left[-1] not in waits:
        return False
    return any(
        word in _BE | _RELATIVES | _PLAIN_VERBS | _CLAUSAL
        or (word.endswith("s") and _is_verb(word, claim.grammar))
        for word in claim.right[1:]
    )


_CLAUSAL = words("lets let require requires need needs allow allows has have can will")


def _without_last_verb(claim: Claim) -> Cut:
    """The claim with its joiner, which the verb before takes where verbs make a list."""
    place, joiner = claim.place, _joiner_start(claim.place)
    first = claim.left[0]
    is_list = claim.is_verbal and place.position > 0 and _is_verb(first, claim.grammar)
    if not is_list or claim.is_title or claim.grammar is not ENGLISH:
        return Cut(joiner, place.span.end, "")
    kept = place.text[place.item.start : joiner].strip()
    if not claim.grammar.joiners.isdisjoint(words_of(kept)):
        return Cut(joiner, place.span.end, "")  # "nourishes, protects and softens" has its own
    return Cut(place.items[place.position - 1].end, place.span.end, f" and {kept}")


def _is_surname(claim: Claim) -> bool:
    """Whether a word of a sentence is written as part of a name: "Charles Price and his son"."""
    place = claim.place
    before = place.text[place.segment.start : place.span.start].split()
    is_large = place.text[place.span.start].isupper() and len(claim.words) == 1
    return is_large and not claim.is_title and bool(before) and stands_in_name(place, before)


_PAIRS = words("whether either neither both between")


def _adds_product(claim: Claim) -> bool:
    """Whether the joiner before the claim adds a second product: "500 g + organic beans"."""
    return len(claim.left) > 1 and claim.left[-1] == "+" and bool(_UNIT.fullmatch(claim.left[-2]))


_QUALITY = re.compile(r"(?:ing|ive|al|ic|ous|ful|ant|ent|ed|y|ble|free)$")


def _beside_mate(claim: Claim) -> Iterator[Cut]:
    """The second of two attributes without their noun: "calming and [antiseptic] effects"."""
    place, grammar = claim.place, claim.grammar
    if len(claim.words) < 2 or claim.is_verbal or claim.words[-1] not in grammar.trailing:
        return
    if len(claim.left) < 2 or claim.left[-1] not in grammar.joiners:
        return
    if claim.left[-2] in grammar.dangling or not _QUALITY.search(claim.left[-2]):
        return
    noun = last_of(place.text, claim.words[-1], *place.span)
    yield Cut(_joiner_start(place), noun, " ")


_PROVED = re.compile(r"(?:(?<!e)ed|proven)$")


def _second_participle(claim: Claim) -> Iterator[Cut]:
    """The second of two participles before a preposition: "known and clinically proven for"."""
    place, grammar = claim.place, claim.grammar
    if len(claim.left) < 2 or claim.left[-1] not in grammar.joiners or not claim.right:
        return
    mate = claim.left[-2]
    is_pair = _PROVED.search(claim.words[-1]) and re.search(r"(?:(?<!e)ed|wn)$", mate)
    if is_pair and claim.right[0] in grammar.prepositions and mate not in grammar.dangling:
        yield Cut(_joiner_start(place), place.span.end, "")


def _run_on(claim: Claim) -> Iterator[Cut]:
    """A claim in a row that has lost its marks: "Boosts health Aids digestion Lowers stress"."""
    place, grammar = claim.place, claim.grammar
    if claim.is_title or not claim.is_verbal or not claim.right or not claim.left:
        return
    start, end = place.span
    following = re.compile(r"\s+([A-Z][a-z]+)").match(place.text, end)
    if not following or claim.left[-1] in grammar.dangling or not place.text[start].isupper():
        return
    verbs = claim.words[0], following[1].lower()
    if all(word.endswith("s") and _is_verb(word, grammar) for word in verbs):
        yield Cut(start, following.start(1), "")


def _is_parallel(claim: Claim, word: str) -> bool:
    """Whether ``word`` is a verb as the claim's own: "kills germs and cleans"."""
    is_verb = _is_verb(word, claim.grammar) or word in _PLAIN_VERBS
    return is_verb and word[-1] == claim.words[0][-1]


#: Verbs of what a product has and does, which claim nothing.
_PLAIN_VERBS = words(
    "contains includes comes features adds looks feels fits folds opens works leaves gives makes"
    " keeps provides offers ensures"
)


def _capital(text: str, start: int) -> str:
    """The letter at ``start`` as a sentence begins; names keep their own spelling (eCraft)."""
    word = WORD.match(text, start)
    own = word is not None and word[0][1:] != word[0][1:].lower()
    return text[start : start + 1] if own else text[start : start + 1].upper()


def _closes(claim: Claim) -> bool:
    """Whether the last word of the claim belongs to its mates too: "latex and lead free"."""
    last = claim.words[-1] if claim.words else ""
    return (len(claim.words) > 1 and last in claim.grammar.shared) or any(
        last.endswith("-" + word) for word in claim.grammar.shared
    )


def _shares_noun(claim: Claim) -> bool:
    """Whether the claim's mate is an attribute of the claim's noun: "its sole and best maker"."""
    if claim.is_verbal or len(claim.words) < 2:
        return False
    if len(claim.left) > 1 and claim.left[-2] in _QUALITIES:
        return True
    return claim.left[-1] == "/" or not _DETERMINERS.isdisjoint(claim.left[-3:-1])


_QUALITIES = words(
    "clean soft smooth clear healthy bright fresh pure safe strong shiny silky dry oily fair young"
    " radiant sole glowing gentle warm light deep long"
)


def _has_mate(claim: Claim) -> bool:
    mate = claim.left[-2] if len(claim.left) > 1 else ""
    # "repair and renew skin": the object is the mate's too
    return mate not in claim.grammar.dangling | {""} and not _is_verb(mate, claim.grammar)


def _joined(right: str) -> int:
    """How long the joiner at the start of ``right`` is, with the spaces around it."""
    match = re.match(r"\s*(?:[&+/]|\w+)\s*", right)
    return match.end() if match else 0


def _joiner_start(place: Place) -> int:
    """Where the joiner before the span begins, with the space before it."""
    match = re.search(r"\s*(?:[&+/]|\b\w+)\s*$", place.text[: place.span.start])
    return match.start() if match else place.span.start


def _attribute(claim: Claim) -> Iterator[Cut]:
    """The claim as an attribute of the noun beside it."""
    grammar = claim.grammar
    if claim.left and claim.left[-1] in grammar.prepositions and claim.words[0].endswith("ing"):
        return  # "helps in clearing acne marks"
    kept = grammar.dangling - (grammar.negations if grammar.adjective_last else {"anti"})
    numbered = len(claim.words) > 1 and claim.words[1].isdigit()  # "no. 1"
    is_phrase = claim.is_verbal and not _is_compound(claim)
    if is_phrase or (claim.words[0] in kept and not numbered):
        return
    if claim.names_thing or (len(claim.words) == 1 and _is_adverb(claim.words[0])):
        return
    if not _ADDRESSED.isdisjoint(claim.words) or _takes_noun(claim) or _is_of_origin(claim):
        return
    if (
        claim.words[0] in _ONE_OF
        or claim.words[-1] in grammar.prepositions
        or not _LINKS.isdisjoint(claim.words)
        or _COMMA.search(claim.place.text, *claim.place.span)
        or _depends_on_noun(claim)
        or (claim.left[-1:] != [] and claim.left[-1] in _AMOUNTS and claim.words[0].endswith("ed"))
        or claim.words in _TERMS
        or not _BE.isdisjoint(claim.words)
        or _is_top(claim)
        or (claim.is_title and _opens_text(claim) and claim.right in _FORMS)
        or _determines(claim)
        or _is_named(claim)
        or _is_called(claim)
        or _is_shade(claim)
        or (claim.left and claim.left[-1] in grammar.negations | grammar.verbs)
    ):
        return
    if grammar.adjective_last and claim.left:
        yield from _after_noun(claim)
    elif not claim.right and _is_described(claim):
        yield Cut(
            len(claim.place.text[: claim.place.span.start].rstrip()), claim.place.span.end, ""
        )
    elif claim.right and _has_noun(claim):
        yield from _before_noun(claim)


#: Who is addressed by a claim that is an imperative: "Überzeugen Sie sich selbst".
_ADDRESSED = words("sie sich dich euch vous usted ustedes")


def _takes_noun(claim: Claim) -> bool:
    """Whether a preposition would be left without its noun: "mit antibakterieller Wirkung"."""
    grammar = claim.grammar
    waits = bool(claim.left) and claim.left[-1] in grammar.prepositions | grammar.articles
    is_whole = len(claim.words) > 1 and claim.words[-1] in grammar.trailing
    return waits and is_whole and grammar is not ENGLISH


#: Nouns that say nothing after "from" but with their attribute: "aus nachhaltigem Anbau".
_ORIGINS = words(
    "anbau herkunft quelle quellen forstwirtschaft waldwirtschaft landwirtschaft bewirtschaftung"
    " culture cultures source sources forêt forêts agriculture origine exploitation"
    " cultivo cultivos origen fuente fuentes bosques agricultura explotación"
    " coltivazione coltivazioni fonte fonti foreste agricoltura gestione gestión"
)


def _is_of_origin(claim: Claim) -> bool:
    beside = claim.right[:1] if not claim.grammar.adjective_last else claim.left[-1:]
    return claim.grammar is not ENGLISH and not _ORIGINS.isdisjoint(beside)


def _mate(text: str, start: int) -> str:
    """The word before the joiner that stands before ``start``."""
    match = re.search(r"(\w[\w'’-]*)\W*\s(?:\w+|[&+/])?\s*$", text[max(start - 60, 0) : start])
    return match[1] if match else ""


def _has_noun(claim: Claim) -> bool:
    """Whether what follows is a noun that can do without the claim."""
    grammar, first = claim.grammar, claim.right[0]
    if not _touches(claim.place.text, claim.place.span.end):
        return False
    has_mate = len(claim.left) > 1 and claim.left[-1] in grammar.joiners
    if first in grammar.dangling | grammar.shared or (first in grammar.empty and not has_mate):
        return False
    if (
        claim.words[-1] == "recommend"
        or first == "one"
        or (_is_adverb(first) and not claim.is_title)
    ):
        return False
    if _GLUED.match(claim.place.right.lstrip()) or (grammar.adjective_last and first[0].isdigit()):
        return False
    if first.endswith("ed") and (len(claim.right) == 1 or claim.right[1] in grammar.dangling):
        return False  # "awards amassed since then"
    if (
        _VERB_FORMS.match(first)
        or first == "using"
        or (grammar is not ENGLISH and first in grammar.verbs)
    ):
        return False
    if claim.left and claim.left[-1] in grammar.prepositions and first[0].isdigit():
        return False  # "with silver ions 6 pairs"
    if claim.left and claim.left[-1] in _GIVING and re.search(r"(?:proven|ed)$", claim.words[-1]):
        return True  # "provides clinically proven rapid relief"
    return not claim.left or claim.left[-1] not in _BE | grammar.small - _POSSESSIVES


_ADJECTIVE = re.compile(r"(?:al|ic|ive|free|proof|resistant|friendly|able|ible|vegan|natural)$")


def _is_described(claim: Claim) -> bool:
    """Whether the claim is an adjective behind its noun: "wall sticker anti-fungal"."""
    if not claim.left or _ADJECTIVE.search(claim.words[-1]) is None:
        return False
    last = claim.left[-1]
    return last not in claim.grammar.dangling | _BE and not _asks(last, claim.grammar)


def _is_named(claim: Claim) -> bool:
    """Whether the claim is a name in a sentence, such as that of a herb."""
    place = claim.place
    found = place.text[place.span.start : place.span.end].split()
    before = place.text[place.segment.start : place.span.start].split()
    if claim.is_title or not before or not all(word[0].isupper() for word in found):
        return False
    is_long = len(found) > 1
    if not is_long and claim.right[:1] not in (["solutions"], *([each] for each in _RANGES)):
        return False
    return (is_long and before[-1].islower()) or stands_in_name(place, before)


_RANGES = words("range line series collection bundle")


def stands_in_name(place: Place, before: list[str]) -> bool:
    """Whether a sentence goes on with a name: "use Dove Dandruff Care", not all is capital."""
    after = place.text[place.span.end : place.segment.end].split()
    small = [word for word in before + after if word[0].islower()]
    own = before[-1][0].isupper() and before[-1].lower() not in _OPENERS
    return own and before[-1].isalpha() and len(small) >= len(before + after) // 2


#: Words with which sentences begin, large as a name.
_OPENERS = words("our your this these the it its all with for use enjoy discover try shop buy")


_NOT_REAL = words("eco éco öko vegan vegane veganes végan vegano vegana")
_HIDES = words("leather cuir leder pelle cuero piel fur fourrure suede")


def _is_shade(claim: Claim) -> bool:
    """Whether the claim is part of a colour or a material: "natural dark brown", "eco leather"."""
    if len(claim.words) > 1 and claim.words[-1] in _HIDES:
        return True
    if claim.words[-1] in _NOT_REAL and not _HIDES.isdisjoint(claim.right[:1]):
        return True
    return claim.words == ["natural"] and not claim.grammar.facts.isdisjoint(claim.right[:2])


def _is_adverb(word: str) -> bool:
    return word.endswith("ly") and not word.endswith("friendly")


#: With these a claim is more than an attribute: "one of the largest makers".
_ONE_OF = frozenset({"one", "most"})


def _is_compound(claim: Claim) -> bool:
    """Whether a title makes an attribute of a bare verb and its object: "detox body wash"."""
    if not claim.is_title or len(claim.words) > 3 or not claim.right:
        return False
    bare = not claim.words[0].endswith(("s", "ing", "ed"))
    return bare and claim.right[0] in claim.grammar.things | _WASHES


_WASHES = words("wash scrub rinse cleanser moisturizer moisturiser foam water bar")
#: Prepositions inside a claim show that it is a phrase and no attribute: "protection from germs".
_LINKS = words("from against of for to than")
#: Terms of a sale that head or name something: "Warranty note", "warranty of the product".
_TERMS = (["warranty"], ["guarantee"])
#: Forms that say nothing of what is in them, as all that a title would begin with.
_FORMS = (["tablets"], ["capsules"], ["tablet"], ["capsule"], ["pills"], ["gummies"])


def _is_top(claim: Claim) -> bool:
    """Whether an article waits for a superlative: "to the highest quality standards"."""
    if claim.is_title or claim.left[-1:] != ["the"]:
        return False
    return claim.words[0].endswith("est") or claim.words[0] in _TOPS


_AMOUNTS = words("low high rich poor")


def _depends_on_noun(claim: Claim) -> bool:
    """Whether the words before want the claim itself: "low on", "one of the"."""
    before = claim.left[-4:]
    if len(before) > 1 and before[-2] in _AMOUNTS and before[-1] in claim.grammar.prepositions:
        return True
    return "one" in before[:-1] and before[before.index("one") + 1] == "of"


def _determines(claim: Claim) -> bool:
    """Whether the claim stands in place of an article: "India's largest farm"."""
    if not claim.is_title and _POSSESSIVE.search(claim.words[0]) and not _opens_segment(claim):
        return True
    if not claim.left:
        return False
    if _POSSESSIVE.search(claim.left[-1]) and _boasts(claim):
        return True
    if claim.left[-1] in _UNMARKED and claim.words[0] in _TOPS:
        return True
    return not claim.is_title and claim.left[-1] == "s"


def _opens_text(claim: Claim) -> bool:
    return not claim.place.text[: claim.place.span.start].strip()


def _opens_segment(claim: Claim) -> bool:
    return claim.place.span.start == claim.place.segment.start


_POSSESSIVE = re.compile(r"['’]s$")
#: Owners that are often written without their apostrophe: "Worlds No.1 honey brand".
_UNMARKED = words("worlds indias nations countrys")
_TOPS = words("no no.1 number best most leading largest top favourite favorite 1 finest first only")


def _boasts(claim: Claim) -> bool:
    """Whether it says who is the first of all, so that it ranks its noun."""
    return claim.words[0] in _TOPS or not _TRADES.isdisjoint(claim.right)


_TRADES = _MAKERS | words("brand brands company choice store name label")


def _is_called(claim: Claim) -> bool:
    """Whether the claim is part of a name: "The Organic Pharmacy", "Everyuth Naturals"."""
    if claim.right[:1] == ["india"]:
        return True
    if not claim.is_title:
        return False
    if claim.left == ["the"] or claim.words[-1] in _PLURALS:
        return True
    if not _PRINTED.isdisjoint(claim.right[:4]):
        return True  # it is what the print says
    owner = claim.left[-1:]
    return bool(owner) and _POSSESSIVE.search(owner[0]) is not None and owner[0] not in _WEARERS


_WEARERS = words(
    "men's women's kid's baby's girl's boy's child's children's lady's men’s women’s kid’s baby’s"
    " girl’s boy’s child’s children’s lady’s"
)
_PRINTED = words("printed print prints letter letters lettering graphic slogan text")
#: Attributes have no plural in English: these are names of makers.
_PLURALS = words("naturals organics botanicals essentials")


#: Adjectives that stand before their noun where others follow it.
_FORE_ADJECTIVES = words(
    "grand grande grands grandes nouveau nouvelle nouveaux nouvelles petit petite petits petites"
    " bon bonne beau belle dernier dernière derniers dernières meilleur meilleure super gran nuevo"
    " nueva nuevos nuevas último última últimos últimas mejor mejores buen buena nuovo nuova nuovi"
    " nuove ultimo ultima ultimi ultime migliore migliori buono bello bella"
)


def _after_noun(claim: Claim) -> Iterator[Cut]:
    """The claim where attributes stand behind their noun."""
    place, grammar = claim.place, claim.grammar
    noun = claim.left[-1]
    if noun in grammar.empty | _FORE_ADJECTIVES or claim.left[-2:-1] in [
        [no] for no in grammar.negations
    ]:
        return
    hangs = claim.words[0] in (grammar.prepositions | grammar.negations) - {"anti"}
    if hangs and claim.right and claim.right[0] not in grammar.dangling:
        return  # "sin productos químicos [nocivos]"
    joined = bool(claim.right) and claim.right[0] in grammar.joiners
    if noun in grammar.dangling | grammar.adverbs or len(claim.words) > 4 or joined:
        return
    yield Cut(len(place.text[: place.span.start].rstrip()), place.span.end, "")


_BE = words("is are was were be est sont ist sind es son è sono")
_VERB_FORMS = re.compile(
    r"(?:is|are|was|were|helps?|keeps?|makes?|gives?|provides?|soothes?|contains?|works?|removes?"
    r"|cares?|cleans?|protects?|leaves?|prevents?|only|also|means?|refers?|includes?|comes?|has|have"
    r"|can|will)$"
)


def _touches(text: str, end: int) -> bool:
    """Whether a word follows after nothing but a space."""
    return re.match(r"\s[^\W_]|[\s]?[\"'“]?\w", text[end : end + 3]) is not None


def _before_noun(claim: Claim) -> Iterator[Cut]:
    place, grammar = claim.place, claim.grammar
    text, (start, end) = place.text, place.span
    end = _GAP.match(text, end).end()  # type: ignore[union-attr]
    if not claim.left:
        previous = place.items[place.position - 1] if place.position else None
        if previous and _parts_adjectives(claim, previous):
            yield Cut(previous.end, end, " ")
            return
    left = words_of(text[place.item.start : start])
    if left and left[-1] in grammar.joiners:
        if len(left) == 1 or left[-2] in grammar.dangling or _closes(claim):
            return
        if _UNIT.fullmatch(left[-2]):
            yield Cut(start, end, "")  # "shampoo 650 ml + anti-dandruff conditioner"
            return
        if not claim.is_title and len(left) > 2 and left[-3] not in grammar.articles:
            return  # "guide and high-quality parts": the mate is no attribute
        mate = _mate(text, start)
        is_name = mate[:1].isupper() and not text[place.segment.start :].startswith(mate)
        if is_name and not text[place.span.start].isupper():
            return  # "the maker Deli and world famous pens"
        yield Cut(_joiner_start(Place(text, Stretch(start, end))), end, " ")
        return
    starts = not text[place.segment.start : start].strip()
    follower = text[end : end + 1]
    if (starts and text[place.span.start].isupper()) or not text[:start].strip():
        follower = _capital(text, end)
    yield Cut(start, end + len(follower), follower)


def _parts_adjectives(claim: Claim, previous: Stretch) -> bool:
    """Whether the comma before the claim parts two attributes of the noun that follows."""
    words = words_of(claim.place.text[slice(*previous)])
    small = claim.place.text[claim.place.span.start].islower()
    if len(words) == 1:
        return small
    grammar = claim.grammar
    return small and len(words) > 1 and words[-2] in grammar.articles | grammar.prepositions


def _phrase(claim: Claim) -> Iterator[Cut]:
    """The claim with the preposition before it, up to the end of the item."""
    place, grammar = claim.place, claim.grammar
    if claim.is_verbal and claim.left and claim.left[-1] in grammar.leads - grammar.prepositions:
        return
    right, end = claim.right, place.item.end
    if right and right[0] in _WITH:
        end = place.span.end
    elif right and not _goes_along(claim) and (len(right) > 1 or right[0] not in FORMS):
        return
    left = list(claim.left)
    if claim.words and claim.words[0] in grammar.prepositions and left:
        start = place.span.start
    else:
        while left and left[-1] in grammar.articles | grammar.adverbs | _POSSESSIVES:
            left.pop()
        if not left or left[-1] not in grammar.prepositions:
            return
        start = last_of(place.text, left.pop(), place.item.start, place.span.start)
    if left[-1:] == ["up"]:
        left.pop()  # "up to 70 % off"
        start = last_of(place.text, "up", place.item.start, start)
    if not left or left[-1] in grammar.dangling or _asks(left[-1], grammar):
        return
    if _OF.match(place.text, start):
        return  # "a multitude of awards"
    if grammar.adjective_last and not grammar.negations.isdisjoint(left[-2:]):
        return  # "non trattata con insetticidi"
    if not _goes_on(claim):
        yield Cut(len(place.text[:start].rstrip()), end, "")


#: Nouns of a form, a part or a kind, which name nothing without the word before them.
FORMS = words(
    "patch patches vial vials wash strips strip material materials fabric surfactant surfactants"
    " service spray sprays tool tools solution solutions lifestyle agent agents granules formula"
    " drops stick sticks pads pad pen ampoule ampoules system device devices machine machines"
    " treatment treatments complex action design feature features function technology ingredients"
    " ingredient properties diet food foods drink foam bar"
    " protection defense defence growth relief prevention recovery repair remover removal control"
    " prone marks marking spots collection range line series level type grade use"
    " coating coatings layer layers lining surface membrane finish film cover covering fibre fiber"
    " buster burner trimmer shaper reducer corrector fighter booster blocker defender"
    " practices methods approach farming cultivation nutrition"
)
_UNIT = re.compile(r"\d*(?:g|gm|gms|gram|kg|ml|l|litre|oz|pcs|pack|inch|cm|mm)|\d+", re.IGNORECASE)
_OF = re.compile(r"(?:of|de|du|des|von|di|del|della)\b|d['’]", re.IGNORECASE)


def _goes_along(claim: Claim) -> bool:
    """Whether the words after the claim are part of it: "pain relief in joints"."""
    first, length = claim.right[0], len(claim.right)
    if first in claim.grammar.prepositions:
        return length <= 5
    if claim.words[0] in claim.grammar.prepositions and first in claim.grammar.joiners:
        return length <= 3
    return claim.is_verbal and first in claim.grammar.joiners and length <= 4


#: Prepositions of attributes that are the product's and not the claim's.
_WITH = words("with for by avec pour mit für con para per")


_PARTICIPLE = re.compile(r"(?<!e)ed$")


def _participle(claim: Claim) -> Iterator[Cut]:
    """A claim that follows its noun: "the brand recommended by dermatologists"."""
    place, words, left, right = claim.place, claim.words, claim.left, claim.right
    if len(words) < 3 or not _PARTICIPLE.search(words[0]) or not left or len(right) > 3:
        return
    if left[-1] in claim.grammar.dangling or _is_adverb(left[-1]):
        return
    if not right or right[0] in claim.grammar.prepositions:
        yield Cut(len(place.text[: place.span.start].rstrip()), place.item.end, "")


def _relative(claim: Claim) -> Iterator[Cut]:
    """A clause that only says what its noun does: "a balm which helps to relieve pain"."""
    place, left, grammar = claim.place, claim.left, claim.grammar
    if place.right_boundary.kind == "open":
        return  # what stands in the bracket says more about it
    found = [n for n, word in enumerate(left) if word in _RELATIVES]
    if not found or found[-1] == 0:
        return
    position = found[-1]
    is_last = _has_main_verb(left[: position - 1], grammar)
    if not is_last and (len(claim.right) > 6 or _goes_on_with_verb(claim)):
        return
    frame = set(left[position + 1 :])
    if not all(_leads(word, grammar) for word in frame):
        return
    if not claim.is_verbal and not any(_is_verb(word, grammar) for word in frame):
        return
    if left[position - 1] in grammar.dangling or _asks(left[position - 1], grammar):
        return
    if re.search(r"(?:wn|ven|und|aid|eans)$", left[position - 1]):
        return  # "studies have shown that"
    start = last_of(place.text, left[position], place.item.start, place.span.start)
    last = place.items[-1] if len(place.items) > place.position + 1 else place.item
    rest = place.items[place.position + 1 :]
    if all(_is_bare(claim, item) for item in rest):
        yield Cut(len(place.text[:start].rstrip()), last.end, "")


_RELATIVES = words("which that")


def _has_main_verb(words: list[str], grammar: Grammar) -> bool:
    """Whether a sentence has its verb before a relative clause, which so is the end of it."""
    verbs = _BE | {"has", "have", "can", "will"}
    return grammar is ENGLISH and not verbs.isdisjoint(words)


def _predicate(claim: Claim) -> Iterator[Cut]:
    """The second thing that a sentence says of its subject: "is soft and helps to kill germs"."""
    place, left, grammar = claim.place, claim.left, claim.grammar
    found = [n for n, word in enumerate(left) if word in grammar.joiners]
    if claim.is_title or not found or found[-1] < MIN_FIRST or not _may_follow(claim):
        return
    frame, mate = left[found[-1] + 1 :], left[found[-1] - 1]
    if mate in grammar.dangling or _is_verb(mate, grammar) or _is_adverb(mate):
        return
    says_what = frame[:1] != [] and frame[0] in _BE | {"has", "have", "contains", "contain"}
    contents = grammar.prepositions | _FILLED if says_what else frozenset[str]()
    if not all(_leads(word, grammar) or word in contents for word in frame):
        return
    verbs = [word for word in frame if word in _BE | grammar.small or _is_verb(word, grammar)]
    if not verbs and (frame or not claim.is_verbal):
        return
    if len(place.items) == place.position + 1:
        joiner = last_of(place.text, left[found[-1]], place.item.start, place.span.start - 1)
        yield Cut(len(place.text[:joiner].rstrip()), place.item.end, "")


#: What is said of a product with what is in it: "is rich in antioxidants".
_FILLED = words(
    "filled packed loaded rich enriched high full source excellent good infused blessed"
)
#: How many words at least stand before the joiner of a second predicate, and how many at most
#: after the claim in it.
MIN_FIRST, MAX_TAIL = 4, 10


def _may_follow(claim: Claim) -> bool:
    """Whether what follows the claim only says where, when or how: "in the underarms"."""
    right, grammar = claim.right, claim.grammar
    if not right:
        return True
    others = any(word in grammar.joiners | _BE | grammar.negations for word in right)
    return right[0] in grammar.prepositions and len(right) <= MAX_TAIL and not others


def _leads(word: str, grammar: Grammar) -> bool:
    """Whether a word only leads to a claim: "is also known to help"."""
    return word in grammar.leads | grammar.adverbs | grammar.articles or _is_verb(word, grammar)


def _goes_on_with_verb(claim: Claim) -> bool:
    """Whether another verb follows the claim, which may be that of the main clause."""
    grammar = claim.grammar
    return any(word in _BE or _VERB_FORMS.match(word) for word in claim.right) or any(
        word in grammar.joiners and len(claim.right) > n + 3 for n, word in enumerate(claim.right)
    )


def _verb_after_noun(claim: Claim) -> Iterator[Cut]:
    """A verb with its object that a title strings to its noun: "head rest relieve neck pain"."""
    place, left, grammar = claim.place, list(claim.left), claim.grammar
    if not claim.is_title or claim.right or claim.words[0].endswith("ing"):
        return  # "tea making set"
    start = place.span.start
    is_verbal = claim.is_verbal
    while left and _leads_verb(left[-1], grammar, is_verbal=is_verbal):
        is_verbal = True
        start = last_of(place.text, left.pop(), place.item.start, start)
    if not is_verbal or len(left) < 2:
        return
    if left[-1] not in grammar.dangling and not _asks(left[-1], grammar):
        yield Cut(len(place.text[:start].rstrip()), place.span.end, "")


def _leads_verb(word: str, grammar: Grammar, *, is_verbal: bool) -> bool:
    """Whether a word is a verb of claims in the form of a sentence: "helps", "supports"."""
    if word == "to":
        return is_verbal
    return _is_verb(word, grammar) and not word.endswith(("ing", "ed"))


_EVENTS = words("friday monday sale sales deal deals")


def _event(claim: Claim) -> Iterator[Cut]:
    """A day of sales at the end of a title's item."""
    place, left = claim.place, claim.left
    if not claim.is_title or claim.right or not left or claim.words[-1] not in _EVENTS:
        return
    if left[-1] not in claim.grammar.dangling:
        yield Cut(len(place.text[: place.span.start].rstrip()), place.span.end, "")


def _heading(claim: Claim) -> Iterator[Cut]:
    """An offer that opens a title: "Great deals on motor oil"."""
    place = claim.place
    if claim.is_title and not claim.left and claim.right[:1] == ["on"] and len(claim.right) > 1:
        start = place.span.end + _joined(place.right)
        yield Cut(place.span.start, start + 1, _capital(place.text, start))


def _bracketed(claim: Claim) -> Iterator[Cut]:
    """A short bracket in a title that holds the claim alone."""
    place = claim.place
    if (place.left_boundary.kind, place.right_boundary.kind) != ("open", "close"):
        return
    if len(place.items) == 1 and len(claim.left) + len(claim.right) <= MAX_BRACKET:
        yield from _without_segment(claim)


_OFFER = re.compile(r"%|\b(?:buy|get|off|take|b\d ?[gt]\d)\b|99", re.IGNORECASE)


def _goes_on(claim: Claim) -> bool:
    """Whether the items after the claim hang on the same word as it does: "for acne, scars"."""
    after = claim.place.items[claim.place.position + 1 :]
    if not after or not _is_bare(claim, after[0]):
        return False
    measured = re.search(r"\d", claim.place.text[slice(*after[0])]) is not None
    return _is_list(claim, after) or not (claim.is_title or measured)


def _element(claim: Claim) -> Iterator[Cut]:
    """The claim as the first element of such a list."""
    place = claim.place
    hangs = claim.left and claim.left[-1] in claim.grammar.prepositions | claim.grammar.verbs
    opens = claim.left and claim.left[-1] in _DETERMINERS and len(place.items) > place.position + 1
    opens = opens and claim.grammar.prepositions.isdisjoint(claim.words)
    if (opens or (hangs and _goes_on(claim))) and not claim.right and not claim.is_verbal:
        following = place.items[place.position + 1]
        first = words_of(place.text[slice(*following)])[:1]
        lower = place.text[following.start : following.start + 1].islower()
        if first and lower and not _begins_clause(first[0], claim.grammar):
            yield Cut(place.span.start, following.start, "")


def _begins_clause(word: str, grammar: Grammar) -> bool:
    """Whether no attribute begins with ``word``: "the risk of A, reduce B"."""
    begins = grammar.joiners | grammar.small | grammar.articles
    return word in begins or _is_verb(word, grammar)


_POSSESSIVES = words("your our their its his her my")
_DETERMINERS = _POSSESSIVES | {"a", "an", "the"}


def _asks(word: str, grammar: Grammar) -> bool:
    """Whether a word is left waiting without the preposition after it."""
    return word in grammar.wanting or _is_verb(word, grammar) or word.endswith(("ing", "ed"))


def _clause(claim: Claim) -> Iterator[Cut]:
    """The claim with the rest of its item, where the item is nothing but the claim's frame."""
    place, grammar = claim.place, claim.grammar
    words = words_of(place.text[slice(*place.item)])
    if len(words) > MAX_CLAUSE or _shares(claim) or (claim.right and _goes_on(claim)):
        return
    rest = len(words_of(place.text[slice(*place.segment)])) - len(words)
    is_sentence = not claim.is_title and len(place.items) > 1
    if is_sentence and rest < (5 if words and words[0] in grammar.prepositions else 2):
        return
    is_boast = len(claim.left) == 1 and claim.right[-1:] != [] and claim.right[-1] in _TRADES
    is_boast = is_boast and _determines(claim)
    if claim.right and claim.right[0] not in grammar.dangling | grammar.empty and not is_boast:
        return  # a noun that the claim is said of
    lead = grammar.leads | grammar.adverbs | grammar.prepositions | grammar.articles | _GIVING
    lead |= _PRAISE
    is_led = all(word in lead or _POSSESSIVE.search(word) for word in claim.left)
    if words and words[0] in grammar.joiners and not is_led:
        return  # its subject would go: "A, C, and calcium support growth"
    opens = bool(words) and (
        words[0] in grammar.joiners | grammar.articles | _SUBORDINATING
        or words[0] in grammar.prepositions | grammar.wanting
        or words[0].endswith("ing")
        or _is_verb(words[0], grammar)
    )
    if place.position == 0 and _is_apposition(claim):
        yield from _without_item(claim)
        return
    is_frame = is_boast or (is_led and (claim.is_verbal or bool(claim.left)))
    if (is_frame or (opens and place.position > 0)) and len(claim.right) <= 6:
        yield from _without_item(claim)


_SUBORDINATING = words("which that whereas while whilst besides thereby thus")
_PRAISE = words("natural powerful strong best great daily overall")


def _is_apposition(claim: Claim) -> bool:
    """Whether the first item only describes what the next one names: "A remedy, this balm is"."""
    place, grammar = claim.place, claim.grammar
    if len(place.items) < 2 or claim.is_title or claim.right:
        return False
    own = words_of(place.text[slice(*place.items[0])])
    following = words_of(place.text[slice(*place.items[1])])
    return (
        own[:1] != []
        and own[0] in grammar.articles
        and following[:1] != []
        and (following[0] in {"this", "it", "these", "they"})
    )


_GIVING = words(
    "provide provides offer offers give gives ensure ensures deliver delivers possess possesses"
    " has have number host lot lots range variety many several various numerous"
)


def _without_item(claim: Claim) -> Iterator[Cut]:
    """The item out of its list."""
    place, text, items = claim.place, claim.place.text, claim.place.items
    position, item = place.position, place.item
    if len(items) == 1 or any(start == end for start, end in items):
        yield from _without_segment(claim)
        return
    if words_of(text[slice(*items[-1])]) == ["etc"] and len(items) - position == 2:
        return
    if position == 0:
        if claim.is_verbal and not claim.is_title and _depends(claim, items[1]):
            return
        if not claim.is_title and words_of(text[slice(*items[1])])[:1] in _REASONS:
            return
        start = items[1].start
        skipped = words_of(text[slice(*items[1])])[:1]
        if skipped and skipped[0] in claim.grammar.joiners:
            start += _joined(text[start : items[1].end])
        capital = _begins_large(text[item.start : item.end])
        rest = text[start : start + 1]
        yield Cut(item.start, start + len(rest), _capital(place.text, start) if capital else rest)
        return
    while position > 1 and _is_link(words_of(text[slice(*items[position - 1])]), claim.grammar):
        position -= 1
    before = items[position - 1]
    if not claim.is_title and _opens(claim, items[0]) and (position == 1 or claim.is_verbal):
        return
    if place.position == len(items) - 1:
        yield Cut(before.end, item.end, "")
        return
    following = words_of(text[slice(*items[place.position + 1])])
    if place.position == 1 and _continues(claim, items, following):
        yield Cut(before.end, items[2].start, " ")  # "turmeric, rich in A, protects"
        return
    if following and following[0].endswith("ed") and not claim.is_title:
        return  # "using the best herbs, sourced from …"
    joined = bool(following) and following[0] in claim.grammar.joiners
    if joined and position == 1:
        yield Cut(before.end, items[place.position + 1].start, " ")
        return
    yield Cut(before.end, item.end, "")


#: Words that begin no sentence of their own: "because items last".
_REASONS = [
    ["because"],
    ["thereby"],
    ["thus"],
    ["hence"],
    ["so"],
    ["since"],
    ["but"],
    ["which"],
    ["that"],
    ["while"],
]


def _continues(claim: Claim, items: tuple[Stretch, ...], following: list[str]) -> bool:
    """Whether the item stands between a subject and its verb."""
    subject = words_of(claim.place.text[slice(*items[0])])
    if claim.is_title or len(subject) > 3 or not following or not following[0].endswith("s"):
        return False
    return _is_verb(following[0], claim.grammar) and not _is_verb(subject[0], claim.grammar)


def _begins_large(text: str) -> bool:
    """Whether the first letter is a capital, whatever markup stands before it."""
    match = re.match(r"(?:<[^<>]*>|[^\w<])*", text)
    return match is not None and text[match.end() : match.end() + 1].isupper()


def _depends(claim: Claim, item: Stretch) -> bool:
    """Whether an item cannot begin a sentence."""
    words = words_of(claim.place.text[slice(*item)])
    return bool(words) and (words[0] in claim.grammar.dangling or words[0].endswith("ing"))


def _opens(claim: Claim, item: Stretch) -> bool:
    """Whether an item only opens the clause after it: "If you suffer, …"."""
    words = words_of(claim.place.text[slice(*item)])
    return bool(words) and (
        words[0] in claim.grammar.opening
        or _is_link(words, claim.grammar)
        or _CALLS.issuperset(words)
    )


_LINKING = words("hence thus therefore so also moreover additionally then")
_CALLS = words("so go ahead just hurry come on then now")


def _is_link(words: list[str], grammar: Grammar) -> bool:
    """Whether an item only links: "and hence,"."""
    return bool(words) and (grammar.joiners | _LINKING).issuperset(words)


#: What a warning says, which the law may ask for, and how the product is used.
_WARNING = re.compile(
    r"\b(?:for|to get) (?:the )?best results\b|\bcan be used\b|\bto use\b|\bfor use\b|\bapply\b"
    r"|\bmay (?:cause|have (?:a )?laxative)|\b(?:warning|caution)\b|\bdo not\b|\bconsult\b"
    r"|\bkeep away|\bnot (?:recommended|suitable|intended)\b",
    re.IGNORECASE,
)


def _sentence(claim: Claim) -> Iterator[Cut]:
    """The whole segment, where it is short enough to be about the claim alone."""
    place = claim.place
    segment = place.text[slice(*place.segment)]
    limit = MAX_SENTENCE if claim.is_verbal else MAX_OPENING
    if place.left_boundary.kind == "edge" and len(words_of(segment)) > limit:
        return  # the first sentence says what the product is
    if not claim.grammar.negations.isdisjoint(claim.left[-3:]):
        return  # "does not guarantee" is no claim but a warning
    # where a tag was lost two sentences are one word: who knows where the first of them ends
    if len(words_of(segment)) <= MAX_SENTENCE and not _GLUED.search(segment):
        yield from _without_segment(claim)


_CONNECTIVE = re.compile(
    r"\s*(?:so|hence|thus|therefore|however|but|otherwise|consequently|moreover|etc|also|another"
    r"|in addition|as a result|for this reason|because of this|that['’]?s why|that is why"
    r"|this is why|this means|which means)\b",
    re.IGNORECASE,
)


def _is_needed(claim: Claim) -> bool:
    """Whether its neighbours need the sentence: a question, an answer, what follows from it."""
    place, text = claim.place, claim.place.text
    left, right = place.left_boundary, place.right_boundary
    if text[right.start : right.end].startswith("?"):
        return True
    if text[: left.end].rstrip(" \t-–—").endswith("?"):
        return True
    if text[right.end :].lstrip().startswith("(") and right.kind == "stop":
        return True  # what stands in the bracket says more about it
    segment = text[slice(*place.segment)]
    return bool(_WARNING.search(segment) or _CONNECTIVE.match(text, right.end))


def _without_segment(claim: Claim) -> Iterator[Cut]:
    """The segment out of the text, with one of the marks beside it."""
    if not claim.is_title and _is_needed(claim):
        return
    place = claim.place
    left, right, (start, end) = place.left_boundary, place.right_boundary, place.segment
    text = place.text
    kinds = left.kind, right.kind
    if "far" in kinds:
        return
    if kinds == ("tag", "tag"):
        yield from _without_tags(claim, left, right)
    elif kinds == ("open", "close"):
        if re.search(r"\d", text[start:end]) and not _OFFER.search(text[start:end]):
            return  # "(8 + 4 free)" tells how many there are
        yield Cut(len(text[: left.start].rstrip()), right.end, "")
    elif right.kind == "open" and claim.is_title and left.kind in ("stop", "bar", "dash"):
        yield Cut(left.end, right.start, " ")  # what stands in the bracket is said of the product
    elif right.kind in ("open", "close") or left.kind in ("open", "close"):
        return  # a bracket in the midst of a sentence does not end it
    elif right.kind == "colon":
        yield from _without_head(claim)
    elif left.kind == "colon":
        yield from _with_head(claim)
    elif right.kind == "stop" and text[left.start : left.start + 1].isdigit():
        yield _leading(text, left.start, right.end)  # with the number of the item
    elif left.kind in ("dash", "bar") and text[left.start : left.end].strip():
        if right.kind == "edge":
            yield Cut(len(text[: left.start].rstrip(" \t\n-–—|•")), end, "")
        elif right.kind != "stop":
            yield Cut(left.start, right.start, "")
        elif left.kind == "dash" and text[start].islower() and _hangs(claim, left):
            return
        elif (left.kind == "dash" and text[start].islower()) or _LETTER.match(text, right.end):
            yield Cut(len(text[: left.start].rstrip()), right.start, "")
        elif re.match(r"\s*(?:[-–•|]|$)|\n|\S", text[right.end :]):
            yield Cut(len(text[: left.start].rstrip()), right.end, "")
        else:
            yield _leading(text, start, right.end)
    elif right.kind in ("dash", "bar"):
        if _announces(text[start:end]):
            return
        following = words_of(text[right.end : right.end + 30])[:1]
        first = following[0] if following else ""
        if first.endswith("ing") or first in claim.grammar.joiners | claim.grammar.prepositions:
            return
        yield _leading(text, start, right.end)
    elif right.kind == "stop":
        gap = _GAP.match(text, right.end)
        last = gap.end() if gap else right.end
        if last == len(text):
            yield Cut(len(text[:start].rstrip()), right.end, "")
        else:
            yield _leading(text, start, last)
    elif left.kind in ("stop", "bar"):
        yield Cut(left.end, end, "")


def _hangs(claim: Claim, boundary: Boundary) -> bool:
    """Whether the word before a dash waits for what follows: "honey will - strengthen …"."""
    before = words_of(claim.place.text[max(boundary.start - 40, 0) : boundary.start])
    return bool(before) and before[-1] in claim.grammar.dangling


_LETTER = re.compile(r"[^\W\d_]")


def _announces(text: str) -> bool:
    """Whether a list follows that the segment announces."""
    return text.casefold().endswith(("such as", "including", "include", "like", "comme", "wie"))


def _leading(text: str, start: int, end: int) -> Cut:
    """A cut after which what follows begins as what went did."""
    end += len(text[end:]) - len(text[end:].lstrip(" \t"))
    rest = text[end : end + 1]
    return Cut(
        start, end + len(rest), _capital(text, end) if text[start : start + 1].isupper() else rest
    )


def _without_head(claim: Claim) -> Iterator[Cut]:
    """The head before a colon; what it headed stays."""
    place, text = claim.place, claim.place.text
    colon = place.right_boundary
    head = words_of(text[slice(*place.segment)])
    body = text[colon.end :].lstrip()
    if len(head) > MAX_HEAD or not body or place.left_boundary.kind == "close":
        return
    if place.left_boundary.kind == "colon" or not body[0].isalpha():
        return
    if _ANSWER.match(body):
        return  # a line of a table: "BPA free: yes"
    yield _leading(text, place.segment.start, colon.end)


_ANSWER = re.compile(r"(?i:yes|no|true|false|ja|nein|oui|non|sí|si)(?![^\W\d_A-Z])")


def _with_head(claim: Claim) -> Iterator[Cut]:
    """The only sentence after a head, and the head with it."""
    place, text = claim.place, claim.place.text
    right = place.right_boundary
    if right.kind not in ("stop", "bar", "edge", "tag", "dash"):
        return
    colon = place.left_boundary
    if right.kind == "stop":
        more = text[right.end :].lstrip(" \t")
        if _is_head_of_claims(place.text, colon.start) or _HEAD.match(more):
            more = ""
        if more and more[0].isalpha():  # the head still has something to head
            yield _leading(text, place.segment.start, right.end)
            return
    head = Place(text, Stretch(max(colon.start - 1, 0), colon.start))
    if head.left_boundary.kind not in ("stop", "bar", "edge", "dash"):
        return
    if len(words_of(text[slice(*head.segment)])) > MAX_HEAD:
        return
    end = right.end if right.kind == "stop" else place.segment.end
    start = head.segment.start
    if not text[end:].strip():
        yield Cut(len(text[:start].rstrip()), end, "")
    elif right.kind == "stop":
        yield _leading(text, start, end)
    elif head.left_boundary.kind in ("bar", "dash"):
        yield Cut(head.left_boundary.start, end, "")


#: A head of a few words, with its colon.
_HEAD = re.compile(r"(?:[\w'’&-]+[ \t]+){0,6}[\w'’&-]+[ \t]?:(?!\w)")


def _is_head_of_claims(text: str, end: int) -> bool:
    """Whether what ends here heads claims only."""
    return re.search(r"\bindicat(?:ions?|ed)\s*$", text[:end], re.IGNORECASE) is not None


def _without_tags(claim: Claim, left: Boundary, right: Boundary) -> Iterator[Cut]:
    """An element of markup with all that stands in it."""
    text = claim.place.text
    name = tag_name(text[left.start : left.end])
    closing = text[right.start : right.end]
    if name not in _MARKUP or tag_name(closing) != name or not closing.startswith("</"):
        return
    if name in ("li", "p") or name.startswith("h"):
        yield Cut(left.start, right.end, "")
        return
    outer = Place(text, Stretch(left.start, right.end))
    yield from _without_item(Claim(outer, claim.grammar, is_title=claim.is_title))
