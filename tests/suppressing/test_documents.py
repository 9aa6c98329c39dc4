from datetime import date

import pytest

from listinglint.findings import HeldDocument
from listinglint.settings import DocumentOnFile, Settings
from listinglint.suppressing import expired_documents, with_documents

from .example_findings import TITLE, field, finding, listing

TODAY = date(2026, 11, 21)
EPA, SDS = "EPA registration number", "safety data sheet"
SPRAY = listing(field("title", TITLE), field("brand", "Velvety"), sku="SPRAY-1")


def regulated(*documents, verdict="regulated"):
    return finding(product=SPRAY, verdict=verdict, documents=documents)


def settings(*documents):
    return Settings(documents=documents)


@pytest.mark.parametrize(
    "entry",
    [
        DocumentOnFile(EPA, skus=("SPRAY-*",)),
        DocumentOnFile(EPA, skus=("OTHER", "SPRAY-1")),
        DocumentOnFile(EPA, brands=("velvety",)),
        DocumentOnFile("epa  Registration number", skus=("SPRAY-1",), brands=("Velvety",)),
        DocumentOnFile(EPA, skus=("SPRAY-1",), until=TODAY),
    ],
)
def test_regulated_product_with_all_its_documents_is_worth_a_note(entry):
    found = with_documents(regulated(EPA), settings(entry), TODAY)
    assert found.severity == "note"
    assert found.documents == (HeldDocument(EPA, held=True),)


@pytest.mark.parametrize(
    "entry",
    [
        DocumentOnFile(SDS, skus=("SPRAY-*",)),
        DocumentOnFile(EPA, skus=("SOCK-1",)),
        DocumentOnFile(EPA, skus=("SPRAY-1",), brands=("Silky",)),
        DocumentOnFile(EPA, skus=("SPRAY-1",), until=date(2026, 11, 20)),
    ],
)
def test_document_for_something_else_or_expired_changes_nothing(entry):
    found = regulated(EPA)
    assert with_documents(found, settings(entry), TODAY) is found


def test_one_of_two_documents_is_marked_and_the_severity_stays():
    entry = DocumentOnFile(SDS, skus=("SPRAY-1",))
    found = with_documents(regulated(EPA, SDS), settings(entry), TODAY)
    assert found.severity == "error"
    assert found.documents == (HeldDocument(EPA), HeldDocument(SDS, held=True))


def test_one_of_two_alternatives_is_enough():
    entry = DocumentOnFile(SDS, skus=("SPRAY-1",))
    either = tuple(HeldDocument(name, one_of="permit") for name in (EPA, SDS))
    found = regulated()._replace(documents=either)
    assert with_documents(found, settings(entry), TODAY).severity == "note"
    both = (*either, HeldDocument("photograph"))
    found = regulated()._replace(documents=both)
    assert with_documents(found, settings(entry), TODAY).severity == "error"


def test_two_entries_together_hold_two_documents():
    entries = (DocumentOnFile(SDS, skus=("SPRAY-1",)), DocumentOnFile(EPA, brands=("Velvety",)))
    assert with_documents(regulated(EPA, SDS), settings(*entries), TODAY).severity == "note"


@pytest.mark.parametrize("verdict", ["claim", "word"])
def test_document_does_not_soften_the_claim_of_an_ordinary_product(verdict):
    entry = DocumentOnFile(EPA, skus=("SPRAY-1",))
    found = with_documents(regulated(EPA, verdict=verdict), settings(entry), TODAY)
    assert found.severity == "error"
    assert found.documents == (HeldDocument(EPA, held=True),)


def test_finding_that_needs_no_document_is_handed_on_as_it_is():
    found = regulated()
    assert with_documents(found, settings(DocumentOnFile(EPA, skus=("*",))), TODAY) is found
    assert with_documents(found, settings(), TODAY) is found


def test_expired_documents_are_told_with_their_place():
    entries = (
        DocumentOnFile(EPA, skus=("a",), until=date(2026, 11, 20), place="s.toml, line 4"),
        DocumentOnFile(SDS, skus=("a",), until=TODAY, place="s.toml, line 9"),
        DocumentOnFile(SDS, skus=("a",), place="s.toml, line 14"),
    )
    assert expired_documents(settings(*entries), TODAY) == [
        "s.toml, line 4: EPA registration number expired on 2026-11-20. Renew or remove it."
    ]
