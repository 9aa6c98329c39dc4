"""The checks in force on one marketplace, sorted so that a clean text passes them quickly."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import NamedTuple

from ...errors import RuleError
from ...findings import Candidate, Span
from ...listings import Field, Listing, field_kind
from ...rules import Check, Limit, Rule
from .values import FieldFinder, Hit, Kind, ListingFinder

#: What every check may be given beside the parameters of its kind.
COMMON = frozenset({"limit", "fields"})
OPTIONAL = frozenset({"except"})
_NO_WORD = re.compile(r"[\W_]+")
_LEVELS = re.compile(r"[>/|»›]")  # noqa: RUF001 - breadcrumbs use them


class BoundCheck(NamedTuple):
    """A check of a rule under one limit in force, or under none; ``fields`` names or kinds."""

    rule: Rule
    finder: FieldFinder | ListingFinder
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
    types = {_type_name(name) for name in limit.except_product_types}
    shown = listing.text_of("product_type"), _LEVELS.split(listing.text_of("category"), 1)[0]
    return not types.isdisjoint(map(_type_name, shown))


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


class FieldPlan:
    """The checks of fields of one name, behind as few questions as possible.

    ``over`` and ``up_to`` are the loosest gates of their finders; :meth:`candidates` asks each
    finder's own gate again.
    """

    __slots__ = ("_every", "_long", "_marked", "_over", "_plain", "_short", "_up_to", "_wide")

    def __init__(self, checks: Sequence[tuple[BoundCheck, FieldFinder]]) -> None:
        self._long = [(c, f) for c, f in checks if f.over is not None]
        self._short = [(c, f) for c, f in checks if f.up_to is not None]
        self._marked = [(c, f) for c, f in checks if f.marks or f.wide]
        gated = [*self._long, *self._short, *self._marked]
        self._every = [(c, f.find) for c, f in checks if (c, f) not in gated]
        self._over = min((f.over or 0 for _, f in self._long), default=1 << 62)
        self._up_to = max((f.up_to or 0 for _, f in self._short), default=-1)
        marks = {ord(mark) for _, f in self._marked for mark in f.marks}
        self._plain = bytes(sorted(set(range(128)) - marks)) if self._marked else bytes(range(256))
        wide = "".join(f.wide for _, f in self._marked) + re.escape("".join(map(chr, marks)))
        self._wide = re.compile(f"[{wide}]") if wide else None

    def candidates(self, field: Field, listing: Listing, found: list[Candidate]) -> None:
        """Add what the checks find in ``field``."""
        text = field.text
        size = len(text)
        if size > self._over:
            for check, finder in self._long:
                if size > (finder.over or 0):
                    _add(found, check, field, finder.find(text, listing), listing)
        if size <= self._up_to:
            for check, finder in self._short:
                if size <= (finder.up_to or 0):
                    _add(found, check, field, finder.find(text, listing), listing)
        # One pass in C takes away what no check minds; of most texts nothing is left.
        if text.isascii():
            suspicious = bool(text.encode().translate(None, self._plain))
        else:
            suspicious = self._is_suspicious(text)
        if suspicious:
            for check, finder in self._marked:
                _add(found, check, field, finder.find(text, listing), listing)
        for check, find in self._every:
            hits = find(text, listing)
            if hits:
                _add(found, check, field, hits, listing)

    def _is_suspicious(self, text: str) -> bool:
        if self._wide is None:
            return False
        rest = text.encode("utf-8", "surrogatepass").translate(None, self._plain)
        return self._wide.search(rest.decode("utf-8", "surrogatepass")) is not None


def _add(
    found: list[Candidate], check: BoundCheck, field: Field, hits: Sequence[Hit], listing: Listing
) -> None:
    for hit in hits:
        candidate = check.candidate(field, hit, listing)
        if candidate is not None:
            found.append(candidate)


class MarketplacePlan:
    """All checks in force on one marketplace."""

    def __init__(self, checks: Iterable[BoundCheck]) -> None:
        self._checks = tuple(checks)
        self._by_name: dict[str, FieldPlan | None] = {}

    def of_field(self, name: str) -> FieldPlan | None:
        """The plan for fields of this canonical name; ``None`` where nothing is checked."""
        try:
            return self._by_name[name]
        except KeyError:
            return self._by_name.setdefault(name, self._plan(name))

    def _plan(self, name: str) -> FieldPlan | None:
        names = {name, field_kind(name)}
        checks = [
            (check, check.finder)
            for check in self._checks
            if isinstance(check.finder, FieldFinder) and names.intersection(check.fields)
        ]
        return FieldPlan(checks) if checks else None

    @cached_property
    def of_listing(self) -> Sequence[tuple[BoundCheck, ListingFinder]]:
        """The checks that look at several fields together."""
        return [(c, c.finder) for c in self._checks if isinstance(c.finder, ListingFinder)]
