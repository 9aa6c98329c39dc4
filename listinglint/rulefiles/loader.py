"""Folders of rule files, read, checked and resolved into plain values.

Plain values are what the compiled rulebook stores: they need no YAML, no schema and no word list
any more.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from ..errors import InputError, RuleError
from ..rules import ANY_LANGUAGE, FAMILIES, FAMILIES_WITHOUT_VERDICT, PLACES
from .disguises import add_patterns
from .expansion import expand_braces
from .patterns import check_regex, check_tokens
from .yaml_source import YamlSource, allowed_instead, read_yaml

WORDS, PRODUCTS, MARKETPLACES = "words", "products", "marketplaces"
_NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_MARK = re.compile(r"\[\[(.*?)\]\]", re.DOTALL)

WordLists = Mapping[str, Mapping[str, list[str]]]


def read_folders(
    folders: Iterable[Path], *, base: Mapping[str, Any] | None = None
) -> dict[str, Any]:
    """The plain rulebook of ``folders``; a rule in a later folder may not repeat a name.

    Raises :class:`RuleError` for the first file that cannot be used.
    """
    empty: dict[str, Any] = {"rules": {}, WORDS: {}, PRODUCTS: {}, "limits": []}
    plain = {**empty, **(base or {})}
    files = [(folder, path) for folder in folders for path in rule_paths(folder)]
    for folder, path in files:
        if path.parent.name == WORDS:
            plain[WORDS][path.stem] = _read_words(path, folder)
    for folder, path in files:
        if path.parent.name == PRODUCTS:
            plain[PRODUCTS][path.stem] = _read_product(path, folder, plain[WORDS])
        elif path.parent.name == MARKETPLACES:
            plain["limits"].extend(_read_limits(path, folder))
    for folder, path in files:
        if path.parent.name not in {WORDS, PRODUCTS, MARKETPLACES}:
            name = f"{path.parent.name}/{path.stem}"
            if name in plain["rules"]:
                first = plain["rules"][name]["path"]
                raise RuleError(
                    f"the rule {name!r} is declared twice, also in {first}",
                    file=_shown(path, folder),
                    remedy="Rename one of them",
                )
            plain["rules"][name] = _read_rule(path, folder, plain)
    return plain


def rule_paths(folder: Path) -> list[Path]:
    """The YAML files of a rules folder, sorted by name.

    A folder that is itself one pack (``my-rules/too-shiny.yaml``) is not one: the path names the
    rule.
    """
    if not folder.is_dir():
        raise RuleError(f"there is no rules folder {folder.as_posix()!r}", remedy="Check the path")
    paths = [p for p in folder.glob("*/*") if p.suffix in {".yaml", ".yml"} and p.is_file()]
    if not paths:
        raise RuleError(
            "the rules folder holds no rule",
            file=folder.as_posix(),
            remedy="Rules are files named <family>/<rule>.yaml in it",
        )
    return sorted(paths, key=lambda path: path.relative_to(folder).as_posix())


def _shown(path: Path, folder: Path) -> str:
    return f"{folder.name}/{path.relative_to(folder).as_posix()}"


def _read(path: Path, folder: Path, schema: str) -> YamlSource:
    from .schema import check_schema

    shown = _shown(path, folder)
    if not _NAME.fullmatch(path.stem):
        raise RuleError(
            f"{path.stem!r} is not a name", file=shown, remedy="Use small letters, digits, hyphens"
        )
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise RuleError(f"cannot be read: {error}", file=shown) from error
    source = read_yaml(text, shown)
    check_schema(source, schema)
    return source


def _read_words(path: Path, folder: Path) -> dict[str, list[str]]:
    source = _read(path, folder, "words.schema.json")
    return {
        language: _expanded(words, source, (language,))
        for language, words in source.value.items()
        if language != "summary"
    }


def _expanded(words: list[str], source: YamlSource, path: tuple[str | int, ...]) -> list[str]:
    return [
        form for number, word in enumerate(words) for form in _forms(word, source, (*path, number))
    ]


def _forms(word: str, source: YamlSource, path: tuple[str | int, ...]) -> list[str]:
    try:
        return expand_braces(word)
    except RuleError as error:
        raise source.error(error.what, path, error.remedy) from error


def _read_product(path: Path, folder: Path, lists: WordLists) -> dict[str, Any]:
    source = _read(path, folder, "products.schema.json")
    resolver = _Resolver(source, lists)
    product: dict[str, Any] = {}
    for key, value in source.value.items():
        if key == "summary":
            product[key] = value
        else:
            product[key] = resolver.by_language(value, (key,))
            resolver.refuse_wrong_stars(product[key], (key,))
    return product


def _read_limits(path: Path, folder: Path) -> Iterator[dict[str, Any]]:
    source = _read(path, folder, "marketplaces.schema.json")
    stores = source.value.get("marketplaces")
    for number, limit in enumerate(source.value["limits"]):
        if "marketplaces" not in limit and stores is None:
            raise source.error("no marketplaces are given", ("limits", number))
        yield {"marketplaces": stores, **limit}


def _read_rule(path: Path, folder: Path, book: Mapping[str, Any]) -> dict[str, Any]:
    source = _read(path, folder, "schema.json")
    family = path.parent.name
    if family not in FAMILIES:
        raise RuleError(
            f"{family!r} is not a family",
            file=source.path,
            remedy=f"The folder is one of {', '.join(FAMILIES)}",
        )
    rule = source.value
    resolver = _Resolver(source, book[WORDS])
    _check_verdict(rule, family, source)
    resolver.spellings(rule["match"])
    for language, patterns in rule["match"].items():
        if language != "checks":
            rule["match"][language] = resolver.patterns(patterns, language)
    add_patterns(rule["match"])
    for key, contexts in (("unless", rule.get("unless")), ("when", rule["prior"].get("when"))):
        for number, context in enumerate(contexts or ()):
            where = ("unless", number) if key == "unless" else ("prior", "when", number)
            resolver.context(context, where)
            _check_products(context, where, source, book[PRODUCTS])
    _check_products(rule.get("applies-to", {}), ("applies-to",), source, book[PRODUCTS])
    _check_severities(rule, source)
    rule["examples"] = list(_examples(rule["examples"], source))
    rule["path"] = source.path
    return dict(rule)


def _check_verdict(rule: Mapping[str, Any], family: str, source: YamlSource) -> None:
    if "verdict" not in rule["prior"] and family not in FAMILIES_WITHOUT_VERDICT:
        raise source.error(
            "the prior has no verdict", ("prior",), "Allowed: regulated, claim, word"
        )


def _check_severities(rule: Mapping[str, Any], source: YamlSource) -> None:
    if isinstance(rule["severity"], dict):
        from ..marketplaces import MARKETPLACES as KNOWN

        for store in rule["severity"]:
            if store != "default" and store not in KNOWN:
                remedy = allowed_instead(store, ["default", *KNOWN])
                raise source.error(f"unknown marketplace {store!r}", ("severity", store), remedy)


def _check_products(
    context: Mapping[str, Any],
    path: tuple[str | int, ...],
    source: YamlSource,
    products: Mapping[str, Any],
) -> None:
    for key in ("product", "not-product"):
        for kind in context.get(key, ()):
            if kind not in products:
                raise source.error(
                    f"there is no product kind {kind!r}",
                    (*path, key),
                    allowed_instead(kind, sorted(products)),
                )


class _Resolver:
    """Puts the words of shared lists in place of their ``$name``, and braces in full."""

    def __init__(self, source: YamlSource, lists: WordLists) -> None:
        self._source = source
        self._lists = lists

    def patterns(self, patterns: dict[str, Any], language: str) -> dict[str, Any]:
        here: tuple[str | int, ...] = ("match", language)
        for key in ("phrases", "stems", "substrings"):
            if key in patterns:
                patterns[key] = self.texts(patterns[key], language, (*here, key))
                self._refuse_duplicates(patterns[key], (*here, key))
        for number, frame in enumerate(patterns.get("frames", ())):
            for key in ("verbs", "targets"):
                frame[key] = self.texts(frame[key], language, (*here, "frames", number, key))
        for key in ("regex", "tokens"):
            for number, item in enumerate(patterns.get(key, ())):
                where = (*here, key, number)
                if "anchors" in item:
                    item["anchors"] = self.texts(item["anchors"], language, (*where, "anchors"))
                if key == "regex":
                    self._check(check_regex, item["pattern"], (*where, "pattern"))
                else:
                    self._check(check_tokens, item["pattern"], (*where, "pattern"))
                    item["pattern"] = [self.token(t, language, where) for t in item["pattern"]]
        return patterns

    def spellings(self, match: Mapping[str, Any]) -> None:
        """Put the braces of listed misspellings in full."""
        for number, check in enumerate(match.get("checks", ())):
            here = ("match", "checks", number, "words")
            for language, words in check.get("words", {}).items():
                for right, wrongs in words.items():
                    words[right] = self.texts(wrongs, language, (*here, language, right))

    def token(self, token: Any, language: str, path: tuple[str | int, ...]) -> Any:
        """A spaCy token description with word lists in place of their names."""
        if isinstance(token, dict):
            return {key: self.token(value, language, path) for key, value in token.items()}
        if isinstance(token, list):
            return (
                self.texts(token, language, path) if token and isinstance(token[0], str) else token
            )
        return token

    def context(self, context: dict[str, Any], path: tuple[str | int, ...]) -> None:
        for place in PLACES:
            for key in (place, f"not-{place}"):
                if key in context:
                    context[key] = self.by_language(context[key], (*path, key))
                    self.refuse_wrong_stars(context[key], (*path, key))

    def by_language(self, words: Any, path: tuple[str | int, ...]) -> dict[str, list[str]]:
        if isinstance(words, dict):
            return {key: self.texts(value, key, (*path, key)) for key, value in words.items()}
        plain = [word for word in words if not word.startswith("$")]
        resolved: dict[str, list[str]] = {}
        if plain:
            resolved[ANY_LANGUAGE] = self.texts(plain, ANY_LANGUAGE, path)
        for number, word in enumerate(words):
            if word.startswith("$"):
                for language, forms in self._list(word, (*path, number)).items():
                    resolved.setdefault(language, []).extend(forms)
        return resolved

    def texts(self, words: list[str], language: str, path: tuple[str | int, ...]) -> list[str]:
        resolved: list[str] = []
        for number, word in enumerate(words):
            if word.startswith("$"):
                resolved.extend(self._list_in(word, language, (*path, number)))
            else:
                resolved.extend(_forms(word, self._source, (*path, number)))
        return resolved

    def refuse_wrong_stars(
        self, words: Mapping[str, list[str]], path: tuple[str | int, ...]
    ) -> None:
        """Refuse words whose ``*`` is not the one beginning or the one end of a word."""
        for word in (word for forms in words.values() for word in forms):
            stem = word.removesuffix("*") if word.endswith("*") else word.removeprefix("*")
            first, last = stem[:1].isalnum(), stem[-1:].isalnum()
            if "*" in stem or (stem != word and not (last if word.endswith("*") else first)):
                raise self._source.error(
                    f"the word {word!r} would never be found",
                    path,
                    "A * stands at the end of a word, for any ending, or before it, for any "
                    "beginning",
                )

    def _list_in(self, word: str, language: str, path: tuple[str | int, ...]) -> list[str]:
        lists = self._list(word, path)
        if language == ANY_LANGUAGE:
            return [form for forms in lists.values() for form in forms]
        if language not in lists and ANY_LANGUAGE not in lists:
            raise self._source.error(f"the word list {word!r} has no words in {language!r}", path)
        return [*lists.get(language, ()), *lists.get(ANY_LANGUAGE, ())]

    def _list(self, word: str, path: tuple[str | int, ...]) -> Mapping[str, list[str]]:
        if word[1:] not in self._lists:
            remedy = allowed_instead(word, [f"${name}" for name in sorted(self._lists)])
            raise self._source.error(f"there is no word list {word!r}", path, remedy)
        return self._lists[word[1:]]

    def _refuse_duplicates(self, words: list[str], path: tuple[str | int, ...]) -> None:
        seen: set[str] = set()
        for word in words:
            if word.casefold() in seen:
                raise self._source.error(
                    f"the pattern {word!r} is given twice", path, "Keep one of them"
                )
            seen.add(word.casefold())

    def _check(self, check: Callable[[Any], None], value: Any, path: tuple[str | int, ...]) -> None:
        try:
            check(value)
        except InputError as error:
            raise self._source.error(error.what, path, error.remedy) from error


def _examples(examples: Mapping[str, Any], source: YamlSource) -> Iterator[dict[str, Any]]:
    for language, kinds in examples.items():
        for kind in ("flag", "pass"):
            for number, written in enumerate(kinds[kind]):
                path = ("examples", language, kind, number)
                example = {"text": written} if isinstance(written, str) else dict(written)
                text, spans = _unmark(example["text"])
                if kind == "flag" and not spans:
                    what = "a flag example marks no span"
                    raise source.error(what, path, "Mark it as [[words]]")
                if kind == "pass" and spans:
                    what, remedy = "a pass example marks a span", "Mark spans in flag alone"
                    raise source.error(what, path, remedy)
                if "[[" in text or "]]" in text:
                    raise source.error(f"a mark of the {kind} example has only one end", path)
                line = source.line_of(path)
                yield {**example, "text": text, "spans": spans, "language": language, "line": line}


def _unmark(text: str) -> tuple[str, list[tuple[int, int]]]:
    plain, spans, last = "", [], 0
    for mark in _MARK.finditer(text):
        plain += text[last : mark.start()]
        spans.append((len(plain), len(plain) + len(mark[1])))
        plain += mark[1]
        last = mark.end()
    return plain + text[last:], spans
