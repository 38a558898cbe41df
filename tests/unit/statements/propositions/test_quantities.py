"""Numbers from written trees: how far they reach, what they count, and which count nothing."""

from __future__ import annotations

import pytest

from reportedly.records import Span
from reportedly.statements.propositions.quantities import quantities, unit_of
from reportedly.statements.syntax import Tree
from tests.trees import grown, span_of


def counted(written: str, *taken: str) -> list[str]:
    """The quantities of a sentence, as ``bounds unit: words``."""
    text, reading = grown(written)
    tree = Tree(reading.sentences[0])
    spans: list[Span] = [span_of(text, words) for words in taken]
    found = quantities(text, tree, range(len(tree.words)), spans)
    assert all(text[one.span.start : one.span.end] == one.span.text for one in found)
    return [f"{_bounds(one.least, one.most)} {one.unit}: {one.span.text}" for one in found]


def _bounds(least: float | None, most: float | None) -> str:
    if least == most and least is not None:
        return f"{least:g}"
    return f"{'' if least is None else format(least, 'g')}..{'' if most is None else format(most, 'g')}"


@pytest.mark.parametrize(
    ("tree", "expected"),
    [
        pytest.param(
            "nsubj[nummod[nmod[case=At least/ADJ] twenty-three/NUM] people] died punct=.",
            ["23.. dead: At least twenty-three people"],
            id="at least",
        ),
        pytest.param(
            "nsubj:pass[nummod[amod=More nummod[case=than two] dozen/NOUN] people] aux:pass=were killed punct=.",
            ["25.. dead: More than two dozen people"],
            id="more than",
        ),
        pytest.param(
            "nsubj[advmod=Up case=to nummod=400 people] cop=were aboard punct=.",
            ["..400 aboard: Up to 400 people"],
            id="up to",
        ),
        pytest.param(
            "nsubj:pass[nummod[amod=Fewer case=than ten] people] aux:pass=were wounded punct=.",
            ["9..10 injured: Fewer than ten people"],
            id="fewer than",
        ),
        pytest.param(
            "nsubj[nummod[advmod=Nearly 50] homes] burned punct=.", ["45..50 home: Nearly 50 homes"], id="nearly"
        ),
        pytest.param("nsubj[nummod[advmod=About 400] fans] left punct=.", ["360..440 fan: About 400 fans"], id="about"),
        pytest.param("nsubj[det=Some nummod=40 families] left punct=.", ["36..44 family: Some 40 families"], id="some"),
        pytest.param(
            "nsubj[nummod[Thirty/NUM cc=or conj=more/ADJ] people] drowned punct=.",
            ["30.. dead: Thirty or more people"],
            id="or more",
        ),
        pytest.param("nsubj[nummod=Nine sailors] died punct=.", ["9 dead: Nine sailors"], id="bare"),
        pytest.param(
            "nsubj=They put obj[det=the crowd nmod[case=at case=between 9,000/NUM conj[cc=and 11,000/NUM]]] punct=.",
            ["9000..11000 present: 9,000 and 11,000"],
            id="between",
        ),
        pytest.param(
            "nsubj=They lost obj[nummod[40/NUM nmod[case=to 50/NUM]] boats] punct=.",
            ["40..50 boat: 40 to 50 boats"],
            id="to",
        ),
        pytest.param(
            "nsubj=It fell obl[case=from 50/NUM nmod[case=to nummod=40 boats]] punct=.",
            ["50 split: 50", "40 boat: 40 boats"],
            id="from one to the other is no range",
        ),
        pytest.param(
            "nsubj[nmod:poss=Their figure] went compound:prt=up obl[case=to eight/NUM] punct=.",
            ["8 figure: eight"],
            id="what goes up to it is it",
        ),
        pytest.param(
            "nsubj=They raised obj[nmod:poss=their count] advmod=up obl[case=to eight/NUM] punct=.",
            ["8 count: eight"],
            id="what is raised up to it",
        ),
    ],
)
def test_how_far_a_number_reaches(tree: str, expected: list[str]) -> None:
    assert counted(tree) == expected


