"""The end of ``text``: what the findings amount to, what to do first, and what was not certain."""

from __future__ import annotations

from collections.abc import Iterator

from ..findings import Finding, Report, Summary
from .console import Console
from .page import Page
from .plain_words import counted
from .tally import AT_RISK, MINOR, STOPPED, Count, Tally

_FIRST_THINGS = 3
#: The columns of a quoted word in the list of first things.
_WORDS_WIDTH = 30
#: The columns of a SKU in the list of listings that would be stopped, and the list's margin.
_NAME_WIDTH = 30
_NAMES_INDENT = 12
_OUTCOME_LINES = (
    (STOPPED, "would be stopped (high risk)", "red"),
    (AT_RISK, "at risk (medium)", "yellow"),
    (MINOR, "low risk or notes only", "cyan"),
)


def closing(report: Report, tally: Tally, page: Page) -> Iterator[str]:
    """Everything that stands below the findings."""
    if tally.by_rule:
        yield page.brush(page.console.plain("─" * page.width), "dim") + "\n"
        yield from _outcomes(report, tally, page)
        yield from _first_things(tally, page)
    else:
        yield from page.hanging("", _nothing_found(report))
    said = list(remarks(report.summary, verbose=page.verbose))
    if said:
        yield "\n"
    for label, text in said:
        yield from page.hanging(f"{label}: ", text, "dim")
    yield from failures(report.summary, page)
    if tally.by_rule or page.verbose:
        yield "\n"
        versions = ", ".join(f"{name} {version}" for name, version in report.versions.items())
        yield from page.hanging(versions, "", "dim")


def failures(summary: Summary, page: Page) -> Iterator[str]:
    """What could not be checked; said even when nothing else is."""
    for error in summary.errors:
        yield from page.hanging("not checked: ", error, "red", "bold")


def statistics(tally: Tally, page: Page) -> Iterator[str]:
    """A table by rule, most findings first."""
    yield page.brush("findings  listings  max. risk  rule", "bold") + "\n"
    for name, each in sorted(tally.by_rule.items(), key=lambda item: (-item[1].findings, item[0])):
        counts = f"{each.findings:>8,}  {each.listings:>8,}  {each.riskiest.risk:>9.2f}"
        yield f"{counts}  {page.console.plain(name)}\n"
    yield "\n"


def _nothing_found(report: Report) -> str:
    summary = report.summary
    if not summary.listings:
        return f"Nothing was checked: no listings were read (as of {report.as_of})."
    return f"No findings in {_scope(summary)}, as of {report.as_of}."


def _scope(summary: Summary) -> str:
    return f"{counted(summary.listings, 'listing')} of {counted(summary.files, 'file')}"


def _outcomes(report: Report, tally: Tally, page: Page) -> Iterator[str]:
    scope = f"{_scope(report.summary)} checked, as of {report.as_of}"
    yield from page.hanging(scope, "", "bold")
    for name, words, color in _OUTCOME_LINES:
        number = tally.listings[name]
        yield _outcome_line(number, words, page, color if number else "dim")
        if number and name != MINOR:
            yield from _names(tally.names[name], number, page)
    clean = max(0, report.summary.listings - tally.listings.total())
    yield _outcome_line(clean, "without findings", page, "green")


def _outcome_line(number: int, words: str, page: Page, color: str) -> str:
    return f"{page.brush(f'{number:>9,}', color)} {words}\n"


def _names(names: list[str], number: int, page: Page) -> Iterator[str]:
    """Which listings: the first of them by SKU, for who reads only the end."""
    more = " …" if number > len(names) else ""
    shown = ", ".join(page.console.shorten(name, _NAME_WIDTH) for name in names)
    for line in page.console.wrap(shown + more, page.width - _NAMES_INDENT):
        yield f"{' ' * _NAMES_INDENT}{line}\n"


def _first_things(tally: Tally, page: Page) -> Iterator[str]:
    yield "\n" + page.brush("Do first", "bold") + "\n"
    for number, each in enumerate(tally.first_things(_FIRST_THINGS), start=1):
        action = f"{_action(each, page.console)} ({each.riskiest.rule.name})"
        first, *more = page.console.wrap(action, page.width - 5)
        yield f"  {number}. {first}\n"
        for line in more:
            yield f"     {line}\n"


def _action(count: Count, console: Console) -> str:
    """What to do about the findings of a rule, said of the riskiest."""
    finding = count.riskiest
    where = counted(count.listings, "listing")
    words = f"“{console.shorten(finding.text.strip(), _WORDS_WIDTH)}”"
    if finding.verdict == "regulated":
        return _get_papers(finding, where)
    if finding.verdict == "claim":
        what = f"claims such as {words}" if count.has_other_words else f"the claim {words}"
        return f"Drop {what} in {where}"
    if finding.verdict == "word":
        what = f"{words} and similar words" if count.has_other_words else words
        return f"Reword {what} in {where}, a false positive"
    return f"{finding.rule.summary.rstrip('.')}: {where}"


def _get_papers(finding: Finding, where: str) -> str:
    missing = [document.name for document in finding.documents if not document.held]
    if missing:
        return f"Have the documents of regulated products ready, {where}: {'; '.join(missing)}"
    return f"Keep the documents of regulated products ready, {where}"


def remarks(summary: Summary, *, verbose: bool) -> Iterator[tuple[str, str]]:
    """What the reader should know beside the findings, each with its label."""
    for file, note in summary.notes:
        yield "note", f"{file}: {note}" if file else note
    if summary.suppressed:
        yield "suppressed", counted(summary.suppressed, "finding")
    for suppression in summary.unused_suppressions:
        yield "suppression without use", suppression
    yield from _passed_over(summary.passed_over, verbose=verbose)


def _passed_over(files: list[str], *, verbose: bool) -> Iterator[tuple[str, str]]:
    if verbose:
        yield from (("passed over, no listing file", file) for file in files)
    elif files:
        number = counted(len(files), "file")
        yield "passed over", f"{number} without listings (--verbose names them)"
