"""What a marketplace's reason is about: the policies that read wording, or something else.

Amazon publishes no list of its codes; those below are from its own examples and from reports of
sellers. A code that is not here is judged by its categories, which issues of policies do not have,
and by its message. Messages come in the seller's language, so that few of them can be read: an
unread reason is taken for something else, not for a stop.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

#: Codes of policies that read the wording: restricted products, product detail page rules.
POLICY_CODES = frozenset({"18742", "99300"})
#: Codes of pictures, prices, missing or malformed values, catalog conflicts, approvals and
#: unreadable files; and those that were seen while the listing stayed on sale.
OTHER_CODES = frozenset(
    {
        *("18027", "18155", "18448", "20000", "100581", "4000001", "90000900", "90244"),
        *("5461", "5665", "8008", "8036", "8058", "8541", "8560", "8572", "13013"),
        *("90011", "90112", "90220", "90502", "99001", "99010", "99022"),
    }
)
#: What Amazon does about an issue.
ENFORCEMENTS = frozenset(
    {"LISTING_SUPPRESSED", "ATTRIBUTE_SUPPRESSED", "CATALOG_ITEM_REMOVED", "SEARCH_SUPPRESSED"}
)

_POLICY = re.compile(
    r"restricted (?:product|item)|polic(?:y|ies)\b.{0,40}violat|violat.{0,40}\bpolic"
    r"|prohibited|product safety|detail page rules|not permitted to (?:be )?s(?:ell|old)"
    r"|compliance (?:document|requirement)|safety data sheet|hazmat|dangerous goods|unsafe"
    r"|richtlinienverst|versto(?:ß|ss).{0,40}richtlinie|eingeschränkte produkte|verboten"
    r"|produits? (?:soumis à|restreint|interdit)|infraction|non[- ]respect (?:de|du|des)"
    r"|productos? (?:restringid|prohibid)|infracción|incumplimiento"
    r"|prodott[oi] (?:soggett|vietat|con restrizion)|violazione",
    re.IGNORECASE,
)
#: A complaint about the goods or the seller; the words of the listing have no part in it.
_ELSEWHERE = re.compile(
    r"condition complaint|expired|used sold as new|not as described|inauthentic|authenticity"
    r"|late ship|order defect|verification|invoice|main image|watermark|\bphoto|\bprice|pricing",
    re.IGNORECASE,
)
#: The first that occurs names the family; the more exact stand before the more general.
_FAMILIES: tuple[tuple[str, str], ...] = (
    ("pesticide", r"pesticid|insecticid|biocid|antimicrob|antibacter|rodenticid|\bFIFRA\b|\bEPA\b"),
    ("ppe", r"respirator|face ?masks?\b|\bN95\b|\bKN95\b|\bPPE\b|protective equipment|covid"),
    ("tobacco", r"tobacco|e-?cigarette|vap(?:e|ing)\b|hookah|nicotine"),
    ("alcohol", r"\balcohol"),
    ("drugs", r"paraphernalia|cannabi|\bCBD\b|\bTHC\b|\bhemp\b|kratom|controlled substance"),
    ("disease", r"supplement|disease|\bcures?\b|skin (?:whiten|lighten)|health claim|cosmetic"),
    ("disease", r"prescription|\bOTC\b|\bdrugs?\b(?! (?:and|&) drug para)|pharmaceutic"),
    ("medical", r"medical|\bFDA\b|medicinal"),
    ("hazmat", r"hazmat|hazardous|dangerous goods|lithium|batter(?:y|ies)|flammable|safety data"),
    ("weapons", r"weapon|firearm|ammunition|kni(?:fe|ves)|explosive|firework|\bguns?\b"),
    ("adult", r"\badult|sexual|nudity|pornograph"),
    ("offensive", r"offensive|controversial|hate|human remains|protected (?:animal|species)"),
    ("green", r"environmental claim|green claim|eco-?friendly|sustainab|biodegrad"),
    ("promo", r"promotional|special offer|guarantee|pricing information"),
    ("trademark", r"trademark|copyright|counterfeit|intellectual property|brand name misuse"),
    ("child", r"children'?s|toy safety|choking|\bCPSIA?\b|infant"),
    ("other", r"surveillance|lock ?pick|\blasers?\b|jammer|\bseeds\b|currency"),
    ("contact", r"contact information|e-?mail address|telephone|external link|\burls?\b"),
    (
        "style",
        r"title.{0,40}(?:long|length|characters|capital)|too long|exceeds.{0,30}(?:length|char)",
    ),
)
_FAMILY_PATTERNS = tuple((family, re.compile(text, re.IGNORECASE)) for family, text in _FAMILIES)


def is_about_wording(
    reason: str, *, code: str = "", categories: Iterable[object] = (), enforced: bool = False
) -> bool:
    """Whether a listing that is stopped for this reason is stopped for what it says or is.

    ``enforced`` says that Amazon named an action: with no category and an unknown code that is
    what issues of policies look like, in every language.
    """
    if code in POLICY_CODES:
        return True
    if code in OTHER_CODES or any(categories) or _ELSEWHERE.search(reason):
        return False
    return enforced or bool(_POLICY.search(reason)) or family_of(reason) is not None


def family_of(reason: str) -> str | None:
    """The family that a reason names; most reasons name none."""
    return next((family for family, named in _FAMILY_PATTERNS if named.search(reason)), None)
