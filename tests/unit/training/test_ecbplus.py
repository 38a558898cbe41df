"""ECB+: the checked sentences only, mentions in their places, instances across documents."""

from __future__ import annotations

from pathlib import Path
from xml.sax.saxutils import escape

import pytest

from training.ecbplus import actions, ecbplus, texts

Mention = tuple[str, str, list[int]]


def write(
    folder: Path,
    name: str,
    sentences: dict[int, str],
    mentions: list[Mention],
    relations: str = "",
    *,
    checked: tuple[int, ...] = (0,),
) -> None:
    """A document *name* (``topic_file``) of *sentences* in tokens, *mentions* (id, tag, token numbers from 1)."""
    topic, file = name.split("_")
    (folder / topic).mkdir(exist_ok=True)
    tokens, number = [], 0
    for sentence, words in sentences.items():
        for word in words.split(" "):
            number += 1
            tokens.append(f'<token t_id="{number}" sentence="{sentence}" number="0">{escape(word)}</token>')
    marked = [
        f'<{tag} m_id="{key}">' + "".join(f'<token_anchor t_id="{place}"/>' for place in places) + f"</{tag}>"
        for key, tag, places in mentions
    ]
    (folder / topic / f"{name}.xml").write_text(
        f"<Document>{''.join(tokens)}<Markables>{''.join(marked)}</Markables>"
        f"<Relations>{relations}</Relations></Document>",
        encoding="utf-8",
    )
    index = folder / "ECBplus_coreference_sentences.csv"
    lines = index.read_text("utf-8") if index.exists() else "Topic,File,Sentence Number\n"
    index.write_text(lines + "".join(f"{topic},{file},{sentence}\n" for sentence in checked), "utf-8")


def same(instance: str, *mentions: str) -> str:
    sources = "".join(f'<source m_id="{key}"/>' for key in mentions)
    return f'<CROSS_DOC_COREF r_id="9" note="{instance}">{sources}<target m_id="90"/></CROSS_DOC_COREF>'


@pytest.mark.parametrize(
    ("tokens", "text"),
    [
        ("Rell , of Velm , left .", "Rell, of Velm, left."),
        ("Rell 's boat ( the Heron ) was n't hers", "Rell's boat (the Heron) wasn't hers"),
        ("a multi - boat patrol - of - honour", "a multi-boat patrol-of-honour"),
        ("Velm , May 3 - Fog came", "Velm, May 3 - Fog came"),
        ("at 9 : 25 some 300 , 000 boats , 1 . 5 tons", "at 9:25 some 300,000 boats, 1.5 tons"),
        ("on 12 / 11 or June 8 , 2010", "on 12/11 or June 8, 2010"),
        ("in 2008 , 300 boats", "in 2008, 300 boats"),
        ("- and so on -", "- and so on -"),
    ],
)
def test_tokens_are_written_together(tmp_path: Path, tokens: str, text: str) -> None:
    places = range(1, len(tokens.split(" ")) + 1)
    write(tmp_path, "1_1ecb", {0: tokens}, [(str(place), "HUMAN_PART_PER", [place]) for place in places])
    [document] = ecbplus(tmp_path, dev=False)
    assert document.text == text
    assert [text[m.start : m.end] for m in document.mentions or ()] == tokens.split(" ")


def test_only_checked_sentences_are_given(tmp_path: Path) -> None:
    sentences = {0: "www . velm . example", 1: "Fog came .", 2: "Rell slept .", 3: "Boats sank ."}
    mentions = [("1", "HUMAN_PART_PER", [9]), ("2", "NON_HUMAN_PART", [12])]
    write(tmp_path, "1_1ecbplus", sentences, mentions, checked=(1, 3))
    [document] = ecbplus(tmp_path, dev=False)
    assert document.text == "Fog came.\nBoats sank."
    assert [(document.text[m.start : m.end], m.kind) for m in document.mentions or ()] == [("Boats", "object")]
    assert (document.corpus, document.name, document.partial) == ("ecbplus", "1_1ecbplus", True)
    assert document.events is None


def test_texts_are_whole(tmp_path: Path) -> None:
    write(tmp_path, "1_1ecb", {0: "Fog came .", 1: "Rell slept ."}, [], checked=(1,))
    write(tmp_path, "2_1ecb", {0: "Boats sank ."}, [])
    assert list(texts(tmp_path, dev=False)) == [("1", "Fog came.\nRell slept.")]


