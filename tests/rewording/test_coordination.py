import pytest

from listinglint.rewording.coordination import coordinated, finished, relisted
from listinglint.rewording.cutting import Cut, whole_claim
from listinglint.rewording.grammar import grammar_of

from .test_soundness import split


def cut_of(marked: str, language: str, *, is_title: bool = False) -> str | None:
    text, (start, end, _) = split(marked)
    claim = whole_claim(text, (start, end), grammar_of(language), is_title=is_title)
    cut = next(coordinated(claim), None)
    return cut and text[: cut.start] + cut.new + text[cut.end :]


def relisted_text(marked: str, language: str, *, is_title: bool = False) -> str:
    text, cut = split(marked)
    cut = relisted(text, cut, grammar_of(language), is_title=is_title)
    return text[: cut.start] + cut.new + text[cut.end :]


@pytest.mark.parametrize(
    ("language", "marked", "result"),
    [
        (
            "fr",
            "La crème [apaise les démangeaisons] et hydrate la peau.",
            "La crème hydrate la peau.",
        ),
        (
            "fr",
            "Les fibres sont [antibactériennes] et gardent la forme.",
            "Les fibres gardent la forme.",
        ),
        (
            "fr",
            "La planche est naturellement [antibactérienne] et ne retient pas les odeurs.",
            "La planche ne retient pas les odeurs.",
        ),
        (
            "fr",
            "Elle a des propriétés [anti-inflammatoires] et calme la peau.",
            "Elle calme la peau.",
        ),
        (
            "de",
            "Der Tee [kurbelt den Stoffwechsel] an und schmeckt nach Zitrone.",
            "Der Tee schmeckt nach Zitrone.",
        ),
        (
            "de",
            "[Stärkt das Immunsystem] und schmeckt nach Zitrone.",
            "Schmeckt nach Zitrone.",
        ),
        (
            "de",
            "Die Socken [beugen Fußpilz vor] und verhindern Gerüche.",
            "Die Socken verhindern Gerüche.",
        ),
        ("es", "La crema [alivia el picor] e hidrata la piel.", "La crema hidrata la piel."),
        (
            "es",
            "Con carbón, que [elimina las bacterias] y blanquea los dientes.",
            "Con carbón, que blanquea los dientes.",
        ),
        ("it", "Il telo [combatte i germi] e si lava a 60 gradi.", "Il telo si lava a 60 gradi."),
        (
            "it",
            "Il telo idrata la pelle, [combatte i germi] e si lava.",
            "Il telo idrata la pelle e si lava.",
        ),
    ],
)
def test_the_first_predicate_leaves_its_subject_to_the_second(
    language: str, marked: str, result: str
) -> None:
    assert cut_of(marked, language) == result


@pytest.mark.parametrize(
    ("language", "marked", "result"),
    [
        (
            "de",
            "Der Tee schmeckt nach Zitrone und hilft beim [Abnehmen].",
            "Der Tee schmeckt nach Zitrone.",
        ),
        ("es", "La infusión sabe a limón y ayuda a [adelgazar].", "La infusión sabe a limón."),
        ("it", "La tisana ha un buon gusto e aiuta a [dimagrire].", "La tisana ha un buon gusto."),
        ("fr", "La tisane est douce et aide à [maigrir].", "La tisane est douce."),
    ],
)
def test_the_last_predicate_goes_with_its_joiner(language: str, marked: str, result: str) -> None:
    assert cut_of(marked, language) == result


@pytest.mark.parametrize(
    ("language", "marked"),
    [
        ("fr", "La crème est douce, [antibactérienne] et hydrate la peau."),
        ("fr", "Le tissu est doux et [antibactérien] et sèche au soleil."),
        ("es", "Con propiedades [antiinflamatorias] y aceite de oliva."),
    ],
)
def test_a_predicate_that_says_more_than_the_claim_stays(language: str, marked: str) -> None:
    assert cut_of(marked, language) is None


def test_predicates_of_titles_stay() -> None:
    assert cut_of("La crema [alivia el picor] e hidrata", "es", is_title=True) is None


@pytest.mark.parametrize(
    ("language", "marked", "result"),
    [
        ("fr", "Manche [biodégradable] et poils véganes", "Manche et poils véganes"),
        ("es", "Mango [biodegradable] y cerdas veganas", "Mango y cerdas veganas"),
        ("it", "Manico [biodegradabile] e setole vegane", "Manico e setole vegane"),
        ("it", "Manico [biodegradabile] e morbido", None),
        ("de", "Mit Griff und [antibakterieller] Beschichtung.", "Mit Griff und Beschichtung."),
        ("de", "Mit weicher und [antibakterieller] Beschichtung.", None),
    ],
)
def test_an_attribute_leaves_the_joiner_to_the_nouns(
    language: str, marked: str, result: str | None
) -> None:
    assert cut_of(marked, language) == result


@pytest.mark.parametrize(
    ("language", "marked", "result"),
    [
        ("es", "Con hierbas de cultivo [ecológico] y menta.", "Con hierbas y menta."),
        (
            "fr",
            "Faite avec des herbes issues de l'agriculture [biologique] en France.",
            "Faite avec des herbes en France.",
        ),
        ("it", "Con erbe da agricoltura [biologica].", "Con erbe."),
    ],
)
def test_a_bare_origin_goes_with_its_attribute(language: str, marked: str, result: str) -> None:
    assert cut_of(marked, language) == result


