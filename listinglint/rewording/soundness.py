"""The proof of language: whether what an edit leaves at its seam can still stand.

Cuts are made by looking at the claim; this looks at what is left, whatever made the cut, and
refuses what a reader would stumble over. A proposal that breaks the language is worse than none.
"""
# ruff: noqa: RUF001 - typographic marks stand in listings

from __future__ import annotations

import re

from .clauses import Place, Stretch, boundaries, words_of
from .cutting import Cut, stands_in_name
from .european import CHECKS as EUROPEAN_CHECKS
from .grammar import ENGLISH, Grammar, words
from .naming import CHECKS as NAME_CHECKS
from .seams import END, FINITE, POSSESSIVES, QUALITY, RELATIVES, SUBJECTS, Seam

#: Verbs and particles that want something after them, beside those that the grammar knows.
_HANGING = words(
    "up using contains containing contain including includes include having uses avoid"
    " click press tap causing resulting promoting featuring providing giving making keeping leaving"
    " very so than"
)
#: Words that only describe, so that the noun after them cannot go alone.
_DESCRIBING = words(
    "cheap best hot great greatest big biggest low lowest special perfect ideal lovely wonderful"
    " amazing awesome excellent finest highest winter summer our your their most more people those"
    " anyone individuals welcome"
)
#: Participles that begin what they cannot end: "Grown [without pesticides]".
_PARTICIPLES = words(
    "grown made designed formulated known used suitable ideal perfect great helps help works"
    " protects prevents contains provides tested approved recommended developed crafted enriched"
)
#: Words that can only go on from a sentence that went before.
_CONTINUING = words(
    "thereby thus enabling allowing making leaving giving keeping resulting whereas while which"
    " that than of to"
)
#: Nouns that say nothing once the word before them is gone: "in a [eco-friendly] way".
_VACUOUS = words(
    "way ways manner product products item items one ones thing things fashion style lifestyle life"
    " diet choice option habit habits"
)
_ELIDED = re.compile(r"(?<!\w)(?:[dlnmtsjc]|qu|un|dell|all|nell|dall|sull)['’]\s*$", re.IGNORECASE)
_CARRIES_ON = re.compile(r"\s*(?:To name (?:a|but) few|For example|For instance|Among them)\b")
_COMPARED = re.compile(r"(?:er|al|ic|ous|ive|ful|less)$")
_HAS_LETTER = re.compile(r"[^\W\d_]")
_LACKS_NOUN = re.compile(r"(?:[nrt]al|ic|ous|ary|ular)$")
_ANSWER = re.compile(
    r"[\s\-–—•:]*(?:A(?:ns(?:wer)?)?\s?[:.]|Yes\b|No\b(?=[,.!\s])|Absolutely\b|Of course)"
)
_FAQ = re.compile(r"\bFAQs?\b|frequently asked|\bQ\d?\s?[:.]", re.IGNORECASE)
_INITIALS = re.compile(
    r"\s*[(\[]\s*(?!\d+\s?(?:PCS|PC|ML|KG|GM?|CM|MM|PACK)\b)\w{0,3}[A-Z]{2,}\w?\s*(?:[)\]]|[<>=≥≤]\s*\d)"
)
_VOWEL_SOUND = re.compile(
    r"(?:[aio]|e(?!u|we)|u(?!ni|se|ti|sb|s\b|k\b)|hour|honest|heir)", re.IGNORECASE
)
_NEGATING_HEAD = re.compile(
    r"(?<!\w)(?:free (?:of|from)|without|no|zero|sans|ohne|frei von|keine?|sin|libre de|senza"
    r"|privo di)\b[^.!?:\n]*:\s*$",
    re.IGNORECASE,
)
_SUM = re.compile(r"\d\s*\+\s*\d")
_ARTICLE = re.compile(r"(?<![\w'’])(an?)\s+$", re.IGNORECASE)
#: What a list hangs on: "rich in A, B and C".
_HEADS = words(
    "known rich has have contains contain without ideal perfect great suitable useful free best"
    " helps help aids aid"
)
#: "A, B and": the rest of a list whose head is gone.
_OTHER_OBJECT = re.compile(r"\s*,\s*(\w+[^\Ws])s\s*[,&]")
_REST_OF_LIST = re.compile(
    r"\s*,\s*([^,.;:!?|•\n]{2,40}?(?:,[^,.;:!?|•\n]{2,30}?){0,4}),?\s+(?:and|or|&)\s",
    re.IGNORECASE,
)


