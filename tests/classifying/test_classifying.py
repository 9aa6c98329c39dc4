import cProfile

import pytest
from made_rules import AS_OF, book, found, lint, linter, listing, phrases, rule

from listinglint.classifying import Opinion
from listinglint.linter import Linter


def phrase(word: str, risk: float, **keys: object) -> dict[str, object]:
    prior = {"verdict": "claim", "risk": risk}
    return rule(match={"en": {"phrases": [word]}}, prior=prior, **keys)


def linted(files: dict[str, object], text: str, **others: str) -> list[tuple[str, str, float]]:
    made = Linter(book(files), as_of=AS_OF)
    return [(f.rule.name, f.text, round(f.risk, 4)) for f in lint(made, text, **others)]


def test_of_overlapping_findings_of_a_family_the_riskiest_stands() -> None:
    files = {"pesticide/word": phrase("germ", 0.2), "pesticide/claim": phrase("kills germ", 0.9)}
    assert linted(files, "kills germ, germ") == [
        ("pesticide/claim", "kills germ", 0.9),
        ("pesticide/word", "germ", 0.2),
    ]
    files = {"pesticide/word": phrase("germ", 0.9), "pesticide/claim": phrase("kills germ", 0.2)}
    assert linted(files, "kills germ") == [("pesticide/word", "germ", 0.9)]


def test_of_equally_risky_ones_the_longer_then_the_earlier_stands() -> None:
    files = {
        "pesticide/a": phrase("one two", 0.9),
        "pesticide/b": phrase("two three", 0.9),
        "pesticide/c": phrase("two", 0.9),
    }
    assert linted(files, "one two three") == [("pesticide/b", "two three", 0.9)]
    assert linted(files, "two two two") == [("pesticide/c", "two", 0.9)] * 3


def test_families_and_fields_do_not_displace_each_other() -> None:
    files = {"pesticide/word": phrase("germ", 0.9), "disease/word": phrase("kills germ", 0.2)}
    assert [name for name, *_ in linted(files, "kills germ", title="germ")] == [
        "disease/word",
        "pesticide/word",
        "pesticide/word",
    ]


def test_twice_the_words_are_twice_the_work() -> None:
    made = Linter(book({"pesticide/word": phrase("germ", 0.9)}), as_of=AS_OF)

    def calls(words: int) -> int:
        profile = cProfile.Profile()
        assert len(profile.runcall(lint, made, "germ, " * words)) == words
        return sum(entry.callcount for entry in profile.getstats())

    calls(1)  # what is made once
    assert calls(1000) < 2.5 * calls(500)


def test_checks_of_form_may_overlap() -> None:
    plain = {"prior": {"risk": 0.5}}
    files = {
        "style/a": rule(match={"en": {"phrases": ["germ"]}}, **plain),
        "style/b": rule(match={"en": {"phrases": ["kills germ"]}}, **plain),
    }
    assert [name for name, *_ in linted(files, "kills germ")] == ["style/b", "style/a"]


def test_a_weak_rule_is_shown_only_beside_a_strong_one_of_its_family_and_raises_it() -> None:
    files = {
        "pesticide/strong": phrase("germ", 0.5),
        "pesticide/weak": phrase("shield", 0.1, weight="weak"),
        "disease/strong": phrase("cure", 0.5),
    }
    assert linted(files, "shield") == []
    assert linted(files, "cure and shield") == [("disease/strong", "cure", 0.5)]
    assert linted(files, "germ", title="shield") == [
        ("pesticide/strong", "germ", 0.575),
        ("pesticide/weak", "shield", 0.1),
    ]


def test_a_weak_word_said_twice_is_one_companion() -> None:
    files = {
        "pesticide/strong": phrase("germ", 0.5),
        "pesticide/weak": phrase("shield", 0.1, weight="weak"),
    }
    assert linted(files, "germ shield Shield shield")[0] == ("pesticide/strong", "germ", 0.575)


def test_a_weak_word_that_its_context_silences_raises_nothing() -> None:
    files = {
        "pesticide/strong": phrase("germ", 0.5),
        "pesticide/weak": phrase("shield", 0.1, weight="weak", unless=[{"before": ["wind"]}]),
    }
    assert linted(files, "germ and wind shield") == [("pesticide/strong", "germ", 0.5)]


def test_a_weak_finding_never_displaces_a_strong_one() -> None:
    files = {
        "pesticide/strong": phrase("germ", 0.2),
        "pesticide/weak": phrase("germ shield", 0.9, weight="weak"),
    }
    assert [name for name, *_ in linted(files, "germ shield")] == ["pesticide/strong"]


def test_findings_come_in_the_order_of_fields_and_spans() -> None:
    made = phrases("germ", "mold")
    both = lint(made, "mold, germ", title="germ", keywords="mold")
    assert [(f.field.name, f.text) for f in both] == [
        ("bullet_1", "mold"),
        ("bullet_1", "germ"),
        ("title", "germ"),
        ("keywords", "mold"),
    ]


@pytest.mark.parametrize(("verdict", "named"), [("regulated", True), ("claim", False)])
def test_documents_are_named_for_regulated_products_of_the_store(verdict: str, named: bool) -> None:
    made = phrases(
        "germ",
        prior={"verdict": verdict, "risk": 0.9},
        documents=[
            {"name": "EPA number", "marketplaces": ["amazon.com"]},
            {"name": "BAuA number", "marketplaces": ["amazon.de"]},
            {"name": "Safety data sheet"},
        ],
    )
    (finding,) = lint(made, "germ")
    names = [document.name for document in finding.documents]
    assert names == (["EPA number", "Safety data sheet"] if named else [])


