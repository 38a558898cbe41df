"""CoNLL-U: words keep their places in the rebuilt text, brackets become mentions."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from training.conllu import ewt, gum
from training.documents import Document


def line(key: str, form: str, tag: str = "_", head: int | str = "_", relation: str = "_", misc: str = "_") -> str:
    return "\t".join((key, form, "_", tag, "_", "_", str(head), relation, "_", misc))


def chain(*tokens: str) -> list[str]:
    """A sentence of *tokens*, each written 'form' or 'form misc'; every word hangs on the first."""
    rows = []
    for number, token in enumerate(tokens, start=1):
        form, _, misc = token.partition(" ")
        rows.append(line(str(number), form, "X", min(number - 1, 1), "dep", misc or "_"))
    return [*rows, ""]


def read_ewt(folder: Path, lines: list[str]) -> list[Document]:
    path = folder / "train.conllu.gz"
    path.write_bytes(gzip.compress("\n".join(lines).encode()))
    return list(ewt(path))


def read_gum(folder: Path, lines: list[str]) -> Document:
    (folder / "GUM_news_harbour.conllu").write_text("\n".join(["# newdoc id = GUM_news_harbour", *lines]), "utf-8")
    [document] = gum(folder)
    return document


def forms(document: Document) -> list[list[str]]:
    return [[document.text[w.start : w.end] for w in sentence] for sentence in document.sentences or ()]


def mentions(document: Document) -> list[tuple[str, str, str, str]]:
    """Each mention's text, the rest of it from its head on, its kind and its entity."""
    text = document.text
    return [(text[m.start : m.end], text[m.head : m.end], m.kind, m.entity) for m in document.mentions or ()]


@pytest.mark.parametrize(
    ("lines", "text", "words"),
    [
        pytest.param(
            chain("Ferries", "sank SpaceAfter=No", "."), "Ferries sank.", [["Ferries", "sank", "."]], id="no space"
        ),
        pytest.param(
            [line("1-2", "don't"), *chain("do", "n't", "sail")],
            "don't sail",
            [["do", "n't", "sail"]],
            id="a multiword token cut by the forms of its words",
        ),
        pytest.param(
            [line("1-2", "won't", misc="SpaceAfter=No"), *chain("wo", "n't", "!")],
            "won't!",
            [["wo", "n't", "!"]],
            id="a multiword token says itself whether a space follows",
        ),
        pytest.param(
            [line("1-2", "ain't"), *chain("is", "not", "so")],
            "ain't so",
            [["ain't", "", "so"]],
            id="forms that do not add up: the first word has all",
        ),
        pytest.param(
            [*chain("She", "sailed")[:2], line("2.1", "sailed"), line("3", "off", head=2), ""],
            "She sailed off",
            [["She", "sailed", "off"]],
            id="an empty node is no word",
        ),
        pytest.param(
            [*chain("One SpaceAfter=No", "."), "# newpar id = p2", *chain("Two")],
            "One.\n\nTwo",
            [["One", "."], ["Two"]],
            id="a paragraph",
        ),
        pytest.param(
            [*chain("One"), "# newpar_block = p (2 s)", "# text = Two", *chain("Two"), "# newpar", *chain("Three")],
            "One Two\n\nThree",
            [["One"], ["Two"], ["Three"]],
            id="only newpar begins a paragraph",
        ),
        pytest.param(chain("One")[:-1], "One", [["One"]], id="no blank line at the end"),
    ],
)
def test_words_stand_in_the_text(tmp_path: Path, lines: list[str], text: str, words: list[list[str]]) -> None:
    [document] = read_ewt(tmp_path, ["# newdoc id = harbour", *lines])
    assert (document.corpus, document.name, document.text) == ("ewt", "harbour", text)
    assert forms(document) == words
    assert document.mentions is None


def test_sentences_are_grouped_by_document(tmp_path: Path) -> None:
    lines = ["# newdoc id = a", *chain("One"), *chain("Two"), "# newdoc id = b", *chain("Three")]
    assert [(d.name, d.text) for d in read_ewt(tmp_path, lines)] == [("a", "One Two"), ("b", "Three")]


