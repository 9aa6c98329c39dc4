"""What ``fix`` did or would do, for people: each changed cell before and after, then the sums."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from operator import attrgetter

from ..changes import Change, FileChanges, Left, Refused
from ..findings import Summary
from ..ui import counted, grouped, say, translated
from .options import ReportOptions
from .page import Page
from .plain_words import label, proposal
from .summing_up import noted, remarks
from .text import cell_line, listing_line

_INDENT = "    "
#: How much of a text that stays is shown around what changes, in code points on either side.
_CONTEXT = 60


def changes_of_file(file: FileChanges, options: ReportOptions) -> Iterator[str]:
    """Every change of one file, like the findings of ``text``: by listing and cell.

    Those that were refused come last, with the reason: who cannot have them made may make them.
    """
    reasons = {id(refused.change): refused.reason for refused in file.refused}
    changes = [*file.changes, *(refused.change for refused in file.refused)]
    if not changes:
        return
    page = Page(options)
    yield page.brush(page.console.plain(file.file), "bold", "underline") + "\n\n"
    for _, of_listing in groupby(changes, key=attrgetter("listing")):
        for number, change in enumerate(of_listing):
            if number == 0:
                yield listing_line(change.steps[0].finding, page)
            yield from _change(change, page)
            if id(change) in reasons:
                yield from page.detail(*_not_changed(reasons[id(change)]), "yellow")
        yield "\n"


def closing(
    files: Iterable[FileChanges],
    left: Left,
    summary: Summary,
    options: ReportOptions,
    *,
    written: bool,
) -> Iterator[str]:
    """What the changes amount to, what could not be changed (always said), and what is left."""
    page = Page(options)
    every = list(files)
    if not options.quiet:
        yield from page.hanging("", _changed(every, written=written))
    for file in every:
        for _, alike in groupby(sorted(file.refused, key=_reason), key=_reason):
            yield from page.hanging(label("not changed"), _refused(file, list(alike)), "yellow")
    if options.quiet:
        return
    for file in every:
        for note in file.notes:
            yield from page.hanging(*noted(note, file.file), "dim")
    for head, text in remarks(summary, verbose=page.verbose):
        yield from page.hanging(head, text, "dim")
    yield from page.hanging(label("left"), _left(left), "dim")


def _not_changed(reason: str) -> tuple[str, str]:
    known = translated(reason)
    return ("not changed: ", reason) if known is None else (label("not changed"), known)


def _change(change: Change, page: Page) -> Iterator[str]:
    yield cell_line(change.steps[0].finding, page)
    before, after = excerpts(change.field.text, change.text)
    yield from page.hanging("- ", before, "red", indent=_INDENT)
    yield from page.hanging("+ ", after, "green", indent=_INDENT)
    for step in change.steps:
        yield from page.detail(step.finding.rule.name + say(": "), proposal(step.fix), "dim")


def excerpts(old: str, new: str) -> tuple[str, str]:
    """Both texts from shortly before their first difference to shortly behind their last."""
    shorter = min(len(old), len(new))
    start = next((at for at in range(shorter) if old[at] != new[at]), shorter)
    rest = range(shorter - start)
    behind = next((at for at in rest if old[-1 - at] != new[-1 - at]), len(rest))
    return _excerpt(old, start, behind), _excerpt(new, start, behind)


def _excerpt(text: str, start: int, behind: int) -> str:
    """``text`` without most of what stands before ``start`` and of the last ``behind`` letters."""
    first, last = max(start - _CONTEXT, 0), max(behind - _CONTEXT, 0)
    end = len(text) - last
    if first:
        first = text.find(" ", first, start) + 1 or first
    if last:
        end = text.rfind(" ", len(text) - behind, end) if " " in text[-behind:end] else end
    return f"{'…' if first else ''}{text[first:end]}{'…' if last else ''}"


def _changed(files: list[FileChanges], *, written: bool) -> str:
    changes = [change for file in files for change in file.changes]
    if not changes:
        return say("Nothing to change.")
    listings = {
        (file.file, change.listing.sheet, change.listing.row)
        for file in files
        for change in file.changes
    }
    changed_files = sum(1 for file in files if file.changes)
    counts = {
        "fields": counted(len(changes), "field"),
        "listings": counted(len(listings), "listing"),
        "files": counted(changed_files, "file"),
    }
    if written:
        return say("Changed {fields} of {listings} in {files}.", **counts)
    return say("Would change {fields} of {listings} in {files}.", **counts)


def _reason(refused: Refused) -> str:
    return refused.reason


def _refused(file: FileChanges, alike: Sequence[Refused]) -> str:
    """Refusals for one reason: the place of the first, and how many more there are."""
    change = alike[0].change
    column = change.field.column
    sku = [change.listing.sku] if change.listing.sku else []
    record = say("record {number}", number=change.listing.row)
    place = change.cell or change.field.pointer or record
    first = ", ".join([file.file, *sku, f"{place} {column.label or column.key}"])
    if len(alike) > 1:
        more = counted(len(alike) - 1, "more field")
        first = say("{first} and {more}", first=first, more=more)
    return f"{first}{say(': ')}{translated(alike[0].reason) or alike[0].reason}"


def _left(left: Left) -> str:
    if not left.findings:
        return say("no findings")
    findings, listings = counted(left.findings, "finding"), counted(left.listings, "listing")
    parts = [say("{findings} in {listings}", findings=findings, listings=listings)]
    if left.regulated:
        number = grouped(left.regulated)
        parts.append(say("{number} of regulated products, which need documents", number=number))
    if left.unsafe:
        fields = counted(left.unsafe, "field")
        parts.append(say("--unsafe has wording for {fields}", fields=fields))
    return say("{left} (listinglint check shows them)", left="; ".join(parts))
