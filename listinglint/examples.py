"""Proves rules by the examples in their own files.

A flagged example must give one finding of its rule for each marked span, exactly there, with
exactly the stated rewording, and the reworded text must be silent. A near miss must give none.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from .findings import Finding, risk_band
from .linter import Linter
from .listings import Column, Field, Listing
from .rules import Example, Rule
from .ui import say

#: A finding below this risk is not shown to users and does not count against a near miss.
SHOWN_RISK = 0.1
#: Where an example does not say where it is sold.
MARKETPLACE = "amazon.com"


@dataclass(frozen=True, slots=True)
class ExampleFailure:
    """An example that does not hold: its rule, its line in the rule's file, what was found."""

    rule: Rule
    example: Example
    what: str

    def __str__(self) -> str:
        return f"{self.rule.path}:{self.example.line}: {self.what}\n    {self.example.text!r}"


def failures(linter: Linter, rules: Iterable[Rule]) -> Iterator[ExampleFailure]:
    """Every example of ``rules`` that does not hold under ``linter``."""
    for rule in rules:
        for example in rule.examples:
            what = _what_fails(linter, rule, example)
            if what:
                yield ExampleFailure(rule, example, what)


def listing_of(example: Example, text: str | None = None) -> Listing:
    """The listing that an example stands for, with ``text`` in place of its own."""
    texts = {**example.others, example.field: example.text if text is None else text}
    return Listing(
        fields=tuple(Field(Column(name, name), value) for name, value in texts.items()),
        sku="example",
        language=example.language,
        marketplace=example.marketplace or MARKETPLACE,
    )


def _what_fails(linter: Linter, rule: Rule, example: Example) -> str:
    findings = _findings(linter, rule, example)
    found = [(finding.span.start, finding.span.end) for finding in findings]
    if found != list(example.spans):
        shown = ", ".join(repr(finding.text) for finding in findings) or say("nothing")
        wanted = ", ".join(repr(example.text[start:end]) for start, end in example.spans)
        return say(
            "found {found}, marked is {marked}", found=shown, marked=wanted or say("nothing")
        )
    return _what_answer_fails(example, findings) or _what_rewording_fails(
        linter, rule, example, findings
    )


def _findings(
    linter: Linter, rule: Rule, example: Example, text: str | None = None
) -> list[Finding]:
    """The findings of ``rule`` in the example's own field, as a user would see them."""
    findings = linter.lint([listing_of(example, text)])
    return [
        finding
        for finding in findings
        if finding.rule.name == rule.name
        and finding.field.name == example.field
        and finding.risk >= SHOWN_RISK
    ]


def _what_answer_fails(example: Example, findings: Sequence[Finding]) -> str:
    for finding in findings:
        if example.verdict and finding.verdict != example.verdict:
            told = {"found": str(finding.verdict), "stated": str(example.verdict)}
            return say("the verdict is {found}, stated is {stated}", **told)
        if example.band and risk_band(finding.risk) != example.band:
            told = {"found": f"{finding.risk:.2f}", "stated": example.band}
            return say("the risk is {found}, stated is {stated}", **told)
    return ""


def _what_rewording_fails(
    linter: Linter, rule: Rule, example: Example, findings: Sequence[Finding]
) -> str:
    if example.reword is None:
        return ""
    results = [
        fix.result for finding in findings for fix in finding.fixes if fix.result is not None
    ]
    if not results:
        return say("there is no rewording")
    if results[0] != example.reword:
        texts = {"found": repr(results[0]), "stated": repr(example.reword)}
        return say("the rewording is {found}, stated is {stated}", **texts)
    loud = _findings(linter, rule, example, results[0])
    if not loud:
        return ""
    return say("the reworded text still says {words}", words=repr(loud[0].text))
