"""The commands by which the desk is looked at in a browser."""

# ruff: noqa: D301 - in a docstring here, \b tells click to leave a paragraph as it is

from __future__ import annotations

from pathlib import Path
from typing import Final

import click

from reportedly.terminal.door import say
from reportedly.terminal.options import PATH, desk_option

__all__ = ["COMMANDS"]


@click.command()
@desk_option
@click.option("--host", default="127.0.0.1", show_default=True, help="Where to listen; any other needs a token.")
@click.option("--port", type=click.IntRange(0, 65535), default=8017, show_default=True, help="Where to listen.")
@click.option(
    "--token", metavar="WORD", envvar="REPORTEDLY_TOKEN", help="What a browser must show once, as ?token=WORD."
)
@click.option("--read-only", "readonly", is_flag=True, help="Take nothing: no pages, no judgements.")
def serve(desk: Path, host: str, port: int, token: str | None, readonly: bool) -> None:
    """Show a desk in the browser, until interrupted.

    Pages are made on this machine, ask nothing of any other and need no script. Files and addresses can be added there:
    they are read as the read command does it. Claims and statements can be judged there. Whoever can open the desk can
    do both, unless it is shown --read-only.

    \b
    Examples:
      reportedly serve
      reportedly serve --desk storm.db --port 8020 --read-only
    """
    from reportedly import web

    web.serve(desk, host=host, port=port, token=token, readonly=readonly, ready=say)


@click.command()
@click.argument("folder", metavar="FOLDER", type=PATH)
@desk_option
def publish(folder: Path, desk: Path) -> None:
    """Write a desk as web pages into a folder.

    They work from disk, can be mailed, archived and put on any server. The folder must be empty, or one that was
    published before.

    \b
    Example:
      reportedly publish site
    """
    from reportedly import web

    say(f"{web.publish(desk, folder):,} files in {folder}. Next: open {folder / 'index.html'}")


COMMANDS: Final = (serve, publish)
