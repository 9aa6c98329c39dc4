"""The checks in force on one marketplace, sorted so that a clean text passes them quickly."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from ...errors import RuleError
from ...findings import Candidate, Span
from ...listings import Field, Listing, field_kind
from ...rules import Check, Limit, Rule
from .values import CAPITALS, Disguise, FieldFinder, Hit, Kind, ListingFinder

#: What every check may be given beside the parameters of its kind.
COMMON = frozenset({"limit", "fields"})
ATTRIBUTE = "attribute"
OPTIONAL = frozenset({"except"})
#: So many searches for one character are faster than one pass over a bullet with all of them.
FEW = 5
_NO_WORD = re.compile(r"[\W_]+")
_LEVELS = re.compile(r"[>/|»›]")  # noqa: RUF001 - breadcrumbs use them


class BoundCheck(NamedTuple):
    """A check of a rule under one limit in force, or under none; ``fields`` names or kinds."""

    rule: Rule
    finder: FieldFinder | ListingFinder | Disguise
    limit: Limit | None
    fields: Sequence[str]

    def candidate(self, field: Field, hit: Hit, listing: Listing) -> Candidate | None:
        """The candidate that a hit is; ``None`` where the limit excepts such products."""
        limit, rule = self.limit, self.rule
        if limit is not None and excepts(limit, listing):
            return None
        wanted = rule.applies_to.fields
        if wanted and field.column.kind not in wanted and field.name not in wanted:
            return None
        return Candidate(
            rule=rule,
            field=field,
            span=Span(hit.start, hit.end),
            contexts=_contexts(rule, field),
            message=hit.message,
            severity=hit.severity or (limit.severity if limit else None),
            references=(limit.source,) if limit else (),
        )


def bound_checks(
    rules: Iterable[Rule],
    limits: Sequence[Limit],
    kinds: Mapping[str, Kind],
    *,
    marketplace: str | None,
    as_of: str,
) -> Iterator[BoundCheck]:
    """The checks of ``rules`` on ``marketplace``; a check comes once for each limit in force.

    A check that names no limit holds everywhere, also where the marketplace is unknown.
    """
    in_force = [limit for limit in limits if limit.holds(marketplace=marketplace, as_of=as_of)]
    for rule in rules:
        if not rule.applies_on(marketplace):
            continue
        for check in rule.checks:
            make, parameters = kinds[check.kind].make, check.parameters
            if "limit" not in parameters:
                yield BoundCheck(rule, make(parameters, None), None, parameters["fields"])
                continue
            for limit in in_force:
                if limit.name == parameters["limit"]:
                    yield BoundCheck(rule, make(parameters, limit), limit, (limit.field,))


def verified(rule: Rule, check: Check, kinds: Mapping[str, Kind]) -> Kind:
    """The kind of ``check``; :class:`RuleError` for an unknown one or wrong parameters."""
    if check.kind not in kinds:
        raise RuleError(
            f"there is no kind of check {check.kind!r}",
            file=rule.path,
            remedy=f"Allowed: {', '.join(sorted(kinds))}",
        )
    kind = kinds[check.kind]
    unknown = check.parameters.keys() - kind.parameters - COMMON
    if unknown:
        raise RuleError(
            f"the kind {check.kind!r} has no parameter {min(unknown)!r}",
            file=rule.path,
            remedy=f"Allowed: {', '.join(sorted(kind.parameters | COMMON))}",
        )
    if check.parameters.keys() >= COMMON:
        raise RuleError(
            "a check names either a limit, which says where it holds, or fields", file=rule.path
        )
    if kind.scope == "listing" and ATTRIBUTE in map(field_kind, check.parameters.get("fields", ())):
        raise RuleError(f"the kind {check.kind!r} does not look at attributes", file=rule.path)
    place = "limit" if kind.needs_limit or "limit" in check.parameters else "fields"
    missing = {*(kind.parameters - OPTIONAL), place} - check.parameters.keys()
    if missing:
        raise RuleError(
            f"the kind {check.kind!r} needs the parameter {min(missing)!r}", file=rule.path
        )
    return kind


def excepts(limit: Limit, listing: Listing) -> bool:
    """Whether the listing's product type, or the first level of its category, is excepted."""
    if not limit.except_product_types:
        return False
    types = _type_names(limit.except_product_types)
    shown = listing.text_of("product_type"), _LEVELS.split(listing.text_of("category"), 1)[0]
    return not types.isdisjoint(map(_type_name, shown))


