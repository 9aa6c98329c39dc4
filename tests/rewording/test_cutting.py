# ruff: noqa: RUF001 - dashes and bullets part clauses
import pytest
from hypothesis import given
from hypothesis import strategies as st

from listinglint.rewording.clauses import lacks_space
from listinglint.rewording.cutting import Cut, cuts, whole_claim
from listinglint.rewording.grammar import grammar_of
from listinglint.rewording.tidying import reads_worse, smoothed


def first_cut(
    marked: str, *, language: str = "en", is_title: bool = False, clause: bool = False
) -> str | None:
    """The text after the first cut of the words in [brackets] that reads well."""
    before, _, rest = marked.partition("[")
    words, _, after = rest.partition("]")
    text, grammar = before + words + after, grammar_of(language)
    span = (len(before), len(before) + len(words))
    claim = whole_claim(text, span, grammar, is_title=is_title)
    for cut in cuts(claim, clause=clause):
        start, end, new = smoothed(text, cut, grammar)
        if not reads_worse(text, Cut(start, end, new), grammar):
            return text[:start] + new + text[end:]
    return None


@pytest.mark.parametrize(
    ("marked", "result"),
    [
        # before its noun
        ("Soft [antibacterial] sock", "Soft sock"),
        ("Soft, [antibacterial] sock", "Soft sock"),
        ("Flour, [Organic] Rice and Sabudana", "Flour, Rice and Sabudana"),
        ("[Antibacterial] sock", "Sock"),
        ("One. [Antibacterial] sock", "One. Sock"),
        ("An [antibacterial] sock", "A sock"),
        ("Wool with 99% [antibacterial] finish", "Wool with finish"),
        ("A very [antibacterial] sock", "A sock"),
        ("Soft and [antibacterial] sock", "Soft sock"),
        ("[Germ] protection handwash, 250 ml", "Handwash, 250 ml"),
        ("Wall sticker [anti-fungal], 2 m", "Wall sticker, 2 m"),
        ("Day [dark circle] reducing eye serum", "Day eye serum"),
        # a member of a list
        ("Soft, [antibacterial], warm sock", "Soft, warm sock"),
        ("Soft and [antibacterial]", "Soft"),
        ("Soft, warm and [antibacterial].", "Soft, warm."),
        ("Soft / [antibacterial]", "Soft"),
        ("[Antibacterial], soft sock", "Soft sock"),
        ("[Antibacterial] and soft sock", "Soft sock"),
        ("Against scars, [acne], or burns", "Against scars or burns"),
        ("Cream for [acne], scars and burns", "Cream for scars and burns"),
        ("[Kills germs] and cleans floors", "Cleans floors"),
        ("The roller [kills germs] and cleans floors", "The roller cleans floors"),
        (
            "Used as tea, for baking, for [treating wounds], and more.",
            "Used as tea, for baking, and more.",
        ),
        (
            "It not only cleans but also [kills germs] and leaves a scent.",
            "It not only cleans but also leaves a scent.",
        ),
        ("Handwash - 10x Better [Germ Protection], Aloe", "Handwash - Aloe"),
        (
            "The herbs make the soap mild, whilst [reducing swelling].",
            "The herbs make the soap mild.",
        ),
        (
            "It feeds, protects and softens skin and [prevents rash].",
            "It feeds, protects and softens skin.",
        ),
        ("Vitamin A helps against [night blindness] & vitamin D which is good.", ""),
        ("They rule the making, and [sale] of toys.", None),
        ("Soft. It makes hair 100% [dandruff free] and smooth.", "Soft."),
        ("If eye [irritation] persists, get medical advice.", None),
        ("Just 8 calories, [vitalizes the body] and mind.", "Just 8 calories."),
        ("Ans - [Organic] means you can trust it.", "Ans"),
        ("It gives stronger [immunity] and other signs of health.", ""),
        ("Soft. It is liked among the low [priced] grades.", "Soft."),
        ("Soft. It was made by Charles [Price] and Alexander Grant.", "Soft."),
        # segments
        ("[Antibacterial] - soft sock", "Soft sock"),
        ("Soft sock | [Antibacterial] | Wool", "Soft sock | Wool"),
        ("Soft sock • [Kills germs]", "Soft sock"),
        ("Sock ([antibacterial])", "Sock"),
        ("Wool - [Antibacterial] - Soft", "Wool - Soft"),
        ("[ANTIBACTERIAL]: soft wool for every day", "Soft wool for every day"),
        ("<li>Soft</li><li>[Antibacterial]</li>", "<li>Soft</li>"),
        ("<b>[Antibacterial]</b>, soft sock", "Soft sock"),
        # with its preposition
        ("Balm for [pain relief], 50 ml", "Balm, 50 ml"),
        ("Balm for [pain relief] with mint", "Balm with mint"),
        ("Pillow for [preventing flat heads], 24 cm", "Pillow, 24 cm"),
        ("Enriched oil, rich with [antimicrobial] properties.", "Enriched oil."),
        ("Free from [paraben], sulfate and silicone", "Free from sulfate and silicone"),
        # clauses and sentences
        (
            "It is quite light and crisp and is rich in [antioxidants].",
            "It is quite light and crisp.",
        ),
        (
            "Better still is the rose that [heals] your hair to keep it in the best of shapes.",
            "Better still is the rose.",
        ),
        ("Soft wool, [kills 99.9 % of germs], warm", "Soft wool, warm"),
        ("Soft wool, which helps to [kill germs].", "Soft wool."),
        ("Soft wool. It [kills germs] in your home. Warm.", "Soft wool. Warm."),
        ("Soft wool. It [kills germs]!", "Soft wool."),
        ("The brand [recommended by doctors] in India.", "The brand."),
        ("Wool that is rich and helps to [kill germs].", "Wool that is rich."),
        ("A balm with aloe which helps to [relieve pain].", "A balm with aloe."),
        ("This soap cleans the skin and [kills germs] on it.", "This soap cleans the skin."),
        ("A [remedy for stress], this soap is soft.", "This soap is soft."),
        ("Soft in nature, and hence, it can [kill germs].", "Soft in nature."),
        ("Soft wool - [kills germs]. Warm", "Soft wool. Warm"),
        ("Soft. 2. [Kills germs]. Warm", "Soft. Warm"),
        ("Soap. Indications: [Treats fever]. Of wool.", "Soap. Of wool."),
        ("Boosts mood [Aids digestion] Lowers noise", "Boosts mood Lowers noise"),
        ("It cuts dust, [kills germs] and cleans wool.", "It cuts dust and cleans wool."),
        ("It cuts dust, cleans wool and [kills germs].", "It cuts dust and cleans wool."),
        # what the claim is joined to
        ("It has calming and [antiseptic properties] too", "It has calming properties too"),
        ("Known and [clinically proven] for soft skin", "Known for soft skin"),
        ("A [leading manufacturer] of soap", "A manufacturer of soap"),
        ("Turmeric, [rich in germs], protects the skin.", "Turmeric protects the skin."),
        ("It is [germ tested] & is suitable for all", "It is suitable for all"),
        ("Gym bag of [vegan leather] in brown", None),
        ("Safewash comes with [germ protection]. Warm", "Warm"),
        ("A cup of [100% organic] cotton", "A cup of 100% cotton"),
    ],
)
def test_what_is_left_is_good_language(marked: str, result: str | None) -> None:
    assert first_cut(marked) == result