@pytest.mark.parametrize(
    ("tree", "expected"),
    [
        pytest.param("nsubj[nummod=Twenty-two ships] left punct=.", ["22 ship: Twenty-two ships"], id="one word"),
        pytest.param(
            "nsubj[nummod[nummod=Twenty- two] ships] left punct=.", ["22 ship: Twenty- two ships"], id="hyphen apart"
        ),
        pytest.param("nsubj[det=A nummod=dozen houses] fell punct=.", ["12 house: A dozen houses"], id="a dozen"),
        pytest.param(
            "nsubj[nummod[nummod=Two dozen/NOUN] houses] fell punct=.", ["24 house: Two dozen houses"], id="two dozen"
        ),
        pytest.param(
            "nsubj:pass[nummod[nummod=Two hundred conj[cc=and six/NUM]] votes] aux:pass=were cast punct=.",
            ["206 vote: Two hundred and six votes"],
            id="hundreds",
        ),
        pytest.param(
            "nsubj:pass[Dozens/NOUN nmod[case=of people]] aux:pass=were injured punct=.",
            ["24.. injured: Dozens of people"],
            id="dozens",
        ),
        pytest.param(
            "nsubj=Turnout/NOUN cop=was nummod=48.7 percent/NOUN punct=.", ["48.7 percent: 48.7 percent"], id="fraction"
        ),
        pytest.param(
            "nsubj[det=The city] paid obj[$/SYM nummod=3.4 nummod=million] punct=.",
            ["3.4e+06 money: $ 3.4 million"],
            id="a sum",
        ),
        pytest.param("nsubj[nummod=1,204 voters] left punct=.", ["1204 voter: 1,204 voters"], id="a comma"),
        pytest.param(
            "nsubj:pass[nummod[amod=Half det=a dozen/NOUN] houses] aux:pass=were lost punct=.",
            ["6 house: Half a dozen houses"],
            id="half a dozen",
        ),
        pytest.param(
            "nsubj=He paid obj[nummod[det=a hundred/NUM conj[cc=and compound=thirty/NUM thousand/NUM]] marks] punct=.",
            ["130000 money: a hundred and thirty thousand marks"],
            id="a hundred and thirty thousand",
        ),
        pytest.param(
            "nsubj=He owns obj[det=a amod=single passport] punct=.", ["1 passport: single passport"], id="a single one"
        ),
    ],
)
def test_what_a_number_is(tree: str, expected: list[str]) -> None:
    assert counted(tree) == expected


@pytest.mark.parametrize(
    ("tree", "expected"),
    [
        pytest.param(
            "nsubj[det=The compound=death toll] rose obl[case=to 31/NUM] punct=.", ["31 dead: 31"], id="a toll"
        ),
        pytest.param("nsubj[det=The amod=correct number] cop=is 19/NUM punct=.", ["19 number: 19"], id="the number"),
        pytest.param("nsubj=He left obj=19/NUM punct=.", ["19 thing: 19"], id="not told"),
        pytest.param(
            "nsubj=They put obj[det=the number nmod[case=of injured]] obl[case=at 14/NUM] punct=.",
            ["14 injured: 14"],
            id="a number at",
        ),
        pytest.param(
            "nsubj[advmod=About 1,200/NUM nmod[case=of det=the nummod=5,300 jobs]] go punct=.",
            ["1080..1320 job: About 1,200"],
            id="so many of so many",
        ),
        pytest.param(
            "nsubj:pass[Two/NUM nmod[case=of det=the seven/NUM]] aux:pass=were shot punct=.",
            ["2 thing: Two"],
            id="of the seven",
        ),
        pytest.param(
            "nsubj=She had obj[four/NUM nmod[case=of det=the dead/NOUN]] punct=.", ["4 thing: four"], id="of the dead"
        ),
        pytest.param(
            "obl[case=Of det=the nummod=38 aboard/NOUN] punct=, nsubj=27/NUM survived punct=.",
            ["27 saved: 27 survived"],
            id="the whole first",
        ),
        pytest.param(
            "nsubj=It cop=was det=a level/NOUN nummod=3/NUM punct=.", ["3 level: 3"], id="a degree on a scale"
        ),
        pytest.param(
            "nsubj[det=The train] did obj[nummod=132 kilometres/NOUN nmod:unmarked[det=an hour]] punct=.",
            ["132 kilometre an hour: 132 kilometres"],
            id="a rate",
        ),
        pytest.param(
            "nsubj[Ten/NUM nmod[case=of det=the crew]] survived punct=.", ["10 saved: Ten"], id="of the crew, survived"
        ),
        pytest.param(
            "nsubj[nummod=Four people] have/VERB xcomp[advmod=yet mark=to aux:pass=be found] punct=.",
            ["4 missing: Four people"],
            id="yet to be found",
        ),
        pytest.param(
            "nsubj:pass[nummod=Four people] aux:pass=were seen punct=.", ["4 person: Four people"], id="just people"
        ),
        pytest.param("nsubj[nummod=Four dogs] died punct=.", ["4 dog: Four dogs"], id="no people"),
        pytest.param(
            "nsubj[nummod=Nine people acl[killed obl[case=in det=the fire]]] left punct=.",
            ["9 dead: Nine people"],
            id="a participle behind",
        ),
        pytest.param("nsubj=He won obl[case=by nummod=12 votes] punct=.", ["12 vote: 12 votes"], id="a margin"),
        pytest.param(
            "nsubj[det=The court] ruled obl[case=by nummod=five votes nmod[case=to two/NUM]] punct=.",
            ["5 split: five", "2 vote: two"],
            id="five votes to two",
        ),
        pytest.param(
            "nsubj=They killed obj[nummod=three men] cc=and conj[hurt/VERB obj[nummod=nine women]] punct=.",
            ["3 dead: three men", "9 injured: nine women"],
            id="two counts",
        ),
        pytest.param(
            "nsubj[det=The police] put obj[attendance nmod[case=at 1,800/NUM]] punct=.",
            ["1800 present: 1,800"],
            id="attendance",
        ),
        pytest.param(
            "nsubj[nummod=9,000 demonstrators] sang punct=.", ["9000 present: 9,000 demonstrators"], id="demonstrators"
        ),
        pytest.param(
            "nsubj=It forced obj[det=the evacuation nmod[case=of nummod=2,300 people]] punct=.",
            ["2300 evacuated: 2,300 people"],
            id="evacuation",
        ),
        pytest.param(
            "nsubj=It shows obj[nummod=57 km nmod[case=per hour]] punct=.",
            ["57 kilometre an hour: 57 km"],
            id="a speed",
        ),
    ],
)
def test_what_it_counts(tree: str, expected: list[str]) -> None:
    assert counted(tree) == expected


