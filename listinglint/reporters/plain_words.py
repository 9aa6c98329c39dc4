"""The words in which people are told what the identifiers mean."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import PurePath

from ..findings import Edit, Finding, Fix, HeldDocument, alternatives, risk_band
from ..rules import Document, Reference, Severity, Verdict
from ..ui import (
    SOURCE_LANGUAGE,
    document_name,
    message_about,
    say,
    speaking,
    spoken_language,
    to_say,
    translated,
)

#: How much text around its words somebody sees who is to judge a finding, in code points.
_AROUND = 100

VERDICT_WORDS: Mapping[Verdict, str] = {
    "regulated": to_say("regulated product"),
    "claim": to_say("claim"),
    "word": to_say("false positive"),
}
SEVERITY_WORDS: Mapping[Severity, str] = {
    "error": to_say("error"),
    "warning": to_say("warning"),
    "note": to_say("note"),
}
_BAND_WORDS = {
    "high": to_say("high risk"),
    "medium": to_say("medium risk"),
    "low": to_say("low risk"),
}


def verdict_words(verdict: Verdict | None) -> str:
    """What the product really is; empty where the question has no sense."""
    return "" if verdict is None else say(VERDICT_WORDS[verdict])


def severity_words(severity: Severity) -> str:
    """What happens, in one word."""
    return say(SEVERITY_WORDS[severity])


def said_of(finding: Finding) -> str:
    """The message of a finding: its rule's own, or one with numbers that is known by its form."""
    message, of_rule = finding.message, finding.rule.message
    if message == of_rule.replace("{text}", finding.text):
        return message_about(finding.text, of_rule) or message
    return (translated(message) if finding.rule.checks else None) or message


def labelled(head: str, text: str) -> tuple[str, str]:
    """A text of a rule behind its label; where the rule speaks English, the label does, too."""
    known = translated(text)
    return (f"{head}: ", text) if known is None else (label(head), known)


def label(text: str) -> str:
    """A label before a text, in the language spoken, with the colon that is usual there."""
    return say(text) + say(": ")


def risk_words(risk: float) -> str:
    """Band and number: ``high risk 0.93``."""
    return f"{say(_BAND_WORDS[risk_band(risk)])} {risk:.2f}"


def field_label(finding: Finding) -> str:
    """What the seller sees above the cell, else the file's own name, else ours."""
    column = finding.field.column
    return column.label or column.key or column.field


def place(finding: Finding) -> str:
    """Where the seller looks for the field: ``row 7, cell AB7``, ``record 3, /bullets/1``."""
    listing = finding.listing
    sheet = [say("sheet {name}", name=listing.sheet)] if listing.sheet else []
    if finding.cell:
        return ", ".join([*sheet, say("cell {name}", name=finding.cell)])
    pointer = [finding.field.pointer] if finding.field.pointer else []
    return ", ".join([*sheet, say("record {number}", number=listing.row), *pointer])


def proposal(fix: Fix) -> str:
    """A fix as advice, in the words that change: what to write for what, or what to leave out."""
    if fix.applicability == "display":
        return "".join(labelled(to_say("idea"), fix.rewording))
    if not fix.rewording.strip():
        return _left_out(fix)
    old = _replaced(fix)
    if old:
        instead = say("write “{new}” instead of {old}", new=fix.rewording, old=old)
    else:
        instead = say("write “{new}”", new=fix.rewording)
    return instead if fix.applicability == "safe" else instead + say(", if that is correct")


def whole_proposal(fix: Fix) -> str:
    """A fix as advice, in the whole text of the field as it should be."""
    if fix.applicability != "unsafe":
        advice = say("write instead")
    elif fix.rewording.strip():
        advice = say("write instead, if “{new}” is correct", new=fix.rewording)
    else:
        advice = say("write instead, if it is correct")
    return f"{advice}{say(': ')}{fix.result}"


def _left_out(fix: Fix) -> str:
    # Deleting may take the clause around the words, so the edit is quoted and not the finding.
    quoted = _replaced(fix)
    return f"{label('leave out')}{quoted}" if quoted else say("leave it out")