def is_sound(text: str, cut: Cut, grammar: Grammar, *, is_title: bool = False) -> bool:
    """Whether what is left on both sides of ``cut`` holds together."""
    seam = Seam(text, cut, grammar, is_title)
    if any(check(seam) for check in _CHECKS):
        return False
    checks = _ENGLISH_CHECKS if grammar is ENGLISH else EUROPEAN_CHECKS
    return not any(check(seam) for check in checks)


def _glues(seam: Seam) -> bool:
    """Two words or sentences without what parted them: "High FibreFibre"."""
    before, after = seam.before[-1:], seam.after[:1]
    if not before or not after.isalnum():
        return False
    gone = seam.gone_text
    if before.isalnum():
        return True
    was_glued = gone[:1].isalnum() or gone[-1:] in ".!?"
    return before in ".!?" and after.isalpha() and not was_glued


def _dangles(seam: Seam) -> bool:
    """An article or preposition, or an elided one, with nothing after it."""
    if _ELIDED.search(seam.before):
        return not seam.next or not re.match(r"[aeiouyhàâéèêëîïôöûùüœæ]", seam.next)
    hanging = seam.grammar.articles
    if seam.grammar is not ENGLISH:
        return seam.ends and seam.last in hanging | seam.grammar.prepositions - {"ab", "an", "auf"}
    return seam.ends and seam.last in hanging | POSSESSIVES | _HANGING


def _has_wrong_article(seam: Seam) -> bool:
    """The article "a" before the sound of a vowel, or "an" before another."""
    article = _ARTICLE.search(seam.before)
    if not article or not seam.next or not seam.after.lstrip()[0].isalpha():
        return False
    if seam.after.lstrip()[:2].isupper():
        return False  # letters are spelt: "an LED", "a UV"
    return (article[1].lower() == "an") != bool(_VOWEL_SOUND.match(seam.next))


def _cannot_follow(seam: Seam) -> bool:
    """A small word before one that it cannot stand before: "the of", "using whenever"."""
    grammar, last, following = seam.grammar, seam.last, seam.next
    if not last or not following:
        return False
    stops = grammar.joiners | FINITE | RELATIVES - {"that"} | SUBJECTS - {"this", "that"}
    if last in grammar.articles | POSSESSIVES:
        # "an on-the-go snack", "a like new look" are told by their hyphens
        wanted = stops | grammar.articles | grammar.prepositions - {"plus", "under", "over", "per"}
        return following in wanted
    if last in _HANGING - {"up", "so", "very"}:
        return following in words("when whenever if while and or but because to for from of by in")
    if last in ("very", "so"):
        return following in grammar.articles | grammar.prepositions | grammar.joiners
    if last == "up" and seam.gone[:1] == ["to"]:
        return True
    if last in ("for", "with", "of") and following in ("ideal", "perfect", "suitable", "designed"):
        return True
    return last in ("of", "for", "with", "from") and following in words(
        "and or of with for is are was which who because so but by to"
    )


def _is_vacuous(seam: Seam) -> bool:
    """An empty noun after its article: "is a product", "in a way"."""
    if seam.last not in seam.grammar.articles or seam.next not in _VACUOUS:
        return False
    following = seam.right[1:2]
    return following == [] or following[0] in seam.grammar.dangling or "," in seam.after[:12]


def _lacks_head(seam: Seam) -> bool:
    """An article whose noun went, before the clause that told of it: "the ginger is known for"."""
    if seam.last not in seam.grammar.articles | POSSESSIVES or not seam.gone or len(seam.left) < 2:
        return False
    is_noun = seam.gone[-1] in seam.grammar.empty | seam.grammar.trailing
    return is_noun and not FINITE.isdisjoint(seam.right[1:3])


def _describes_nothing(seam: Seam) -> bool:
    """An attribute whose noun went: "Green Cheap [Sale]", "supports vaginal [& urinary health]"."""
    if not seam.gone or not (seam.ends or seam.next.isdigit()):
        return False
    if seam.last in _DESCRIBING and seam.gone[0] not in seam.grammar.joiners | {"for", "in", "on"}:
        return True
    if seam.last in ("natural", "organic", "artificial") and seam.left[-2:-1] == ["of"]:
        return True
    joined = seam.gone[0] in seam.grammar.joiners and len(seam.gone) > 2
    verbal = seam.left[-2:-1] and seam.is_verb(seam.left[-2])
    return bool(joined and verbal and _LACKS_NOUN.search(seam.last))


