# ruff: noqa: RUF001 - look-alike characters and dashes are what is tested
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from made_rules import AS_OF, book, found, lint, linter, listing, phrases, rule

from listinglint.findings import Candidate
from listinglint.listings import Column, Field, Listing
from listinglint.matching import Matcher

ONE_PHRASE = phrases("anti-bacterial", "kills germs", "cures arthritis", "arthritis", "anti-bac")
EVERY_KIND = linter(
    match={
        "en": {
            "phrases": ["anti-bacterial", "#1 rated", "c.b.d"],
            "stems": ["bacterici"],
            "substrings": ["virus", "抗菌"],
            "frames": [{"verbs": ["kills", "repels"], "targets": ["germs", "mold"]}],
            "regex": [
                {"pattern": r"\b99\.9\s?%", "anchors": ["99"]},
                {"pattern": r"\bp\W?f\W?a\W?s\b"},
            ],
        }
    },
    prior={"verdict": "claim", "risk": 0.9, "when": [{"negated": True, "risk": 0.5}]},
)
PARTS = st.sampled_from(
    [
        "kills",
        "germs",
        "antibacterial",
        "anti",
        "-",
        " ",
        "  ",
        "<b>",
        "</p>",
        "&eacute;",
        "&#0;",
        "99.9%",
        "p f a s",
        "virus",
        "抗菌",
        "no ",
        "free",
        ".",
        "\x1e",
        "\u200b",
        "́",
        "�",
        "\x00",
        "🦠",
        "אנטי",
        "ｋｉｌｌｓ",
        "\n",
        "е",
        "#1 rated",
        "<",
        "&nbsp;",
        "\x81",
        "ß",
        "œ",
    ]
)
TANGLED = st.lists(PARTS, max_size=12).map("".join)
ANY_TEXT = st.one_of(TANGLED, st.text(st.characters(codec=None), max_size=40))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("an antibacterial sock", ["antibacterial"]),
        ("an Anti-Bacterial sock", ["Anti-Bacterial"]),
        ("an ANTI BACTERIAL sock", ["ANTI BACTERIAL"]),
        ("an anti_bacterial sock", ["anti_bacterial"]),
        ("an anti–bacterial sock", ["anti–bacterial"]),
        ("an anti\xa0bacterial sock", ["anti\xa0bacterial"]),
        ("an anti&nbsp;bacterial sock", ["anti&nbsp;bacterial"]),
        ("an anti\xadbacterial sock", ["anti\xadbacterial"]),
        ("an anti\u200bbacterial sock", ["anti\u200bbacterial"]),
        ("an antib\u0430cterial sock", ["antib\u0430cterial"]),
        ("an antibactérial sock", ["antibactérial"]),
        ("an antibacte\u0301rial sock", ["antibacte\u0301rial"]),
        ("an antibact&eacute;rial sock", ["antibact&eacute;rial"]),
        ("an ａｎｔｉbacterial sock", ["ａｎｔｉbacterial"]),
        ("an <b>anti</b>bacterial sock", ["anti</b>bacterial"]),
        ("<p>antibacterial</p>", ["antibacterial"]),
        ("antibacterial", ["antibacterial"]),
        ("(antibacterial)", ["antibacterial"]),
        ("antibacterial/antibacterial", ["antibacterial", "antibacterial"]),
        ("🦠 antibacterial 🦠", ["antibacterial"]),
        ("antibacterially speaking", []),
        ("semiantibacterial", []),
        ("anti, bacterial", []),
        ("anti. Bacterial", []),
        ("kills\u200b  germs", ["kills\u200b  germs"]),
        ("kills<br>germs", ["kills<br>germs"]),
        ("it cures arthritis and arthritis", ["cures arthritis", "arthritis"]),
    ],
)
def test_a_phrase_is_found_in_its_disguises_as_a_whole_word(text: str, words: list[str]) -> None:
    assert found(ONE_PHRASE, text) == words


