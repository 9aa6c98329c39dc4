"""What stands around a hit: contexts of its rule, negation, the claim frame it may be part of."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set

from ..folding import Folded, Needles, Stretch, is_spaceless, word_forms
from ..listings import field_kind
from ..rules import ANY_LANGUAGE, Context, FramePattern, Rule

#: How far a clause is followed on either side of a hit, in bytes of folded text.
REACH = 160
#: So many words on either side of a hit tell which contexts may hold.
BESIDE = 8
#: No word that is looked for is longer, in bytes of folded text.
LONG_WORD = 60
#: A negation governs this many words after it.
NEGATION_WORDS = 4
#: So many words are remembered with the contexts of a rule that they may fulfil.
REMEMBERED_WORDS = 20_000
#: What stands between the things of a list beside commas: *and*, articles, the preposition again.
_JOINING = (
    b"and|or|nor|as|well|the|against|from|of"
    b"|und|oder|sowie|den|die|das|der|dem|vor|gegen"
    b"|et|ou|ainsi|que|les|des|le|la|l|de|du|d|contre|aux"
    b"|y|e|o|u|los|las|el|contra"
    b"|ed|i|gli|lo|il|dei|dal|dai|dalle|dagli|delle|contro"
)
#: So many bytes of a script without spaces are counted as a word: four characters.
WORD_BYTES = 12


class Hit:
    """A stretch of the folded text of one field.

    ``start`` and ``end`` are offsets of the words themselves, without the spaces around them. What
    stands around it is worked out once, when it is asked for: several rules share most hits.
    """

    __slots__ = (
        "_around", "_beside", "_clause", "_words", "end", "folded", "start",
    )  # fmt: skip

    def __init__(self, folded: Folded, start: int, end: int) -> None:
        self.folded = folded
        self.start = start
        self.end = end
        self._around: dict[int, tuple[Stretch, Stretch]] = {}
        self._words: tuple[list[bytes], list[bytes]] | None = None
        self._beside: frozenset[bytes] | None = None
        self._clause: tuple[int, int] | None = None

    def before(self, words: int) -> list[bytes]:
        """The last ``words`` words before the hit."""
        near = self._words
        if near is not None and words <= BESIDE:
            return near[0][-words:]
        low = max(0, self.start - LONG_WORD * words)
        return self.folded.words[low : self.start].rsplit(None, words)[-words:]

    def after(self, words: int) -> list[bytes]:
        """The first ``words`` words after the hit."""
        high = self.end + LONG_WORD * words
        return self.folded.words[self.end : high].split(None, words)[:words]

    def around(self, words: int) -> tuple[Stretch, Stretch]:
        """The ``words`` words before and after the hit."""
        known = self._around.get(words)
        if known is None:
            near = self._near
            if words > len(near[0]) == BESIDE or words > len(near[1]) == BESIDE:
                near = self.before(words), self.after(words)
            known = self._around[words] = Stretch(near[0][-words:]), Stretch(near[1][:words])
        return known

    @property
    def _near(self) -> tuple[list[bytes], list[bytes]]:
        if self._words is None:
            self._words = self.before(BESIDE), self.after(BESIDE)
        return self._words

    @property
    def beside(self) -> frozenset[bytes]:
        """The words of the hit itself and those up to :data:`BESIDE` words away."""
        known = self._beside
        if known is None:
            before, after = self._near
            own = self.folded.words[self.start : self.end].split()
            known = self._beside = frozenset((*before, *own, *after))
        return known

    @property
    def clause(self) -> tuple[int, int]:
        """The bounds of the clause around the hit."""
        if self._clause is None:
            self._clause = self.folded.clause(self.start, self.end, reach=REACH)
        return self._clause

    @property
    def clause_words(self) -> frozenset[bytes]:
        """The single words of the clause."""
        return self.folded.words_in(*self.clause)


class CompiledContext:
    """One context of a rule, its words ready to be looked for in one language."""

    __slots__ = ("_after", "_anywhere", "_before", "_context", "_inside", "_near", "needed")

    def __init__(self, context: Context, language: str) -> None:
        self._context = context
        self._before = _both(context, "before", language)
        self._after = _both(context, "after", language)
        self._near = _both(context, "near", language)
        self._inside = _both(context, "inside", language)
        self._anywhere = _both(context, "anywhere", language)
        #: Words of which one must stand beside the hit; ``None`` where none is asked for.
        self.needed = self._needed()

    @property
    def roams(self) -> bool:
        """Whether it asks for words in other fields."""
        return bool(self._anywhere)

    def _needed(self) -> Needles | None:
        touching = (*self._before, *self._after, *self._inside)
        near = self._near if self._context.within <= BESIDE else ()
        needed = (needles for needles, wanted in (*touching, *near) if wanted)
        return next((needles for needles in needed if needles.longest <= BESIDE), None)

    def holds(self, hit: Hit, *, field: str, negated: bool, framed: bool) -> bool:
        """Whether the conditions on the hit's own field hold."""
        context = self._context
        wanted = context.fields
        if wanted and field not in wanted and field_kind(field) not in wanted:
            return False
        if context.negated is not None and context.negated is not negated:
            return False
        if context.framed is not None and context.framed is not framed:
            return False
        for needles, wanted_there in self._inside:
            words = hit.folded.words[hit.start - 1 : hit.end + 1]
            if needles.within(Stretch(data=words)) is not wanted_there:
                return False
        return self._touches(hit) and (not self._near or self._near_holds(hit))

    def holds_anywhere(self, listing: Folded) -> bool:
        """Whether the conditions on all fields of the listing hold."""
        return all(needles.within(listing.stretch) is wanted for needles, wanted in self._anywhere)

    def _touches(self, hit: Hit) -> bool:
        words = hit.folded.words
        for needles, wanted in self._before:
            if needles.at_end(words[max(0, hit.start - 80) : hit.start]) is not wanted:
                return False
        for needles, wanted in self._after:
            if needles.at_start(words[hit.end : hit.end + 80]) is not wanted:
                return False
        return True

    def _near_holds(self, hit: Hit) -> bool:
        before, after = hit.around(self._context.within)
        return all(
            (needles.within(before) or needles.within(after)) is wanted
            for needles, wanted in self._near
        )


