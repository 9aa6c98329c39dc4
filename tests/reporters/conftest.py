"""Findings made by hand, and the comparison with golden files."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

from listinglint.findings import (
    Edit,
    Finding,
    Fix,
    HeldDocument,
    Report,
    Span,
    Summary,
)
from listinglint.listings import Column, Field, Listing
from listinglint.reporters import REPORTERS, ReportOptions
from listinglint.rules import Document, Prior, Reference, Rule

GOLDEN = Path(__file__).parent / "golden"

BULLET_POLICY = Reference("Bullet point policy", "https://example.com/bullets", "2026-11-21")
PESTICIDE_LAW = Reference("Treated articles", "https://example.com/fifra?a=1&b=2", "2026-10-02")

COLUMNS = {
    "title": Column("title", "item_name", "Product Name", 1),
    "bullet_1": Column("bullet_1", "bullet_point1", "Bullet Point 1", 26),
    "bullet_2": Column("bullet_2", "bullet_point2", "Bullet Point 2", 27),
    "description": Column("description", "product_description", "Description", 31),
}


def make_rule(name: str = "pesticide/antibacterial", **changes: Any) -> Rule:
    values: dict[str, Any] = {
        "name": name,
        "family": name.partition("/")[0],
        "summary": "Antibacterial claims",
        "why": "A product that is said to kill germs is sold as a pesticide.",
        "severity": {"default": "error"},
        "match": {},
        "checks": (),
        "prior": Prior("claim", 0.9),
        "message": "“{text}” says that the product kills germs",
        "documents": (Document("EPA registration number"),),
        "references": (PESTICIDE_LAW, BULLET_POLICY),
    }
    return Rule(**{**values, **changes})


def make_listing(
    sku: str | None = "MASK-01",
    *,
    row: int = 7,
    sheet: str | None = None,
    columns: dict[str, Column] = COLUMNS,
    **texts: str,
) -> Listing:
    """A listing of a table, with ``title``, ``bullet_1`` … as given."""
    fields = tuple(
        Field(columns.get(name) or Column(name, name), text) for name, text in texts.items()
    )
    return Listing(fields, sku=sku, row=row, line=row, sheet=sheet)


def make_finding(
    listing: Listing,
    words: str | Span,
    *,
    field: str = "bullet_2",
    rule: Rule | None = None,
    reword: str | None = None,
    file: str = "shop/masks.txt",
    **changes: Any,
) -> Finding:
    """A finding of ``words`` (their first occurrence, or a span) in ``field``."""
    found = next(each for each in listing.fields if each.column.field == field)
    rule = rule or make_rule()
    span = words if isinstance(words, Span) else span_of(found.text, words)
    text = found.text[span.start : span.end]
    values: dict[str, Any] = {
        "severity": rule.severity_on(None),
        "risk": 0.93,
        "verdict": "claim",
        "verdicts": {"regulated": 0.03, "claim": 0.94, "word": 0.03},
        "message": rule.message.replace("{text}", text),
        "fixes": () if reword is None else (make_fix(found, span, reword),),
        "references": rule.references,
        "format": "amazon-legacy-txt",
        "language": "en",
        "marketplace": "amazon.com",
        "occurrence": span.start,  # so that no two are the same
    }
    return Finding(
        rule=rule, listing=listing, field=found, span=span, file=file, **{**values, **changes}
    )


def make_fix(field: Field, span: Span, text: str, applicability: Any = "unsafe") -> Fix:
    result = field.text[: span.start] + text + field.text[span.end :]
    return Fix(applicability, text, (Edit(field, span, text),), result)


def span_of(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def make_report(findings: Iterable[Finding], **summary: Any) -> Report:
    """A report whose summary is complete when its findings are exhausted, as a run's is."""
    summed = Summary(**{"files": 1, "listings": 40, **summary})

    def counted() -> Iterator[Finding]:
        for finding in findings:
            summed.count(finding)
            yield finding

    versions = {"listinglint": "0.1.0", "rules": "2026.11", "models": "3"}
    return Report(counted(), summed, date(2026, 11, 21), versions)