DISGUISES = st.sampled_from(
    [
        lambda word: word,
        str.upper,
        str.title,
        lambda word: word.replace("-", ""),
        lambda word: word.replace("-", " "),
        lambda word: word.replace("-", "\xa0"),
        lambda word: word.replace("-", "&nbsp;"),
        lambda word: word.replace("-", "‑"),
        lambda word: word.replace("-", "\xad"),
        lambda word: word.replace("-", "</b>"),
        lambda word: word.replace("a", "á"),
        lambda word: word.replace("i", "i\u0301"),
        lambda word: word.replace("e", "е"),
        lambda word: word.replace("t", "t\u200d"),
        lambda word: "".join(chr(ord(c) + 0xFEE0) if c.isalpha() else c for c in word),
        lambda word: word.replace("e", "&eacute;"),
    ]
)


@given(st.sampled_from(["", "Soft ", "<p>", "抗菌 ", "🦠 ", "a  b ", "é ", "ﬁne, "]), DISGUISES)
def test_every_disguise_keeps_its_exact_span(before: str, disguise) -> None:
    word = disguise("anti-bacterial")
    text = f"{before}{word} sock"
    assert [finding.text for finding in lint(ONE_PHRASE, text)] == [word]


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(ANY_TEXT, ANY_TEXT)
def test_any_text_is_linted_and_spans_lie_inside_it(title: str, bullet: str) -> None:
    for finding in lint(EVERY_KIND, bullet, title=title):
        start, end = finding.span
        assert 0 <= start < end <= len(finding.field.text)
        assert all(fix.result != finding.field.text for fix in finding.fixes)


@settings(deadline=None)
@given(ANY_TEXT)
def test_a_hit_is_found_whatever_stands_in_the_other_fields(title: str) -> None:
    both = lint(EVERY_KIND, "an antibacterial sock", title=title)
    assert "antibacterial" in [f.text for f in both if f.field.name == "bullet_1"]


@pytest.mark.parametrize("phrase", ["-free", " free ", "free-", "free"])
def test_hyphens_and_spaces_at_the_ends_of_a_phrase_do_not_count(phrase: str) -> None:
    assert found(phrases(phrase), "a pesticide-free sock") == ["free"]
    assert found(phrases("sock", unless=[{"before": [phrase]}]), "a pest-free sock") == []


def test_a_stem_finds_the_whole_word() -> None:
    assert found(EVERY_KIND, "bactericidal, bactericides. abactericide") == [
        "bactericidal",
        "bactericides",
    ]


def test_a_substring_finds_the_latin_word_and_the_bare_ideographs() -> None:
    assert found(EVERY_KIND, "an antiviruses sock") == ["antiviruses"]
    assert found(EVERY_KIND, "日本製抗菌スポンジ") == ["抗菌"]


def test_punctuation_of_a_phrase_must_be_there() -> None:
    assert found(EVERY_KIND, "our #1 rated sock, 1 rated") == ["#1 rated"]
    assert found(EVERY_KIND, "with c.b.d. or c b d") == ["c.b.d"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("up to 99.9 % of it", ["99.9 %"]),
        ("up to <b>99.9%</b>", ["99.9%"]),
        ("up to 99,9 %", []),
        ("199.9%", []),
        ("from 99.9% to 99.9%", ["99.9%", "99.9%"]),
        ("without P-F-A-S", ["P-F-A-S"]),
    ],
)
def test_a_regular_expression_reads_the_text_as_written(text: str, words: list[str]) -> None:
    assert found(EVERY_KIND, text) == words


def test_a_regular_expression_does_not_reach_into_the_next_field() -> None:
    shiny = linter(match={"en": {"regex": [{"pattern": r"call\s.{0,20}now", "anchors": ["call"]}]}})
    assert found(shiny, "call us now") == ["call us now"]
    assert found(shiny, title="please call", bullet_1="us now") == []


def test_a_regular_expression_without_anchors_stays_inside_a_field() -> None:
    shiny = linter(match={"en": {"regex": [{"pattern": r"call\s\W*now"}]}})
    assert found(shiny, "call   now") == ["call   now"]
    assert found(shiny, title="please call", bullet_1="now") == []


def test_a_phrase_does_not_reach_over_the_end_of_a_field() -> None:
    assert (
        found(ONE_PHRASE, title="anti", bullet_1="bacterial", bullet_2="kills", keywords="germs")
        == []
    )


