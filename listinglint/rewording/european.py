"""The proof of language in French, German, Spanish and Italian.

Less is known there word by word than in English: the checks look at verbs, at articles and at the
endings of adjectives, and refuse what they cannot tell from broken language.
"""
# ruff: noqa: RUF001 - typographic apostrophes stand in listings

from __future__ import annotations

import re

from .forms import BE, ENDINGS, POSSESSIVES, agree, bare, begins_predicate, is_adjective, is_finite
from .german import CHECKS as GERMAN_CHECKS
from .grammar import GERMAN, words
from .seams import Seam

#: Words that begin what tells more of the noun before them.
_OF = words("de du des di del della dei degli delle von")
_OF_ELIDED = re.compile(r"d['’]|dell['’]", re.IGNORECASE)
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
    " favor"
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


def _hangs(seam: Seam) -> bool:
    """A phrase that says nothing without what went: "traité [antibactérien]", "für Menschen"."""
    if not seam.gone or not seam.last or seam.put.strip():
        return False
    last, grammar = bare(seam.last), seam.grammar
    if seam.ends or seam.next in grammar.joiners:
        return last in grammar.hanging | grammar.articles | POSSESSIVES
    if last in _TOLD:
        return not is_adjective(seam.next, grammar)
    return seam.last in grammar.hanging and seam.next in grammar.prepositions - _OF


def _lacks_noun(seam: Seam) -> bool:
    """An article or the like before what is no noun: "les mêmes [ingrédients] utilisés"."""
    grammar, following = seam.grammar, seam.next
    if bare(seam.last) not in grammar.articles | POSSESSIVES or not following:
        return False
    if grammar is GERMAN and seam.last in ("die", "der", "das", "den", "dem"):
        return False  # it may be a pronoun
    small = grammar.prepositions | grammar.joiners | grammar.finite | grammar.articles
    participle = grammar.adjective_last and following.endswith(("és", "ées", "ados", "adas", "ati"))
    return following in small - {"super"} or participle


def _takes_article(seam: Seam) -> bool:
    """A noun whose article went with the words before it: "[contacte con nuestro ]servicio"."""
    if not seam.gone or not seam.next or seam.is_whole or seam.put.strip():
        return False
    own = seam.grammar.articles | POSSESSIVES
    return len(seam.gone) > 1 and seam.gone[-1] in own and seam.last not in own


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
    alone = len(seam.right) == 1 or (seam.right[1] in _RELATIVES and not seam.is_whole)
    gone = [word for word in seam.gone if word not in seam.grammar.joiners] or seam.gone
    describes = is_adjective(seam.next, seam.grammar)
    return alone and describes and not is_adjective(gone[-1], seam.grammar)


_RELATIVES = words("que qui où dont donde dove che cui")


def _leaves_member(seam: Seam) -> bool:
    """The rest of a list whose head went: "[Hilft bei Ekzemen und ]trockener Haut"."""
    gone, grammar = seam.gone, seam.grammar
    if len(gone) < 2 or gone[-1] not in grammar.joiners or seam.is_whole:
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
    if joiners and is_finite(gone, 0, grammar) and joiners[-1] == len(gone) - 2:
        return _LAST_WORD.search(gone[-1]) is not None  # "wirkt antibakteriell und mattiert"
    return any(is_finite(gone, n + 1, grammar) for n in joiners)


_LAST_WORD = re.compile(r"(?:iert|[ai]ca|izza|[ai]fie|ise|iza)$")
_PRONOUNS = words("die der das welche welcher welches dem den")
#: German verbs stand last in a clause.
_TWO_VERBS = re.compile(
    r"\b[a-zäöüß]{2,}(?:en|ern|eln|t)\s(?:und|oder)\s.*\b[a-zäöüß]+(?:en|ern|eln|t)\W*$"
)


_PARTICLE_ALONE = words("fern frei weg vor an ab auf aus garantiert garantito garantizado garanti")


def _leaves_particle(seam: Seam) -> bool:
    """A word that only closed what went: "[Hält Flöhe ]fern.", "[Bester Preis ]garantiert!"."""
    alone = not seam.left and len(seam.right) == 1
    return bool(seam.gone) and alone and seam.right[0] in _PARTICLE_ALONE


