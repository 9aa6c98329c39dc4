"""Weights as they are stored: JSON with plain numbers, which runs no code when it is loaded."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from ..errors import InputError

MODEL_FILE = "model.json"


#: The folders of the two models inside ``models/``, and inside a folder that training writes.
KINDS_FOLDER = "product-kinds"
RISK_FOLDER = "verdict-risk"


class ModelError(InputError):
    """A model that cannot be used: missing, damaged, or of another kind."""


def read_model(path: Path, *, kind: str, schema: int) -> dict[str, Any]:
    """The plain values of a model file, or of the one in a folder.

    ``kind`` and ``schema`` are what the file must say of itself. Raises :class:`ModelError`.
    """
    file = path / MODEL_FILE if path.is_dir() else path
    try:
        plain = json.loads(file.read_bytes())
    except OSError as error:
        raise ModelError(
            f"cannot be read: {error.strerror or error}",
            file=str(file),
            remedy="Name a folder that `listinglint train` has written",
        ) from None
    except ValueError:
        raise ModelError(
            "is not a model: not JSON", file=str(file), remedy="Train the model again"
        ) from None
    found = (plain.get("model"), plain.get("schema")) if isinstance(plain, dict) else None
    if found != (kind, schema):
        raise ModelError(
            f"is not a {kind} model of schema {schema}",
            file=str(file),
            remedy="Train the model again with this version of listinglint",
        )
    return dict(plain)
