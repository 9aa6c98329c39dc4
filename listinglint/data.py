"""Where the data that travels with the package lies.

In a checkout (and so in an editable install) that is ``rules/`` and ``models/`` beside the
package; in a wheel they are inside it. The checkout wins: an editable install leaves a copy of the
force-included folders in site-packages that grows stale.
"""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def _data_dir(name: str) -> Path:
    checkout = _PACKAGE.parent
    if (checkout / "pyproject.toml").is_file() and (checkout / name).is_dir():
        return checkout / name
    return _PACKAGE / name


RULES_DIR = _data_dir("rules")
MODELS_DIR = _data_dir("models")