def _lacks_subject(seam: Seam) -> bool:
    """A verb whose pronoun went: "[Elle tonifie l'estomac, d]{D}iminue"."""
    if seam.left or not seam.gone or seam.is_whole:
        return False
    if not is_finite(seam.right, 0, seam.grammar):
        return False
    return seam.gone[0] in seam.grammar.subjects | seam.grammar.articles


def _joins_unlike(seam: Seam) -> bool:
    """Two things that no joiner links now: "sind [kompostierbar und] halten"."""
    gone, grammar = seam.gone, seam.grammar
    if not gone or gone[-1] not in grammar.joiners or not seam.last or not seam.next:
        return False
    verb = next((word for word in seam.left if word in BE), seam.last)  # "ist Bambus … und wächst"
    if begins_predicate(seam.right, 0, verb if grammar is GERMAN else seam.last, grammar):
        return not is_finite(gone, 0, grammar)
    if seam.last in grammar.prepositions and gone[0].endswith("%"):
        return True  # "zu 100% kompostierbar und plastikfrei"
    if not grammar.adjective_last or seam.is_title or len(gone) > 2:
        return False
    fits = is_adjective(seam.next, grammar) and agree(gone[0], seam.next, grammar)
    return not fits and seam.next not in grammar.prepositions | grammar.negations


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
    apart = seam.gone_text.lstrip()[:1].isalpha() and seam.gone[0].endswith("s")
    apart = apart and seam.gone[0] not in seam.grammar.prepositions
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


def _lacks_only_verb(seam: Seam) -> bool:
    """An object whose verb alone went: "Pflegt die Hände, [heilt ]Risse und zieht ein"."""
    alone = len(seam.gone) == 1 and is_finite(seam.gone, 0, seam.grammar)
    return alone and not seam.put.strip() and bool(seam.next) and not seam.is_title


def _lacks_whole(seam: Seam) -> bool:
    """A share without what it is one of: "besteht zu 98 %[ aus natürlichen Stoffen]"."""
    share = re.search(r"\d\s?%\s*$", seam.before) is not None
    return share and bool(seam.gone) and seam.gone[0] in seam.grammar.prepositions


def _lacks_predicate(seam: Seam) -> bool:
    """A subject without its verb: "Für Allergiker: dieses Laken [sorgt für guten Schlaf]"."""
    grammar, gone = seam.grammar, seam.gone
    is_cut = seam.ends if not seam.put.strip() else seam.put.strip() in grammar.joiners
    if seam.is_title or not seam.left or not gone or not is_cut:
        return False
    if bare(seam.left[0]) not in grammar.articles | POSSESSIVES:
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
    subject = bool(seam.left) and bare(seam.left[0]) in grammar.articles | POSSESSIVES
    finite = any(is_finite(seam.left, n, grammar) for n in range(len(seam.left)))
    return subject and not finite and seam.before.count(",") < 2


def _leaves_row(seam: Seam) -> bool:
    """A comma after a noun, before its other attributes: "sábana[ sostenible], justa y suave"."""
    if seam.is_title or not seam.grammar.adjective_last or not seam.last or seam.put.strip():
        return False
    row = re.match(r",\s(\w+)\s(?:y|e|et|ed|&)\s(\w+)", seam.after)
    named = bare(" ".join(seam.left[-2:-1])) in seam.grammar.articles | POSSESSIVES
    if not row or len(seam.gone) > 2 or (is_adjective(seam.last, seam.grammar) and not named):
        return False
    return all(is_adjective(word.lower(), seam.grammar) for word in row.groups())


def _stands_alone(seam: Seam) -> bool:
    """A noun that can only stand beside another: "antiacaro, {comfort}, adatto"."""
    put = seam.cut.new.strip().lower()
    return put in ("confort", "comfort") and not re.search(r"\w\s$", seam.text[: seam.cut.start])


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
    if seam.is_title or seam.before.strip() or not seam.is_whole:
        return False
    gone, grammar = seam.gone, seam.grammar
    if any(is_finite(gone, n, grammar) for n in range(len(gone))):
        return False
    if not (POSSESSIVES | _GREETINGS).isdisjoint(gone):
        return False  # it speaks of the shop
    after = seam.after.lower()
    common = grammar.dangling | grammar.adverbs | _PRAISE
    telling = [word for word in gone if len(word) > 3 and word not in common]
    return sum(word not in after for word in telling) > 1


