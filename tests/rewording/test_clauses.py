from __future__ import annotations

import pytest

from listinglint.rewording import clauses
from listinglint.rewording.clauses import REACH, Place, Stretch

NEAR = "Kept in approx. 5 litres. Kills germs, soft; washable"
PADDING = "word " * REACH


def place(text: str) -> Place:
    start = text.index("germs")
    return Place(text, Stretch(start, start + len("germs")))


def said(found: Place) -> list[str]:
    return [found.text[slice(*item)] for item in found.items]


@pytest.mark.parametrize(
    ("before", "after"), [("", ""), (PADDING, PADDING), ("- a; b. ", "! c | d")]
)
def test_a_segment_reaches_to_the_hard_stops_around_it(before: str, after: str) -> None:
    assert said(place(before + NEAR + after)) == ["Kills germs", "soft"]


def test_without_a_hard_stop_a_segment_reaches_so_far_and_no_farther() -> None:
    found = place(f"{PADDING}Kills germs {PADDING}")
    assert (found.left_boundary.kind, found.right_boundary.kind) == ("far", "far")
    assert len(said(found)[0]) in range(2 * REACH, 2 * REACH + 10)


def test_what_is_out_of_reach_is_not_gone_through(monkeypatch: pytest.MonkeyPatch) -> None:
    seen = []

    class Pattern:
        def finditer(self, text: str, start: int, end: int) -> object:
            seen.append(end - start)
            return boundary.finditer(text, start, end)

    boundary = clauses._BOUNDARY
    monkeypatch.setattr(clauses, "_BOUNDARY", Pattern())
    said(place(100 * PADDING + "Kills germs " + 100 * PADDING))
    assert seen
    assert max(seen) < 3 * REACH


@pytest.mark.parametrize("word", ["circulación", "Désinfecté", "Gerät", "città"])
def test_a_word_after_whose_accent_one_letter_stands_ends_a_sentence(word: str) -> None:
    assert said(place(f"Mejora la {word}. Kills germs. Warm")) == ["Kills germs"]


def test_an_initial_ends_no_sentence() -> None:
    assert said(place("Made by J. Smith, kills germs")) == ["Made by J. Smith", "kills germs"]
