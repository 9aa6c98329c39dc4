"""What matching, classifying and rewording hand on: candidates, findings and fixes."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple, Protocol, TypeVar

from .listings import Field, Listing, cell_name, first_text
from .rules import Applicability, Reference, Rule, Severity, Verdict

#: Lower bounds of the bands that reports call high and medium.
HIGH_RISK = 0.7
MEDIUM_RISK = 0.3
#: How much text around a finding belongs to its fingerprint, in code points on either side.
FINGERPRINT_REACH = 40


def risk_band(risk: float) -> str:
    """``high``, ``medium`` or ``low`` for a risk between 0 and 1."""
    if risk >= HIGH_RISK:
        return "high"
    return "medium" if risk >= MEDIUM_RISK else "low"


class Span(NamedTuple):
    """``[start, end)`` in one field's text, 0-based, in code points."""

    start: int
    end: int


class Candidate(NamedTuple):
    """A place where a rule's pattern occurs, with what its surroundings say.

    A named tuple and not a dataclass, as findings are: thousands are made every second, and a
    frozen dataclass takes five times as long to make.

    ``verb`` and ``target`` are the words of the claim frame, where the pattern is one.
    ``contexts`` are the numbers of the rule's contexts whose words were found around the span;
    whether the product fits them is asked later, by classifying. ``possible`` are those that are
    worth asking for, as bits. ``message`` is what a check with parameters found ("212 characters,
    limit 200"); ``None`` where the rule's own message serves.
    """

    rule: Rule
    field: Field
    span: Span
    verb: str | None = None
    target: str | None = None
    negated: bool = False
    contexts: Set[int] = frozenset()
    possible: int = -1
    message: str | None = None
    severity: Severity | None = None
    references: tuple[Reference, ...] = ()

    @property
    def text(self) -> str:
        """The words found, as the seller wrote them."""
        return self.field.text[self.span.start : self.span.end]


@dataclass(frozen=True, slots=True)
class Edit:
    """One replacement inside one field."""

    field: Field
    span: Span
    text: str


@dataclass(frozen=True, slots=True)
class Fix:
    """A proposal: its wording, what it replaces, and the whole field afterwards.

    ``result`` is ``None`` for ``display``: an idea for a person, not an edit.
    """

    applicability: Applicability
    rewording: str
    edits: tuple[Edit, ...] = ()
    result: str | None = None


@dataclass(frozen=True, slots=True)
class HeldDocument:
    """A document that a regulated product needs, and whether the settings say it is on file.

    Of the documents of a finding with the same ``one_of``, one is enough.
    """

    name: str
    held: bool = False
    one_of: str | None = None


class Alternative(Protocol):
    """What one of several may stand for: a document of a rule or of a finding."""

    @property
    def one_of(self) -> str | None:
        """The name of its group; ``None`` where nothing stands for it."""
        ...


_Document = TypeVar("_Document", bound=Alternative)


def alternatives(documents: Iterable[_Document]) -> list[tuple[_Document, ...]]:
    """``documents`` in groups of which one is enough, each where its first one stands."""
    groups: dict[str | int, list[_Document]] = {}
    for number, document in enumerate(documents):
        groups.setdefault(document.one_of or number, []).append(document)
    return [tuple(group) for group in groups.values()]


