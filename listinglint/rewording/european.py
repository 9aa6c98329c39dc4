"""The proof of language in French, German, Spanish and Italian.

Less is known there word by word than in English: the checks look at verbs, at articles and at the
endings of adjectives, and refuse what they cannot tell from broken language.
"""
# ruff: noqa: RUF001 - typographic apostrophes stand in listings

from __future__ import annotations

import re

from .grammar import FRENCH, GERMAN, ITALIAN, SPANISH, Grammar, words
from .seams import Seam

#: Words that begin what tells more of the noun before them.
_OF = words("de du des di del della dei degli delle von")
_OF_ELIDED = re.compile(r"d['’]|dell['’]", re.IGNORECASE)
_ELISION = re.compile(r"^(?:[dlnmtsjc]|qu|dell|all|nell|dall|sull|un)'(?=\w)")
_POSSESSIVES = words(
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
_ENDINGS = {
    SPANISH: re.compile(r"(?<=[^aeiou])([oa])(s?)$"),
    ITALIAN: re.compile(r"(?<=[^aeiou])([oa])()$"),
}
_ANTI = re.compile(r"\banti[-\s]?$", re.IGNORECASE)
_OPENS_BRACKET = re.compile(r"\s*[(\[]\s*(?:[a-zà-ÿ]|[^\W\d_]{4,}\s\w)")
_APPOSITION = re.compile(
    r"\s*,\s(?:le|la|les|un|une|l['’]|el|los|las|una|il|lo|gli|der|die|das|ein|eine)[\s\w]"
)
_INDEFINITE = words("un une uno una ein eine einen einem einer d'un d'une l'un qu'un qu'une un'")
#: How something is done, which says nothing without the verb that went.
_MANNER = re.compile(
    r"\w{3,}(?:ment|mente)$|^(?:rapide|rápido|rápida|rapido|veloce|veloz|schnell)$"
)
#: Words that name a colour or a finish when they stand alone: "Lit 60x120 cm - Naturel".
_FINISHES = words("naturel nature natur natural naturale natürlich natura")
#: Nouns that want to be told of which kind: for [dry] skins, the [antibacterial] rate.
_TOLD = words(
    "peau peaux piel pieles pelle pelli tendance tendencia tendencias tendenza taux tasa tasso"
)
#: Nouns that name nothing when they stand alone.
_VACUOUS = words("produit produits article producto productos artículo prodotto articolo produkt")
_QUOTE = re.compile(r"[\"«“„‹]\s*$")
_GREETINGS = words("bienvenue bienvenido bienvenida bienvenidos benvenuto benvenuti willkommen")
#: What sellers say of every product.
_PRAISE = words(
    "meilleur meilleure meilleurs meilleures prix qualité offre promo promotion soldes livraison"
    " gratuite durée limitée limité temps nouveauté nouvelle nouveau collection rapide cadeau"
    " idéal parfait beste bester preis preise qualität angebot rabatt versand kostenloser geschenk"
    " ideales neuheit zeit kurze limitiert tiempo limitado tempo limitato mejor mejores precio"
    " precios calidad oferta descuento envío gratis regalo novedad original originales tienda"
    " migliore miglior prezzo prezzi qualità offerta sconto spedizione gratuita regalo novità"
    " originale boutique"
)
_INVERTED = words("ist sind wird werden hat haben kann können lässt bleibt bleiben eignet")


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
    mark = _ENDINGS.get(grammar)
    if mark is None or first.startswith("anti"):
        return True
    one, other = mark.search(first), mark.search(second)
    return one is None or other is None or one.groups() == other.groups()


def _is_whole(seam: Seam) -> bool:
    """Whether what went ends with a mark, so that a new segment begins after it."""
    return seam.gone_text.rstrip()[-1:] in (*".!?:;|•–-\n", "…")


def _hangs(seam: Seam) -> bool:
    """A phrase that says nothing without what went: "traité [antibactérien]", "für Menschen"."""
    if not seam.gone or not seam.last or seam.put.strip():
        return False
    last, grammar = bare(seam.last), seam.grammar
    if seam.ends or seam.next in grammar.joiners:
        return last in grammar.hanging | grammar.articles | _POSSESSIVES
    if last in _TOLD:
        return not is_adjective(seam.next, grammar)
    return seam.last in grammar.hanging and seam.next in grammar.prepositions - _OF


def _lacks_noun(seam: Seam) -> bool:
    """An article or the like before what is no noun: "les mêmes [ingrédients] utilisés"."""
    grammar, following = seam.grammar, seam.next
    if bare(seam.last) not in grammar.articles | _POSSESSIVES or not following:
        return False
    if grammar is GERMAN and seam.last in ("die", "der", "das", "den", "dem"):
        return False  # it may be a pronoun
    small = grammar.prepositions | grammar.joiners | grammar.finite | grammar.articles
    participle = grammar.adjective_last and following.endswith(("és", "ées", "ados", "adas", "ati"))
    return following in small - {"super"} or participle


def _lacks_head(seam: Seam) -> bool:
    """What tells more of a noun that went: "[Ambre naturel] de fabrication", "[sans risque] de"."""
    if not seam.gone or not seam.next or seam.put.strip():
        return False
    if seam.next not in _OF and not _OF_ELIDED.match(seam.after.lstrip()):
        return False
    phrase = seam.gone[0] in seam.grammar.prepositions
    if phrase or not seam.grammar.adjective_last:
        return phrase
    short = len(seam.gone) == 1 and not seam.gone_text.isupper()
    return not seam.left or (short and not is_adjective(seam.gone[0], seam.grammar))


def _leaves_attribute(seam: Seam) -> bool:
    """An adjective whose noun went with the claim: "[Thérapies n]{N}aturelles:"."""
    if seam.left or not seam.gone or not seam.grammar.adjective_last or not seam.next:
        return False
    alone = len(seam.right) == 1 or (seam.right[1] in _RELATIVES and not _is_whole(seam))
    gone = [word for word in seam.gone if word not in seam.grammar.joiners] or seam.gone
    describes = is_adjective(seam.next, seam.grammar)
    return alone and describes and not is_adjective(gone[-1], seam.grammar)


_RELATIVES = words("que qui où dont donde dove che cui")


def _leaves_member(seam: Seam) -> bool:
    """The rest of a list whose head went: "[Hilft bei Ekzemen und ]trockener Haut"."""
    gone, grammar = seam.gone, seam.grammar
    if len(gone) < 2 or gone[-1] not in grammar.joiners or _is_whole(seam):
        return False
    governs = grammar.prepositions | grammar.negations
    governs |= frozenset() if seam.left else grammar.verbs | grammar.finite
    own = seam.next in grammar.prepositions | grammar.negations
    if seam.left and grammar is GERMAN and not seam.gone_text.split()[-2][:1].isupper():
        return False  # "ist von Natur aus gesund und"
    return gone[0] in governs and not own and not is_finite(seam.right, 0, grammar)


def _leaves_items(seam: Seam) -> bool:
    """The rest of a list that a preposition governed: "[Cadeau pour les mamans, ]les amis"."""
    gone, grammar = seam.gone, seam.grammar
    if seam.left or not seam.gone_text.rstrip().endswith(",") or len(gone) < 3:
        return False
    last = max((n for n, word in enumerate(gone) if word in grammar.prepositions), default=-1)
    is_list = seam.next in grammar.articles and not grammar.joiners.isdisjoint(seam.right)
    finite = any(is_finite(seam.right, n, grammar) for n in range(len(seam.right)))
    return 0 < last >= len(gone) - 4 and is_list and not finite


def _loses_second(seam: Seam) -> bool:
    """Another predicate that went along: "améliore l'air[, prévient A et fonctionne bien]"."""
    gone, grammar = seam.gone, seam.grammar
    if not seam.left or seam.put.strip():
        return False
    if grammar is GERMAN and gone[:1] and gone[0] in _PRONOUNS:
        return _TWO_VERBS.search(seam.gone_text) is not None
    joiners = [n for n, word in enumerate(gone) if n and word in grammar.joiners]
    return any(is_finite(gone, n + 1, grammar) for n in joiners)


_PRONOUNS = words("die der das welche welcher welches dem den")
#: German verbs stand last in a clause.
_TWO_VERBS = re.compile(
    r"\b[a-zäöüß]{2,}(?:en|ern|eln|t)\s(?:und|oder)\s.*\b[a-zäöüß]+(?:en|ern|eln|t)\W*$"
)


def _runs_into(seam: Seam) -> bool:
    """A German participle or time without what led to it: "[umweltschonend ]produziert."."""
    if seam.grammar is not GERMAN or not seam.gone or not seam.next:
        return False
    if seam.next in _FINISHED and not seam.put.strip():
        return True
    if _PARTICIPLE.match(seam.next) and re.match(r"\s*\w+\s*(?:[,.;:|!]|$)", seam.after):
        before = seam.gone_text.split()[:1] != [] and seam.gone_text.lstrip()[:1] == ","
        alone = not seam.last and bool(seam.left)
        return alone or before or seam.gone[0] in seam.grammar.joiners
    return seam.gone_text.lstrip().startswith(",") and seam.next in seam.grammar.prepositions


#: Participles that say nothing without how: "antibakteriell ausgerüstet".
_FINISHED = words("ausgerüstet ausgestattet behandelt wirksam wirkend")
_PARTICIPLE = re.compile(r"(?:ge|ver|be|her|ent|er|pro)\w+(?:t|en)$|\w+iert$")
_PARTICLE_ALONE = words("fern frei weg vor an ab auf aus garantiert garantito garantizado garanti")


def _leaves_particle(seam: Seam) -> bool:
    """A word that only closed what went: "[Hält Flöhe ]fern.", "[Bester Preis ]garantiert!"."""
    alone = not seam.left and len(seam.right) == 1
    return bool(seam.gone) and alone and seam.right[0] in _PARTICLE_ALONE


def _lacks_subject(seam: Seam) -> bool:
    """A verb whose pronoun went: "[Elle tonifie l'estomac, d]{D}iminue"."""
    if seam.left or not seam.gone or _is_whole(seam):
        return False
    if not is_finite(seam.right, 0, seam.grammar):
        return False
    return seam.gone[0] in seam.grammar.subjects | seam.grammar.articles


def _asks(seam: Seam) -> bool:
    """A verb in front, because what stood before it went: "[Empfohlen, ]ist das Kissen"."""
    if seam.grammar is not GERMAN or seam.left or not seam.gone or _is_whole(seam):
        return False
    return (
        seam.right[:1] != []
        and seam.right[0] in _INVERTED
        and not is_finite(seam.gone, 0, seam.grammar)
    )


def _joins_unlike(seam: Seam) -> bool:
    """Two things that no joiner links now: "sind [kompostierbar und] halten"."""
    gone, grammar = seam.gone, seam.grammar
    if not gone or gone[-1] not in grammar.joiners or not seam.last or not seam.next:
        return False
    if is_finite(seam.right, 0, grammar):
        return not is_finite(gone, 0, grammar)
    if seam.last in grammar.prepositions and gone[0].endswith("%"):
        return True  # "zu 100% kompostierbar und plastikfrei"
    if not grammar.adjective_last or seam.is_title or len(gone) > 2:
        return False
    fits = is_adjective(seam.next, grammar) and agree(gone[0], seam.next, grammar)
    return not fits and seam.next not in grammar.prepositions | grammar.negations


def _parts_verb(seam: Seam) -> bool:
    """A German verb without its particle, or the particle without its verb: "beugen [… vor]"."""
    grammar, gone = seam.grammar, seam.gone
    if not grammar.particles or not gone:
        return False
    ends = len(seam.right) == 1 or seam.right[1:2] == [] or seam.right[1] in grammar.joiners
    if seam.next in grammar.particles and ends and not grammar.finite.isdisjoint(gone):
        return True
    own = [word for n, word in enumerate(gone) if word in grammar.particles and _closes(gone, n)]
    return bool(own) and grammar.finite.isdisjoint(gone[: gone.index(own[0])])


def _closes(gone: list[str], at: int) -> bool:
    """Whether a particle stands at the end of its clause."""
    return at > 0 and (at == len(gone) - 1 or gone[at + 1] in GERMAN.joiners)


def _leaves_prefix(seam: Seam) -> bool:
    """A prefix before another word than its own: "Anti-[Mücken-]Spray"."""
    return bool(seam.gone) and not seam.put.strip() and _ANTI.search(seam.before) is not None


def _lacks_announced(seam: Seam) -> bool:
    """What explained words that went: "[contre les accidents ]: coupures", "[ISO 9001] (Norme)"."""
    if not seam.gone or seam.put.strip() or not seam.left or not seam.last:
        return False
    if re.match(r"\s*:", seam.after) and len(seam.gone) > 1 and not seam.is_title:
        return seam.gone[0] in seam.grammar.prepositions
    name = seam.gone_text.rstrip()[-1:].isupper() or seam.gone[-1].isdigit()
    return name and _OPENS_BRACKET.match(seam.after) is not None


def _lacks_named(seam: Seam) -> bool:
    """An apposition to a name that went: "vendu [sur Md Premium], la boutique"."""
    gone = seam.gone_text.split()
    named = len(gone) > 1 and gone[-1][:1].isupper() and not gone[-1].isupper()
    return bool(seam.last) and named and _APPOSITION.match(seam.after) is not None


def _lacks_quality(seam: Seam) -> bool:
    """What every product has, without how it is: "d'une beauté [incomparable]", "un look,"."""
    if not seam.gone or not seam.ends or len(seam.left) < 2 or not seam.last or seam.is_title:
        return False
    article = seam.left[-2]
    if article not in _INDEFINITE or seam.gone_text.lstrip().startswith(","):
        return False
    if seam.gone[0] in seam.grammar.prepositions:
        return False
    before = seam.left[-3:-2]
    return not before or before[0] not in seam.grammar.prepositions


#: Verbs of the first person and others that ask for their object.
_TRANSITIVE = re.compile(
    r"\w{2,}[aei]mos$|\w{3,}iamo$|^(?:obtener|obtendrás?|recibir|provocar|causar|ottenere|obtenir)$"
)


def _lacks_object(seam: Seam) -> bool:
    """A verb whose object went, or a number whose noun did: "puede obtener [descuento]"."""
    if not seam.gone or not seam.last or seam.put.strip():
        return False
    if seam.grammar.adjective_last and _TRANSITIVE.match(seam.last):
        return seam.gone[0] not in seam.grammar.joiners
    apart = seam.gone_text.lstrip()[:1].isalpha()
    return seam.ends and apart and seam.last.isdigit() and not seam.before[-1:].isspace()


def _lacks_verb(seam: Seam) -> bool:
    """A sentence whose verb went: "les ions [détruisent les bactéries ]à l'origine des odeurs"."""
    grammar, gone = seam.grammar, seam.gone
    if seam.is_title or not gone or not seam.last or not seam.next or seam.put.strip():
        return False
    if not is_finite(gone, 0, grammar) or gone[-1] in grammar.joiners:
        return False
    kept = seam.left + seam.right
    return not any(is_finite(kept, n, grammar) for n in range(len(kept)))


def _lacks_predicate(seam: Seam) -> bool:
    """A subject without its verb: "Für Allergiker: dieses Laken [sorgt für guten Schlaf]"."""
    grammar, gone = seam.grammar, seam.gone
    is_cut = seam.ends if not seam.put.strip() else seam.put.strip() in grammar.joiners
    if seam.is_title or not seam.left or not gone or not is_cut:
        return False
    if bare(seam.left[0]) not in grammar.articles | _POSSESSIVES:
        return False
    return is_finite(gone, 0, grammar) and not any(
        is_finite(seam.left, n, grammar) for n in range(len(seam.left))
    )


def _parts_subject(seam: Seam) -> bool:
    """A comma between a subject and its verb: "Las plantillas, [diseñadas …, ]alivian"."""
    grammar = seam.grammar
    comma = seam.before.rstrip().endswith(",") or seam.after.lstrip().startswith(",")
    if not comma or not seam.gone or not is_finite(seam.right, 0, grammar):
        return False
    subject = bool(seam.left) and bare(seam.left[0]) in grammar.articles | _POSSESSIVES
    finite = any(is_finite(seam.left, n, grammar) for n in range(len(seam.left)))
    return subject and not finite and seam.before.count(",") < 2


def _leaves_row(seam: Seam) -> bool:
    """A comma after a noun, before its other attributes: "sábana[ sostenible], justa y suave"."""
    if seam.is_title or not seam.grammar.adjective_last or not seam.last or seam.put.strip():
        return False
    row = re.match(r",\s(\w+)\s(?:y|e|et|ed|&)\s(\w+)", seam.after)
    named = bare(" ".join(seam.left[-2:-1])) in seam.grammar.articles | _POSSESSIVES
    if not row or len(seam.gone) > 2 or (is_adjective(seam.last, seam.grammar) and not named):
        return False
    return all(is_adjective(word.lower(), seam.grammar) for word in row.groups())


def _says_how(seam: Seam) -> bool:
    """How something is done that went: "[Dimagrire ]velocemente", "Hilft sofort [bei Ischias]"."""
    if not seam.gone or seam.put.strip():
        return False
    verbal = len(seam.left) == 2 and bool(seam.last) and seam.ends
    if verbal and seam.left[0] in seam.grammar.finite and seam.left[0] in seam.grammar.hanging:
        return True
    return not seam.last and _MANNER.match(seam.next) is not None


def _leaves_its_adjective(seam: Seam) -> bool:
    """An adjective of the noun that went: "[Quemagrasas ]Potente 60 cápsulas"."""
    grammar = seam.grammar
    if not grammar.adjective_last or not seam.is_title or not seam.gone or seam.put.strip():
        return False
    if _MANNER.match(seam.next):
        return True
    describes = seam.next.isalpha() and is_adjective(seam.next, grammar)
    names = not seam.left and len(seam.gone) > 1  # a title begins with its noun
    return describes and (names or not all(is_adjective(seam.gone[n], grammar) for n in (0, -1)))


def _loses_heading(seam: Seam) -> bool:
    """The name of the product, with which a description begins: "[Tente Eco. ]3 x 4,5 m"."""
    if seam.is_title or seam.before.strip() or not _is_whole(seam):
        return False
    gone, grammar = seam.gone, seam.grammar
    if any(is_finite(gone, n, grammar) for n in range(len(gone))):
        return False
    if not (_POSSESSIVES | _GREETINGS).isdisjoint(gone):
        return False  # it speaks of the shop
    after = seam.after.lower()
    common = grammar.dangling | grammar.adverbs | _PRAISE
    telling = [word for word in gone if len(word) > 3 and word not in common]
    return sum(word not in after for word in telling) > 1


def _loses_finish(seam: Seam) -> bool:
    """The name of a colour, which stands alone: "Lit 60x120 cm[ - Naturel]"."""
    marked = _is_whole(seam) or seam.gone_text.lstrip()[:1] in "-–|,("
    return len(seam.gone) == 1 and seam.gone[0] in _FINISHES and marked


def _empties_quotes(seam: Seam) -> bool:
    """What a text quotes: "reconnu « [Saveur de l'année] » 2014"."""
    mark = _QUOTE.search(seam.before)
    if not seam.gone or not mark:
        return False
    return mark[0].strip() != '"' or seam.before.count('"') % 2 == 1


def _runs_on(seam: Seam) -> bool:
    """Two phrases in one, as the comma went with the second: "de marque[, consultez-nous] Lumo"."""
    if not seam.grammar.adjective_last or not seam.last or not seam.next or seam.put.strip():
        return False
    if not seam.gone_text.lstrip().startswith(",") or seam.next in seam.grammar.joiners:
        return False
    return not is_finite(seam.right, 0, seam.grammar) or seam.gone_text.rstrip()[-1:] != ","


def _says_twice(seam: Seam) -> bool:
    """A wording that says what stands beside it: "Kosmetische {Kosmetisches Vlies}"."""
    if not seam.cut.new.strip() or not seam.gone:
        return False
    put = re.findall(r"\w{5,}", seam.cut.new.lower())
    before = re.search(r"(\w{5,})\s+$", seam.text[: seam.cut.start].lower())
    after = re.match(r"\s+(\w{5,})", seam.text[seam.cut.end :].lower())
    beside = [match[1][:6] for match in (before, after) if match]
    return any(word[:6] in beside for word in put)


#: Articles and the like by gender, and the nouns that rules put in place of others.
_MASCULINE = words("le un ce el los unos il lo gli i uno questo")
_FEMININE = words("la une cette ma sa las una unas una questa")
_NOUNS = {
    **dict.fromkeys(
        words(
            "voile verre disque ruban scratch cache-yeux soin acier silicone ourson antifaz disco"
            " tratamiento acero metacrilato oso vetro nastro trattamento acciaio orsetto"
        ),
        _MASCULINE,
    ),
    **dict.fromkeys(words("peau viscose red cinta silicona piel rete pelle viscosa"), _FEMININE),
}


def _lacks_gender(seam: Seam) -> bool:
    """A noun after the article of another gender: "la {voile à maille fine}"."""
    put, before = seam.cut.new.lower().split(), _words_before(seam) or [""]
    if seam.grammar is GERMAN or not put or not seam.gone:
        return False
    if put[0] not in _NOUNS:
        return False
    gendered = _MASCULINE | _FEMININE
    if before[0] in gendered and before[0] not in _NOUNS[put[0]]:
        return True
    other = "a" if _NOUNS[put[0]] is _MASCULINE else "o"
    mark = _ENDINGS.get(seam.grammar)
    return mark is not None and any(
        is_adjective(word, seam.grammar) and (found := mark.search(word)) and found[1] == other
        for word in seam.right[:3]
    )


def _lacks_case(seam: Seam) -> bool:
    """A German adjective in the case of no sentence: "mit {feinmaschiges Netz}"."""
    found = re.match(r"([a-zäöüß]{4,}(?:es|er|e))\s[A-ZÄÖÜ]", seam.cut.new)
    if seam.grammar is not GERMAN or not found or not seam.gone:
        return False
    before = _words_before(seam)
    return bool(before) and before[-1] in seam.grammar.prepositions | seam.grammar.articles


def _words_before(seam: Seam) -> list[str]:
    return re.findall(r"\w+", seam.text[: seam.cut.start].lower())[-1:]


#: Terms whose length follows them: "garanti 2 ans".
_TERMS = re.compile(r"garan[tz]i|guarant|livraison|expédition|envío|entrega|spedizione|consegna")
_WITHIN = words("sous dans dentro entre entro in innerhalb binnen")


def _lacks_term(seam: Seam) -> bool:
    """How long a warranty or a delivery takes, without the word: "[Garanti] 2 ans"."""
    if not seam.gone or not seam.next or _is_whole(seam):
        return False
    own = _TERMS.search(seam.gone_text.lower()) is not None
    within = seam.next in _WITHIN and seam.right[1:2] != [] and seam.right[1].isdigit()
    return own and (seam.next.isdigit() or within)


def _leaves_stump(seam: Seam) -> bool:
    """A noun that names nothing: "Produit[ 100 % naturel].", or the mark of a tag: "#[Soldes]"."""
    if seam.before.endswith("#") and not seam.put.strip():
        return bool(seam.gone)
    kept = seam.left + seam.right
    alone = len(kept) == 1 and not seam.after.lstrip().startswith("(")
    return bool(seam.gone) and alone and kept[0] in _VACUOUS


def _lacks_attribute(seam: Seam) -> bool:
    """A noun of origin alone, which every product has: "issu de l'agriculture [biologique]"."""
    last, grammar = bare(seam.last), seam.grammar
    if grammar is GERMAN:
        return bool(seam.gone) and seam.next in grammar.origins
    return bool(seam.gone) and last in grammar.origins and not seam.put.strip()


CHECKS = (
    _hangs,
    _lacks_noun,
    _lacks_head,
    _leaves_attribute,
    _leaves_member,
    _leaves_items,
    _loses_second,
    _runs_into,
    _leaves_particle,
    _lacks_subject,
    _asks,
    _joins_unlike,
    _parts_verb,
    _leaves_prefix,
    _lacks_announced,
    _lacks_named,
    _lacks_term,
    _leaves_stump,
    _lacks_attribute,
    _lacks_quality,
    _lacks_object,
    _lacks_verb,
    _lacks_predicate,
    _parts_subject,
    _leaves_row,
    _says_how,
    _leaves_its_adjective,
    _loses_heading,
    _loses_finish,
    _empties_quotes,
    _runs_on,
    _says_twice,
    _lacks_gender,
    _lacks_case,
)
