"""Keeps a text good language when words are put into it, and tells when an edit has left traces."""
# ruff: noqa: RUF001 - dashes end clauses

from __future__ import annotations

import re
from functools import lru_cache

from .clauses import Place, Stretch, words_of
from .cutting import Cut
from .grammar import ENGLISH, Grammar, words
from .seams import QUALITY

_SOUNDS_LIKE_VOWEL = re.compile(
    r"(?:[aeio]|u(?!ni|se|ti|sb|s\b)|hour|honest|heir|\b[fhlmnrsx]\d)", re.IGNORECASE
)
_VOWEL = re.compile(r"[aeiouyàâéèêëîïôöûùüœæ]", re.IGNORECASE)
_LAST_WORD = re.compile(r"(?<![^\s(])([^\W\d_]+['’]?)(\s*)$")
_MARKS = re.compile(
    r"[.,;:|!?]\s*[,;|]|[,;:|]\s*\.|[!?.]\s+[!?.](?![.\d])|\|\s*\||\(\s*\)|\[\s*\]|\{\s*\}"
    r"|【\s*】|:\s*(?:$|[\n|•!?])|(?:^|\n)\s*[,;.:!?&+]|\s[-–—]\s*[-–—,|]\s|\(\s*,|,\s*\)"
    r"|[-–—/&+]\s*(?:$|[.,;|!?)\n])|>\s*[,;.:]"
)
#: How far from a cut its traces are looked for, in code points.
_NEAR = 60
_TWICE = re.compile(r"\b([^\W\d_]{2,})[\s,]+\1\b", re.IGNORECASE)


def reads_worse(text: str, cut: Cut, grammar: Grammar = ENGLISH) -> bool:
    """Whether a cut leaves more loose ends than the text had: better no proposal than that.

    Those are counted that lie at the cut: others have nothing to do with it.
    """
    start, end = max(cut.start - _NEAR, 0), cut.end + _NEAR
    before = text[start:end]
    after = text[start : cut.start] + cut.new + text[cut.end : end]
    kept = text[start : cut.start], cut.new + text[cut.end : end]
    return any(
        len(pattern.findall(after)) > min(len(pattern.findall(before)), _apart(pattern, kept))
        for pattern in (_MARKS, _TWICE, *_loose_words(grammar))
    )


def _apart(pattern: re.Pattern[str], kept: tuple[str, str]) -> int:
    """The loose ends of what stays on either side, not counting those at the cut."""
    return len(pattern.findall(kept[0] + " x")) + len(pattern.findall("x " + kept[1]))


@lru_cache(maxsize=8)
def _loose_words(grammar: Grammar) -> tuple[re.Pattern[str], ...]:
    """Small words that end a phrase, and those that begin one."""
    ends = grammar.prepositions | grammar.articles | grammar.joiners | _VERBS_TO_BE
    begins = grammar.joiners
    return (
        re.compile(rf"(?<!\S)(?:{_any(ends)})\s*(?=[.,;:|!?)\]•\n]|\s[-–—]\s|$)", re.IGNORECASE),
        re.compile(rf"(?:^\s*|[.!?|•;:,(]\s*|\s[-–—]\s+)(?:{_any(begins)})(?!\S)", re.IGNORECASE),
    )


_VERBS_TO_BE = words("is are that which est sont qui ist sind es son que è sono che")


def _any(words: frozenset[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))


def smoothed(text: str, cut: Cut, grammar: Grammar) -> Cut:
    """``cut``, with the small word before it in the form that fits what follows now."""
    before = _LAST_WORD.search(text, 0, cut.start)
    following = (cut.new + text[cut.end : cut.end + 12]).lstrip()
    if not before or not following or not following[0].isalpha():
        return cut
    gap = before[2] or (" " if cut.new.startswith(" ") else "")
    fitting = _fitting(before[1], following, grammar)
    if fitting is None:
        return cut
    if fitting.endswith("'") or not gap:
        gap = "" if fitting.endswith("'") else " "
    return Cut(before.start(), cut.end, fitting + gap + cut.new.lstrip())


def breaks_elision(text: str, cut: Cut, grammar: Grammar) -> bool:
    """Whether a form for vowels is left before a consonant, and which word it was is not known."""
    before = _LAST_WORD.search(text, 0, cut.start)
    if not before or not before[1].endswith(("'", "’")) or grammar is ENGLISH:
        return False
    following = (cut.new + text[cut.end : cut.end + 12]).lstrip()
    return not following or not _VOWEL.match(following)


def leaves_bare_noun(text: str, cut: Cut, grammar: Grammar) -> bool:
    """Whether all that a cut leaves of a sentence is an article and its noun: "Une planche."."""
    after = text[: cut.start] + cut.new + text[cut.end :]
    place = Place(after, Stretch(cut.start, cut.start + len(cut.new)))
    left = words_of(after[slice(*place.segment)])
    is_sentence = place.right_boundary.kind == "stop"  # else it may be one of a list
    return is_sentence and len(left) == 2 and left[0] in grammar.articles


def _fitting(word: str, following: str, grammar: Grammar) -> str | None:
    """The form of ``word`` before ``following``; ``None`` where it has only one."""
    small = word.lower()
    if grammar is ENGLISH:
        if small not in ("a", "an"):
            return None
        form = "an" if _SOUNDS_LIKE_VOWEL.match(following) else "a"
    elif small in ("y", "e") and "y" in grammar.joiners:
        form = "e" if re.match(r"h?i(?!e)", following, re.IGNORECASE) else "y"
    elif small in grammar.before_vowel and _VOWEL.match(following):
        form = grammar.before_vowel[small]
    else:
        return None
    if form == small:
        return None
    capital = word[0].isupper() and (len(word) == 1 or not word.isupper())
    return form.capitalize() if capital else form