@pytest.mark.parametrize(
    ("tree", "expected"),
    [
        pytest.param("nsubj:pass=Nobody/PRON aux:pass=was hurt punct=.", ["0 injured: Nobody"], id="nobody"),
        pytest.param("nsubj:pass[det=No one/PRON] aux:pass=was hurt punct=.", ["0 injured: one"], id="no one"),
        pytest.param("nsubj:pass[det=No injuries] aux:pass=were reported punct=.", ["0 injured: No"], id="no injuries"),
        pytest.param("expl=There were nsubj[det=no survivors] punct=.", ["0 saved: no"], id="no survivors"),
        pytest.param("nsubj=Nobody/PRON left punct=.", [], id="nobody, of what is not counted"),
        pytest.param("nsubj[det=No letter] came punct=.", [], id="no letter"),
    ],
)
def test_none_of_them(tree: str, expected: list[str]) -> None:
    assert counted(tree) == expected


@pytest.mark.parametrize(
    ("tree", "taken"),
    [
        pytest.param("nsubj[det=The bridge] fell punct=.", [], id="no number"),
        pytest.param("nsubj[det=Every one/PRON] left punct=.", [], id="every one"),
        pytest.param("nsubj[det=No one/PRON] left punct=.", [], id="no one is not one"),
        pytest.param("nsubj[det=This one/PRON] left punct=.", [], id="this one"),
        pytest.param(
            "nsubj[Jory flat=Pellane appos[punct=, 24/NUM] appos[punct=, det=a motorman punct=,]] left punct=.",
            [],
            id="an age",
        ),
        pytest.param("nsubj=Pellane parataxis[punct=( 24/NUM punct=)] left punct=.", [], id="an age in brackets"),
        pytest.param("nsubj[det=A violinist nmod[case=of 34/NUM]] left punct=.", [], id="somebody of an age"),
        pytest.param("nsubj[det=A child nmod[case=of six/NUM]] left punct=.", [], id="a child of an age"),
        pytest.param("nsubj[det=A crowd nmod[case=of 300/NUM]] left punct=.", ["300"], id="no age of a crowd"),
        pytest.param(
            "obl[case=On 3/NUM nmod:unmarked=May] nsubj[det=the ferry] sank punct=.", ["3 May"], id="part of a date"
        ),
        pytest.param("nsubj=It sank obl[case=in 2031/NUM] punct=.", ["2031"], id="a year"),
        pytest.param("nsubj[Channel nummod=Four/NUM] reported punct=.", ["Channel Four"], id="part of a name"),
        pytest.param("nsubj=They met obl[case=at five/NUM] punct=.", [], id="an hour"),
        pytest.param(
            "nsubj=He left obl[case=at det=a quarter nmod[case=to one/NUM]] punct=.", [], id="a quarter to one"
        ),
        pytest.param(
            "nsubj[det=The notice] gave obj[ten/NUM nmod[case=past six/NUM]] punct=.", [], id="minutes past the hour"
        ),
        pytest.param("nsubj=It cop=was obl[case=past six/NUM] late/ADJ punct=.", [], id="past an hour"),
        pytest.param("nsubj=It ran obl[case=past nummod=six/NUM boats] punct=.", ["six"], id="past some of a thing"),
        pytest.param("nsubj:pass=He aux:pass=was heard obl[case=as one/NUM] punct=.", [], id="as one"),
        pytest.param("nsubj=He died obl[case=at det=the age nmod[case=of forty/NUM]] punct=.", [], id="the age of"),
        pytest.param("obl[case=By seven/NUM] nsubj=they left punct=.", [], id="by an hour"),
        pytest.param("nsubj=One/NUM cop=was Edvar/PROPN punct=.", [], id="one of those named"),
        pytest.param("nsubj=She died obl[case=after batch/NOUN nummod=77/NUM] punct=.", [], id="the name of a batch"),
        pytest.param("nsubj:pass[det=No spokesman] aux:pass=was reached punct=.", [], id="nobody to ask"),
        pytest.param("nsubj[nmod:poss=Its leader appos[punct=, 52/NUM punct=,]] fled punct=.", [], id="a leader's age"),
        pytest.param("nsubj=It cop=is valid/ADJ obl[case=until 2033/NUM] punct=.", [], id="a year to come"),
        pytest.param(
            "nsubj=It stopped obl[case=at twenty/NUM nmod[case=to ten/NUM]] punct=.", [], id="minutes to the hour"
        ),
        pytest.param("nsubj=It sank obl[case=near kilometre/NOUN flat=118/NUM] punct=.", [], id="which kilometre"),
        pytest.param("nsubj[det=The compound=14-page return] burned punct=.", [], id="how long it is"),
        pytest.param("nsubj=Nobody/PRON detained obj=me punct=.", [], id="nobody did it: of whom, is not counted"),
    ],
)
def test_what_counts_nothing(tree: str, taken: list[str]) -> None:
    assert counted(tree, *taken) == []


