import pytest

from listinglint.rewording.agreement import agreeing


@pytest.mark.parametrize(
    ("language", "old", "new", "agreed"),
    [
        ("fr", "antibactérien", "lavable à 60 °C", "lavable à 60 °C"),
        ("fr", "antibactériennes", "lavable à 60 °C", "lavables à 60 °C"),
        ("fr", "anti-bactériens", "facile à nettoyer", "faciles à nettoyer"),
        ("fr", "imperméables", "résistant à l'eau", "résistants à l'eau"),
        ("fr", "cicatrisante", "apaisant", "apaisante"),
        ("fr", "cicatrisantes", "apaisant", "apaisantes"),
        ("fr", "antistress", "relaxant", "relaxant"),
        ("fr", "antibactériennes", "éclat", "éclat"),
        ("es", "antibacterianas", "fácil de limpiar", "fáciles de limpiar"),
        ("es", "antibacterianos", "lavable a 60 °C", "lavables a 60 °C"),
        ("es", "estéril", "envasado individualmente", "envasado individualmente"),
        ("es", "esterilizada", "envasado individualmente", "envasada individualmente"),
        ("it", "antibatterici", "lavabile a 60 °C", "lavabili a 60 °C"),
        ("it", "antibatteriche", "facile da pulire", "facili da pulire"),
        ("it", "sterilizzate", "confezionato singolarmente", "confezionato singolarmente"),
        ("it", "antibatterica", "confezionato", "confezionata"),
        ("en", "antibacterials", "lavable", "lavable"),
        (None, "x", "lavable", "lavable"),
    ],
)
def test_an_adjective_takes_number_and_gender_of_the_one_it_replaces(
    language: str | None, old: str, new: str, agreed: str
) -> None:
    assert agreeing(new, old, language) == agreed
