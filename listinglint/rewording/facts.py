"""What a proposal must not lose: numbers, sizes, the brand, materials, and what is told once."""
# ruff: noqa: RUF001 - a dash stands between two numbers

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache

from ..findings import Finding
from ..listings import Field
from .clauses import words_of
from .cutting import Claim, Cut
from .grammar import ENGLISH, words

_NUMBER = re.compile(r"\d")
_MEASURE = re.compile(
    r"\d\s?(?:g|gm|kg|mg|ml|l|oz|lbs?|cm|mm|m|inch|pcs|pieces?|pack)\b", re.IGNORECASE
)
#: Numbers of an effect and of a list, not of the product: "in 4 weeks", "100% natural", "3. ".
_NO_FACT = re.compile(
    r"^\s*\d{1,2}[.)]\s|\b100\s?% (?=natural|organic|pure|safe|ayurvedic|herbal|effective)"
    r"|\b(?:in|within|after|from)\s+(?:just\s+|only\s+)?\d+(?:\s?[-–]\s?\d+)?\s*"
    r"(?:months?|weeks?|days?|minutes?|mins?|seconds?|uses?|wash(?:es)?)\b",
    re.IGNORECASE,
)
#: How many words that tell something new may go with a claim: in a title, before it, and in all.
MAX_TITLE_WORDS, MAX_WORDS_BEFORE, MAX_WORDS = 1, 1, 3


def loses_fact(
    finding: Finding, claim: Claim, cut: Cut, claims: Iterable[tuple[int, int]] = ()
) -> bool:
    """Whether something of value goes with the words around the claim, or the brand with it.

    What stands in ``claims``, the spans of others in the same text, tells nothing of the product.
    A number inside the claim is part of it ("kills 99.9 % of germs"); a material that ends it
    ("vegan leather") is not.
    """
    text, span = finding.field.text, claim.place.span
    around = text[cut.start : span.start] + " " + text[span.end : cut.end]
    around = _NO_FACT.sub(" ", around)
    around_words = set(words_of(around))
    if _NUMBER.search(around) and not _only_shifted(around, cut):
        return True
    if _MEASURE.search(text, *span) or _is_brand(finding, claim) or _is_kind(claim):
        return True
    if _is_ingredient(claim) or _leaves_share(claim, cut):
        return True
    kept = _kept(text, cut)
    lost = (around_words | set(claim.words)) - kept
    last = claim.words[-1:] if claim.grammar is ENGLISH else claim.words  # "100% coton biologique"
    named = set() if claim.is_verbal else set(last)
    users = frozenset[str]() if _GIFT.search(text, *span) else _USERS
    named |= users.intersection(claim.words)
    facts = (around_words | named) & lost & (claim.grammar.facts | users)
    if facts or not lost.isdisjoint(_brand(finding)) or _names(finding, claim):
        return True
    return _tells_more(finding, claim, cut, claims)


#: For whom a product is.
_USERS = words(
    "men women kids boys girls baby babies toddlers dogs cats pets adults seniors unisex"
)
#: A gift for girls is for whoever gets it.
_GIFT = re.compile(r"\b(?:gift|present)s?\b", re.IGNORECASE)
#: What a product withstands is told by the claim itself: "100% leak proof".
_WITHSTANDS = re.compile(
    r"\b(?:leak|spill|water|splash|shock|sweat)(?:[- ]?proof|[- ]resistant)\b", re.IGNORECASE
)
#: Foods and stuffs from animals: what is vegan and has their name is another product.
_FROM_ANIMALS = words(
    "ghee milk butter cheese leather suede meat egg eggs mayo mayonnaise chicken yogurt yoghurt"
    " curd honey gelatin gelatine sausage burger burgers nuggets paneer cream"
)
#: What is organic as chemists say it.
_CHEMISTRY = words("content matter carbon waste compound compounds chemistry acid acids")
#: What bags for waste are bought for.
_OF_BAGS = words("biodegradable bio-degradable compostable degradable")
_BAGS = words("bag bags liner liners sack sacks")
#: Words that lines of products are named with.
_LINES = words("solutions clinical")


