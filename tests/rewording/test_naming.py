import pytest

from listinglint.rewording.cutting import Cut
from listinglint.rewording.grammar import grammar_of
from listinglint.rewording.naming import CHECKS
from listinglint.rewording.seams import Seam


def stands(marked: str, *, is_title: bool = True) -> bool:
    start, end = marked.index("["), marked.index("]")
    text = marked[:start] + marked[start + 1 : end] + marked[end + 1 :]
    seam = Seam(text, Cut(start, end - 1, ""), grammar_of("en"), is_title=is_title)
    return not any(check(seam) for check in CHECKS)


@pytest.mark.parametrize(
    "marked",
    [
        "Universal [Blemish ]Patch",
        "Glow Lit [Teeth Whitening ]Vials 7 Pack",
        "Hoop Earrings, [Hypoallergenic ]Material, Silver",
        "Eau De Toilette - For Men, [Natural ]Spray",
        "Treadmill ([Free Installation ]Service)",
        "Face Wash for [Acne-Prone ]Skin",
        "Oil-Free [Acne ]Wash - Grapefruit",
        "Portable [Antibacterial ]Coating, Dust Filter",
        "[Acne ]Patch Pimple Cover Patch, Pink",
        "Shampoo for Dogs, Good for Food, [Flea Allergy ]Rashes",
    ],
)
def test_the_noun_of_a_form_keeps_the_word_that_told_which(marked: str) -> None:
    assert not stands(marked)


@pytest.mark.parametrize(
    "marked",
    [
        "Universal [Blemish ]Cream",
        "Cotton [Antibacterial ]Material, Silver",
        "Face Wash for Oily [Acne-Prone ]Skin",
        "[Detox ]Green Tea",
        "[Anti-Bacterial ]Cleaning Cloth",
        "Tea Tree Wash for [Acne & ]Pimples",
        "Popcorn, [100% Natural & ]Salted",
    ],
)
def test_a_noun_that_names_a_product_stands_alone(marked: str) -> None:
    assert stands(marked)


def test_in_a_sentence_an_article_or_an_attribute_is_enough() -> None:
    assert stands("Made from a soft [antibacterial ]material.", is_title=False)
    assert not stands("Made from [antibacterial ]material.", is_title=False)


def test_only_an_attribute_goes_from_before_a_noun_with_its_joiner() -> None:
    assert not stands("Nail Clipper with Guard[ & Free Nail] File")
    assert not stands("Lip Balm With Shea Butter[ & Natural] Oils")
    assert stands("Super Creamy[ + Brightening] Concealer")


def test_a_participle_keeps_what_it_works_on() -> None:
    assert not stands("Bye Bye [Redness ]Neutralizing Cream")
    assert not stands("[Germ ]Killing Soap")
    assert not stands("It is the code of the [dandruff ]causing fungus.", is_title=False)


def test_an_effect_keeps_what_it_is_an_effect_on() -> None:
    assert not stands("Capsules for [Better Hair Growth & ]Fall Control")
    assert not stands("Gel Pads for [Blister Prevention & ]Recovery, Thin")
    assert not stands("Pet [Anti-Itch & ]Dryness Shampoo")
    assert stands("Pet [Anti-Itch & ]Moisturizing Shampoo")


@pytest.mark.parametrize(
    "marked",
    [
        "[Natural ]Collection Sandal Cones",
        "Ikonn [ECO ]III Backpack",
        "CC Cream [Natural ]01",
        "Go [Vegan ]Chia Seeds",
        "Cable Ties[, Natural] - Pack Of 100",
    ],
)
def test_names_models_and_shades_stay_whole(marked: str) -> None:
    assert not stands(marked)


def test_an_amount_after_the_words_is_no_model() -> None:
    assert stands("Fresh Jam [Natural ]500 g")


@pytest.mark.parametrize(
    "marked",
    [
        "Larkfield [Natural ]Teat Combo 3m+",
        "Clear [Detox ]Anti-Grime Face Wash",
        "Bouwer LM 7KX [Eco ]Digger",
        "[Radiance ]Naturals Hair Cream",
        "[Deep Sleep ]Nest Night Gel",
    ],
)
def test_a_word_of_the_name_that_a_title_begins_with_stays(marked: str) -> None:
    assert not stands(marked)


def test_a_word_that_only_describes_goes_from_beside_a_name() -> None:
    assert stands("[Natural ]Teat Combo 3m+")
    assert stands("Larkfield Combo, Soft [Natural ]Teat Set")
    assert stands("Larkfield [natural ]teat combo")


@pytest.mark.parametrize(
    "marked", ["[Prickly Heat ]Powder - Mint", "[Diabetic ]Sandal for Men", "[Orthopedic ]Slippers"]
)
def test_what_is_worn_or_strewn_keeps_what_it_is_for(marked: str) -> None:
    assert not stands(marked)
    assert stands("[Anti-Odor ]Cedar Balls")