@pytest.mark.parametrize(
    ("tree", "expected"),
    [
        pytest.param(
            "advmod=not nsubj:pass[det=a amod=single job] aux:pass=was lost punct=.",
            ["0 job: single"],
            id="not a single",
        ),
        pytest.param("nsubj:pass[det=No soldier] aux:pass=was killed punct=.", ["0 dead: No"], id="no soldier died"),
        pytest.param(
            "nsubj:pass[nummod=Two guards] aux:pass=were killed punct=.", ["2 dead: Two guards"], id="of whom"
        ),
        pytest.param("nsubj:pass[nummod=Two guards] aux:pass=were freed punct=.", ["2 freed: Two guards"], id="freed"),
        pytest.param("nsubj:pass[nummod=Two guards] aux:pass=were seen punct=.", ["2 guard: Two guards"], id="seen"),
        pytest.param(
            "nsubj[nummod=Two guards] killed obj[nummod=nine men] punct=.",
            ["2 guard: Two guards", "9 dead: nine men"],
            id="who did it, and to whom",
        ),
        pytest.param(
            "nsubj[nummod=Nine men] lost obj[nmod:poss=their lives] punct=.",
            ["9 dead: Nine men"],
            id="lost their lives",
        ),
    ],
)
def test_people_by_what_became_of_them(tree: str, expected: list[str]) -> None:
    assert counted(tree) == expected


@pytest.mark.parametrize(
    ("word", "unit"),
    [
        ("fatalities", "dead"),
        ("killed", "dead"),
        ("wounded", "injured"),
        ("missing", "missing"),
        ("survivors", "saved"),
        ("women", "person"),
        ("ballots", "vote"),
        ("%", "percent"),
        ("crowns", "money"),
        ("houses", "house"),
    ],
)
def test_units_in_one_form(word: str, unit: str) -> None:
    assert unit_of(word) == unit