@pytest.mark.parametrize(
    ("language", "marked", "result"),
    [
        ("fr", "Serviette [antibactérienne] douce", "Serviette douce"),
        ("fr", "Baume pour [soulager la douleur], 50 ml", "Baume, 50 ml"),
        ("fr", "Doux et [antibactérien]", "Doux"),
        ("de", "Ein [antibakterielles] Handtuch", "Ein Handtuch"),
        ("de", "Weiches Handtuch, [tötet Keime], waschbar", "Weiches Handtuch, waschbar"),
        ("de", "Weich und [antibakteriell]", "Weich"),
        ("es", "Toalla [antibacteriana] suave", "Toalla suave"),
        ("es", "Suave y [antibacteriana]", "Suave"),
        ("it", "Asciugamano [antibatterico] morbido", "Asciugamano morbido"),
        ("it", "Crema contro [il dolore], 50 ml", "Crema, 50 ml"),
        ("fr", "Sac aspirateur [anti bactérien] Lumo 5", "Sac aspirateur Lumo 5"),
    ],
)
def test_attributes_go_where_each_language_puts_them(
    language: str, marked: str, result: str
) -> None:
    assert first_cut(marked, language=language) == result


@pytest.mark.parametrize(
    "marked",
    [
        "Latex, lead & [phthalate free] bands",  # "free" is also lead's
        "Do not use on broken/[irritated skin]",
        "No [paraben], double cream",
        "Ideal for [pain relief]",
        "Sweat [slim belt] combo",  # it names the product
        "Oxo-[biodegradable] bag",
        "The [Organic] Pharmacy serum",
        "It gives [antibacterial] properties a name",
    ],
)
def test_nothing_is_cut_out_of_a_title_where_that_would_break_it(marked: str) -> None:
    assert first_cut(marked, is_title=True) is None