def _shares_noun(seam: Seam) -> bool:
    """A noun that went to a word which is no attribute: "a scent [and natural] benefits"."""
    gone, following = seam.gone, seam.next
    if not gone or gone[0] not in seam.grammar.joiners or not seam.last or not following:
        return False
    named = re.search(r"\b[A-Z]\w*\s*$", seam.before) is not None  # "Almonds and natural Sugar"
    if seam.is_title or not following.isalpha():
        return False
    if seam.after.lstrip()[0].isupper() and not named:
        return False
    if following in seam.grammar.dangling | seam.grammar.opening | seam.grammar.leads:
        return False
    if seam.is_verb(following) or following.endswith(("ing", "ly", "ed")):
        return False
    return not QUALITY.search(seam.last) and seam.last not in seam.grammar.adverbs


def _leaves_answer(seam: Seam) -> bool:
    """A question that went while its answer stays."""
    if "?" not in seam.gone_text:
        return False
    return _ANSWER.match(seam.after) is not None or _FAQ.search(seam.text) is not None


def _orphans_colon(seam: Seam) -> bool:
    """A colon whose head went: "etc. [Economical]: Dilute it"."""
    return seam.after.lstrip()[:1] == ":" and not seam.last and "/" not in seam.after[:3]


def _orphans_bracket(seam: Seam) -> bool:
    """An abbreviation in brackets whose words went: "the method (STIs)"."""
    return bool(seam.gone) and _INITIALS.match(seam.after) is not None


def _merges(seam: Seam) -> bool:
    """Two segments in one, because the mark between them went with the words."""
    if not seam.last or not seam.next:
        return False
    start = len(seam.gone_text) - len(seam.gone_text.lstrip())
    found = boundaries(seam.text, seam.cut.start + start, seam.cut.start + len(seam.gone_text))
    return any(each.kind in ("stop", "bar", "dash", "colon") for each in found)


def _lacks_referent(seam: Seam) -> bool:
    """What tells more of something that went: "[Milk is the best food.] It contains"."""
    is_sentence = seam.gone_text.rstrip().endswith((".", "!"))
    if seam.is_title or not is_sentence or seam.left:
        return False
    if _CARRIES_ON.match(seam.after):
        return True
    opens = not seam.before.strip() or seam.before.rstrip()[-1] in ":\n"
    own = seam.gone[:1] and seam.gone[0] not in SUBJECTS
    return bool(opens and own and seam.right[:1] and seam.right[0] in ("it", "they"))


def _lacks_its_participle_noun(seam: Seam) -> bool:
    """An article before what told of its noun: "in the [antioxidants] present in apples"."""
    told = seam.right[:1] and seam.right[0] in words("present found contained")
    after = seam.right[1:2]
    return bool(told and after and after[0] in ("in", "by", "on")) and seam.last in (
        seam.grammar.articles | POSSESSIVES
    )


def _shares_object(seam: Seam) -> bool:
    """The first of two verbs whose object went with the second: "to enrich [and restore hair]"."""
    gone, left = seam.gone, seam.left
    if len(gone) < 3 or gone[0] not in seam.grammar.joiners or not seam.ends or seam.is_title:
        return False
    leads = left[-3:-1] if left[-2:-1] and left[-2].endswith("ly") else left[-2:-1]
    return "to" in leads and seam.is_verb(gone[1]) and not gone[1].endswith(("s", "ing"))


def _lacks_object(seam: Seam) -> bool:
    """A verb whose object went: "makes removing [germs] easy"."""
    verb = seam.last.endswith("ing") and seam.is_verb(seam.last) and seam.next
    return bool(verb and seam.gone) and not {"make", "makes"}.isdisjoint(seam.left[-2:-1])


def _loses_share(seam: Seam) -> bool:
    """A material without its share: "contains [90% recycled] paper"."""
    share = re.search(r"(?<!\d)(?!100)\d{1,3}\s?%", seam.gone_text)
    return share is not None and seam.next in seam.grammar.facts


def _compares_nothing(seam: Seam) -> bool:
    """The first of two like attributes whose noun went: "bigger [and stronger bones]"."""
    gone = seam.gone
    if len(gone) < 3 or gone[0] not in seam.grammar.joiners or not seam.ends or not seam.last:
        return False
    ending = _COMPARED.search(gone[1])
    return ending is not None and seam.last.endswith(ending[0]) and not gone[2].endswith("ly")


#: Nouns that want to be told what for: "the ability to reduce stress".
_FACULTIES = words(
    "ability power capability capacity potential way ways right chance tendency need opportunity"
)


