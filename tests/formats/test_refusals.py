import pytest

from listinglint.errors import FormatError
from listinglint.formats import ReadOptions, Source, read_listings


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "the file is empty"),
        (b"\xef\xbb\xbf\r\n  \n", "the file is empty"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500), "encrypted.*save it as .xlsx"),
        (b"%PDF-1.7\n%\xe2\xe3", "PDF"),
        (b"\x89PNG\r\n\x1a\n" + bytes(40), "PNG"),
        (b"\xff\xd8\xff\xe0" + bytes(40), "JPEG"),
        (b"GIF89a" + bytes(40), "GIF"),
        (b"PK\x03\x04" + bytes(40), "ZIP archive"),
        (b"\x1f\x8b\x08" + bytes(40), "gzip"),
        (b"PAR1" + bytes(40), "Parquet"),
        (bytes(range(256)) * 4, "binary file"),
        (b"Hello, this is a letter.\nIt has two lines.\n", "not a listing file"),
        (b"Nr;Ware\n1;Topf\n2;Tasse\n", "no column of listing text among 'Nr', 'Ware'"),
    ],
)
def test_refusal_says_what_the_file_is_and_what_to_do(data: bytes, message: str) -> None:
    with pytest.raises(FormatError, match=f"^upload(, row 1)?: .*{message}") as caught:
        read_listings(Source.of_bytes(data, "upload"), ReadOptions())
    assert caught.value.remedy


def test_unknown_format_is_refused_with_those_that_exist() -> None:
    with pytest.raises(FormatError, match=r"'excel'.*amazon-legacy-txt.*csv"):
        read_listings(Source.of_bytes(b"sku,title\n"), ReadOptions(format="excel"))
