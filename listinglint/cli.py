"""The command line. Only this module prints, and only it sets exit codes.

Everything heavy is imported inside the commands: ``--help`` and ``--version`` pay for click alone.
"""

from __future__ import annotations

import contextlib
import gc
import os
import shutil
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn, TextIO

import click

from .data import MODELS_DIR
from .errors import InputError
from .ui import (
    SOURCE_LANGUAGE,
    can_be_written,
    grouped,
    language_of,
    languages,
    locale_language,
    say,
    speak,
    speaking,
    spoken_language,
)
from .ui.errors import error_line
from .ui.locale import table_marks
from .version import VERSION, models_version

if TYPE_CHECKING:
    from .changes import FileChanges
    from .discovery import Discovery
    from .findings import Finding, Place, Replacement
    from .fix_runs import Deliver, FixRun
    from .linter import Linter
    from .rules import Rulebook
    from .runs import Options, Progress, Run
    from .settings import Settings
    from .suppressing import Baseline

OUTPUT_FORMATS = ("text", "json", "jsonl", "csv", "sarif", "github", "gitlab", "junit", "rdjson")
_UI_LANGUAGE_GIVEN = "listinglint.ui-language"
#: Reports that people read; those for machines are English, whatever the user speaks.
_FOR_PEOPLE = frozenset({"text", "csv"})
#: These say on standard output which inputs could not be checked.
_SAYS_ERRORS = frozenset({"text", "github"})
#: These show the proposals of every finding, so that the process that finds it should prove them.
_SHOWS_EVERY_PROPOSAL = frozenset(OUTPUT_FORMATS) - {"text", "github"}
#: More processes than this wait for each other more than they help.
MOST_JOBS = 8
#: Files below this size are done before a progress bar could be read, in bytes.
PROGRESS_FROM = 3_000_000


