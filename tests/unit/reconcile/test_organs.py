"""Names of ministries, armies and states, as they are compared, and which are one."""

from __future__ import annotations

import pytest

from reportedly.reconcile.figures import folded
from reportedly.reconcile.organs import organ, same_organs, state


@pytest.mark.parametrize(
    "names",
    [
        pytest.param(
            [
                *("Russia's Defence Ministry", "the Ministry of Defence of the Russian Federation"),
                *("the Russian defence ministry", "the defense ministry in Moscow", "Moscow's defence ministry"),
            ],
            id="by the country, its people, its capital",
        ),
        pytest.param(["the US Department of State", "the U.S. State Department"], id="initials"),
        pytest.param(["the Israeli military", "Israel's army", "Israel Defense Forces"], id="an army"),
        pytest.param(["Britain's foreign ministry", "the UK Foreign Office"], id="two names of a state"),
        pytest.param(["police in Turkey", "Turkish police"], id="police"),
        pytest.param(["Tirzhan's defence ministry", "the Tirzhani Ministry of Defence"], id="a country of no table"),
        pytest.param(["Veyrane's Foreign Ministry", "the Veyranese foreign ministry"], id="and its people"),
    ],
)
def test_one_organ(names: list[str]) -> None:
    told = [folded(name) for name in names]
    joined = {told[0]}
    for _ in told:
        joined |= {name for pair in same_organs(told) if joined & set(pair) for name in pair}
    assert joined == set(told)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param("Russia's Defence Ministry", "Ukraine's Defence Ministry", id="of two states"),
        pytest.param("Russia's Defence Ministry", "Russia's Foreign Ministry", id="of one state"),
        pytest.param("Russia's Defence Ministry", "the Defence Ministry", id="nobody says whose"),
        pytest.param("Russia's embassy in London", "Britain's embassy in Moscow", id="of one state in another"),
        pytest.param("Turkish police", "the Turkish army", id="police and army"),
        pytest.param("the Morrow police", "the Morden police", id="towns that begin alike"),
        pytest.param("Turkish Airlines", "the airlines of Turkey", id="no organ"),
    ],
)
def test_two_organs(one: str, other: str) -> None:
    assert {frozenset(pair) for pair in same_organs([folded(one), folded(other)]) if len(set(pair)) > 1} == set()


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Moscow", "Russia"),
        ("the Turkish government", "Turkey"),
        ("the government in Ankara", "Turkey"),
        ("Britain", "United Kingdom"),
        ("South Korea", "South Korea"),
        ("the Kremlin", "Russia"),
        ("the government", None),
        ("Russia's Defence Ministry", None),
        ("Orrin", None),
        ("Moscow Times", None),
    ],
)
def test_who_speaks_as_a_state(name: str, expected: str | None) -> None:
    assert state(folded(name)) == expected


def test_what_is_no_organ() -> None:
    assert organ(folded("Lorvane Brewery")) is None
    assert organ(folded("Russia's embassy in London")) is None
