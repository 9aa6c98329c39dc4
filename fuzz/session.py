"""One session of libFuzzer over one target: ``python -m fuzz.session TARGET [FLAG…] [CORPUS…]``.

The flags are libFuzzer's. atheris must be installed: ``pip install --group fuzz``.
"""

from __future__ import annotations

import sys
from importlib import import_module
from pathlib import Path

import atheris

import listinglint

from .targets import TARGETS


def main() -> None:
    """Fuzz until libFuzzer's flags say that it is enough, or a fault is found."""
    target = TARGETS[sys.argv[1]]
    beginnings = tuple(f"listinglint.{guide}" for guide in target.guides)
    guides = [name for name in _modules() if name.startswith(beginnings)]
    # atheris takes the outermost package for all that is to be instrumented
    others = [name for name in _modules() if name not in guides]
    with atheris.instrument_imports(include=["listinglint"], exclude=others):
        for name in guides:
            import_module(name)
    run = target.run
    for seed in target.seeds():  # imports what is imported late, and fills caches
        run(seed)
    atheris.Setup([sys.argv[0], *sys.argv[2:]], run)
    atheris.Fuzz()


def _modules() -> list[str]:
    top = Path(listinglint.__path__[0])
    paths = (path.relative_to(top.parent).with_suffix("") for path in sorted(top.rglob("*.py")))
    return [".".join(path.parts).removesuffix(".__init__") for path in paths]


if __name__ == "__main__":
    main()
