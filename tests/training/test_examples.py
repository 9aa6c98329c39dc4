from made_rules import book, listing, rule

from listinglint.evaluating import Label, LabelledListing
from listinglint.training.examples import examples_of

HIGH = {"pesticide": Label("claim", 0.9)}
LOW = {"pesticide": Label("word", 0.1)}


def labelled(key: str, text: str, labels: dict[str, Label], **keys: object) -> LabelledListing:
    return LabelledListing(key, listing(text), labels, **keys)


def rules(**keys: object) -> object:
    phrase = {"match": {"en": {"phrases": ["germ"]}}}
    return book({"pesticide/made": rule(**phrase, **keys)})


def priors(*listings: LabelledListing, doubt: bool = True) -> list[float]:
    """The odds of the prior risk of each example, as probabilities."""
    when = rules(unless=[{"before": ["wheat"], "risk": 0.1}])
    examples = examples_of(listings, rulebook=when, kinds=None, doubt=doubt)
    return [round(1 / (1 + 2.718281828459045**-e.evidence.log_odds), 2) for e in examples]


def test_a_context_that_one_listing_alone_speaks_for_is_passed_over() -> None:
    alone = [labelled("a", "germ", HIGH), labelled("b", "wheat germ", LOW)]
    assert priors(*alone) == [0.9, 0.9]
    assert priors(*alone, doubt=False) == [0.9, 0.1]


def test_a_context_that_two_listings_speak_for_is_believed() -> None:
    two = [labelled("a", "wheat germ", LOW), labelled("b", "the wheat germ", LOW)]
    assert priors(*two) == [0.1, 0.1]


def test_minimal_pairs_speak_with_one_voice() -> None:
    pair = [labelled(key, "wheat germ", LOW, group="pair") for key in "ab"]
    assert priors(*pair) == [0.9, 0.9]


def test_a_family_without_label_is_innocent_where_the_listing_was_read() -> None:
    (read,) = examples_of([labelled("a", "germ", {})], rulebook=rules(), kinds=None)
    assert (read.verdict, read.risk, read.is_innocent) == (None, 0.0, True)
    told = labelled("a", "germ", {}, is_complete=False)
    assert examples_of([told], rulebook=rules(), kinds=None) == []


def test_families_that_nobody_labels_are_not_learned() -> None:
    made = book({"contact/made": rule(match={"en": {"phrases": ["germ"]}})})
    assert examples_of([labelled("a", "germ", {})], rulebook=made, kinds=None) == []
