"""The commands. Each asks the pipeline and hands what it gives to the terminal; none does any work itself.

``bench`` asks the bundle's manifest instead: it need not wait until the reader is loaded.

Only click is imported at the start: what reads, stores and paints is imported by the command that needs it, so that
``--help``, ``--version`` and completion answer at once. What becomes of exceptions: :mod:`reportedly.terminal.door`.
"""

# ruff: noqa: D301 - in a docstring here, \b tells click to leave a paragraph as it is

from __future__ import annotations

import gc
import os
import shlex
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click
from click.core import ParameterSource

from reportedly.cli import judging, ledger, web
from reportedly.terminal.door import REJECTED, Door, say
from reportedly.terminal.options import PATH, bundle_option, desk_option, reading_options

if TYPE_CHECKING:
    from typing import Unpack

    from reportedly.terminal.options import Reading
    from reportedly.terminal.progress import Tally
    from reportedly.terminal.rates import Rate

__all__ = ["main"]

# Small matrices, many of them: threads for one wait longer than they work, and keep the other processes' cores busy.
# Reckoning a story takes a third of the core-seconds so. It must be said before numpy is loaded.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
# What is read is no circle, and much: looking for circles as often as is usual takes a tenth of the time.
gc.set_threshold(20_000, 20, 100)

#: The shells that complete, and where each looks for completions.
_SHELLS: Final = {
    "bash": "~/.local/share/bash-completion/completions/reportedly",
    "fish": "~/.config/fish/completions/reportedly.fish",
    "zsh": "~/.zfunc/_reportedly (and have 'fpath+=~/.zfunc' before 'compinit' in ~/.zshrc)",
}


def _version(ctx: click.Context, _: click.Parameter, wanted: bool) -> None:
    if wanted and not ctx.resilient_parsing:
        from importlib.metadata import PackageNotFoundError, version

        try:
            number = version("reportedly")
        except PackageNotFoundError:
            number = "(not installed: run from its source)"
        click.echo(f"reportedly {number}")
        ctx.exit()


@click.group(cls=Door, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.option("--debug", is_flag=True, help="Show where an error came from.")
@click.option("--version", is_flag=True, is_eager=True, expose_value=False, callback=_version, help="Show the version.")
def main(debug: bool) -> None:
    """Keep the record of news: who claimed what, on whose word, how surely, with the very words.

    Pages are read on this machine; no service is asked. What a page leaves open stays open.

    \b
    Examples:
      reportedly read pages/ https://tideline.example/ferry   store what the pages say in desk.db
      reportedly show                                         all of it, in order of publication
      reportedly show "ferry turned back"                     one article, by words of its title
      reportedly stories                                      the affairs that the pages are about
      reportedly story ferry --as-of 2024-03-05               what stood on that day, and what spoke against it
      reportedly claim "14 people were killed"                who said so, on whose word, and what became of it
      reportedly assess "14 people were killed" --source B    what you make of it, signed and dated
      reportedly serve                                        the same in a browser
      reportedly parse page.html | head                       JSON lines; nothing is stored
      reportedly export --output ledger.jsonl                 the whole desk as JSON lines
      reportedly bench                                        how often the reader errs, as measured
      reportedly completion bash                              let Tab complete commands and options

    \b
    Exit codes:
      0    all went well
      1    some pages were rejected; the rest was done
      2    the command asks for something that cannot be done as asked
      3    the desk, the reader's bundle or the output cannot be used
      70   a defect of reportedly itself
      130  interrupted; what was stored stays
      141  whoever read the output went away
    """


@main.command()
@reading_options
def parse(sources: tuple[str, ...], **options: Unpack[Reading]) -> None:
    """Print what pages say as JSON lines; store nothing.

    SOURCE is a file, a folder, an address, a feed, a WARC, JSON lines of pages, or - for standard input. Each page's
    lines come out as soon as it is done: the article, who is in it, the times, what happens, the statements; or that it
    was rejected, and why.

    \b
    Examples:
      reportedly parse page.html
      reportedly parse --outlet Tideline --published 2024-03-05 notes.txt | jq .
    """
    from reportedly import pipeline
    from reportedly.terminal.output import print_lines
    from reportedly.terminal.progress import Tally

    tally = Tally()
    for item in pipeline.parse(sources, **_told(options)):
        print_lines(pipeline.as_lines(item))
        tally.add(item)
    rejections = tally.rejections()
    if rejections:
        say(f"of {tally.pages:,} pages {rejections}")
    _leave(tally)


@main.command()
@reading_options
@desk_option
@click.pass_context
def read(ctx: click.Context, sources: tuple[str, ...], desk: Path, **options: Unpack[Reading]) -> None:
    """Read pages and store what they say in a desk.

    SOURCE is a file, a folder, an address, a feed, a WARC, JSON lines of pages, or - for standard input. A page that
    is in the desk already is left as it is, so that the same command can be run again after an interruption.

    \b
    Examples:
      reportedly read pages/
      reportedly read --desk storm.db --jobs 2 https://tideline.example/feed.xml
    """
    from reportedly import pipeline
    from reportedly.terminal.progress import Watch

    with Watch(pipeline.expected(sources)) as watch:
        for item in pipeline.read(sources, desk=desk, **_told(options)):
            watch.saw(item)
    chosen = ctx.get_parameter_source("desk") is ParameterSource.COMMANDLINE
    following = f"reportedly show --desk {shlex.quote(str(desk))}" if chosen else "reportedly show"
    click.echo(f"{watch.tally.summary(str(desk))} Next: {following}", err=True)
    _leave(watch.tally)


@main.command()
@click.argument("article", required=False)
@desk_option
@click.option("--brief", is_flag=True, help="A paragraph a statement, without the sentences around it.")
@click.option("--detail", is_flag=True, help="List who is named, the times and the events, too.")
def show(article: str | None, desk: Path, brief: bool, detail: bool) -> None:
    """Show who said what, on whose word, how surely, with the words.

    ARTICLE is an id or how it begins, a title, an address, or a piece of either.
    Without ARTICLE, all reports of the desk come one after another in order of publication, then the rejected pages.
    On a terminal, what does not fit the screen comes through a pager ($PAGER, or less). Without colours (piped, or
    NO_COLOR is set) signs stand for them; the legend at the end explains either.

    \b
    Examples:
      reportedly show
      reportedly show --brief | less
      reportedly show --detail tideline.example/ferry
    """
    from reportedly.terminal.output import page

    page(_sheets(desk, article, brief=brief, detail=detail))


@main.command()
@desk_option
@click.option("--format", "form", type=click.Choice(["jsonl"]), default="jsonl", show_default=True, help="The format.")
@click.option("--output", metavar="FILE", type=PATH, default="-", help="Where to write, instead of standard output.")
def export(desk: Path, form: str, output: Path) -> None:  # noqa: ARG001 - there is one format so far
    """Write the whole desk in a public format.

    \b
    Examples:
      reportedly export > ledger.jsonl
      reportedly export --format jsonl --desk storm.db --output storm.jsonl
    """
    from reportedly import pipeline
    from reportedly.terminal.output import print_lines, write_lines

    lines = pipeline.export(desk)
    if str(output) == "-":
        print_lines(lines)
    else:
        write_lines(lines, output)


@main.command()
@bundle_option
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True, help="How.")
def bench(bundle: Path | None, form: str) -> None:
    """Show how often the reader errs, as it was measured when it was made.

    Nothing is measured now: the numbers stand in the manifest of the reader's bundle, with what it was made from. They
    are of text that people had marked and that it was not trained on.

    \b
    Examples:
      reportedly bench
      reportedly bench --format json | jq '.scores[] | select(.head == "attribution")'
    """
    from reportedly.reader.bundle import digest, manifest
    from reportedly.terminal.output import page, print_lines
    from reportedly.terminal.rates import as_json, rates

    made = manifest(bundle)
    about = {
        "bundle": made.name,
        "digest": digest(bundle),
        "encoder": made.encoder,
        "trained": made.trained,
        "data": ", ".join(made.data),
        "licence": made.licence,
    }
    if form == "json":
        print_lines([as_json(about, rates(made.scores))])
    else:
        page([_card(about, rates(made.scores))])


