from __future__ import annotations

from hypothesis import given

from listinglint.listings import Column, Field, Listing

from .made_checks import STORE, candidates, found, limit, listing, rule, texts

LENGTH = rule("tag-length")
COUNT = rule("tag-count")


def tags(*fields: str) -> Listing:
    columns = (Column("keywords", f"tags/{number}") for number in range(len(fields)))
    return Listing(
        tuple(Field(column, text) for column, text in zip(columns, fields, strict=True)),
        marketplace=STORE,
    )


def test_each_tag_is_measured_without_the_blanks_around_it() -> None:
    made = [limit(5, "keywords")]
    assert found(LENGTH, made, listing(keywords=" 12345 ,1 2 3, 12345\n")) == []
    assert found(LENGTH, made, listing(keywords="1, 1234567 ;123456")) == [
        ("keywords", "67"),
        ("keywords", "6"),
    ]


def test_the_message_says_how_long_the_tag_is() -> None:
    (candidate,) = candidates(LENGTH, [limit(5, "keywords")], listing(keywords="1, 1234567"))
    assert candidate.message == "a tag of 7 characters, the limit is 5 since 2025-01-21"


def test_tags_are_counted_over_all_fields() -> None:
    made = [limit(3, "keywords")]
    assert found(COUNT, made, tags("a, b", "c")) == []
    assert found(COUNT, made, tags("a, b", "c", "d", "e")) == [("keywords", "d")]
    assert found(COUNT, made, tags("a, b, c, d, e ")) == [("keywords", "d, e")]


def test_what_stands_between_two_commas_alone_is_no_tag() -> None:
    assert found(COUNT, [limit(2, "keywords")], listing(keywords=",a, ,;b,\n,")) == []


@given(text=texts)
def test_any_text_is_survived_and_spans_lie_in_it(text: str) -> None:
    for made in (LENGTH, COUNT):
        for candidate in candidates(made, [limit(1, "keywords")], listing(keywords=text)):
            assert 0 <= candidate.span.start < candidate.span.end <= len(text)