def main() -> None:
    """Run the command line; a closed pipe ends it without a word."""
    _survive_code_pages()
    speak(locale_language())
    try:
        cli(prog_name="listinglint", windows_expand_args=True)
    except BrokenPipeError:
        # Python flushes standard output once more when it ends; let it flush into nothing
        with contextlib.suppress(OSError, ValueError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(1)


def _survive_code_pages() -> None:
    """A letter that the console's code page lacks becomes a question mark, and no error."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")


def _print_version(context: click.Context, _: click.Parameter, value: bool) -> None:
    if value and not context.resilient_parsing:
        names = ", ".join(f"{name} {version}" for name, version in versions().items())
        click.echo(names)
        context.exit()


def versions() -> dict[str, str]:
    """The versions that decide what is found: of the tool, its rules and its models."""
    from .rulefiles.rulebook import packaged_version

    return {
        "listinglint": VERSION,
        "rules": packaged_version(),
        "models": models_version(MODELS_DIR),
    }


class _Commands(click.Group):
    """The commands; what click has to say of their use is said in the user's language, too."""

    def make_context(self, *args: Any, **extra: Any) -> click.Context:
        """As click does."""
        with _told():
            return super().make_context(*args, **extra)

    def invoke(self, ctx: click.Context) -> Any:
        """As click does."""
        with _told():
            return super().invoke(ctx)


@contextlib.contextmanager
def _told() -> Iterator[None]:
    """Makes what click would say in English our own; help is an error to it, and stays one."""
    try:
        yield
    except click.UsageError as error:
        if type(error).show is not click.UsageError.show:
            raise
        raise _WrongUse(error.format_message(), error.ctx) from error
    except KeyboardInterrupt:
        click.echo(f"\n{say('Aborted!')}", err=True)
        sys.exit(1)


class _WrongUse(click.UsageError):
    """Wrong use of the command line, said in the user's language."""

    def show(self, file: Any = None) -> None:
        """Print it as click would in English, else the message and where to read more."""
        if spoken_language() == SOURCE_LANGUAGE or not _translated(self.message):
            super().show(file)
            return
        _say_errors([self.message])
        if self.ctx is not None:
            command = f"{self.ctx.command_path} --help"
            click.echo(say("`{command}` shows what can be written.", command=command), err=True)


@click.group(
    cls=_Commands,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.option(
    "--version",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_print_version,
    help="Print the versions of tool, rules and models.",
)
def cli() -> None:
    """Find the words that get marketplace listings taken down, before upload.

    Start with `listinglint check FILE` on the flat file that you are about to upload.
    """


def _ui_language(context: click.Context, _: click.Parameter, value: str | None) -> None:
    """Speak it at once, so that the rest of the command line is judged in that language."""
    language = value and language_of(value)
    if value and not language:
        raise click.BadParameter(f"{value!r} is not spoken. Use one of {', '.join(languages())}.")
    if language:
        speak(language)
        context.meta[_UI_LANGUAGE_GIVEN] = language


def _speak_as_set(settings: Settings) -> None:
    """Speak as the settings say, where the command line says nothing."""
    if settings.ui_language and _UI_LANGUAGE_GIVEN not in click.get_current_context().meta:
        speak(settings.ui_language)


def _date(_: click.Context, __: click.Parameter, value: str | None) -> date | None:
    if value is None:
        return None
    try:
        return date.fromisoformat(value)
    except ValueError as error:
        raise click.BadParameter(f"{value!r} is not a date. Write it as 2026-07-27.") from error


def _columns(_: click.Context, __: click.Parameter, values: tuple[str, ...]) -> dict[str, str]:
    columns = {}
    for value in values:
        name, separator, column = value.partition("=")
        if not (name and separator and column):
            raise click.BadParameter(f"{value!r}. Write it as title=NAME-OF-THE-COLUMN.")
        columns[name] = column
    return columns


def _split(_: click.Context, __: click.Parameter, values: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(name.strip() for value in values for name in value.split(",") if name.strip())


_UI_LANGUAGE = click.option(
    "--ui-language",
    callback=_ui_language,
    is_eager=True,
    expose_value=False,
    metavar="LANGUAGE",
    help="Language of messages, such as fr or zh. [default: that of the system]",
)
_READING = (
    click.option("--config", type=click.Path(path_type=Path), help="Settings file to use."),
    click.option(
        "--exclude", multiple=True, help="Pass over such files in folders (as in .gitignore)."
    ),
    click.option("--marketplace", help="Where the listings are sold: amazon.de, ebay.com, US …"),
    click.option("--language", help="Language of the text where the file does not say: en, fr …"),
    click.option("--input-format", help="Read the files as this format instead of recognising it."),
    click.option("--encoding", help="Encoding of text files instead of recognising it."),
    click.option("--sheet", help="Sheet of a workbook to read."),
    click.option(
        "--column",
        "columns",
        multiple=True,
        callback=_columns,
        metavar="FIELD=NAME",
        help="Column of a plain table that holds a field: title=NAME, bullet_1=NAME, sku=NAME.",
    ),
)
_CHOOSING = (
    click.option("--select", multiple=True, callback=_split, help="Only these rules or families."),
    click.option("--ignore", multiple=True, callback=_split, help="Not these rules or families."),
    click.option(
        "--as-of", callback=_date, metavar="DATE", help="Lint for a date. [default: today]"
    ),
    click.option(
        "--min-risk",
        type=click.FloatRange(0, 1),
        help="Do not show weaker findings. [default: 0.1]",
    ),
)
_BASELINE = click.option(
    "--baseline",
    type=click.Path(dir_okay=False, path_type=Path),
    help="File of accepted findings. [default: listinglint-baseline.json beside the settings]",
)
_JUDGING = (
    *_CHOOSING,
    _BASELINE,
    click.option("--no-baseline", is_flag=True, help="Report accepted findings, too."),
    click.option(
        "--fail-at", type=click.FloatRange(0, 1), help="Risk that fails the run. [default: 0.5]"
    ),
    click.option(
        "--fail-severity",
        type=click.Choice(("error", "warning", "note")),
        help="Severity that fails the run. [default: warning]",
    ),
    click.option("--exit-zero", is_flag=True, help="Exit with 0 in spite of findings."),
)
_TALKING = (
    _UI_LANGUAGE,
    click.option("--quiet", "-q", is_flag=True, help="Only findings and errors."),
    click.option(
        "--verbose", "-v", is_flag=True, help="Show every finding, sources, files passed over."
    ),
    click.option("--no-cache", is_flag=True, help="Write nothing to .listinglint_cache/."),
)
_REPORTING = (
    click.option(
        "--jobs",
        type=click.IntRange(min=1),
        help="Processes to share large checks among. [default: one for each processor]",
    ),
    click.option(
        "--output-format",
        type=click.Choice(OUTPUT_FORMATS),
        default="text",
        show_default=True,
        help="How to report.",
    ),
    click.option(
        "--output-file",
        type=click.Path(dir_okay=False, path_type=Path),
        help="Write the report here.",
    ),
    click.option("--statistics", is_flag=True, help="Add a table of findings by rule."),
    *_TALKING,
)


def _with(*groups: tuple[Callable[[Any], Any], ...]) -> Callable[[Any], Any]:
    """Several groups of options on one command, in the order in which help shows them."""

    def decorate(command: Any) -> Any:
        for option in reversed([option for group in groups for option in group]):
            command = option(command)
        return command

    return decorate


@cli.command()
@click.argument("paths", nargs=-1, type=click.Path())
@click.option("--text", help="Lint this one text instead of files.")
@click.option(
    "--stdin-filename", default="stdin", help="Name for what is read from standard input (-)."
)
@click.option(
    "--since",
    metavar="REV",
    help="Only listings whose text differs from that revision of the git repository: HEAD, main …",
)
@_with(_READING, _JUDGING, _REPORTING)
def check(paths: tuple[str, ...], text: str | None, stdin_filename: str, **options: Any) -> None:
    """Lint files and folders: flat files, workbooks, JSON, YAML, Markdown. `-` is standard input.

    Exit status: 0 nothing serious, 1 a finding at or above --fail-at and --fail-severity, 2 wrong
    use or an input that could not be checked.
    """
    if not paths and text is None:
        raise _WrongUse("Name the files or folders to check, or give a --text.")
    if options["since"] and (text is not None or "-" in paths):
        raise _WrongUse("--since is for files in a git repository, not for other texts.")
    if text is not None and not text.strip():
        raise _WrongUse("The --text is empty. Write something in it, or name a file.")
    with _clear_errors():
        _check(paths, text, stdin_filename, options)


def _check(
    paths: tuple[str, ...], text: str | None, stdin_filename: str, options: dict[str, Any]
) -> None:
    # What start-up makes lives as long as the run, and listings leave hardly any cycles behind:
    # collecting as often as usual would take a tenth of the time.
    gc.set_threshold(200_000, 20, 100)
    from .findings import Report
    from .reporters import REPORTERS
    from .runs import exit_status, fails

    settings, rulebook = _settings_and_rules(options)
    gc.freeze()
    _require_no_input(options["output_file"], paths)
    today = options["as_of"] or date.today()
    with _progress(paths, options) as progress:
        run = _run(settings, rulebook, today, progress, options)
        failing: list[bool] = []
        found = _found(run, paths, text, stdin_filename, settings, options["output_file"])
        findings = _noting(found, lambda finding: failing.append(fails(finding, settings)))
        used = {
            "listinglint": VERSION,
            "rules": rulebook.version,
            "models": models_version(settings.models or MODELS_DIR),
        }
        report = Report(findings, run.summary, today, used, _place(run, paths))
        reporter = REPORTERS[options["output_format"]]
        with speaking(_language_of_report(options["output_format"])):
            _write(reporter(report, _report_options(options)), options)
    if options["output_format"] not in _SAYS_ERRORS or options["output_file"]:
        _say_errors(run.summary.errors)
    sys.exit(exit_status(run.summary, any(failing), exit_zero=options["exit_zero"]))


def _place(run: Run, paths: tuple[str, ...]) -> Place:
    """What places fixes in the files; what came from standard input is in none."""
    from .findings import nowhere

    def place(findings: Sequence[Finding]) -> Sequence[Sequence[Replacement]]:
        from .placing import Placer

        return Placer(run.options.read)(findings)

    return nowhere if "-" in paths else place


def _language_of_report(output_format: str) -> str:
    if output_format == "text" and not can_be_written(sys.stdout.encoding or "ascii"):
        return SOURCE_LANGUAGE
    return spoken_language() if output_format in _FOR_PEOPLE else SOURCE_LANGUAGE


def _settings_and_rules(options: dict[str, Any]) -> tuple[Settings, Rulebook]:
    from .rulefiles.rulebook import load_rulebook
    from .settings import load_settings, require_known_names

    settings = load_settings(options["config"], folder=Path.cwd()).merged(
        **{
            name: options.get(name)
            for name in (
                "baseline",
                "exclude",
                "marketplace",
                "language",
                "input_format",
                "encoding",
                "sheet",
                "columns",
                "select",
                "ignore",
                "min_risk",
                "fail_at",
                "fail_severity",
            )
        }
    )
    _speak_as_set(settings)
    settings = _with_known_marketplace(settings)
    rulebook = load_rulebook(settings.rules, cache_dir=_rules_cache(settings, options))
    require_known_names(settings, rulebook.rules)
    return settings, rulebook


def _with_known_marketplace(settings: Settings) -> Settings:
    """The settings with the store's canonical name: rules for ``amazon.com`` hold for ``US``."""
    from .errors import SettingsError
    from .marketplaces import MARKETPLACES, canonical_marketplace
    from .settings.checking import allowed

    if settings.marketplace is None:
        return settings
    name = canonical_marketplace(settings.marketplace)
    if name is not None:
        return replace(settings, marketplace=name)
    what = f"{settings.marketplace!r} is no marketplace that listinglint knows"
    remedy = allowed(settings.marketplace.lower(), MARKETPLACES)
    if settings.source is None or "marketplace" in settings.given:
        raise SettingsError(what, file="--marketplace", remedy=remedy)
    raise settings.source.error(("marketplace",), what, remedy)


def _run(
    settings: Settings,
    rulebook: Rulebook,
    today: date,
    progress: Progress | None,
    options: dict[str, Any],
) -> Run:
    from .parallel_runs import ParallelRun
    from .runs import result_cache

    made = _run_options(settings, today, options)
    # what has changed since a revision is little, and what is not checked must not be remembered
    cached = settings.source and not options["no_cache"] and made.since is None
    return ParallelRun(
        settings,
        rulebook,
        options=made,
        progress=progress,
        cache=result_cache(settings, rulebook, made) if cached else None,
        jobs=1 if made.since else options["jobs"] or min(os.cpu_count() or 1, MOST_JOBS),
        rules_cache=_rules_cache(settings, options),
        prove=options["output_format"] in _SHOWS_EVERY_PROPOSAL,
    )


def _rules_cache(settings: Settings, options: dict[str, Any]) -> Path | None:
    from .runs import CACHE_FOLDER

    cached = settings.source and not options["no_cache"]
    return settings.folder / CACHE_FOLDER if cached else None


def _run_options(settings: Settings, today: date, options: dict[str, Any]) -> Options:
    from .formats import ReadOptions
    from .revisions import Revision
    from .runs import Options

    read = ReadOptions(
        format=settings.input_format,
        encoding=settings.encoding,
        sheet=settings.sheet,
        columns=settings.columns,
        language=settings.language,
        marketplace=settings.marketplace,
    )
    baseline = _baseline_in_use(settings, options)
    since = Revision(options["since"]) if options.get("since") else None
    return Options(today, read, baseline=baseline, since=since)


def _baseline_in_use(settings: Settings, options: dict[str, Any]) -> Baseline | None:
    """The baseline that was named, else the one beside the settings, if there is one."""
    from .suppressing import read_baseline

    path = _baseline_path(settings)
    if options.get("no_baseline") or (settings.baseline is None and not path.is_file()):
        return None
    return read_baseline(path)


def _baseline_path(settings: Settings) -> Path:
    from .suppressing import BASELINE_FILE

    return settings.baseline or settings.folder / BASELINE_FILE


def _require_no_input(report: Path | None, paths: tuple[str, ...]) -> None:
    """Refuse to write the report over a file that is to be checked."""
    if report is not None and any(map(_report_test(report), paths)):
        what = f"{report} is to be checked, and would be overwritten by the report"
        raise InputError(what, file="--output-file", remedy="Give the report another name")


def _report_test(report: Path | None) -> Callable[[Path | str], bool]:
    """What tells whether a path is the file that the report goes to, by whatever name."""
    try:
        target = os.fstat(sys.stdout.fileno()) if report is None else os.stat(report)
    except (OSError, ValueError):
        return lambda path: False

    def is_report(path: Path | str) -> bool:
        try:
            return os.path.samestat(os.stat(path), target)
        except OSError:
            return False

    return is_report


def _found(
    run: Run,
    paths: tuple[str, ...],
    text: str | None,
    stdin_filename: str,
    settings: Settings,
    report: Path | None,
) -> Iterator[Finding]:
    from .discovery import Discovery, discover
    from .listings import single_text

    if text is not None:
        listing = single_text(text, language=settings.language, marketplace=settings.marketplace)
        yield from run.findings_in_listing(listing, "text")
    if "-" in paths:
        data = sys.stdin.buffer.read()
        yield from run.findings_in(data, stdin_filename)
    files = [path for path in paths if path != "-"]
    discovery: Discovery = (
        discover(files, exclude=settings.exclude, root=settings.folder) if files else Discovery()
    )
    # A report that is written into a checked folder: reading it while it grows would never end
    is_ours = (_report_test(report), _report_test(_baseline_path(settings)))
    discovery.inputs = [
        each for each in discovery.inputs if each.named or not any(t(each.path) for t in is_ours)
    ]
    if run.options.since is not None:
        discovery.inputs = run.options.since.changed(discovery.inputs)
    yield from run.findings(discovery)


def _noting(findings: Iterable[Finding], note: Callable[[Finding], None]) -> Iterator[Finding]:
    for finding in findings:
        note(finding)
        yield finding


def _report_options(options: dict[str, Any]) -> Any:
    from .reporters import ReportOptions

    to_terminal = options["output_file"] is None and sys.stdout.isatty()
    return ReportOptions(
        color=to_terminal and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb",
        width=min(shutil.get_terminal_size((100, 24)).columns, 120),
        statistics=options["statistics"],
        quiet=options["quiet"],
        verbose=options["verbose"],
        encoding="utf-8" if options["output_file"] else (sys.stdout.encoding or "ascii"),
        **table_marks(spoken_language())._asdict(),
    )


def _write(chunks: Iterator[str], options: dict[str, Any]) -> None:
    """Text goes to the console as the console wants it; all else is UTF-8, byte for byte."""
    with contextlib.ExitStack() as stack:
        target: TextIO
        if options["output_file"]:
            target = stack.enter_context(_opened(options["output_file"]))
        else:
            target = sys.stdout
            if options["output_format"] != "text":
                target.reconfigure(encoding="utf-8", newline="")  # type: ignore[union-attr]
        for chunk in chunks:
            target.write(chunk)
        target.flush()


def _opened(path: Path) -> TextIO:
    try:
        return path.open("w", encoding="utf-8", newline="")
    except PermissionError:
        # the words of `fix`, for the same thing: Excel locks what it shows
        what = "cannot be written: it is open in another program, or read-only"
        remedy = "Close it in Excel if it is open there, or check who may write it"
        raise InputError(what, file=path.as_posix(), remedy=remedy) from None
    except OSError as error:
        what = f"cannot be written: {error.strerror or error}"
        raise InputError(what, file=path.as_posix()) from None


@contextlib.contextmanager
def _progress(paths: tuple[str, ...], options: dict[str, Any]) -> Iterator[Progress | None]:
    """A bar on standard error, for large files on a terminal and where nobody said ``--quiet``."""
    if options["quiet"] or not sys.stderr.isatty() or not any(map(_is_large, paths)):
        yield None
        return
    with click.progressbar(length=100, label=say("Checking"), file=sys.stderr) as bar:

        def show(file: str, done: int, size: int) -> None:
            bar.label = os.path.basename(file)
            bar.update(max(round(100 * done / max(size, 1)) - bar.pos, 0))

        yield show


def _is_large(path: str) -> bool:
    try:
        return os.path.isdir(path) or os.path.getsize(path) > PROGRESS_FROM
    except OSError:
        return False


@cli.command()
@click.argument("paths", nargs=-1, type=click.Path(), required=True)
@click.option(
    "--unsafe", is_flag=True, help="Also wording that asserts what you must know is true."
)
@click.option("--diff", is_flag=True, help="Show what would change, and write nothing.")
@click.option("--sku", "skus", multiple=True, help="Only this listing; may be given several times.")
@click.option(
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Write the fixed file here and leave the one input as it is.",
)
@click.option(
    "--journal",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Add what was changed to this file, one JSON object a line.",
)
@click.option(
    "--stdin-filename", default="stdin", help="Name for what is read from standard input (-)."
)
@_with(_READING, _JUDGING, _TALKING)
def fix(paths: tuple[str, ...], stdin_filename: str, **options: Any) -> None:
    """Reword what can be reworded, in place. `-` is standard input, fixed on standard output.

    Only the bytes of the changed fields change. Regulated products are never reworded. Exit status:
    0 nothing serious is left, 1 a finding at or above --fail-at and --fail-severity is left (with
    --diff: or something would change), 2 wrong use or a file that could not be read or written.
    """
    _require_fixable(paths, options)
    with _clear_errors():
        _fix(paths, stdin_filename, options)


def _require_fixable(paths: tuple[str, ...], options: dict[str, Any]) -> None:
    one_input = len(paths) == 1 and not os.path.isdir(paths[0])
    if options["output"] and not one_input:
        raise _WrongUse("--output is for one file. Name one, or leave --output out.")
    if "-" in paths and len(paths) > 1:
        raise _WrongUse("Standard input (-) is fixed alone. Name the files in another run.")
    if options["diff"] and (options["output"] or options["journal"]):
        raise _WrongUse("--diff writes nothing. Leave out --output and --journal.")


def _fix(paths: tuple[str, ...], stdin_filename: str, options: dict[str, Any]) -> None:
    gc.set_threshold(200_000, 20, 100)
    from .fix_runs import FixOptions, FixRun
    from .fixing import require_journal

    settings, rulebook = _settings_and_rules(options)
    gc.freeze()
    _require_apart(paths, options)
    if options["journal"]:
        require_journal(options["journal"])
    plan = FixOptions(
        today=date.today(),
        deliver=None if options["diff"] else _delivery(paths, options["output"]),
        unsafe=options["unsafe"],
        skus=frozenset(options["skus"]),
        journal=options["journal"],
    )
    with _progress(paths, options) as progress:
        read = _run_options(settings, options["as_of"] or date.today(), options)
        run = FixRun(settings, rulebook, options=read, fix=plan, progress=progress)
        changed = _changed(run, paths, stdin_filename, settings)
        would_change = _say_changes(run, changed, paths, options)
    _say_errors(run.summary.errors)
    failing = run.left.failing or (options["diff"] and would_change)
    from .runs import exit_status

    sys.exit(exit_status(run.summary, failing, exit_zero=options["exit_zero"]))


def _changed(
    run: FixRun, paths: tuple[str, ...], stdin_filename: str, settings: Settings
) -> Iterator[FileChanges]:
    from .discovery import discover

    if paths == ("-",):
        yield from run.changes_in(sys.stdin.buffer.read(), stdin_filename)
    else:
        yield from run.changes(discover(paths, exclude=settings.exclude, root=settings.folder))


def _delivery(paths: tuple[str, ...], output: Path | None) -> Deliver:
    """What puts a fixed file where the user wants it."""
    from .discovery import Input
    from .fixing import replace_file, write_file

    def to_output(_: Input, __: bytes, new: bytes) -> None:
        assert output is not None
        write_file(output, new)

    def to_standard_output(_: Input, __: bytes, new: bytes) -> None:
        sys.stdout.buffer.write(new)
        sys.stdout.buffer.flush()

    def in_place(item: Input, old: bytes, new: bytes) -> None:
        if new != old:
            replace_file(item.path, old, new)

    if output is not None:
        return to_output
    return to_standard_output if paths == ("-",) else in_place


def _say_changes(
    run: FixRun, files: Iterable[FileChanges], paths: tuple[str, ...], options: dict[str, Any]
) -> bool:
    """Print what was done, file by file, then the sums; tells whether there was anything."""
    from .reporters.changes import changes_of_file, closing

    # The fixed file itself may be on its way to standard output.
    aside = paths == ("-",) and not (options["diff"] or options["output"])
    page = _report_options({**options, "output_file": None, "statistics": False})
    written = not options["diff"]
    done: list[FileChanges] = []
    for file in files:
        done.append(file)
        if options["diff"] or (options["verbose"] and not aside):
            for chunk in changes_of_file(file, page):
                click.echo(chunk, nl=False)
    for chunk in closing(done, run.left, run.summary, page, written=written):
        click.echo(chunk, nl=False, err=aside)
    return any(file.changes for file in done)


def _require_apart(paths: tuple[str, ...], options: dict[str, Any]) -> None:
    """Refuse to write the result or the journal over a file that is to be fixed."""
    for name in ("output", "journal"):
        if options[name] is not None and any(map(_report_test(options[name]), paths)):
            what = f"{options[name]} is the file to be fixed"
            raise InputError(what, file=f"--{name}", remedy="Give it another name, or leave it out")


@cli.command()
@click.argument("topic")
@click.option("--language", help="Language of the WORD. [default: every one that rules know]")
@click.option("--config", type=click.Path(path_type=Path), help="Settings file to use.")
@_UI_LANGUAGE
def explain(topic: str, language: str | None, config: Path | None) -> None:
    """Explain a RULE, a FAMILY, or a WORD: what is found, why, by which law, and what to write."""
    with _clear_errors():
        from .explaining import explanation

        rulebook = _rulebook(config)
        chosen = _settings(config).merged(language=language).language if language else None
        today = date.today().isoformat()
        lines = explanation(topic, rulebook, as_of=today, language=chosen)
        if lines is None:
            _fail(f"no rule or family {topic!r}, and no rule finds anything in it")
        click.echo("\n".join(lines))


@cli.command()
@click.option(
    "--test",
    "folder",
    type=click.Path(path_type=Path),
    help="Run the examples of this rules folder.",
)
@click.option("--select", multiple=True, callback=_split, help="Only these rules or families.")
@click.option("--config", type=click.Path(path_type=Path), help="Settings file to use.")
@_UI_LANGUAGE
def rules(folder: Path | None, select: tuple[str, ...], config: Path | None) -> None:
    """List the rules, or run the examples of your own rules folder."""
    with _clear_errors():
        if folder is not None:
            _test_rules(folder, select)
            return
        from .explaining import rule_table
        from .settings import require_known_names

        rulebook = _rulebook(config)
        require_known_names(_settings(config).merged(select=select), rulebook.rules)
        click.echo("\n".join(rule_table(rulebook, select)))


def _test_rules(folder: Path, select: tuple[str, ...]) -> None:
    from .data import RULES_DIR
    from .examples import failures
    from .linter import Linter
    from .rulefiles.loader import rule_paths
    from .rulefiles.rulebook import load_rulebook
    from .settings.patterns import matches_rule
    from .ui import counted

    rulebook = load_rulebook(
        [folder] if folder.resolve() != RULES_DIR.resolve() else [], examples=True
    )
    own = {f"{path.parent.name}/{path.stem}" for path in rule_paths(folder)}
    tested = [
        rule
        for rule in rulebook.rules
        if rule.name in own
        if not select or any(matches_rule(rule, pattern) for pattern in select)
    ]
    if not tested:
        _fail(f"{folder} has no rule to test. Check --select and that the folder holds rules")
    linter = Linter(rulebook, rules=tested, as_of=date.today().isoformat())
    failed = [str(failure) for failure in failures(linter, tested)]
    for line in failed:
        click.echo(line)
    examples = counted(sum(len(rule.examples) for rule in tested), "example")
    tried = counted(len(tested), "rule")
    what = {"rules": tried, "examples": examples, "number": len(failed)}
    click.echo(say("{rules}, {examples}, {number} failed", **what))
    sys.exit(1 if failed else 0)


@cli.command()
@click.argument("paths", nargs=-1, type=click.Path(), required=True)
@click.option("--prune", is_flag=True, help="Drop what is found no more, and accept nothing new.")
@click.option("--audit", is_flag=True, help="Say of each accepted finding if it is true or false.")
@_with(_READING, _CHOOSING, (_BASELINE,), _TALKING)
def baseline(paths: tuple[str, ...], prune: bool, audit: bool, **options: Any) -> None:
    """Accept today's findings in these files and folders: from now on, only new ones are reported.

    Name the whole catalog. What was accepted before stays, until --prune drops what is found no
    more. What --audit notes can be trained with: `listinglint train --add`.
    """
    if prune and audit:
        raise _WrongUse("Give --prune or --audit, not both.")
    with _clear_errors():
        _baseline(paths, options, prune=prune, audit=audit)


def _baseline(paths: tuple[str, ...], options: dict[str, Any], *, prune: bool, audit: bool) -> None:
    from .fixing import write_file
    from .runs import Run
    from .suppressing import Baseline, baseline_bytes, read_baseline

    settings, rulebook = _settings_and_rules(options)
    path = _baseline_path(settings)
    old = read_baseline(path) if prune or audit or path.is_file() else Baseline()
    reading = _run_options(settings, options["as_of"] or date.today(), {"no_baseline": True})
    with _progress(paths, options) as progress:
        run = Run(settings, rulebook, options=reading, progress=progress)
        found = _found(run, paths, None, "stdin", settings, path)
        if audit:
            new, told = _audited(old, found)
        else:
            new = old.pruned(found) if prune else old.with_findings(found)
            told = _change_of_baseline(old, new, prune=prune)
    _say_errors(run.summary.errors)
    if prune and run.summary.errors:
        _fail(f"{path.name} is left as it is: what is in those files would be dropped")
    write_file(path, baseline_bytes(new))
    if not options["quiet"]:
        click.echo(say("{where}: {what}", where=path.name, what=told))
    sys.exit(2 if run.summary.errors else 0)


def _change_of_baseline(old: Baseline, new: Baseline, *, prune: bool) -> str:
    before, now = ({each.fingerprint for each in one.entries} for one in (old, new))
    if prune:
        counts = {"dropped": grouped(len(before - now)), "left": grouped(len(now))}
        return say("{dropped} dropped, {left} left", **counts)
    counts = {"accepted": grouped(len(now)), "new": grouped(len(now - before))}
    return say("{accepted} accepted, {new} of them new", **counts)


def _audited(baseline: Baseline, found: Iterable[Finding]) -> tuple[Baseline, str]:
    """Ask about each accepted finding that nobody has judged yet; the end of input ends it."""
    from .reporters.plain_words import marked

    asked: set[str] = set()
    open_ones = sum(entry.mark is None for entry in baseline.entries)
    for finding in found:
        entry = baseline.entry_of(finding)
        if entry is None or entry.mark is not None or entry.fingerprint in asked:
            continue
        asked.add(entry.fingerprint)
        count = say("{number} of {all}", number=grouped(len(asked)), all=grouped(open_ones))
        click.echo(f"\n{count}  {marked(finding)}")
        answer = _answer()
        if answer == "quit":
            break
        if answer != "skip":
            baseline.marked(entry, answer == "true")
    marks = [entry.mark for entry in baseline.entries]
    true, false, none = (grouped(marks.count(mark)) for mark in (True, False, None))
    counts = {"true": true, "false": false, "none": none}
    return baseline, say("{true} true, {false} false, {none} without a mark", **counts)


def _answer() -> str:
    """``true``, ``false``, ``skip`` or ``quit``; the first letter is enough."""
    answers = {name[0]: name for name in ("true", "false", "skip", "quit")}
    letter = ""
    while letter not in answers:  # click's own word for a wrong answer would be English
        try:
            letter = click.prompt(
                say("true, false, skip or quit?"),
                type=click.Choice(list(answers)),
                default="s",
                value_proc=lambda text: text.strip().lower(),
            )
        except click.Abort:
            return "quit"
    return answers[letter]


_LABELLED = (
    click.option(
        "--corpus",
        type=click.Path(exists=True, path_type=Path),
        help="Folder or file with the listings that labels or outcomes speak of.",
    ),
    click.option("--config", type=click.Path(path_type=Path), help="Settings file to use."),
    _UI_LANGUAGE,
)


@cli.command()
@click.argument("labels", type=click.Path(exists=True, path_type=Path))
@click.option("--language", help="Only listings in this language.")
@_with(_LABELLED)
def evaluate(labels: Path, language: str | None, corpus: Path | None, config: Path | None) -> None:
    """Measure the findings on labelled listings, or on what a marketplace did with yours.

    LABELS holds listings with their labels, rows of labels, or outcomes: answers of
    getListingsItem, processing reports, suppressed-listing and policy-compliance reports.
    """
    with _clear_errors():
        from .evaluating import evaluate as measure
        from .evaluating import lines

        evaluation = measure(labels, corpus=corpus, linter=_linter(config), language=language)
        click.echo("\n".join(lines(evaluation)))


@cli.command()
@click.option(
    "--labels",
    multiple=True,
    type=click.Path(exists=True, path_type=Path),
    help="File or folder of labels to train with.",
)
@click.option(
    "--add",
    "added",
    type=click.Path(exists=True, path_type=Path),
    help="Your own labelled listings or outcomes: refine the models in use with them.",
)
@click.option(
    "--output", required=True, type=click.Path(path_type=Path), help="Folder for the new models."
)
@_with(_LABELLED)
def train(
    labels: tuple[Path, ...],
    added: Path | None,
    output: Path,
    corpus: Path | None,
    config: Path | None,
) -> None:
    """Rebuild the models from a corpus and labels, or refine those in use with your own.

    Name the new folder as `models` in the settings to use it.
    """
    if (added is None) == (not labels) or (labels and corpus is None):
        raise _WrongUse("Give either --corpus and --labels, or --add.")
    with _clear_errors():
        from . import training
        from .evaluating import labelled_from

        if added is not None:
            own = labelled_from(added, corpus=corpus, linter=_linter(config))
            base = _settings(config).models or MODELS_DIR
            report = training.refine(base, own, output, rulebook=_rulebook(config))
        else:
            assert corpus is not None
            report = training.train(corpus, labels, output, rulebook=_rulebook(config))
        click.echo("\n".join(report.lines()))


@cli.command()
@click.option("--force", is_flag=True, help="Replace a settings file that is there.")
@_UI_LANGUAGE
def init(force: bool) -> None:
    """Look at the listing files here, and write listinglint.toml with every setting explained."""
    from .fixing import write_file
    from .languages import LanguageDetector
    from .rulefiles.rulebook import load_rulebook
    from .settings import SETTINGS_FILE, starter_settings
    from .starting import look_around

    target = Path(SETTINGS_FILE)
    if target.exists() and not force:
        _fail(f"{target} exists already. Edit it, or replace it with --force")
    with _clear_errors():
        seen = look_around(Path(), LanguageDetector.of_rulebook(load_rulebook()))
        with speaking(SOURCE_LANGUAGE):  # as all the other comments in the file
            found = tuple(seen.lines())
        text = starter_settings(
            found=found,
            marketplace=seen.likely_store,
            language=seen.likely_language,
            brands=seen.likely_brands,
        )
        write_file(target, text.encode())
    for line in seen.lines():
        click.echo(line)
    told = "Wrote {file}. Open it and take the # from the settings you want."
    click.echo(say(told, file=target))


def _settings(config: Path | None) -> Settings:
    from .settings import load_settings

    settings = load_settings(config, folder=Path.cwd())
    _speak_as_set(settings)
    return settings


def _rulebook(config: Path | None) -> Rulebook:
    from .rulefiles.rulebook import load_rulebook

    return load_rulebook(_settings(config).rules, examples=True)


def _linter(config: Path | None) -> Linter:
    from .linter import linter_with_models

    models = _settings(config).models or MODELS_DIR
    return linter_with_models(_rulebook(config), models, as_of=date.today().isoformat())


@contextlib.contextmanager
def _clear_errors() -> Iterator[None]:
    try:
        yield
    except InputError as error:
        _fail(str(error))


def _say_errors(errors: Iterable[str]) -> None:
    for error in errors:
        click.echo(_error(error), err=True)


def _error(message: str) -> str:
    """One line; what the user's language lacks is English from its first word."""
    told = _translated(message)
    return say("error: {message}", message=told) if told else f"error: {message}"


def _translated(message: str) -> str | None:
    return error_line(message) if can_be_written(sys.stderr.encoding or "ascii") else None


def _fail(message: str) -> NoReturn:
    click.echo(_error(message), err=True)
    sys.exit(2)
