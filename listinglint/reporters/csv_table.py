"""``csv``: one finding a row, for people who live in spreadsheets.

UTF-8 with a byte order mark and CRLF, as Excel wants it, and with the signs between cells and
before decimals by which it parts columns in the user's country.

Text that a spreadsheet would take for a formula (it begins with ``=``, ``+``, ``-`` or ``@``, be it
after spaces, or with a tab or line break) gets an apostrophe in front, also a SKU such as ``-12``:
a listing must not run code on the machine of whoever opens the table. Line breaks inside a
cell become spaces.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator

from ..findings import Finding, Report
from ..ui import say, to_say
from .options import ReportOptions
from .plain_words import (
    documents_needed,
    field_label,
    first_proposal,
    references_of,
    said_of,
    severity_words,
    verdict_words,
)

HEADER = (
    *(to_say("File"), to_say("Sheet"), to_say("Row"), to_say("Cell"), to_say("SKU")),
    *(to_say("Field"), to_say("Words"), to_say("Rule"), to_say("Family"), to_say("Severity")),
    *(to_say("Risk"), to_say("Verdict"), to_say("Why"), to_say("Proposal")),
    *(to_say("Documents"), to_say("Link"), to_say("As of")),
)

_BYTE_ORDER_MARK = "\ufeff"
#: Spreadsheets set to an East Asian language take the full-width signs for formulas too.
_FORMULA_SIGNS = frozenset("=+-@\uff1d\uff0b\uff0d\uff20")
_FORMULA_BREAKS = frozenset("\t\r\n")
_LINE_BREAKS = re.compile(r"[\r\n\v\f\x1c-\x1e\x85\u2028\u2029]+")
_UNWRITABLE = re.compile(r"[\x00-\x08\x0e-\x1b\x1f\x7f\ud800-\udfff]")


def report(report: Report, options: ReportOptions) -> Iterator[str]:
    """The header row, then a row for each finding."""
    as_of = report.as_of.isoformat()
    lines = _Line()
    writer = csv.writer(lines, delimiter=options.separator)
    writer.writerow(map(say, HEADER))
    yield _BYTE_ORDER_MARK + lines.text
    for finding in report.findings:
        writer.writerow([*_row(finding, options.decimal), as_of])
        yield lines.text


class _Line:
    """Holds the row that the writer wrote last: :mod:`csv` writes only to files."""

    text = ""

    def write(self, text: str) -> None:
        self.text = text


def _row(finding: Finding, decimal: str) -> list[str]:
    listing, rule = finding.listing, finding.rule
    link = next((reference.url for reference in references_of(finding)), "")
    why, advice, papers = said_of(finding), first_proposal(finding), documents_needed(finding)
    return [
        *map(_guarded, (finding.file, listing.sheet or "")),
        str(listing.row),
        *map(_guarded, (finding.cell or "", listing.sku or "", field_label(finding))),
        *map(_guarded, (finding.text, rule.name, rule.family)),
        severity_words(finding.severity),
        f"{finding.risk:.2f}".replace(".", decimal),
        verdict_words(finding.verdict),
        *map(_guarded, (why, advice, papers, link)),
    ]


def _guarded(text: str) -> str:
    """``text`` on one line, and never a formula."""
    if text.isprintable() and text.lstrip()[:1] not in _FORMULA_SIGNS:
        return text
    flat = _UNWRITABLE.sub("\ufffd", _LINE_BREAKS.sub(" ", text))
    is_formula = text[:1] in _FORMULA_BREAKS or flat.lstrip()[:1] in _FORMULA_SIGNS
    return f"'{flat}" if is_formula else flat
