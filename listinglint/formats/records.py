"""A record with string keys, as JSON, YAML and front matter hold it, becomes a listing.

Keys are known by their aliases; what is unknown becomes an attribute where it reads as product
text. Numbers must arrive as the text the seller wrote, not as ``int`` or ``float``.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from ..listings import Column, Field, Listing, bullet_name
from ..marketplaces import canonical_marketplace, language_of_marketplace
from .source import ReadOptions


def _names(text: str) -> frozenset[str]:
    return frozenset(text.split())


#: Keys of records by what they mean; normalised as :func:`normal_key` does it.
FIELD_ALIASES: Mapping[str, frozenset[str]] = {
    "title": _names(
        "title name item_name product_name productname product_title item_title titel artikelname "
        "produktname produkttitel titre nom_du_produit titolo nome_prodotto titulo título "
        "nombre_del_producto tytuł 商品名"
    ),
    "bullets": _names(
        "bullet bullets bullet_point bullet_points bulletpoint bulletpoints feature features "
        "feature_bullets key_feature key_features key_product_features keyfeatures about_this_item "
        "product_highlight product_highlights selling_points aufzählungspunkt aufzählungspunkte "
        "puces points_forts points_clés puntos_clave viñetas punti_elenco 商品の仕様"
    ),
    "description": _names(
        "description desc body body_html long_description product_description item_description "
        "short_description shortdescription html_description description_html "
        "rich_text_description "
        "beschreibung produktbeschreibung artikelbeschreibung description_du_produit descrizione "
        "descripción descripcion descrição beskrivning opis 商品説明文"
    ),
    "highlights": _names("highlights title_differentiation item_highlights highlight"),
    "keywords": _names(
        "keywords keyword search_terms search_term generic_keyword generic_keywords "
        "backend_keywords backend_search_terms platinum_keywords platinum_keyword tags "
        "suchbegriffe mots_clés parole_chiave palabras_clave 検索キーワード"
    ),
    "brand": _names("brand brand_name marke marque marca 商標 ブランド"),
    "category": _names(
        "category categories category_path product_category google_product_category "
        "fb_product_category browse_path kategorie catégorie categoria categoría"
    ),
    "product_type": _names("product_type producttype feed_product_type produkttyp"),
}

#: Keys of the seller's own number, the best first.
SKU_ALIASES = (
    *("sku", "item_sku", "seller_sku", "contribution_sku", "vendor_sku", "custom_label"),
    *("artikelnummer", "handle", "id", "asin"),
)
LANGUAGE_ALIASES = _names("lang language language_tag locale content_language issue_locale sprache")
MARKETPLACE_ALIASES = _names(
    "marketplace marketplace_id marketplaceid market mart site country target_country"
)

#: Mappings whose members are fields or attributes of the listing itself.
_CONTAINERS = _names(
    "attributes attribute specifications specs properties aspects item_specifics details "
    "fields content translations locales localizations i18n metafields"
)

#: Keys that nobody but a seller writes: one of them and the record is a listing.
DISTINCTIVE_KEYS = _names(
    "sku item_sku seller_sku contribution_sku vendor_sku asin marketplace marketplace_id bullet "
    "bullets bullet_point bullet_points item_name product_name product_title product_type "
    "product_description search_terms generic_keyword generic_keywords backend_keywords brand "
    "brand_name"
)

#: Keys of well-known files that have a name and a description as well but are no listings:
#: package manifests, workflows, hooks, schemas, API descriptions, deployments, blog posts.
_FOREIGN_KEYS = _names(
    "$schema $id $ref $defs definitions dependencies dev_dependencies scripts "
    "repository license licence version engines main jobs on runs steps entry hooks repos services "
    "openapi swagger paths api_version cff_version site_name compiler_options "
    "extends plugins layout permalink packages environment channels workflow "
    "inputs outputs build stages script manifest_version permissions columns assignees baseurl "
    "hosts tasks become register roles handlers trigger triggers automation resources"
)

#: Free text by their names; their values are believed unless they are addresses.
_TEXT_KEYS = re.compile(
    r"material|ingredient|feature|subject|special|usage|use|uses|audience|warning|disclaimer"
    r"|direction|instruction|benefit|style|pattern|scent|flavor|flavour|theme|occasion|warranty"
    r"|component|subtitle|note|care|fabric|composition|allergen|diet|claim|slogan|tagline|keyword"
    r"|summary|meta_title|seo|legal|safety|color|colour|size_name|model_name|item_type|manufacturer"
)
_NO_TEXT_KEYS = re.compile(
    r"(?:^|_)(?:url|uri|link|href|image|images|img|photo|video|media|file|path|locator|price|cost"
    r"|currency|amount|msrp|date|time|timestamp|created|updated|at|id|ids|uuid|guid|gtin|ean|upc|isbn"
    r"|asin|mpn|sku|code|quantity|qty|stock|inventory|weight|height|width|length|depth|dimension"
    r"|dimensions|number|count|status|state|enabled|active|published|visible|type|unit|units|rank"
    r"|rating|score|hash|version|node|nodes|template|vendor|seller|condition|fulfillment|channel"
    r"|tax|shipping|verdict|label|labels|source|split|operation|parent|child|variation)(?:_|$)"
)
_ADDRESS = re.compile(
    r"\s*(?:[a-z][a-z0-9+.-]*://|www\.|data:|mailto:|[\w./\\-]+\.[a-z]{2,4}\s*$)", re.IGNORECASE
)
_WORD = re.compile(r"[^\W\d_]{2,}")
#: A code (``NEW-1``), an enum (``not_applicable``) or a flag; no word as people write it.
_CODE = re.compile(r"[A-Z0-9_.:/#+-]+|\w*_\w*|[\d\W]+|(?i:true|false|yes|no|on|off|null|none|n/a)")
_DATE = re.compile(
    r"\s*(?:\d{1,4}[-/. ]\d{1,2}|[A-Z][a-z]{2,8}\.? \d{1,2},? \d{4}|\d{1,2}\.? [A-Z])"
)

#: Where the text stands in an object that stands for a text; ``itemName`` in Amazon's summaries.
_TEXT_OF_VALUE = ("value", "text", "name", "itemName")
_LANGUAGES = _names(
    "ar bg bn ca cs da de el en es et fi fr gu he hi hr hu id it ja kn ko lt lv ml mr ms nb nl no "
    "pl pt ro ru sk sl sr sv ta te th tr uk vi zh"
)
_LANGUAGE_NAMES = {
    "english": "en",
    "german": "de",
    "deutsch": "de",
    "french": "fr",
    "français": "fr",
    "spanish": "es",
    "español": "es",
    "italian": "it",
    "italiano": "it",
    "dutch": "nl",
    "nederlands": "nl",
    "swedish": "sv",
    "polish": "pl",
    "portuguese": "pt",
    "japanese": "ja",
    "turkish": "tr",
    "arabic": "ar",
    "chinese": "zh",
}
_TAG = re.compile(r"([a-z]{2})(?:[-_][a-z]{2,4})?(?:[-_][a-z]{2})?", re.IGNORECASE)
_LOCALE_SUFFIX = re.compile(r"(.+?)_([a-z]{2})(?:_[a-z]{2})?")
_NUMBERED = re.compile(r"(.+?)_?(\d{1,2})")
#: Text deeper than this is not looked for; a hostile file nests a thousand levels.
_MAX_DEPTH = 8
_MAX_CACHED_KEYS = 4096
#: What has more keys is no record but a collection, of products by their numbers for example.
_MAX_KEYS = 10_000
_TEXT, _PATH, _BULLETS, _ATTRIBUTE, _CONTAINER, _SKU, _LANGUAGE, _MARKETPLACE, _IGNORED = range(9)


#: Language and marketplace.
_Place = tuple[str | None, str | None]


class _Role(NamedTuple):
    """What a key means; ``number`` is the SKU's rank or the bullet's number, 0 where unnumbered.

    ``is_free_text`` is true of an attribute whose values are text by its name.
    """

    kind: int
    column: Column
    pointer: str
    number: int = 0
    is_free_text: bool = False


class _Text(NamedTuple):
    """A text inside a value; ``path`` continues the pointer of the value."""

    text: str
    path: str
    language: str | None = None
    marketplace: str | None = None


def normal_key(key: str) -> str:
    """Lower case, trimmed, with ``_`` for blanks, hyphens, dots, colons and at signs.

    >>> normal_key(" Bullet Point-1")
    'bullet_point_1'
    """
    snake = re.sub(r"(?<=[a-z])(?=[A-Z][a-z])", "_", key.strip())
    return re.sub(r"[-\s.:@_/#]+", "_", snake).strip("_").lower()


def language_code(text: str) -> str | None:
    """ISO 639-1 for ``en``, ``en-US``, ``de_DE`` or ``German``; ``None`` for anything else."""
    tag = _TAG.fullmatch(text.strip())
    if tag and tag[1].lower() in _LANGUAGES:
        return tag[1].lower()
    return _LANGUAGE_NAMES.get(text.strip().lower())


def escaped(token: str) -> str:
    """A key as it stands in a JSON pointer (RFC 6901)."""
    return token.replace("~", "~0").replace("/", "~1")


def is_listing(record: Mapping[str, object]) -> bool:
    """Whether a record is a listing and not a manifest, a workflow or a schema that has a title."""
    return _kind_of_keys(_filled_keys(record))[0]


def is_surely_listing(record: Mapping[str, object]) -> bool:
    """Whether it is a listing by a key that nothing else has, such as ``bullets`` or ``brand``."""
    return all(_kind_of_keys(_filled_keys(record))[:2])


def is_foreign(record: Mapping[str, object]) -> bool:
    """Whether the keys are those of a well-known file that is no listing: look no further."""
    found, _, foreign = _kind_of_keys(_filled_keys(record))
    return foreign and not found


def _filled_keys(record: Mapping[str, object]) -> tuple[str, ...]:
    if len(record) > _MAX_KEYS:
        return ()
    return tuple([key for key, value in record.items() if value])


# Cached because the records of a file have the same keys, and this is most of their cost.
@functools.lru_cache(maxsize=1024)
def _kind_of_keys(names: tuple[str, ...]) -> tuple[bool, bool, bool]:
    """Whether keys are a listing's, whether one is distinctive, whether one is foreign."""
    keys = {normal_key(name) for name in names}
    # Tags are on everything, so they are no evidence.
    fields = {_numbered_field(key)[0] for key in keys - {"tags"}}
    fields &= {"title", "bullets", "description", "keywords", "highlights"}
    is_distinctive, is_strange = bool(keys & DISTINCTIVE_KEYS), bool(keys & _FOREIGN_KEYS)
    has_title = any(_numbered_field(key)[0] == "title" for key in keys - {"name"})
    is_enough = has_title or "bullets" in fields or len(fields) > 1 or "id" in keys
    return (
        bool(fields) and (is_distinctive or (is_enough and not is_strange)),
        is_distinctive,
        is_strange,
    )