def _loses_finish(seam: Seam) -> bool:
    """The name of a colour, which stands alone: "Lit 60x120 cm[ - Naturel]"."""
    marked = seam.is_whole or seam.gone_text.lstrip()[:1] in "-–|,("
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
    mark = ENDINGS.get(seam.grammar)
    return mark is not None and any(
        is_adjective(word, seam.grammar) and (found := mark.search(word)) and found[1] == other
        for word in seam.right[:3]
    )


def _words_before(seam: Seam) -> list[str]:
    return re.findall(r"\w+", seam.text[: seam.cut.start].lower())[-1:]


#: Terms whose length follows them: "garanti 2 ans".
_TERMS = re.compile(r"garan[tz]i|guarant|livraison|expédition|envío|entrega|spedizione|consegna")
_LASTS = re.compile(
    r"\d+\s(?:jahre?n?|monate?n?|tage?n?|ans?|mois|jours?|años?|meses|días|anni|mesi|giorni)\s*"
    r"(?:d[ei]\s)?$",
    re.IGNORECASE,
)
_WITHIN = words("sous dans dentro entre entro in innerhalb binnen")


def _lacks_term(seam: Seam) -> bool:
    """How long a warranty or a delivery takes, without the word: "[Garanti] 2 ans"."""
    if not seam.gone or not seam.next or seam.is_whole:
        return False
    own = _TERMS.search(seam.gone_text.lower()) is not None
    if own and _LASTS.search(seam.before):
        return True
    within = seam.next in _WITHIN and seam.right[1:2] != [] and seam.right[1].isdigit()
    return own and (seam.next.isdigit() or within)


#: Parts that every product has, which say nothing without how they are.
_PARTS = words(
    "couleurs matériaux matière tissu surface revêtement design formule ingrédients alternative"
    " colores materiales tejido superficie recubrimiento diseño fórmula ingredientes alternativa"
    " colori materiali tessuto superficie rivestimento formula ingredienti"
    " farben materialien oberfläche beschichtung stoff inhaltsstoffe zutaten rezeptur formel"
)


def _leaves_part(seam: Seam) -> bool:
    """Such a part alone between commas: "[Ungiftige ]Farben, …", "lavable, alternativa, …"."""
    item = re.split(r"[,.;:|!?\n]", seam.before)[-1] + re.split(r"[,.;:|!?\n]", seam.after)[0]
    left = item.split()
    return bool(seam.gone) and len(left) == 1 and left[0].lower() in _PARTS


def _leaves_objects(seam: Seam) -> bool:
    """The objects of a verb that went: "Con el uso[ desaparecen los granos], los puntos y …"."""
    grammar = seam.grammar
    if seam.is_title or not seam.left or len(seam.gone) < 2 or seam.put.strip():
        return False
    row = re.match(r",\s(\w+)\s[^.,!?]*\s(?:y|e|et|ed|und)\s", seam.after)
    opens = seam.left[0] in grammar.opening | grammar.prepositions and row is not None
    kept = seam.left + seam.right
    finite = any(is_finite(kept, n, grammar) for n in range(len(kept)))
    described = all(is_adjective(word, grammar) for word in seam.gone)
    return opens and not finite and not described


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
    *GERMAN_CHECKS,
    _hangs,
    _lacks_noun,
    _takes_article,
    _lacks_head,
    _leaves_attribute,
    _leaves_member,
    _leaves_items,
    _leaves_particle,
    _loses_second,
    _lacks_subject,
    _joins_unlike,
    _leaves_prefix,
    _lacks_announced,
    _lacks_named,
    _lacks_term,
    _leaves_part,
    _leaves_objects,
    _leaves_stump,
    _lacks_attribute,
    _lacks_quality,
    _lacks_object,
    _lacks_verb,
    _lacks_only_verb,
    _lacks_whole,
    _lacks_predicate,
    _parts_subject,
    _leaves_row,
    _stands_alone,
    _says_how,
    _leaves_its_adjective,
    _loses_heading,
    _loses_finish,
    _empties_quotes,
    _runs_on,
    _says_twice,
    _lacks_gender,
)
