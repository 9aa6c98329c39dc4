import pytest

from listinglint.rewording.clauses import Place, Stretch
from listinglint.rewording.cutting import Cut
from listinglint.rewording.grammar import grammar_of
from listinglint.rewording.tidying import (
    breaks_elision,
    fits,
    leaves_bare_noun,
    names_product,
    reads_worse,
    replacement,
    smoothed,
)


def split(marked: str) -> tuple[str, tuple[int, int]]:
    """The text without its [brackets], and where they stood."""
    before, _, rest = marked.partition("[")
    words, _, after = rest.partition("]")
    return before + words + after, (len(before), len(before) + len(words))


def apply(marked: str, new: str, language: str = "en") -> str:
    """The text after the words in [brackets] gave way to ``new``."""
    text, span = split(marked)
    cut = replacement(text, span, new) if new else Cut(*span, "")
    start, end, now = smoothed(text, cut, grammar_of(language))
    return text[:start] + now + text[end:]


@pytest.mark.parametrize(
    ("marked", "new", "result"),
    [
        ("a soft [antibacterial] sock", "fresh", "a soft fresh sock"),
        ("an [antibacterial] sock", "fresh", "a fresh sock"),
        ("A [germ] sock", "odd", "An odd sock"),
        ("a [germ] sock", "useful", "a useful sock"),
        ("a [germ] sock", "ulcer", "an ulcer sock"),
        ("[Antibacterial] sock", "fresh", "Fresh sock"),
        ("[antibacterial] sock", "fresh", "Fresh sock"),
        ("SOFT [ANTIBACTERIAL] SOCK", "easy to clean", "SOFT EASY TO CLEAN SOCK"),
        ("Soft [Anti-Bacterial] Sock", "easy to clean", "Soft Easy to Clean Sock"),
        ("soft [Antibacterial] sock", "easy to clean", "soft Easy to clean sock"),
        ("An [antibacterial ]sock", "", "A sock"),
        ("a [bactericidal ]orange", "", "an orange"),
        ("an [antibacterial ]hour", "", "an hour"),
    ],
)
def test_words_take_article_and_capitals_of_their_place(marked: str, new: str, result: str) -> None:
    assert apply(marked, new) == result


@pytest.mark.parametrize(
    ("language", "marked", "result"),
    [
        ("fr", "coffret de [faux ]outils", "coffret d'outils"),
        ("fr", "coffret de [faux ]clous", "coffret de clous"),
        ("es", "suave y [antibacteriana ]impermeable", "suave e impermeable"),
        ("es", "suave y [antibacteriana ]cálida", "suave y cálida"),
        ("it", "set di [falsi ]anelli", "set d'anelli"),
    ],
)
def test_small_words_take_the_form_that_fits_what_follows(
    language: str, marked: str, result: str
) -> None:
    assert apply(marked, "", language) == result


def test_a_form_for_vowels_is_not_left_before_a_consonant() -> None:
    text, span = split("l'[antibactérien ]savon")
    assert breaks_elision(text, Cut(*span, ""), grammar_of("fr"))
    text, span = split("l'[antibactérien ]outil")
    assert not breaks_elision(text, Cut(*span, ""), grammar_of("fr"))


@pytest.mark.parametrize(
    "marked",
    [
        "Soft and [warm].",
        "Made for [germs].",
        "Soft, [warm], light",
        "One. [Two]. Three",
        "Sock ([warm])",
        "Note: [warm]",
        "[Warm] and soft",
        "Soft [warm and] soft",
        "Red / [blue]",
    ],
)
def test_loose_ends_are_told(marked: str) -> None:
    text, span = split(marked)
    assert reads_worse(text, Cut(*span, ""))


@pytest.mark.parametrize(
    "marked", ["Soft[ and warm].", "Turn it on. Soft[, warm], light. Made for.", "[Warm ]sock"]
)
def test_loose_ends_that_were_there_before_are_not_held_against_a_cut(marked: str) -> None:
    text, span = split(marked)
    assert not reads_worse(text, Cut(*span, ""))


@pytest.mark.parametrize(
    ("marked", "new", "fitting"),
    [
        ("Soft [antibacterial] sock", "easy-to-clean", True),
        ("Provides [germ protection]", "easy-to-clean", False),
        ("[Antibacterial] properties", "easy-to-clean", False),
        ("No [germs] here", "dirt", False),
        ("Belt [weight loss] tool", "an active lifestyle", False),
        ("Belt for [weight loss]", "an active lifestyle", True),
        ("Easy-to-clean, [antibacterial] sock", "easy-to-clean", False),
        ("It speeds [healing]", "caring", False),
        ("It is [healing]", "caring", True),
        ("Belt for [pain relief]", "soothing", False),
        ("[Pain relief] gel", "soothing", True),
        ("[Acne] wash", "clarifying", True),
        ("It has been [clinically proven] to smooth hair", "designed", True),
        ("A [clinically proven] cream", "designed", False),
        ("Fades [acne] marks", "clarifying", False),
        ("Beardo B-[acne] wash", "clarifying", False),
        ("It [lightens skin]'s tone", "evens the look of skin", False),
        ("Facial dry [sheet mask]", "facial essence sheet", False),
        ("A [sleep mask] bag", "eye cover for sleeping", False),
    ],
)
def test_a_wording_must_fit_its_place(marked: str, new: str, fitting: bool) -> None:
    text, span = split(marked)
    assert fits(Place(text, Stretch(*span)), new, grammar_of("en")) is fitting


@pytest.mark.parametrize(
    ("marked", "names"),
    [
        ("[Anti-dandruff] shampoo", True),
        ("Cream for [stretch marks]", True),
        ("Cream that reduces [stretch marks]", False),
        ("Helps against [stretch marks]", False),
        ("No [stretch marks] again", False),
        ("Herbal [Immunity Booster] - With Saffron", True),
        ("A known [immunity booster] - with saffron", False),
        ("Calming [Tea For Sleep]", True),
        ("Proven to visibly [lighten skin] tone", True),
    ],
)
def test_a_promise_takes_the_place_of_a_name_and_of_no_complaint(marked: str, names: bool) -> None:
    text, span = split(marked)
    assert names_product(Place(text, Stretch(*span)), grammar_of("en")) is names


@pytest.mark.parametrize(
    ("marked", "language", "is_bare"),
    [
        ("Une planche[ antibactérienne].", "fr", True),
        ("En bois. Une planche[ antibactérienne]. Lavable.", "fr", True),
        ("An [antibacterial ]board.", "en", True),
        ("Ein [antibakterielles ]Brett!", "de", True),
        ("An [antibacterial ]board", "en", False),
        ("Une planche[ antibactérienne] solide.", "fr", False),
        ("Planche[ antibactérienne]", "fr", False),
        ("Soft [antibacterial ]board", "en", False),
    ],
)
def test_an_article_and_a_noun_are_no_sentence(marked: str, language: str, is_bare: bool) -> None:
    text, span = split(marked)
    assert leaves_bare_noun(text, Cut(*span, ""), grammar_of(language)) is is_bare