class Member(NamedTuple):
    """A key and its value where the value does not stand under that key: ``path`` says where."""

    key: str
    value: object
    path: str


class RecordReader:
    """Makes listings of the records of one file; what a key means is found out once."""

    def __init__(self, options: ReadOptions) -> None:
        self._options = options
        self._chosen = {column: field for field, column in options.columns.items()}
        #: What the keys met so far mean.
        self.roles: dict[str, _Role] = {}
        self._slots: dict[str, list[tuple[Column, str]]] = {}
        self._columns: dict[tuple[str, str, str | None, str | None], Column] = {}
        self._places: dict[_Place, _Place] = {}

    def listing(
        self,
        record: Mapping[str, object],
        *,
        row: int,
        line: int | None = None,
        prefix: str = "",
        lines: Mapping[str, int] | None = None,
        sku: str | None = None,
    ) -> Listing:
        """The listing that ``record`` holds.

        ``prefix`` is the pointer of the record in its document, ``lines`` maps pointers in the
        document to physical lines, ``sku`` holds where the record names none.
        """
        pass_ = _Pass(self, prefix, lines or {}, line)
        pass_.take(record)
        return self._finished(pass_, row, sku)

    def listing_of(
        self,
        members: Iterable[Member],
        *,
        row: int,
        line: int | None = None,
        prefix: str = "",
        lines: Mapping[str, int] | None = None,
    ) -> Listing:
        """The listing whose members stand at different places of its record."""
        pass_ = _Pass(self, prefix, lines or {}, line)
        for member in members:
            pass_.take_member(self.role(member.key), member.value, member.path, 0)
        return self._finished(pass_, row, None)

    def _finished(self, pass_: _Pass, row: int, sku: str | None) -> Listing:
        language, marketplace = self._place(pass_.language, pass_.marketplace)
        return Listing(
            fields=tuple(pass_.fields),
            sku=pass_.sku or sku,
            row=row,
            line=pass_.line,
            language=language,
            marketplace=marketplace,
        )

    def role(self, key: str) -> _Role:
        """What ``key`` means, remembered."""
        role = self.roles.get(key)
        if role is None:
            if len(self.roles) >= _MAX_CACHED_KEYS:
                self.roles.clear()
            role = self.roles[key] = self._found_role(key)
        return role

    def column(
        self, field: str, key: str, language: str | None = None, marketplace: str | None = None
    ) -> Column:
        """The column of that name, the same object each time."""
        name = (field, key, language, marketplace)
        column = self._columns.get(name)
        if column is None:
            if len(self._columns) >= _MAX_CACHED_KEYS:
                self._columns.clear()
            column = Column(field, key, language=language, marketplace=marketplace)
            self._columns[name] = column
        return column

    def bullet_slots(self, role: _Role, count: int) -> list[tuple[Column, str]]:
        """Column and pointer of each of at least ``count`` bullets in a list."""
        slots = self._slots.setdefault(role.column.key, [])
        while len(slots) < count:
            name = bullet_name(len(slots) + 1)
            column = self.column(name, role.column.key, role.column.language)
            slots.append((column, f"{role.pointer}/{len(slots)}"))
        return slots

    def _found_role(self, key: str) -> _Role:
        name = self._chosen.get(key) or normal_key(key)
        kind, field, number, language = _meaning(name)
        if kind == _ATTRIBUTE:
            field = f"attribute:{key}"
        column, is_free_text = self.column(field, key, language), bool(_TEXT_KEYS.search(name))
        return _Role(kind, column, "/" + escaped(key), number, is_free_text)

    def _place(self, language: str | None, marketplace: str | None) -> _Place:
        found = (language, marketplace)
        place = self._places.get(found)
        if place is None:
            if len(self._places) >= _MAX_CACHED_KEYS:
                self._places.clear()
            place = self._places[found] = place_of(language, marketplace, self._options)
        return place