def _is_called_nothing(seam: Seam) -> bool:
    """A name without what it says: "it is called a [healing] fruit"."""
    called = words("called named termed")
    return seam.last in seam.grammar.articles and not called.isdisjoint(seam.left[-4:-1])


def _shares_last_noun(seam: Seam) -> bool:
    """An attribute whose noun went with the next: "gives clean and [healthy teeth and] lets"."""
    joiners, gone, left = seam.grammar.joiners, seam.gone, seam.left
    if seam.last not in joiners or len(gone) < 3 or gone[-1] not in joiners or len(left) < 2:
        return False
    return QUALITY.search(left[-2]) is not None and not seam.is_title and not seam.put.strip()


def _shares_effect(seam: Seam) -> bool:
    """A complaint without what is done to it: "Cavity [and gum disease prevention]"."""
    gone = seam.gone
    joined = len(gone) > 2 and gone[0] in seam.grammar.joiners and seam.ends
    return joined and gone[-1] in seam.grammar.trailing and len(seam.left) <= 2


def _shares_article(seam: Seam) -> bool:
    """A noun that went while its article stays with an attribute: "the [best wool and] new"."""
    gone, following = seam.gone, seam.next
    if len(gone) < 3 or gone[-1] not in seam.grammar.joiners or not following:
        return False
    if QUALITY.search(gone[-2]) or seam.last != "the" or following.endswith("st"):
        return False
    return QUALITY.search(following) is not None and not seam.is_title


def _lacks_infinitive(seam: Seam) -> bool:
    """A faculty without what it is one for: "as well as having the ability [to kill germs]"."""
    return seam.last in _FACULTIES and seam.gone[:1] == ["to"] and seam.ends


_CONJUNCTIONS = words("as when while if because since whether how where that")
#: Verbs that tell what becomes of a complaint, beside those of claims.
_HAPPENS = words(
    "diminishes disappears occurs appears starts begins happens strikes vanishes grows"
)


def _lacks_subject(seam: Seam) -> bool:
    """A conjunction whose clause lost its subject: "as [dark spots] diminishes"."""
    if seam.last not in _CONJUNCTIONS or not seam.gone or not seam.next or seam.put.strip():
        return False
    finite = seam.next in FINITE | _HAPPENS or (seam.next.endswith("s") and seam.is_verb(seam.next))
    return finite and seam.last != "that"


_MODALS = words("can may could will might helps help")


def _leaves_bare_verb(seam: Seam) -> bool:
    """The rest of a predicate whose head went: "So[, it can calm you], help you eat and"."""
    if (
        seam.is_title
        or _MODALS.isdisjoint(seam.gone)
        or not seam.gone_text.lstrip().startswith(",")
    ):
        return False
    following = re.match(r",\s(\w+)\s", seam.after)
    return following is not None and following[1] in seam.grammar.verbs


def _takes_predicate(seam: Seam) -> bool:
    """A predicate that went from its subject: "Jala Neti, once learned[, helps you breathe]."."""
    gone = seam.gone_text.lstrip()
    if seam.is_title or not seam.ends or not gone.startswith(",") or not seam.gone:
        return False
    first = seam.gone[0]
    finite = first in FINITE or (first.endswith("s") and seam.is_verb(first)) or first == "helps"
    inserted = re.search(r",\s(?:once|when|if|after|being|which|who)\b[^,.]*$", seam.before)
    return finite and inserted is not None


def _breaks_bracket(seam: Seam) -> bool:
    """Half a bracket: "a wash[, against spots (acne]) that helps"."""
    depth = 0
    for mark in re.findall(r"[()\[\]{}【】]", seam.gone_text):
        depth += 1 if mark in "([{【" else -1
        if depth < 0:
            return True
    return depth != 0


def _begins_amiss(seam: Seam) -> bool:
    """A sentence that begins with what went on from the one before: "Thereby enabling"."""
    if seam.is_title or seam.left or not seam.right or not seam.gone:
        return False
    was = seam.text[seam.cut.start + len(seam.gone_text) :].lstrip()
    return seam.right[0] in _CONTINUING and not was[:1].isupper()


def _lacks_verb(seam: Seam) -> bool:
    """A clause whose verb went and its rest stays: "your [joy is our] greatest concern"."""
    gone = seam.gone
    if seam.is_title or not gone or not RELATIVES.isdisjoint(gone):
        return False
    verbs = FINITE.intersection(gone)
    kept = seam.left + seam.right
    if not verbs or not kept or any(word in FINITE or seam.is_verb(word) for word in kept):
        return False
    splits = bool(seam.last and seam.next)
    return splits or (bool(seam.last) and gone[0] in FINITE)


