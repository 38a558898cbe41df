"""What a form judges, kept at the desk: from what was chosen and typed to a judgement, or words beside the field.

Theory of operation. Each form keeps one judgement, by the functions that the commands use (:mod:`reportedly.judging`),
and leads on to the page on which it is seen. What these refuse is said beside the field that chose what was to be done;
a form that lacks something says so beside what it lacks. Nobody judges without a name, which is kept in a cookie for
the next time.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Final, cast, get_args

from starlette.requests import Request
from starlette.routing import Route

from reportedly import asking, judging
from reportedly.errors import UsageError
from reportedly.judgements import INFORMATION, LIKELIHOODS, SOURCES, Because, Digit, Judgement, Letter, Likelihood
from reportedly.judging import Pointed
from reportedly.records import Certainty
from reportedly.web.addresses import Addresses
from reportedly.web.clerk import Clerk
from reportedly.web.forms import LONGEST_NAME, Done, Form, Forms, signer
from reportedly.web.views.filled import Filled

__all__ = ["routes"]

_NOTE: Final = 4000  # characters of a note
_WHY: Final = 500  # characters of a reason
_NAMES: Final = 12  # hops that a chain may be given

_View = Callable[[Filled], object]
_Keep = Callable[[Form, str, str], str]


class _Lacking(Exception):  # noqa: N818 - named for what it is
    """Something is wrong with a field."""

    def __init__(self, field: str, words: str) -> None:
        super().__init__(words)
        self.field = field


def routes(clerk: Clerk, forms: Forms, to: Addresses) -> list[Route]:
    """Make the routes of the pages on which people judge."""
    desk = _Desk(clerk, to)
    return [
        forms.route("/claim/{claim}/judge", "judge", desk.show_judge, desk.take_judge),
        forms.route("/claim/{claim}/relate", "relate", desk.show_relate, desk.take_relate),
        forms.route("/report/{article}/correct", "correct", desk.show_correct, desk.take_correct),
        forms.route("/story/{story}/divide", "divide", desk.show_divide, desk.take_divide),
        forms.route("/undo/{entry}", "undo", desk.show_undo, desk.take_undo),
    ]


class _Desk:
    """Shows the forms of one desk, and takes them."""

    def __init__(self, clerk: Clerk, to: Addresses) -> None:
        self._clerk = clerk
        self._to = to

    # A claim

    def show_judge(self, asked: Request) -> object:
        """Show the form for an assessment, with what whoever asks made of the claim before."""
        who = signer(asked)
        before = self._clerk.assessed(asked.path_params["claim"], who)
        return self._clerk.judge(asked.path_params["claim"], Filled(values={**before, "who": who}))

    def take_judge(self, asked: Request, form: Form) -> Done | object:
        """Keep an assessment."""
        claim = asked.path_params["claim"]

        def keep(form: Form, who: str, why: str) -> str:
            digit = _chosen(form, "information", [str(one) for one in INFORMATION])
            judging.assess(
                self._clerk.path,
                claim,
                source=cast("Letter | None", _chosen(form, "source", SOURCES)),
                information=cast("Digit", int(digit)) if digit else None,
                likelihood=cast("Likelihood | None", _chosen(form, "likelihood", LIKELIHOODS)),
                note=_bounded(form, "note", _NOTE),
                who=who,
                why=why,
            )
            return self._to.claim(claim)

        return _taken(form, keep, lambda filled: self._clerk.judge(claim, filled), "note")

    def show_relate(self, asked: Request) -> object:
        """Show the form that says what a claim has to do with another."""
        return self._clerk.relate(asked.path_params["claim"], Filled(values={"who": signer(asked)}))

    def take_relate(self, asked: Request, form: Form) -> Done | object:
        """Keep what was said of a claim and another, or of a claim and its statement."""
        claim = asked.path_params["claim"]

        def keep(form: Form, who: str, why: str) -> str:
            kept = self._related(claim, form, {"who": who, "why": why})
            return self._to.claim(judging.claim_at(self._clerk.path, kept) or claim)

        return _taken(form, keep, lambda filled: self._clerk.relate(claim, filled), "what")

    def _related(self, claim: str, form: Form, signed: Mapping[str, str]) -> Judgement:
        path, what = self._clerk.path, form.one("what")
        if what == "out":
            return judging.apart(path, claim, of=_given(form, "statement", "Choose the statement."), **signed)
        if what not in ("same", "apart", "rival", "no-rival"):
            raise _Lacking("what", "Choose what is to be said.")
        other = _given(form, "other", "Choose the other claim.")
        if what == "same":
            return judging.same(path, claim, other, **signed)
        if what == "apart":
            return judging.apart(path, claim, other=other, **signed)
        if what == "rival":
            because = _chosen(form, "because", get_args(Because)) or "other"
            return judging.rivals(path, claim, other, because=cast("Because", because), **signed)
        return judging.no_rivals(path, claim, other, **signed)

    # A statement

    def show_correct(self, asked: Request) -> object:
        """Show the form that corrects what was read of a statement, with its chain to be changed."""
        article, statement = _pointed(asked)
        chain = self._clerk.chain(article, statement)
        hop = str(len(chain) - 1) if chain else "outlet"
        return self._clerk.correct(
            article, statement, Filled(values={"who": signer(asked), "hop": hop, "names": "\n".join(chain)})
        )

    def take_correct(self, asked: Request, form: Form) -> Done | object:
        """Keep a correction of a statement."""
        article, statement = _pointed(asked)
        of = Pointed(article=article, statement=statement)

        def keep(form: Form, who: str, why: str) -> str:
            self._corrected(of, form, {"who": who, "why": why})
            return self._to.report(article, statement)

        return _taken(form, keep, lambda filled: self._clerk.correct(article, statement, filled), "what")

    def _corrected(self, of: Pointed, form: Form, signed: Mapping[str, str]) -> Judgement:
        path, what = self._clerk.path, form.one("what")
        if what == "chain":
            names = [line.strip() for line in form.one("names").splitlines() if line.strip()]
            if len(names) > _NAMES:
                raise _Lacking("names", f"A chain has at most {_NAMES} hops here.")
            return judging.chain(path, of, names, **signed)
        hop = form.one("hop")
        number = int(hop) if hop.isascii() and hop.isdigit() and len(hop) < len("999") else None
        if what == "speaker":
            if number is None:
                raise _Lacking("hop", "Choose the hop: whose word the outlet's own is cannot be corrected.")
            name = _given(form, "name", "Say whose word it is.")
            return judging.speaker(path, of, name, hop=number, **signed)
        if what == "certainty":
            code = _chosen(form, "certainty", get_args(Certainty))
            if code is None:
                raise _Lacking("certainty", "Choose how surely it is given.")
            return judging.commits(path, of, cast("Certainty", code), hop=number, **signed)
        raise _Lacking("what", "Choose what is to be corrected.")

    # A story

    def show_divide(self, asked: Request) -> object:
        """Show the form that merges or splits a story."""
        return self._clerk.divide(asked.path_params["story"], Filled(values={"who": signer(asked)}))

    def take_divide(self, asked: Request, form: Form) -> Done | object:
        """Keep a decision about stories."""
        story = asked.path_params["story"]

        def keep(form: Form, who: str, why: str) -> str:
            what = form.one("what")
            if what == "merge":
                other = _given(form, "other", "Choose the other story.")
                return self._to.story(asking.merge(self._clerk.path, [story, other], who=who, why=why).affair.story.id)
            if what == "split":
                apart = form.all("reports")
                if not apart:
                    raise _Lacking("reports", "Choose the reports that are a story of their own.")
                return self._to.story(asking.split(self._clerk.path, story, apart, who=who, why=why).affair.story.id)
            raise _Lacking("what", "Choose what is to be decided.")

        return _taken(form, keep, lambda filled: self._clerk.divide(story, filled), "what")

    # The log

    def show_undo(self, asked: Request) -> object:
        """Show the form that takes an entry of the log back."""
        return self._clerk.undo(asked.path_params["entry"], Filled(values={"who": signer(asked)}))

    def take_undo(self, asked: Request, form: Form) -> Done | object:
        """Take an entry of the log back."""
        entry = asked.path_params["entry"]

        def keep(form: Form, who: str, why: str) -> str:  # noqa: ARG001 - who and why are all that it asks
            judging.undo(self._clerk.path, entry, who=who, why=why)
            return self._to.log()

        return _taken(form, keep, lambda filled: self._clerk.undo(entry, filled), "why")


def _taken(form: Form, keep: _Keep, view: _View, field: str) -> Done | object:
    """Keep what a form says and lead on; or give its view with what is wrong, beside *field* where none is nearer."""
    who = form.one("who")
    filled = Filled(values={name: "\n".join(values) for name, values in form.fields.items()})
    try:
        if not who or len(who) > LONGEST_NAME:
            raise _Lacking("who", f"Say who you are, in at most {LONGEST_NAME} letters: a judgement is signed.")
        return Done(address=keep(form, who, _bounded(form, "why", _WHY)), who=who)
    except _Lacking as lacking:
        return view(filled.but(**{lacking.field: str(lacking)}))
    except UsageError as error:
        said = str(error)
        return view(filled.but(**{field: f"{said[:1].upper()}{said[1:]}."}))


def _pointed(asked: Request) -> tuple[str, str]:
    return asked.path_params["article"], asked.query_params.get("statement", "")


def _given(form: Form, name: str, words: str) -> str:
    """What stands in a field that must have something in it."""
    value = form.one(name)
    if not value:
        raise _Lacking(name, words)
    return _bounded(form, name, _WHY)


def _bounded(form: Form, name: str, most: int) -> str:
    value = form.one(name)
    if len(value) > most:
        raise _Lacking(name, f"This is too long: at most {most} letters are kept.")
    return value


def _chosen(form: Form, name: str, known: Iterable[str]) -> str | None:
    """What was chosen in a field; ``None`` where it was left open."""
    value = form.one(name)
    if value and value not in set(known):
        raise _Lacking(name, "Choose one of these.")
    return value or None