def place_of(language: str | None, marketplace: str | None, options: ReadOptions) -> _Place:
    """Language and marketplace of a listing: the file's, else the user's, else the one implies."""
    market = canonical_marketplace(marketplace) if marketplace else None
    code = language_code(language) if language else None
    market = market or options.marketplace
    code = code or options.language
    return code or (language_of_marketplace(market) if market else None), market


# Half the cost of calling Field, which is made ten times for each record.
_new_field: Callable[[tuple[object, ...]], Field] = functools.partial(tuple.__new__, Field)


class _Pass:
    """One record being read: what was found in it so far."""

    __slots__ = (
        "_lines",
        "_numbers",
        "_prefix",
        "_rank",
        "_reader",
        "fields",
        "language",
        "line",
        "marketplace",
        "sku",
    )

    def __init__(
        self, reader: RecordReader, prefix: str, lines: Mapping[str, int], line: int | None
    ) -> None:
        self._reader = reader
        self._prefix = prefix
        self._lines = lines
        self.line = line
        self._numbers: dict[_Place, int] = {}
        self._rank = len(SKU_ALIASES)
        self.fields: list[Field] = []
        self.sku: str | None = None
        self.language: str | None = None
        self.marketplace: str | None = None

    def take(self, record: Mapping[str, object], path: str = "", depth: int = 0) -> None:
        """Read the members of ``record``, which stands at ``path`` within the whole record."""
        roles, fields, is_lined = self._reader.roles, self.fields, bool(self._lines)
        start = self._prefix + path
        for key, value in record.items():
            role = roles.get(key) or self._reader.role(key)
            kind, column, pointer, number, _ = role
            if kind == _IGNORED or not value:
                continue
            if kind <= _PATH and type(value) is str and not is_lined:
                fields.append(_new_field((column, value, start + pointer, None)))
            elif kind == _BULLETS and not (number or is_lined or self._numbers or path):
                self._take_first_bullets(role, value)
            else:
                self.take_member(role, value, path + pointer, depth)

    def _take_first_bullets(self, role: _Role, value: object) -> None:
        """The usual case, a list of texts, without looking for anything else."""
        if type(value) is not list or not _are_texts(value):
            self._take_bullets(role, value, role.pointer)
            return
        slots = self._reader.bullet_slots(role, len(value))
        prefix = self._prefix
        self.fields += [
            _new_field((column, text, prefix + pointer, None))
            for (column, pointer), text in zip(slots, value, strict=False)
            if text
        ]
        self._numbers[role.column.language, None] = len(value)

    def take_member(self, role: _Role, value: object, path: str, depth: int) -> None:
        """Read one member, which stands at ``path`` within the record."""
        kind = role.kind
        if kind == _IGNORED or not value:
            return
        if kind <= _PATH and type(value) is str:
            self._add(role.column, value, path)
        elif kind == _SKU:
            self._take_sku(role, value)
        elif kind == _LANGUAGE:
            self.language = self.language or _plain(value)
        elif kind == _MARKETPLACE:
            self.marketplace = self.marketplace or _plain(value)
        elif kind == _CONTAINER:
            self._take_container(value, path, depth)
        elif kind == _PATH and isinstance(value, list):
            self._take_path(role, value, path)
        elif kind == _BULLETS:
            self._take_bullets(role, value, path)
        elif kind == _ATTRIBUTE:
            self._take_attribute(role, value, path)
        else:
            self._take_texts(role, value, path)

    def _take_sku(self, role: _Role, value: object) -> None:
        text = _plain(value)
        if text and role.number < self._rank:
            self._rank, self.sku = role.number, text

    def _take_container(self, value: object, path: str, depth: int) -> None:
        if not isinstance(value, Mapping) or depth >= _MAX_DEPTH:
            return
        for key, member in value.items():
            language = language_code(key)
            if language and isinstance(member, Mapping):
                self._take_translation(language, member, path + "/" + escaped(key))
        rest = {key: member for key, member in value.items() if not _is_translation(key, member)}
        self.take(rest, path, depth + 1)

    def _take_translation(self, language: str, record: Mapping[str, object], path: str) -> None:
        known, marketplace, start = self.language, self.marketplace, len(self.fields)
        self.take(record, path, _MAX_DEPTH)
        self.language, self.marketplace = known, marketplace
        for index in range(start, len(self.fields)):
            field = self.fields[index]
            column = field.column
            column = self._reader.column(
                column.field, column.key, column.language or language, column.marketplace
            )
            self.fields[index] = field._replace(column=column)

    def _take_path(self, role: _Role, value: Sequence[object], path: str) -> None:
        names = [text.text for text in _texts(value)]
        if names:
            self._add(role.column, " > ".join(names), path)

    def _take_bullets(self, role: _Role, value: object, path: str) -> None:
        for text in _texts(value):
            language = text.language or role.column.language
            name = bullet_name(self._bullet_number(role.number, language, text.marketplace))
            column = self._reader.column(name, role.column.key, language, text.marketplace)
            self._add(column, text.text, path + text.path)

    def _bullet_number(self, number: int, language: str | None, marketplace: str | None) -> int:
        place = (language, marketplace)
        number = number or self._numbers.get(place, 0) + 1
        self._numbers[place] = max(number, self._numbers.get(place, 0))
        return number

    def _take_texts(self, role: _Role, value: object, path: str) -> None:
        if role.column.field == "highlights" and isinstance(value, list) and len(value) > 1:
            # Amazon's highlights are one text; a list of that name holds the bullets.
            self._take_bullets(role, value, path)
            return
        for text in _texts(value):
            self._add_text(role.column, text, path)

    def _take_attribute(self, role: _Role, value: object, path: str) -> None:
        for text in _texts(value):
            is_text = role.is_free_text or _is_product_text(text.text)
            if is_text and not _ADDRESS.match(text.text):
                self._add_text(role.column, text, path)

    def _add_text(self, column: Column, text: _Text, path: str) -> None:
        if text.language or text.marketplace:
            language = text.language or column.language
            column = self._reader.column(column.field, column.key, language, text.marketplace)
        self._add(column, text.text, path + text.path)

    def _add(self, column: Column, text: str, path: str) -> None:
        pointer = self._prefix + path
        line = self._line_of(pointer) if self._lines else None
        self.fields.append(Field(column, text, pointer, line))

    def _line_of(self, pointer: str) -> int | None:
        while pointer not in self._lines and pointer:
            pointer = pointer.rpartition("/")[0]
        return self._lines.get(pointer)