def _is_tail(seam: Seam) -> bool:
    """A predicate that is cut from a subject which a mark in its name parted from it."""
    gone = seam.gone_text.lstrip()
    first = words_of(gone)[:1]
    return bool(first) and gone[0].islower() and first[0] in FINITE and not seam.left


def _lost_subject(seam: Seam) -> bool:
    """A line without a verb that was the subject of the next: "Its qualities / Make it"."""
    gone = seam.gone_text
    if seam.is_title or not re.match(r"\s*(?:Its|Our|Their|His|Her|The|These)\s", gone):
        return False
    verbs = (word for word in seam.gone[1:-1] if not word.endswith("ing"))
    if re.search(r"[.!?]", gone) or any(word in FINITE or seam.is_verb(word) for word in verbs):
        return False
    following = words_of(seam.after[:40])[:1]
    return bool(following) and (seam.is_verb(following[0]) or following[0] in seam.grammar.small)


def _leaves_list(seam: Seam) -> bool:
    """The rest of a list whose head went: "Tulsi[, known for detoxifying], purifying and mild"."""
    if not seam.gone:
        return False
    comma = ", " if seam.gone_text.rstrip().endswith(",") else ""
    if seam.is_title:
        object_ = _OTHER_OBJECT.match(comma + seam.after)
        verbal = seam.gone[0].endswith("s") and seam.is_verb(seam.gone[0])
        return bool(object_ and verbal and not seam.is_verb(object_[1].lower()))
    rest = _REST_OF_LIST.match(comma + seam.after)
    gone = seam.gone[1:] if seam.gone[0] in seam.grammar.joiners else seam.gone
    if not rest or not gone:
        return False
    while len(gone) > 1 and gone[0] in SUBJECTS:
        gone = gone[1:]
    if gone[0] not in _HEADS:
        return False
    first = words_of(rest[1])[:1]
    own = SUBJECTS | FINITE | seam.grammar.prepositions | seam.grammar.articles
    return bool(first) and first[0] not in own and not seam.is_verb(first[0])


def _leaves_stump(seam: Seam) -> bool:
    """A segment of which one word is left that cannot stand alone: "- Grown -"."""
    kept = seam.left + seam.right
    if seam.is_title:
        named = len(kept) == 1 and kept[0] in seam.grammar.things
        return named and bool(seam.gone) and not seam.put.strip()
    if len(kept) == 1 and re.fullmatch(r"[a-z]+\d", kept[0]):
        return True  # the number of the next point is glued to it: "Support6"
    return len(kept) == 1 and kept[0] in _PARTICIPLES | _DESCRIBING | seam.grammar.dangling


def _loses_product(seam: Seam) -> bool:
    """A title without the noun that names its product: "Nutrition [& Health Drink]"."""
    if not seam.is_title or _HAS_LETTER.search(seam.put):
        return False
    kept = set(words_of(seam.before + " " + seam.after))
    things = seam.grammar.things | {"wash"}
    if not seam.before.strip() and not things.isdisjoint(seam.gone) and kept.isdisjoint(things):
        return True
    lost = bool(seam.gone) and (seam.gone[-1] in things or _is_segment(seam, things))
    return lost and kept.isdisjoint(things) and (seam.gone[0] in seam.grammar.joiners or seam.ends)


def _is_segment(seam: Seam, things: frozenset[str]) -> bool:
    """Whether what went was a part of its own between bars, and named a thing."""
    parted = re.match(r"\s*(?:[-–—|]|\()", seam.gone_text) is not None
    return parted and not things.isdisjoint(seam.gone)


def _repeats(seam: Seam) -> bool:
    """A wording that ends as what follows begins: "without fertilizer without pesticides"."""
    new = words_of(seam.cut.new)
    return (
        bool(new) and bool(seam.next) and seam.next in seam.grammar.prepositions.intersection(new)
    )


def _turns_around(seam: Seam) -> bool:
    """A list whose negating head went: "[Free of nasties: ]aluminium, sulphates"."""
    return _NEGATING_HEAD.search(seam.gone_text) is not None


def _loses_sum(seam: Seam) -> bool:
    """How many there are: "pack of [20 + 4 free ]sheets"."""
    return _SUM.search(seam.gone_text) is not None and _SUM.search(seam.put) is None


#: Words that only go on from the one before, so that none begins or fills a segment alone.
_PARTICLES = words("up out off away down")


