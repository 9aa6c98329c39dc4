"""What holds for all tests."""

import os
from collections.abc import Iterator

import pytest
from hypothesis import settings

from listinglint.ui import SOURCE_LANGUAGE, speaking

# a shared machine may be slow at any moment; how fast things are is for benchmarks/ to say
settings.register_profile("patient", deadline=None)
settings.load_profile("patient")

# the tests read English, whatever the developer's system speaks; commands that they start, too
os.environ.pop("LC_ALL", None)
os.environ["LC_MESSAGES"] = os.environ["LC_NUMERIC"] = "en_US.UTF-8"


@pytest.fixture(autouse=True)
def _english() -> Iterator[None]:
    with speaking(SOURCE_LANGUAGE):
        yield
