from __future__ import annotations

import pytest
from hypothesis import given

from .made_checks import candidates, found, limit, listing, rule, texts

HTML = rule("html", fields=["bullet"])
ENTITIES = rule("entities", fields=["bullet"])


def test_every_tag_is_found() -> None:
    subject = listing(bullet_1='<p class="x">Soft</p><br/><!-- old -->')
    words = ['<p class="x">', "</p>", "<br/>", "<!-- old -->"]
    assert [text for _, text in found(HTML, [], subject)] == words


def test_the_tags_that_the_limit_allows_are_silent() -> None:
    made = [limit(["br"], "description")]
    subject = listing(description="One<br>two<BR />three</br><i>four</i>")
    assert [text for _, text in found(rule("html"), made, subject)] == ["<i>", "</i>"]


def test_a_check_with_a_limit_is_silent_where_the_limit_is_not_in_force() -> None:
    made = [limit(["br"], "description")]
    subject = listing(marketplace="shopify", description="<i>four</i>")
    assert found(rule("html"), made, subject) == []


@pytest.mark.parametrize("text", ["<10 cm and > 5 cm", "<Medium>", "a < b > c", "<>"])
def test_what_no_browser_takes_for_a_tag_is_silent(text: str) -> None:
    assert found(HTML, [], listing(bullet_1=text)) == []


def test_named_and_numbered_references_are_found() -> None:
    subject = listing(bullet_1="Salt &amp; pepper&#39;s &#x2019;mill&nbsp;")
    words = ["&amp;", "&#39;", "&#x2019;", "&nbsp;"]
    assert [text for _, text in found(ENTITIES, [], subject)] == words


@pytest.mark.parametrize("text", ["R&D; made here", "Salt & pepper;", "A&B", "&;"])
def test_ampersands_of_plain_text_are_silent(text: str) -> None:
    assert found(ENTITIES, [], listing(bullet_1=text)) == []


@given(text=texts)
def test_any_text_is_survived_and_hits_are_markup(text: str) -> None:
    for candidate in candidates(HTML, [], listing(bullet_1=text)):
        assert candidate.text[0] + candidate.text[-1] == "<>"
    for candidate in candidates(ENTITIES, [], listing(bullet_1=text)):
        assert candidate.text[0] + candidate.text[-1] == "&;"
