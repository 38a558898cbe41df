"""Names in several articles, and who is one: joined where the names say so, apart everywhere else."""

from __future__ import annotations

from dataclasses import replace
from itertools import permutations

import pytest

from reportedly.reconcile.figures import Cast, cast_of, folded
from reportedly.records import Entity, Kind, Role, Span, digest

_NOWHERE = Span(start=0, end=9, text="spokesman")


def entities(*written: str) -> list[Entity]:
    """One entity an article, each as ``kind: name / alias / alias``; a person where no kind is given."""
    found = []
    for number, line in enumerate(written):
        kind, colon, names = line.rpartition(": ")
        name, *aliases = names.split(" / ")
        kind_of: dict[str, Kind] = {"": "person", "org": "organization", "paper": "publication", "group": "group",
                                    "place": "place", "unnamed": "unnamed", "tape": "recording"}  # fmt: skip
        identity = digest("entity", number, name)
        assert colon or not kind
        found.append(Entity(id=identity, name=name, kind=kind_of[kind], aliases=tuple(aliases), mentions=()))
    return found


def groups(*written: str) -> list[list[str]]:
    """The figures of such articles, as the names that are one."""
    known = {one.id: one.name for one in entities(*written)}
    cast = cast_of(entities(*written))
    return sorted(sorted(known[member] for member in figure.members) for figure in cast.figures)


@pytest.mark.parametrize(
    "written",
    [
        pytest.param(["Orsola Venn", "Orsola Venn"], id="a full name"),
        pytest.param(["Orsola Venn", "ORSOLA VENN"], id="in capitals"),
        pytest.param(["Orsola Vénn", "Orsola Venn"], id="without accents"),
        pytest.param(["President Orsola Venn", "Orsola Venn"], id="a title"),
        pytest.param(["Harbour Master Orsola Venn", "Orsola Venn"], id="what she is, before the name"),
        pytest.param(["Orsola Venn", "Venn"], id="a last name that one person has"),
        pytest.param(["Venn", "Venn"], id="a last name alone"),
        pytest.param(["Venn", "Capt. Venn"], id="a last name with a title"),
        pytest.param(["Orsola Venn / the widow", "Orsola Venn"], id="aliases beside it"),
        pytest.param(["Orsola Venn / Orsola Venn-Holt", "Orsola Venn-Holt"], id="an alias of one is the other's name"),
        pytest.param(["Orsola Pellane", "Orsola Pelane"], id="a slip of the pen"),
        pytest.param(["Orsola Pellane", "Orsola Pellene"], id="a letter for another"),
        pytest.param(["org: Lorvane Coast Guard", "org: the Coast Guard"], id="a short name that ends one longer one"),
        pytest.param(["org: Lorvane Coast Guard", "org: Coast Guard"], id="the same without an article"),
        pytest.param(["org: Orbel Home", "org: Orbel"], id="a short name that begins one longer one"),
        pytest.param(
            ["org: Orrin's harbour ministry", "org: the Ministry of the Harbour of the Republic of Orrin"],
            id="the same words, turned round",
        ),
        pytest.param(
            ["org: Defence Ministry / Russia's Defence Ministry", "org: the defence ministry in Moscow"],
            id="a state's organ",
        ),
        pytest.param(["org: Telmar Line", "group: Telmar Line"], id="kinds that articles mix up"),
        pytest.param(
            ["org: Telmar Railways", "Telmar Railways"], id="an organization that an article takes for a person"
        ),
        pytest.param(["org: Telmar", "Telmar"], id="the same with one word"),
        pytest.param(["org: The Pelorus", "paper: Pelorus"], id="an outlet, with and without its article"),
        pytest.param(["place: Orrin", "place: Orrin"], id="a place"),
    ],
)
def test_one_figure(written: list[str]) -> None:
    assert len(groups(*written)) == 1
    assert len(groups(*written[::-1])) == 1


