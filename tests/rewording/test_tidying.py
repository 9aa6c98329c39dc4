# ruff: noqa: RUF001 - look-alike characters and dashes are what is tested
import pytest
from hypothesis import given
from hypothesis import strategies as st

from listinglint.rewording.tidying import clause_span, replaced


def apply(marked: str, new: str) -> str:
    """The text after the words in [brackets] were replaced."""
    before, _, rest = marked.partition("[")
    words, _, after = rest.partition("]")
    text = before + words + after
    (start, end), now = replaced(text, (len(before), len(before) + len(words)), new)
    return text[:start] + now + text[end:]


@pytest.mark.parametrize(
    ("marked", "result"),
    [
        ("Soft [antibacterial] sock", "Soft sock"),
        ("Soft, [antibacterial] sock", "Soft sock"),
        ("Soft, [antibacterial], warm sock", "Soft, warm sock"),
        ("Soft and [antibacterial]", "Soft"),
        ("Soft, warm and [antibacterial].", "Soft, warm."),
        ("Soft / [antibacterial]", "Soft"),
        ("[Antibacterial] sock", "Sock"),
        ("[antibacterial] sock", "Sock"),
        ("[Antibacterial], soft sock", "Soft sock"),
        ("[Antibacterial] and soft sock", "Soft sock"),
        ("[Antibacterial] - soft sock", "Soft sock"),
        ("One. [Antibacterial] sock", "One. Sock"),
        ("One. [antibacterial] sock", "One. sock"),
        ("An [antibacterial] sock", "A sock"),
        ("a [bactericidal] orange", "an orange"),
        ("an [antibacterial] hour", "an hour"),
        ("[antibacterial]", ""),
        ("Sock ([antibacterial])", "Sock ()"),
    ],
)
def test_deleted_words_leave_good_language(marked: str, result: str) -> None:
    assert apply(marked, "") == result


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
    ],
)
def test_new_words_take_article_and_capitals_of_the_old(marked: str, new: str, result: str) -> None:
    assert apply(marked, new) == result


@pytest.mark.parametrize(
    ("text", "word", "clause"),
    [
        ("One. Two germ here. Three", "germ", "Two germ here"),
        ("One, two germ here, three", "germ", "two germ here"),
        ("One - two germ - three", "germ", "two germ"),
        ("One • two germ • three", "germ", "two germ "),
        ("1,000 germ 2,000", "germ", "1,000 germ 2,000"),
        ("germ", "germ", "germ"),
        ("Uses: germ\nmore", "germ", "germ"),
    ],
)
def test_a_clause_ends_at_stops_and_commas(text: str, word: str, clause: str) -> None:
    start = text.index(word)
    first, last = clause_span(text, (start, start + len(word)))
    assert text[first:last] == clause


TEXT = st.text(st.sampled_from("ab ,.-–/&+anAN()\n•:;é\u0301🦠&<>"), max_size=20)


@given(TEXT, st.text(st.sampled_from("abAB -é🦠"), min_size=1, max_size=6), TEXT, TEXT)
def test_edits_stay_in_the_text_and_cover_the_span(
    before: str, words: str, after: str, new: str
) -> None:
    text = before + words + after
    span = (len(before), len(before) + len(words))
    (start, end), _ = replaced(text, span, new)
    assert 0 <= start <= span[0]
    assert span[1] <= end <= len(text)
    first, last = clause_span(text, span)
    assert 0 <= first <= span[0]
    assert span[1] <= last <= len(text)
