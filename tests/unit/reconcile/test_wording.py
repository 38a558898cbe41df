"""Claims in plain words: which of the sayings is taken, and what is done to it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reportedly.reconcile.gists import Gist
from reportedly.reconcile.wording import stands, worded
from reportedly.records import Makes, cut
from tests.told_reports import heard, told


def sayings(*lines: str) -> tuple[list[Gist], dict[str, str]]:
    """The gists of lines, one article each, and the names of the figures in them."""
    reports = [told(f"2031-05-{day:02}", "Pelorus", line) for day, line in enumerate(lines, start=1)]
    gists = list(heard(*reports))
    names = {one.id: one.name for report in reports for one in report.entities}
    return gists, names


def in_words(*lines: str) -> str:
    gists, names = sayings(*lines)
    assert len(gists) == len(lines)
    return worded(gists, names)


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        pytest.param(["(the ferry) sank* off Orrin"], "The ferry sank off Orrin.", id="a sentence"),
        pytest.param(["that (the ferry) sank* off Orrin"], "The ferry sank off Orrin.", id="that"),
        pytest.param(["in which (nine people) died* off Orrin"], "Nine people died off Orrin.", id="in which"),
        pytest.param(["although (the ferry) sank* off Orrin"], "The ferry sank off Orrin.", id="although"),
        pytest.param(["3. (The ferry) sank* off Orrin"], "The ferry sank off Orrin.", id="a paragraph's number"),
        pytest.param(["19 (people) died* off Orrin"], "19 people died off Orrin.", id="a number of people"),
        pytest.param(["and that, “(the ferry) sank* off Orrin,”"], "The ferry sank off Orrin.", id="marks"),
        pytest.param(["because (the ferry)   sank*\n off Orrin"], "The ferry sank off Orrin.", id="spaces"),
        pytest.param(
            ["(the ferry) sank* off Orrin", "(the ferry) sank* off Orrin in the night after nine people had left it"],
            "The ferry sank off Orrin in the night after nine people had left it.",
            id="not too short",
        ),
        pytest.param(
            ["(it) sank* off Orrin with everybody aboard", "(the ferry) sank* off Orrin with everybody"],
            "The ferry sank off Orrin with everybody.",
            id="rather no pronoun",
        ),
        pytest.param(
            [
                "that killed* at least fourteen people off the cape of Orrin",
                "(the fire) killed* many people in the night",
            ],
            "The fire killed many people in the night.",
            id="rather with what it is said of",
        ),
        pytest.param(
            [
                "were still missing* on the morning after the fire at sea",
                "(three of the crew) are missing* since the fire",
            ],
            "Three of the crew are missing since the fire.",
            id="rather not from the verb on",
        ),
        pytest.param(
            ["Orsola Venn!: (Kern) did not resign* from the post of minister", "(Kern) resigned* from his old post"],
            "Kern resigned from his old post.",
            id="rather undenied",
        ),
    ],
)
def test_the_best_saying(lines: list[str], expected: str) -> None:
    assert in_words(*lines) == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        pytest.param("(the crew) left the ferry, from which* ", "The crew left the ferry.", id="from which"),
        pytest.param("(the valve) was still shut* when", "The valve was still shut.", id="when"),
        pytest.param(
            "(the report) goes* no further than that", "The report goes no further than that.", id="than that"
        ),
        pytest.param("(the register) was “withdrawn*", "The register was “withdrawn”.", id="a mark that was cut off"),
        pytest.param('(the third man) "did shout*', 'The third man "did shout".', id="a straight one"),
        pytest.param(
            "(the register) was withdrawn*” at once", "The register was withdrawn at once.", id="one too many"
        ),
        pytest.param("(the register) was “withdrawn*” at once", "The register was “withdrawn” at once.", id="a pair"),
        pytest.param("(the crew’s boat) sank*", "The crew’s boat sank.", id="an apostrophe"),
        pytest.param("(the crew’s boat) was ‘on loan*", "The crew’s boat was ‘on loan’.", id="a single mark"),
        pytest.param("(the crew) was ‘on loan’ for years*", "The crew was ‘on loan’ for years.", id="single marks"),
        pytest.param("(the valve) was shut* and", "The valve was shut.", id="and"),
        pytest.param(
            "If authentic, (it) was made* in May", "If authentic, it was made in May.", id="a condition is no joint"
        ),
    ],
)
def test_what_was_cut_off_leaves_no_trace(line: str, expected: str) -> None:
    assert in_words(line) == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        pytest.param("Orsola Venn: (I) sank* the ferry", "Orsola Venn: “I sank the ferry.”", id="I"),
        pytest.param("Telmar Line: (the ferry) was ours*", "Telmar Line: “The ferry was ours.”", id="ours"),
        pytest.param("Orsola Venn: (she) sank* the ferry", "She sank the ferry.", id="she"),
        pytest.param("(we) sank* the ferry", "We sank the ferry.", id="nobody known"),
        pytest.param("Orsola Venn: (we) sank* “the ferry”", "We sank “the ferry”.", id="quoted in part"),
        pytest.param("Orsola Venn: (the US) sank* the ferry", "The US sank the ferry.", id="capitals"),
    ],
)
def test_who_speaks_of_himself_is_quoted(line: str, expected: str) -> None:
    assert in_words(line) == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        pytest.param("whether (the valve) may be shut*", "Whether the valve may be shut.", id="whether"),
        pytest.param("or whether (Tomas Kern) may stay*", "Whether Tomas Kern may stay.", id="or whether"),
        pytest.param("If so, (Tomas Kern) may stay*", "If so, Tomas Kern may stay.", id="under a condition"),
        pytest.param("(Tomas Kern) may stay*, if he likes", "Tomas Kern may stay, if he likes.", id="if, behind"),
    ],
)
def test_what_is_left_open_is_worded_so(line: str, expected: str) -> None:
    assert in_words(line) == expected


@pytest.mark.parametrize(
    ("line", "makes", "expected"),
    [
        pytest.param("(the ferry) sank* off Orrin", "sentence", True, id="a sentence"),
        pytest.param("(the loss) of the ferry off Orrin", "phrase", True, id="a phrase that names what it is of"),
        pytest.param("had worn* any hat of the keeper", "clause", False, id="of which nobody knows what"),
        pytest.param("to leave* Orrin at once with the crew", "phrase", False, id="to"),
        pytest.param("of some four minutes on the valve", "phrase", False, id="only of which"),
        pytest.param("At seven (the ferry) sank* off Orrin", "sentence", True, id="a sentence from its time on"),
        pytest.param("were found* with {9 dead}[9 dead]", "clause", True, id="with a number"),
    ],
)
def test_what_stands_by_itself(line: str, makes: Makes, expected: bool) -> None:
    (gist,), _ = sayings(line if "*" in line else f"{line}*")
    assert stands(replace(gist, proposition=replace(gist.proposition, makes=makes))) is expected


def test_by_whose_word_it_is_told_quotes_nobody() -> None:
    (gist,), names = sayings("Orsola Venn: to leave* the ferry to her")
    told = "she told us"
    (link,) = gist.statement.chain
    statement = replace(gist.statement, chain=(replace(link, cue=cut(told, 4, 8)),))
    lacking = replace(gist.proposition, lacks=cut(told, 0, 11))
    assert (
        worded([replace(gist, statement=statement, proposition=lacking)], names)
        == "She told us to leave the ferry to her."
    )


def test_what_a_clause_lacks_is_put_in_front() -> None:
    (gist,), names = sayings("and (was) forced* into a van")
    lacking = replace(gist, proposition=replace(gist.proposition, lacks=cut("The leader", 0, 10)))
    assert worded([lacking], names) == "The leader was forced into a van."


@pytest.mark.parametrize(
    ("said", "pieces", "expected"),
    [
        pytest.param(
            "the guards, who were asleep, left the gate open",
            ["the guards", "left the gate open"],
            "The guards left the gate open.",
            id="commas set it apart",
        ),
        pytest.param(
            "the man who shot four people in a brazen escape was caught",
            ["the man", "in a brazen escape was caught"],
            "The man who shot four people in a brazen escape was caught.",
            id="nothing sets it apart",
        ),
        pytest.param(
            "he pulled a gun on two officers driving him to Orrin",
            ["he pulled a gun on two"],
            "He pulled a gun on two officers driving him to Orrin.",
            id="broken off",
        ),
        pytest.param(
            "Where the patrol was hit a petrol station stands",
            ["Where the patrol was hit"],
            "The patrol was hit.",
            id="another behind what the sentence opens with",
        ),
        pytest.param(
            "eleven people died, a figure that has stood since March",
            ["eleven people died, a figure"],
            "Eleven people died.",
            id="a noun of which a clause says which",
        ),
        pytest.param(
            "pause; wind] the fire [fogh:fire, hearth] was ours",
            ["pause; wind] the fire [fogh:fire, hearth] was ours"],
            "The fire was ours.",
            id="what a translator puts in",
        ),
        pytest.param(
            "he said [the mayor] lied", ["he said [the mayor] lied"], "He said [the mayor] lied.", id="who he is"
        ),
        pytest.param("the guards left, and the gate was open", ["the guards left"], "The guards left.", id="a comma"),
        pytest.param(
            "the guards left and the gate was open", ["the guards left and"], "The guards left.", id="what goes on"
        ),
        pytest.param(
            "days after the ship burned ‘it is genuine", ["the ship burned"], "The ship burned.", id="words of another"
        ),
        pytest.param("the guards left when the gate opened", ["the guards left"], "The guards left.", id="when"),
        pytest.param(
            "the guards left the gate that nobody had opened in all of the eleven years since the old war ended",
            ["the guards left the gate"],
            "The guards left the gate.",
            id="more than a phrase",
        ),
    ],
)
def test_words_in_pieces(said: str, pieces: list[str], expected: str) -> None:
    (gist,), names = sayings(f"{said}*")
    (content,) = gist.statement.content
    places = [(content.text.index(piece), len(piece)) for piece in pieces]
    spans = tuple(
        cut("\0" * content.start + content.text, content.start + at, content.start + at + length)
        for at, length in places
    )
    broken = replace(gist, proposition=replace(gist.proposition, spans=spans))
    assert worded([broken], names) == expected


def test_what_somebody_is_named_is_what_he_is() -> None:
    (gist,), names = sayings("the man was identified* by police as John Marlow")
    (content,) = gist.statement.content
    man, named = (cut("\0" * content.start + content.text, content.start + at, content.start + end)
                  for at, end in ((0, 7), (content.text.index("as John"), len(content.text))))  # fmt: skip
    apart = replace(gist.statement, content=(man, named))
    broken = replace(gist, statement=apart, proposition=replace(gist.proposition, spans=(man, named), key=man))
    assert worded([broken], names) == "The man is John Marlow."


def test_a_deed_is_told_behind_whose_it_is() -> None:
    (gist,), names = sayings("injuring* five people")
    deed = replace(
        gist.proposition, makes="phrase", lacks=cut("The quake", 0, 9), deed="injured five people and damaged houses"
    )
    assert worded([replace(gist, proposition=deed)], names) == ("The quake injured five people and damaged houses.")


def test_a_sentence_is_rather_taken_than_a_phrase() -> None:
    gists, names = sayings("(his) departure* from the post of minister", "(Kern) resigned*")
    phrase = replace(gists[0], proposition=replace(gists[0].proposition, makes="phrase"))
    assert worded([phrase, gists[1]], names) == "Kern resigned."
    assert worded([phrase], names) == "His departure from the post of minister."


def test_which_comes_first_does_not_matter_where_one_is_better() -> None:
    lines = ["(it) sank* off Orrin with everybody aboard", "(the ferry) sank* off Orrin with everybody aboard"]
    assert in_words(*lines) == in_words(*lines[::-1]) == "The ferry sank off Orrin with everybody aboard."


def test_of_two_as_good_the_earlier() -> None:
    assert in_words("(the ferry) sank* off Orrin", "(the ferry) sank* near Orrin") == "The ferry sank off Orrin."


def test_a_pronoun_becomes_the_name_that_it_stands_for() -> None:
    (gist,), names = sayings("(He) resigned* from the post of minister")
    known = replace(gist, subject="figure-kern")
    assert worded([known], names | {"figure-kern": "Tomas Kern"}) == ("Tomas Kern resigned from the post of minister.")
    assert worded([known], names | {"figure-kern": "captain"}) == ("The captain resigned from the post of minister.")
    assert worded([known], names | {"figure-kern": "a clerk"}) == ("A clerk resigned from the post of minister.")
    assert worded([gist], names) == "He resigned from the post of minister."


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Orsola Venn!: (the ferry) sank* off Orrin", "It is not so that the ferry sank off Orrin."),
        ("Orsola Venn!: (its boat) had been involved* in it", "Its boat had not been involved in it."),
        ("Orsola Venn!: (the licence) was valid*", "The licence was not valid."),
        ("Orsola Venn!: (there) was a deal*", "There was no deal."),
        ("Orsola Venn!: (anyone) had been suspended*", "Nobody had been suspended."),
        (
            "Orsola Venn!: (the man who was shot) died* in Orrin",
            "It is not so that the man who was shot died in Orrin.",
        ),
        ("Orsola Venn!: (Kern) did not resign* in March", "It is not so that Kern did not resign in March."),
    ],
)
def test_what_is_only_ever_denied_is_worded_so(line: str, expected: str) -> None:
    assert in_words(line) == expected


def test_what_the_cue_denies_is_not_denied_again() -> None:
    (gist,), names = sayings("Orsola Venn!: (a second gunman*)")
    text = "Police have ruled out"
    link = replace(gist.statement.chain[0], cue=cut(text, 7, len(text)))
    told = replace(gist, statement=replace(gist.statement, chain=(link,)))
    ruled = replace(told, proposition=replace(gist.proposition, lacks=cut(text, 0, len(text))))
    assert worded([ruled], names) == "Police have ruled out a second gunman."


def test_a_phrase_that_is_denied() -> None:
    (gist,), names = sayings("Orsola Venn!: (the) sinking* of the ferry")
    phrase = replace(gist, proposition=replace(gist.proposition, makes="phrase"))
    assert worded([phrase], names) == "Not so: The sinking of the ferry."
