import pytest

from listinglint.rewording.forms import agree, is_adjective, is_finite
from listinglint.rewording.grammar import grammar_of


@pytest.mark.parametrize(
    ("language", "text", "begins"),
    [
        ("fr", "protège la peau", True),
        ("fr", "se lave à froid", True),
        ("fr", "n'est pas rigide", True),
        ("fr", "l'eau", False),
        ("de", "sich leicht", False),
        ("it", "si lava", True),
        ("es", "suave", False),
    ],
)
def test_predicates_are_told_by_their_first_word(language: str, text: str, begins: bool) -> None:
    assert is_finite(text.split(), 0, grammar_of(language)) is begins


def test_adjectives_of_one_noun_have_like_endings() -> None:
    spanish = grammar_of("es")
    assert agree("ecológico", "sano", spanish)
    assert agree("verde", "sana", spanish)
    assert not agree("ecológico", "envasada", spanish)


def test_an_elided_article_tells_a_noun() -> None:
    assert is_adjective("lavable", grammar_of("fr"))
    assert not is_adjective("l'animal", grammar_of("fr"))
