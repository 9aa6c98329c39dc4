import subprocess
import sys
from pathlib import Path

import pytest

from listinglint.formats import FORMATS


@pytest.mark.parametrize("late", FORMATS, ids=lambda late: late.id)
def test_a_format_is_called_in_the_table_what_it_calls_itself(late) -> None:
    assert late._format().id == late.id


def test_every_format_is_documented() -> None:
    page = (Path(__file__).parents[2] / "docs" / "formats.md").read_text(encoding="utf-8")
    assert [late.id for late in FORMATS if f"`{late.id}`" not in page] == []


def test_ids_are_unique() -> None:
    assert len({late.id for late in FORMATS}) == len(FORMATS)


def test_a_flat_file_imports_no_reader_of_workbooks_or_records() -> None:
    code = (
        "import io, sys\n"
        "from listinglint.formats import ReadOptions, Source, read_listings\n"
        "source = Source.of_bytes(b'sku,title\\na,Mug\\n', 'x.csv')\n"
        "list(read_listings(source, ReadOptions()).listings)\n"
        "print([m for m in sys.modules if m.endswith(('workbooks', 'json_listings', 'yaml'))])"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "[]"
