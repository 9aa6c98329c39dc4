from typing import Any

import pytest
from made_rules import found, lint, linter, phrases

from listinglint.folding import fold
from listinglint.matching.surroundings import CompiledFrame, Hit, in_language
from listinglint.rules import FramePattern


def hit(text: str, word: str) -> Hit:
    folded = fold(text)
    start = folded.words.index(word.encode())
    return Hit(folded, start, start + len(word))


@pytest.mark.parametrize(
    ("words", "before", "after"),
    [
        (1, [b"two"], [b"four"]),
        (2, [b"one", b"two"], [b"four", b"five"]),
        (9, [b"one", b"two"], [b"four", b"five"]),
    ],
)
def test_words_around_a_hit_end_at_its_field(
    words: int, before: list[bytes], after: list[bytes]
) -> None:
    three = hit("one two three four five", "three")
    assert three.before(words) == before
    assert three.after(words) == after


def test_a_hit_alone_has_nothing_around_it() -> None:
    alone = hit("germ", "germ")
    assert (alone.before(3), alone.after(3)) == ([], [])


def silenced(text: str, context: dict[str, Any], **others: str) -> bool:
    made = linter(PRODUCTS, match={"en": {"phrases": ["germ"]}}, unless=[context])
    return not [f for f in lint(made, text, **others) if f.field.name == "bullet_1"]


PRODUCTS = {
    "products/socks": {"summary": "Socks", "title": {"en": ["sock{,s}"]}},
    "products/books": {"summary": "Books", "category": {"en": ["books"]}},
}


@pytest.mark.parametrize(
    ("context", "text", "holds"),
    [
        ({"before": ["wheat"]}, "wheat germ oil", True),
        ({"before": ["wheat"]}, "wheat-germ oil", True),
        ({"before": ["wheat"]}, "buckwheat germ oil", False),
        ({"before": ["wheat"]}, "wheat, germ oil", False),
        ({"before": ["wheat"]}, "wheat oil germ", False),
        ({"before": ["whe*"]}, "wheat germ", True),
        ({"before": ["*wheat"]}, "buckwheat germ oil", True),
        ({"before": ["*wheat"]}, "buckwheats germ oil", False),
        ({"after": ["*cakes"]}, "germ oatcakes", True),
        ({"near": ["*wheat"]}, "germ of fresh buckwheat", True),
        ({"anywhere": ["*wheat"]}, "germ of fresh buckwheat", True),
        ({"before": ["fresh wheat"]}, "fresh wheat germ", True),
        ({"before": {"en": ["wheat"]}}, "wheat germ", True),
        ({"before": {"fr": ["wheat"]}}, "wheat germ", False),
        ({"after": ["cell{,s}"]}, "germ cells", True),
        ({"after": ["cell*"]}, "germ celled", True),
        ({"after": ["cell"]}, "germ cells", False),
        ({"after": ["cell"]}, "cell germ", False),
        ({"after": ["of an idea"]}, "the germ of an idea.", True),
        ({"not-before": ["kills"]}, "a germ", True),
        ({"not-before": ["kills"]}, "kills germ", False),
        ({"not-after": ["killer"]}, "germ killer", False),
        ({"not-after": ["killer"]}, "germ cell", True),
        ({"near": ["wheat"]}, "germ of the finest organic wheat", True),
        ({"near": ["wheat"]}, "wheat one two three four five germ", True),
        ({"near": ["wheat"]}, "wheat one two three four five six germ", False),
        ({"near": ["wheat"], "within": 2}, "wheat one germ", True),
        ({"near": ["wheat"], "within": 2}, "wheat one two germ", False),
        ({"near": ["whole wheat"]}, "whole wheat and germ", True),
        ({"not-near": ["kills"]}, "kills every germ", False),
        ({"not-near": ["kills"]}, "every germ", True),
        ({"inside": ["germ"]}, "a germ", True),
        ({"not-inside": ["germ"]}, "a germ", False),
        ({"anywhere": ["wheat"]}, "germ " + "and so on " * 40 + "wheat", True),
        ({"anywhere": ["wheat"]}, "germ", False),
        ({"not-anywhere": ["wheat"]}, "germ", True),
        ({"negated": True}, "no germ", True),
        ({"negated": True}, "germ", False),
        ({"negated": False}, "germ", True),
        ({"framed": True}, "germ", False),
        ({"framed": False}, "germ", True),
        ({"fields": ["bullet"]}, "germ", True),
        ({"fields": ["bullet_1"]}, "germ", True),
        ({"fields": ["title", "bullet_2"]}, "germ", False),
        ({"before": ["wheat"], "after": ["oil"]}, "wheat germ oil", True),
        ({"before": ["wheat"], "after": ["oil"]}, "wheat germ", False),
    ],
)
def test_a_context_holds(context: dict[str, Any], text: str, holds: bool) -> None:
    assert silenced(text, context) is holds