@pytest.mark.parametrize(
    "written",
    [
        pytest.param(["Orsola Venn", "Tomas Venn"], id="two of one last name"),
        pytest.param(["Orsola Venn", "Orsola Kern"], id="two of one first name"),
        pytest.param(["Orsola Venn", "Orsola"], id="a first name"),
        pytest.param(["Orsola Venn", "place: Venn"], id="a person and a place"),
        pytest.param(["org: Orrin's harbour ministry", "org: Ministry of the Harbour of Telmar"], id="of two towns"),
        pytest.param(["org: Russia's Defence Ministry", "org: the defence ministry in Kyiv"], id="of two states"),
        pytest.param(["Venn Orsola", "Orsola Venn"], id="a person's names, turned round"),
        pytest.param(["Orsola Venn", "org: Venn"], id="a person and a firm"),
        pytest.param(["unnamed: officials", "unnamed: officials"], id="officials"),
        pytest.param(["unnamed: a source", "unnamed: the source"], id="a source"),
        pytest.param(["unnamed: the mayor", "unnamed: the mayor"], id="a role"),
        pytest.param(["the mayor", "the mayor"], id="a role taken for a person"),
        pytest.param(["Jan Kern", "Jon Kern"], id="short names that differ in a letter"),
        pytest.param(["Orsola Pellane", "Orsola Bellane"], id="another first letter"),
        pytest.param(["Orsola Pellane", "Orsola Pallene"], id="two letters apart"),
        pytest.param(["Orsola Pellane", "Tomas Pelane"], id="a slip, and another first name"),
        pytest.param(["org: Guard", "place: Coast"], id="two words"),
    ],
)
def test_two_figures(written: list[str]) -> None:
    assert len(groups(*written)) == 2
    assert len(groups(*written[::-1])) == 2


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        pytest.param(
            ["Orsola Venn", "Tomas Venn", "Venn"],
            [["Orsola Venn"], ["Tomas Venn"], ["Venn"]],
            id="a last name that two have stays apart",
        ),
        pytest.param(
            ["org: Lorvane Coast Guard", "org: Orrin Coast Guard", "org: the Coast Guard"],
            [["Lorvane Coast Guard"], ["Orrin Coast Guard"], ["the Coast Guard"]],
            id="so does a short name that ends two",
        ),
        pytest.param(
            ["Orsola Venn", "Venn", "Venn", "Tomas Kern"],
            [["Orsola Venn", "Venn", "Venn"], ["Tomas Kern"]],
            id="several articles with the last name",
        ),
        pytest.param(
            ["Orsola Venn", "Venn", "org: Venn"],
            [["Orsola Venn", "Venn"], ["Venn"]],
            id="a last name is the person's, not the firm's",
        ),
        pytest.param(
            ["org: Lorvane Coast Guard", "org: the Coast Guard", "org: Coast Guard"],
            [["Coast Guard", "Lorvane Coast Guard", "the Coast Guard"]],
            id="with an article and without",
        ),
    ],
)
def test_several(written: list[str], expected: list[list[str]]) -> None:
    for order in permutations(written):
        assert groups(*order) == expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("The Pelorus", "pelorus"),
        ("Capt. Órsola  Venn", "orsola venn"),
        ("Prime Minister Tomas Kern", "tomas kern"),
        ("Mr Kern’s", "kern"),
        ("the", "the"),
        ("Mayor", "mayor"),
        ("Venn-Holt", "venn-holt"),
        ("", ""),
    ],
)
def test_names_as_they_are_compared(name: str, expected: str) -> None:
    assert folded(name) == expected


def spoken_for(role: str, behind: Kind = "organization") -> tuple[Cast, Entity, Entity]:
    """Somebody with a *role* at something of a kind, and that."""
    (line,) = entities("org: Telmar Line")
    line = replace(line, kind=behind)
    (speaker,) = entities("Ilse Brandt")
    speaker = replace(speaker, roles=(Role(role=role, of=line.id, span=_NOWHERE),))
    return cast_of([line, speaker]), line, speaker


@pytest.mark.parametrize(
    ("role", "behind", "speaks"),
    [
        ("spokesman", "organization", True),
        ("spokeswoman", "group", True),
        ("director", "organization", True),
        ("lawyer", "organization", False),
        ("aide", "organization", False),
        ("spokesman", "person", False),
        ("voice", "recording", False),
    ],
)
def test_who_speaks_for_whom(role: str, behind: Kind, speaks: bool) -> None:
    cast, line, speaker = spoken_for(role, behind)
    assert cast.root(speaker.id) == cast.figure(line.id if speaks else speaker.id)
    assert cast.figure(speaker.id) != cast.figure(line.id)


def test_nobody_is_nobody() -> None:
    cast = cast_of(())
    assert (cast.figures, cast.figure(None), cast.figure("entity-0"), cast.root(None)) == ((), None, None, None)


def test_a_states_organ_goes_by_the_name_that_says_whose_it_is() -> None:
    (figure,) = cast_of(entities("org: Defence Ministry / Russia's Defence Ministry")).figures
    assert (figure.name, figure.aliases) == ("Russia's Defence Ministry", ("Defence Ministry",))


def test_a_figure_goes_by_its_fullest_name_and_keeps_the_others() -> None:
    (figure,) = cast_of(entities("Venn", "Orsola Venn / Orsi", "Venn")).figures
    assert (figure.name, figure.kind, figure.aliases) == ("Orsola Venn", "person", ("Orsi", "Venn"))
    assert (figure.id, len(figure.members)) == (figure.members[0], 3)
