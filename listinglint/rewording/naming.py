"""The proof of names: whether what an edit leaves of a name still says what the product is.

Titles are strings of nouns. A word may go from before "shampoo", which names a product; before
"patch" or "material" it was the word that told which.
"""

# ruff: noqa: RUF001 - dashes and signs of measure stand in titles

from __future__ import annotations

import re

from .clauses import words_of
from .cutting import FORMS
from .grammar import words
from .seams import POSSESSIVES, QUALITY, Seam

#: What a product is used on; which kind of it, the word before tells.
_BODY = words("skin hair scalp nails body face eyes teeth gums lips feet")
#: Of them those that are no attribute of another noun.
_PLAIN_FORMS = words("patch patches vials pads strips pen drops material materials")
#: What a product is for, which the word before tells: "flea allergy rashes".
_COMPLAINTS = words("rashes rash bites itching irritation infection infections aches ache swelling")
#: Nouns of an effect, whose object goes with what goes: "[hair growth and] fall control".
_EFFECTS = words(
    "fall growth loss damage breakage recovery relief prevention care control protection repair"
    " treatment removal marks spots prone thinning scars reduction management"
)
#: Nouns have the ending of comparatives: "butter", "powder", "leather".
_AGENT = re.compile(r"[ae]r$")
_MORE = words("softer lighter stronger smoother clearer better super brighter cleaner firmer safer")
#: Participles that are attributes by themselves: "cleansing oil".
_OWN_PARTICIPLES = words(
    "cleansing cleaning moisturizing moisturising hydrating nourishing brightening shaping"
    " smoothing exfoliating soothing calming refreshing softening conditioning purifying warming"
    " cooling clarifying massaging washing bathing cooking drinking sleeping gardening baking"
)
_MEASURE = re.compile(
    r"\s*(?:\d[\d.,]*\s?(?:x|pcs?|pieces?|packs?|pairs?|ml|l|g|gm|kg|mg|oz|lbs?|cm|mm|m|inch|w|v"
    r"|mah|gb|tb|in|ft|count|ct|set|days?|hours?)\b|\d+(?:st|nd|rd|th)\b|\d+[-\s]in[-\s]\d)",
    re.IGNORECASE,
)
#: The number of a shade or a model: "Natural 01", "Eco III".
_NUMERAL = re.compile(r"\s*(?:0?\d{1,2}|I{2,3}|IV|VI{0,3})(?![\w.%+*×-])")
_SERIES = words("collection range line series edition brand")
_OFFICIAL = words("standard standards council institute association act regulation directive")
_OF_BRANDS = words("go the team club house")
#: Words that lines and models are named with more often than described: "Pure Detox", "5CX Eco".
_OF_LINES = words("natural eco detox")
#: The beginning of a title that is capitals alone: a brand, and its line or model.
_NAME = re.compile(r"[A-Z][\w'’.&()-]*\s+(?:[A-Z\d][\w'’.&()-]*\s+){0,2}")
#: Nouns that brands have in the plural: "Fairness Naturals".
_HOUSES = words("naturals organics botanicals essentials")
#: Nouns that name a cream when an attribute stands before them: "Sound Sleep Cocoon".
_NAMED_AFTER = words("sleep")


def names_nothing(seam: Seam) -> bool:
    """The noun of a form without what told which: "Blemish Patch" → "Patch"."""
    head = _phrase(seam)
    if not _is_attribute(seam) or not head or seam.put.strip():
        return False
    if seam.is_title and head[0] in _COMPLAINTS:
        return True
    if len(head) > 1:
        return seam.is_title and not seam.left and head[0] in _PLAIN_FORMS
    if head[0] in _BODY:
        return not QUALITY.search(seam.last) and (seam.is_title or seam.last in ("", "for"))
    if head[0] not in FORMS:
        return False
    if seam.last in seam.grammar.facts | seam.grammar.things:
        return False
    # in a sentence an article or another attribute tells which: "a soft material"
    bare = not seam.last or seam.last in seam.grammar.dangling - seam.grammar.articles
    return seam.is_title or (bare and seam.last not in POSSESSIVES)


def takes_noun_for_attribute(seam: Seam) -> bool:
    """An attribute that went from behind a noun with its joiner: "Design [and soft] Sheet"."""
    gone = seam.gone
    if not seam.is_title or not gone or gone[0] not in seam.grammar.joiners or not seam.last:
        return False
    if not seam.next.isalpha() or seam.next in seam.grammar.dangling or seam.put.strip():
        return False
    describes = QUALITY.search(seam.last) and (not _AGENT.search(seam.last) or seam.last in _MORE)
    return not describes and seam.last not in seam.grammar.adverbs