def replacement(text: str, span: tuple[int, int], new: str) -> Cut:
    """``new`` in place of a span, in its capitals."""
    start, end = span
    opens = not text[:start].strip()
    return Cut(start, end, _like(text[start:end], new, at_start=opens))


def fits(place: Place, new: str, grammar: Grammar) -> bool:
    """Whether a wording can stand where the claim stands."""
    right, left = words_of(place.right), words_of(place.left)
    words = words_of(new)
    attributive = bool(right) and re.match(r"\s\w", place.right) is not None
    attributive = attributive and right[0] not in grammar.dangling
    others = place.text[: place.span.start] + "\n" + place.text[place.span.end :]
    if not words or new.casefold() in others.casefold() or _is_tied(place):
        return False
    if attributive and (words[0] in grammar.articles or right[0] in grammar.empty):
        return False
    if attributive and _SAID_OF_GOODS.match(new) and not _describes_product(place, right, grammar):
        return False
    if _says_again(place, words, grammar):
        return False
    if words[-1] in _ASKING and right[:1] != ["to"]:
        return False
    if grammar is ENGLISH and attributive and not grammar.prepositions.isdisjoint(words):
        return False  # "for a restful night" can stand before no noun
    stands_alone = not attributive and not (grammar.adjective_last and left)
    if stands_alone and _ADJECTIVE.search(new) and not _takes_adjective(left, grammar):
        return False
    if words[0] in grammar.articles and left[-1:] and left[-1] in grammar.articles:
        return False
    return not (left and left[-1] in grammar.negations)


def _is_tied(place: Place) -> bool:
    """Whether a hyphen or an apostrophe ties the claim to a word beside it."""
    before, after = place.text[: place.span.start], place.text[place.span.end :]
    return re.search(r"\w[-’']$", before) is not None or re.match(r"[-’']\w", after) is not None


def names_product(place: Place, grammar: Grammar) -> bool:
    """Whether the claim is part of a name, so that another word for it can name the product too.

    Where something is done to a complaint ("fades scars") or lacks it, only its own word will do.
    """
    left, claim = words_of(place.left), words_of(_claim(place))
    if grammar is not ENGLISH or any(_acts(word, grammar) for word in claim[:1]):
        return True
    if not grammar.things.isdisjoint(claim):
        return True  # "tea for sleep" is the product itself
    if any(word in grammar.negations or _acts(word, grammar) for word in left[-5:]):
        return False
    if not left and len(place.items) > 1 and _claim(place)[0].islower():
        return False  # one of the complaints of a sentence
    attributive = re.match(r"\s\w", place.right) is not None
    attributive = attributive and words_of(place.right)[0] not in grammar.dangling
    is_noun = _claim(place)[0].isupper() and bool(left) and left[-1] not in grammar.dangling
    return attributive or not left or is_noun or left[-1] in ("for", "&", "and", "+")


def _acts(word: str, grammar: Grammar) -> bool:
    """Whether a word says what is done to its object: "fades", "reducing"."""
    stem = re.sub(r"(?:ing|es|s)$", "", word)
    return not {word, stem, stem + "e"}.isdisjoint(grammar.verbs)


#: A wording of one word that describes and does not name.
_ADJECTIVE = re.compile(r"^(?:\S+-\S+|\S+(?:ing|ed|able|ible|ant|ful|ous|ive|ern))$")


_SAID_OF_GOODS = re.compile(r"[a-z]+ing$|after-meal$")
#: Goods of which a participle can be said, beside those that the grammar knows.
_GOODS = words(
    "wash cleanser toner pads pad pen stick strips foam set vial vials scrub peel essence water"
    " treatment masque masques moisturizer moisturiser exfoliator duo trio bundle ampoule drops"
    " bath milk bar bun"
)
#: Participles that ask for what comes of them: "designed to smooth".
_ASKING = words("designed formulated made intended")
#: How many words on either side a wording may not repeat.
_NEIGHBOURS = 3


def _describes_product(place: Place, right: list[str], grammar: Grammar) -> bool:
    """Whether "clarifying" can stand for "acne": before goods, not before marks or skin."""
    claim = words_of(_claim(place))
    if grammar is not ENGLISH or (QUALITY.search(claim[-1]) and claim != ["digestive"]):
        return True
    return not (grammar.things | _GOODS).isdisjoint(right[:4])


def _claim(place: Place) -> str:
    return place.text[slice(*place.span)] or " "


def _says_again(place: Place, new: list[str], grammar: Grammar) -> bool:
    """Whether a wording repeats a word of its neighbours: "Facial Sheet" → "Facial Facial Pack"."""
    near = words_of(place.left)[-_NEIGHBOURS:] + words_of(place.right)[:_NEIGHBOURS]
    told = {word for word in new if len(word) > 3 and word not in grammar.small}
    return grammar is ENGLISH and not told.isdisjoint(near)


def _takes_adjective(left: list[str], grammar: Grammar) -> bool:
    """Whether something that describes can stand alone after ``left``."""
    return not left or left[-1] in _VERBS_TO_BE | grammar.adverbs | {"been", "was", "were"}


def _like(old: str, new: str, *, at_start: bool) -> str:
    """``new`` in the capitals of ``old``."""
    if old.isupper() and len(old) > 3:
        return new.upper()
    words = [word for word in re.split(r"[\s-]+", old) if word]
    if len(words) > 1 and all(word[0].isupper() or not word[0].isalpha() for word in words):
        return re.sub(r"\b[a-z](?=[a-z]{2,})", lambda match: match[0].upper(), new)
    if old[:1].isupper() or at_start:
        return new[:1].upper() + new[1:]
    return new