def _leaves_particle(seam: Seam) -> bool:
    """A word that has nothing to go on from: "[Brighten ]Up", "[Brightens and tones. ]Etc."."""
    if not seam.gone or seam.put.strip():
        return False
    if seam.next in _PARTICLES and not seam.last:
        return True
    return not seam.left and seam.right[:1] == ["etc"]


def _leaves_echo(seam: Seam) -> bool:
    """A segment of one word that stands in the one before: "Virgin Plastic - [Safe ]Plastic"."""
    kept = seam.left + seam.right
    if len(kept) != 1 or not seam.gone or seam.put.strip():
        return False
    head = words_of(seam.before)
    return kept[0] in (head[:-1] if seam.left else head)[-3:]


_SUBORDINATE = words("while when because if although whereas unless until")
_EXTREMES = words("low high")


def _breaks_off(seam: Seam) -> bool:
    """A phrase without its end: "soft while[ kind] -", "No.1 brand used[ by dentists]"."""
    if not seam.gone or seam.put.strip():
        return False
    if seam.last in _SUBORDINATE and seam.ends:
        return True
    if seam.last in _EXTREMES and seam.next in _EXTREMES:
        return True
    by_whom = seam.last == "used" and seam.ends and seam.gone[0] in ("by", "in", "for")
    called = seam.ends and not words("call calls").isdisjoint(seam.left[-3:-1])
    return bool(by_whom or called)


def _grades_noun(seam: Seam) -> bool:
    """Two attributes of which each had a noun: "Faster [Recovery & Improved ]Strength"."""
    gone = seam.gone
    if len(gone) < 3 or gone[-2] not in seam.grammar.joiners or not seam.last.endswith("er"):
        return False
    return QUALITY.search(gone[-1]) is not None and not gone[-3].endswith("er")


_NOT_ONLY = re.compile(r"\bnot (?:just|only|merely|simply)\b", re.IGNORECASE)
_BUT = re.compile(r"[\s,;–—-]*(?:it['’]?s|it is|but|they are|they['’]re)\b", re.IGNORECASE)


def _denies(seam: Seam) -> bool:
    """The half of a contrast that says no: "It is not just tea[, it's a therapy]"."""
    said = " ".join(seam.left[-14:])
    return _NOT_ONLY.search(said) is not None and _BUT.match(seam.gone_text) is not None


def _runs_on(seam: Seam) -> bool:
    """A line after a heading that parted it from what went before: "2 years [Note: ]Repairs"."""
    gone = seam.gone_text
    if seam.is_title or not gone.rstrip().endswith(":"):
        return False
    if seam.gone[-1:] == ["note"]:
        return True
    if "\n" in gone:
        return False
    return seam.before.rstrip(" ")[-1:].isalnum() and seam.after.lstrip()[:1].isupper()


def _begins_small(seam: Seam) -> bool:
    """A text that began with a capital and begins without one: "[Vegan ]recipes"."""
    if seam.before.strip() or not seam.gone_text.lstrip()[:1].isupper():
        return False
    return seam.after.lstrip()[:1].islower()


_SPAN_OF_TIME = re.compile(r"\b(?:decades?|years|century|centuries|generations?)\b", re.IGNORECASE)
_THAT_SPAN = re.compile(
    r"[^.!?]{0,60}\b(?:these|those|this) (?:\w+ )?(?:years|time|decades)\b", re.IGNORECASE
)


def _lacks_time(seam: Seam) -> bool:
    """A time that is told no more: "[Made for six decades. ]In all these years"."""
    return _SPAN_OF_TIME.search(seam.gone_text) is not None and bool(_THAT_SPAN.match(seam.after))


_AWARD = words("award award-winning winning nominated award-nominated")


def _leaves_prize(seam: Seam) -> bool:
    """The name of an award without the award: "Newbery [award-winning ]writer"."""
    if _AWARD.isdisjoint(seam.gone) or not seam.next or seam.is_title:
        return False
    named = re.search(r"\w[^.!?:\n]*\s[A-Z][a-z]+\s*$", seam.before)
    return named is not None


