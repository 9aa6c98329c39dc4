"""Documents that the seller holds: they turn a regulated finding into a documented one."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from ..findings import Finding, alternatives
from ..settings import DocumentOnFile, Settings
from ..settings.patterns import plain
from .selectors import fits_product


def with_documents(finding: Finding, settings: Settings, today: date) -> Finding:
    """Return ``finding`` with the documents marked that are on file for its product.

    A regulated product whose documents are all there is still worth a note: the check may ask.
    Of alternatives one is enough.
    A claim stays what it is; no registration makes an ordinary product's claim true.
    """
    if not settings.documents or not finding.documents:
        return finding
    on_file = _names_on_file(finding, settings.documents, today)
    if on_file.isdisjoint(plain(document.name) for document in finding.documents):
        return finding
    documents = tuple(
        replace(document, held=document.held or plain(document.name) in on_file)
        for document in finding.documents
    )
    is_complete = all(any(each.held for each in group) for group in alternatives(documents))
    if finding.verdict == "regulated" and is_complete:
        return finding._replace(documents=documents, severity="note")
    return finding._replace(documents=documents)


def expired_documents(settings: Settings, today: date) -> list[str]:
    """Return a line for every document whose last day is over: it counts no longer."""
    return [
        f"{entry.place}: {entry.document} expired on {entry.until}. Renew or remove it."
        for entry in settings.documents
        if has_expired(entry.until, today)
    ]


def has_expired(until: date | None, today: date) -> bool:
    """Tell whether the last day ``until`` is over."""
    return until is not None and until < today


def _names_on_file(
    finding: Finding, entries: tuple[DocumentOnFile, ...], today: date
) -> frozenset[str]:
    return frozenset(
        plain(entry.document)
        for entry in entries
        if not has_expired(entry.until, today)
        and fits_product(finding.listing, entry.skus, entry.brands)
    )