def lacks_object(seam: Seam) -> bool:
    """A participle without what it works on: "[redness] neutralizing cream"."""
    if not seam.gone or not seam.next.endswith("ing") or seam.next in _OWN_PARTICIPLES:
        return False
    noun = seam.gone[-1]
    if seam.put.strip() or noun in seam.grammar.joiners or QUALITY.search(noun):
        return False
    return seam.is_verb(seam.next) or seam.next in ("causing", "producing", "inducing")


def lacks_its_noun(seam: Seam) -> bool:
    """An effect without what it is on or against: "[hair growth and] fall control"."""
    gone, following = seam.gone, seam.next
    if len(gone) < 2 or gone[-1] not in seam.grammar.joiners or not following:
        return False
    if gone[0].startswith("anti") and seam.is_title:
        return not following.startswith("anti") and not QUALITY.search(following)
    noun = not QUALITY.search(gone[-2]) and gone[0] not in seam.grammar.verbs
    return len(gone) > 2 and following in _EFFECTS and noun


#: What is worn or strewn is of another kind for each condition: "diabetic sandal".
_WORN = words(
    "powder talc talcum sandal sandals shoe shoes footwear slipper slippers chappal chappals"
    " stockings insoles insole clogs"
)
_CONDITIONS = words(
    "heat diabetic diabetics orthopedic orthopaedic arthritis bunion fasciitis varicose odour odor"
)
#: Of them what other words may stand for.
_SUPPORTING = words("orthopedic orthopaedic")


def loses_use(seam: Seam) -> bool:
    """What something worn or strewn is for: "[Prickly Heat ]Powder"; "comfort" tells it too."""
    following = words_of(seam.after[:60])[:2]
    told = not seam.put.strip() or _SUPPORTING.isdisjoint(seam.gone)
    return told and not _CONDITIONS.isdisjoint(seam.gone) and not _WORN.isdisjoint(following)


def splits_name(seam: Seam) -> bool:
    """Part of a name: "Natural Collection", "Eco III", "Go Vegan"."""
    gone = seam.gone_text.strip()
    if not gone[:1].isupper() or seam.put.strip():
        return False
    if seam.after.lstrip()[:1].isupper() and not _OFFICIAL.isdisjoint(seam.right[:2]):
        return True
    if seam.is_title and seam.next in _SERIES and len(seam.gone) == 1:
        return True
    if seam.is_title and _NUMERAL.match(seam.after) and not _MEASURE.match(seam.after):
        return bool(seam.last) and len(seam.gone) == 1
    return seam.is_title and seam.left == [seam.last] and seam.last in _OF_BRANDS and not seam.ends


def splits_line(seam: Seam) -> bool:
    """A word of the name that a title begins with: "Pure [Detox] Purity Face Wash".

    What is put in its place is no part of the name either, so this does not ask for it.
    """
    gone, rest = seam.gone_text.strip(), seam.after.lstrip()
    if not seam.is_title or not gone[:1].isupper() or not rest[:1].isupper() or not seam.next:
        return False
    before = seam.text[: seam.cut.start + len(seam.gone_text) - len(seam.gone_text.lstrip())]
    if seam.next in _HOUSES and not before.strip():
        return True
    if not before.strip():
        return len(seam.gone) > 1 and seam.gone[-1] in _NAMED_AFTER and "-" not in gone
    return len(seam.gone) == 1 and seam.gone[0] in _OF_LINES and bool(_NAME.fullmatch(before))


def loses_variant(seam: Seam) -> bool:
    """A colour or a variant, behind its noun or alone between marks: "Cable ties, Natural"."""
    return seam.is_title and seam.ends and seam.gone == ["natural"] and not seam.put.strip()


CHECKS = (
    names_nothing,
    takes_noun_for_attribute,
    lacks_object,
    lacks_its_noun,
    splits_name,
    splits_line,
    loses_use,
    loses_variant,
)


def _is_attribute(seam: Seam) -> bool:
    """Whether what went stood right before a noun that stays."""
    if not seam.gone or not seam.next or seam.gone[-1] in seam.grammar.dangling:
        return False
    return re.search(r"[.!?:;|•\n]|[-–—]\s|\W$", seam.gone_text.strip()) is None


def _phrase(seam: Seam) -> list[str]:
    """The nouns after the seam, up to a mark, a number or a small word."""
    found = []
    stop = re.search(r"[.,;:|!?()\[\]{}•\n…/&+]|\s[-–—]|[-–—]\s", seam.after)
    for word in words_of(seam.after[: stop.start()] if stop else seam.after):
        if word in seam.grammar.dangling or word[0].isdigit():
            break
        found.append(word)
    return found
