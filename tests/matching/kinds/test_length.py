from __future__ import annotations

import unicodedata

import pytest
from hypothesis import example, given

from listinglint.listings import Column, Field, Listing

from .made_checks import candidates, found, limit, listing, rule, texts

LENGTH = rule("length")
TERMS = rule("search-terms")


def test_a_text_at_the_limit_is_silent_and_one_more_is_found() -> None:
    made = [limit(5)]
    assert found(LENGTH, made, listing(title="12345")) == []
    assert found(LENGTH, made, listing(title="123456")) == [("title", "6")]


def test_the_message_says_how_long_how_much_and_since_when() -> None:
    (candidate,) = candidates(LENGTH, [limit(5)], listing(title="1234567"))
    assert candidate.message == "7 characters, the limit is 5 since 2025-01-21"
    assert candidate.severity == "warning"
    assert [reference.title for reference in candidate.references] == ["A page"]


def test_a_limit_that_nobody_dates_is_told_without_a_date() -> None:
    (candidate,) = candidates(
        LENGTH, [limit(5, effective_from="2000-01-01")], listing(title="1234567")
    )
    assert candidate.message == "7 characters, the limit is 5"


def test_code_points_are_counted_and_not_bytes() -> None:
    assert found(LENGTH, [limit(5)], listing(title="ÄÖÜ🔥抗")) == []


def test_two_limits_of_one_name_are_both_reported() -> None:
    made = [limit(5), limit(2, severity="note")]
    seen = candidates(LENGTH, made, listing(title="1234567"))
    assert sorted((c.severity or "", c.text) for c in seen) == [
        ("note", "34567"),
        ("warning", "67"),
    ]


def test_a_short_bullet_is_found_whole_and_a_blank_one_is_not() -> None:
    short = rule("short")
    made = [limit(10, "bullet")]
    subject = listing(bullet_1="Vegan", bullet_2="  ", bullet_3="1234567890")
    assert found(short, made, subject) == [("bullet_1", "Vegan")]


def test_a_total_is_found_where_the_running_sum_passes_it() -> None:
    total = rule("total")
    made = [limit(10, "bullet")]
    assert found(total, made, listing(bullet_1="12345", bullet_2="67890")) == []
    subject = listing(bullet_1="12345", bullet_2="67890", bullet_3="abc", bullet_4="d")
    assert found(total, made, subject) == [("bullet_3", "abc")]
    (candidate,) = candidates(total, made, subject)
    assert candidate.message == "14 characters in 4 fields, the limit is 10 since 2025-01-21"


def test_search_terms_are_counted_in_bytes() -> None:
    made = [limit(8, "keywords")]
    assert found(TERMS, made, listing(keywords="größer")) == []
    assert found(TERMS, made, listing(keywords="größeres")) == [("keywords", "es")]
    assert found(TERMS, made, listing(keywords="抗菌マ")) == [("keywords", "マ")]


def test_terms_that_only_spaces_make_too_long_are_a_note() -> None:
    made = [limit(6, "keywords")]
    (candidate,) = candidates(TERMS, made, listing(keywords="ab cd ef"))
    assert (candidate.text, candidate.severity) == ("ef", "note")
    assert candidate.message is not None
    assert candidate.message.startswith("8 bytes with spaces and punctuation, 6 without")


def test_terms_that_are_too_long_without_spaces_have_the_severity_of_the_limit() -> None:
    (candidate,) = candidates(TERMS, [limit(6, "keywords")], listing(keywords="ab, cd ef g"))
    assert (candidate.text, candidate.severity) == ("g", "warning")


def test_several_columns_of_search_terms_are_summed() -> None:
    fields = tuple(
        Field(Column("keywords", key), text)
        for key, text in (
            ("generic_keywords1", "abcd"),
            ("platinum_keywords1", "xxxxxxxxxxxx"),
            ("generic_keywords2", "efgh"),
        )
    )
    subject = Listing(fields, marketplace="amazon.com")
    assert found(TERMS, [limit(6, "keywords")], subject) == [("keywords", "gh")]


def test_each_language_has_its_own_search_terms() -> None:
    fields = tuple(
        Field(Column("keywords", key, language=language), "abcd")
        for key, language in (("a", "fr"), ("b", "nl"))
    )
    assert found(TERMS, [limit(6, "keywords")], Listing(fields, marketplace="amazon.com")) == []


def test_decomposed_accents_are_counted_as_composed() -> None:
    text = unicodedata.normalize("NFD", "énorme")
    assert found(TERMS, [limit(7, "keywords")], listing(keywords=text)) == []


@pytest.mark.parametrize("kind", ["length", "short"])
@given(text=texts)
def test_any_text_is_survived_and_spans_lie_inside(kind: str, text: str) -> None:
    for candidate in candidates(rule(kind), [limit(12)], listing(title=text)):
        assert 0 <= candidate.span.start < candidate.span.end == len(text)


@given(text=texts, other=texts)
@example(text="éa\u0301", other="\udce4")
def test_any_search_terms_are_survived_and_spans_lie_inside(text: str, other: str) -> None:
    subject = listing(bullet_1=text, bullet_2=other, keywords=text)
    made = [limit(7, "keywords"), limit(7, "bullet")]
    for kind in (TERMS, rule("total")):
        for candidate in candidates(kind, made, subject):
            assert 0 <= candidate.span.start < candidate.span.end == len(candidate.field.text)