@pytest.mark.parametrize(
    ("marked", "result"),
    [
        ("Aus [Bio]-Baumwolle", "Aus Baumwolle"),
        ("Die Anti-Rutsch- und [Anti-Schimmel]-Matte", "Die Anti-Rutsch-Matte"),
        ("Ein Anti-[Milben]-Bezug", "Ein Bezug"),
        ("Ein Allergiker-[Milben]-Bezug", None),
    ],
)
def test_a_german_compound_keeps_its_noun(marked: str, result: str | None) -> None:
    assert cut_of(marked, "de") == result


@pytest.mark.parametrize(
    ("language", "marked", "result"),
    [
        ("fr", "Tissu doux, respirant[ et anti-acariens].", "Tissu doux et respirant."),
        ("de", "Weich, waschbar[ und umweltfreundlich].", "Weich und waschbar."),
        ("es", "Tejido suave, ideal[ y antibacteriano].", "Tejido suave e ideal."),
        ("it", "Senza odori, ermetica[ ed ecologica].", "Senza odori ed ermetica."),
        ("fr", "Doux, [anti-acariens et ]lavable.", "Doux et lavable."),
        ("fr", "En été, il est léger[ et antibactérien].", "En été, il est léger."),
        ("fr", "Doux[ et antibactérien].", "Doux."),
        ("fr", "Doux, souple[ et sain] au toucher.", "Doux, souple au toucher."),
    ],
)
def test_a_list_keeps_its_joiner(language: str, marked: str, result: str) -> None:
    assert relisted_text(marked, language) == result


def test_titles_and_english_are_listed_elsewhere() -> None:
    marked = "Weich, waschbar[ und umweltfreundlich]"
    assert relisted_text(marked, "de", is_title=True) == "Weich, waschbar"
    assert relisted_text("Soft, light[ and green].", "en") == "Soft, light."
    assert relisted("Doux", Cut(0, 4, ""), grammar_of("fr"), is_title=False) == Cut(0, 4, "")


@pytest.mark.parametrize(
    ("language", "marked", "result"),
    [
        ("fr", "En [100 % coton biologique], doux", "En 100 % coton, doux"),
        ("fr", "Collier [ambre naturel] long", "Collier ambre long"),
        ("it", "Pigiama [cotone biologico]", "Pigiama cotone"),
        ("de", "Kette, [echter Bernstein], lang", "Kette, Bernstein, lang"),
        ("es", "Anillo con [zafiros naturales]", "Anillo con zafiros"),
    ],
)
def test_a_material_stays_without_its_praise(language: str, marked: str, result: str) -> None:
    assert cut_of(marked, language) == result


@pytest.mark.parametrize(
    ("marked", "result"),
    [
        (
            "Mit Borsten, die [Karies vorbeugen] und das Zahnfleisch schonen.",
            "Mit Borsten, die das Zahnfleisch schonen.",
        ),
        ("Mit Borsten, die [Husten] und Schnupfen lindern.", None),
    ],
)
def test_a_german_clause_keeps_its_pronoun(marked: str, result: str | None) -> None:
    assert cut_of(marked, "de") == result


@pytest.mark.parametrize(
    ("language", "marked", "result"),
    [
        (
            "es",
            "Las plantillas, [diseñadas por médicos], alivian el cansancio.",
            "Las plantillas alivian el cansancio.",
        ),
        (
            "it",
            "Le solette, fatte a mano, [alleviano il dolore] e sostengono l'arco.",
            "Le solette, fatte a mano, sostengono l'arco.",
        ),
        (
            "es",
            "Nuestra sábana [sostenible], justa y ecológica llega mañana.",
            "Nuestra sábana justa y ecológica llega mañana.",
        ),
        ("es", "De [algodón orgánico] y sostenible", "De algodón sostenible"),
        ("it", "Poiché ha un velo [antibatterico], resta fresco e si lava meno.", None),
    ],
)
def test_commas_part_what_they_parted(language: str, marked: str, result: str | None) -> None:
    assert cut_of(marked, language) == result


def test_a_sentence_that_lost_its_number_begins_large() -> None:
    text, cut = split("[100 % biodegradables y ]libres de plástico.")
    cut = finished(text, cut, grammar_of("es"), is_title=False)
    assert text[: cut.start] + cut.new + text[cut.end :] == "Libres de plástico."


@pytest.mark.parametrize(
    ("language", "marked", "result"),
    [
        ("de", "[Ungiftige] Farben, weiche Kanten und Griffe.", "Weiche Kanten und Griffe."),
        ("es", "Colores [ecológicos], cantos redondeados.", "Cantos redondeados."),
        ("es", "El bambú es [antibacteriano] y crece rápido.", "El bambú crece rápido."),
        ("es", "Sin parabenos, [sin siliconas] y suave.", None),
    ],
)
def test_an_item_goes_whole_where_its_noun_says_nothing(
    language: str, marked: str, result: str | None
) -> None:
    assert cut_of(marked, language) == result


def test_what_is_only_contrasted_is_no_list() -> None:
    marked = "No solo es cómodo, sino también sano[ y protege de las bacterias]."
    assert relisted_text(marked, "es") == "No solo es cómodo, sino también sano."
