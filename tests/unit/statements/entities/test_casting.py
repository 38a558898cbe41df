"""Who is who: short invented articles, their sources marked ``[[so]]``, and who each of them is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.records import Span
from reportedly.statements.entities import Cast, cast
from tests.unit.statements.entities.staging import article, sentences, span, unmarked


def read(marked: str, **fields: object) -> tuple[Cast, list[Span]]:
    text, sources = unmarked(marked)
    return cast(article(text, **fields), sentences(text), sources), sources


def who(marked: str) -> list[tuple[str | None, str]]:
    """The name and kind of each marked source, in order."""
    found, sources = read(marked)
    return [(found.speaker(s).name, found.speaker(s).kind) for s in sources]


ONE = {
    "title and name": ("[[US Army Col. Ryna Dellow]] spoke on Monday.", "Ryna Dellow", "person"),
    "people and office": ("[[Iraqi Prime Minister Hadir al-Obari]] spoke.", "Hadir al-Obari", "person"),
    "office with a preposition": ("[[Secretary of State Jona Kerrin]] spoke.", "Jona Kerrin", "person"),
    "apposition": ("[[Tilmon Barrow, a spokesman for the Office of Port Safety]], spoke.", "Tilmon Barrow", "person"),
    "a park's name beside a noun": ("[[The mayor, Linda Park]], spoke.", "Linda Park", "person"),
    "name beside a noun": ("[[A spokesman for the port, Tilmon Barrow]], spoke.", "Tilmon Barrow", "person"),
    "noun before a name": ("[[Scholar Hanno Hanno, who has written a book]], spoke.", "Hanno Hanno", "person"),
    "possessor and name": ("[[Ohio's Ada J. Voss]] spoke.", "Ada J. Voss", "person"),
    "somebody's somebody": ("[[Voss spokeswoman Hilde Brann]] spoke.", "Hilde Brann", "person"),
    "party and state": ("[[Rep. Sean Duffen (R-Wisc.)]] spoke.", "Sean Duffen", "person"),
    "surname that is a title": ("[[Amy Pope]] spoke.", "Amy Pope", "person"),
    "junior": ("[[Martin Luther King Jr.]] spoke.", "Martin Luther King Jr.", "person"),
    "demonym that is a name": ("[[Christian Pardow]] spoke.", "Christian Pardow", "person"),
    "handle": ("[[@portwatch]] wrote it.", "@portwatch", "other"),
    "unnamed spokesman": (
        "[[A spokesman for the US-led coalition fighting the rebels]] spoke.",
        "a spokesman for the US-led coalition",
        "unnamed",
    ),
    "people familiar": (
        "So say [[two people familiar with the talks]].",
        "two people familiar with the talks",
        "unnamed",
    ),
    "officials": ("[[Officials]] spoke.", "officials", "unnamed"),
    "democrats": ("[[Democrats]] spoke.", "Democrats", "group"),
    "report with a time": ("[[A port report last week]] said so.", "a port report last week", "document"),
    "thing after its adjective": ("So says [[a super PAC]].", "a super PAC", "organization"),
    "preposition that is none": ("So says [[an inside source]].", "an inside source", "unnamed"),
    "share in words": ("[[Nine in 10 voters]] said so.", "nine in 10 voters", "group"),
    "residents": ("So say [[two residents]].", "two residents", "group"),
    "one resident": ("So says [[a resident]].", "a resident", "unnamed"),
    "forces": ("[[Iraqi forces]] said so.", "Iraqi forces", "group"),
    "share of people": ("[[74 percent of voters]] said so.", "74 percent of voters", "group"),
    "translation": (
        "So says [[an English translation of the address]].",
        "an English translation of the address",
        "document",
    ),
    "statement ascribed": (
        "So says [[the statement ascribed to Halvik]].",
        "the statement ascribed to Halvik",
        "document",
    ),
    "voice": ("So says [[the voice that a statement said was Halvik's]].", "the voice", "recording"),
    "report in -ed": (
        "[[A report released by the port last year]] said so.",
        "a report released by the port last year",
        "document",
    ),
    "campaign": ("[[Voss's campaign]] said so.", "Voss's campaign", "organization"),
    "speech": ("[[Halvik’s speech]] said so.", "Halvik’s speech", "recording"),
    "staff": ("[[the General Staff]] said so.", "General Staff", "organization"),
    "army": ("[[Ruritania's army]] said so.", "Ruritania's army", "organization"),
    "media": ("[[US media]] said so.", "US media", "publication"),
    "broadcaster": ("[[CNN]] said so.", "CNN", "publication"),
    "agency by its sort": ("[[Northline news agency]] said so.", "Northline", "publication"),
    "newspaper by its name": ("[[The Harbour Times]] said so.", "Harbour Times", "publication"),
    "ministry": ("[[The Ministry of Ports and Harbours]] said so.", "Ministry of Ports and Harbours", "organization"),
    "office within an office": (
        "[[The US Office of the Director of National Intelligence]] said so.",
        "US Office of the Director of National Intelligence",
        "organization",
    ),
    "house": ("[[the White House]] said so.", "White House", "organization"),
    "person in a place": (
        "[[A Port Board clerk in the capital, Carn Vell]], spoke.", "a Port Board clerk in the capital", "unnamed",
    ),
    "person at a place": ("[[An official at the base, Fort Ember]], spoke.", "an official at the base", "unnamed"),
    "person of a place": ("[[The mayor of the town, Ada Voss]], spoke.", "Ada Voss", "person"),
    "relative": ("[[His sister, Ada Voss]], spoke.", "Ada Voss", "person"),
    "coast guard": ("[[The coast guard]] said so.", "the coast guard", "organization"),
    "owner": ("[[Her owner, the Quay Inter-Island Line]], said so.", "Quay Inter-Island Line", "organization"),
    "operation": ("[[Operation Quiet Harbour]] said so.", "Operation Quiet Harbour", "organization"),
    "newspaper by its article": ("[[foreign paper The Vell Register]] said so.", "Vell Register", "publication"),
    "capital": ("[[Moscow]] said so.", "Moscow", "place"),
    "list of nouns": ("[[women, pensioners and others]] said so.", "women, pensioners and others", "group"),
    "two": ("[[Ada Voss and Oren Halvik]] said so.", "Ada Voss and Oren Halvik", "group"),
    "three": ("[[Voss, Halvik and Roe]] said so.", "Voss, Halvik and Roe", "group"),
}  # fmt: skip


@pytest.mark.parametrize(("text", "name", "kind"), ONE.values(), ids=ONE)
def test_one_source(text: str, name: str, kind: str) -> None:
    assert who(text) == [(name, kind)]


UNKNOWN = {
    "I": ("[[I]] agree.", "person"),
    "we": ("[[We]] agree.", "group"),
    "many": ("[[many]] agree.", "group"),
    "he, of nobody": ("[[He]] agrees.", "person"),
    "it, of nothing": ("[[It]] agrees.", "other"),
    "which, of no name": ("the port, [[which]] said so", "other"),
    "the spokesman of nobody": ("[[The spokesman]] agrees.", "unnamed"),
    "the ministry, none named": ("[[the ministry]] agrees.", "organization"),
    "the statement, none named": ("[[The statement]] says so.", "document"),
    "the 46-year-old, nobody of that age": ("Ada Voss, 45, left. [[The 46-year-old]] agrees.", "other"),
    "his campaign": ("[[His campaign]] agrees.", "organization"),
    "pronoun and name": ("[[He and the developer Arvid Cole]] agree.", "group"),
    "no noun phrase": ("It was [[national]].", "other"),
    "a letter's label": ("[[A]]: It was so.", "unnamed"),
    "spokesman beside an organization": ("[[The spokesman, the Quay Line]], agrees.", "unnamed"),
    "only marks": ("It was [[, “]].", "unnamed"),
    "ordinary word at the start": ("[[Turnout]] says so. The turnout was low.", "other"),
}


@pytest.mark.parametrize(("text", "kind"), UNKNOWN.values(), ids=UNKNOWN)
def test_nobody_is_made_up(text: str, kind: str) -> None:
    assert who(text) == [(None, kind)]


# The last source of each text, and who it is: None where two readings are left.
AGAIN = {
    "surname": ("Col. Ryna Dellow came. [[Dellow]] spoke.", "Ryna Dellow"),
    "only looks like a given name": ("The Harbour Train left. It was [[Harbour]].", "Harbour"),
    "title and surname": ("Ryna Dellow came. [[Col. Dellow]] spoke.", "Ryna Dellow"),
    "particle dropped": ("Hadir al-Obari came. [[Obari]] spoke.", "Hadir al-Obari"),
    "particle kept": ("Jan van der Berg came. [[Van der Berg]] spoke.", "Jan van der Berg"),
    "given name": ("Hillevi Brann came. Brann left. Then [[Hillevi]] spoke.", "Hillevi Brann"),
    "one letter's slip": ("Abu Bahir al-Dagharri came. [[Dagarri]] spoke.", "Abu Bahir al-Dagharri"),
    "middle initial": ("[[Ada J. Voss]] came. [[Ada Voss]] spoke.", "Ada J. Voss"),
    "no slip in a short name": ("Oren Hall came. It was [[Holl]].", "Holl"),
    "the family is not the woman": ("Ada Kerrin came. So say [[the Kerrins]].", "Kerrins"),
    "two of a name": ("Ada Voss and Oren Voss came. [[Voss]] spoke.", None),
    "two of a name, one of them near": (
        "Ada Voss came. It rained. It rained. It rained. Oren Voss came. [[Voss]] spoke.",
        "Oren Voss",
    ),
    "two of a name, both far": (
        "Ada Voss came with Oren Voss. It rained. It rained. It rained. It was [[Voss]].",
        None,
    ),
    "namesakes told apart by title": (
        "Her husband, Oren Voss, came with Ada Voss. It rained. It rained. It was [[Mrs. Voss]].",
        "Ada Voss",
    ),
    "a son of the same name": ("Oren Voss met Oren Voss Jr. here. [[Voss]] spoke.", None),
    "capitals": ("Ada Vossberg came. [[VOSSBERG]]: I agree.", "Ada Vossberg"),
    "acronym": ("The Union of Chad and Mali met. [[UCM]] spoke.", "Union of Chad and Mali"),
    "acronym in brackets": ("The Harbour Safety Board (HSB) met. [[The HSB]] spoke.", "Harbour Safety Board"),
    "acronym of two": ("The Harbour Safety Board met the Home Supply Bureau. [[HSB]] spoke.", "HSB"),
    "also known as": (
        "The Quay Front of Mali, also known as Tide Watch, met. [[Tide Watch]] spoke.",
        "Quay Front of Mali",
    ),
    "shorter form": ("The Ministry of Ports met. [[The Ministry]] spoke.", "Ministry of Ports"),
    "without its country": ("The US Office of Ports met. [[The Office of Ports]] spoke.", "US Office of Ports"),
    "of two countries": ("The Iraqi Port Ministry met the Irish Port Ministry. [[The Port Ministry]] spoke.", None),
    "campaign both ways": ("[[Voss's campaign]] spoke. [[The Voss campaign]] spoke.", "Voss's campaign"),
    "the captain": ("Port Captain Oren Halvik came. [[The captain]] spoke.", "Oren Halvik"),
    "the captain, of two": ("Capt. Oren Halvik met Capt. Ada Voss. [[The captain]] spoke.", None),
    "the captain, long ago": ("Former Capt. Oren Halvik came. [[The captain]] spoke.", None),
    "the spokesman, named beside": (
        "Tilm Barrow, a spokesman for the port, came. [[The spokesman]] spoke.",
        "Tilm Barrow",
    ),
    "the spokesman, unnamed": (
        "[[A spokesman for the port]] came. [[The spokesman]] spoke.",
        "a spokesman for the port",
    ),
    "the senator of elsewhere": ("Texas Sen. Ada Voss came. [[The Florida senator]] spoke.", None),
    "the 46-year-old": ("Oren Halvik, 46, came. [[The 46-year-old]] spoke.", "Oren Halvik"),
    "the ministry": ("The Ministry of Ports met. [[The ministry]] spoke.", "Ministry of Ports"),
    "the president, of a union": ("Oren Halvik, president of the union, came. [[The president]] spoke.", None),
    "the candidate": ("Candidate Oren Halvik came. [[The candidate]] spoke.", None),
    "the statement": ("[[A statement from the port]] came. [[The statement]] said so.", "a statement from the port"),
    "all of a name that the source cuts": ("There REBEL chief Oren [[Halvik]] spoke.", "Oren Halvik"),
    "role in lower case": ("REBEL chief Oren Halvik came. [[Fugitive rebel Halvik]] spoke.", "Oren Halvik"),
    "commander": ("It was rebel commander Oren Halvik. [[Halvik]] spoke.", "Oren Halvik"),
    "verb before an article": ("Ring The Lantern desk. [[The Lantern]] understands it.", "Lantern"),
    "itself": ("It came from Longlight. [[Longlight itself]] said so.", "Longlight"),
    "the ministry itself": ("The Ministry of Ports met. [[The ministry itself]] spoke.", "Ministry of Ports"),
    "the coast guard": ("The Vell Coast Guard came. Later [[the coast guard]] spoke.", "Vell Coast Guard"),
    "the coast guard, of two": ("The Vell Coast Guard met the Orr Coast Guard. [[The coast guard]] spoke.", None),
    "the coast guard, not yet named": ("[[The coast guard]] spoke. The Vell Coast Guard came.", None),
    "officials twice": ("[[Officials]] came. So say [[officials]].", "officials"),
}  # fmt: skip


@pytest.mark.parametrize(("text", "name"), AGAIN.values(), ids=AGAIN)
def test_said_again(text: str, name: str | None) -> None:
    assert who(text)[-1][0] == name


PRONOUNS = {
    "he, after who spoke": ("[[Oren Halvik]] said it sank. [[He]] added more.", "Oren Halvik"),
    "he, within the sentence": ("[[Oren Halvik]] said [[he]] believed it.", "Oren Halvik"),
    "she, after a title": ("[[Mrs. Voss]] left. [[She]] added more.", "Voss"),
    "he, of a bare name": ("Oren Halvik left. [[Brosk]] said [[he]] believed it.", "Brosk"),
    "he, after a bare name": ("Oren Halvik left. [[Brosk]] said so. [[He]] believed it.", None),
    "he, after a Mrs.": ("[[Mrs. Voss]] left. [[He]] added more.", None),
    "he, after a spokeswoman": ("[[A spokeswoman]] left. [[He]] added more.", None),
    "he, after a resident": ("[[A resident]] left. [[He]] added more.", "a resident"),
    "he, another named since": ("[[Oren Halvik]] said Arvid Cole had sunk it. [[He]] added more.", None),
    "he, too long after": ("[[Oren Halvik]] left. It rained. It rained. It rained. [[He]] added more.", None),
    "he, the only one named": ("Oren Halvik left. It rained. [[He]] added more.", "Oren Halvik"),
    "he, one of two named": ("Oren Halvik met Arvid Cole. [[He]] added more.", None),
    "he, in a quotation": ("[[Oren Halvik]] left. “[[He]] told me,” it went.", None),
    "he, after a broadcaster": ("[[CNN]] left. [[He]] added more.", None),
    "he who was she": ("[[Ada Voss]] left. [[She]] spoke. [[He]] added more.", None),
    "she, one of two who spoke": ("[[Ada Voss]] said [[Sava Brann]] told her. [[She]] added more.", None),
    "she, the one of two": ("[[Mr. Halvik]] said [[Sava Brann]] told him. [[She]] added more.", "Sava Brann"),
    "she, of two who spoke, by a title": ("[[Oren Halvik]] said [[Mrs. Voss]] told him. [[She]] went on.", "Voss"),
    "she, a port named since": ("[[Ada Voss]] spoke at Port Ember. “No,” [[she]] said.", "Ada Voss"),
    "she, a town named since": ("[[Ada Voss]] spoke near Carn Vell. [[She]] added more.", "Ada Voss"),
    "she, a paper named since": ("[[Ada Voss]] told the Vell Packet so. [[She]] added more.", "Ada Voss"),
    "he, a ship named since": ("[[Oren Halvik]] left the ferry Good Hope. [[He]] added more.", "Oren Halvik"),
    "he, another named in his words": ("[[Oren Halvik]] left. “Arvid Cole sank it,” [[he]] said.", "Oren Halvik"),
    "he, another spoken to since": ("[[Oren Halvik]] spoke to Arvid Cole. [[He]] added more.", None),
    "he, another it came from": ("[[Oren Halvik]] said it was from Arvid Cole. [[He]] added more.", None),
    "he, his own words since": (
        "[[Oren Halvik]] left. “No,” [[he]] said. “It burned.” [[He]] added more.",
        "Oren Halvik",
    ),
    "he, after other sentences": (
        "[[Oren Halvik]] left with Arvid Cole. “No.” It rained. It rained. [[He]] left.",
        None,
    ),
    "he, at another's since": ("[[Oren Halvik]] was at Arvid Cole's house. [[He]] added more.", None),
    "he, an officer near since": ("[[Oren Halvik]] stood near Capt. Cole. [[He]] added more.", None),
    "he, after a woman spoke": ("[[Mrs. Voss]] spoke. Oren Halvik came, [[he]] said.", "Oren Halvik"),
    "he, of two after a woman spoke": ("[[Mrs. Voss]] spoke. Oren Halvik met Arvid Cole, [[he]] said.", None),
    "they, after a group": ("[[Two residents]] left. [[They]] added more.", "two residents"),
    "they, after one person": ("[[Oren Halvik]] left. [[They]] added more.", None),
    "it, after a ministry": ("[[The Ministry of Ports]] met. [[It]] added more.", "Ministry of Ports"),
    "it, another named since": ("[[The Ministry of Ports]] met the Coast Board. [[It]] added more.", None),
    "who, after a name": ("It was Oren Halvik, [[who]] said so.", "Oren Halvik"),
    "who, after a name of whom": ("It was an aide to, a spokesman for Oren Halvik, [[who]] said so.", None),
    "who, after a place": ("It was the captain at Ember, [[who]] said so.", None),
    "which, after a name": ("It was the Coast Board, [[which]] said so.", "Coast Board"),
    "which, after a person": ("It was Oren Halvik, [[which]] said so.", None),
    "which, after a name that is part of another": (
        "It was a club run by friends of the Coast Board, [[which]] said so.",
        None,
    ),
}


@pytest.mark.parametrize(("text", "name"), PRONOUNS.values(), ids=PRONOUNS)
def test_pronouns(text: str, name: str | None) -> None:
    assert who(text)[-1][0] == name


def test_two_indefinite_phrases_are_two() -> None:
    found, sources = read("[[A resident]] left. [[A resident]] stayed.")
    assert found.speaker(sources[0]).entity != found.speaker(sources[1]).entity


def test_bare_plurals_written_otherwise_are_two() -> None:
    assert who("[[Officials]] left. Then [[US officials]] stayed.") == [
        ("officials", "unnamed"),
        ("US officials", "unnamed"),
    ]


def test_no_source_is_unnamed() -> None:
    speaker = read("Nothing.")[0].speaker(None)
    assert (speaker.entity, speaker.name, speaker.kind) == (None, None, "unnamed")


def test_a_span_that_does_not_verify_is_unknown() -> None:
    wrong = Span(start=0, end=4, text="Voss")
    found = cast(article("Nothing."), (), [wrong])
    assert (found.speaker(wrong).entity, found.entities) == (None, ())


def test_an_unresolved_namesake_is_a_person_all_the_same() -> None:
    assert who("Ada Voss and Oren Voss came. [[Voss]] spoke.") == [(None, "person")]


def test_entity_holds_every_form_and_place() -> None:
    found, _ = read("[[Col. Ryna Dellow]] came. [[Dellow]] spoke. “No,” [[she]] said. It was Col. Dellow.")
    (entity,) = found.entities
    assert entity.name == "Ryna Dellow"
    assert set(entity.aliases) == {"Col. Ryna Dellow", "Dellow", "Col. Dellow"}
    assert [m.text for m in entity.mentions] == ["Col. Ryna Dellow", "Dellow", "she", "Col. Dellow"]


@pytest.mark.parametrize(
    ("text", "alias"),
    [
        pytest.param("[[Russia’s Defence Ministry]] spoke.", "Russia’s Defence Ministry", id="a country's"),
        pytest.param("[[Orrin’s Defence Ministry]] spoke.", None, id="of a place that no table has"),
        pytest.param("[[Russia’s Dellow Bank]] spoke. Russia left.", "Russia’s Dellow Bank", id="a bank"),
    ],
)
def test_a_body_is_known_with_the_country_whose_it_is(text: str, alias: str | None) -> None:
    found, _ = read(text)
    bodies = [entity for entity in found.entities if entity.kind == "organization"]
    names = {name for entity in bodies for name in (entity.name, *entity.aliases)}
    assert {name for name in names if "’s " in name} == ({alias} if alias else set())


@pytest.mark.parametrize(
    ("text", "firm"),
    [
        pytest.param("[[Padma Shipping]] denied it. [[The company]] spoke.", "Padma Shipping", id="it spoke"),
        pytest.param("Padma Shipping owns it. It rained. [[The company]] spoke.", "Padma Shipping", id="the only one"),
        pytest.param(
            "Orbel Airways left. [[Padma Shipping]] denied it. [[The firm]] spoke.", "Padma Shipping", id="of two"
        ),
        pytest.param("Orbel Airways left Padma Shipping. [[The company]] spoke.", None, id="either of two"),
        pytest.param("The Ministry of Ports left. [[The company]] spoke.", None, id="a ministry is none"),
        pytest.param(
            "Padma Shipping left. It rained. It snowed. It blew. It froze. [[The company]] spoke.",
            None,
            id="long before",
        ),
        pytest.param("[[The company]] spoke. Padma Shipping left.", None, id="named later"),
        pytest.param("Padma Shipping left. [[A company]] spoke.", "a company", id="another one"),
        pytest.param("[[The Ministry of Ports]] denied it. [[The agency]] spoke.", "Ministry of Ports", id="an agency"),
        pytest.param("The Ministry of Ports left. [[The agency]] spoke.", None, id="an agency that did not speak"),
        pytest.param("Padma Shipping left. [[The tugboat company]] spoke.", None, id="which one is said"),
    ],
)
def test_which_firm_the_company_is(text: str, firm: str | None) -> None:
    found, sources = read(text)
    assert found.speaker(sources[-1]).name == firm


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Ukraine's Foreign Ministry", "Russia's Foreign Ministry", False),
        ("The Ukrainian Foreign Ministry", "Russia's Foreign Ministry", False),
        ("The French Foreign Ministry", "The Foreign Ministry in Berlin", False),
        ("Russia's Foreign Ministry", "The Russian Foreign Ministry", True),
        ("Russia's Foreign Ministry", "The Foreign Ministry in Moscow", True),
        ("Russia's Foreign Ministry", "The Foreign Ministry", True),
    ],
)
def test_two_countries_have_two_ministries(one: str, other: str, same: bool) -> None:
    found, sources = read(f"[[{one}]] spoke. It rained. [[{other}]] spoke.")
    first, second = (found.speaker(source).entity for source in sources)
    assert None not in (first, second)
    assert (first == second) == same


def test_an_owner_that_is_a_firm_is_named_beside() -> None:
    assert who("[[The owner of the barge, Padma Shipping]], spoke.") == [("Padma Shipping", "organization")]


def test_who_is_named_within_a_source_is_an_entity() -> None:
    found, _ = read("[[A spokesman for the Coast Board]] spoke to Oren Halvik.")
    assert [(e.name, e.kind) for e in found.entities] == [
        ("a spokesman for the Coast Board", "unnamed"),
        ("Coast Board", "organization"),
    ]


@pytest.mark.parametrize(
    ("text", "agencies", "expected"),
    [
        ("LONDON (Northline) - It sank.", ("Northline",), [("Northline", ["Northline"])]),
        ("LONDON (AP) - It sank.", ("Associated Press",), [("Associated Press", ["AP"])]),
        ("LONDON - It sank.", ("Northline",), []),
    ],
    ids=["in the dateline", "by its letters", "not in the text"],
)
def test_agencies(text: str, agencies: tuple[str, ...], expected: list[tuple[str, list[str]]]) -> None:
    found = cast(article(text, agencies=agencies, dateline=span(text, 0, text.index("-") + 1)), sentences(text), [])
    assert [(e.name, [m.text for m in e.mentions]) for e in found.entities] == expected
    assert all(e.kind == "publication" for e in found.entities)


@pytest.mark.parametrize(
    "text",
    ["Ship Sinks Off Northern Coast\n\n[[Officials]] spoke.", "SHIP SINKS OFF COAST\n\n[[Officials]] spoke."],
    ids=["title case", "capitals"],
)
def test_headings_name_nobody(text: str) -> None:
    assert [e.name for e in read(text)[0].entities] == ["officials"]


def test_ids_are_stable_and_belong_to_the_article() -> None:
    text, sources = unmarked("[[A resident]] left. [[A resident]] stayed. [[Ada Voss]] spoke.")
    one, two = (cast(article(text), sentences(text), sources) for _ in range(2))
    other = cast(article(text, id="article-2"), sentences(text), sources)
    assert one == two
    assert not {e.id for e in one.entities} & {e.id for e in other.entities}


WORDS = st.sampled_from(
    [
        "Ada",
        "Voss",
        "Oren",
        "Halvik",
        "Mr.",
        "Mrs.",
        "Capt.",
        "the",
        "The",
        "a",
        "A",
        "captain",
        "spokesman",
        "for",
        "of",
        "and",
        ",",
        ".",
        "“",
        "”",
        "'",
        "'s",
        "He",
        "she",
        "they",
        "who",
        "which",
        "it",
        "Ministry",
        "Ports",
        "(HSB)",
        "Harbour",
        "Safety",
        "Board",
        "officials",
        "two",
        "residents",
        "Islamic",
        "State",
        "US-led",
        "al-",
        "van",
        "der",
        "@x",
        "\n\n",
        "46",
        "-",
        "said",
        "CNN",
        "Iraqi",
        "Prime",
        "Minister",
        "report",
        "by",
        "released",
        "Jr.",
        "U.S.",
        "&",
        "I",
        "É",
        "ß",
    ]
)
TEXTS = st.one_of(st.text(max_size=80), st.lists(WORDS, max_size=40).map(" ".join))


@given(TEXTS, st.lists(st.tuples(st.integers(0, 200), st.integers(0, 60)), max_size=12))
def test_laws(text: str, places: list[tuple[int, int]]) -> None:
    """Nothing raises; every mention verifies, no entity is without; ids are unique; a name given is an entity's."""
    sources = [span(text, start % (len(text) + 1), start % (len(text) + 1) + length) for start, length in places]
    found = cast(article(text, agencies=("CNN", "")), sentences(text), sources)
    ids = [entity.id for entity in found.entities]
    assert len(ids) == len(set(ids))
    for entity in found.entities:
        assert entity.mentions
        assert all(text[m.start : m.end] == m.text != "" for m in entity.mentions)
    for source in sources:
        speaker = found.speaker(source)
        assert (speaker.entity is None) == (speaker.name is None)
        assert speaker.entity is None or speaker.entity in ids