@pytest.mark.parametrize(
    ("context", "others", "holds"),
    [
        ({"anywhere": ["wheat"]}, {"title": "Wheat oil"}, True),
        ({"anywhere": ["wheat"]}, {"category": "Food > Wheat"}, True),
        ({"near": ["wheat"]}, {"title": "Wheat"}, False),
        ({"before": ["wheat"]}, {"title": "Wheat"}, False),
        ({"product": ["socks"]}, {"title": "Soft socks"}, True),
        ({"product": ["socks"]}, {"title": "Soft hats"}, False),
        ({"product": ["socks", "books"]}, {"title": "It", "category": "Books > New"}, True),
        ({"not-product": ["socks"]}, {"title": "Soft socks"}, False),
        ({"not-product": ["socks"]}, {"title": "Soft hats"}, True),
        ({"product": ["socks"], "anywhere": ["wheat"]}, {"title": "Socks"}, False),
    ],
)
def test_a_context_asks_the_whole_listing(
    context: dict[str, Any], others: dict[str, str], holds: bool
) -> None:
    assert silenced("a germ", context, **others) is holds


@pytest.mark.parametrize(
    ("frame", "text", "words"),
    [
        ({}, "kills germs", ["kills germs"]),
        ({}, "kills 99.9% of all germs", ["kills 99.9% of all germs"]),
        ({}, "germs it kills", ["germs it kills"]),
        ({}, "kills time, then germs", ["kills time, then germs"]),
        ({}, "kills time. Germs", []),
        ({}, "kills; germs", []),
        ({}, "kills<br>germs", []),
        ({}, "kills\ngerms", []),
        ({}, "skills germs", []),
        ({}, "kills germsy", []),
        ({}, "keeps off germs", ["keeps off germs"]),
        ({}, "kills germs and germs", ["kills germs", "kills germs and germs"][1:]),
        ({}, "kills and kills germs", ["kills germs"]),
        ({"order": "verb-first"}, "kills germs", ["kills germs"]),
        ({"order": "verb-first"}, "germs it kills", []),
        ({"order": "target-first"}, "germs it kills", ["germs it kills"]),
        ({"order": "target-first"}, "kills germs", []),
        ({"within": 1}, "kills germs", ["kills germs"]),
        ({"within": 1}, "kills all germs", []),
        ({"within": 3}, "kills one two germs", ["kills one two germs"]),
        ({"within": 3}, "kills one two three germs", []),
    ],
)
def test_a_frame_joins_verb_and_target(frame: dict[str, Any], text: str, words: list[str]) -> None:
    frames = [{"verbs": ["kill{s,ed}", "keeps off"], "targets": ["germ{,s}"], **frame}]
    assert found(linter(match={"en": {"frames": frames}}), text) == words


LIST = {"verbs": ["kills"], "targets": ["germs", "mold", "spots of rust"], "within": 2}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("It kills germs, mold and spots of rust for good", "kills germs, mold and spots of rust"),
        ("It kills germs as well as the mold", "kills germs as well as the mold"),
        ("It kills germs/mold & spots of rust", "kills germs/mold & spots of rust"),
        ("It kills germs and hides mold", "kills germs"),
        ("It kills germs. Mold too", "kills germs"),
        ("It kills germs, moldings too", "kills germs"),
    ],
)
def test_a_frame_takes_the_whole_list_however_far_it_goes(text: str, words: str) -> None:
    assert found(linter(match={"en": {"frames": [LIST]}}), text) == [words]


