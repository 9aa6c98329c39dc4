"""What the user is told when an input cannot be used: one line with file, place and remedy."""

from __future__ import annotations


class InputError(Exception):
    """An input that cannot be used; its text names the file, the place in it and what to do.

    ``place`` is written as the seller would look for it (``line 12``, ``sheet Template, cell B7``).
    ``remedy`` is a sentence in the imperative.
    """

    def __init__(self, what: str, *, file: str = "", place: str = "", remedy: str = "") -> None:
        self.what = what
        self.file = file
        self.place = place
        self.remedy = remedy
        super().__init__(what)

    def __str__(self) -> str:
        where = ", ".join(part for part in (self.file, self.place) if part)
        text = f"{where}: {self.what}" if where else self.what
        return f"{text}. {self.remedy}" if self.remedy else text

    def in_file(self, file: str) -> InputError:
        """The same error, said of ``file`` unless it names one already."""
        return type(self)(self.what, file=self.file or file, place=self.place, remedy=self.remedy)


class SettingsError(InputError):
    """Settings that cannot be used: an unknown key, a value of the wrong kind."""


class RuleError(InputError):
    """A rule file that cannot be used: a typo, a duplicate, a runaway pattern."""


class FormatError(InputError):
    """A file that cannot be read as listings: empty, binary, encrypted, truncated, hostile."""


class NoListingsError(FormatError):
    """A file that was recognised but holds no listing text: a report, a schema, a price file."""