def _meaning(key: str) -> tuple[int, str, int, str | None]:
    """Kind, canonical field, number and language of a normalised key."""
    if key in SKU_ALIASES:
        return _SKU, "", SKU_ALIASES.index(key), None
    if key in LANGUAGE_ALIASES:
        return _LANGUAGE, "", 0, None
    if key in MARKETPLACE_ALIASES:
        return _MARKETPLACE, "", 0, None
    if key in _CONTAINERS:
        return _CONTAINER, "", 0, None
    field, number, language = _numbered_field(key)
    if field is None:
        return _attribute_kind(key), "", 0, None
    if field == "bullets":
        return _BULLETS, "bullet_1", number, language
    return (_PATH if field == "category" else _TEXT), field, 0, language


def _attribute_kind(key: str) -> int:
    if _TEXT_KEYS.search(key) and not re.search(r"url|link|image|locator|_id$|date", key):
        return _ATTRIBUTE
    return _IGNORED if _NO_TEXT_KEYS.search(key) else _ATTRIBUTE


def _numbered_field(key: str) -> tuple[str | None, int, str | None]:
    """The field a key is an alias of, without its number and the locale at its end."""
    language = None
    field = _text_field(key)
    if field is None and (suffix := _LOCALE_SUFFIX.fullmatch(key)) and suffix[2] in _LANGUAGES:
        field = _text_field(suffix[1])
        language = suffix[2] if field else None
        key = suffix[1] if field else key
    number = _NUMBERED.fullmatch(key)
    return field, int(number[2]) if number else 0, language


