import pytest
from hypothesis import given
from hypothesis import strategies as st

from listinglint.settings import AcceptedWord
from listinglint.suppressing.accepted import AcceptedWords

from .example_findings import field, finding, listing


def is_accepted(words, text, *accepted, rule_name="pesticide/mold"):
    found = finding(words, listing(field("title", text)), rule_name=rule_name)
    return AcceptedWords(
        AcceptedWord(word) if isinstance(word, str) else word for word in accepted
    ).accept(found)


@pytest.mark.parametrize(
    ("words", "text", "accepted"),
    [
        ("Mold", "Mold Masters nozzle", "Mold Masters"),
        ("mold", "the mold masters nozzle", "Mold Masters"),
        ("MOLD", "MOLD   MASTERS' nozzle", "Mold Masters"),
        ("Mold\nMasters", "Mold\nMasters", "mold masters"),
        ("Mold Masters", "by Mold Masters", "Mold Masters"),
        ("Killer", "Killer-Bee honey", "Killer-Bee"),
        ("kill", "Roadkill+ boots", "Roadkill+"),
        ("菌", "抗菌くん靴下", "抗菌くん"),
        ("ยา", "รวมยาสีฟัน", "ยาสีฟัน"),
        ("Groß", "GROß & Groß", "Groß"),
    ],
)
def test_words_inside_an_accepted_word_are_accepted(words, text, accepted):
    assert is_accepted(words, text, accepted)


@pytest.mark.parametrize(
    ("words", "text", "accepted"),
    [
        ("mold", "keeps out mold, by Mold Masters", "Mold Masters"),
        ("mold", "mold mastership", "mold master"),
        ("mold", "remold master", "mold master"),
        ("mold masters kill", "mold masters kill", "mold masters"),
        ("kills mold", "kills mold masters", "mold masters"),
        ("mold", "mold", "mold masters"),
    ],
)
def test_words_outside_or_across_an_accepted_word_stand(words, text, accepted):
    assert not is_accepted(words, text, accepted)


def test_accepted_word_can_be_limited_to_families():
    word = AcceptedWord("Killer Bee", families=("pesticide",))
    assert is_accepted("Killer", "Killer Bee honey", word, rule_name="pesticide/kills")
    assert not is_accepted("Killer", "Killer Bee honey", word, rule_name="weapons/killer")


def test_longer_accepted_word_holds_beside_a_shorter_one_it_overlaps():
    assert is_accepted("Bee", "Killer Bee Honey", "Killer", "Bee Honey")


def test_finding_without_words_is_accepted_by_nothing():
    assert not is_accepted("", "Mold Masters", "Mold Masters")


@given(st.text(min_size=1).filter(str.strip), st.data())
def test_any_part_of_an_accepted_word_standing_alone_is_accepted(word, data):
    word = " ".join(word.split())
    start = data.draw(st.integers(0, len(word) - 1))
    end = data.draw(st.integers(start + 1, len(word)))
    part = word[start:end]
    # A blank alone is no words found.
    assert is_accepted(part, word, word) is bool(part.strip())
