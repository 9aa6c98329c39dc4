import pytest

from listinglint.rewording.cutting import Cut
from listinglint.rewording.grammar import grammar_of
from listinglint.rewording.soundness import is_in_name, is_sound, mended


def split(marked: str) -> tuple[str, Cut]:
    start, end = marked.index("["), marked.index("]")
    new = marked[end + 2 : marked.index("}")] if "{" in marked else ""
    rest = marked[end + 1 :].removeprefix("{" + new + "}")
    return marked[:start] + marked[start + 1 : end] + rest, Cut(start, end - 1, new)


def sound(marked: str, language: str = "en", *, is_title: bool = False) -> bool:
    return is_sound(*split(marked), grammar_of(language), is_title=is_title)


@pytest.mark.parametrize(
    "marked",
    [
        "High fibre[ (good for digestion)]Fibre fills you.",
        "It scrubs dirt away too.[- Evens the tone: ]Turmeric is rich.",
        "It washes and keeps you up[ to 100% free of dandruff].",
        "Made using [natural wool ]whenever we can.",
        "It is made for the [natural benefit ]of all.",
        "You also get the [health benefits ]ginger is known for.",
        "A [fluoride-free ]everyday paste",
        "Charge your phone in a [green ]way with no cost.",
        "The lipstick is a [vegan ]product and is also light.",
        "Enjoy a soothing scent[ and natural] benefits of this.",
        "Is it soft? Yes. [Is it vegan? ]No, it has honey.",
        "This is the method that we know[ against infections] (STIs).",
        "Rice helps a lot. [It shortens the illness, ]thereby giving a fast return.",
        "At our shop, your [joy is our ]greatest concern.",
        "The set by Hey! Play![ are guaranteed to be new]",
        "[Its healing qualities]\nMake it a true food",
        "Easy to chew[, have no cholesterol], zero fats and are rich.",
        "Key features: - Grown[ without pesticides]- Light",
        "It is great for people[ with a cough].",
        "If you have doubts, welcome[ to write to us].",
        "The brush makes removing [germs ]easy.",
        "The board contains [90% recycled ]paper.",
        "It is smooth. [Free of nasties: ]Aluminium, sulphates and parabens.",
        "Drawing paper, pack of [20 + 4 free ]sheets",
        "3. Weight. 4. [Immune System ]Support5. Bones",
        "[Milk is a cure. ]It contains all you need.",
        "[Its benefits are many. ]To name a few, it is warm.",
        "It is found in the [antioxidants ]present in apples.",
        "It gives children bigger[ and stronger bones].",
        "Made for oily[, spotty skin- Clears] pores",
        "[It contains no salt, ]scent, sugar, or milk and is light.",
        "Grown [organically]{without fertilizer} without pesticides",
        "It has the ability[ to reduce stress].",
        "So it is called a [healing ]fruit.",
        "It has tea, Almonds[ and Natural] Sugar Flavor.",
        "Interestingly[, the tea can calm you], help you sleep and last.",
        "This method, once learned from a teacher[, helps you with a cough].",
        "A pillow for [flat heads, ]ideal for a child",
        "It is good for a [heart-healthy ]lifestyle, which is fun.",
        "We share the taste of natural[ with no additives].",
        "It is warm. Cavity[ and gum disease prevention]. It lasts.",
        "The gum gives you clean and [healthy teeth and ]lets you focus.",
        "A pin with a box【[free name】] to give",
        "Please click[ to follow our shop].",
        "For floors, etc. [Economical]: Dilute it.",
        "It is designed to deeply enrich[ and restore the vitality of your hair].",
        "It is quick as [the dark spot ]diminishes.",
        "Made with products of the [highest quality and ]unmatched style.",
        "It prevents flakes[ and dandruff (scales]) of the scalp.",
        "A mask with three layers[, anti-bacterial] (BFE>99%) in blue",
        "It is made from [high-quality ]materials that last.",
        "It is certified by the Global [Organic ]Textile Standard.",
    ],
)
def test_what_a_cut_must_not_leave(marked: str) -> None:
    assert not sound(marked)


@pytest.mark.parametrize(
    "marked",
    [
        "Black-Green Cheap[ Sale]",
        "Helps Vaginal[ & Urinary Tract Health]".replace("Helps", "Supports"),
        "[Prickly Heat ]Powder - Cool",
        "Nutrition[ & Health Drink] - Almond",
        "Mate[ - Men's Power Capsules] | Boost",
        "Mesh Cap, Anti-Slip Design[ And Antibacterial] Lining",
    ],
)
def test_a_title_keeps_its_product(marked: str) -> None:
    assert not sound(marked, is_title=True)


@pytest.mark.parametrize(
    "marked",
    [
        "one [germ ]sock",
        "Soft wool. [It kills germs. ]Warm.",
        "Made for your [acne-prone ]skin. It lasts.",
        "A calming[ and antiseptic] effect",
        "A [antibacterial ]red sock",
        "An [antibacterial ]LED lamp",
        "Soft. [Kills germs, w]{W}arm.",
        "[Suffering from acne? ]Try our cream.",
        "Salt.[Health benefits- ]Pepper is hot.",
        "It is warm[ and kills germs] (2 pairs).",
        "Exerciser for Hands[, kills germs] (2PCS)",
        "A game that parents enjoy[ and that guarantees fun].",
    ],
)
def test_what_a_cut_may_leave(marked: str) -> None:
    assert sound(marked)


