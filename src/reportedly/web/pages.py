"""Views made into HTML: the templates, and the one place that what strangers wrote passes through on its way to a page.

Theory of operation. Whatever a template prints is escaped by Jinja, and before that made fit to be seen
(:func:`reportedly.terminal.safety.printable`): a control character or a bidirectional override becomes a sign that a
reader notices, and so does a flood of marks on one letter. This happens to everything; a template can forget none of
it. An undefined name is an error.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from importlib.resources import files
from typing import Final

from jinja2 import Environment, FunctionLoader, StrictUndefined
from markupsafe import Markup

from reportedly.terminal.safety import printable
from reportedly.web import marks
from reportedly.web.addresses import Addresses, outward

__all__ = ["POLICY", "STATICS", "page", "prepare", "trouble"]

#: What a page may do: show itself, with our style sheets and pictures, and send our forms. No script, no other server.
POLICY: Final = (
    "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)

#: Marks that may stand on one letter: Hebrew and Vedic texts have up to 5 (Unicode 15.0, chapters 9.1 and 12.1).
MARKS: Final = 8
#: Runs long enough to hold more, of characters from the blocks that have any.
_MAYBE_MARKS: Final = re.compile(
    f"[\u0300-\u1fff\u20d0-\u20ff\u2cef-\u2dff\u302a-\u309a\ua66f-\uabff\ufb1e\ufe00-\ufe2f"
    f"\U00010000-\U0001ffff\U000e0100-\U000e01ef]{{{MARKS + 1},}}"
)

#: What is to be done about an error, by its code.
_ADVICE: Final[dict[int, str]] = {
    400: "Mend the address, or begin at the desk.",
    401: "Open the address that `reportedly serve` has printed, with its token.",
    403: "Open the page with the form anew, and send it from there.",
    404: "Begin at the desk, or search.",
    405: "Pages can only be looked at: follow a link.",
    413: "Go back and send less at once.",
    415: "Open the page with the form, and send it from there.",
    421: "Open the address that `reportedly serve` has printed.",
    500: "This is a defect of reportedly: please report it, with what its terminal shows.",
    503: "Load the page again when that is mended.",
}


def page(name: str, view: object, to: Addresses, *, seal: str = "") -> str:
    """Make a page of a view; *seal* goes into its form, if it has one."""
    return _environment().get_template(f"{name}.html").render(page=view, to=to, seal=seal)


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
    made.filters["lined"] = _lined
    made.tests["on_the_web"] = lambda url: outward(url) is not None
    return made


def _seen(value: object) -> object:
    return _shown(value) if type(value) is str else value  # Markup is another type, and needs nothing


def _shown(text: str) -> str:
    """Make words fit to be seen; more marks on one letter than any script has would be painted over other lines."""
    shown = printable(text)
    return shown if shown.isascii() else _MAYBE_MARKS.sub(_calmed, shown)


def _calmed(found: re.Match[str]) -> str:
    calm: list[str] = []
    marks = 0
    for character in found[0]:
        marks = marks + 1 if unicodedata.category(character) in {"Mn", "Me"} else 0
        if marks <= MARKS:
            calm.append(character)
        elif marks == MARKS + 1:
            calm.append("\N{REPLACEMENT CHARACTER}")
    return "".join(calm)


def _lined(words: str) -> Markup:
    """Keep the lines of what was typed."""
    return Markup("\n").join(map(_shown, words.split("\n")))


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
