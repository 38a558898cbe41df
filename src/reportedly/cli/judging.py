"""The commands by which people at the desk judge: assess, correct, take back, and look it all up."""

# ruff: noqa: D301 - in a docstring here, \b tells click to leave a paragraph as it is

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, cast, get_args

import click

from reportedly.cli.signing import page, signed_by, who_option, why_option
from reportedly.judgements import INFORMATION, LIKELIHOODS, SOURCES, Because
from reportedly.records import Certainty
from reportedly.terminal.door import say
from reportedly.terminal.options import desk_option

if TYPE_CHECKING:
    from reportedly.judgements import Digit, Judgement, Letter, Likelihood

__all__ = ["COMMANDS"]

_LETTERS: Final = "; ".join(f"{letter} {meaning}" for letter, meaning in SOURCES.items())
_DIGITS: Final = "; ".join(f"{digit} {meaning}" for digit, meaning in INFORMATION.items())


@click.command()
@click.argument("claim", metavar="CLAIM")
@desk_option
@click.option("--source", type=click.Choice(list(SOURCES), case_sensitive=False), help=f"How reliable: {_LETTERS}.")
@click.option("--information", type=click.Choice([str(one) for one in INFORMATION]), help=f"How credible: {_DIGITS}.")
@click.option(
    "--likelihood", type=click.Choice(list(LIKELIHOODS)), help="How likely it is so, in the words of ICD 203."
)
@click.option("--note", default="", metavar="TEXT", help="In your own words.")
@who_option
@why_option
def assess(
    claim: str,
    desk: Path,
    source: str | None,
    information: str | None,
    likelihood: str | None,
    note: str,
    who: str | None,
    why: str,
) -> None:
    """Say what you make of a claim: it stands beside what was read, signed and dated.

    SOURCE and INFORMATION are the letter and the digit of the NATO Admiralty code. Of several assessments of a claim
    by one person the last is shown; the log keeps all.

    \b
    Example:
      reportedly assess "14 people were killed" --source B --information 2 --likelihood likely
    """
    from reportedly import judging

    kept = judging.assess(
        desk,
        claim,
        source=cast("Letter | None", source),
        information=cast("Digit", int(information)) if information else None,
        likelihood=cast("Likelihood | None", likelihood),
        note=note,
        who=signed_by(who),
        why=why,
    )
    _kept(kept)


@click.command()
@click.argument("claim", metavar="CLAIM")
@desk_option
@click.option(
    "--statement", type=click.IntRange(1), metavar="N", help="Which of its statements, as `claim` counts them."
)
@click.option("--speaker", metavar="NAME", help="Whose word the statement is.")
@click.option("--chain", metavar="NAMES", help='On whose word, from the outlet to the root: "Officials > the captain".')
@click.option("--own-voice", is_flag=True, help="On nobody's word: the outlet's own voice.")
@click.option("--certainty", type=click.Choice(get_args(Certainty)), help="How surely it is given.")
@click.option("--hop", type=click.IntRange(0), metavar="N", help="Which hop: 0 the outlet, 1 the next; else the root.")
@click.option("--apart", is_flag=True, help="The statement does not say this claim.")
@click.option("--same", metavar="CLAIM", help="Another claim that is this one.")
@click.option("--not-same", metavar="CLAIM", help="Another claim that is never this one.")
@click.option("--rival", metavar="CLAIM", help="Another claim that cannot hold together with it.")
@click.option("--because", type=click.Choice(get_args(Because)), default="other", show_default=True, help="Why not.")
@click.option("--no-rival", metavar="CLAIM", help="Another claim that can hold together with it.")
@who_option
@why_option
def correct(claim: str, desk: Path, who: str | None, why: str, **told: Any) -> None:
    """Correct what was read of a claim: one thing at a time, kept with who, when and why.

    CLAIM is an id or how it begins, or a piece of the wording. What the machine read stays, and is shown beside the
    correction. A correction is taken back by `reportedly undo`.

    \b
    Examples:
      reportedly correct "14 people were killed" --statement 2 --speaker "the harbour master"
      reportedly correct "14 people were killed" --statement 2 --certainty PR+ --why "she said: probably"
      reportedly correct claim-1f2e --same claim-9c0d --why "one toll, in other words"
      reportedly correct claim-1f2e --no-rival claim-77aa
    """
    chosen = [name for name in _CORRECTIONS if told[name]]
    if len(chosen) != 1:
        names = ", ".join(f"--{name.replace('_', '-')}" for name in _CORRECTIONS)
        raise click.UsageError(f"Say one thing that is to be corrected, by one of {names}.")
    _kept(_CORRECTIONS[chosen[0]](desk, claim, told, {"who": signed_by(who), "why": why}))