class RuleContexts:
    """The contexts of a rule in the order in which they are asked, for texts in one language.

    Most contexts are for surroundings that the hit has not: one look at the words beside it tells
    which contexts can hold at all.
    """

    def __init__(self, contexts: Sequence[CompiledContext]) -> None:
        self.contexts = contexts
        #: Whether one of them asks for words in other fields.
        self.roam = any(context.roams for context in contexts)
        needed = [(1 << number, context.needed) for number, context in enumerate(contexts)]
        self._needed = [(bit, needles) for bit, needles in needed if needles is not None]
        self._always = sum(bit for bit, needles in needed if needles is None)
        self._by_word: dict[bytes, int] = {}

    def possible(self, beside: Iterable[bytes]) -> int:
        """The contexts that may hold where these words stand beside a hit.

        They are bits: 1 for the first context, 2 for the second.
        """
        found = self._always
        if self._needed:
            known = self._by_word
            for word in beside:
                bits = known.get(word)
                found |= self._of_word(word) if bits is None else bits
        return found

    def _of_word(self, word: bytes) -> int:
        if len(self._by_word) > REMEMBERED_WORDS:
            self._by_word.clear()
        bits = sum(bit for bit, needles in self._needed if needles.may_begin(word))
        self._by_word[word] = bits
        return bits


class HeldContexts(Set[int]):
    """The numbers of the contexts whose words were found; each is looked at when it is asked for.

    Most contexts are for products that the listing is not, so their words are never looked for.
    What the field itself says is remembered for every listing that has the same text.
    """

    __slots__ = ("_contexts", "_known", "_listing", "_roam", "_surroundings", "possible")

    def __init__(
        self,
        contexts: RuleContexts,
        hit: Hit,
        field: str,
        *,
        negated: bool,
        framed: bool,
    ) -> None:
        self._contexts = contexts.contexts
        self._roam = contexts.roam
        #: The contexts that may hold, as bits.
        self.possible = contexts.possible(hit.beside)
        self._surroundings = (hit, field, negated, framed)
        self._known: dict[int, bool] = {}
        self._listing = hit.folded

    def within(self, listing: Folded) -> HeldContexts:
        """The same in a listing with these texts."""
        if not self._roam:
            return self
        held = HeldContexts.__new__(HeldContexts)
        held._contexts, held._surroundings = self._contexts, self._surroundings
        held._roam = True
        held.possible = self.possible
        held._known, held._listing = self._known, listing
        return held

    def __contains__(self, position: object) -> bool:
        if not isinstance(position, int) or not self.possible >> position & 1:
            return False
        known = self._known.get(position)
        if known is None:
            known = self._known[position] = self._holds(position)
        return known and (not self._roam or self._contexts[position].holds_anywhere(self._listing))

    def _holds(self, position: int) -> bool:
        hit, field, negated, framed = self._surroundings
        return self._contexts[position].holds(hit, field=field, negated=negated, framed=framed)

    def __iter__(self) -> Iterator[int]:
        return (position for position in range(len(self._contexts)) if position in self)

    def __len__(self) -> int:
        return sum(1 for _ in self)


def _both(context: Context, place: str, language: str) -> tuple[tuple[Needles, bool], ...]:
    """The needles of a place that must be there, and those that must not."""
    found = []
    for words, wanted in ((context.words, True), (context.not_words, False)):
        if place in words:
            found.append((Needles(in_language(words[place], language)), wanted))
    return tuple(found)


def in_language(words: Mapping[str, Sequence[str]], language: str) -> tuple[str, ...]:
    """The words that hold in ``language``."""
    return (*words.get(language, ()), *words.get(ANY_LANGUAGE, ()))


