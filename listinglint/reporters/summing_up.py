"""The end of ``text``: what the findings amount to, what to do first, and what was not certain."""

from __future__ import annotations

from collections.abc import Iterator

from ..findings import Finding, Report, Summary
from ..ui import counted, grouped, say, to_say, translated
from ..ui.errors import error_line
from .console import Console
from .page import Page
from .plain_words import documents_missing, label, one_language_for
from .tally import AT_RISK, MINOR, STOPPED, Count, Tally

_FIRST_THINGS = 3
#: The heads of the table by rule; numbers stand right below the ends of theirs.
_STATISTICS = (to_say("findings"), to_say("listings"), to_say("max. risk"), to_say("rule"))
#: The columns of a quoted word in the list of first things.
_WORDS_WIDTH = 30
#: The columns of a SKU in the list of listings that would be stopped, and the list's margin.
_NAME_WIDTH = 30
_NAMES_INDENT = 12
_OUTCOME_LINES = (
    (STOPPED, to_say("would be stopped (high risk)"), "red"),
    (AT_RISK, to_say("at risk (medium)"), "yellow"),
    (MINOR, to_say("low risk or notes only"), "cyan"),
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
    for head, text in said:
        yield from page.hanging(head, text, "dim")
    yield from failures(report.summary, page)
    if tally.by_rule or page.verbose:
        yield "\n"
        versions = ", ".join(f"{name} {version}" for name, version in report.versions.items())
        yield from page.hanging(versions, "", "dim")


def failures(summary: Summary, page: Page) -> Iterator[str]:
    """What could not be checked; said even when nothing else is."""
    for error in summary.errors:
        told = error_line(error)
        head = label("not checked") if told else "not checked: "
        yield from page.hanging(head, told or error, "red", "bold")


def statistics(tally: Tally, page: Page) -> Iterator[str]:
    """A table by rule, most findings first."""
    heads = [page.console.plain(say(head)) for head in _STATISTICS]
    yield page.brush("  ".join(heads), "bold") + "\n"
    widths = [page.console.width(head) for head in heads]
    for name, each in sorted(tally.by_rule.items(), key=lambda item: (-item[1].findings, item[0])):
        cells = (grouped(each.findings), grouped(each.listings), f"{each.riskiest.risk:.2f}")
        counts = "  ".join(cell.rjust(width) for cell, width in zip(cells, widths, strict=False))
        yield f"{counts}  {page.console.plain(name)}\n"
    yield "\n"


def _nothing_found(report: Report) -> str:
    summary = report.summary
    if not summary.listings:
        return say("Nothing was checked: no listings were read (as of {date}).", date=report.as_of)
    return say("No findings in {scope}, as of {date}.", scope=_scope(summary), date=report.as_of)


def _scope(summary: Summary) -> str:
    listings, files = counted(summary.listings, "listing"), counted(summary.files, "file")
    return say("{listings} of {files}", listings=listings, files=files)


def _outcomes(report: Report, tally: Tally, page: Page) -> Iterator[str]:
    scope = say("{scope} checked, as of {date}", scope=_scope(report.summary), date=report.as_of)
    yield from page.hanging(scope, "", "bold")
    for name, words, color in _OUTCOME_LINES:
        number = tally.listings[name]
        yield _outcome_line(number, say(words), page, color if number else "dim")
        if number and name != MINOR:
            yield from _names(tally.names[name], number, page)
    clean = max(0, report.summary.listings - tally.listings.total())
    yield _outcome_line(clean, say("without findings"), page, "green")


def _outcome_line(number: int, words: str, page: Page, color: str) -> str:
    return f"{page.brush(f'{grouped(number):>9}', color)} {page.console.plain(words)}\n"


def _names(names: list[str], number: int, page: Page) -> Iterator[str]:
    """Which listings: the first of them by SKU, for who reads only the end."""
    more = " …" if number > len(names) else ""
    shown = ", ".join(page.console.shorten(name, _NAME_WIDTH) for name in names)
    for line in page.console.wrap(shown + more, page.width - _NAMES_INDENT):
        yield f"{' ' * _NAMES_INDENT}{line}\n"


def _first_things(tally: Tally, page: Page) -> Iterator[str]:
    yield "\n" + page.brush(page.console.plain(say("Do first")), "bold") + "\n"
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
    words = say("“{words}”", words=console.shorten(finding.text.strip(), _WORDS_WIDTH))
    if finding.verdict == "regulated":
        return _get_papers(finding, count)
    if finding.verdict == "claim":
        if count.has_other_words:
            return say("Drop claims such as {words} in {where}", words=words, where=where)
        return say("Drop the claim {words} in {where}", words=words, where=where)
    if finding.verdict == "word":
        if count.has_other_words:
            return say(
                "Reword {words} and similar words in {where}, a false positive",
                words=words,
                where=where,
            )
        return say("Reword {words} in {where}, a false positive", words=words, where=where)
    summary = translated(finding.rule.summary)
    if summary is None:  # half a line in English would be worse than none
        return say("Correct what the rule names in {where}", where=where)
    return f"{summary.rstrip('.')}{say(': ')}{where}"


def _get_papers(finding: Finding, count: Count) -> str:
    with one_language_for(finding.documents):
        missing, where = documents_missing(finding), counted(count.listings, "listing")
        if missing:
            have = say("Have the documents of regulated products ready, {where}", where=where)
            return f"{have}{say(': ')}{'; '.join(missing)}"
    where = counted(count.listings, "listing")
    return say("Keep the documents of regulated products ready, {where}", where=where)


def remarks(summary: Summary, *, verbose: bool) -> Iterator[tuple[str, str]]:
    """What the reader should know beside the findings, each with its label."""
    for file, note in summary.notes:
        yield noted(note, file)
    if summary.suppressed:
        yield label("suppressed"), counted(summary.suppressed, "finding")
    if summary.accepted:
        yield label("in the baseline"), counted(summary.accepted, "finding")
    for suppression in summary.unused_suppressions:
        known = translated(suppression)
        head = "suppression without use: " if known is None else label("suppression without use")
        yield head, known or suppression
    yield from _passed_over(summary.passed_over, verbose=verbose)


def noted(note: str, file: str) -> tuple[str, str]:
    """A note with its label; one that the language spoken lacks stays English as a whole."""
    known = translated(note)
    if known is None:
        return "note: ", f"{file}: {note}" if file else note
    return label("note"), f"{file}{say(': ')}{known}" if file else known


def _passed_over(files: list[str], *, verbose: bool) -> Iterator[tuple[str, str]]:
    if verbose:
        yield from ((label("passed over, no listing file"), file) for file in files)
    elif files:
        number = counted(len(files), "file")
        told = say("{files} without listings (--verbose names them)", files=number)
        yield label("passed over"), told