def _is_kind(claim: Claim) -> bool:
    """Whether the claim says what kind of product it is, or is the name of its line."""
    if _WITHSTANDS.search(claim.place.text, *claim.place.span):
        return True
    if claim.words == ["organic"] and not _CHEMISTRY.isdisjoint(claim.right[:1]):
        return True
    if claim.words[-1] in _OF_BAGS:
        return not _BAGS.isdisjoint(claim.right[:3])
    if claim.grammar is ENGLISH and _is_for_giving(claim):
        return True
    if claim.words[-1] in ("vegan", "plant-based", "dairy-free"):
        return _is_explained(claim) or not _FROM_ANIMALS.isdisjoint(claim.right[:3])
    is_capital = claim.place.text[claim.place.span.start].isupper()
    return (
        claim.is_title and is_capital and not _LINES.isdisjoint(claim.words[-1:] + claim.words[1:2])
    )


#: A bracket that tells what is meant: "vegan (no gelatin)".
_EXPLAINED = re.compile(r"\s*\((?:no|without|free)\b", re.IGNORECASE)
#: Goods that are named after giving.
_GIVEN = words("shop card cards voucher vouchers wrap box boxes bag bags hamper hampers basket")


def _is_explained(claim: Claim) -> bool:
    return _EXPLAINED.match(claim.place.text, claim.place.span.end) is not None


def _is_for_giving(claim: Claim) -> bool:
    """Whether goods are named after the claim: "gift card"."""
    return claim.words[-1] in ("gift", "gifts") and not _GIVEN.isdisjoint(claim.right[:1])


#: A share right before the cut, which was one of what goes: "100% [recyclable] aluminium".
_SHARE = re.compile(r"\d\s?(?:%|percent)\s*$", re.IGNORECASE)
_PURE = words("organic natural pure genuine real virgin")


def _leaves_share(claim: Claim, cut: Cut) -> bool:
    text = claim.place.text
    if claim.grammar is not ENGLISH or not _SHARE.search(text[: cut.start]):
        return False
    of_material = not claim.grammar.facts.isdisjoint(claim.right[:2])
    return not (of_material and not _PURE.isdisjoint(claim.words))


#: What heads the list that the law asks for, which no word may leave.
_INGREDIENTS = re.compile(r"\b(?:ingredients?|composition|contains)\s*[:\-–]", re.IGNORECASE)
#: In the list itself no attribute may go either: "Ingredients: water, natural flavours".
_LEGAL_LIST = re.compile(
    r"(?<!key )(?<!active )(?<!natural )(?<!our )\bingredients(?: list)?(?:\s*:|\s+[-–]\s)",
    re.IGNORECASE,
)
#: What follows the list without a mark: "GlycerinAbout the brand".
_AFTER_LIST = re.compile(r"about the|how to|benefits|made in", re.IGNORECASE)
_SENTENCE_END = re.compile(
    r"[.!?]\s+\w|\n\s*\n|\b(?:benefits?|indications?|uses?|features?|directions|how|storage)\b",
    re.IGNORECASE,
)
#: How far before a claim that head is looked for, in code points.
INGREDIENTS_REACH = 800


def _is_ingredient(claim: Claim) -> bool:
    """Whether the claim is one of the ingredients that a list of them names."""
    text, end = claim.place.text, claim.place.span.start
    if len(claim.left) + len(claim.right) > MAX_INGREDIENT:
        return False
    first = max(end - INGREDIENTS_REACH, 0)
    for head in _LEGAL_LIST.finditer(text, first, end):
        if not any(mark.search(text, head.end(), end) for mark in (_SENTENCE_END, _AFTER_LIST)):
            return True
    heads = list(_INGREDIENTS.finditer(text, first, end))
    named = text[heads[-1].end() : end] if heads else ""
    return named.count(",") + 1 >= MIN_INGREDIENTS and _SENTENCE_END.search(named) is None


#: A list of fewer is a sentence that praises what is in it.
MIN_INGREDIENTS = 3
#: What says more beside a claim, in words, is a sentence that follows the list.
MAX_INGREDIENT = 4


def _names(finding: Finding, claim: Claim) -> bool:
    return _is_makers_name(finding, claim) or _is_repeated_name(finding, claim)


def _tells_more(
    finding: Finding, claim: Claim, cut: Cut, claims: Iterable[tuple[int, int]]
) -> bool:
    """Whether words go that say something of the product which nothing else in the listing says."""
    text, span = finding.field.text, claim.place.span
    others = _without(text, claims, cut)
    before = _telling(others[cut.start : span.start], claim)
    after = _telling(others[span.end : cut.end], claim)
    if not before and not after:
        return False
    kept = _kept(text, cut)
    known = kept.union(*(words_of(each.text) for each in _others(finding)))
    if claim.is_title:
        return len((before | after) - kept) > MAX_TITLE_WORDS
    before, after = before - known, after - known
    return len(before) > MAX_WORDS_BEFORE or len(before | after) > MAX_WORDS


