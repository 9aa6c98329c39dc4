from datetime import date
from pathlib import PurePosixPath

from hypothesis import given
from hypothesis import strategies as st

from listinglint.settings import AcceptedWord, Settings, Suppression
from listinglint.suppressing import Suppressions

from .example_findings import field, finding, listing

TODAY = date(2026, 11, 21)
HERE = PurePosixPath("/catalog")


def suppressions(*entries, accepted=()):
    settings = Settings(folder=HERE, suppress=entries, accepted_words=accepted)
    return Suppressions(settings, today=TODAY, files_from=HERE)


def entry(line=1, **selectors):
    return Suppression("agreed", place=f"s.toml, line {line}", **selectors)


def test_without_suppressions_the_findings_are_handed_on_untouched():
    findings = [finding()]
    nothing = suppressions()
    kept, silenced = nothing.suppress(findings)
    assert not nothing
    assert kept is findings
    assert silenced == ()


def test_findings_are_parted_in_order():
    socks = [finding(), finding("socks"), finding("Velvety"), finding("socks", rule_name="promo/x")]
    kept, silenced = suppressions(entry(texts=("socks",))).suppress(socks)
    assert list(kept) == [socks[0], socks[2]]
    assert list(silenced) == [socks[1], socks[3]]


def test_suppression_of_no_use_is_told_with_its_place_and_reason():
    run = suppressions(entry(1, rules=("pesticide",)), entry(5, rules=("promo",)))
    run.suppress([finding()])
    assert run.unused() == [
        's.toml, line 5: the suppression silenced nothing ("agreed"). Remove it.'
    ]


def test_two_suppressions_of_one_finding_are_both_of_use():
    run = suppressions(entry(1, rules=("pesticide",)), entry(5, skus=("SOCK-*",)))
    run.suppress([finding()])
    assert run.unused() == []


def test_suppression_holds_on_its_last_day():
    kept, _ = suppressions(entry(rules=("pesticide",), until=TODAY)).suppress([finding()])
    assert kept == []


def test_expired_suppression_silences_nothing_and_is_told_as_expired_alone():
    run = suppressions(entry(rules=("pesticide",), until=date(2026, 11, 20)))
    findings = [finding()]
    assert run.suppress(findings) == (findings, ())
    assert run.unused() == []
    assert run.expired() == [
        "s.toml, line 1: the suppression expired on 2026-11-20 and silences nothing "
        '("agreed"). Renew or remove it.'
    ]


def test_uses_in_several_processes_add_up():
    entries = (entry(1, rules=("pesticide",)), entry(5, rules=("promo",)))
    run, other = suppressions(*entries), suppressions(*entries)
    run.suppress([finding()])
    other.suppress([finding(rule_name="promo/x")])
    run.used |= other.used
    assert run.unused() == []


def test_accepted_word_silences():
    masters = listing(field("title", "Mold Masters nozzle against mold"))
    run = suppressions(accepted=(AcceptedWord("Mold Masters"),))
    kept, silenced = run.suppress([finding("Mold", masters), finding("mold", masters)])
    assert [found.text for found in kept] == ["mold"]
    assert [found.text for found in silenced] == ["Mold"]


def test_comments_silence_in_their_own_file_only():
    run = suppressions()
    run.read_comments("a.yaml", [(1, "listinglint: ignore-file -- agreed")])
    run.read_comments("c.yaml", [(4, "listinglint: ignore-file[promo] -- agreed")])
    kept, silenced = run.suppress([finding(file="a.yaml"), finding(file="b.yaml")])
    assert [found.file for found in kept] == ["b.yaml"]
    assert [found.file for found in silenced] == ["a.yaml"]
    assert run.unused() == [
        'c.yaml, line 4: the suppression silenced nothing ("agreed"). Remove it.'
    ]


def test_comment_without_reason_is_told_and_silences_nothing():
    run = suppressions()
    run.read_comments("a.yaml", [(1, "listinglint: ignore-file")])
    kept, _ = run.suppress([finding(file="a.yaml")])
    assert len(kept) == 1
    assert len(run.mistakes()) == 1


def test_file_with_other_comments_costs_nothing():
    run = suppressions()
    run.read_comments("a.yaml", [(1, "the best socks")])
    assert not run


WORDS = st.sampled_from(["Velvety", "antibacterial", "socks"])
RULES = st.sampled_from(["pesticide/a", "promo/b", "style/c"])
ENTRIES = st.builds(
    entry,
    line=st.integers(1, 9),
    rules=st.lists(RULES, max_size=1).map(tuple),
    texts=st.lists(WORDS, max_size=2).map(tuple),
    until=st.sampled_from([None, date(2026, 1, 1), date(2027, 1, 1)]),
)
FINDINGS = st.builds(lambda words, rule: finding(words, rule_name=rule), WORDS, RULES)


@given(st.lists(ENTRIES, max_size=3), st.lists(FINDINGS, max_size=5))
def test_no_finding_is_lost_and_suppressing_twice_is_suppressing_once(entries, findings):
    run = suppressions(*entries)
    kept, silenced = run.suppress(findings)
    assert sorted(map(id, [*kept, *silenced])) == sorted(map(id, findings))
    assert list(run.suppress(kept)[0]) == list(kept)
