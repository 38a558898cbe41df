"""The countries that news names most, each by its name, what is said of it, and where its government sits.

The table is ``countries.toml``; nothing is known of a country that is not in it.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from importlib.resources import files
from typing import Final

__all__ = ["COUNTRIES", "STATES", "Country"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Country:
    """``state`` is the name of the state, which two rows of the table may have in common: *Britain*.

    ``seats`` are houses by which its government is meant: *the Kremlin*.
    """

    name: str
    adjectives: tuple[str, ...]
    capitals: tuple[str, ...]
    state: str
    seats: tuple[str, ...]


def _table() -> tuple[Country, ...]:
    table = tomllib.loads(files(__package__).joinpath("countries.toml").read_text("utf-8"))
    return tuple(
        Country(
            name=name,
            adjectives=tuple(adjectives),
            capitals=tuple(capitals),
            state=table["also"].get(name, name),
            seats=tuple(seat for seat, of in table["seats"].items() if of == name),
        )
        for name, adjectives, capitals in table["countries"]
    )


COUNTRIES: Final = _table()
#: The state that a name, a people or a capital means, in small letters; initials with and without their stops.
STATES: Final = {
    " ".join(name.replace(".", dot).casefold().split()): country.state
    for country in COUNTRIES
    for name in (country.name, country.state, *country.adjectives, *country.capitals)
    for dot in ("", " ")
}
