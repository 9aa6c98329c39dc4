"""Where an Amazon template has its labels, keys, examples and data: shared by text and workbooks.

What the settings say is checked against the rows, because sellers insert and delete rows above
the data; where it does not hold, the key row is found by what it looks like.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from .amazon_settings import Settings, read_settings
from .columns import amazon_column, is_text_field, normalised, parse_key, words
from .source import ReadOptions
from .table_listings import TableReader

#: Rows among which the key row is looked for.
SEARCHED_ROWS = 10

#: Rows from keys to data where the settings do not say it.
_DATA_OFFSET = {"legacy": 1, "unified": 2, "vendor": 3, "loader": 1}
#: The columns that hold the SKU, best first.
_SKU_KEYS = ("item_sku", "contribution_sku", "vendor_sku", "seller_sku", "sku")
_ACTION_KEYS = ("update_delete", "::record_action", "operation_type", "add_delete")
_LEGACY_KEYS = words(
    """
    item_sku item_name feed_product_type brand_name product_description external_product_id
    external_product_id_type update_delete standard_price quantity main_image_url parent_child
    parent_sku variation_theme part_number manufacturer generic_keywords bullet_point
    recommended_browse_nodes item_type condition_type
    """
)
_LOADER_KEYS = words(
    """
    sku price quantity product_id product_id_type item_condition condition_type condition_note
    item_note add_delete operation_type leadtime_to_ship will_ship_internationally
    expedited_shipping fulfillment_center_id sale_price minimum_seller_allowed_price
    maximum_seller_allowed_price handling_time
    """
)
_UNIFIED_KEY = re.compile(r"[a-z][a-z0-9_]*(?:\[[a-z_]+=[^\]]+\])*#\d+(?:[.\[#].*)?|::[a-z_]+")
#: The SKU of every example row Amazon ships.
_EXAMPLE_SKU = "ABC123"
#: What deletes a listing in the action column of the store's language.
_DELETE_WORDS = words(
    """
    delete löschen löschung supprimer suppression eliminar eliminación borrar elimina eliminare
    eliminazione cancella cancellazione excluir exclusão apagar verwijderen usuń usunięcie
    radera borttagning sil silme حذف 削除 删除
    """
)


@dataclass(frozen=True, slots=True)
class Geometry:
    """Where things are; rows are 1-based. ``generation`` is legacy, unified, vendor or loader."""

    generation: str
    keys: tuple[str, ...]
    labels: tuple[str, ...]
    key_row: int
    data_row: int
    settings: Settings
    examples: tuple[tuple[str, ...], ...]

    @property
    def kind(self) -> str:
        """What kind of file it is, for a message."""
        return {
            "loader": f"an Amazon {self.settings.template_type or 'inventory loader'} file",
            "vendor": "an Amazon vendor template",
        }.get(self.generation, "an Amazon listing template")


def find_geometry(head: Sequence[Sequence[str]]) -> Geometry | None:
    """The geometry of the table that begins with these rows; ``None`` if it is no Amazon table."""
    settings = read_settings(head[0]) if head else Settings()
    key_row = _key_row(head, settings)
    if key_row is None:
        return None
    keys = tuple(cell.strip() for cell in head[key_row - 1])
    generation = _generation(keys, settings)
    stated = settings.data_row if settings.key_row == key_row else None
    offset = 1 if key_row == 1 else _DATA_OFFSET[generation]
    data_row = stated if stated and stated > key_row else key_row + offset
    examples = tuple(_stripped(row) for row in head[key_row : data_row - 1])
    return Geometry(
        generation,
        keys,
        _labels(head, key_row, settings),
        key_row,
        data_row,
        settings,
        tuple(row for row in examples if any(row)),
    )


def amazon_reader(
    geometry: Geometry, options: ReadOptions | None = None, *, sheet: str | None = None
) -> TableReader:
    """How the data rows of this template become listings.

    Columns that the user named go first, by their key or by the label above it; what is named for
    other tables and is not there is no mistake here, where the keys say everything.
    """
    chosen = {
        normalised(name): field
        for field, name in (options.columns.items() if options else ())
        if is_text_field(field)
    }
    columns, unknown = [], {}
    for index, key in enumerate(geometry.keys):
        label = geometry.labels[index] if index < len(geometry.labels) else ""
        field = chosen.get(normalised(key)) or chosen.get(normalised(label))
        column = amazon_column(key, label, index, field)
        if column is not None:
            columns.append(column)
        elif key:
            unknown[index] = label or key
    settings = geometry.settings
    marketplaces = {column.marketplace for column in columns if column.marketplace}
    only = next(iter(marketplaces)) if len(marketplaces) == 1 else None
    return TableReader(
        columns=tuple(columns),
        width=len(geometry.keys),
        sku=_index_of(geometry.keys, _SKU_KEYS),
        language=settings.language,
        marketplace=settings.marketplace or only,
        sheet=sheet,
        is_listing=_row_filter(geometry),
        unknown=unknown,
    )


def _key_row(head: Sequence[Sequence[str]], settings: Settings) -> int | None:
    """The stated row if it holds keys, else the row of the first ten that holds most."""
    counts = [_known_keys(row) for row in head[: max(SEARCHED_ROWS, settings.key_row or 0)]]
    stated = settings.key_row
    if stated and stated <= len(counts) and counts[stated - 1] >= 2:
        return stated
    most = max(counts[:SEARCHED_ROWS], default=0)
    return counts.index(most) + 1 if most >= 2 else None


def _known_keys(row: Sequence[str]) -> int:
    """How many cells are keys that tell an Amazon file from any other table."""
    cells = [cell.strip() for cell in row]
    named = [parse_key(cell).base for cell in cells if cell and len(cell) < 60]
    legacy = sum(name in _LEGACY_KEYS for name in named)
    loader = sum(name in _LOADER_KEYS for name in named)
    unified = sum(bool(_UNIFIED_KEY.fullmatch(cell)) for cell in cells)
    is_loader = "sku" in named and loader >= 3
    return max(legacy if "item_sku" in named else 0, unified, loader if is_loader else 0)


def _generation(keys: Sequence[str], settings: Settings) -> str:
    bases = {key.partition("#")[0].partition("[")[0].lower() for key in keys if key}
    if "vendor_sku" in bases or settings.flavor == "vendor":
        return "vendor"
    if "contribution_sku" in bases:
        return "unified"
    return "legacy" if "item_sku" in bases else "loader"


def _labels(head: Sequence[Sequence[str]], key_row: int, settings: Settings) -> tuple[str, ...]:
    """The row of labels; row 1 of a template never is one."""
    stated = settings.label_row if settings.key_row == key_row else None
    row = stated if stated and stated < key_row else key_row - 1
    return _stripped(head[row - 1]) if row > 1 else ()


def _stripped(row: Sequence[str]) -> tuple[str, ...]:
    return tuple(cell.strip() for cell in row)


def _index_of(keys: Sequence[str], wanted: Sequence[str]) -> int | None:
    bases = [key if key.startswith("::") else parse_key(key).base for key in keys]
    return next((bases.index(name) for name in wanted if name in bases), None)


def _row_filter(geometry: Geometry) -> Callable[[list[str]], bool]:
    """Whether a row is a product: no example that Amazon ships and no deletion."""
    sku = _index_of(geometry.keys, _SKU_KEYS)
    action = _index_of(geometry.keys, _ACTION_KEYS)
    is_loader = action is not None and parse_key(geometry.keys[action]).base == "add_delete"
    deleting = _deleting_words(geometry.settings, short=is_loader)
    examples = set(geometry.examples)
    example_skus = {row[sku] for row in examples if sku is not None and sku < len(row)}

    def is_listing(cells: list[str]) -> bool:
        if action is not None and (word := cells[action]) and word.strip().casefold() in deleting:
            return False
        if sku is None:
            return True
        name = cells[sku].strip()
        if name == _EXAMPLE_SKU:
            return False
        return name not in example_skus or _stripped(cells) not in examples

    return is_listing


def _deleting_words(settings: Settings, *, short: bool) -> frozenset[str]:
    """Words that delete; ``short`` adds the letters of the inventory loader's ``add-delete``."""
    stated = {word for word, action in settings.actions.items() if action == "delete"}
    return _DELETE_WORDS | stated | ({"d", "x"} if short else set())
