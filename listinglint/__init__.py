"""listinglint says before upload which listings would be stopped, and by which words.

The names below are the public API: read a file, load the rules, lint its listings. They are
imported when they are first used, so that ``import listinglint`` and ``--help`` cost nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .errors import InputError
    from .findings import Finding, Span
    from .formats import ReadOptions, Source, read_listings
    from .linter import Linter
    from .listings import Column, Field, Listing
    from .rulefiles.rulebook import load_rulebook
    from .rules import Rule, Rulebook

#: Where each public name is defined.
_HOMES = {
    "Column": "listings",
    "Field": "listings",
    "Finding": "findings",
    "InputError": "errors",
    "Linter": "linter",
    "Listing": "listings",
    "ReadOptions": "formats",
    "Rule": "rules",
    "Rulebook": "rules",
    "Source": "formats",
    "Span": "findings",
    "load_rulebook": "rulefiles.rulebook",
    "read_listings": "formats",
}

__all__ = [
    "Column",
    "Field",
    "Finding",
    "InputError",
    "Linter",
    "Listing",
    "ReadOptions",
    "Rule",
    "Rulebook",
    "Source",
    "Span",
    "load_rulebook",
    "read_listings",
]


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = globals()[name] = getattr(import_module(f".{_HOMES[name]}", __name__), name)
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
