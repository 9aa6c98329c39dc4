from __future__ import annotations

from hypothesis import given

from listinglint.listings import Column, Field, Listing

from .made_checks import candidates, found, listing, rule, texts

DUPLICATE = rule("duplicate", fields=["bullet"])
TITLE_WORDS = rule("title-words", fields=["keywords"])


def test_the_later_of_two_equal_bullets_is_found() -> None:
    subject = listing(bullet_1="Soft lid.", bullet_2="Two straws", bullet_4="SOFT LID")
    assert found(DUPLICATE, [], subject) == [("bullet_4", "SOFT LID")]
    assert candidates(DUPLICATE, [], subject)[0].message == "says the same as bullet 1"


def test_bullets_that_begin_alike_are_no_copies() -> None:
    subject = listing(bullet_1="Easy to clean: the soft lid", bullet_2="Easy to clean: the straw")
    assert found(DUPLICATE, [], subject) == []


def test_equal_bullets_in_two_languages_are_no_copies() -> None:
    fields = tuple(
        Field(Column("bullet_1", key, language=key), "Polyester") for key in ("fr", "nl")
    )
    assert found(DUPLICATE, [], Listing(fields)) == []


def test_search_terms_that_mostly_repeat_the_title_are_found_at_the_first_word() -> None:
    subject = listing(title="Brass Table Lamp", keywords="light, table, brass, LAMP")
    (candidate,) = candidates(TITLE_WORDS, [], subject)
    assert candidate.text == "table"
    assert candidate.message == "3 of 4 words stand in the title already: table, brass, lamp"


def test_few_shared_words_are_silent() -> None:
    few = listing(title="Brass Table Lamp", keywords="brass lamp")
    assert found(TITLE_WORDS, [], few) == []
    less_than_half = "table brass lamp light lantern sconce torch"
    assert found(TITLE_WORDS, [], listing(title="Brass Table Lamp", keywords=less_than_half)) == []


def test_words_inside_words_of_the_title_are_not_shared() -> None:
    subject = listing(title="Overall Trousers Tableware", keywords="over use table")
    assert found(TITLE_WORDS, [], subject) == []


@given(one=texts, other=texts)
def test_any_text_is_survived_and_spans_lie_inside(one: str, other: str) -> None:
    subject = listing(title=one, bullet_1=one, bullet_2=other, bullet_3=other, keywords=one)
    for made in (DUPLICATE, TITLE_WORDS):
        for candidate in candidates(made, [], subject):
            assert 0 <= candidate.span.start < candidate.span.end <= len(candidate.field.text)
