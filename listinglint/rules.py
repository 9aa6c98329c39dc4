"""A rule as declared in its file: what it looks for, what it means and what to do about it.

These are values. They are read from YAML by :mod:`listinglint.rulefiles` and used by every room.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Literal, get_args

Severity = Literal["error", "warning", "note"]
Verdict = Literal["regulated", "claim", "word"]
Applicability = Literal["safe", "unsafe", "display"]
Weight = Literal["strong", "weak"]

SEVERITIES: tuple[Severity, ...] = get_args(Severity)
VERDICTS: tuple[Verdict, ...] = get_args(Verdict)
APPLICABILITIES: tuple[Applicability, ...] = get_args(Applicability)

#: The key of severities and wordings that hold wherever nothing more exact is said.
DEFAULT = "default"
#: The language key of patterns that hold in every language.
ANY_LANGUAGE = "any"
#: The language of texts of which nobody says what language they are in.
DEFAULT_LANGUAGE = "en"

RESTRICTED_FAMILIES = (
    "pesticide",
    "ppe",
    "medical",
    "disease",
    "drugs",
    "weapons",
    "hazmat",
    "tobacco",
    "alcohol",
    "adult",
    "offensive",
)
SOFT_FAMILIES = ("green", "promo")
FAMILIES = (
    *RESTRICTED_FAMILIES,
    *SOFT_FAMILIES,
    "contact",
    "trademark",
    "origin",
    "child",
    "other",
    "style",
)
#: Families in which "what is it really?" has no sense: a title is too long, whatever the product.
FAMILIES_WITHOUT_VERDICT = frozenset({"style"})


@dataclass(frozen=True, slots=True)
class Reference:
    """Where a rule's knowledge comes from; ``read`` is an ISO date."""

    title: str
    url: str
    read: str


@dataclass(frozen=True, slots=True)
class Document:
    """What a regulated product needs; without ``marketplaces`` it is needed everywhere.

    Of the documents of a rule with the same ``one_of``, one is enough.
    """

    name: str
    marketplaces: tuple[str, ...] = ()
    one_of: str | None = None


@dataclass(frozen=True, slots=True)
class FramePattern:
    """A claim frame: a verb and a target in one clause, at most ``within`` tokens apart.

    ``order`` is ``verb-first``, ``target-first`` or ``either``. ``search`` names the side whose
    words are rarer in listings: the automaton searches it.
    """

    verbs: tuple[str, ...]
    targets: tuple[str, ...]
    within: int = 8
    order: Literal["verb-first", "target-first", "either"] = "either"
    search: Literal["verbs", "targets"] = "targets"


@dataclass(frozen=True, slots=True)
class RegexPattern:
    """A regular expression, tried only around its literal ``anchors``."""

    pattern: str
    anchors: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TokenPattern:
    """A spaCy token pattern, tried only in the clause around its literal ``anchors``."""

    pattern: tuple[Mapping[str, Any], ...]
    anchors: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Patterns:
    """What a rule looks for in one language; all literals are alternatives."""

    phrases: tuple[str, ...] = ()
    stems: tuple[str, ...] = ()
    substrings: tuple[str, ...] = ()
    frames: tuple[FramePattern, ...] = ()
    regex: tuple[RegexPattern, ...] = ()
    tokens: tuple[TokenPattern, ...] = ()


@dataclass(frozen=True, slots=True)
class Check:
    """A kind of matching with parameters of its own (``length``, ``repetition`` …)."""

    kind: str
    parameters: Mapping[str, Any] = field(default_factory=dict)


#: So many answers are remembered of which contexts a product leaves open.
REMEMBERED_KINDS = 4096
#: Where the words of a context may stand.
PLACES = ("before", "after", "near", "inside", "anywhere")


@dataclass(frozen=True, slots=True)
class Context:
    """Surroundings that change what a candidate means; every condition given must hold.

    ``words`` and ``not_words`` map a place to its words by language (``any`` for all):
    ``before`` and ``after`` touch the span, ``near`` stands within ``within`` words on either
    side, ``inside`` is part of the span, ``anywhere`` occurs in some field of the listing.
    ``product`` names product kinds. Without ``risk`` the context silences the candidate.
    """

    words: Mapping[str, Mapping[str, tuple[str, ...]]] = field(default_factory=dict)
    not_words: Mapping[str, Mapping[str, tuple[str, ...]]] = field(default_factory=dict)
    product: tuple[str, ...] = ()
    not_product: tuple[str, ...] = ()
    fields: tuple[str, ...] = ()
    negated: bool | None = None
    framed: bool | None = None
    within: int = 6
    verdict: Verdict | None = None
    risk: float | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Prior:
    """Verdict and risk before any model speaks; the first of ``when`` that holds replaces them."""

    verdict: Verdict | None
    risk: float
    when: tuple[Context, ...] = ()


@dataclass(frozen=True, slots=True)
class Wording:
    """One wording in place of the span; an empty ``text`` deletes it.

    ``matches`` restricts it to spans that read so; ``product`` to product kinds. ``clause`` deletes
    the whole clause around the span instead of the span alone.
    """

    text: str
    applicability: Applicability
    matches: tuple[str, ...] = ()
    product: tuple[str, ...] = ()
    clause: bool = False


