"""Checked plain values (from YAML or from the compiled rulebook) to rule values."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from ..rules import (
    ANY_LANGUAGE,
    DEFAULT,
    PLACES,
    AppliesTo,
    Check,
    Context,
    Document,
    Example,
    FramePattern,
    Limit,
    Patterns,
    Prior,
    Product,
    Reference,
    RegexPattern,
    Rule,
    Severity,
    TokenPattern,
    Wording,
)

Plain = Mapping[str, Any]


def rule_of(name: str, plain: Plain, *, path: str) -> Rule:
    """The rule that the checked values of one file declare."""
    return Rule(
        name=name,
        family=name.partition("/")[0],
        summary=plain["summary"],
        why=plain["why"],
        severity=_severities(plain["severity"]),
        match={
            language: _patterns(patterns)
            for language, patterns in plain["match"].items()
            if language != "checks"
        },
        checks=tuple(_check(check) for check in plain["match"].get("checks", ())),
        prior=_prior(plain["prior"]),
        message=plain["message"],
        applies_to=_applies_to(plain.get("applies-to", {})),
        unless=tuple(_context(context) for context in plain.get("unless", ())),
        weight=plain.get("weight", "strong"),
        documents=tuple(
            Document(document["name"], _texts(document.get("marketplaces")), document.get("one-of"))
            for document in plain.get("documents", ())
        ),
        reword={
            language: tuple(_wording(wording) for wording in wordings)
            for language, wordings in plain.get("reword", {}).items()
        },
        references=tuple(_reference(reference) for reference in plain["references"]),
        examples=tuple(_example(example) for example in plain["examples"]),
        formerly=_texts(plain.get("formerly")),
        path=path,
    )


def light_of(rule: Rule, plain: Plain) -> dict[str, Any]:
    """Those plain values of a rule that tell whether it is in force, and where."""
    kept = ("severity", "applies-to", "weight", "formerly", "path")
    return {
        **{key: plain[key] for key in kept if key in plain},
        "checks": plain["match"].get("checks", ()),
        "languages": sorted(rule.languages),
        "unanchored": sorted(rule.unanchored),
    }


def light_attributes(name: str, light: Plain) -> dict[str, Any]:
    """The attributes of a rule that :func:`light_of` keeps."""
    return {
        "name": name,
        "family": name.partition("/")[0],
        "severity": _severities(light["severity"]),
        "applies_to": _applies_to(light.get("applies-to", {})),
        "weight": light.get("weight", "strong"),
        "formerly": _texts(light.get("formerly")),
        "path": light["path"],
        "checks": tuple(_check(check) for check in light["checks"]),
        "languages": frozenset(light["languages"]),
        "unanchored": frozenset(light["unanchored"]),
    }


def product_of(kind: str, plain: Plain) -> Product:
    """The product kind that the checked values of one file declare."""
    return Product(
        kind=kind,
        summary=plain["summary"],
        title=_by_language(plain.get("title", {})),
        category=_by_language(plain.get("category", {})),
        not_title=_by_language(plain.get("not-title", {})),
    )


def limit_of(plain: Plain) -> Limit:
    """One dated limit."""
    return Limit(
        name=plain["name"],
        field=plain["field"],
        value=plain["value"],
        marketplaces=_texts(plain["marketplaces"]),
        effective_from=plain["effective-from"],
        severity=plain["severity"],
        source=_reference(plain["source"]),
        until=plain.get("until"),
        except_product_types=_texts(plain.get("except-product-types")),
    )


def _severities(value: Any) -> Mapping[str, Severity]:
    return value if isinstance(value, Mapping) else {DEFAULT: value}


def _texts(value: Sequence[str] | None) -> tuple[str, ...]:
    return tuple(value or ())


def _by_language(value: Mapping[str, Sequence[str]]) -> dict[str, tuple[str, ...]]:
    return {language: tuple(words) for language, words in value.items()}


def _patterns(plain: Plain) -> Patterns:
    return Patterns(
        phrases=_texts(plain.get("phrases")),
        stems=_texts(plain.get("stems")),
        substrings=_texts(plain.get("substrings")),
        frames=tuple(
            FramePattern(
                _texts(frame["verbs"]),
                _texts(frame["targets"]),
                frame.get("within", 8),
                frame.get("order", "either"),
                frame.get("search", "targets"),
            )
            for frame in plain.get("frames", ())
        ),
        regex=tuple(
            RegexPattern(regex["pattern"], _texts(regex.get("anchors")))
            for regex in plain.get("regex", ())
        ),
        tokens=tuple(
            TokenPattern(tuple(tokens["pattern"]), _texts(tokens["anchors"]))
            for tokens in plain.get("tokens", ())
        ),
    )


def _check(plain: Plain) -> Check:
    return Check(plain["kind"], {key: value for key, value in plain.items() if key != "kind"})


def _prior(plain: Plain) -> Prior:
    when = tuple(_context(context) for context in plain.get("when", ()))
    return Prior(plain.get("verdict"), float(plain["risk"]), when)


def _context(plain: Plain) -> Context:
    risk = plain.get("risk")
    return Context(
        words={place: _words(plain[place]) for place in PLACES if place in plain},
        not_words={
            place: _words(plain[f"not-{place}"]) for place in PLACES if f"not-{place}" in plain
        },
        product=_texts(plain.get("product")),
        not_product=_texts(plain.get("not-product")),
        fields=_texts(plain.get("fields")),
        negated=plain.get("negated"),
        framed=plain.get("framed"),
        within=plain.get("within", 6),
        verdict=plain.get("verdict"),
        risk=None if risk is None else float(risk),
        note=plain.get("note", ""),
    )


def _words(value: Mapping[str, Sequence[str]] | Sequence[str]) -> dict[str, tuple[str, ...]]:
    if isinstance(value, Mapping):
        return _by_language(value)
    return {ANY_LANGUAGE: tuple(value)}


def _applies_to(plain: Plain) -> AppliesTo:
    return AppliesTo(
        _texts(plain.get("fields")),
        _texts(plain.get("marketplaces")),
        _texts(plain.get("product")),
    )


def _wording(plain: Plain) -> Wording:
    return Wording(
        text=plain.get("text", ""),
        applicability=plain.get("applicability", "safe"),
        matches=_texts(plain.get("matches")),
        product=_texts(plain.get("product")),
        clause=plain.get("delete") == "clause",
    )


def _reference(plain: Plain) -> Reference:
    return Reference(plain["title"], plain["url"], plain["read"])


def _example(plain: Plain) -> Example:
    return Example(
        text=plain["text"],
        spans=tuple((start, end) for start, end in plain["spans"]),
        language=plain["language"],
        field=plain.get("field", "bullet_1"),
        reword=plain.get("reword"),
        verdict=plain.get("verdict"),
        band=plain.get("risk"),
        marketplace=plain.get("marketplace"),
        others=plain.get("with", {}),
        line=plain.get("line", 0),
    )