def test_words_at_the_start_of_a_field_without_their_punctuation_are_no_phrase() -> None:
    assert found(EVERY_KIND, title="Cable", bullet_1="1 rated") == []
    assert found(EVERY_KIND, title="Cable", bullet_1="#1 rated") == ["#1 rated"]


@pytest.mark.parametrize("texts", [["", "antibacterial"], [" ", "", "  ", "antibacterial"]])
def test_spans_are_right_beside_empty_fields(texts: list[str]) -> None:
    names = dict(zip(["title", "brand", "bullet_1", "bullet_2"], texts, strict=False))
    (finding,) = lint(ONE_PHRASE, **names)
    assert finding.span == (0, 13)
    assert finding.field.text == "antibacterial"


def test_of_nested_matches_of_a_rule_the_longest_stands() -> None:
    assert found(phrases("bacteria", "kills bacteria"), "kills bacteria") == ["kills bacteria"]


def test_nested_matches_of_two_families_both_stand() -> None:
    two = linter(
        {"disease/cures": rule(match={"en": {"phrases": ["cures arthritis"]}})},
        match={"en": {"phrases": ["arthritis"]}},
    )
    assert found(two, "cures arthritis") == ["cures arthritis", "arthritis"]


def test_a_field_is_read_in_its_own_language() -> None:
    both = linter(
        match={
            "en": {"phrases": ["germ"]},
            "fr": {"phrases": ["microbe"]},
            "any": {"phrases": ["covid"]},
        }
    )
    english, french = Column("title", "t", language="en"), Column("bullet_1", "b", language="fr")
    text = "germ microbe covid"
    both_languages = Listing((Field(english, text), Field(french, text)), language="de")
    assert [(f.field.name, f.text) for f in both.lint([both_languages])] == [
        ("title", "germ"),
        ("title", "covid"),
        ("bullet_1", "microbe"),
        ("bullet_1", "covid"),
    ]


def test_a_listing_without_language_is_read_in_the_default_one() -> None:
    both = linter(match={"en": {"phrases": ["germ"]}, "fr": {"phrases": ["microbe"]}})
    assert found(both, "germ microbe", language=None) == ["germ"]


def test_columns_shared_by_a_table_are_asked_for_their_language() -> None:
    both = linter(match={"en": {"phrases": ["germ"]}, "fr": {"phrases": ["microbe"]}})
    french = (Column("title", "t", language="fr"),)
    english = (Column("title", "t"),)
    rows = [
        Listing((Field(columns[0], "germ microbe"),), language="en", columns=columns)
        for columns in (english, french, english)
    ]
    assert [f.text for row in rows for f in both.lint([row])] == ["germ", "microbe", "germ"]


def test_a_rule_is_in_force_only_on_its_marketplaces_and_fields() -> None:
    title_in_germany = phrases(
        "germ", applies_to={"fields": ["title", "bullet"], "marketplaces": ["amazon.de"]}
    )
    german = replace(listing("germ", description="germ", title="germ"), marketplace="amazon.de")
    found_in = [finding.field.name for finding in title_in_germany.lint([german])]
    assert found_in == ["bullet_1", "title"]
    assert found(title_in_germany, "germ") == []
    nowhere = replace(german, marketplace=None)
    assert len(list(title_in_germany.lint([nowhere]))) == 2


def test_a_rule_is_in_force_only_for_its_product_kinds() -> None:
    socks = linter(
        {"products/socks": {"summary": "Socks", "title": {"en": ["sock"]}}},
        applies_to={"product": ["socks"]},
    )
    assert found(socks, "antibacterial", title="A sock") == ["antibacterial"]
    assert found(socks, "antibacterial", title="A hat") == []


def candidates(text: str, **keys: object) -> list[Candidate]:
    rulebook = book({"pesticide/made": rule(**keys)})
    return Matcher(rulebook, as_of=AS_OF).candidates(listing(text))


def test_a_frame_names_its_verb_and_target() -> None:
    frames = {"en": {"frames": [{"verbs": ["kills"], "targets": ["germs"]}]}}
    (candidate,) = candidates("It KILLS 99.9 % of all Germs", match=frames)
    assert candidate.text == "KILLS 99.9 % of all Germs"
    assert (candidate.verb, candidate.target) == ("kills", "germs")