def _replaced(fix: Fix) -> str:
    texts = (text for text in map(_deleted, fix.edits) if text)
    return ", ".join(say("“{words}”", words=text) for text in texts)


def _deleted(edit: Edit) -> str:
    """What goes: without the letter after it, which an edit may turn into a capital."""
    old = edit.field.text[edit.span.start : edit.span.end]
    kept = len(old) - len(edit.text)
    begins_word = not old[:kept][-1:].isalnum()  # else "An extra" would be quoted as "An extr"
    if edit.text and begins_word and old.casefold().endswith(edit.text.casefold()):
        old = old[:kept]
    return old.strip(" ,;:–—-\n")  # noqa: RUF001 - sellers write dashes of every length


def first_proposal(finding: Finding) -> str:
    """The best proposal as advice; empty where there is none."""
    return proposal(finding.fixes[0]) if finding.fixes else ""


def documents_needed(finding: Finding) -> str:
    """The documents that the product needs, those on file marked as such."""
    with one_language_for(finding.documents):
        return "; ".join(map(_needed, alternatives(finding.documents)))


@contextmanager
def one_language_for(documents: Iterable[Document | HeldDocument]) -> Iterator[None]:
    """Speak English where one of the documents has no other name: half a line would be worse."""
    known = all(document_name(document.name) is not None for document in documents)
    with speaking(spoken_language() if known else SOURCE_LANGUAGE):
        yield


def named(document: Document | HeldDocument) -> str:
    """The name of a document in the language spoken, else as the rule has it."""
    return document_name(document.name) or document.name


def _needed(group: Sequence[HeldDocument]) -> str:
    held = [say("{document} (on file)", document=named(each)) for each in group if each.held]
    return "; ".join(held) or one_of(group)


def documents_missing(finding: Finding) -> list[str]:
    """The documents that the settings do not name; those of which one is enough together."""
    return [
        one_of(group)
        for group in alternatives(finding.documents)
        if not any(document.held for document in group)
    ]


def one_of(group: Sequence[Document | HeldDocument]) -> str:
    """The names of documents of which one is enough."""
    names = " | ".join(map(named, group))
    return say("one of ({documents})", documents=names) if len(group) > 1 else names


def told(finding: Finding) -> str:
    """What, where and what to do, for formats that have no places of their own for that."""
    where = " ".join(part for part in (finding.cell, field_label(finding)) if part)
    sku = f", SKU {finding.listing.sku}" if finding.listing.sku else ""
    documents = documents_needed(finding)
    lines = (
        f"{where}{sku}{say(': ')}{said_of(finding)}",
        _sentence(first_proposal(finding)),
        f"{label('Needs')}{documents}" if documents else "",
    )
    return "\n".join(line for line in lines if line)


def marked(finding: Finding) -> str:
    """The finding for somebody who is to judge it: its words in brackets in their text."""
    text, (start, end) = finding.field.text, finding.span
    before, after = text[max(start - _AROUND, 0) : start], text[end : end + _AROUND]
    left, right = "…" * (start > _AROUND), "…" * (end + _AROUND < len(text))
    quoted = f"{left}{before}[{finding.text}]{after}{right}"
    where = ", ".join(part for part in (finding.listing.sku, finding.file, place(finding)) if part)
    lines = (
        f"{finding.rule.name} ({where}, {field_label(finding)})",
        f"  {' '.join(quoted.split())}",
        f"  {said_of(finding)}",
    )
    return "\n".join(lines)


def _sentence(text: str) -> str:
    # Not str.capitalize: the rest may quote the seller, whose capitals matter.
    return text[:1].upper() + text[1:]


def references_of(finding: Finding) -> tuple[Reference, ...]:
    """The sources of this very finding, else those of its rule."""
    return finding.references or finding.rule.references


def slashed(file: str) -> str:
    """The path with forward slashes on every system."""
    return PurePath(file).as_posix() if file else file
