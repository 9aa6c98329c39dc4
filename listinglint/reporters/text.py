"""``text``: findings by file, listing and cell, for people at a console.

A listing is named once, a cell is quoted once for the words that fit into one quote, and a rule
that fires on many listings of a file is folded into one line with its count.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from operator import attrgetter

from ..findings import Finding, Report
from ..listings import first_text
from ..rules import Reference
from .folding import Fold, Folded, fold, listing_key
from .options import ReportOptions
from .page import Page
from .plain_words import (
    counted,
    field_label,
    proposal,
    references_of,
    risk_words,
    verdict_words,
)
from .quoting import fit_together, quote
from .styling import SEVERITY_COLORS
from .summing_up import closing, failures, statistics
from .tally import Tally

_INDENT = "    "
_QUOTE_MARGIN = f"{_INDENT}│ "


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
    if page.verbose:
        yield from _listings(findings, page)
        return
    folded: Folded = fold(findings)
    yield from _listings(folded.findings, page)
    yield from _folds(folded.folds, page)


def _listings(findings: Iterable[Finding], page: Page) -> Iterator[str]:
    for _, of_listing in groupby(findings, key=listing_key):
        for number, (_, of_cell) in enumerate(groupby(of_listing, key=_cell_key)):
            in_cell = list(of_cell)
            if number == 0:
                yield _listing_line(in_cell[0], page)
            yield from _cell(in_cell, page)
        yield "\n"


def _cell_key(finding: Finding) -> tuple[object, ...]:
    field = finding.field
    return field.column.field, field.column.key, field.column.index, field.pointer, field.text


def _listing_line(finding: Finding, page: Page) -> str:
    """The name of the listing as the seller knows it: SKU, place, title."""
    listing, console = finding.listing, page.console
    where = f"{'row' if finding.cell else 'record'} {listing.row}"
    if listing.sheet:
        where = f"sheet {listing.sheet}, {where}"
    sku = console.shorten(listing.sku or "", page.width // 3)
    place = console.shorten(where, page.width // 3)
    head = "  ".join(part for part in (sku, place) if part)
    title = console.shorten(first_text(listing.fields), page.width - console.width(head) - 4)
    painted = "  ".join(part for part in (page.brush(sku, "bold"), place) if part)
    return f"  {painted}  {page.brush(title, 'dim')}".rstrip() + "\n"


def _cell(findings: list[Finding], page: Page) -> Iterator[str]:
    yield _cell_line(findings[0], page)
    for under_one_quote in _quote_groups(findings, page):
        yield from _quote(under_one_quote, page)
        for finding, times in _without_repetition(under_one_quote):
            yield from _finding(finding, times, page)


def _cell_line(finding: Finding, page: Page) -> str:
    field = finding.field
    place = finding.cell or field.pointer or ""
    line = f"line {field.line}" if field.line is not None and not finding.cell else ""
    parts = (place, field_label(finding), line)
    text = page.console.shorten(
        "  ".join(part for part in parts if part), page.width - len(_INDENT)
    )
    return f"\n{_INDENT}{text}\n"


def _quote_groups(findings: list[Finding], page: Page) -> Iterator[list[Finding]]:
    """Consecutive findings of a cell, as many together as one quote can show."""
    group: list[Finding] = []
    for finding in findings:
        spans = [each.span for each in (*group, finding)]
        if group and not fit_together(
            finding.field.text, spans, width=_quote_width(page), console=page.console
        ):
            yield group
            group = []
        group.append(finding)
    yield group


def _quote_width(page: Page) -> int:
    return page.width - len(_QUOTE_MARGIN)


def _quote(findings: list[Finding], page: Page) -> Iterator[str]:
    # The margin is more than looks: a line of a seller's text never begins with words that a
    # build server would take for a command (``::add-mask::``).
    margin = page.brush(page.console.plain(_QUOTE_MARGIN), "dim")
    spans = [finding.span for finding in findings]
    text = findings[0].field.text
    shown = quote(text, spans, width=_quote_width(page), console=page.console)
    yield f"{margin}{shown.text}\n"
    if shown.underline:
        yield f"{margin}{page.brush(shown.underline, SEVERITY_COLORS[findings[0].severity])}\n"


def _without_repetition(findings: list[Finding]) -> Iterator[tuple[Finding, int]]:
    """Findings that would read the same, once: the riskiest of them, and how many they are."""
    alike: dict[tuple[object, ...], list[Finding]] = {}
    for finding in findings:
        advice = tuple(map(proposal, finding.fixes[:1]))
        key = (finding.rule.name, finding.severity, finding.verdict, finding.message, advice)
        alike.setdefault(key, []).append(finding)
    for same in alike.values():
        yield max(same, key=attrgetter("risk")), len(same)


def _finding(finding: Finding, times: int, page: Page) -> Iterator[str]:
    yield _finding_line(finding, times, page)
    yield from page.paragraph(finding.message)
    for fix in finding.fixes if page.verbose else finding.fixes[:1]:
        label, _, text = proposal(fix).partition(":")
        yield from page.detail(f"{label}: " if text else label, text.lstrip(), "green")
    yield from _documents(finding, page)
    if page.verbose and finding.rule.name not in page.explained:
        yield from _explanation(finding, page)


def _explanation(finding: Finding, page: Page) -> Iterator[str]:
    """Why the rule exists and where it is written; once is enough for a reader."""
    page.explained.add(finding.rule.name)
    yield from page.detail("why: ", finding.rule.why, "dim")
    for reference in references_of(finding):
        yield from page.detail("see: ", _cited(reference), "dim")


def _finding_line(finding: Finding, times: int, page: Page) -> str:
    """The three answers and the rule: ``error  high risk 0.93  claim  pesticide/…``."""
    color = SEVERITY_COLORS[finding.severity]
    parts = (
        (finding.severity, (color, "bold")),
        (risk_words(finding.risk), ("bold",)),
        (verdict_words(finding.verdict), ()),
        (page.console.plain(finding.rule.name), ("dim",)),
        (f"({times} times)" if times > 1 else "", ()),
    )
    return _spaced(((text, styles) for text, styles in parts if text), page)


def _spaced(parts: Iterable[tuple[str, tuple[str, ...]]], page: Page) -> str:
    """The parts in one line, in more where the console is narrow."""
    lines: list[list[str]] = [[]]
    used = len(_INDENT)
    for text, styles in parts:
        if lines[-1] and used + len(text) > page.width:
            lines.append([])
            used = len(_INDENT)
        lines[-1].append(page.brush(text, *styles))
        used += len(text) + 2
    return "".join(f"{_INDENT}{'  '.join(line)}\n" for line in lines)


def _documents(finding: Finding, page: Page) -> Iterator[str]:
    for label, held in (("needs: ", False), ("on file: ", True)):
        names = [each.name for each in finding.documents if each.held is held]
        if names:
            yield from page.detail(label, "; ".join(names), "yellow" if not held else "green")


def _cited(reference: Reference) -> str:
    return f"{reference.title}, {reference.url} (read {reference.read})"


def _folds(folds: list[Fold], page: Page) -> Iterator[str]:
    for each in folds:
        findings = counted(each.findings, "more finding")
        where = f"in {counted(each.listings, 'listing')}, risk up to {each.risk:.2f}"
        yield from page.hanging(f"{each.rule}: ", f"{findings} {where}", "bold", indent="  ")
    if folds:
        yield page.brush("  --verbose shows them all", "dim") + "\n\n"
