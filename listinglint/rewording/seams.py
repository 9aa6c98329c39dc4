"""The seam of an edit: what stands on both sides of it, and what went from between them.

The checks of language ask it what they have to know; it judges nothing.
"""
# ruff: noqa: RUF001 - typographic marks stand in listings

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from .clauses import Place, Stretch, words_of
from .cutting import Cut
from .grammar import Grammar, words

POSSESSIVES = words("my your our its their his her whose")
SUBJECTS = words("i we he she it they who which that this these those there you")
FINITE = words(
    "is are was were has have had can will would should could may might must does do did isn't"
    " aren't it's that's they're you're we're"
)
RELATIVES = words("that which who where when if because while as so since")
#: Where a phrase ends.
END = re.compile(r"\s*(?:$|[.,;:|!?)\]}•\n…]|[-–—]\s|\s[-–—])")
#: The form of words that describe; not all are adjectives, and not all adjectives have it.
QUALITY = re.compile(
    r"(?:ing|ive|al|ic|ous|ful|[inst]ant|[ld]ent|ed|[^aeiou](?<!it)y|ble|free|less|ary|ar|er|est"
    r"|proof|friendly)$|^(?:soft|smooth|clean|clear|pure|safe|strong|fresh|warm|light|sole|cool"
    r"|bright|fair|fine|firm|mild|new|rich)$"
)


@dataclass(frozen=True)
class Seam:
    """Where the two sides of an edit meet, and what went from between them."""

    text: str
    cut: Cut
    grammar: Grammar
    is_title: bool

    @cached_property
    def _capital(self) -> int:
        """Whether the edit puts its last letter back in another case: "[Kills germs. s]{S}oft"."""
        new, gone = self.cut.new, self.text[self.cut.start : self.cut.end]
        alone = new[-1:].isalnum() and not new[-2:-1].isalnum()
        return int(alone and new[-1:].casefold() == gone[-1:].casefold())

    @cached_property
    def before(self) -> str:
        """The text up to the seam, with what the edit puts there."""
        return self.text[: self.cut.start] + self.put

    @property
    def put(self) -> str:
        """What the edit puts in place of words, without a letter that it only puts back."""
        return self.cut.new[: len(self.cut.new) - self._capital]

    @cached_property
    def after(self) -> str:
        """The text from the seam on."""
        return self.cut.new[len(self.cut.new) - self._capital :] + self.text[self.cut.end :]

    @cached_property
    def gone_text(self) -> str:
        """What the edit takes out."""
        return self.text[self.cut.start : self.cut.end - self._capital]

    @cached_property
    def gone(self) -> list[str]:
        """Its words."""
        return words_of(self.gone_text)

    @cached_property
    def _place(self) -> Place:
        at = len(self.before)
        return Place(self.before + self.after, Stretch(at, at))

    @cached_property
    def left(self) -> list[str]:
        """The words of the segment before the seam."""
        return words_of(self._place.text[self._place.left_boundary.end : len(self.before)])

    @cached_property
    def right(self) -> list[str]:
        """The words of the segment after the seam, up to a stop."""
        return words_of(self._place.text[len(self.before) : self._place.right_boundary.start])

    @cached_property
    def last(self) -> str:
        """The word just before the seam; empty where a mark stands between."""
        if not self.left or not re.search(r"[\w'’%]\s*$", self.before):
            return ""
        return self.left[-1]

    @cached_property
    def next(self) -> str:
        """The word just after the seam; empty where a mark or nothing follows."""
        return "" if self.ends or not self.right else self.right[0]

    @property
    def is_whole(self) -> bool:
        """Whether what went ends with a mark, so that a new segment begins after it."""
        return self.gone_text.rstrip()[-1:] in (*".!?:;|•–-\n", "…")

    @property
    def ends(self) -> bool:
        """Whether a phrase ends at the seam."""
        return END.match(self.after) is not None

    def is_verb(self, word: str) -> bool:
        """Whether ``word`` is a form of a verb that the grammar knows."""
        verbs = self.grammar.verbs
        stem = re.sub(r"(?:ing|ed|es|s|d)$", "", word.replace("ies", "y"))
        return word in verbs or (stem != word and (stem in verbs or stem + "e" in verbs))
