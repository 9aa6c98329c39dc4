"""The targets, and what of the package each is guided by.

To add one, write a module with ``seeds`` and ``run`` and put it into :data:`TARGETS`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path

#: Inputs at which a target once failed, in a folder for each.
FOUND = Path(__file__).parent.parent / "found"


@dataclass(frozen=True, slots=True)
class Target:
    """One harness.

    ``guides`` are beginnings of the names of modules, within the package, whose branches guide the
    fuzzer: instrumenting more than what is under test costs speed. ``max_bytes`` bounds an input,
    ``share`` is its part of a campaign.
    """

    name: str
    guides: tuple[str, ...]
    max_bytes: int
    share: float

    @property
    def run(self) -> Callable[[bytes], None]:
        """One execution; raises at a fault."""
        run: Callable[[bytes], None] = import_module(f"{__name__}.{self.name}").run
        return run

    def seeds(self) -> list[bytes]:
        """The inputs to begin with, those among them at which the target once failed."""
        written: Iterable[bytes] = import_module(f"{__name__}.{self.name}").seeds()
        found = (path.read_bytes() for path in sorted((FOUND / self.name).glob("*")))
        return list(dict.fromkeys((*written, *found)))


_RECORDS = ("formats.records", "formats.json_listings", "formats.text_splicing")

_TARGETS = (
    Target("folding", ("folding",), 64, 0.15),
    Target("splitting", ("formats.tables",), 64, 0.25),
    Target("cells", ("formats.tables", "formats.table_splicing"), 64, 0.05),
    Target("strings", ("formats.json_listings", "formats.json_splicing"), 64, 0.25),
    Target("scalars", ("formats.yaml_listings", "formats.yaml_scalars"), 64, 0.08),
    Target("elements", ("formats.xml_records", "formats.xml_splicing"), 160, 0.05),
    Target("decoding", ("formats.encodings", "formats.text_splicing"), 64, 0.12),
    Target("recognising", ("formats.amazon_", "formats.json_", "formats.xml_"), 300, 0.01),
    Target("tables", ("formats.columns", "formats.generic_", "formats.amazon_"), 500, 0.01),
    Target("json", (*_RECORDS, "formats.json_splicing", "formats.spapi_json"), 500, 0.01),
    Target("jsonl", _RECORDS, 400, 0.01),
    Target("yaml", ("formats.records", "formats.yaml_"), 300, 0.01),
    Target("markdown", ("formats.records", "formats.markdown_"), 400, 0.01),
    Target("feeds", ("formats.xml_", "formats.merchant_", "formats.yandex_"), 700, 0.01),
    Target("workbooks", ("formats.workbook", "formats.zip_splicing"), 900, 0.005),
    Target("parquet", ("formats.parquet_listings", "formats.records"), 2500, 0.005),
    Target("matching", ("matching", "languages", "classifying"), 100, 0.02),
    Target("rewording", ("rewording",), 90, 0.005),
    Target("fixing", ("fixing", "fix_runs", "formats.table_splicing"), 200, 0.005),
)
TARGETS = {target.name: target for target in _TARGETS}
