"""Four corpora of names read in one scheme."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from training.documents import Document, held_out
from training.names import crossner, re3d, wikigold, wnut
from training.naming import is_people, kind, trimmed

Loader = Callable[[Path], Iterator[Document]]


def named(document: Document) -> list[tuple[str, str]]:
    return [(document.text[name.start : name.end], name.kind) for name in document.names or ()]


def columns(folder: Path, *sentences: str) -> Path:
    """A CoNLL file of *sentences* in which ``token/label`` is a labelled token."""
    path = folder / "train.txt"
    rows = ("\n".join("\t".join((*token.split("/"), "O")[:2]) for token in one.split()) for one in sentences)
    path.write_text("\n\n".join(rows) + "\n", encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("load", "sentence", "names"),
    [
        pytest.param(
            wikigold,
            "The/I-ORG Tidal/I-ORG Press/I-ORG met Ann/I-PER Oaks/I-PER in Lowtown/I-LOC .",
            [("The Tidal Press", "organization"), ("Ann Oaks", "person"), ("Lowtown", "place")],
            id="IOB1, with an article that belongs to the name",
        ),
        pytest.param(
            wikigold,
            "Oaks/I-PER Lowtown/I-LOC Nils/I-PER Ann/B-PER",
            [("Oaks", "person"), ("Lowtown", "place"), ("Nils", "person"), ("Ann", "person")],
            id="names side by side",
        ),
        pytest.param(
            crossner,
            "the/B-politicalparty Moor/I-politicalparty Party/I-politicalparty won the 2031/B-election vote/I-election",
            [("Moor Party", "organization"), ("2031 vote", "other")],
            id="IOB2, with an article that does not",
        ),
        pytest.param(
            crossner,
            "Danish/B-misc liberalism/B-misc after the Ferry/B-misc Act/I-misc 2031/I-misc",
            [("Danish", "group"), ("Ferry Act 2031", "document")],
            id="the mixed bag sorted",
        ),
        pytest.param(
            crossner,
            "Ann/B-politician 's men , the `` Men/B-organisation 's/I-organisation Club/I-organisation ''",
            [("Ann", "person"), ("Men's Club", "organization")],
            id="places after joining",
        ),
        pytest.param(
            wnut,
            "lowtown/B-location loves The/B-group Tidals/I-group and vodka/B-product",
            [("lowtown", "place"), ("The Tidals", "organization")],
            id="a place may be small, a thing may not",
        ),
    ],
)
def test_conll(tmp_path: Path, load: Loader, sentence: str, names: list[tuple[str, str]]) -> None:
    (document,) = load(columns(tmp_path, sentence))
    assert named(document) == names


def test_loose_sentences_are_packed_by_twenty(tmp_path: Path) -> None:
    first, second = crossner(columns(tmp_path, *["Ann/B-person slept ."] * 21))
    assert (first.text.splitlines(), second.text) == (["Ann slept."] * 20, "Ann slept.")
    assert named(first) == [("Ann", "person")] * 20
    assert (first.name, second.name) == ("crossner-train-1", "crossner-train-2")


def test_articles_of_wikigold_stay_apart(tmp_path: Path) -> None:
    documents = wikigold(columns(tmp_path, "One .", "Two .", "-DOCSTART-", "Three ."))
    assert [document.text for document in documents] == ["One.\nTwo.", "Three."]


def test_an_unknown_type_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(KeyError):
        list(crossner(columns(tmp_path, "Rex/B-dog barked .")))


@pytest.mark.parametrize(
    "surface", ["Danish", "South Koreans", "Italian-American", "Shia", "Jews", "Tories", "European Muslims"]
)
def test_peoples(surface: str) -> None:
    assert is_people(surface)


@pytest.mark.parametrize("surface", ["Laos", "Danish Quarter", "South", "Frenchtown", "Western"])
def test_no_peoples(surface: str) -> None:
    assert not is_people(surface)


@pytest.mark.parametrize(
    ("surface", "expected"),
    [
        ("Treaty of Lowtown", "document"),
        ("Ferry Act 2031", "document"),
        ("Actors of Lowtown", "other"),
        ("ferry workers", None),
    ],
)
def test_kinds_in_the_mixed_bag(surface: str, expected: str | None) -> None:
    assert kind("crossner", "misc", surface) == expected


@pytest.mark.parametrize(
    ("text", "any_article", "left"),
    [
        ("the Moors", False, "Moors"),
        ("The Moors", False, "The Moors"),
        ("The Moors", True, "Moors"),
        ("Macy's", False, "Macy's"),
        ("Ann’s ", True, "Ann"),
        ("the ", True, ""),
        ("Theo", True, "Theo"),
    ],
)
def test_trimmed(text: str, any_article: bool, left: str) -> None:
    start, end = trimmed(text, 0, len(text), any_article=any_article)
    assert text[start:end] == left


def publisher(folder: Path, texts: dict[str, str], *annotations: tuple[str, str, str, float]) -> Path:
    """A folder of re3d with one publisher: each annotation is of the first occurrence of its words."""
    (folder / "gazette").mkdir()
    documents = [{"_id": name, "text": text} for name, text in texts.items()]
    entities = [
        {
            "documentId": name,
            "begin": texts[name].index(words),
            "end": texts[name].index(words) + len(words),
            "type": type_,
            "value": words,
            "confidence": confidence,
        }
        for name, words, type_, confidence in annotations
    ]
    for file, rows in (("documents.json", documents), ("entities.json", entities)):
        text = "".join(f"{json.dumps(row)}\n" for row in rows)
        (folder / "gazette" / file).write_text(text, encoding="utf-8")
    return folder


@pytest.mark.parametrize(
    ("text", "annotated", "names"),
    [
        pytest.param(
            "He met the Moor Guard’s men.",
            [("the Moor Guard’s", "Organisation", 1)],
            [("Moor Guard", "organization")],
            id="article and possessive go",
        ),
        pytest.param(
            "Foreign Minister Ann Oaks spoke.",
            [("Foreign Minister Ann Oaks", "Person", 1)],
            [("Ann Oaks", "person")],
            id="titles go",
        ),
        pytest.param(
            "The Prime Minister and I spoke; he left.",
            [("The Prime Minister", "Person", 1), ("I", "Person", 1), ("he", "Person", 1)],
            [],
            id="a title or a pronoun is no name",
        ),
        pytest.param(
            "They fled to Lowtown, Norway.",
            [("Lowtown, Norway", "Location", 1)],
            [("Lowtown", "place"), ("Norway", "place")],
            id="a comma parts two places",
        ),
        pytest.param(
            "The town of Tel Moor and Oaks province fell.",
            [("The town of Tel Moor", "Location", 1), ("Oaks province", "Location", 1)],
            [("Tel Moor", "place"), ("Oaks", "place")],
            id="the name in a description of a place",
        ),
        pytest.param(
            "A Tarn convoy left. The Tarn Guard fired on Tarn, not on Tarnland.",
            [("A Tarn convoy", "Organisation", 1), ("Tarn Guard", "Organisation", 1), ("Tarn,", "Location", 1)],
            [("Tarn", "place"), ("Tarn Guard", "organization"), ("Tarn", "place")],
            id="every place of a name, whole, the longest",
        ),
        pytest.param(
            "Jan left Oaks.",
            [("Jan", "Person", 0), ("Oaks", "Location", 0.4)],
            [],
            id="what is not believed",
        ),
        pytest.param(
            "Norwegian trawlers, Oaks trawlers",
            [("Norwegian", "Nationality", 0), ("Oaks", "Nationality", 0)],
            [("Norwegian", "group")],
            id="a people is known without belief",
        ),
        pytest.param(
            "Norway sent the Norwegians of Operation High Tide.",
            [("the Norwegians", "Organisation", 1), ("Operation High Tide", "Organisation", 1)],
            [("Norway", "place"), ("Norwegians", "group"), ("Operation High Tide", "other")],
            id="what acts is not for that an organization",
        ),
        pytest.param(
            "Trawlers left. Six trawlers came back to the Coalition.",
            [("Trawlers", "Organisation", 1), ("Coalition", "Organisation", 1)],
            [("Coalition", "organization")],
            id="a capital that only begins a sentence",
        ),
        pytest.param(
            "HMS Oaks towed a VBIED and five drones.",
            [("HMS Oaks", "MilitaryPlatform", 1), ("a VBIED", "Weapon", 1), ("drones", "Vehicle", 1)],
            [("HMS Oaks", "other")],
            id="things by name",
        ),
        pytest.param(
            "Resolution 99 passed on 3 May at 59°10′25″N.",
            [("Resolution 99", "DocumentReference", 1), ("3 May", "Temporal", 1), ("59°10′25″N", "Location", 1)],
            [("Resolution 99", "document")],
            id="dates and coordinates are no names",
        ),
    ],
)
def test_re3d(tmp_path: Path, text: str, annotated: list[tuple[str, str, float]], names: list[tuple[str, str]]) -> None:
    (document,) = re3d(publisher(tmp_path, {"a": text}, *(("a", *one) for one in annotated)), dev=None)
    assert named(document) == names


def test_re3d_is_split_by_document_but_named_by_all(tmp_path: Path) -> None:
    texts = {f"report-{number}": "They saw Lowtown." for number in range(30)}
    folder = publisher(tmp_path, texts, ("report-0", "Lowtown", "Location", 1))
    chosen = list(re3d(folder, dev=True))
    rest = list(re3d(folder, dev=False))
    assert {document.name for document in chosen} == {name for name in texts if held_out(name)}
    assert len(chosen) + len(rest) == len(texts)
    assert all(named(document) == [("Lowtown", "place")] for document in chosen + rest)
