"""``text``: findings by file, listing and cell, for people at a console.

A listing is named once, a cell is quoted once for the words that fit into one quote, what a rule
finds again in a listing is named in one line, and a rule that fires on many listings of a file is
folded into one line with its count.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence, Set
from itertools import groupby
from operator import attrgetter

from ..findings import Finding, Fix, Report
from ..listings import first_text
from ..rules import Reference
from ..ui import counted, say, to_say
from .folding import Fold, Folded, fold, listing_key
from .options import ReportOptions
from .page import Page
from .plain_words import (
    documents_missing,
    field_label,
    label,
    labelled,
    named,
    one_language_for,
    proposal,
    references_of,
    risk_words,
    said_of,
    severity_words,
    verdict_words,
    whole_proposal,
)
from .quoting import fit_together, quote
from .repeats import Told, also, cell_key, told_each, told_once
from .styling import SEVERITY_COLORS
from .summing_up import closing, failures, statistics
from .tally import MINOR, Tally, outcome

_INDENT = "    "
_QUOTE_MARGIN = f"{_INDENT}│ "
#: Up to so many characters a field is proposed as a whole.
_SHORT = 100

#: What tells the cells of one file apart.
_Cell = tuple[object, ...]


def report(report: Report, options: ReportOptions) -> Iterator[str]:
    """The findings, then what they amount to."""
    page = Page(options)
    tally = Tally()
    for file, findings in groupby(tally.watch(report.findings), key=attrgetter("file")):
        yield from _file(file, findings, page)
    if options.statistics and tally.by_rule:
        yield from statistics(tally, page)
    if options.quiet:
        yield from failures(report.summary, page)
        return
    yield from closing(report, tally, page)


def _file(file: str, findings: Iterable[Finding], page: Page) -> Iterator[str]:
    yield page.brush(page.console.plain(file), "bold", "underline") + "\n\n"
    crowded: set[_Cell] = set()
    findings = _noting_crowds(findings, crowded)
    if page.verbose:
        yield from _listings(findings, crowded, page)
        return
    folded: Folded = fold(findings)
    yield from _listings(folded.findings, crowded, page)
    yield from _folds(folded.folds, page)


def _noting_crowds(findings: Iterable[Finding], crowded: set[_Cell]) -> Iterator[Finding]:
    """The same findings, their cell noted first where several words of it are found.

    There the text after one fix may still hold what another finding is about, so nobody should be
    told to write it. Limits and the like (no verdict) do not count.
    """
    for cell, of_cell in groupby(findings, key=_cell_in_file):
        in_cell = list(of_cell)
        # the proposals would tell exactly, but proving those of every finding is slow
        if len({each.span for each in in_cell if each.verdict is not None}) > 1:
            crowded.add(cell)
        yield from in_cell


def _cell_in_file(finding: Finding) -> _Cell:
    return listing_key(finding), cell_key(finding)


def _listings(findings: Iterable[Finding], crowded: Set[_Cell], page: Page) -> Iterator[str]:
    tell = told_each if page.verbose else told_once
    for _, of_listing in groupby(findings, key=listing_key):
        shown, minor = _parted(list(of_listing), verbose=page.verbose)
        told = tell(shown)
        yield listing_line(told[0].finding, page)
        for _, of_cell in groupby(told, key=lambda each: cell_key(each.finding)):
            yield from _cell(list(of_cell), crowded, page)
        if minor:
            yield from _named(minor, page)
        yield "\n"


def _parted(findings: list[Finding], *, verbose: bool) -> tuple[list[Finding], list[Finding]]:
    """The findings of a listing to show, and those that would only drown them."""
    minor = [finding for finding in findings if outcome(finding) == MINOR]
    if verbose or len(minor) == len(findings):
        return findings, []
    return [finding for finding in findings if outcome(finding) != MINOR], minor


def _named(minor: Sequence[Finding], page: Page) -> Iterator[str]:
    """Findings beside graver ones of their listing: how many they are, and their rules."""
    told = say(
        "{findings} of low risk or notes only: {rules} (--verbose shows them)",
        findings=counted(len(minor), "more finding"),
        rules=", ".join(sorted({finding.rule.name for finding in minor})),
    )
    yield "\n"
    yield from page.hanging("", told, "dim", indent=_INDENT)


def listing_line(finding: Finding, page: Page) -> str:
    """The name of the listing as the seller knows it: SKU, place, title."""
    listing, console = finding.listing, page.console
    row = to_say("row {number}") if finding.cell else to_say("record {number}")
    where = say(row, number=listing.row)
    if listing.sheet:
        where = f"{say('sheet {name}', name=listing.sheet)}, {where}"
    sku = console.shorten(listing.sku or "", page.width // 3)
    place = console.shorten(where, page.width // 3)
    head = "  ".join(part for part in (sku, place) if part)
    title = console.shorten(first_text(listing.fields), page.width - console.width(head) - 4)
    painted = "  ".join(part for part in (page.brush(sku, "bold"), place) if part)
    return f"  {painted}  {page.brush(title, 'dim')}".rstrip() + "\n"


def _cell(told: list[Told], crowded: Set[_Cell], page: Page) -> Iterator[str]:
    yield cell_line(told[0].finding, page)
    alone = _cell_in_file(told[0].finding) not in crowded
    for under_one_quote in _quote_groups(told, page):
        yield from _quote(under_one_quote, page)
        for each in under_one_quote:
            yield from _finding(each, alone, page)


def cell_line(finding: Finding, page: Page) -> str:
    """The cell as the seller finds it, below an empty line: name, column, line."""
    field = finding.field
    place = finding.cell or field.pointer or ""
    line = (
        say("line {number}", number=field.line)
        if field.line is not None and not finding.cell
        else ""
    )
    parts = (place, field_label(finding), line)
    text = page.console.shorten(
        "  ".join(part for part in parts if part), page.width - len(_INDENT)
    )
    return f"\n{_INDENT}{text}\n"


def _quote_groups(told: list[Told], page: Page) -> Iterator[list[Told]]:
    """Consecutive findings of a cell, as many together as one quote can show."""
    group: list[Told] = []
    for each in told:
        if group and not _fit([one.finding for one in (*group, each)], page):
            yield group
            group = []
        group.append(each)
    yield group


def _fit(findings: Sequence[Finding], page: Page) -> bool:
    spans = [finding.span for finding in findings]
    text = findings[0].field.text
    return fit_together(text, spans, width=_quote_width(page), console=page.console)


def _quote_width(page: Page) -> int:
    return page.width - len(_QUOTE_MARGIN)


def _quote(told: list[Told], page: Page) -> Iterator[str]:
    # The margin is more than looks: a line of a seller's text never begins with words that a
    # build server would take for a command (``::add-mask::``).
    margin = page.brush(page.console.plain(_QUOTE_MARGIN), "dim")
    findings = _underlined(told, page)
    text = findings[0].field.text
    spans = [finding.span for finding in findings]
    shown = quote(text, spans, width=_quote_width(page), console=page.console)
    yield f"{margin}{shown.text}\n"
    if shown.underline:
        yield f"{margin}{page.brush(shown.underline, SEVERITY_COLORS[findings[0].severity])}\n"


def _underlined(told: list[Told], page: Page) -> list[Finding]:
    """The findings under one quote, and as many of those named beside them as fit into it."""
    findings = [each.finding for each in told]
    for again in (finding for each in told for finding in each.in_cell):
        if _fit([*findings, again], page):
            findings.append(again)
    return findings


def _finding(told: Told, alone: bool, page: Page) -> Iterator[str]:
    finding = told.finding
    yield _finding_line(finding, told.times, page)
    yield from page.paragraph(said_of(finding))
    for fix in finding.fixes if page.verbose else finding.fixes[:1]:
        yield from _proposal(fix, alone, page)
    yield from _documents(finding, page)
    if told.elsewhere:
        yield from page.detail(say("also in "), also(told))
    if page.verbose and finding.rule.name not in page.explained:
        yield from _explanation(finding, page)


def _proposal(fix: Fix, alone: bool, page: Page) -> Iterator[str]:
    """The whole text where it is short and mends the cell, else the words that change."""
    if alone and fix.result is not None and 0 < len(fix.result) <= _SHORT:
        advice = whole_proposal(fix)
    else:
        advice = proposal(fix)
    colon = say(": ")
    text = advice.partition(colon if colon in advice else ": ")[2]
    yield from page.detail(advice.removesuffix(text), text, "green")


def _explanation(finding: Finding, page: Page) -> Iterator[str]:
    """Why the rule exists and where it is written; once is enough for a reader."""
    page.explained.add(finding.rule.name)
    yield from page.detail(*labelled(to_say("why"), finding.rule.why), "dim")
    for reference in references_of(finding):
        yield from page.detail(label("see"), _cited(reference), "dim")


def _finding_line(finding: Finding, times: int, page: Page) -> str:
    """The three answers and the rule: ``error  high risk 0.93  claim  pesticide/…``."""
    color = SEVERITY_COLORS[finding.severity]
    parts = (
        (severity_words(finding.severity), (color, "bold")),
        (risk_words(finding.risk), ("bold",)),
        (verdict_words(finding.verdict), ()),
        (page.console.plain(finding.rule.name), ("dim",)),
        (say("({number} times)", number=times) if times > 1 else "", ()),
    )
    return _spaced(((text, styles) for text, styles in parts if text), page)


def _spaced(parts: Iterable[tuple[str, tuple[str, ...]]], page: Page) -> str:
    """The parts in one line, in more where the console is narrow."""
    lines: list[list[str]] = [[]]
    used = len(_INDENT)
    for text, styles in parts:
        width = page.console.width(text)
        if lines[-1] and used + width > page.width:
            lines.append([])
            used = len(_INDENT)
        lines[-1].append(page.brush(page.console.plain(text), *styles))
        used += width + 2
    return "".join(f"{_INDENT}{'  '.join(line)}\n" for line in lines)


def _documents(finding: Finding, page: Page) -> list[str]:
    with one_language_for(finding.documents):
        return list(_needs(finding, page))


def _needs(finding: Finding, page: Page) -> Iterator[str]:
    missing = documents_missing(finding)
    held = [named(each) for each in finding.documents if each.held]
    # Where nobody knows the store, those of all countries are listed: no seller needs them all.
    everywhere = finding.marketplace is None and len(missing) > 1
    needs = to_say("needs, by country of sale") if everywhere else to_say("needs")
    for head, names, colour in ((needs, missing, "yellow"), (to_say("on file"), held, "green")):
        if names:
            yield from page.detail(label(head), "; ".join(names), colour)


def _cited(reference: Reference) -> str:
    read = say("(read {date})", date=reference.read)
    return f"{reference.title}, {reference.url} {read}"


def _folds(folds: list[Fold], page: Page) -> Iterator[str]:
    for each in folds:
        findings = counted(each.findings, "more finding")
        told = say(
            "{findings} in {listings}, risk up to {risk}",
            findings=findings,
            listings=counted(each.listings, "listing"),
            risk=f"{each.risk:.2f}",
        )
        yield from page.hanging(each.rule + say(": "), told, "bold", indent="  ")
    if folds:
        shows = page.console.plain(say("--verbose shows them all"))
        yield page.brush(f"  {shows}", "dim") + "\n\n"
