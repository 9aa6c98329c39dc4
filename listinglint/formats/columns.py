"""Which columns of a table bear text, and the canonical field each one is.

Amazon files are read by their keys, never by their labels: labels are localised, repeat and carry
trailing blanks. Plain tables have nothing but names, which are looked up among aliases.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from ..errors import FormatError
from ..listings import FIELD_NAMES, Column, bullet_name
from .marketplaces import LANGUAGES, language_of_locale, marketplace_of_id


def words(text: str) -> frozenset[str]:
    """The words of a long constant, so that it can be read and sorted as text."""
    return frozenset(text.split())


#: Amazon's keys by meaning; ``bullet`` gets its number from the key.
_AMAZON_FIELDS = {
    "item_name": "title",
    "title": "title",
    "title_differentiation": "highlights",
    "bullet_point": "bullet",
    "product_description": "description",
    "rtip_product_description": "description",
    "item_description": "description",
    "description": "description",
    "generic_keyword": "keywords",
    "generic_keywords": "keywords",
    "search_term": "keywords",
    "search_terms": "keywords",
    "platinum_keyword": "keywords",
    "platinum_keywords": "keywords",
    "brand": "brand",
    "brand_name": "brand",
    "product_category": "category",
    "product_subcategory": "category",
    "feed_product_type": "product_type",
    "product_type": "product_type",
}

#: Further keys whose cells hold wording a check may read: none of ids, prices, URLs, units, enums.
TEXT_ATTRIBUTES = words(
    """
    active_ingredient active_ingredients additional_features age_range_description
    allergen_information calibration_description care_instructions case_material_type
    collection_name color color_name condition_note cpsia_warning_description cuisine
    design_name diet_type directions edition educational_objective fabric_type
    fill_material_type finish_type flavor flavor_name included_components indications
    ingredients item_form item_note item_type item_type_keyword item_type_name
    legal_compliance_certification legal_disclaimer_description lid_material
    liquid_contents_description manufacturer material material_composition material_feature
    material_features material_type material_type_free meta_description meta_title model
    model_name occasion_type pattern pattern_name product_benefit product_benefits
    recommended_uses_for_product safety_warning scent scent_name seasons seo_description
    seo_title serving_recommendation serving_size_description short_description size size_name
    skin_type special_feature special_features special_ingredients specialty specific_uses
    specific_uses_for_product specific_uses_keywords specification_met storage_instructions
    style style_keywords style_name sub_brand_name subject_character subject_keyword
    subject_keywords subtitle tagline target_audience target_audience_base
    target_audience_keyword target_audience_keywords theme thesaurus_subject_keywords
    warranty_description
    """
)

#: Column names of plain tables by meaning, as :func:`normalised` makes them.
_ALIASES = {
    "title": """title name item_name item_title product_name product_title productname
        listing_title titel artikelname artikelbezeichnung bezeichnung produktname produkttitel
        titre titre_du_produit nom nom_du_produit intitulé intitule libellé libelle
        désignation designation titolo titolo_prodotto titolo_del_prodotto nome
        nome_prodotto nombre nombre_del_producto titulo
        título titulo_del_producto nome_do_produto produktnaam naam tytuł nazwa nazwa_produktu
        produktnamn namn ürün_adı başlık 商品名 タイトル 商品タイトル 标题 商品标题 产品标题
        商品名称
        产品名称 название
        наименование""",  # noqa: RUF001 - Turkish has a dotless i
    "highlights": "item_highlights title_differentiation short_title",
    "bullet": """bullet bullets bullet_point bullet_points bulletpoint bulletpoints feature
        features key_feature key_features key_product_feature key_product_features highlight
        highlights product_highlight product_highlights product_feature product_features
        aufzählungspunkt aufzählungspunkte aufzählung stichpunkt stichpunkte merkmal merkmale
        produktmerkmal produktmerkmale point point_clé points_clés point_cle points_cles
        point_fort points_forts
        puce puces caractéristique caractéristiques
        caracteristique caracteristiques avantage avantages punto_elenco
        punti_elenco punto_chiave viñeta viñetas punto_destacado característica
        características kenmerk kenmerken opsommingsteken punkt_wypunktowania cechy
        punktlista 商品の箇条書き 箇条書き 商品の特徴 特徴
        商品説明箇条書き 要点 卖点 商品卖点 产品卖点 五点描述 产品特点 商品要点""",
    "description": """description desc body body_html content long_description item_description
        product_description full_description beschreibung langbeschreibung artikelbeschreibung
        produktbeschreibung description_du_produit description_produit description_longue
        descriptif descrizione
        descrizione_prodotto descripción descripcion descripción_del_producto descrição
        descricao beschrijving productbeschrijving opis opis_produktu beskrivning
        produktbeskrivning açıklama ürün_açıklaması 商品説明文 商品説明 説明 描述 商品描述 产品描述
        описание""",  # noqa: RUF001 - Turkish has a dotless i
    "keywords": """keyword keywords search_term search_terms generic_keyword generic_keywords
        backend_keyword backend_keywords hidden_keywords tag tags suchbegriff suchbegriffe
        schlüsselwörter schlagwörter mots_clés mots_cles parole_chiave termini_di_ricerca
        palabras_clave términos_de_búsqueda palavras_chave zoekwoorden zoektermen
        słowa_kluczowe sökord anahtar_kelimeler 検索キーワード キーワード 关键词 搜索词 搜索关键词
        ключевые_слова""",
    "brand": """brand brand_name marke markenname marque marca merk marka märke ブランド
        ブランド名 品牌 бренд""",
    "category": """category categories category_path category_name product_category
        google_product_category fb_product_category kategorie kategorien catégorie categorie
        categoria categoría kategoria kategori カテゴリ カテゴリー 类目 категория""",
    "product_type": "product_type producttype feed_product_type produkttyp type_de_produit",
    "sku": """item_sku contribution_sku vendor_sku seller_sku sku variant_sku custom_label
        custom_label_sku customlabel merchant_sku artikelnummer artikel_nr verkäufer_sku
        référence reference codice_articolo referencia numer_katalogowy 商品管理番号 出品者sku
        artnr item_number product_id identifier handle url_handle id asin""",
    "language": "language lang sprache langue lingua idioma locale content_language",
    "marketplace": "marketplace marktplatz store site marketplace_id channel",
}
#: Attributes of plain tables in other languages, by their English name.
_ATTRIBUTE_ALIASES = {
    "hersteller": "manufacturer",
    "fabricant": "manufacturer",
    "produttore": "manufacturer",
    "fabricante": "manufacturer",
    "farbe": "color",
    "colour": "color",
    "couleur": "color",
    "colore": "color",
    "matière": "material",
    "materiale": "material",
    "zielgruppe": "target_audience",
    "kurzbeschreibung": "short_description",
    "untertitel": "subtitle",
    "zutaten": "ingredients",
    "lieferumfang": "included_components",
    "seo_titel": "seo_title",
    "zustandshinweis": "condition_note",
    "condition_description": "condition_note",
    "conditiondescription": "condition_note",
    "rich_text_description": "description_html",
}

_ROLES = ("sku", "language", "marketplace")
_FIELD_OF_ALIAS = {
    alias: name
    for name, aliases in _ALIASES.items()
    if name not in _ROLES
    for alias in aliases.split()
}
_ROLE_RANKS = {
    role: {alias: rank for rank, alias in enumerate(_ALIASES[role].split())} for role in _ROLES
}

_BRACKET = re.compile(r"\[(\w+)=([^\]]*)\]")
_INSTANCE = re.compile(r"#(\d{1,4})")
_NUMBERED = re.compile(r"(.*?)_?(\d{1,2})")
_NOT_WORD = re.compile(r"[\W_]+")
_LOCALE_ENDING = re.compile(r"(.+?)_([a-z]{2})(?:_[a-z]{2})?(?:_[a-z]{2,12})?")
#: A longer name is a sentence or a cell of a data row.
_MAX_NAME_CHARS = 80


class Key(NamedTuple):
    """A column key taken apart.

    ``path`` are its attribute names without ``value`` (``("lid", "material")``), ``number`` the
    1-based instance or the digits at its end.
    """

    path: tuple[str, ...]
    number: int | None
    language: str | None
    marketplace: str | None

    @property
    def base(self) -> str:
        """The path as one name, ``lid.material``."""
        return ".".join(self.path)


def parse_key(key: str) -> Key:
    """Take a key of any Amazon generation apart; a text that is no key comes back whole."""
    tags = {match[1]: match[2] for match in _BRACKET.finditer(key)}
    bare = _BRACKET.sub("", key).strip()
    number = _INSTANCE.search(bare)
    parts = [part for part in _INSTANCE.sub("", bare).lower().replace("-", "_").split(".") if part]
    if parts[1:] and parts[-1] == "value":
        parts.pop()
    value = int(number[1]) if number else None
    if number is None and len(parts) == 1 and (digits := _NUMBERED.fullmatch(parts[0])):
        parts, value = [digits[1]], int(digits[2])
    return Key(
        tuple(parts),
        value,
        language_of_locale(tags.get("language_tag", "")),
        marketplace_of_id(tags.get("marketplace_id", "")),
    )


def amazon_column(key: str, label: str, index: int, chosen: str | None = None) -> Column | None:
    """The text column of an Amazon key; ``None`` when its cells are no text.

    ``chosen`` is the field that the user says it is.
    """
    parsed = parse_key(key)
    field = bullet_name(parsed.number or 1) if chosen == "bullet" else chosen
    field = field or _amazon_field(parsed, key)
    if field is None:
        return None
    return Column(field, key.strip(), label.strip(), index, parsed.language, parsed.marketplace)


def _amazon_field(parsed: Key, key: str) -> str | None:
    name = _AMAZON_FIELDS.get(parsed.base)
    if name == "bullet":
        return bullet_name(parsed.number or 1)
    if name is not None:
        return name
    # Legacy files give browse nodes as numbers, unified ones as the path customers see.
    if parsed.base == "recommended_browse_nodes" and "#" in key:
        return "category"
    if parsed.path and parsed.path[-1] in TEXT_ATTRIBUTES:
        return f"attribute:{parsed.base}"
    return None


def normalised(name: str) -> str:
    """A column name for looking it up: lower case, everything but letters and digits as ``_``."""
    text = unicodedata.normalize("NFKC", name[: 2 * _MAX_NAME_CHARS]).casefold()
    return _NOT_WORD.sub("_", text).strip("_")


class PlainHeader(NamedTuple):
    """What the header row of a plain table says: text columns and the columns with a role.

    ``unknown`` are the columns of which nothing is known but their names.
    """

    columns: tuple[Column, ...]
    sku: int | None
    language: int | None
    marketplace: int | None
    unknown: Mapping[int, str]

    @property
    def recognised(self) -> int:
        """How many columns are known; the row with most of them is the header."""
        roles = (self.sku, self.language, self.marketplace)
        return len(self.columns) + sum(index is not None for index in roles)

    @property
    def has_text(self) -> bool:
        """Whether there is a field to check beyond brand, category and type."""
        weak = ("brand", "category", "product_type", "attribute")
        return any(column.kind not in weak for column in self.columns)


class Known(NamedTuple):
    """What a column is by the file's own kind, whatever its name would mean elsewhere.

    ``field`` is canonical, a role (``sku``), or empty where the cells are no text to check.
    """

    field: str
    language: str | None = None


def plain_header(
    names: Sequence[str],
    chosen: Mapping[str, str] | None = None,
    known: Mapping[int, Known] | None = None,
) -> PlainHeader:
    """Read a header row by aliases; ``chosen`` maps canonical fields to names of columns.

    ``known`` says by index what the columns are that no alias needs to be asked for.
    """
    keys = [normalised(name) if len(name) <= _MAX_NAME_CHARS else "" for name in names]
    picked = {index: Known(field) for index, field in _picked(names, keys, chosen or {}).items()}
    # The user's come first, so that of two columns with one role theirs has it.
    picked |= {index: each for index, each in (known or {}).items() if index not in picked}
    roles = {role: _role(role, keys, picked) for role in _ROLES}
    columns = _numbered(
        column
        for index, name in enumerate(names)
        if index not in roles.values() and (column := _plain_column(name, index, keys, picked))
    )
    taken = {*picked, *roles.values(), *(column.index for column in columns)}
    unknown = {
        index: name.strip()
        for index, name in enumerate(names)
        if index not in taken and name.strip()
    }
    sku, language, marketplace = (roles[role] for role in _ROLES)
    return PlainHeader(tuple(columns), sku, language, marketplace, unknown)


def _picked(names: Sequence[str], keys: Sequence[str], chosen: Mapping[str, str]) -> dict[int, str]:
    """The columns the user named, by index; several columns may have the name."""
    picked = {}
    for field, wanted in chosen.items():
        same = [index for index, name in enumerate(names) if name.strip() == wanted.strip()]
        like = [index for index, key in enumerate(keys) if key and key == normalised(wanted)]
        for index in same or like:
            picked[index] = field
    return picked


def _role(role: str, keys: Sequence[str], picked: Mapping[int, Known]) -> int | None:
    """The column with a role: the one the user named, else the one with the best alias."""
    named = [index for index, known in picked.items() if known.field == role]
    if named:
        return named[0]
    ranks = _ROLE_RANKS[role]
    known = [i for i, key in enumerate(keys) if key in ranks and i not in picked]
    return min(known, key=lambda index: (ranks[keys[index]], index), default=None)


def _plain_column(
    name: str, index: int, keys: Sequence[str], picked: Mapping[int, Known]
) -> Column | None:
    label = name.strip()
    if index in picked:
        known = picked[index]
        if not known.field or known.field in _ROLES:
            return None
        return Column(known.field, label, label, index, known.language)
    key, language = keys[index], None
    field = plain_field(key)
    if field is None and (ending := _LOCALE_ENDING.fullmatch(key)) and ending[2] in LANGUAGES:
        field, language = plain_field(ending[1]), ending[2]
    return Column(field, label, label, index, language) if field else None


def plain_field(key: str) -> str | None:
    """The canonical field of a normalised name; ``bullet`` stays without a number if it has none.

    A number is only looked at where several columns of one meaning are usual.
    """
    if key in _FIELD_OF_ALIAS:
        return _FIELD_OF_ALIAS[key]
    if key in TEXT_ATTRIBUTES or key in _ATTRIBUTE_ALIASES:
        return f"attribute:{_ATTRIBUTE_ALIASES.get(key, key)}"
    if digits := _NUMBERED.fullmatch(key):
        base = _FIELD_OF_ALIAS.get(digits[1])
        if base == "bullet":
            return bullet_name(int(digits[2]))
        if base == "keywords":
            return base
        if digits[1] in TEXT_ATTRIBUTES:
            return f"attribute:{digits[1]}"
    return None


def _numbered(columns: Iterable[Column]) -> list[Column]:
    """Number bullets that have no number by their order, and let each single field be one column.

    Of ``name`` and ``title`` in one table the first is the title; the other keeps its text as an
    attribute. Columns of different languages do not compete.
    """
    result: list[Column] = []
    bullets: Counter[str | None] = Counter()
    seen = set()
    for column in columns:
        if column.field == "bullet":
            bullets[column.language] += 1
            column = replace(column, field=bullet_name(bullets[column.language]))
        elif column.field in ("title", "description", "highlights"):
            if (column.field, column.language) in seen:
                column = replace(column, field=f"attribute:{normalised(column.key)}")
            seen.add((column.field, column.language))
        result.append(column)
    return result


def check_chosen(names: Sequence[str], chosen: Mapping[str, str], *, file: str) -> None:
    """Refuse ``--column`` with a field or a column that does not exist."""
    keys = [normalised(name) for name in names]
    for field, wanted in chosen.items():
        if not _is_field_name(field):
            raise FormatError(
                f"--column {field}={wanted}: there is no field {field!r}",
                remedy=f"Use one of {', '.join((*FIELD_NAMES, 'bullet_1', *_ROLES))}",
            )
        if wanted.strip() not in (name.strip() for name in names) and (
            not normalised(wanted) or normalised(wanted) not in keys
        ):
            raise FormatError(
                f"--column {field}={wanted}: there is no column {wanted!r}",
                file=file,
                remedy=f"The columns are {quoted_names(names)}",
            )


def _is_field_name(field: str) -> bool:
    return field in _ROLES or is_text_field(field)


def is_text_field(field: str) -> bool:
    """Whether a name is that of a field; ``bullet`` gets its number later."""
    known = field in FIELD_NAMES or field == "bullet"
    return known or bool(re.fullmatch(r"bullet_\d{1,2}|attribute:.+", field))


def quoted_names(names: Sequence[str]) -> str:
    """Column names for a message, the first twelve of them."""
    shown = [f"'{name.strip()[:40]}'" for name in names if name.strip()]
    rest = len(shown) - 12
    return ", ".join(shown[:12]) + (f" and {rest} more" if rest > 0 else "")