def _without(text: str, claims: Iterable[tuple[int, int]], cut: Cut) -> str:
    """``text`` with blanks in place of the claims that go with ``cut``."""
    for start, end in claims:
        if start < cut.end and end > cut.start:
            text = text[:start] + " " * (end - start) + text[end:]
    return text


@lru_cache(maxsize=4)
def _counted(text: str) -> Counter[str]:
    """How often each word stands in ``text``, found once for all that is cut from it."""
    return Counter(words_of(text))


#: How far around a cut words are read again, in code points: further than a word is long.
_SEAM = 60


def _kept(text: str, cut: Cut) -> set[str]:
    """The words that a cut leaves."""
    first, last = max(cut.start - _SEAM, 0), cut.end + _SEAM
    gone = Counter(words_of(text[first:last]))
    seam = words_of(text[first : cut.start] + " " + cut.new + " " + text[cut.end : last])
    return {word for word, count in _counted(text).items() if count > gone[word]}.union(seam)


#: Words of praise and of claims, which say nothing that could be checked.
_FILLERS = words(
    "whereas besides number possess possesses resulting results healthier healthy better perfect"
    " significant important vital various people life lives skin hair body health family families"
    " friends everyone someone things world enjoy enjoyable loved feeling experience amazing"
    " wonderful beautiful wonders everyday day days time times years year system systems problems"
    " risk chances daily basis read click here article full order today available online"
    " throughout especially particular general levels level product products makes making quick"
    " exotic adventurous exciting unforgettable memorable luxurious delightful indulgent pleasant"
    " creating create creates whilst instantly gentle gently bring brings smile quality overall"
    " added additional also"
)


def _telling(text: str, claim: Claim) -> set[str]:
    """The words of a text that name or describe something."""
    grammar = claim.grammar
    small = grammar.dangling | grammar.leads | grammar.adverbs | grammar.wanting | grammar.empty
    small |= grammar.opening | grammar.trailing | grammar.verbs | _FILLERS
    return {word for word in words_of(text) if len(word) > 3 and word not in small}


def _others(finding: Finding) -> list[Field]:
    return [each for each in finding.listing.fields if each is not finding.field]


def _is_makers_name(finding: Finding, claim: Claim) -> bool:
    """Whether the listing says that the claim and the next word are a brand: "Eco Right's"."""
    text, span = finding.field.text, claim.place.span
    following = re.match(r"\s[A-Z][\w-]+", text[span.end :])
    if not following or not text[span.start].isupper():
        return False
    name = re.escape(text[span.start : span.end + following.end()])
    said = re.compile(rf"(?:\b[Bb]rand\b[^.\n]{{0,20}}|\b[Bb]y ){name}\b|\b{name}['’]s\b")
    return any(said.search(field.text) for field in finding.listing.fields)


def _is_repeated_name(finding: Finding, claim: Claim) -> bool:
    """Whether the first words of a title and the claim are a name that other fields tell again."""
    text, span = finding.field.text, claim.place.span
    if not claim.is_title or not 1 <= len(claim.left) <= MAX_NAME or not claim.right:
        return False
    is_large = all(word[0].isupper() for word in text[: span.end].split())
    if claim.place.item.start or (len(claim.left) > 1 and not is_large):
        return False
    name = text[: span.end].strip()
    again = re.compile(rf"{re.escape(name)}\b(?!\s+{re.escape(claim.right[0])}\b)", re.IGNORECASE)
    return any(
        each[0].isupper() for field in _others(finding) for each in again.findall(field.text)
    )


#: A name has so many words before the claim at most.
MAX_NAME = 3


def _only_shifted(around: str, cut: Cut) -> bool:
    """Whether the numbers stand again in what replaces the words."""
    return sorted(re.findall(r"\d+", around)) == sorted(re.findall(r"\d+", cut.new))


def _is_brand(finding: Finding, claim: Claim) -> bool:
    """Whether the claim and the word after it are the brand: "Eco Right"."""
    name = "".join(claim.words + claim.right[:1])
    brands = (field.text for field in finding.listing.fields if field.column.kind == "brand")
    return any(name in "".join(words_of(brand)) for brand in brands)


def _brand(finding: Finding) -> frozenset[str]:
    fields = finding.listing.fields
    return frozenset(
        word
        for field in fields
        if field.column.kind == "brand"
        for word in words_of(field.text)
        if len(word) > 1
    )
