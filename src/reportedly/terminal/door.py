"""The one place where what goes wrong becomes a line on standard error and an exit code.

Every command runs behind :class:`Door`. Mistakes in options are click's own affair (code 2). The tree of
:class:`~reportedly.errors.ReportedlyError` gives one line and the code of :data:`EXIT_CODES`. Anything else is a defect
of the program and is called so; ``--debug`` shows where it came from. A reader that goes away (``| head``) ends the
program without a word, as it ends others.
"""

from __future__ import annotations

import os
import sys
import traceback
from contextlib import suppress
from typing import Final

import click

from reportedly.errors import BundleError, PageError, ReportedlyError, StoreError, UsageError
from reportedly.terminal.safety import printable

__all__ = ["CLOSED", "EXIT_CODES", "REJECTED", "Door", "ReaderGone", "say"]

REJECTED: Final = 1
INTERRUPTED: Final = 130  # 128 and the number of SIGINT, as shells have it
CLOSED: Final = 141  # 128 and the number of SIGPIPE
DEFECT: Final = 70  # EX_SOFTWARE of BSD's sysexits.h

#: The code of each branch of the tree of errors.
EXIT_CODES: Final[dict[type[ReportedlyError], int]] = {
    PageError: REJECTED,
    UsageError: 2,
    BundleError: 3,
    StoreError: 3,
}


class ReaderGone(Exception):  # noqa: N818 - no error: the reader has seen enough
    """Whoever read standard output has closed it."""


class Door(click.Group):
    """A group of commands, none of which lets an exception out."""

    def invoke(self, ctx: click.Context) -> object:
        """Run the command; see the module for what becomes of exceptions."""
        try:
            return super().invoke(ctx)
        except (click.ClickException, click.Abort, click.exceptions.Exit):
            raise
        except ReaderGone:
            _abandon_output()
            code = CLOSED
        except KeyboardInterrupt:
            kept = "; what was stored stays: run it again to go on" if ctx.invoked_subcommand == "read" else ""
            say(f"interrupted{kept}")
            code = INTERRUPTED
        except ReportedlyError as error:
            _trace(ctx)
            say(str(error))
            code = next((code for kind, code in EXIT_CODES.items() if isinstance(error, kind)), DEFECT)
        except Exception as error:  # noqa: BLE001 - the last resort: nobody below foresaw it
            _trace(ctx)
            advice = "" if ctx.params.get("debug") else "; run it with 'reportedly --debug …' to see where"
            say(f"a defect of the program, please report it: {type(error).__name__}: {error}{advice}")
            code = DEFECT
        raise click.exceptions.Exit(code)


def say(line: str) -> None:
    """One line on standard error, fit for a terminal."""
    click.echo(f"reportedly: {printable(line)}", err=True)


def _trace(ctx: click.Context) -> None:
    if ctx.params.get("debug"):
        for line in traceback.format_exc().splitlines():
            click.echo(printable(line), err=True)


def _abandon_output() -> None:
    """Let what is still buffered go nowhere, lest the interpreter complain of the closed pipe at its exit."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
