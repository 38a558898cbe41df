"""The commands that ask about the ledger across reports, and those by which the desk decides about stories."""

# ruff: noqa: D301 - in a docstring here, \b tells click to leave a paragraph as it is

from __future__ import annotations

from pathlib import Path
from typing import Final

import click

from reportedly.cli.signing import page, signed_by, who_option, why_option
from reportedly.terminal.door import say
from reportedly.terminal.options import PATH, desk_option

__all__ = ["COMMANDS"]

_day_option = click.option("--as-of", "day", metavar="DATE", help="What was known at the end of that day: 2024-03-05.")


@click.command()
@desk_option
@click.option("--limit", type=click.IntRange(1), default=40, show_default=True, help="How many at most.")
def stories(desk: Path, limit: int) -> None:
    """List the stories of a desk, that which changed last first.

    A story is one developing affair: the articles that go on about the same rare names, over days or years. Its title
    is that of its first report.

    \b
    Examples:
      reportedly stories
      reportedly stories --limit 5 --desk storm.db
    """
    from reportedly import asking
    from reportedly.terminal.stories import stories_lines

    found = list(asking.stories(desk, limit=limit))
    if found:
        page(lambda look: stories_lines(found, look))
    else:
        say(f"{desk} holds no story yet. Next: reportedly read SOURCE")


@click.command()
@click.argument("story", metavar="STORY")
@desk_option
@_day_option
@click.option("--all", "whole", is_flag=True, help="Cut no list.")
def story(story: str, desk: Path, day: str | None, whole: bool) -> None:
    """Show one story: what is contested, what changed last, and the rest.

    STORY is an id or how it begins, or a piece of the title. Each claim stands with how many outlets, families of
    articles that copy each other, and independent roots carry it: at most so many, since sources without a name may
    be one.

    \b
    Examples:
      reportedly story "supply ferry"
      reportedly story "supply ferry" --as-of 2024-03-05
      reportedly story "supply ferry" --all | less
    """
    from reportedly import asking
    from reportedly.terminal.story import story_lines

    told = asking.story(desk, story, as_of=day)
    page(lambda look: story_lines(told.affair, told.headlines, look, day=day, whole=whole))


@click.command()
@click.argument("claim", metavar="CLAIM")
@desk_option
@_day_option
def claim(claim: str, desk: Path, day: str | None) -> None:
    """Show one claim: every statement of it with its chain and words, its rivals, its roots, how it stood.

    CLAIM is an id or how it begins, as the other commands print it, or a piece of the wording.

    \b
    Examples:
      reportedly claim "14 people were killed"
      reportedly claim "14 people were killed" --as-of 2024-03-01
    """
    from reportedly import asking
    from reportedly.terminal.claim import claim_lines

    cited = asking.claim(desk, claim, as_of=day)
    page(lambda look: claim_lines(cited.affair, cited.claim, cited.reports, look, cited.corrections))


@click.command()
@click.argument("story", metavar="STORY")
@desk_option
@_day_option
def timeline(story: str, desk: Path, day: str | None) -> None:
    """Show what changed in a story, day by day.

    At the left the day it was reported; "happened" gives the time that a claim is about.

    \b
    Example:
      reportedly timeline "supply ferry"
    """
    from reportedly import asking
    from reportedly.terminal.timeline import timeline_lines

    told = asking.story(desk, story, as_of=day)
    page(lambda look: timeline_lines(told.affair, told.headlines, look, day=day))


@click.command()
@click.argument("words", nargs=-1, required=True)
@desk_option
@click.option("--limit", type=click.IntRange(1), default=20, show_default=True, help="How many at most.")
def search(words: tuple[str, ...], desk: Path, limit: int) -> None:
    """Find articles and claims that have all these words.

    Words in double quotes stand together.

    \b
    Examples:
      reportedly search valve
      reportedly search '"port captain"' test
    """
    from reportedly import asking
    from reportedly.terminal.hits import search_lines

    found = asking.search(desk, " ".join(words), limit=limit)
    page(lambda look: search_lines(found, look))


@click.command()
@click.argument("story", metavar="STORY")
@desk_option
@click.option("--since", "day", metavar="DATE", required=True, help="What changed after the end of that day.")
def diff(story: str, desk: Path, day: str) -> None:
    """Show what has changed in a story since a day.

    \b
    Example:
      reportedly diff "supply ferry" --since 2024-03-05
    """
    from reportedly import asking
    from reportedly.terminal.difference import diff_lines

    found = asking.changes(desk, story, since=day)
    page(lambda look: diff_lines(found.before, found.now, found.headlines, look, day=day))


@click.command()
@click.argument("names", metavar="STORY STORY...", nargs=-1, required=True)
@desk_option
@who_option
@why_option
def merge(names: tuple[str, ...], desk: Path, who: str | None, why: str) -> None:
    """Decide that stories are one, now and whatever comes.

    The decision is kept with who made it and when, and holds when pages are read again.

    \b
    Example:
      reportedly merge story-1f2e story-9c0d --why "one ship, two names"
    """
    from reportedly import asking

    told = asking.merge(desk, names, who=signed_by(who), why=why)
    say(f"one story now, of {len(told.affair.story.articles)} reports: {told.affair.story.id}")


@click.command()
@click.argument("story", metavar="STORY")
@click.argument("articles", metavar="ARTICLE...", nargs=-1, required=True)
@desk_option
@who_option
@why_option
def split(story: str, articles: tuple[str, ...], desk: Path, who: str | None, why: str) -> None:
    """Decide that some articles are a story of their own, now and whatever comes.

    ARTICLE is an id or how it begins, a title, an address, or a piece of either.

    \b
    Example:
      reportedly split story-1f2e article-05d0 --why "another flood"
    """
    from reportedly import asking

    told = asking.split(desk, story, articles, who=signed_by(who), why=why)
    say(f"a story of its own now, of {len(told.affair.story.articles)} reports: {told.affair.story.id}")


@click.command()
@click.argument("other", metavar="DESK", type=PATH)
@desk_option
def adopt(other: Path, desk: Path) -> None:
    """Take over everything that another desk holds: its reports, its rejected pages, its decisions.

    The desk is then the same as if all pages had been read into it, in whatever order.

    \b
    Example:
      reportedly adopt colleague.db
    """
    from reportedly import asking

    say(f"{asking.adopt(desk, other):,} reports that were new")


COMMANDS: Final = (stories, story, claim, timeline, search, diff, merge, split, adopt)