@pytest.mark.parametrize(
    "marked",
    [
        "What makes it good? It [kills germs]. Warm.",
        "Soft. It [kills germs] (99 %). Warm.",
        "Soft. It [kills germs]. So, it is warm.",
        "Soft wool. May cause [eczema]. Warm.",
        "Soap, low on [glycemic index] rice",
        "It does not cause [side effects] and tastes of salt",
        "One of the [best] kelps in Japan",
        "Soft case in [eco] leather",
        "We sew every toy to the [highest quality] standards",
        "Made using [natural ingredients] whenever we can",
    ],
)
def test_what_its_neighbours_need_stays(marked: str) -> None:
    assert first_cut(marked) is None


@pytest.mark.parametrize(
    ("marked", "result"),
    [
        ("Karela juice helps maintain [healthy sugar level] - 3 l", "Karela juice - 3 l"),
        ("Gel soap, Provides [germ protection]", "Gel soap"),
        ("Liquid soap (Kills [germs])", "Liquid soap"),
        ("Liquid soap ([Buy 1 Get 1 Free])", "Liquid soap"),
        ("Batteries AA ([8+4 Free])", None),  # so many there are
        ("[Great deals] on motor oil", "Motor oil"),
        ("Hand cream [Black Friday]", "Hand cream"),
        ("Women's bags up to [70% off]", "Women's bags"),
        ("Green tea - calming [tea for sleep]", "Green tea - calming tea"),
        ("Everyuth [Naturals] walnut scrub", None),  # the name of a maker
        ("Nature's [superfood] flour", None),
        ("[Best] teacher letter printed bag", None),  # the print says so
        ("[Repair Butter for Eczema], dry skin, 5 ml", "Dry skin, 5 ml"),
        ("Body [Repair Butter for Eczema], dry skin", None),  # it names the product
        ("[Lean Weight] Tablets", None),
        ("Mint & ginger [detox body] wash, 384 ml", "Mint & ginger wash, 384 ml"),
        ("Beans 500 g + [organic] - lentils 500 g", None),  # a second product
    ],
)
def test_what_is_left_of_a_title_is_good_language(marked: str, result: str | None) -> None:
    assert first_cut(marked, is_title=True) == result


@pytest.mark.parametrize(
    ("language", "marked"),
    [
        ("fr", "Un [cadeau unique] et personnalisé"),
        ("fr", "Les dernières [nouveautés] Lune"),
        ("es", "Tiene un efecto [antibacteriano]"),
        ("it", "Non trattata con [insetticidi]"),
    ],
)
def test_no_noun_goes_where_its_attributes_follow(language: str, marked: str) -> None:
    assert first_cut(marked, language=language) is None


def test_a_question_does_not_go_without_its_answer() -> None:
    assert first_cut("Soft. Does it [kill germs]? No, it is soft.") is None


def test_a_rule_may_ask_for_clauses_only() -> None:
    assert first_cut("Warm wool. It [kills germs] for days.", clause=True) == "Warm wool."
    assert first_cut("Warm. A [germ-free] sock.", clause=True) == "Warm. A sock."
    assert first_cut("Warm wool. Soft [antibacterial] sock.") == "Warm wool. Soft sock."


TEXT = st.text(st.sampled_from("ab ,.-–/&+anAN()\n•:;é\u0301🦠&<>"), max_size=20)


WORDS = st.text(st.sampled_from("abAB -é🦠"), max_size=6).map(str.strip).filter(bool)


@given(TEXT, WORDS, TEXT)
def test_cuts_stay_in_the_text_and_cover_the_claim(before: str, words: str, after: str) -> None:
    text = before + words + after
    span = (len(before), len(before) + len(words))
    claim = whole_claim(text, span, grammar_of("en"), is_title=False)
    for start, end, _ in cuts(claim, clause=False):
        assert 0 <= start <= span[0]
        assert span[1] <= end <= len(text)


@pytest.mark.parametrize(
    ("marked", "language", "result"),
    [
        ("Mit [antibakteriellen Eigenschaften] setzt die Marke ein Zeichen", "de", None),
        (
            "Mit [antibakteriellem] Holz setzt die Marke ein Zeichen",
            "de",
            "Mit Holz setzt die Marke ein Zeichen",
        ),
        ("Das Holz stammt aus [nachhaltigem] Anbau", "de", None),
        ("Le bois vient de culture [durable] en France", "fr", None),
        ("Schönes Brett. [Überzeugen Sie sich] selbst von der Marke.", "de", "Schönes Brett."),
    ],
)
def test_no_phrase_is_left_without_its_sense(
    marked: str, language: str, result: str | None
) -> None:
    assert first_cut(marked, language=language) == result


@pytest.mark.parametrize(
    ("words", "lacks"),
    [
        ("antibacterialSocks", True),
        ("SoftAntibacterial", True),
        ("AntiBacterial", False),
        ("antibacterial", False),
        ("ANTIBACTERIAL", False),
        ("kills 6 mAh Germs", False),
    ],
)
def test_a_word_glued_to_a_claim_is_seen(words: str, lacks: bool) -> None:
    assert lacks_space(words) is lacks
