"""What commands share by which people decide: who says so and why; and how a page is printed."""

from __future__ import annotations

import getpass
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Final

import click

if TYPE_CHECKING:
    from rich.text import Text

    from reportedly.terminal.layout import Look

__all__ = ["page", "signed_by", "who_option", "why_option"]

why_option: Final = click.option("--why", default="", metavar="TEXT", help="The reason, kept with the decision.")
who_option: Final = click.option("--who", metavar="NAME", help="Who decides, where it is not the user of this machine.")


def signed_by(who: str | None) -> str:
    """Whoever is named, or is logged in; a decision is signed."""
    if who:
        return who
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        raise click.UsageError("This machine does not say who you are: name yourself with --who NAME.") from None


def page(lines: Callable[[Look], Iterable[Text]]) -> None:
    """Paint what *lines* gives for the look of this console, through a pager where it does not fit."""
    from rich.console import Console

    from reportedly.terminal.layout import look_of, painted
    from reportedly.terminal.output import page

    console = Console()
    look = look_of(console)
    page([painted(lines(look), console, look)])