_CHECKS = (
    _glues,
    _dangles,
    _leaves_stump,
    _orphans_bracket,
    _orphans_colon,
    _breaks_bracket,
    _turns_around,
    _loses_sum,
)
_ENGLISH_CHECKS = (
    _repeats,
    _has_wrong_article,
    _cannot_follow,
    _is_vacuous,
    _lacks_head,
    _describes_nothing,
    _shares_noun,
    _leaves_answer,
    _begins_amiss,
    _merges,
    _lacks_referent,
    _lacks_its_participle_noun,
    _compares_nothing,
    _lacks_object,
    _shares_object,
    _lacks_infinitive,
    _is_called_nothing,
    _shares_last_noun,
    _shares_effect,
    _shares_article,
    _lacks_subject,
    _leaves_bare_verb,
    _takes_predicate,
    _loses_share,
    _lacks_verb,
    _is_tail,
    _lost_subject,
    _leaves_list,
    _loses_product,
    _leaves_particle,
    _leaves_echo,
    _breaks_off,
    _grades_noun,
    _denies,
    _runs_on,
    _begins_small,
    _lacks_time,
    _leaves_prize,
    *NAME_CHECKS,
)


def mended(text: str, cut: Cut, grammar: Grammar, *, is_title: bool) -> Cut:
    """``cut``, leaving the mark of the list and its "and" where they are needed."""
    gone = text[cut.start : cut.end]
    mark = _BULLET.match(gone)
    ends_sentence = gone.rstrip().endswith((".", "!", "?"))
    is_glued = text[cut.start - 1 : cut.start].strip() and re.match(
        r"\w", cut.new or text[cut.end :]
    )
    if mark and is_glued and not ends_sentence:
        cut = Cut(cut.start + mark.end(), cut.end, cut.new)
    if re.match(r"[\"”]", text[cut.end :]) and not cut.new:
        cut = Cut(len(text[: cut.start].rstrip(" ")), cut.end, "")  # the quotation ends here now
    if grammar is ENGLISH:
        cut = _without_last_comma(text, _without_comma(text, cut, is_title=is_title))
    return _relisted(text, cut, grammar, is_title=is_title)


def _without_comma(text: str, cut: Cut, *, is_title: bool) -> Cut:
    """``cut`` with the comma between two attributes of one noun: "a soft[, organic] yarn"."""
    comma = re.search(r"(\w+)(,)\s*$", text[: cut.start])
    if not comma or _puts(text, cut) or not _describes(comma[1].lower()):
        return cut
    gone = words_of(text[cut.start : cut.end - len(cut.new)])
    following = re.match(r"[^\W\d_]+", text[cut.end - len(cut.new) : cut.end + 30])
    first = Place(text, Stretch(cut.start, cut.end)).left_boundary.end
    before = text[first : comma.start(2)]
    is_phrase = len(gone) == 1 or (len(gone) <= MAX_ATTRIBUTE and _opens_attributes(before))
    if "," in before or not is_phrase or not following or gone[-1] in ENGLISH.dangling:
        return cut
    if following[0].lower() in ENGLISH.dangling or (is_title and not _opens_attributes(before)):
        return cut
    return Cut(comma.start(2), cut.end, " " + cut.new)


#: The longest attribute of a noun, in words: "acne prone".
MAX_ATTRIBUTE = 3


def _puts(text: str, cut: Cut) -> bool:
    """Whether a cut puts words in place of others, not only a letter back."""
    return cut.new.casefold() not in ("", text[cut.end - 1 : cut.end].casefold())


def _describes(word: str) -> bool:
    return QUALITY.search(word) is not None or word == "quality"


def _opens_attributes(before: str) -> bool:
    """Whether one attribute stands between the last preposition and a comma: "for oily,"."""
    words = words_of(before)
    quality = words[-1:] == ["quality"]  # "high quality" is one attribute
    mates = words[: -2 if quality else -1]
    return mates != [] and mates[-1] in ENGLISH.prepositions | ENGLISH.articles


def _without_last_comma(text: str, cut: Cut) -> Cut:
    """``cut`` with the comma before the "and" of two, where three were: "a[ soft,] fine, and …"."""
    gone = text[cut.start : cut.end - len(cut.new)].rstrip()
    first = Place(text, Stretch(cut.start, cut.start)).left_boundary.end
    rest = re.match(r"[\w-]+(?: [\w-]+)?(,) and \w", text[cut.end - len(cut.new) :])
    if not gone.endswith(",") or not rest or "," in text[first : cut.start] or _puts(text, cut):
        return cut
    kept = cut.new + text[cut.end : cut.end - len(cut.new) + rest.start(1)]
    return Cut(cut.start, cut.end - len(cut.new) + rest.end(1), kept)


_BULLET = re.compile(r"(?:[-–•*]|[✓✔✅►])\s*")


