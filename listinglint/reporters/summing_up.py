"""The end of ``text``: what the findings amount to, what to do first, and what was not certain."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ..findings import Finding, Report, Summary
from .console import Console
from .options import ReportOptions
from .plain_words import counted
from .styling import Brush
from .tally import AT_RISK, MINOR, STOPPED, Count, Tally

_FIRST_THINGS = 3
#: The columns of a quoted word in the list of first things.
_WORDS_WIDTH = 30
_OUTCOME_LINES = (
    (STOPPED, "would be stopped (high risk)", "red"),
    (AT_RISK, "at risk (medium)", "yellow"),
    (MINOR, "low risk or notes only", "cyan"),
)


def closing(
    report: Report,
    tally: Tally,
    options: ReportOptions,
    console: Console,
    brush: Brush,
    width: int,
) -> Iterator[str]:
    """Everything that stands below the findings."""
    if tally.by_rule:
        yield brush(console.plain("─" * width), "dim") + "\n"
        yield from _outcomes(report, tally, brush)
        yield from _first_things(tally, console, brush, width)
    else:
        yield _nothing_found(report) + "\n"
    remarks = [*_remarks(report.summary, verbose=options.verbose)]
    if remarks:
        yield "\n"
    for remark in remarks:
        yield from _hanging(remark, console, width)
    yield from failures(report.summary, console, brush)
    if tally.by_rule or options.verbose:
        yield "\n"
        yield brush(_versions(report, console), "dim") + "\n"


def failures(summary: Summary, console: Console, brush: Brush) -> Iterator[str]:
    """What could not be checked; said even when nothing else is."""
    for error in summary.errors:
        yield f"{brush('not checked:', 'red', 'bold')} {console.plain(error)}\n"


def statistics(tally: Tally, console: Console, brush: Brush) -> Iterator[str]:
    """A table by rule, most findings first."""
    yield brush("findings  listings  highest risk  rule", "bold") + "\n"
    for name, each in sorted(tally.by_rule.items(), key=lambda item: (-item[1].findings, item[0])):
        counts = f"{each.findings:>8,}  {each.listings:>8,}  {each.riskiest.risk:>12.2f}"
        yield f"{counts}  {console.plain(name)}\n"
    yield "\n"


def _nothing_found(report: Report) -> str:
    summary = report.summary
    if not summary.listings:
        return f"Nothing was checked: no listings were read (as of {report.as_of})."
    return f"No findings in {_scope(summary)}, as of {report.as_of}."


def _scope(summary: Summary) -> str:
    return f"{counted(summary.listings, 'listing')} of {counted(summary.files, 'file')}"


def _outcomes(report: Report, tally: Tally, brush: Brush) -> Iterator[str]:
    yield brush(f"{_scope(report.summary)} checked, as of {report.as_of}", "bold") + "\n"
    for name, words, color in _OUTCOME_LINES:
        number = tally.listings[name]
        yield _outcome_line(number, words, brush, color if number else "dim")
    clean = max(0, report.summary.listings - tally.listings.total())
    yield _outcome_line(clean, "without findings", brush, "green")


def _outcome_line(number: int, words: str, brush: Brush, color: str) -> str:
    return f"{brush(f'{number:>9,}', color)} {words}\n"


def _first_things(tally: Tally, console: Console, brush: Brush, width: int) -> Iterator[str]:
    yield "\n" + brush("Do first", "bold") + "\n"
    for number, each in enumerate(tally.first_things(_FIRST_THINGS), start=1):
        action = f"{_action(each, console)} ({each.riskiest.rule.name})"
        first, *more = console.wrap(action, width - 5)
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
        return f"Drop the claim {words} in {where}"
    if finding.verdict == "word":
        return f"Reword {words}, a false positive, in {where}"
    return f"{finding.rule.summary.rstrip('.')}: {where}"


def _get_papers(finding: Finding, where: str) -> str:
    missing = [document.name for document in finding.documents if not document.held]
    if missing:
        return f"Have ready for a regulated product, {where}: {'; '.join(missing)}"
    return f"Keep the documents of a regulated product at hand, {where}"


def _remarks(summary: Summary, *, verbose: bool) -> Iterator[str]:
    for file, note in summary.notes:
        yield f"note: {file}: {note}" if file else f"note: {note}"
    if summary.suppressed:
        yield f"suppressed: {counted(summary.suppressed, 'finding')}"
    for suppression in summary.unused_suppressions:
        yield f"suppression without use: {suppression}"
    yield from _passed_over(summary.passed_over, verbose=verbose)


def _passed_over(files: Iterable[str], *, verbose: bool) -> Iterator[str]:
    names = list(files)
    if verbose:
        yield from (f"passed over, no listing file: {name}" for name in names)
    elif names:
        yield f"passed over: {counted(len(names), 'file')} without listings (--verbose names them)"


def _hanging(text: str, console: Console, width: int) -> Iterator[str]:
    for number, line in enumerate(console.wrap(text, width - 2)):
        yield f"{'  ' if number else ''}{line}\n"


def _versions(report: Report, console: Console) -> str:
    versions = ", ".join(f"{name} {version}" for name, version in report.versions.items())
    return console.plain(versions)
