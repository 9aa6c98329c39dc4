"""Where the data that travels with the package lies.

In a checkout (and so in an editable install) that is ``rules/`` and ``models/`` beside the
package; in a wheel they are inside it. The checkout wins: an editable install leaves a copy of the
force-included folders in site-packages that grows stale.
"""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def _lies_in_checkout(package: Path) -> bool:
    return (package.parent / "pyproject.toml").is_file() and (package.parent / "rules").is_dir()


def _data_dir(package: Path, name: str) -> Path:
    return (package.parent if _lies_in_checkout(package) else package) / name


#: Whether the package lies in a checkout, beside its data, and not in site-packages, around them.
IS_CHECKOUT = _lies_in_checkout(_PACKAGE)
RULES_DIR = _data_dir(_PACKAGE, "rules")
MODELS_DIR = _data_dir(_PACKAGE, "models")
