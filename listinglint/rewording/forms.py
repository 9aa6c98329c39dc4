"""Forms of words in French, German, Spanish and Italian: what their endings tell of them.

No dictionary stands behind it: a noun may look like an adjective, and a verb that is not in the
table of its language is none.
"""

from __future__ import annotations

import re

from .grammar import FRENCH, GERMAN, ITALIAN, SPANISH, Grammar, words

_ELISION = re.compile(r"^(?:[dlnmtsjc]|qu|dell|all|nell|dall|sull|un)'(?=\w)")
#: Pronouns that stand in place of an article.
POSSESSIVES = words(
    "son sa ses leur leurs votre vos notre nos mon ma mes ce cet cette ces mêmes"
    " ihr ihre ihren ihrem ihrer sein seine seinen seinem seiner unser unsere unseren unserem"
    " unserer diese dieser dieses diesen diesem"
    " su sus nuestro nuestra nuestros nuestras este esta estos estas mismo misma mismos mismas"
    " suo sua suoi sue nostro nostra nostri nostre vostro vostra questo questa questi queste stessi"
)
#: Endings of adjectives, and adjectives without one.
_ADJECTIVES = {
    FRENCH: re.compile(
        r"(?:able|ible|ique|eux|euse|if|ive|al|ale|aux|el|elle|ant|ante|[^m]ent|ente|é|ée|ien"
        r"|ienne|aire|oire|ois|oise|ais|aise)s?$|^(?:anti|non|bio|éco|hypo|ultra|100)|^(?:"
        r"doux|douce|léger|légère|solide|souple|propre|pratique|lisse|sain|fin|fine|fort|forte|frais"
        r"|fraîche|sec|sèche|net|nette|rapide|simple|moderne|robuste|étanche|inodore|sûr|sûre|pur"
        r"|pure|végane|vegan|cher|chère|efficace|doré|neuf|neuve|rigide|stable|chic|blanc|blanche|noir|noire)s?$"
    ),
    GERMAN: re.compile(r"."),  # told by its small letter
    SPANISH: re.compile(
        r"(?:able|ible|ic[oa]|os[oa]|iv[oa]|al|ante|ente|[aiu]d[oa]|an[oa]|in[oa]|er[oa]|or|ora|il"
        r"|az|ar|gic[oa]|lid[oa])(?:e?s)?$|^(?:anti|no|bio|eco|hipo|ultra|100)|^(?:suave|ligero"
        r"|ligera|fino|fina|fuerte|fresco|fresca|seco|seca|limpio|limpia|cómodo|cómoda|sano|sana"
        r"|dulce|firme|inodoro|inodora|puro|pura|simple|nuevo|nueva|fijo|fija|justo|justa)s?$"
    ),
    ITALIAN: re.compile(
        r"(?:abil[ei]|ibil[ei]|ic[oaie]|iche|ici|os[oaie]|iv[oaie]|al[ei]|ant[ei]|ent[ei]|at[oaie]"
        r"|ut[oaie]|it[oaie]|ian[oaie]|il[ei]|ar[ei]|es[ei]|in[oaie])$|^(?:anti|non|bio|eco|ipo"
        r"|ultra|100)|^(?:morbid|legger|comod|fresc|asciutt|pulit|san|sottil|fort|dolc|fin|inodor"
        r"|pur|vegan|semplic|nuov|robust|modern|equ|giust|impermeabil)[oaiehr]*$"
    ),
}
#: The mark of gender and number where an adjective has one.
ENDINGS = {
    SPANISH: re.compile(r"(?<=[^aeiou])([oa])(s?)$"),
    ITALIAN: re.compile(r"(?<=[^aeiou])([oa])()$"),
}


def bare(word: str) -> str:
    """``word`` without what is elided before it: "un" of "d'un"."""
    return _ELISION.sub("", word)


def is_adjective(word: str, grammar: Grammar) -> bool:
    """Whether a word has the form of an adjective; a noun may have it too."""
    return bare(word) == word and _ADJECTIVES[grammar].search(word) is not None


def is_finite(tokens: list[str], at: int, grammar: Grammar) -> bool:
    """Whether a predicate begins with the word at ``at``: "protège", "se lave", "n'est"."""
    if not 0 <= at < len(tokens):
        return False
    word = tokens[at]
    if word in ("no", "non"):
        return is_finite(tokens, at + 1, grammar)  # "no tóxico" is none
    if word in grammar.clitics:
        return grammar is not GERMAN and at + 1 < len(tokens)
    if re.match(r"[sn]'\w", word) and grammar is FRENCH:
        return True
    return word in grammar.finite


def agree(first: str, second: str, grammar: Grammar) -> bool:
    """Whether two adjectives may be said of one noun, as far as their endings tell."""
    mark = ENDINGS.get(grammar)
    own = first.removeprefix("anti")
    if mark is None or (own != first and not is_adjective(own, grammar)):
        return True  # "antimoho" is a noun with its prefix
    one, other = mark.search(first), mark.search(second)
    return one is None or other is None or one.groups() == other.groups()


#: Forms of to be in the third person.
BE = words("ist sind est sont es son è sono")
#: Endings of German verbs, and of predicative adjectives that look like one.
_GERMAN_VERB = re.compile(r"[a-zäöüß]{3,}t$")
_GERMAN_ADJECTIVE = re.compile(
    r"(?:haft|recht|dicht|leicht|schlicht|feucht|echt|schlecht|fest|robust|bunt|sanft|zart|exakt"
    r"|kompakt|perfekt|glatt|satt|matt|weit|breit|gut|alt|kalt|laut|rot|(?<!n)nt)$"
    r"|^(?:ge|be|ver|zer|ent|er)\w+t$|ge\w+t$"
)


def begins_predicate(tokens: list[str], at: int, before: str, grammar: Grammar) -> bool:
    """Whether a predicate begins at ``at`` after a joiner; ``before`` is the verb of the first.

    After a form of to be a word that is no adjective must be a verb: "es antibacteriano y crece".
    """
    if is_finite(tokens, at, grammar):
        return True
    if before not in BE or not 0 <= at < len(tokens) - 1:
        return False
    word = tokens[at]
    if word in grammar.dangling | grammar.adverbs or not word.isalpha():
        return False
    if grammar is GERMAN:
        return _GERMAN_VERB.match(word) is not None and not _GERMAN_ADJECTIVE.search(word)
    return re.search(r"(?:[ae]n?|ano|ono|[^m]ent|it)$", word) is not None and not is_adjective(
        word, grammar
    )