def test_topics_are_parted_and_absent_ones_passed_over(tmp_path: Path) -> None:
    for name in ("1_1ecb", "2_1ecb", "20_1ecb", "35_1ecbplus", "40_1ecb"):
        write(tmp_path, name, {0: "Fog came"}, [])
    (tmp_path / "40" / "40_1ecb.xml").unlink()
    assert [d.name for d in ecbplus(tmp_path, dev=False)] == ["1_1ecb", "20_1ecb"]
    assert [d.name for d in ecbplus(tmp_path, dev=True)] == ["2_1ecb", "35_1ecbplus"]


@pytest.mark.parametrize(
    ("tag", "kind"),
    [
        ("HUMAN_PART_PER", "person"),
        ("HUMAN_PART_ORG", "organization"),
        ("HUMAN_PART_GPE", "place"),
        ("HUMAN_PART_VEH", "object"),
        ("NON_HUMAN_PART_GENERIC", "object"),
        ("LOC_FAC", "place"),
        ("TIME_OF_THE_DAY", "time"),
        ("ACTION_STATE", None),
        ("NEG_ACTION_OCCURRENCE", None),
        ("UNKNOWN_INSTANCE_TAG", None),
    ],
)
def test_tags_become_kinds(tmp_path: Path, tag: str, kind: str | None) -> None:
    write(tmp_path, "1_1ecb", {0: "the old one"}, [("1", tag, [1, 2, 3])])
    [document] = ecbplus(tmp_path, dev=False)
    assert [m.kind for m in document.mentions or ()] == ([kind] if kind else [])


def test_an_instance_is_shared_across_documents_and_else_belongs_to_one(tmp_path: Path) -> None:
    mentions = [(str(place), "HUMAN_PART_PER", [place]) for place in (1, 2, 3, 4)]
    within = '<INTRA_DOC_COREF r_id="7"><source m_id="2"/><source m_id="3"/><target m_id="91"/></INTRA_DOC_COREF>'
    write(tmp_path, "1_1ecb", {0: "Rell Orra she Venn"}, mentions, same("HUM1", "1") + within)
    write(tmp_path, "1_2ecb", {0: "Rell Orra she Venn"}, mentions, same("HUM1", "1", "3"))
    entities = [[m.entity for m in document.mentions or ()] for document in ecbplus(tmp_path, dev=False)]
    assert entities == [
        ["HUM1", "1_1ecb#r7", "1_1ecb#r7", "1_1ecb#4"],
        ["HUM1", "1_2ecb#2", "HUM1", "1_2ecb#4"],
    ]


def test_a_mention_runs_from_its_first_token_to_its_last_and_that_is_its_head(tmp_path: Path) -> None:
    mentions = [("1", "LOC_GEO", [5]), ("2", "HUMAN_PART_ORG", [2, 3, 4, 5]), ("3", "HUMAN_PART_PER", [5, 2])]
    write(tmp_path, "1_1ecb", {0: "Fog at port of Velm"}, mentions)
    [document] = ecbplus(tmp_path, dev=False)
    text = document.text
    assert [(text[m.start : m.end], text[m.head : m.end]) for m in document.mentions or ()] == [
        ("at port of Velm", "Velm"),
        ("at port of Velm", "Velm"),
        ("Velm", "Velm"),
    ]


def test_a_descriptor_is_no_mention(tmp_path: Path) -> None:
    write(tmp_path, "1_1ecb", {0: "Fog came"}, [("90", "HUMAN_PART_PER", [])])
    [document] = ecbplus(tmp_path, dev=False)
    assert document.mentions == ()


def test_actions_have_their_class_and_instance(tmp_path: Path) -> None:
    mentions = [
        ("1", "HUMAN_PART_PER", [1]),
        ("2", "NEG_ACTION_OCCURRENCE", [4]),
        ("3", "ACTION_OCCURRENCE", [2]),
        ("4", "ACTION_STATE", [99]),
    ]
    write(tmp_path, "1_1ecb", {0: "Rell sailed , unhurt ."}, mentions, same("ACT5", "3"))
    write(tmp_path, "2_1ecb", {0: "Nobody sailed ."}, [("1", "ACTION_OCCURRENCE", [2])], same("ACT6", "1"))
    [(name, topic, text, found)] = actions(tmp_path, dev=False)
    assert (name, topic, text) == ("1_1ecb", "1", "Rell sailed, unhurt.")
    assert [(text[start:end], class_, instance) for start, end, class_, instance in found] == [
        ("sailed", "ACTION_OCCURRENCE", "ACT5"),
        ("unhurt", "NEG_ACTION_OCCURRENCE", "1_1ecb#2"),
    ]