@pytest.mark.parametrize(
    ("language", "marked", "is_kept"),
    [
        ("fr", "Une planche de [bambou antibactérien].", False),
        ("fr", "Savon à l'[antibactérien ]outil", True),
        ("fr", "Savon à l'[antibactérien]", False),
        ("de", "Socken für die [Abwehr].", False),
        ("de", "Weiche [antibakterielle ]Socken.", True),
        ("es", "Jabón con el [alivio], suave", False),
        ("it", "Sapone con [sollievo].", False),
    ],
)
def test_no_article_or_preposition_is_left_alone(language: str, marked: str, is_kept: bool) -> None:
    assert sound(marked, language) is is_kept


@pytest.mark.parametrize(
    ("marked", "result"),
    [
        (
            "It forms a shield, [slows the growth and ]prevents rash.",
            "It forms a shield and prevents rash.",
        ),
        ("Rich in protein, fibre, [antioxidants and ]iron.", "Rich in protein, fibre and iron."),
        (
            "It reduces cramps, eases discomfort[ and balances hormones].",
            "It reduces cramps and eases discomfort.",
        ),
        ("It has cotton, wool, silk[ and antibacterial yarn].", "It has cotton, wool and silk."),
        ("It is mild, it cools you[ and kills germs].", "It is mild, it cools you."),
        ("It is pure, safe[, and toxin-free].", "It is pure and safe."),
        (
            "It has iron, zinc, [Oils and a]{A}lmost ten acids.",
            "It has iron, zinc and almost ten acids.",
        ),
        ("In summer[ and against germs].", "In summer."),
        ("Dirt goes.[- Lightens: ]Turmeric is rich.", "Dirt goes.- Turmeric is rich."),
        ("Turmeric soap, [anti-inflammatory and ]mild", "Turmeric soap, mild"),
        (
            "Made to boost energy, support growth[, and increase vitality].",
            "Made to boost energy and support growth.",
        ),
        ("[Vegan, ]Paraben-free, and mild", "Paraben-free and mild"),
        ('He said: "It is warm. [It kills germs.]"', 'He said: "It is warm."'),
        ("Known for its taste, [purity and ]freshness.", "Known for its taste and freshness."),
        (
            "It firms the skin, [aids the blood and ]rejuvenating cells.",
            "It firms the skin, rejuvenating cells.",
        ),
        ("It firms skin, warming it[ and healing cells].", "It firms skin, warming it."),
        (
            "Onion, rich in iron & zinc, [reduces hair fall & ]speeds growth.",
            "Onion, rich in iron & zinc, speeds growth.",
        ),
        ("It became a [prized, ]known, and loved firm.", "It became a known and loved firm."),
        ("Made from high quality, [responsibly sourced ]oak.", "Made from high quality oak."),
        ("Face Wash for Oily, [Acne-Prone ]Skin", "Face Wash for Oily Skin"),
    ],
)
def test_a_list_keeps_its_marks_and_its_and(marked: str, result: str) -> None:
    text, cut = split(marked)
    cut = mended(text, cut, grammar_of("en"), is_title=False)
    assert text[: cut.start] + cut.new + text[cut.end :] == result


@pytest.mark.parametrize(
    ("marked", "is_title", "is_name"),
    [
        ("Ladies Mrs [Sexy] Santa costume", True, True),
        ("A gift of the Quick [Sexy] Summer line", False, True),
        ("[Sexy] Santa costume", True, False),
        ("A [sexy] dress", False, False),
        ("Long SEXY [SEXY] DRESS", False, False),
    ],
)
def test_names_are_not_reworded(marked: str, is_title: bool, is_name: bool) -> None:
    text, cut = split(marked)
    assert is_in_name(text, (cut.start, cut.end), is_title=is_title) is is_name


def test_two_attributes_of_a_noun_lose_their_comma_with_one_of_them() -> None:
    text, cut = split("Enjoy natural, [organic ]wool.")
    cut = mended(text, cut, grammar_of("en"), is_title=False)
    assert text[: cut.start] + cut.new + text[cut.end :] == "Enjoy natural wool."
    assert not sound("Cream, [fades age spots, ]freckles, light", is_title=True)
    assert not sound("It is here. [Ideal for gifts, ]prizes and play packs.")


@pytest.mark.parametrize(
    "marked",
    [
        "Face cream - [Brighten ]Up 3% Rose",
        "It is soft. [It cleans and tones. ]Etc. It lasts.",
        "It is kind while[ gentle] - see the label",
        "We are proud of its low [fat and ]high protein.",
        "The No.1 brand used[ by dentists].",
        "This is why we call dals[ diabetic-friendly]!",
        "It's not just a cup of tea[, it's therapy]. Sip it.",
        "Two years [Note: ]Repairs are done by the maker.",
        "[Vegan ]recipes for each day",
        "[Made for six decades. ]In all these years it never broke.",
        "A story by the Newbery [award-winning ]writer.",
    ],
)
def test_no_word_is_left_without_what_it_goes_on_from(marked: str) -> None:
    assert not sound(marked)


@pytest.mark.parametrize(
    "marked",
    [
        "It has low [fat and ]sugar.",
        "It is soft and kind[ while gentle].",
        "A story by our [award-winning ]writer.",
        "[Made for six decades. ]Each one lasts.",
    ],
)
def test_what_stands_by_itself_may_stay(marked: str) -> None:
    assert sound(marked)


@pytest.mark.parametrize(
    "marked",
    [
        "Cup of New Plastic - [Safe ]Plastic",
        "Faster [Muscle Recovery & Improved ]Strength",
        "[Beard Wash For Growth - ]Almond & Thyme",
    ],
)
def test_no_title_is_left_with_an_echo_or_without_its_product(marked: str) -> None:
    assert not sound(marked, is_title=True)