def _relisted(text: str, cut: Cut, grammar: Grammar, *, is_title: bool) -> Cut:
    """``cut``, with the "and" of a list given to the member that is the last one now."""
    head = text[: cut.start].rstrip()
    if head.endswith(",") and cut.new.casefold() == text[cut.end - 1 : cut.end].casefold():
        cut = Cut(cut.start, cut.end - 1, "")  # no capital after a comma
    if grammar is not ENGLISH or is_title or cut.new.strip():
        return cut
    gone = text[cut.start : cut.end]
    ends = re.search(r"(?:^|[\s,])(and|or|&)\s*$", gone)
    if ends and head.endswith(",") and words_of(gone)[0] not in grammar.joiners:
        if not _are_equal(text, cut):
            return cut
        return Cut(len(head) - 1, cut.end, f" {ends[1]} ")
    opens = re.match(r"[\s,]*(and|or|&)\s", gone)
    if opens and END.match(text[cut.end :]):
        comma = _last_of_list(text, cut, words_of(gone)[1:2], grammar)
        if comma is not None:
            kept = text[comma + 1 : cut.start].rstrip()
            mark = "," if gone.startswith(",") and "," in text[max(comma - 40, 0) : comma] else ""
            return Cut(comma, cut.end, f"{mark} {opens[1]}{kept}")
    return cut


def _are_equal(text: str, cut: Cut) -> bool:
    """Whether "and" may join what stands before a comma with what follows: both name or describe.

    "Turmeric soap, [soothing and] mild" names the soap and describes it.
    """
    place = Place(text, Stretch(cut.start, cut.start))
    before = words_of(text[place.left_boundary.end : cut.start].rstrip(", ").rpartition(",")[2])
    after = words_of(re.split(r"[,.;:!?(\n]", text[cut.end :], maxsplit=1)[0])
    if not before or not after or not ENGLISH.joiners.isdisjoint(before[-2:-1]):
        return False
    if after[0].endswith("ing") and not any(word.endswith("ing") for word in before):
        return False
    describes = len(after) <= 2 and QUALITY.search(after[-1]) is not None
    return not describes or QUALITY.search(before[-1]) is not None


def _last_of_list(text: str, cut: Cut, first: list[str], grammar: Grammar) -> int | None:
    """The comma before the last member of a list that goes before ``cut``."""
    start = Place(text, Stretch(cut.start, cut.start)).left_boundary.end
    items = text[start : cut.start].split(",")
    member = words_of(items[-1])
    last_two = ",".join(items[-2:])
    if len(items) < 2 or not member or not first or re.search(r"\b(?:and|or)\b|&", last_two):
        return None
    if member[0] in SUBJECTS | RELATIVES | grammar.articles | POSSESSIVES:
        return None
    if member[0].endswith("ing") and not any(w.endswith("ing") for w in words_of(items[-2])):
        return None
    seam = Seam(text, cut, grammar, is_title=False)
    verbs = all(map(seam.is_verb, (member[0], first[0])))
    parallel = verbs and any(
        seam.is_verb(word) and _form(word) == _form(member[0]) == _form(first[0])
        for word in words_of(items[-2])
    )
    short = len(member) <= 2 or (
        len(items) > 2 and all(len(words_of(item)) <= 4 for item in items[1:])
    )
    return (
        cut.start - len(items[-1]) - 1
        if parallel or (short and not seam.is_verb(first[0]))
        else None
    )


def _form(verb: str) -> str:
    """The ending that verbs of one list share."""
    return next((ending for ending in ("ing", "ed", "s") if verb.endswith(ending)), "")


_TITLED = re.compile(r"\b(?:Mrs?|Ms|Miss|Dr|Lady|Lord|Sir|Captain|Saint|St)\.?\s+$")


def is_in_name(text: str, span: tuple[int, int], *, is_title: bool) -> bool:
    """Whether other words at ``span`` would change a name: "Mrs Sexy", "use Dove Dandruff Care".

    In titles, where every word is capital, only what a form of address announces is told.
    """
    start, end = span
    if not text[start].isupper() or text[start:end].isupper():
        return False
    if _TITLED.search(text[:start]):
        return True
    place = Place(text, Stretch(start, end))
    words_before = text[place.segment.start : start].split()
    if is_title or not words_before:
        return False
    if stands_in_name(place, words_before):
        return True
    if not re.search(r"[a-z,] $", text[:start]):
        return False
    before = re.search(r"\b[A-Z][a-z]+ $", text[:start])
    return bool(before) and re.match(r" [A-Z][a-z]", text[end:]) is not None
