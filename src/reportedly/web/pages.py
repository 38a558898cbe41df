"""Views made into HTML: the templates, and the one place that what strangers wrote passes through on its way to a page.

Theory of operation. Whatever a template prints is escaped by Jinja, and before that made fit to be seen
(:func:`reportedly.terminal.safety.printable`): a control character or a bidirectional override becomes a sign that a
reader notices. Both happen to everything; a template can forget neither. An undefined name is an error.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Final

from jinja2 import Environment, FunctionLoader, StrictUndefined

from reportedly.terminal.safety import printable
from reportedly.web import marks
from reportedly.web.addresses import Addresses, outward

__all__ = ["POLICY", "STATICS", "page", "prepare", "trouble"]

#: What a page may do: show itself, with our style sheets and pictures, and send our forms. No script, no other server.
POLICY: Final = (
    "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)

#: What is to be done about an error, by its code.
_ADVICE: Final[dict[int, str]] = {
    400: "Mend the address, or begin at the desk.",
    401: "Open the address that `reportedly serve` has printed, with its token.",
    404: "Begin at the desk, or search.",
    405: "Pages can only be looked at: follow a link.",
    421: "Open the address that `reportedly serve` has printed.",
    500: "This is a defect of reportedly: please report it, with what its terminal shows.",
    503: "Load the page again when that is mended.",
}


def page(name: str, view: object, to: Addresses) -> str:
    """Make a page of a view."""
    return _environment().get_template(f"{name}.html").render(page=view, to=to)


def prepare() -> None:
    """Read all templates now: nobody is to wait for that."""
    for template in (files(__package__) / "templates").iterdir():
        _environment().get_template(template.name)


def trouble(code: int, said: str, to: Addresses) -> str:
    """Make the page that says what is wrong, and what to do."""
    return _environment().get_template("trouble.html").render(code=code, said=said, advice=_ADVICE[code], to=to)


@cache
def _environment() -> Environment:
    made = Environment(
        loader=FunctionLoader(_template),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_seen,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    made.globals["marks_sheet"] = marks.name
    made.filters["outward"] = outward
    made.filters["brief"] = _brief
    made.tests["on_the_web"] = lambda url: outward(url) is not None
    return made


def _seen(value: object) -> object:
    return printable(value) if type(value) is str else value  # Markup is another type, and needs nothing


def _brief(words: str, most: int = 180) -> str:
    """Cut a long quotation: the whole stands where its link leads."""
    return words if len(words) <= most else f"{words[:most].rsplit(maxsplit=1)[0]} …"


def _template(name: str) -> str:
    return (files(__package__) / "templates" / name).read_text(encoding="utf-8")


def _statics() -> dict[str, tuple[str, str]]:
    folder = files(__package__) / "static"
    kept = {"desk.css": "text/css", "icon.svg": "image/svg+xml"}
    found = {name: ((folder / name).read_text(encoding="utf-8"), kind) for name, kind in kept.items()}
    return found | {f"marks-{size}.css": (marks.sheet(size), "text/css") for size in marks.SIZES}


#: The files beside the pages, by name: what is in each and of which type. Nothing else is served from a disk.
STATICS: Final = _statics()
