from listinglint.findings import Finding, HeldDocument, Span
from listinglint.listings import Column, Field, Listing
from listinglint.rules import Prior, Rule, Verdict

TITLE = "Velvety antibacterial socks"


def field(name: str, text: str, line: int | None = None) -> Field:
    return Field(Column(name, name), text, line=line)


def listing(*fields: Field, sku: str | None = "SOCK-1", line: int | None = None) -> Listing:
    return Listing(fields or (field("title", TITLE),), sku=sku, line=line)


def rule(name: str = "pesticide/antibacterial", *, formerly: tuple[str, ...] = ()) -> Rule:
    return Rule(
        name=name,
        family=name.partition("/")[0],
        summary="",
        why="",
        severity={"default": "error"},
        match={},
        checks=(),
        prior=Prior(None, 0.5),
        message="",
        formerly=formerly,
    )


def finding(
    words: str = "antibacterial",
    product: Listing | None = None,
    *,
    field_name: str = "title",
    rule_name: str = "pesticide/antibacterial",
    formerly: tuple[str, ...] = (),
    file: str = "feeds/socks.csv",
    verdict: Verdict = "claim",
    documents: tuple[str, ...] = (),
) -> Finding:
    """The finding of the first ``words`` in the field."""
    product = product or listing()
    found_in = next(field for field in product.fields if field.name == field_name)
    start = found_in.text.index(words)
    return Finding(
        rule=rule(rule_name, formerly=formerly),
        listing=product,
        field=found_in,
        span=Span(start, start + len(words)),
        severity="error",
        risk=0.9,
        verdict=verdict,
        verdicts={verdict: 1.0},
        message="",
        documents=tuple(HeldDocument(name) for name in documents),
        file=file,
    )