class Finding(NamedTuple):
    """A candidate that stands, with the three answers: severity, risk, verdict.

    ``occurrence`` counts equal findings of one listing from 0. ``risk`` and the three ``verdicts``
    are probabilities; ``verdicts`` is empty for families where the question has no sense. ``kinds``
    are those of the product.
    """

    rule: Rule
    listing: Listing
    field: Field
    span: Span
    severity: Severity
    risk: float
    verdict: Verdict | None
    verdicts: Mapping[Verdict, float]
    message: str
    documents: tuple[HeldDocument, ...] = ()
    fixes: Sequence[Fix] = ()
    references: tuple[Reference, ...] = ()
    file: str = ""
    format: str = ""
    language: str | None = None
    marketplace: str | None = None
    negated: bool = False
    framed: bool = False
    kinds: frozenset[str] = frozenset()
    occurrence: int = 0

    @property
    def fingerprint(self) -> str:
        """What makes it the same finding in the next run, wherever its row has moved."""
        text, span = self.field.text, self.span
        return fingerprint_of(
            rule=self.rule.name,
            sku=self.listing.sku or first_text(self.listing.fields),
            field_name=self.field.column.key,
            context=text[max(span.start - FINGERPRINT_REACH, 0) : span.end + FINGERPRINT_REACH],
            text=self.text,
            occurrence=self.occurrence,
        )

    @property
    def text(self) -> str:
        """The words found, as the seller wrote them."""
        return self.field.text[self.span.start : self.span.end]

    @property
    def line(self) -> int | None:
        """The 1-based physical line where the field (else the listing) begins."""
        return self.field.line if self.field.line is not None else self.listing.line

    @property
    def cell(self) -> str | None:
        """The spreadsheet cell; ``None`` where the file has no columns."""
        index = self.field.column.index
        return None if index is None else cell_name(index, self.listing.row)


def fingerprint_of(
    *, rule: str, sku: str, field_name: str, context: str, text: str, occurrence: int
) -> str:
    """What makes two findings the same: never the line, the row or the date.

    ``context`` is the text around the words, so that an edit elsewhere in the field does not make
    a new finding; ``occurrence`` counts equal findings of one listing from 0.
    """
    parts = (rule, sku, field_name, text.casefold(), context.casefold(), str(occurrence))
    return hashlib.blake2b(
        "\x1f".join(parts).encode(errors="surrogatepass"), digest_size=10
    ).hexdigest()


@dataclass(slots=True)
class Summary:
    """What was done in a run; complete when the findings of its report are exhausted.

    ``passed_over`` are files of folders that are no listing files; ``errors`` one line for each
    named input that could not be checked; ``notes`` what had to be guessed, by file. ``accepted``
    counts the findings that a baseline knows.
    """

    files: int = 0
    listings: int = 0
    listings_with_findings: int = 0
    suppressed: int = 0
    accepted: int = 0
    by_rule: Counter[str] = field(default_factory=Counter)
    by_severity: Counter[str] = field(default_factory=Counter)
    by_band: Counter[str] = field(default_factory=Counter)
    by_verdict: Counter[str] = field(default_factory=Counter)
    notes: list[tuple[str, str]] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    passed_over: list[str] = field(default_factory=list)
    unused_suppressions: list[str] = field(default_factory=list)

    @property
    def findings(self) -> int:
        """How many findings were shown."""
        return self.by_rule.total()

    def count(self, finding: Finding) -> None:
        """Count one finding that is shown."""
        self.by_rule[finding.rule.name] += 1
        self.by_severity[finding.severity] += 1
        self.by_band[risk_band(finding.risk)] += 1
        if finding.verdict is not None:
            self.by_verdict[finding.verdict] += 1


class Replacement(NamedTuple):
    """What a fix changes in its file: the text that comes in place of ``[start, end)``.

    Both are a line of the file and the bytes before the place in that line, counted from 0.
    """

    start: tuple[int, int]
    end: tuple[int, int]
    text: str


#: For each of some findings of one file, the replacements that would answer it, the best first.
Place = Callable[[Sequence[Finding]], Sequence[Sequence[Replacement]]]


def nowhere(findings: Sequence[Finding]) -> Sequence[Sequence[Replacement]]:
    """Where the files of the findings are not at hand, no fix can be placed in them."""
    return [() for _ in findings]


@dataclass(frozen=True, slots=True)
class Report:
    """What a reporter turns into output.

    ``findings`` come sorted by file, sheet, row, field, span and rule and may be consumed once.
    ``versions`` are those of tool, rules and models. ``place`` tells where in the files fixes go.
    """

    findings: Iterable[Finding]
    summary: Summary
    as_of: date
    versions: Mapping[str, str]
    place: Place = nowhere
