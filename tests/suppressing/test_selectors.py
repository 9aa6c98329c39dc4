from pathlib import PurePosixPath, PureWindowsPath

import pytest

from listinglint.settings import Suppression
from listinglint.suppressing.selectors import condition_of, path_in_folder

from .example_findings import field, finding, listing

FOLDER = PurePosixPath("/catalog")


def is_silenced(found, *, files_from=FOLDER, **selectors):
    suppression = Suppression("agreed", **selectors)
    return condition_of(suppression, folder=FOLDER, files_from=files_from)(found)


SOCKS = listing(
    field("title", "Antibacterial  Socks"),
    field("bullet_3", "an antibacterial sock"),
    field("brand", " Velvety "),
    sku="KIT[2]-a",
)


@pytest.mark.parametrize(
    ("selectors", "silenced"),
    [
        ({"rules": ("pesticide/antibacterial",)}, True),
        ({"rules": ("pesticide/*",)}, True),
        ({"rules": ("pesticide",)}, True),
        ({"rules": ("pesticide/germs",)}, True),
        ({"rules": ("promo", "pesticide")}, True),
        ({"rules": ("promo",)}, False),
        ({"rules": ("pesticide/anti",)}, False),
        ({"families": ("pesticide",)}, True),
        ({"families": ("pest*",)}, True),
        ({"families": ("pest",)}, False),
        ({"skus": ("KIT[2]-a",)}, True),
        ({"skus": ("KIT*",)}, True),
        ({"skus": ("kit*",)}, False),
        ({"skus": ("KIT",)}, False),
        ({"brands": ("velvety",)}, True),
        ({"brands": ("VELV*",)}, True),
        ({"brands": ("silky",)}, False),
        ({"fields": ("bullet_3",)}, True),
        ({"fields": ("bullet",)}, True),
        ({"fields": ("bullet_*",)}, True),
        ({"fields": ("bullet_1", "title")}, False),
        ({"texts": ("ANTIBACTERIAL",)}, True),
        ({"texts": ("anti*",)}, True),
        ({"texts": ("anti",)}, False),
        ({"paths": ("*.csv",)}, True),
        ({"paths": ("feeds/",)}, True),
        ({"paths": ("/feeds/socks.csv",)}, True),
        ({"paths": ("feeds\\socks.csv",)}, True),
        ({"paths": ("/socks.csv",)}, False),
        ({"rules": ("pesticide",), "skus": ("KIT*",), "fields": ("bullet",)}, True),
        ({"rules": ("pesticide",), "skus": ("KIT*",), "fields": ("title",)}, False),
        ({"rules": ("pesticide",), "paths": ("other/",)}, False),
    ],
)
def test_every_selector_given_must_fit_and_within_one_any_value(selectors, silenced):
    found = finding("antibacterial", SOCKS, field_name="bullet_3", formerly=("pesticide/germs",))
    assert is_silenced(found, **selectors) is silenced


def test_blanks_in_the_words_found_do_not_matter():
    found = finding("Antibacterial  Socks", SOCKS)
    assert is_silenced(found, texts=("antibacterial socks",))


@pytest.mark.parametrize("selectors", [{"skus": ("*",)}, {"brands": ("*",)}])
def test_listing_without_sku_or_brand_fits_no_pattern_for_it(selectors):
    assert not is_silenced(finding(product=listing(sku=None)), **selectors)


def test_path_patterns_start_at_the_settings_and_not_at_the_current_folder():
    found = finding(file="../feeds/socks.csv")
    here = PurePosixPath("/catalog/work")
    assert is_silenced(found, paths=("/feeds/",), files_from=here)
    assert not is_silenced(found, paths=("/catalogs/",), files_from=here)


@pytest.mark.parametrize(
    ("file", "folder", "files_from", "path"),
    [
        ("a.csv", "/c", "/c/us", "us/a.csv"),
        ("../de/a.csv", "/c", "/c/us", "de/a.csv"),
        ("/c/a.csv", "/c", "/x", "a.csv"),
        ("/x/a.csv", "/c", "/c", "/x/a.csv"),
        ("../../../a.csv", "/c", "/c", "/a.csv"),
    ],
)
def test_path_is_relative_to_the_folder_of_the_settings(file, folder, files_from, path):
    found = path_in_folder(file, folder=PurePosixPath(folder), files_from=PurePosixPath(files_from))
    assert found == path


def test_windows_paths_become_patterns_with_forward_slashes():
    found = path_in_folder(
        r"..\feeds\a.csv",
        folder=PureWindowsPath(r"C:\Catalog"),
        files_from=PureWindowsPath(r"c:\catalog\work"),
    )
    assert found == "feeds/a.csv"
