"""The words in which people are told what the identifiers mean."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import PurePath

from ..findings import Edit, Finding, Fix, risk_band
from ..rules import Reference, Verdict

VERDICT_WORDS: Mapping[Verdict, str] = {
    "regulated": "regulated product",
    "claim": "claim",
    "word": "false positive",
}


def verdict_words(verdict: Verdict | None) -> str:
    """What the product really is; empty where the question has no sense."""
    return "" if verdict is None else VERDICT_WORDS[verdict]


def risk_words(risk: float) -> str:
    """Band and number: ``high risk 0.93``."""
    return f"{risk_band(risk)} risk {risk:.2f}"


def counted(number: int, noun: str) -> str:
    """``1 listing``, ``1,204 listings``."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def field_label(finding: Finding) -> str:
    """What the seller sees above the cell, else the file's own name, else ours."""
    column = finding.field.column
    return column.label or column.key or column.field


def place(finding: Finding) -> str:
    """Where the seller looks for the field: ``row 7, cell AB7``, ``record 3, /bullets/1``."""
    listing = finding.listing
    sheet = [f"sheet {listing.sheet}"] if listing.sheet else []
    if finding.cell:
        return ", ".join([*sheet, f"cell {finding.cell}"])
    pointer = [finding.field.pointer] if finding.field.pointer else []
    return ", ".join([*sheet, f"record {listing.row}", *pointer])


def proposal(fix: Fix) -> str:
    """A fix as advice, in the words that change: what to write for what, or what to leave out."""
    if fix.applicability == "display":
        return f"idea: {fix.rewording}"
    if not fix.rewording.strip():
        return _left_out(fix)
    old = ", ".join(f"“{text}”" for text in map(_deleted, fix.edits) if text)
    instead = f"write “{fix.rewording}”" + (f" instead of {old}" if old else "")
    return instead if fix.applicability == "safe" else f"{instead}, if that is correct"


def whole_proposal(fix: Fix) -> str:
    """A fix as advice, in the whole text of the field as it should be."""
    new = f"“{fix.rewording}”" if fix.rewording.strip() else "it"
    condition = f", if {new} is correct" if fix.applicability == "unsafe" else ""
    return f"write instead{condition}: {fix.result}"


def _left_out(fix: Fix) -> str:
    # Deleting may take the clause around the words, so the edit is quoted and not the finding.
    quoted = ", ".join(f"“{text}”" for text in map(_deleted, fix.edits) if text)
    return f"leave out: {quoted}" if quoted else "leave it out"


def _deleted(edit: Edit) -> str:
    """What goes: without the letter after it, which an edit may turn into a capital."""
    old = edit.field.text[edit.span.start : edit.span.end]
    if edit.text and old.casefold().endswith(edit.text.casefold()):
        old = old[: len(old) - len(edit.text)]
    return old.strip(" ,;:–—-\n")  # noqa: RUF001 - sellers write dashes of every length


def first_proposal(finding: Finding) -> str:
    """The best proposal as advice; empty where there is none."""
    return proposal(finding.fixes[0]) if finding.fixes else ""


def documents_needed(finding: Finding) -> str:
    """The documents that the product needs, those on file marked as such."""
    return ", ".join(
        f"{document.name} (on file)" if document.held else document.name
        for document in finding.documents
    )


def told(finding: Finding) -> str:
    """What, where and what to do, for formats that have no places of their own for that."""
    where = " ".join(part for part in (finding.cell, field_label(finding)) if part)
    sku = f", SKU {finding.listing.sku}" if finding.listing.sku else ""
    documents = documents_needed(finding)
    lines = (
        f"{where}{sku}: {finding.message}",
        _sentence(first_proposal(finding)),
        f"Needs: {documents}" if documents else "",
    )
    return "\n".join(line for line in lines if line)


def _sentence(text: str) -> str:
    # Not str.capitalize: the rest may quote the seller, whose capitals matter.
    return text[:1].upper() + text[1:]


def references_of(finding: Finding) -> tuple[Reference, ...]:
    """The sources of this very finding, else those of its rule."""
    return finding.references or finding.rule.references


def slashed(file: str) -> str:
    """The path with forward slashes on every system."""
    return PurePath(file).as_posix() if file else file