def test_severity_is_that_of_the_store() -> None:
    made = phrases("germ", severity={"default": "error", "amazon.com": "note"})
    (finding,) = lint(made, "germ")
    assert finding.severity == "note"


def test_the_message_quotes_the_words_as_written() -> None:
    (finding,) = lint(phrases("germ", message="{text}: {text} is {odd}"), "GERM")
    assert finding.message == "GERM: GERM is {odd}"


def test_a_rule_for_product_kinds_is_silent_elsewhere_even_as_a_companion() -> None:
    files = {
        "products/socks": {"summary": "Socks", "title": {"en": ["sock"]}},
        "pesticide/strong": phrase("germ", 0.5),
        "pesticide/weak": phrase("shield", 0.1, weight="weak", applies_to={"product": ["socks"]}),
    }
    assert linted(files, "germ shield")[0] == ("pesticide/strong", "germ", 0.5)
    assert linted(files, "germ shield", title="sock")[0] == ("pesticide/strong", "germ", 0.575)


def test_another_judge_takes_the_place_of_the_priors() -> None:
    class Certain:
        def opinion(self, candidate, *, kinds, companions):
            return Opinion(1.0, "word", {"word": 1.0}) if candidate.text == "germ" else None

        def together(self, judged, *, kinds):
            return judged

    certain = Linter(
        book({"pesticide/made": phrase("germ", 0.1), "pesticide/mold": phrase("mold", 0.9)}),
        as_of=AS_OF,
        judge=Certain(),
    )
    (finding,) = certain.findings(listing("germ mold"))
    assert (finding.risk, finding.verdict) == (1.0, "word")


def test_a_clean_listing_has_no_findings() -> None:
    assert found(linter(), "A soft sock", title="Sock") == []


def frame(*targets: str, risk: float) -> dict[str, object]:
    frames = [{"verbs": ["kills", "stops"], "targets": list(targets)}]
    return rule(match={"en": {"frames": frames}}, prior={"verdict": "claim", "risk": risk})


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("kills germs, mold and mildew", "kills germs, mold and mildew"),
        ("kills germs, black mold & mildew", "kills germs, black mold & mildew"),
        ("kills germs, keeps the air fresh, mold", "kills germs"),
    ],
)
def test_the_riskiest_frame_of_a_verb_takes_all_that_the_others_see_it_govern(
    text: str, words: str
) -> None:
    files = {
        "pesticide/germs": frame("germs", risk=0.9),
        "pesticide/mold": frame("mold", "mildew", risk=0.5),
        "pesticide/word": phrase("mold", 0.6),
    }
    (first, *others) = linted(files, text)
    assert first == ("pesticide/germs", words, 0.9)
    assert not others or words == "kills germs"


def test_frames_of_two_verbs_stay_apart() -> None:
    files = {"pesticide/germs": frame("germs", risk=0.9), "pesticide/mold": frame("mold", risk=0.5)}
    assert linted(files, "kills germs and stops mold") == [
        ("pesticide/germs", "kills germs", 0.9),
        ("pesticide/mold", "stops mold", 0.5),
    ]


IN_KEYWORDS = [{"fields": ["keywords"], "verdict": "word", "risk": 0.2}]


def verdicts(files: dict[str, object], **fields: str) -> list[tuple[str, str | None, float]]:
    made = Linter(book(files), as_of=AS_OF)
    return [(f.field.name, f.verdict, round(f.risk, 4)) for f in lint(made, **fields)]


def test_the_same_word_has_one_verdict_in_all_fields_and_keeps_its_risks() -> None:
    files = {"ppe/mask": phrase("mask", 0.6, unless=IN_KEYWORDS)}
    assert verdicts(files, title="Mask", keywords="a mask") == [
        ("title", "claim", 0.6),
        ("keywords", "claim", 0.2),
    ]
    assert verdicts(files, title="Cap", keywords="a mask") == [("keywords", "word", 0.2)]


def test_another_word_of_the_rule_keeps_the_verdict_of_its_context() -> None:
    made = rule(
        match={"en": {"phrases": ["mask", "visor"]}},
        prior={"verdict": "claim", "risk": 0.6},
        unless=IN_KEYWORDS,
    )
    assert verdicts({"ppe/mask": made}, title="Mask", keywords="a visor") == [
        ("title", "claim", 0.6),
        ("keywords", "word", 0.2),
    ]


def test_a_negated_mention_keeps_its_verdict() -> None:
    negated = [{"negated": True, "verdict": "word", "risk": 0.2}]
    files = {"ppe/mask": phrase("mask", 0.6, unless=negated)}
    assert verdicts(files, title="Mask", keywords="without mask") == [
        ("title", "claim", 0.6),
        ("keywords", "word", 0.2),
    ]


def test_words_of_the_soft_families_are_judged_where_they_stand() -> None:
    files = {"green/natural": phrase("natural", 0.6, unless=IN_KEYWORDS)}
    assert verdicts(files, title="Natural", keywords="natural skin") == [
        ("title", "claim", 0.6),
        ("keywords", "word", 0.2),
    ]