def test_a_list_before_its_verb_ends_with_the_verb() -> None:
    frame = {**LIST, "order": "target-first"}
    assert found(linter(match={"en": {"frames": [frame]}}), "mold kills germs, mold") == [
        "mold kills"
    ]


def test_a_frame_does_not_reach_over_fields() -> None:
    frames = [{"verbs": ["kills"], "targets": ["germs"]}]
    assert found(linter(match={"en": {"frames": frames}}), title="It kills", bullet_1="germs") == []


def test_the_longest_form_of_a_verb_is_taken() -> None:
    frame = CompiledFrame(FramePattern(("kills", "kills off"), ("germs",)))
    germs = hit("it kills off germs", "germs")
    framed = frame.find(germs)
    assert framed is not None
    assert [germs.folded.words[slice(*part)] for part in framed] == [b"kills off", b"germs"]


@pytest.mark.parametrize(
    ("text", "order", "is_found"),
    [
        ("solar garden lights", "verb-first", True),
        ("solar garden lights", "target-first", False),
        ("lights, solar", "verb-first", False),
        ("lights, solar", "target-first", True),
        ("lights, solar", "either", True),
    ],
)
def test_either_side_of_a_frame_can_be_searched_in_every_order(
    text: str, order: Any, is_found: bool
) -> None:
    frame = CompiledFrame(FramePattern(("solar",), ("lights",), order=order, search="verbs"))
    solar = hit(text, "solar")
    at = text.index("lights") + 1
    expected = ((solar.start, solar.end), (at, at + 6)) if is_found else None
    assert frame.searches_verbs
    assert frame.find(solar) == expected


def test_contexts_are_asked_in_their_order_and_the_first_decides() -> None:
    made = linter(
        match={"en": {"phrases": ["germ"]}},
        unless=[{"before": ["wheat"], "risk": 0.2}, {"before": ["wheat"]}, {"after": ["oil"]}],
        prior={
            "verdict": "claim",
            "risk": 0.9,
            "when": [
                {"after": ["oil"], "risk": 0.4, "verdict": "regulated"},
                {"negated": True, "risk": 0.5},
                {"near": ["bomb"], "risk": 0.6, "verdict": "regulated"},
            ],
        },
    )
    answers = {
        text: [(round(f.risk, 2), f.verdict) for f in lint(made, text)]
        for text in ("wheat germ oil", "germ oil", "no germ", "no germ bomb", "germ bomb", "germ")
    }
    assert answers == {
        "wheat germ oil": [(0.2, "word")],
        "germ oil": [],
        "no germ": [(0.5, "claim")],
        "no germ bomb": [(0.5, "claim")],
        "germ bomb": [(0.6, "regulated")],
        "germ": [(0.9, "claim")],
    }


def test_framed_contexts_tell_a_frame_from_a_bare_phrase() -> None:
    made = linter(
        match={
            "en": {
                "phrases": ["germs"],
                "frames": [{"verbs": ["kills"], "targets": ["germs"]}],
            }
        },
        prior={"verdict": "word", "risk": 0.2, "when": [{"framed": True, "risk": 0.9}]},
    )
    assert [(f.text, f.risk, f.framed) for f in lint(made, "kills germs")] == [
        ("kills germs", 0.9, True)
    ]
    assert [(f.text, f.risk, f.framed) for f in lint(made, "germs")] == [("germs", 0.2, False)]


def test_words_of_a_language_include_those_of_any() -> None:
    words = {"en": ("a",), "fr": ("b",), "any": ("c",)}
    assert in_language(words, "en") == ("a", "c")
    assert in_language(words, "de") == ("c",)


@pytest.mark.parametrize("word", ["anti-bac", "antibac", "anti bac"])
def test_hyphens_in_contexts_stand_for_hyphen_space_or_nothing(word: str) -> None:
    made = phrases("germ", unless=[{"before": ["anti-bac"]}])
    assert found(made, f"{word} germ") == []


def test_a_sign_at_the_end_of_a_context_word_does_not_hide_its_number() -> None:
    made = phrases("100% natural", "natural", unless=[{"inside": ["100%"]}])
    assert found(made, "100% natural") == []
    assert found(made, "natural") == ["natural"]
