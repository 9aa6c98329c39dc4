"""Writes the pages of ``docs/rules/`` from the rule files; nobody edits them by hand.

python -m docs.pages            write them
python -m docs.pages --check    fail when one is stale
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

from listinglint.findings import alternatives
from listinglint.rulefiles.rulebook import load_rulebook
from listinglint.rules import DEFAULT, Context, Example, Rule, Wording

FOLDER = Path(__file__).parent / "rules"
_NOTICE = "<!-- Written by `python -m docs.pages` from the rule files. Edit those. -->"
_HAPPENS = {
    "error": "the listing is removed, or the account is at risk",
    "warning": "suppressed or blocked until a document or attribute is given",
    "note": "edited, stripped, or ranked lower",
}


def pages() -> dict[Path, str]:
    """The text of every page by its path."""
    rules = load_rulebook(examples=True).rules
    families = groupby(sorted(rules, key=lambda rule: rule.name), key=lambda rule: rule.family)
    written = {
        FOLDER / f"{family}.md": "\n".join(_page(family, list(members)))
        for family, members in families
    }
    written[FOLDER / "README.md"] = "\n".join(_index(rules))
    return written


def _index(rules: tuple[Rule, ...]) -> Iterator[str]:
    yield _NOTICE
    yield "# Rules"
    yield ""
    yield "| rule | what happens | what it finds |"
    yield "|---|---|---|"
    for rule in sorted(rules, key=lambda rule: rule.name):
        anchor = f"{rule.family}.md#{rule.name.replace('/', '')}"
        yield f"| [`{rule.name}`]({anchor}) | {rule.severity[DEFAULT]} | {_cell(rule.summary)} |"
    yield ""


def _page(family: str, rules: list[Rule]) -> Iterator[str]:
    yield _NOTICE
    yield f"# {family}"
    yield ""
    for rule in rules:
        yield from _rule(rule)


def _rule(rule: Rule) -> Iterator[str]:
    yield f"## {rule.name}"
    yield ""
    yield _line(rule.summary)
    yield ""
    yield "### What happens"
    for marketplace, severity in rule.severity.items():
        where = "everywhere" if marketplace == DEFAULT else marketplace
        yield f"- {where}: **{severity}** ({_HAPPENS[severity]})"
    verdict = f", verdict `{rule.prior.verdict}`" if rule.prior.verdict else ""
    yield f"- prior: risk {rule.prior.risk:.2f}{verdict}"
    yield ""
    yield "### Why"
    yield _line(rule.why)
    yield ""
    notes = [context.note for context in rule.contexts if context.note]
    if notes:
        yield "### Contexts"
        yield from (f"- {_line(note)}{_outcome(context)}" for note, context in _noted(rule))
        yield ""
    if rule.documents:
        yield "### Documents"
        for group in alternatives(rule.documents):
            if group[1:]:
                yield "- one of these:"
            indent = "  " if group[1:] else ""
            for document in group:
                where = f" ({', '.join(document.marketplaces)})" if document.marketplaces else ""
                yield f"{indent}- {document.name}{where}"
        yield ""
    if rule.reword:
        yield "### Rewording"
        for language, wordings in rule.reword.items():
            yield from (f"- {language}: {_wording(wording)}" for wording in wordings)
        yield ""
    yield "### Examples"
    yield from (f"- {_example(example)}" for example in rule.examples)
    yield ""
    yield "### Sources"
    for source in rule.references:
        yield f"- [{_line(source.title)}]({source.url}), read {source.read}"
    yield ""


def _noted(rule: Rule) -> Iterator[tuple[str, Context]]:
    yield from ((context.note, context) for context in rule.contexts if context.note)


def _outcome(context: Context) -> str:
    if context.risk is None:
        return " → nothing is found"
    return f" → risk {context.risk:.2f}" + (f", `{context.verdict}`" if context.verdict else "")


def _wording(wording: Wording) -> str:
    only = f" for {', '.join(wording.matches)}" if wording.matches else ""
    if wording.applicability == "display":
        return f"{_line(wording.text)}{only} (an idea for a person)"
    what = f"“{wording.text}”" if wording.text else "delete " + _deleted(wording)
    return f"{what}{only} ({wording.applicability})"


def _deleted(wording: Wording) -> str:
    return "the clause" if wording.clause else "the words"


def _example(example: Example) -> str:
    text = example.text
    for start, end in reversed(example.spans):
        text = f"{text[:start]}⟦{text[start:end]}⟧{text[end:]}"
    others = ", ".join(f"{name}: {value}" for name, value in example.others.items())
    sign = "found" if example.spans else "not found"
    result = f" → “{_code(example.reword)}”" if example.reword is not None else ""
    return f"{sign}: “{_code(text)}”" + (f" ({_code(others)})" if others else "") + result


def _line(text: str) -> str:
    return " ".join(text.split())


def _cell(text: str) -> str:
    return _line(text).replace("|", "\\|")


def _code(text: str) -> str:
    """Text that Markdown shows letter by letter."""
    return "".join(f"\\{char}" if char in "\\`*_[]<>#|" else char for char in _line(text))


def main() -> None:
    """Write the pages that are stale; with ``--check`` name them and fail."""
    wanted = pages()
    there = {path: path.read_text(encoding="utf-8") for path in FOLDER.glob("*.md")}
    stale = sorted(path for path in {*wanted, *there} if wanted.get(path) != there.get(path))
    if "--check" in sys.argv:
        if stale:
            names = ", ".join(path.name for path in stale)
            sys.exit(f"stale pages in docs/rules: {names}. Run `make docs`.")
        return
    FOLDER.mkdir(exist_ok=True)
    for path in stale:
        if path in wanted:
            path.write_text(wanted[path], encoding="utf-8", newline="\n")
        else:
            path.unlink()
    print(f"{len(stale)} pages written, {len(wanted) - len(stale)} were fresh")


if __name__ == "__main__":
    main()