class Negations:
    """The words of one language that turn a claim around: *no, without, free of*, and *-free*."""

    __slots__ = ("_after", "_before", "_first_words", "_touching")

    def __init__(self, before: Sequence[str], after: Sequence[str]) -> None:
        # a single character such as 无 is part of many words; it negates what it touches
        self._touching = Needles([word for word in before if is_spaceless(word)])
        self._before = Needles([word for word in before if not is_spaceless(word)])
        self._after = Needles(after)
        self._first_words = _first_words((*before, *after))

    def govern(self, hit: Hit) -> bool:
        """Whether the words of ``hit`` are negated in their clause."""
        if self._first_words is not None and self._first_words.isdisjoint(hit.beside):
            return False
        if self._after.at_start(hit.folded.words[hit.end : hit.end + 40]):
            return True
        if self._touching.at_end(hit.folded.words[max(0, hit.start - 40) : hit.start]):
            return True
        if not self._before.within(Stretch(hit.before(NEGATION_WORDS))):
            return False
        clause = hit.folded.words[hit.clause[0] : hit.start]
        return self._before.within(Stretch(clause.rsplit(None, NEGATION_WORDS)[-NEGATION_WORDS:]))


class CompiledFrame:
    """A claim frame: the automaton searches one side of it, the other is looked for here."""

    __slots__ = (
        "_after", "_before", "_first_words", "_next", "_others", "_targets", "_within",
        "searches_verbs",
    )  # fmt: skip

    def __init__(self, frame: FramePattern) -> None:
        self.searches_verbs = frame.search == "verbs"
        self._targets = frame.targets
        self._next: re.Pattern[bytes] | None = None
        others = frame.targets if self.searches_verbs else frame.verbs
        self._others = _any_of(others)
        self._first_words = _first_words(others)
        other_comes = {"verb-first": "before", "target-first": "after"}
        if self.searches_verbs:
            other_comes = {"verb-first": "after", "target-first": "before"}
        place = other_comes.get(frame.order)
        self._before = place != "after"
        self._after = place != "before"
        self._within = frame.within

    def find(self, hit: Hit) -> tuple[tuple[int, int], tuple[int, int]] | None:
        """Start and end of the verb and of the target, one of which is ``hit``."""
        if self._first_words is not None and self._first_words.isdisjoint(hit.clause_words):
            return None
        nearest = min(self._others_around(hit), default=None)
        if nearest is None:
            return None
        here, there = (hit.start, hit.end), nearest[1:]
        return (here, there) if self.searches_verbs else (there, here)

    def end_of_list(self, hit: Hit, end: int) -> int:
        """Where the list ends that goes on behind a target: *bacteria, mold and mildew*."""
        if self._next is None:
            self._next = re.compile(
                rb" *(?:(?:%b) +){0,4}(?:%b)" % (_JOINING, _shapes(self._targets))
            )
        words, high = hit.folded.words, hit.clause[1] + 1
        while item := self._next.match(words, end, high):
            end = item.end()
        return end

    def _others_around(self, hit: Hit) -> Iterable[tuple[int, int, int]]:
        """Distance in words, start and end of each word of the other side within reach."""
        words = hit.folded.words
        low, high = hit.clause
        if self._before:
            yield from self._reachable(words, max(low - 1, 0), hit.start, before=True)
        if self._after:
            yield from self._reachable(words, hit.end, high + 1, before=False)

    def _reachable(
        self, words: bytes, low: int, high: int, *, before: bool
    ) -> Iterator[tuple[int, int, int]]:
        for other in self._others.finditer(words, low, high):
            start, end = other.span()
            between = words[end:high] if before else words[low:start]
            distance = len(between.split()) + (not between.isascii() and len(between) // WORD_BYTES)
            if distance < self._within:
                yield distance, start, end


def _any_of(words: Sequence[str]) -> re.Pattern[bytes]:
    """Finds the longest of ``words`` as whole words; those without spaces between them anywhere."""
    return re.compile(_shapes(words))


def _shapes(words: Sequence[str]) -> bytes:
    whole = {form for word in words if not is_spaceless(word) for form in word_forms(word)}
    bare = {form for word in words if is_spaceless(word) for form in word_forms(word)}
    shapes = [(rb"(?<= )(?:%b)(?= )", whole), (rb"(?:%b)", bare)]
    return b"|".join(shape % _alternatives(forms) for shape, forms in shapes if forms)


def _alternatives(forms: Iterable[bytes]) -> bytes:
    return b"|".join(re.escape(form) for form in sorted(forms, key=len, reverse=True))


def _first_words(words: Sequence[str]) -> frozenset[bytes] | None:
    """The first word of each form; ``None`` where some stand inside longer runs of letters."""
    if any(map(is_spaceless, words)):
        return None
    forms = (form.split() for word in words for form in word_forms(word))
    return frozenset(form[0] for form in forms if form)


def compiled_contexts(rule: Rule, language: str) -> RuleContexts:
    """The contexts of a rule for texts in ``language``."""
    return RuleContexts([CompiledContext(context, language) for context in rule.contexts])