@pytest.mark.parametrize(
    ("text", "negated"),
    [
        ("germ", False),
        ("no germ", True),
        ("without any such germ", True),
        ("without one two three four germ", False),
        ("no smell. germ", False),
        ("germ-free", True),
        ("germ free", True),
        ("germ, free shipping", False),
        ("a germ for free", False),
        ("no\ngerm", False),
    ],
)
def test_negation_governs_four_words_of_its_clause(text: str, negated: bool) -> None:
    (candidate,) = candidates(text, match={"en": {"phrases": ["germ"]}})
    assert candidate.negated is negated


def test_negation_does_not_reach_over_fields() -> None:
    rulebook = book({"pesticide/made": rule(match={"en": {"phrases": ["germ"]}})})
    fields = listing("germ", title="without")
    turned = replace(fields, fields=fields.fields[::-1])
    (candidate,) = Matcher(rulebook, as_of=AS_OF).candidates(turned)
    assert candidate.negated is False


def test_the_target_of_a_frame_may_be_negated_alone() -> None:
    frames = {"en": {"frames": [{"verbs": ["kills"], "targets": ["germs"]}]}}
    (candidate,) = candidates("kills without germs", match=frames)
    assert candidate.negated is True


def test_large_and_small_automatons_find_the_same() -> None:
    rulebook = book({"pesticide/made": rule()})
    row = listing("an anti-bacterial sock")
    one, other = (Matcher(rulebook, as_of=AS_OF, large=large) for large in (True, False))
    assert one.candidates(row) == other.candidates(row)


def test_a_listing_without_fields_has_no_candidates() -> None:
    rulebook = book({"pesticide/made": rule()})
    assert Matcher(rulebook, as_of=AS_OF).candidates(Listing(())) == []


def test_a_rulebook_without_rules_finds_nothing() -> None:
    rulebook = book({"pesticide/made": rule()})
    assert Matcher(rulebook, rules=(), as_of=AS_OF).candidates(listing("antibacterial")) == []


def test_five_million_characters_are_linted() -> None:
    text = "clean <b>cotton</b>  sock & é " * 166_000 + "antibacterial"
    assert found(ONE_PHRASE, text) == ["antibacterial"]


def test_a_regular_expression_knows_where_a_field_begins_and_ends() -> None:
    first = linter(match={"en": {"regex": [{"pattern": r"^new\b", "anchors": ["new"]}]}})
    assert found(first, title="New sock", bullet_1="new and new") == ["New", "new"]
    last = linter(match={"en": {"regex": [{"pattern": r"\bsale$"}]}})
    assert found(last, title="on sale", bullet_1="for sale now") == ["sale"]


def test_anywhere_means_all_fields_also_those_of_other_languages_and_marketplaces() -> None:
    careful = linter(
        match={"en": {"phrases": ["germ"]}}, unless=[{"anywhere": ["wheat"]}, {"near": ["corn"]}]
    )
    german = Column("title", "title", language="de", marketplace="amazon.de")
    english = Field(Column("bullet_1", "bullet_1"), "germ oil")
    for text, count in [("Wheat oil", 0), ("Corn", 1), ("Öl", 1)]:
        product = replace(listing("x"), fields=(english, Field(german, text)))
        assert len(list(careful.lint([product]))) == count


def test_the_end_of_what_an_expression_may_see_is_no_end_of_a_word() -> None:
    four = linter(
        match={"en": {"regex": [{"pattern": r"\bcall\b.{0,200}?\b\d{4}\b", "anchors": ["call"]}]}}
    )
    for gap in range(100, 130):
        assert found(four, f"call {'x' * gap} 12345678") == []
        assert len(found(four, f"call {'x' * gap} 1234.")) == (gap + 10 <= 120)


def test_a_long_web_address_is_found_whole() -> None:
    address = linter(match={"en": {"regex": [{"pattern": r"https?://\S+", "anchors": ["http"]}]}})
    long = "https://shop.example/" + "a" * 300
    assert found(address, f"See {long} now") == [long]