def test_a_head_is_an_index_and_a_root_its_own(tmp_path: Path) -> None:
    rows = [
        line("1-2", "They've"),
        line("1", "They", "PRON", 3, "nsubj:outer"),
        line("2", "'ve", "AUX", 3, "aux"),
        line("3", "sailed", "VERB", 0, "root"),
        "",
    ]
    [document] = read_ewt(tmp_path, ["# newdoc id = a", *rows])
    assert document.sentences is not None
    found = [[(w.tag, w.head, w.relation) for w in sentence] for sentence in document.sentences]
    assert found == [[("PRON", 2, "nsubj:outer"), ("AUX", 2, "aux"), ("VERB", 2, "root")]]


HARBOUR = [
    line("1", "The", "DET", 2, "det", "Entity=(1-organization-new-nnnnn-cf1-2-coref"),
    line("2", "port", "NOUN", 6, "nsubj"),
    line("3", "of", "ADP", 4, "case"),
    line("4", "Velm", "PROPN", 2, "nmod", "Bridge=1<2|Entity=(2-place-new-nnnnn-cf2-1-coref-Velm_%28town%29)1)"),
    line("5", "was", "AUX", 6, "aux:pass"),
    line("6", "closed", "VERB", 0, "root"),
    "",
]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        pytest.param(
            HARBOUR,
            [("The port of Velm", "port of Velm", "organization", "1"), ("Velm", "Velm", "place", "2")],
            id="nested, closing on one word; a bridge is nothing",
        ),
        pytest.param(
            chain("Rell's Entity=(3-object-new-n-c-1-sgl(4-person-giv:act-n-c-1-coref)", "boat Entity=3)"),
            [("Rell's boat", "Rell's boat", "object", "3"), ("Rell's", "Rell's", "person", "4")],
            id="two open on one word: the longer first",
        ),
        pytest.param(
            chain("Rell Entity=(4-person-new-n-c-1-coref)", "saw", "herself Entity=(4-person-giv:act-n-c-1-ana)"),
            [("Rell", "Rell", "person", "4"), ("herself", "herself", "person", "4")],
            id="one entity, two mentions",
        ),
        pytest.param(
            chain("Rell Entity=(5-person-new-n-c-1-coref(5-person-new-n-c-1-coref)", "herself Entity=5)"),
            [("Rell herself", "Rell herself", "person", "5"), ("Rell", "Rell", "person", "5")],
            id="one entity inside itself",
        ),
        pytest.param(chain("Nobody", "came"), [], id="none"),
    ],
)
def test_brackets_become_mentions(tmp_path: Path, lines: list[str], expected: list[tuple[str, str, str, str]]) -> None:
    assert mentions(read_gum(tmp_path, lines)) == expected


def test_mentions_of_a_later_sentence_stand_in_its_place(tmp_path: Path) -> None:
    document = read_gum(tmp_path, [*chain("Fog SpaceAfter=No", "."), "# newpar", *HARBOUR])
    assert document.name == "GUM_news_harbour"
    assert [found[0] for found in mentions(document)] == ["The port of Velm", "Velm"]


def test_a_head_is_the_first_of_the_words_that_hang_outside(tmp_path: Path) -> None:
    rows = [
        line("1", "saw", "VERB", 0, "root"),
        line("2", "tall", "ADJ", 3, "amod", "Entity=(1-person-new-n-c-1-sgl"),
        line("3", "Rell", "PROPN", 1, "obj"),
        line("4", "ashore", "ADV", 1, "advmod", "Entity=1)"),
    ]
    assert mentions(read_gum(tmp_path, rows)) == [("tall Rell ashore", "Rell ashore", "person", "1")]


def test_a_bracket_that_was_never_opened_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(KeyError, match="7"):
        read_gum(tmp_path, chain("Rell Entity=7)"))


@given(
    tokens=st.lists(st.tuples(st.text("abé’-.", min_size=1), st.booleans()), min_size=1, max_size=6),
    paragraphs=st.lists(st.booleans(), min_size=1, max_size=3),
)
def test_every_place_holds_its_form(
    tmp_path_factory: pytest.TempPathFactory, tokens: list[tuple[str, bool]], paragraphs: list[bool]
) -> None:
    lines = ["# newdoc id = a"]
    for begins in paragraphs:
        lines += ["# newpar"] * begins + chain(*(form + " SpaceAfter=No" * tight for form, tight in tokens))
    [document] = read_ewt(tmp_path_factory.getbasetemp(), lines)
    assert forms(document) == [[form for form, _ in tokens]] * len(paragraphs)
