"""Findings as plain values that JSON can hold, and back: for the cache and for other processes.

What findings share is packed once: their columns in the first batch that has them, rules by their
names. Unpacking a finding needs the rulebook that it was found by.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from .findings import Edit, Finding, Fix, HeldDocument, Span
from .listings import Column, Field, Listing
from .rules import VERDICTS, Reference, Rulebook

#: Changes when what is packed is packed in another way: nobody may unpack an older form.
SCHEMA = 2

Plain = Any
#: The findings of one listing each; none of them is empty.
Batch = Sequence[Sequence[Finding]]


class Packer:
    """Packs the findings of one file of the format ``format_id``, batch by batch."""

    def __init__(self, format_id: str) -> None:
        self._format = format_id
        self._columns: dict[Column, int] = {}
        self._tables: dict[int, list[int]] = {}
        self._kept: list[tuple[Column, ...]] = []
        self._new: list[Plain] = []

    def pack(self, batch: Batch) -> Plain:
        """A batch as plain values; to be unpacked after those before it."""
        self._new = []
        listings = [self._of_listing(findings) for findings in batch]
        return {"format": self._format, "columns": self._new, "listings": listings}

    def _of_listing(self, findings: Sequence[Finding]) -> Plain:
        listing = findings[0].listing
        fields = [*listing.fields, *_beside(listing, findings)]
        places = {id(field): number for number, field in enumerate(fields)}
        plain = [
            listing.sku,
            listing.row,
            listing.line,
            listing.sheet,
            listing.language,
            listing.marketplace,
            [
                (self._number(field.column), field.text, field.pointer, field.line)
                for field in fields
            ],
            len(listing.fields),
            self._table(listing.columns),
        ]
        return [plain, [_packed(finding, places) for finding in findings]]

    def _number(self, column: Column) -> int:
        number = self._columns.get(column)
        if number is None:
            number = self._columns[column] = len(self._columns)
            self._new.append(
                [
                    column.field,
                    column.key,
                    column.label,
                    column.index,
                    column.language,
                    column.marketplace,
                ]
            )
        return number

    def _table(self, columns: tuple[Column, ...]) -> list[int]:
        known = self._tables.get(id(columns))
        if known is None:
            self._kept.append(columns)  # an id means nothing once its object is gone
            known = self._tables[id(columns)] = [self._number(column) for column in columns]
        return known


def _beside(listing: Listing, findings: Sequence[Finding]) -> Iterable[Field]:
    """The fields of findings that the listing has not: a title that is missing is an empty one."""
    given = set(map(id, listing.fields))
    beside = {id(each.field): each.field for each in findings if id(each.field) not in given}
    return beside.values()


def _packed(finding: Finding, places: dict[int, int]) -> Plain:
    span = finding.span
    is_own = finding.references is not finding.rule.references
    return [
        places[id(finding.field)],
        finding.rule.name,
        (span.start, span.end),
        finding.severity,
        finding.risk,
        finding.verdict,
        [finding.verdicts[verdict] for verdict in VERDICTS] if finding.verdicts else None,
        finding.message,
        [(each.name, each.held, each.one_of) for each in finding.documents],
        _packed_fixes(finding, places),
        [(each.title, each.url, each.read) for each in finding.references] if is_own else None,
        finding.language,
        finding.marketplace,
        finding.negated,
        finding.framed,
        sorted(finding.kinds),
        finding.occurrence,
    ]


def _packed_fixes(finding: Finding, places: dict[int, int]) -> Plain:
    """The proposals, or ``None`` where nobody has worked them out yet."""
    known = getattr(finding.fixes, "known", finding.fixes)
    if known is None:
        return None
    return [
        [
            fix.applicability,
            fix.rewording,
            [(places[id(edit.field)], *edit.span, edit.text) for edit in fix.edits],
            fix.result,
        ]
        for fix in known
    ]


class Unpacker:
    """Unpacks the findings of one file, batch by batch, in the order in which they were packed."""

    def __init__(self, rulebook: Rulebook, *, file: str) -> None:
        self._rules = rulebook.by_name
        self._file = file
        self._format = ""
        self._columns: list[Column] = []
        self._tables: dict[tuple[int, ...], tuple[Column, ...]] = {}

    def unpack(self, plain: Plain) -> Iterable[tuple[list[Finding], list[int]]]:
        """The findings of each listing, and the numbers of those without worked-out proposals."""
        self._format = plain["format"]
        self._columns += [Column(*column) for column in plain["columns"]]
        for listing, findings in plain["listings"]:
            made, fields = self._listing(listing)
            unproven = [number for number, finding in enumerate(findings) if finding[9] is None]
            yield [self._finding(finding, made, fields) for finding in findings], unproven

    def _listing(self, plain: Plain) -> tuple[Listing, Sequence[Field]]:
        """The listing, and its fields with those behind them that it has not."""
        sku, row, line, sheet, language, marketplace, fields, own, table = plain
        made = [Field(self._columns[number], *rest) for number, *rest in fields]
        listing = Listing(
            tuple(made[:own]),
            sku,
            row,
            line,
            sheet,
            language,
            marketplace,
            self._table(tuple(table)),
        )
        return listing, made

    def _table(self, numbers: tuple[int, ...]) -> tuple[Column, ...]:
        if numbers not in self._tables:
            self._tables[numbers] = tuple(self._columns[number] for number in numbers)
        return self._tables[numbers]

    def _finding(self, plain: Plain, listing: Listing, fields: Sequence[Field]) -> Finding:
        (
            place, name, span, severity, risk, verdict, verdicts, message, documents, fixes,
            references, language, marketplace, negated, framed, kinds, occurrence,
        ) = plain  # fmt: skip
        rule = self._rules[name]
        return Finding(
            rule=rule,
            listing=listing,
            field=fields[place],
            span=Span(*span),
            severity=severity,
            risk=risk,
            verdict=verdict,
            verdicts=dict(zip(VERDICTS, verdicts, strict=True)) if verdicts else {},
            message=message,
            documents=tuple(HeldDocument(*document) for document in documents),
            fixes=tuple(_fix(fix, fields) for fix in fixes or ()),
            references=(
                rule.references
                if references is None
                else tuple(Reference(*reference) for reference in references)
            ),
            file=self._file,
            format=self._format,
            language=language,
            marketplace=marketplace,
            negated=negated,
            framed=framed,
            kinds=frozenset(kinds),
            occurrence=occurrence,
        )


def _fix(plain: Plain, fields: Sequence[Field]) -> Fix:
    applicability, rewording, edits, result = plain
    made = (Edit(fields[place], Span(start, end), text) for place, start, end, text in edits)
    return Fix(applicability, rewording, tuple(made), result)
