import sys
from types import SimpleNamespace

import pytest

from listinglint.ui import locale, locale_language

VARIABLES = ("LC_ALL", "LC_MESSAGES", "LANG")


@pytest.fixture(autouse=True)
def _no_locale(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in VARIABLES:
        monkeypatch.delenv(name, raising=False)


@pytest.mark.parametrize("name", VARIABLES)
def test_each_variable_of_the_locale_is_heard(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(name, "zh_CN.UTF-8")
    assert locale_language() == "zh"


def test_the_first_variable_that_is_set_decides(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "")
    monkeypatch.setenv("LC_MESSAGES", "fr_FR")
    monkeypatch.setenv("LANG", "zh_CN")
    assert locale_language() == "fr"


@pytest.mark.parametrize("tag", ["de_DE.UTF-8", "../fr", "", "zh_TW"])
def test_other_locales_read_english(tag: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LANG", tag)
    monkeypatch.setattr(sys, "platform", "linux")
    assert locale_language() == "en"


@pytest.mark.parametrize(
    ("number", "language"), [(0x040C, "fr"), (0x0804, "zh"), (0x0404, "en"), (0xFFFF, "en")]
)
def test_windows_tells_its_own_language(
    number: int, language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    kernel = SimpleNamespace(GetUserDefaultUILanguage=lambda: number)
    ctypes = SimpleNamespace(windll=SimpleNamespace(kernel32=kernel))
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setitem(sys.modules, "ctypes", ctypes)
    assert locale_language() == language


def test_a_windows_that_does_not_tell_reads_english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setitem(sys.modules, "ctypes", SimpleNamespace())
    assert locale.locale_tag() == ""
    assert locale_language() == "en"