def output(name: str, findings: Iterable[Finding], **settings: Any) -> str:
    """What the reporter ``name`` makes of ``findings``."""
    summary = settings.pop("summary", {})
    return "".join(REPORTERS[name](make_report(findings, **summary), ReportOptions(**settings)))


def assert_golden(name: str, text: str) -> None:
    """Compare with a golden file, byte for byte; ``UPDATE_GOLDEN=1`` writes it for review."""
    path = GOLDEN / name
    if os.environ.get("UPDATE_GOLDEN"):
        path.write_bytes(text.encode())
    assert text.encode().decode() == path.read_bytes().decode()


def typical_findings() -> list[Finding]:
    """Two files with one finding of every kind: each verdict, severity and applicability."""
    mask = make_listing(
        title="Cotton Face Mask for Adults, Washable, Pack of 3",
        bullet_1="Stops mold and mildew smell in the drawer, and mold spots too",
        bullet_2="Soft and antibacterial fabric that kills germs on contact and keeps its shape"
        " after fifty washes, for men and women",
    )
    spray = make_listing(
        "=SPRAY-9",
        row=8,
        sheet="Template",
        title="Garden Insect Spray 500 ml",
        description="Kills aphids fast.\nSafe for roses. " + "Made for gardens. " * 12,
    )
    lamp = Listing(
        (
            Field(Column("title", "title"), "Desk lamp BEST SELLER", "/title", 4),
            Field(Column("bullet_1", "bullets"), "", "/bullets/0", 5),
        ),
        row=3,
        line=3,
    )
    mold = make_rule(
        "pesticide/mold",
        severity={"default": "warning"},
        message="“{text}” is read as a claim against fungi",
        references=(BULLET_POLICY,),
    )
    kills = make_rule("pesticide/kills", summary="Kills a pest", formerly=("pesticide/killer",))
    best = make_rule(
        "promo/best-seller",
        summary="Sales rank in the text",
        severity={"default": "note"},
        message="“{text}” is stripped from titles",
    )
    empty = make_rule("style/empty-field", summary="An empty field", severity={"default": "note"})
    bullet, title = mask.fields[1], lamp.fields[0]
    word = {"verdict": "word", "verdicts": {"regulated": 0.05, "claim": 0.2, "word": 0.75}}
    moldy = span_of(bullet.text, "mold")
    again = Span(*(bullet.text.rindex("mold") + shift for shift in (0, 4)))
    registration = (
        HeldDocument("EPA registration number"),
        HeldDocument("EPA establishment number", held=True),
    )
    leave_out = make_fix(title, Span(9, 21), "", "safe")
    return [
        make_finding(mask, moldy, field="bullet_1", rule=mold, risk=0.55, reword="", **word),
        make_finding(mask, again, field="bullet_1", rule=mold, risk=0.5123, **word),
        make_finding(mask, "antibacterial", reword="easy-to-clean"),
        make_finding(mask, "kills germs", rule=kills, risk=0.971),
        make_finding(
            spray,
            "Kills aphids",
            field="description",
            rule=kills,
            risk=0.88,
            verdict="regulated",
            verdicts={"regulated": 0.9, "claim": 0.1, "word": 0.0},
            documents=registration,
        ),
        make_finding(
            lamp,
            "BEST SELLER",
            field="title",
            rule=best,
            file="catalog/lamps & more.jsonl",
            format="jsonl",
            risk=0.72,
            fixes=(leave_out, Fix("display", "name what sells it")),
            language=None,
            marketplace=None,
        ),
        make_finding(
            lamp,
            Span(0, 0),
            field="bullet_1",
            rule=empty,
            file="catalog/lamps & more.jsonl",
            format="jsonl",
            risk=0.1,
            verdict=None,
            verdicts={},
            message="This field is empty",
        ),
    ]


TYPICAL_SUMMARY: dict[str, Any] = {
    "files": 3,
    "listings": 1204,
    "listings_with_findings": 3,
    "suppressed": 2,
    "notes": [("shop/masks.txt", "the language was guessed: en")],
    "errors": ["broken.xlsx: not a workbook. Save it again in Excel"],
    "passed_over": ["shop/readme.pdf", "shop/logo.png"],
    "unused_suppressions": ["listinglint.toml line 12: rule promo/sale, SKU A-1"],
}
