"""Whether the rules, families and documents that settings name exist.

Asked apart from reading the settings, because rules are read from folders that the settings name.
"""

from __future__ import annotations

from collections.abc import Iterable

from ..errors import SettingsError
from ..rules import Rule
from .checking import allowed, shown
from .patterns import is_glob, matches_rule, plain
from .toml_source import KeyPath
from .values import Settings


def require_known_names(settings: Settings, rules: Iterable[Rule]) -> None:
    """Raise ``SettingsError`` for a rule, family or document that no rule of ``rules`` has.

    A misspelt name would otherwise select, silence or document nothing, and nobody would notice.
    """
    rules = tuple(rules)
    for path, pattern in _rule_patterns(settings):
        if not any(matches_rule(rule, pattern) for rule in rules):
            names = [name for rule in rules for name in (rule.family, rule.name)]
            raise _unknown(settings, path, "no rule or family", pattern, names)
    if not settings.documents:
        return  # most settings name none, and asking would read every rule in whole
    documents = {document.name for rule in rules for document in rule.documents}
    known = {plain(name) for name in documents}
    for number, entry in enumerate(settings.documents):
        if plain(entry.document) not in known:
            path = ("documents", number, "document")
            raise _unknown(settings, path, "no document of any rule", entry.document, documents)


def _rule_patterns(settings: Settings) -> Iterable[tuple[KeyPath, str]]:
    """Every place that names a rule or family, with what stands there."""
    for key in ("select", "ignore"):
        for number, pattern in enumerate(getattr(settings, key)):
            # A file that shares the run with the command line is not to blame for its options.
            yield ((f"--{key}",) if key in settings.given else (key, number)), pattern
    for pattern in settings.severity:
        yield ("severity", pattern), pattern
    for marketplace, table in settings.severity_by_marketplace.items():
        for pattern in table:
            yield ("severity", marketplace, pattern), pattern
    for number, suppression in enumerate(settings.suppress):
        for pattern in suppression.rules:
            yield ("suppress", number, "rule"), pattern
        for pattern in suppression.families:
            yield ("suppress", number, "family"), pattern
    for number, accepted in enumerate(settings.accepted_words):
        for pattern in accepted.families:
            yield ("accepted-words", number, "families"), pattern


def _unknown(
    settings: Settings, path: KeyPath, what: str, found: str, names: Iterable[str]
) -> SettingsError:
    remedy = "" if is_glob(found) else _nearest(found, sorted(set(names)))
    message = f"{shown(found)} is {what}"
    option = str(path[0])
    if settings.source is None or option.startswith("--"):
        return SettingsError(message, file=option, remedy=remedy)
    return settings.source.error(path, message, remedy)


def _nearest(found: str, names: list[str]) -> str:
    # There are hundreds of rules: without a near one, the command that lists them serves better.
    guess, question, _ = allowed(found, names).partition("?")
    return f"{guess}?" if question else 'See "listinglint rules" for all names'
