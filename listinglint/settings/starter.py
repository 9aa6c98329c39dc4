"""The settings file that ``listinglint init`` writes: every setting, explained."""

from __future__ import annotations

import json
from collections.abc import Sequence

_STARTER = """\
# Settings of listinglint. Every line that begins with "#:" is a setting with an example value:
# remove the "#:" to use it. What is left out keeps its default. Paths start at this file.

# Paths that are passed over when a folder is checked, written as in .gitignore. Files that are
# named on the command line are always checked.
#:exclude = ["drafts/", "*.bak.csv"]

# Rules to look for: names, families or globs. Left out: all of them.
#:select = ["pesticide", "medical/*", "promo/best-seller"]

# Rules not to look for; this wins over select.
#:ignore = ["style"]

# Where the listings are sold and the language they are written in, for files that do not say it.
#:marketplace = "amazon.com"
#:language = "en"

# How to read the files, for those whose content does not tell: encoding, format and sheet.
#:encoding = "cp1252"
#:input-format = "csv"
#:sheet = "Template"

# Findings that are stopped less often than this are not shown. From 0 to 1; default 0.1.
#:min-risk = 0.1

# The exit status is 1 for a finding at or above both of these. Defaults 0.5 and "warning"; the
# severities are "error" (removed), "warning" (suppressed until a document is given) and "note".
#:fail-at = 0.5
#:fail-severity = "warning"

# The language of messages: "en", "fr" or "zh". Left out: that of the system.
#:ui-language = "fr"

# Folders with rules of your own, and a folder with models of your own.
#:rules = ["listing-rules"]
#:models = "listing-models"

# The findings that were accepted with `listinglint baseline`; only new ones are reported. Left out,
# it is listinglint-baseline.json beside this file, if there is one.
#:baseline = "accepted-findings.json"

# Words that contain a trigger and are meant, mostly brand names. A table limits a word to some
# families and says why.
#:accepted-words = [
#:  "Mold Masters",
#:  { word = "Killer Bee", families = ["pesticide"], reason = "our brand since 2011" },
#:]

# Which column of a plain table holds which field: title, highlights, bullet_1 ..., description,
# keywords, brand, category, product_type, sku, language, marketplace or "attribute:name".
#:[columns]
#:title = "Product name"
#:bullet_1 = "Feature 1"

# Your own brands, which are never reported as the marks of others, and marks you fear.
#:[trademark]
#:own-brands = ["Velvety"]
#:feared-marks = ["Velcro"]

# Another severity for a rule, a family or a glob. The table of a marketplace goes first.
#:[severity]
#:"promo/*" = "note"
#:green = "note"
#:[severity."amazon.de"]
#:green = "warning"

# Findings that may stand. Every selector given must fit: rule, family, sku, brand, path, field and
# text, each one value or a list; sku, brand, field and text may be globs. The reason is required;
# "until" is the last day on which the entry silences.
#:[[suppress]]
#:rule = "medical/*"
#:sku = "PLASTER-*"
#:path = "feeds/us/"
#:field = "bullet"
#:reason = "wording agreed with the marketplace, case 4711"
#:until = 2027-01-31

# Registrations and reports that you hold, by the name that the rule gives them. They turn the
# findings of those products into notes.
#:[[documents]]
#:document = "EPA registration number"
#:number = "12345-6"
#:sku = ["SPRAY-*", "WIPES-80"]
#:brand = "Velvety"
#:until = 2027-12-31
"""


def starter_settings(
    *,
    found: Sequence[str] = (),
    marketplace: str | None = None,
    language: str | None = None,
    brands: Sequence[str] = (),
) -> str:
    """Return the commented settings file; without anything known of the folder it sets nothing.

    ``found`` are lines on what was seen there. ``marketplace`` and ``language`` are set. ``brands``
    stay an example: only the seller knows which of them are the seller's own.
    """
    text = _STARTER
    if found:
        head, rest = text.split("\n\n", 1)
        text = "\n".join([head, "#", *(f"# {line}" for line in found)]) + f"\n\n{rest}"
    if marketplace:
        text = text.replace('#:marketplace = "amazon.com"', f"marketplace = {_quoted(marketplace)}")
    if language:
        text = text.replace('#:language = "en"', f"language = {_quoted(language)}")
    if brands:
        names = ", ".join(map(_quoted, brands))
        text = text.replace('#:own-brands = ["Velvety"]', f"#:own-brands = [{names}]")
    return text


def _quoted(text: str) -> str:
    """A basic string of TOML, which is one of JSON but for DEL."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007F")
