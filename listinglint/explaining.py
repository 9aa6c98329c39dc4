"""What a rule, a family or a word is about, as lines for a reader."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from textwrap import wrap

from .findings import Finding, alternatives
from .linter import Linter
from .listings import single_text
from .reporters.plain_words import said_of
from .rules import (
    ANY_LANGUAGE,
    DEFAULT,
    DEFAULT_LANGUAGE,
    Applicability,
    Document,
    Example,
    Rule,
    Rulebook,
    Severity,
    Verdict,
    Wording,
)
from .settings.patterns import matches_rule
from .ui import counted, document_name, say, to_say, translated

WIDTH = 88
_BLANKS = re.compile("[ \\t\\r\\n]+")

_SEVERITIES: Mapping[Severity, str] = {
    "error": to_say("error: the listing is removed, or the account is at risk"),
    "warning": to_say("warning: suppressed or blocked until a document or attribute is given"),
    "note": to_say("note: edited, stripped, or ranked lower"),
}
#: As in settings and machine-readable output: whoever asks for an explanation may need the name.
_VERDICTS: Mapping[Verdict, str] = {
    "regulated": to_say("regulated"),
    "claim": to_say("claim"),
    "word": to_say("word"),
}
_APPLICABILITIES: Mapping[Applicability, str] = {
    "safe": to_say("safe"),
    "unsafe": to_say("unsafe"),
    "display": to_say("an idea for a person"),
}


def explanation(
    topic: str, rulebook: Rulebook, *, as_of: str, language: str | None = None
) -> list[str] | None:
    """Lines on the rule, family or word called ``topic``; ``None`` when nothing is known of it.

    A word is looked up in ``language``, else in every language that the rules have words in.
    """
    name = topic.strip().lower()
    if name in rulebook.by_name:
        return list(_rule_lines(rulebook.by_name[name]))
    family = [rule for rule in rulebook.rules if rule.family == name]
    if family:
        return list(_family_lines(name, family))
    languages = (language,) if language else covered_languages(rulebook)
    return _word_lines(topic, rulebook, as_of, languages)


def covered_languages(rulebook: Rulebook) -> tuple[str, ...]:
    """The languages of which a rule has words, English first."""
    found = {language for rule in rulebook.rules for language in rule.languages}
    others = sorted(found - {ANY_LANGUAGE, DEFAULT_LANGUAGE})
    return (DEFAULT_LANGUAGE, *others)


def rule_table(rulebook: Rulebook, select: Sequence[str]) -> list[str]:
    """A line for each rule: name, severity and what it finds."""
    rules = [
        rule
        for rule in rulebook.rules
        if not select or any(matches_rule(rule, pattern) for pattern in select)
    ]
    width = max((len(rule.name) for rule in rules), default=0)
    lines = [f"{r.name:{width}}  {r.severity[DEFAULT]:7}  {_in_words(r.summary)}" for r in rules]
    return [*lines, counted(len(rules), "rule")]


def _family_lines(family: str, rules: Sequence[Rule]) -> Iterator[str]:
    yield family + say(": ") + counted(len(rules), "rule")
    yield ""
    width = max(len(rule.name) for rule in rules)
    for rule in rules:
        yield f"  {rule.name:{width}}  {_in_words(rule.summary)}"
    yield ""
    yield say("`listinglint explain RULE` tells more about each.")


def _word_lines(
    word: str, rulebook: Rulebook, as_of: str, languages: Sequence[str]
) -> list[str] | None:
    found = _found_in(word, rulebook, as_of, languages)
    if not found:
        return None
    lines = [say("{word} is found by:", word=repr(word))]
    for name, by_language in found.items():
        finding = next(iter(by_language.values()))
        lines += ["", f"  {name}  {_alone(finding)}  {', '.join(by_language)}"]
        for text in (
            said_of(finding),
            _in_words(finding.rule.summary),
            _in_words(finding.rule.why),
        ):
            lines += _paragraph(text, "    ")
    return [*lines, "", say("`listinglint explain RULE` tells more about each.")]


def _found_in(
    word: str, rulebook: Rulebook, as_of: str, languages: Sequence[str]
) -> dict[str, dict[str, Finding]]:
    """The first finding of each rule by language; form is no matter of a word."""
    linter = Linter(rulebook, as_of=as_of)
    found: dict[str, dict[str, Finding]] = {}
    for language in languages:
        listing = single_text(word, language=language, marketplace=None)
        for finding in linter.findings(listing):
            if finding.rule.family != "style":
                found.setdefault(finding.rule.name, {}).setdefault(language, finding)
    return found


def _alone(finding: Finding) -> str:
    risk = f"{finding.risk:.2f}"
    if finding.verdict is None:
        return say("(risk {risk} on its own)", risk=risk)
    verdict = say(_VERDICTS[finding.verdict])
    return say("(risk {risk} on its own, {verdict})", risk=risk, verdict=verdict)


def _in_words(text: str) -> str:
    """A text of a rule in the language spoken, else as the rule has it."""
    return translated(text) or text


def _rule_lines(rule: Rule) -> Iterator[str]:
    yield rule.name
    yield from _paragraph(_in_words(rule.summary))
    yield ""
    yield say("What happens")
    yield from _severity_lines(rule)
    yield ""
    yield say("How likely (a prior, estimated from cases and policies, not a measured rate)")
    yield f"  {_prior_line(rule)}"
    yield ""
    yield say("Why")
    yield from _paragraph(_in_words(rule.why))
    if rule.documents:
        yield ""
        yield say("Documents that a regulated product needs")
        for group in alternatives(rule.documents):
            if group[1:]:
                yield f"  {say('one of these:')}"
            indent = "    " if group[1:] else "  "
            for document in group:
                where = f" ({', '.join(document.marketplaces)})" if document.marketplaces else ""
                yield from _paragraph(f"{_with_own_name(document)}{where}", indent, indent + "  ")
    for language, wordings in rule.reword.items():
        yield ""
        yield say("What to write instead ({language})", language=language)
        yield from (f"  {_wording_line(wording)}" for wording in wordings)
    yield from _example_lines(rule.examples)
    yield ""
    yield say("Sources")
    for reference in rule.references:
        yield f"  {reference.title} {say('(read {date})', date=reference.read)}"
        yield f"    {reference.url}"


def _with_own_name(document: Document) -> str:
    """A document as the settings call it, behind its name in the language spoken."""
    name = document_name(document.name)
    return document.name if name in (None, document.name) else f"{name} = {document.name}"


def _prior_line(rule: Rule) -> str:
    risk = f"{rule.prior.risk:.2f}"
    if rule.prior.verdict is None:
        return say("risk {risk} where the context says nothing else", risk=risk)
    return say(
        "risk {risk}, verdict {verdict} where the context says nothing else",
        risk=risk,
        verdict=say(_VERDICTS[rule.prior.verdict]),
    )


def _severity_lines(rule: Rule) -> Iterator[str]:
    for marketplace, severity in rule.severity.items():
        where = "" if marketplace == DEFAULT else say("on {store}: ", store=marketplace)
        yield f"  {where}{say(_SEVERITIES[severity])}"


def _wording_line(wording: Wording) -> str:
    if wording.applicability == "display":
        return _idea_line(wording)
    only = say(" for {words}", words=", ".join(wording.matches)) if wording.matches else ""
    how = say(_APPLICABILITIES[wording.applicability])
    if wording.text:
        return f"{wording.text!r}{only} ({how})"
    what = say("delete the clause") if wording.clause else say("delete the words")
    return f"{what}{only} ({how})"


def _idea_line(wording: Wording) -> str:
    idea = translated(wording.text)
    if idea is None:  # half a line in English would be worse than a whole one
        return f"{wording.text} ({_APPLICABILITIES['display']})"
    only = say(" for {words}", words=", ".join(wording.matches)) if wording.matches else ""
    return f"{idea}{only} ({say(_APPLICABILITIES['display'])})"


def _example_lines(examples: Sequence[Example]) -> Iterator[str]:
    for title, flagged in ((to_say("Found in"), True), (to_say("Not found in"), False)):
        chosen = [example for example in examples if bool(example.spans) is flagged]
        if chosen:
            yield ""
            yield say(title)
        for example in chosen:
            yield from _paragraph(_marked(example), "  ", "    ")
            if example.reword is not None:
                yield from _paragraph(f"→ {example.reword}", "    ")


def _marked(example: Example) -> str:
    text = example.text
    for start, end in reversed(example.spans):
        text = f"{text[:start]}[{text[start:end]}]{text[end:]}"
    others = ", ".join(f"{name}: {value}" for name, value in example.others.items())
    return f"{text}  ({others})" if others else text


def _paragraph(text: str, indent: str = "  ", hanging: str | None = None) -> list[str]:
    return wrap(
        _BLANKS.sub(" ", text).strip(" "),  # French marks stay on the line of their words
        WIDTH,
        initial_indent=indent,
        subsequent_indent=indent if hanging is None else hanging,
    )