@main.command()
@click.argument("shell", required=False, type=click.Choice(list(_SHELLS)))
def completion(shell: str | None) -> None:
    """Print the script that completes commands and options.

    SHELL is the one you are in, where it is not given. The script's last line says how to install it.

    \b
    Example:
      reportedly completion bash > ~/.local/share/bash-completion/completions/reportedly
    """
    from click.shell_completion import get_completion_class

    shell = shell or Path(os.environ.get("SHELL", "")).name
    script = get_completion_class(shell)
    if shell not in _SHELLS or script is None:
        raise click.UsageError(f"Say for which shell: {', '.join(_SHELLS)}.")
    click.echo(script(main, {}, "reportedly", "_REPORTEDLY_COMPLETE").source().strip())
    click.echo(f"# To install: reportedly completion {shell} > {_SHELLS[shell]}")


def _told(options: Reading) -> dict[str, Any]:
    """Put the shared options as the pipeline wants them."""
    from reportedly import pipeline

    hints = pipeline.Hints(url=options["url"], outlet=options["outlet"], published=options["published"])
    return {
        "hints": hints,
        "allow_private": options["allow_private"],
        "bundle": options["bundle"],
        "jobs": options["jobs"],
    }


def _sheets(desk: Path, article: str | None, *, brief: bool, detail: bool) -> Iterator[str]:
    """Paint the desk, a report at a time."""
    from rich.console import Console

    from reportedly import pipeline
    from reportedly.terminal.layout import look_of, painted
    from reportedly.terminal.show import legend_lines, rejected_lines, report_lines

    console = Console()
    look = look_of(console)
    shown = 0
    for report in pipeline.show(desk, article):
        yield painted(report_lines(report, look, brief=brief, detail=detail), console, look)
        shown += 1
    if article is None:
        yield painted(rejected_lines(tuple(pipeline.rejected(desk)), look), console, look)
    if shown:
        yield painted(legend_lines(look), console, look)
    else:
        say(f"{desk} holds no report yet. Next: reportedly read SOURCE")


def _card(about: dict[str, str], rows: tuple[Rate, ...]) -> str:
    """Paint what a reader is, and how often it errs."""
    from rich.console import Console

    from reportedly.terminal.bench import card_lines
    from reportedly.terminal.layout import look_of, painted

    console = Console()
    look = look_of(console)
    return painted(card_lines(about, rows, look), console, look)


def _leave(tally: Tally) -> None:
    if tally.rejected:
        raise click.exceptions.Exit(REJECTED)


for _command in (*ledger.COMMANDS, *judging.COMMANDS, *web.COMMANDS):
    main.add_command(_command)
