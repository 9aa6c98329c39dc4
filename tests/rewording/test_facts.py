import pytest
from made_rules import lint, phrases

DELETE = {"delete": "words"}


def results(text: str, *, field: str = "bullet_1", **others: str) -> list[str | None]:
    """What the first finding in ``text`` would leave of it."""
    made = phrases("germ-free", "kills germs", "organic", "retinol", reword={"en": [DELETE]})
    findings = lint(made, **{field: text}, **others)
    (finding, *_) = (each for each in findings if each.field.name == field)
    return [fix.result for fix in finding.fixes]


def test_a_sentence_stays_when_it_alone_tells_of_what_the_product_is_made() -> None:
    text = "Soft socks. The turmeric and the saffron in them kills germs. Warm."
    assert results(text) == []
    assert results(text, title="Turmeric saffron socks") == ["Soft socks. Warm."]


def test_praise_tells_nothing() -> None:
    text = "Soft socks. The wonderful experience of every day kills germs. Warm."
    assert results(text) == ["Soft socks. Warm."]


@pytest.mark.parametrize("lost", ["in just 4 weeks", "within 2 days", "in 3 washes"])
def test_the_time_of_an_effect_is_no_fact(lost: str) -> None:
    assert results(f"Soft socks. It kills germs {lost}. Warm.") == ["Soft socks. Warm."]


def test_other_numbers_are_facts() -> None:
    assert results("Soft socks. It kills germs at 60 degrees. Warm.") == []


def test_ingredients_that_are_claims_elsewhere_are_facts() -> None:
    assert results("Night cream, retinol balm", field="title") == []


def test_a_name_that_the_listing_gives_its_maker_stays() -> None:
    text = "A bowl of Organic Tattva rice"
    assert results(text, description="The brand Organic Tattva is old") == []
    assert results("A bowl of organic rice") == ["A bowl of rice"]


def test_a_name_that_other_fields_tell_again_stays() -> None:
    said = "Khadi Organic is a house of soaps"
    assert results("Khadi Organic neem soap", field="title", description=said) == []
    assert results("Khadi Organic neem soap", field="title") == ["Khadi neem soap"]


def test_what_is_vegan_and_named_after_an_animal_food_is_another_product() -> None:
    made = phrases("vegan", "100% leak proof", "clinical", reword={"en": [DELETE]})
    for text in ("Vegan premium ghee, 1 l", "Tumbler, 1 piece | 100% leak proof | Office"):
        (finding,) = lint(made, title=text)
        assert [fix.result for fix in finding.fixes] == []
    (finding,) = lint(made, title="Vegan premium soap, 2 bars")
    assert [fix.result for fix in finding.fixes] == ["Premium soap, 2 bars"]


def test_no_list_of_ingredients_is_edited() -> None:
    assert results("Soap, 100 g. Ingredients: Aqua, retinol, organic, glycerin") == []
    assert results("Ingredients: Yerba, almonds, aqua, salt and organic burnt sugar") == []
    assert results("A soap of many gifts: aqua, pure, organic, glycerin") == [
        "A soap of many gifts: aqua, pure, glycerin"
    ]


def test_what_is_organic_as_chemists_say_it_stays() -> None:
    assert results("It adds organic matter to the soil.") == []
    assert results("It adds organic herbs to the soil.") == ["It adds herbs to the soil."]


def test_those_for_whom_a_product_is_stay_named() -> None:
    assert results("Soft wool cap | kills germs for men", field="title") == []
    assert results("Soft wool cap for men | kills germs", field="title") == [
        "Soft wool cap for men"
    ]


@pytest.mark.parametrize(
    "text",
    [
        "A can of 100% recyclable aluminium.",
        "A lid of 100 percent recyclable steel.",
    ],
)
def test_no_share_is_left_for_another_word(text: str) -> None:
    made = phrases("recyclable", reword={"en": [DELETE]})
    (finding,) = lint(made, bullet_1=text)
    assert all("100" not in str(fix.result) for fix in finding.fixes)


def test_what_is_wholly_organic_is_wholly_of_its_material() -> None:
    assert results("A shirt of 100% organic cotton.") == ["A shirt of 100% cotton."]


def test_no_attribute_goes_from_a_list_of_ingredients() -> None:
    text = "Jam. Ingredients: organic plums."
    assert results(text) == []
    assert results("Jam. Ingredients: plums. A jar of organic plums.") == [
        "Jam. Ingredients: plums. A jar of plums."
    ]


def test_a_name_of_several_words_that_is_told_again_stays() -> None:
    said = "Old Mill Organic began as a farm."
    assert results("Old Mill Organic plum jam", field="title", description=said) == []


def test_what_a_bracket_explains_stays() -> None:
    made = phrases("vegan", "gift", reword={"en": [DELETE]})
    (finding,) = lint(made, bullet_1="Soft sweets, vegan (no gelatin) and sweet.")
    assert [fix.result for fix in finding.fixes] == []


def test_goods_that_are_named_after_giving_stay() -> None:
    made = phrases("gift", reword={"en": [DELETE]})
    (finding,) = lint(made, bullet_1="A museum gift shop item of brass.")
    assert [fix.result for fix in finding.fixes] == []


def test_those_for_whom_a_product_is_stay_named_inside_a_claim() -> None:
    made = phrases("for men, boosts energy", reword={"en": [DELETE]})
    (finding,) = lint(made, title="Maca Tablets - For Men, Boosts Energy")
    assert [fix.result for fix in finding.fixes] == []
