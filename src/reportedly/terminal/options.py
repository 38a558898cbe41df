"""The options that several commands share."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Final, TypedDict, TypeVar

import click

__all__ = ["PATH", "Reading", "bundle_option", "desk_option", "reading_options"]

_Command = TypeVar("_Command", bound=Callable[..., object])

PATH: Final = click.Path(path_type=Path)


class Reading(TypedDict):
    """The options that ``parse`` and ``read`` share, as click hands them over."""

    url: str | None
    outlet: str | None
    published: str | None
    allow_private: bool
    bundle: Path | None
    jobs: int


def bundle_option(command: _Command) -> _Command:
    """Add ``--bundle``."""
    return click.option("--bundle", metavar="PATH", type=PATH, help="Another reader than the one that is built in.")(
        command
    )


def reading_options(command: _Command) -> _Command:
    """Add the sources, and the options of :class:`Reading`."""
    for decorate in reversed(
        (
            click.argument("sources", metavar="SOURCE...", nargs=-1, required=True, type=click.Path(allow_dash=True)),
            click.option("--url", metavar="URL", help="The address the page came from, where it does not say so."),
            click.option("--outlet", metavar="NAME", help="The outlet's name, whatever the page says."),
            click.option(
                "--published", metavar="TIME", help="When it was published, ISO 8601, whatever the page says."
            ),
            click.option("--allow-private", is_flag=True, help="Fetch from addresses of private networks, too."),
            bundle_option,
            click.option(
                "--jobs",
                metavar="N",
                type=click.IntRange(min=1),
                default=1,
                show_default=True,
                help="Read N at a time.",
            ),
        )
    ):
        command = decorate(command)
    return command


def desk_option(command: _Command) -> _Command:
    """Add ``--desk``."""
    return click.option(
        "--desk",
        metavar="FILE",
        type=click.Path(dir_okay=False, path_type=Path),
        default="desk.db",
        envvar="REPORTEDLY_DESK",
        show_default=True,
        show_envvar=True,
        help="The file that keeps what was read.",
    )(command)