@cache
def _type_names(texts: tuple[str, ...]) -> frozenset[str]:
    return frozenset(map(_type_name, texts))


def _type_name(text: str) -> str:
    return _NO_WORD.sub("_", text).strip("_").casefold()


def _contexts(rule: Rule, field: Field) -> frozenset[int]:
    """The contexts that ask about the field alone; whether the product fits is asked later."""
    return frozenset(
        position
        for position, context in enumerate(rule.contexts)
        if not context.words
        and not context.not_words
        and not context.negated
        and not context.framed
        and (not context.fields or {field.name, field.column.kind} & set(context.fields))
    )


class FieldGates(NamedTuple):
    """What a text must pass to be clean, asked in one go: most fields of most listings are.

    Clean is a text of more than ``up_to`` and at most ``over`` code points that does not begin in
    capitals where ``capitals`` matter, and of whose UTF-8 form nothing is left when the ``plain``
    bytes are taken away: all but the first bytes of suspicious characters. Then only ``every`` is
    still asked. ``few`` are the suspicious ASCII characters where they are so few that looking for
    each in turn is the faster way; ``ascii_only`` where there are no others.
    """

    over: int
    up_to: int
    few: str | None
    ascii_only: bool
    plain: bytes
    capitals: int
    every: Sequence[tuple[BoundCheck, FieldFinder]]
    plan: FieldPlan


class FieldPlan:
    """The checks of fields of one name."""

    def __init__(self, checks: Sequence[tuple[BoundCheck, FieldFinder]]) -> None:
        self._every = [(c, f) for c, f in checks if f.is_ungated]
        self._long = [(f.over, (c, f)) for c, f in checks if f.over is not None]
        self._short = [(f.up_to, (c, f)) for c, f in checks if f.up_to is not None]
        self._capitals = [(c, f) for c, f in checks if f.capitals]
        self._marked = [(c, f) for c, f in checks if f.marks or f.wide]
        self._marks = "".join({mark: 0 for _, f in self._marked for mark in f.marks})
        wide = "".join(f.wide for _, f in self._marked)
        # the hyphens of ranges are no characters that anybody minds
        suspicious = {mark.encode()[0] for mark in self._marks + wide.replace("-", "")}
        self._letters = bytes(code for code in range(128) if code not in suspicious)
        self._plain = bytes(code for code in range(256) if code not in suspicious)
        inside = re.escape(self._marks) + wide
        self._any_mark = re.compile(f"[{inside}]" if inside else r"(?!)")

    def gates(self) -> FieldGates:
        """The gates before all checks of the plan."""
        return FieldGates(
            over=min((most for most, _ in self._long), default=1 << 62),
            up_to=max((most for most, _ in self._short), default=-1),
            few=self._marks if len(self._marks) <= FEW else None,
            ascii_only=not any(finder.wide for _, finder in self._marked),
            plain=self._plain,
            capitals=CAPITALS if self._capitals else 0,
            every=self._every,
            plan=self,
        )

    def candidates(self, field: Field, listing: Listing) -> Iterator[Candidate]:
        """What the checks behind a gate find in ``field``."""
        text = field.text
        size = len(text)
        asked = [check for most, check in self._long if size > most]
        asked += [check for most, check in self._short if size <= most]
        if self._capitals and text[:CAPITALS].isupper():
            asked += self._capitals
        rest = text.encode("utf-8", "surrogatepass").translate(None, self._letters)
        if rest and self._any_mark.search(rest.decode("utf-8", "surrogatepass")):
            asked += self._marked
        for check, finder in asked:
            yield from candidates_of(check, finder, field, listing)


def candidates_of(
    check: BoundCheck, finder: FieldFinder, field: Field, listing: Listing
) -> Iterator[Candidate]:
    """The candidates that one finder sees in one field."""
    for hit in finder.find(field.text, listing):
        candidate = check.candidate(field, hit, listing)
        if candidate is not None:
            yield candidate


class FieldPlans(dict[str, FieldGates]):
    """The gates of each field name on one marketplace, made when the first such field arrives."""

    def __init__(self, checks: Iterable[BoundCheck]) -> None:
        super().__init__()
        self._checks = tuple(checks)

    def __missing__(self, name: str) -> FieldGates:
        names = {name, field_kind(name)}
        checks = [
            (check, check.finder)
            for check in self._checks
            if isinstance(check.finder, FieldFinder) and names.intersection(check.fields)
        ]
        self[name] = FieldPlan(checks).gates()
        return self[name]
