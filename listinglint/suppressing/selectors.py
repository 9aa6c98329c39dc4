"""Whether a finding is one that an entry of the settings speaks of."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import PurePath

from ..findings import Finding
from ..listings import Listing, field_kind
from ..settings import Suppression
from ..settings.patterns import matches_glob, matches_rule, path_matcher, plain

Condition = Callable[[Finding], bool]


def condition_of(suppression: Suppression, *, folder: PurePath, files_from: PurePath) -> Condition:
    """Return what tells the findings that ``suppression`` silences.

    ``folder`` is where its path patterns start, ``files_from`` where relative file names do.
    """
    fits_path = _path_condition(suppression.paths, folder=folder, files_from=files_from)

    def fits(finding: Finding) -> bool:
        return (
            _any(suppression.rules, lambda pattern: matches_rule(finding.rule, pattern))
            and _any(suppression.families, lambda name: matches_glob(finding.rule.family, name))
            and fits_product(finding.listing, suppression.skus, suppression.brands)
            and _any(suppression.fields, lambda pattern: _fits_field(finding, pattern))
            and _any(suppression.texts, lambda text: matches_glob(plain(finding.text), plain(text)))
            and fits_path(finding)
        )

    return fits


def fits_product(listing: Listing, skus: tuple[str, ...], brands: tuple[str, ...]) -> bool:
    """Tell whether ``listing`` is one of ``skus`` (case counts) and of ``brands`` (it does not)."""
    sku, brand = listing.sku, plain(listing.text_of("brand"))
    return _any(skus, lambda pattern: sku is not None and matches_glob(sku, pattern)) and _any(
        brands, lambda pattern: bool(brand) and matches_glob(brand, plain(pattern))
    )


def path_in_folder(file: str, *, folder: PurePath, files_from: PurePath) -> str:
    """Return the path of ``file`` as patterns see it: relative to ``folder``, forward slashes.

    A file elsewhere keeps its full path, so that patterns without a slash still fit its name.
    """
    path = _without_dots(files_from / file)
    return (path.relative_to(folder) if path.is_relative_to(folder) else path).as_posix()


def _path_condition(
    patterns: tuple[str, ...], *, folder: PurePath, files_from: PurePath
) -> Condition:
    if not patterns:
        return lambda finding: True
    matches = path_matcher(patterns)
    known: dict[str, bool] = {}

    def fits(finding: Finding) -> bool:
        file = finding.file
        if file not in known:
            known[file] = matches(path_in_folder(file, folder=folder, files_from=files_from))
        return known[file]

    return fits


def _fits_field(finding: Finding, pattern: str) -> bool:
    name = finding.field.name
    return matches_glob(name, pattern) or field_kind(name) == pattern


def _any(patterns: Iterable[str], fits: Callable[[str], bool]) -> bool:
    """Tell whether one of ``patterns`` fits; a selector that is not given fits everything."""
    patterns = tuple(patterns)
    return not patterns or any(fits(pattern) for pattern in patterns)


def _without_dots(path: PurePath) -> PurePath:
    """Resolve ``..`` by name alone, which unlike ``resolve`` needs no file system."""
    parts: list[str] = []
    for part in path.parts:
        if part == ".." and len(parts) > 1:
            parts.pop()
        else:
            parts.append(part)
    return type(path)(*parts)