def _text_field(key: str) -> str | None:
    field = _FIELD_OF_ALIAS.get(key)
    number = None if field else _NUMBERED.fullmatch(key)
    return _FIELD_OF_ALIAS.get(number[1]) if number else field


def _is_translation(key: str, member: object) -> bool:
    return isinstance(member, Mapping) and language_code(key) is not None


def _plain(value: object) -> str | None:
    """A value that is one word: a text, or the first text of a list."""
    if type(value) is str:
        return value.strip() or None
    return next((text.text.strip() for text in _texts(value) if text.text.strip()), None)


def _texts(value: object, path: str = "", depth: int = 0) -> Iterator[_Text]:
    """Every text in a value: itself, a list's, a locale map's, a ``{"value": …}``'s."""
    if isinstance(value, str):
        if value:
            yield _Text(value, path)
    elif depth >= _MAX_DEPTH:
        return
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield from _texts(item, f"{path}/{index}", depth + 1)
    elif isinstance(value, Mapping):
        yield from _texts_of_map(value, path, depth)


def _texts_of_map(value: Mapping[str, object], path: str, depth: int) -> Iterator[_Text]:
    language, marketplace = _place_of_value(value)
    for key, member in _text_members(value):
        own_language, own_marketplace = _place_of_key(key, value)
        for text in _texts(member, f"{path}/{escaped(key)}", depth + 1):
            yield text._replace(
                language=text.language or own_language or language,
                marketplace=text.marketplace or own_marketplace or marketplace,
            )


