"""Checks a file of the rules folder against its JSON Schema and says what is wrong, and where.

The same schemas complete keys in an editor; jsonschema is imported only when YAML is read, which a
compiled rulebook does not need.
"""

from __future__ import annotations

import json
import re
from functools import cache
from typing import Any

from ..data import RULES_DIR
from .yaml_source import YamlSource, allowed_instead


@cache
def _validator(name: str) -> Any:
    from jsonschema import Draft202012Validator

    return Draft202012Validator(json.loads((RULES_DIR / name).read_text(encoding="utf-8")))


def check_schema(source: YamlSource, schema: str) -> None:
    """Raise :class:`~listinglint.errors.RuleError` for the first thing that ``schema`` forbids."""
    errors = sorted(
        _validator(schema).iter_errors(source.value), key=lambda e: list(map(str, e.path))
    )
    if not errors:
        return
    error = _innermost(errors[0])
    path = tuple(error.absolute_path)
    explain = _EXPLANATIONS.get(error.validator, _explain_other)
    what, remedy, key = explain(error)
    raise source.error(what, (*path, key) if key else path, remedy)


def _innermost(error: Any) -> Any:
    """Of alternatives that all failed, the one that came furthest is what the author meant."""
    while error.validator == "oneOf" and error.context:
        furthest = max(len(inner.absolute_path) for inner in error.context)
        nearest = [inner for inner in error.context if len(inner.absolute_path) == furthest]
        if len(nearest) > 1 and furthest == len(error.absolute_path):
            kinds = {inner.validator for inner in nearest}
            wrong_type = kinds == {"type"}
            if wrong_type:
                return error
            nearest = [inner for inner in nearest if inner.validator != "type"]
        error = nearest[0]
    return error


def _explain_unknown_key(error: Any) -> tuple[str, str, str]:
    allowed = sorted(error.schema.get("properties", {}))
    others = error.schema.get("patternProperties", {})
    key = next(
        key
        for key in error.instance
        if key not in allowed and not any(re.search(pattern, key) for pattern in others)
    )
    remedy = allowed_instead(key, allowed)
    if others:
        remedy += ", and languages: two letters such as en, or any"
    return f"unknown key {key!r}", remedy, key


def _explain_missing_key(error: Any) -> tuple[str, str, str]:
    missing = [key for key in error.validator_value if key not in error.instance]
    return f"the key {missing[0]!r} is missing", f"Required: {', '.join(error.validator_value)}", ""


def _explain_enum(error: Any) -> tuple[str, str, str]:
    return f"found {error.instance!r}", allowed_instead(error.instance, error.validator_value), ""


def _explain_bound(error: Any) -> tuple[str, str, str]:
    low, high = (error.schema.get(key) for key in ("minimum", "maximum"))
    return f"found {error.instance}", f"Write a number from {low} to {high}", ""


def _explain_empty(error: Any) -> tuple[str, str, str]:
    return f"found {_shown(error.instance)}", "Write at least one, or leave the key out", ""


def _explain_type(error: Any) -> tuple[str, str, str]:
    return f"found {_shown(error.instance)}", _WANTED[error.validator_value], ""


def _explain_pattern(error: Any) -> tuple[str, str, str]:
    remedy = _PATTERNS.get(error.validator_value, _SEE_SCHEMA)
    return f"found {_shown(error.instance)}", remedy, ""


def _explain_alternatives(error: Any) -> tuple[str, str, str]:
    described = error.schema.get("description", "")
    return f"found {_shown(error.instance)}", described or _SEE_SCHEMA, ""


def _explain_other(error: Any) -> tuple[str, str, str]:
    described = error.schema.get("description", "") if isinstance(error.schema, dict) else ""
    return error.message, described, ""


def _shown(value: object) -> str:
    text = repr(value)
    return text if len(text) <= 60 else f"{text[:57]}…"


_SEE_SCHEMA = "See the schema for what is allowed"
_WANTED = {
    "array": "Write a list here",
    "object": "Write keys with values here",
    "string": "Write a text here",
    "number": "Write a number here",
    "integer": "Write a whole number here",
    "boolean": "Write true or false here",
}
#: The patterns of the schemas, in words.
_PATTERNS = {
    r"^\d{4}-\d{2}-\d{2}$": "Write it as 2027-01-31",
    r"^([a-z]{2}|any)$": "Write two letters such as en, or any",
}
_EXPLANATIONS = {
    "additionalProperties": _explain_unknown_key,
    "required": _explain_missing_key,
    "enum": _explain_enum,
    "type": _explain_type,
    "pattern": _explain_pattern,
    "minimum": _explain_bound,
    "maximum": _explain_bound,
    "minItems": _explain_empty,
    "minProperties": _explain_empty,
    "minLength": _explain_empty,
    "oneOf": _explain_alternatives,
}
