import pytest

from listinglint.rewording.forms import agree, begins_predicate, is_adjective, is_finite
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


@pytest.mark.parametrize(
    ("language", "text", "before", "begins"),
    [
        ("es", "crece rápido", "es", True),
        ("es", "crece rápido", "con", False),
        ("es", "suave y ligero", "es", False),
        ("it", "cresce in fretta", "è", True),
        ("fr", "pousse vite", "est", True),
        ("fr", "souple au toucher", "est", False),
        ("de", "wächst schnell", "ist", True),
        ("de", "leicht zu pflegen", "ist", False),
        ("de", "getestet in Wien", "ist", False),
    ],
)
def test_after_to_be_what_is_no_adjective_is_a_verb(
    language: str, text: str, before: str, begins: bool
) -> None:
    assert begins_predicate(text.split(), 0, before, grammar_of(language)) is begins


def test_a_noun_with_a_prefix_agrees_with_every_adjective() -> None:
    spanish = grammar_of("es")
    assert agree("antimoho", "suave", spanish)
    assert agree("antimoho", "sana", spanish)
    assert not agree("antibacteriano", "sana", spanish)