def _text_members(value: Mapping[str, object]) -> Iterator[tuple[str, object]]:
    for key in _TEXT_OF_VALUE:
        if key in value:
            yield key, value[key]
            return
    locales = all(_place_of_key(key, value) != (None, None) for key in value)
    for key, member in value.items():
        if locales or isinstance(member, list | Mapping):
            yield key, member


def _place_of_value(value: Mapping[str, object]) -> _Place:
    language, marketplace = None, None
    for key, member in value.items():
        if isinstance(member, str):
            if normal_key(key) in LANGUAGE_ALIASES:
                language = language_code(member)
            elif normal_key(key) in MARKETPLACE_ALIASES:
                marketplace = canonical_marketplace(member)
    return language, marketplace


def _place_of_key(key: str, value: Mapping[str, object]) -> _Place:
    """Language and marketplace that a key of a locale map names.

    ``DE`` in capitals is a country where every key is in capitals, else a language.
    """
    language = language_code(key)
    if language and not all(name.isupper() for name in value):
        return language, None
    marketplace = canonical_marketplace(key)
    if marketplace:
        return language_of_marketplace(marketplace), marketplace
    return language, None


def _are_texts(value: list[object]) -> bool:
    return set(map(type, value)) == {str}


def _is_product_text(text: str) -> bool:
    start = text[:200].strip()
    if _DATE.match(start) or _CODE.fullmatch(start):
        return False
    return len(_WORD.findall(start)) > (" " in start)


_FIELD_OF_ALIAS = {alias: field for field, aliases in FIELD_ALIASES.items() for alias in aliases}