def _of_statement(desk: Path, claim: str, told: dict[str, Any], signed: dict[str, str]) -> Judgement:
    """Correct what was read of one statement."""
    from reportedly import judging

    of = judging.nth(desk, claim, told["statement"])
    hop = told["hop"]
    if told["speaker"]:
        if hop == 0:
            raise click.UsageError("Hop 0 is the outlet itself: its hops are counted from 1.")
        return judging.speaker(desk, of, told["speaker"], hop=None if hop is None else hop - 1, **signed)
    if told["certainty"]:
        which = judging.root_of(desk, of) if hop is None else hop - 1 if hop else None
        return judging.commits(desk, of, told["certainty"], hop=which, **signed)
    if told["apart"]:
        return judging.apart(desk, claim, of=of.statement, **signed)
    names = [name for name in (told["chain"] or "").split(">") if name.strip()]
    return judging.chain(desk, of, names, **signed)


def _of_two(desk: Path, claim: str, told: dict[str, Any], signed: dict[str, str]) -> Judgement:
    """Correct what was made of two claims."""
    from reportedly import judging

    if told["same"]:
        return judging.same(desk, claim, told["same"], **signed)
    if told["not_same"]:
        return judging.apart(desk, claim, other=told["not_same"], **signed)
    if told["rival"]:
        return judging.rivals(desk, claim, told["rival"], because=told["because"], **signed)
    return judging.no_rivals(desk, claim, told["no_rival"], **signed)


_Correct = Callable[[Path, str, dict[str, Any], dict[str, str]], "Judgement"]
_CORRECTIONS: Final[dict[str, _Correct]] = {
    **dict.fromkeys(("speaker", "chain", "own_voice", "certainty", "apart"), _of_statement),
    **dict.fromkeys(("same", "not_same", "rival", "no_rival"), _of_two),
}


@click.command()
@click.argument("id_", metavar="ID")
@desk_option
@who_option
@why_option
def undo(id_: str, desk: Path, who: str | None, why: str) -> None:
    """Take back a judgement, or a decision about stories: it stays in the log, and no longer counts.

    ID is one of the log, or how it begins. An undo can be undone.

    \b
    Example:
      reportedly undo judgement-5b11 --why "misheard"
    """
    from reportedly import judging

    _kept(judging.undo(desk, id_, who=signed_by(who), why=why))


@click.command()
@click.argument("name", metavar="[STORY|CLAIM]", required=False)
@desk_option
def log(name: str | None, desk: Path) -> None:
    """Show what was judged and decided, of the desk or of one story or claim: who, when, why, and what was undone.

    \b
    Examples:
      reportedly log
      reportedly log "supply ferry"
    """
    from reportedly import judging
    from reportedly.terminal.judged import log_lines

    found = judging.log(desk, name)
    if found.entries:
        page(lambda look: log_lines(found.entries, found.headlines, look))
    else:
        say("nothing has been judged here yet. Next: reportedly assess CLAIM")


def _kept(judgement: Judgement) -> None:
    say(f"kept as {judgement.id}: `reportedly undo` takes it back")


COMMANDS: Final = (assess, correct, undo, log)
