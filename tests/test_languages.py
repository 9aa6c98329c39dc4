from dataclasses import replace

import pytest
from made_rules import book, rule

from listinglint.languages import LanguageDetector
from listinglint.listings import Column, Field, Listing
from listinglint.rulefiles.rulebook import load_rulebook

DETECTOR = LanguageDetector.of_rulebook(load_rulebook())

ENGLISH = "Soft towel for the kitchen, made of cotton and easy to wash"
FRENCH = "Serviette douce pour la cuisine et la salle de bain, en coton, avec une bordure"
GERMAN = "Weiches Handtuch für die Küche, aus Baumwolle und leicht zu waschen"


def made(*texts: str, language: str | None = None) -> Listing:
    columns = [Column("title", "title"), Column("description", "description")]
    fields = tuple(Field(column, text) for column, text in zip(columns, texts, strict=False))
    return Listing(fields, language=language, columns=tuple(columns))


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (ENGLISH, "en"),
        (FRENCH, "fr"),
        (GERMAN, "de"),
        ("Toalla suave para la cocina, de algodón y fácil de lavar", "es"),
        ("Asciugamano morbido per la cucina, di cotone e facile da lavare", "it"),
        ("Zachte handdoek voor de keuken, van katoen en makkelijk te wassen", "nl"),
        ("やわらかいキッチンタオル", "ja"),
        ("柔软的厨房毛巾", "zh"),
        ("부드러운 주방 수건", "ko"),
    ],
)
def test_small_words_and_scripts_show_the_language(text: str, language: str) -> None:
    assert DETECTOR.tagged(made(text)).language == language


@pytest.mark.parametrize("text", ["", "ACME X-200 Pro 2-Pack", "12345", "🦠🦠"])
def test_what_shows_no_language_is_in_the_usual_one(text: str) -> None:
    assert DETECTOR.tagged(made(text), usual="it").language == "it"


def test_what_the_file_says_is_kept() -> None:
    listing = made(FRENCH, language="de")
    assert DETECTOR.tagged(listing) is listing


def test_a_field_in_another_language_is_read_in_that() -> None:
    tagged = DETECTOR.tagged(made(f"{GERMAN}. {GERMAN}. {GERMAN}", FRENCH))
    assert tagged.language == "de"
    assert [tagged.language_of(field) for field in tagged.fields] == ["de", "fr"]


def test_a_japanese_title_without_kana_stays_japanese() -> None:
    tagged = DETECTOR.tagged(
        made("抗菌防臭靴下 三足組 黒", "やわらかい綿のくつ下です。洗濯機で洗えます。")
    )
    assert [tagged.language_of(field) for field in tagged.fields] == ["ja", "ja"]


def test_an_english_brand_in_a_german_title_confuses_nothing() -> None:
    tagged = DETECTOR.tagged(made("Sunny Home and Garden Handtuch für die Küche", GERMAN))
    assert [tagged.language_of(field) for field in tagged.fields] == ["de", "de"]


def test_short_listings_are_in_the_language_of_their_file() -> None:
    notes: list[str] = []
    listings = [made(GERMAN), made("ACME X-200"), made("ACME X-300")]
    tagged = DETECTOR.tagged_file(listings, say=notes.append)
    assert [listing.language for listing in tagged] == ["de"] * 3
    assert notes == ["nothing says the language; most texts look like 'de' (--language sets it)"]


def test_nothing_is_said_of_english_or_of_files_that_say_it() -> None:
    notes: list[str] = []
    files = [[made(ENGLISH)], [made(FRENCH, language="fr")], []]
    for file in files:
        list(DETECTOR.tagged_file(file, say=notes.append))
    assert not notes


@pytest.mark.parametrize(
    ("text", "language", "store"),
    [(GERMAN, "de", "amazon.de"), (FRENCH, "fr", "amazon.fr"), (ENGLISH, "en", "amazon.com")],
)
def test_an_amazon_file_that_says_nothing_is_for_the_store_of_its_words(
    text: str, language: str, store: str
) -> None:
    notes: list[str] = []
    listings = [replace(made(each), marketplace="amazon.com") for each in (text, "ACME X-200")]
    tagged = list(DETECTOR.tagged_file(listings, say=notes.append))
    assert [(one.language, one.marketplace) for one in tagged] == [(language, store)] * 2
    assert notes[-1].startswith(f"the file does not say where it is sold: {store} is assumed")


def test_a_store_that_was_named_stays() -> None:
    named = replace(made(GERMAN, language="en"), marketplace="amazon.com")
    (tagged,) = DETECTOR.tagged_file([named], say=pytest.fail)
    assert tagged is named


def test_a_team_adds_a_language_by_a_word_list() -> None:
    words = {"summary": "Small words", "fi": ["ja", "on", "ei", "kanssa"]}
    finnish = book({"words/function-words": words, "pesticide/made": rule()})
    listing = made("Pyyhe on pehmeä ja kestävä")
    assert LanguageDetector.of_rulebook(finnish).tagged(listing).language == "fi"
