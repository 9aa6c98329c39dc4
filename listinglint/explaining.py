"""What a rule, a family or a word is about, as lines for a reader."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from textwrap import wrap

from .linter import Linter
from .listings import single_text
from .rules import DEFAULT, DEFAULT_LANGUAGE, Example, Rule, Rulebook, Wording
from .settings.patterns import matches_rule

WIDTH = 88


def explanation(topic: str, rulebook: Rulebook, *, as_of: str) -> list[str] | None:
    """Lines on the rule, family or word called ``topic``; ``None`` when nothing is known of it."""
    name = topic.strip().lower()
    if name in rulebook.by_name:
        return list(_rule_lines(rulebook.by_name[name]))
    family = [rule for rule in rulebook.rules if rule.family == name]
    if family:
        return list(_family_lines(name, family))
    return _word_lines(topic, rulebook, as_of)


def rule_table(rulebook: Rulebook, select: Sequence[str]) -> list[str]:
    """A line for each rule: name, severity and what it finds."""
    rules = [
        rule
        for rule in rulebook.rules
        if not select or any(matches_rule(rule, pattern) for pattern in select)
    ]
    width = max((len(rule.name) for rule in rules), default=0)
    lines = [f"{r.name:{width}}  {r.severity[DEFAULT]:7}  {r.summary}" for r in rules]
    return [*lines, counted(len(rules), "rule")]


def counted(number: int, noun: str) -> str:
    """``1 rule``, ``2 rules``."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _family_lines(family: str, rules: Sequence[Rule]) -> Iterator[str]:
    yield f"{family}: {counted(len(rules), 'rule')}"
    yield ""
    width = max(len(rule.name) for rule in rules)
    for rule in rules:
        yield f"  {rule.name:{width}}  {rule.summary}"
    yield ""
    yield "`listinglint explain RULE` tells more about each."


def _word_lines(word: str, rulebook: Rulebook, as_of: str) -> list[str] | None:
    linter = Linter(rulebook, as_of=as_of)
    listing = single_text(word, language=DEFAULT_LANGUAGE, marketplace=None)
    findings = [finding for finding in linter.findings(listing) if finding.rule.family != "style"]
    if not findings:
        return None
    lines = [f"{word!r} is found by:"]
    for finding in findings:
        verdict = f", {finding.verdict}" if finding.verdict else ""
        lines += ["", f"  {finding.rule.name}  (risk {finding.risk:.2f} on its own{verdict})"]
        lines += _paragraph(finding.rule.summary, "    ")
    return [*lines, "", "`listinglint explain RULE` tells more about each."]


def _rule_lines(rule: Rule) -> Iterator[str]:
    yield rule.name
    yield from _paragraph(rule.summary)
    yield ""
    yield "What happens"
    yield from _severity_lines(rule)
    yield ""
    yield "How likely (a prior, estimated from cases and policies, not a measured rate)"
    verdict = f", verdict {rule.prior.verdict}" if rule.prior.verdict else ""
    yield f"  risk {rule.prior.risk:.2f}{verdict} where the context says nothing else"
    yield ""
    yield "Why"
    yield from _paragraph(rule.why)
    if rule.documents:
        yield ""
        yield "Documents that a regulated product needs"
        for document in rule.documents:
            where = f" ({', '.join(document.marketplaces)})" if document.marketplaces else ""
            yield f"  {document.name}{where}"
    for language, wordings in rule.reword.items():
        yield ""
        yield f"What to write instead ({language})"
        yield from (f"  {_wording_line(wording)}" for wording in wordings)
    yield from _example_lines(rule.examples)
    yield ""
    yield "Sources"
    for reference in rule.references:
        yield f"  {reference.title} (read {reference.read})"
        yield f"    {reference.url}"


def _severity_lines(rule: Rule) -> Iterator[str]:
    meaning = {
        "error": "error: the listing is removed, or the account is at risk",
        "warning": "warning: suppressed or blocked until a document or attribute is given",
        "note": "note: edited, stripped, or ranked lower",
    }
    for marketplace, severity in rule.severity.items():
        where = "" if marketplace == DEFAULT else f"on {marketplace}: "
        yield f"  {where}{meaning[severity]}"


def _wording_line(wording: Wording) -> str:
    only = f" for {', '.join(wording.matches)}" if wording.matches else ""
    if wording.applicability == "display":
        return f"{wording.text}{only} (an idea for a person)"
    if wording.text:
        return f"{wording.text!r}{only} ({wording.applicability})"
    what = "the clause" if wording.clause else "the words"
    return f"delete {what}{only} ({wording.applicability})"


def _example_lines(examples: Sequence[Example]) -> Iterator[str]:
    for title, flagged in (("Found", True), ("Not found", False)):
        chosen = [example for example in examples if bool(example.spans) is flagged]
        if chosen:
            yield ""
            yield f"{title} in"
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
        " ".join(text.split()),
        WIDTH,
        initial_indent=indent,
        subsequent_indent=indent if hanging is None else hanging,
    )
