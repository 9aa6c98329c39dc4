import pytest

from .test_soundness import sound


@pytest.mark.parametrize(
    "marked",
    [
        "Die Socken beugen [Fußpilz vor und verhindern ]unangenehme Gerüche.",
        "Die Bürste [regt das Haarwachstum ]an und verteilt das Fett.",
    ],
)
def test_a_german_verb_keeps_its_particle(marked: str) -> None:
    assert not sound(marked, "de")


def test_a_whole_predicate_takes_its_particle_along() -> None:
    assert sound("Die Socken [beugen Fußpilz vor und ]verhindern Gerüche.", "de")


@pytest.mark.parametrize(
    ("marked", "is_kept"),
    [
        ("Kosmetische [Tuchmaske]{Kosmetisches Vlies} für Frauen.", False),
        ("Ein Zelt mit [Moskitonetz]{feinmaschiges Netz}.", False),
        ("Zelt, [Moskitonetz]{feinmaschiges Netz}, grau.", True),
        ("Dicht durch [Velcro]{Klettband} am Bund.", True),
    ],
)
def test_a_german_wording_fits_its_sentence(marked: str, is_kept: bool) -> None:
    assert sound(marked, "de") is is_kept


@pytest.mark.parametrize(
    "marked",
    [
        "Rutschfeste Innenfläche, [umweltschonend ]produziert.",
        "Stoßfest, kratzfest[ und umweltfreundlich] verpackt.",
        "[Hält Flöhe ]fern.",
        "[Bester Preis ]garantiert!",
        "Verpackung ohne Plastik[, kostenlose Lieferung] innerhalb von 3 Tagen.",
    ],
)
def test_no_end_of_a_german_clause_is_left(marked: str) -> None:
    assert not sound(marked, "de")