@dataclass(frozen=True, slots=True)
class Example:
    """A text with its marked spans; ``reword`` is the exact text after the first fix.

    ``spans`` is empty for a near miss. ``others`` are further fields of the listing (title,
    category …).
    """

    text: str
    spans: tuple[tuple[int, int], ...]
    language: str
    reword: str | None = None
    verdict: Verdict | None = None
    band: str | None = None
    marketplace: str | None = None
    others: Mapping[str, str] = field(default_factory=dict)
    line: int = 0
    field: str = "bullet_1"  # last, because it hides dataclasses.field from here on


@dataclass(frozen=True, slots=True)
class AppliesTo:
    """Where a rule is in force; an empty tuple means everywhere.

    ``fields`` are canonical names or kinds (``bullet``, ``attribute``).
    """

    fields: tuple[str, ...] = ()
    marketplaces: tuple[str, ...] = ()
    product: tuple[str, ...] = ()


@dataclass(frozen=True)
class Rule:
    """A declared check. ``name`` is ``family/offence``, the path of its file without the ending."""

    name: str
    family: str
    summary: str
    why: str
    severity: Mapping[str, Severity]
    match: Mapping[str, Patterns]
    checks: tuple[Check, ...]
    prior: Prior
    message: str
    applies_to: AppliesTo = AppliesTo()
    unless: tuple[Context, ...] = ()
    weight: Weight = "strong"
    documents: tuple[Document, ...] = ()
    reword: Mapping[str, tuple[Wording, ...]] = field(default_factory=dict)
    references: tuple[Reference, ...] = ()
    examples: tuple[Example, ...] = ()
    formerly: tuple[str, ...] = ()
    path: str = ""

    def __hash__(self) -> int:
        return hash(self.name)

    @property
    def whole(self) -> Rule:
        """The rule with everything in it, however it was read."""
        return self

    @cached_property
    def languages(self) -> frozenset[str]:
        """The languages in which it has patterns."""
        return frozenset(self.match)

    @cached_property
    def unanchored(self) -> frozenset[str]:
        """The languages in which a regular expression of it is tried on every text."""
        return frozenset(
            language
            for language, patterns in self.match.items()
            if not all(pattern.anchors for pattern in patterns.regex)
        )

    @cached_property
    def contexts(self) -> tuple[Context, ...]:
        """``unless`` and then ``prior.when``: the order in which contexts are asked."""
        return (*self.unless, *self.prior.when)

    def contexts_for(self, kinds: frozenset[str], possible: int = -1) -> tuple[int, ...]:
        """The positions of the contexts that a product of these kinds does not contradict.

        ``possible`` are those that are asked for, as bits: 1 for the first, 2 for the second.
        """
        remembered = self._contexts_by_kinds
        known = remembered.get((kinds, possible))
        if known is None:
            if len(remembered) >= REMEMBERED_KINDS:
                remembered.clear()
            known = remembered[kinds, possible] = tuple(
                position
                for position, context in enumerate(self.contexts)
                if possible >> position & 1
                and (not context.product or not kinds.isdisjoint(context.product))
                and kinds.isdisjoint(context.not_product)
            )
        return known

    @cached_property
    def _contexts_by_kinds(self) -> dict[tuple[frozenset[str], int], tuple[int, ...]]:
        return {}

    def severity_on(self, marketplace: str | None) -> Severity:
        """What happens on ``marketplace``, else the default."""
        return self.severity.get(marketplace or DEFAULT, self.severity[DEFAULT])

    def applies_on(self, marketplace: str | None) -> bool:
        """Whether the rule is in force on ``marketplace``; an unknown one gets every rule."""
        stores = self.applies_to.marketplaces
        return not stores or marketplace is None or marketplace in stores


@dataclass(frozen=True, slots=True)
class Product:
    """A product kind and the words, by language, by which a title, category or type shows it.

    ``title`` words count in the title, ``category`` words in category path and product type.
    ``not_title`` words in the title contradict it.
    """

    kind: str
    summary: str
    title: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    category: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    not_title: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @property
    def languages(self) -> frozenset[str]:
        """The languages in which it has words."""
        return frozenset((*self.title, *self.category, *self.not_title))


@dataclass(frozen=True, slots=True)
class Limit:
    """A dated limit of marketplaces for one field; dates are ISO, ``until`` is excluded."""

    name: str
    field: str
    value: Any
    marketplaces: tuple[str, ...]
    effective_from: str
    severity: Severity
    source: Reference
    until: str | None = None
    except_product_types: tuple[str, ...] = ()

    def holds(self, *, marketplace: str | None, as_of: str) -> bool:
        """Whether it is in force on ``marketplace`` on the ISO date ``as_of``."""
        if marketplace not in self.marketplaces:
            return False
        return self.effective_from <= as_of and (self.until is None or as_of < self.until)


@dataclass(frozen=True)
class Rulebook:
    """Everything that the rules folders say.

    ``words`` are the shared word lists by name and language; ``version`` changes with any byte.
    ``literals`` are the plain literal tables by language where rules were compiled,
    ``product_literals`` those of the words of product kinds.
    """

    rules: tuple[Rule, ...]
    words: Mapping[str, Mapping[str, tuple[str, ...]]]
    products: tuple[Product, ...]
    limits: tuple[Limit, ...]
    version: str
    literals: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    product_literals: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)

    @cached_property
    def by_name(self) -> Mapping[str, Rule]:
        """Rules by their present and former names."""
        former = {old: rule for rule in self.rules for old in rule.formerly}
        return {**former, **{rule.name: rule for rule in self.rules}}
