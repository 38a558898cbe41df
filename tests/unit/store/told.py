"""What the tests of stories need: pages with keys, affairs made by hand, and a look at what hangs together."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from contextlib import closing

from reportedly.affairs import Affair, Claim, Copy, Rival, Root, Saying, Standing, Status, Story
from reportedly.records import Mention, Report, cut, digest
from reportedly.store import Desk, fulltext
from tests import invented

READER = "1"


def page(number: int, *, read: str = READER) -> Report:
    """One of a series of articles with two statements each, of which another reader finds one."""
    report = invented.numbered(number, said=2)
    return report if read == READER else dataclasses.replace(report, statements=report.statements[:1])


def add(desk: Desk, number: int, keys: Sequence[str] = (), *, read: str = READER) -> str:
    """Add one of them with its keys; gives its article's id."""
    report = page(number, read=read)
    desk.add(f"page {number} {read}", report, reader=read, story_keys=keys)
    return report.article.id


def groups(desk: Desk) -> set[frozenset[str]]:
    """The articles of every story; the tables are held to what they promise on the way."""
    with closing(desk._pool.raw_connection()) as connection:
        execute = connection.cursor().execute
        members = execute("SELECT story, article FROM member").fetchall()
        rows = execute("SELECT number, id, smallest, articles FROM story").fetchall()
        inside = {number: sorted(article for story, article in members if story == number) for number, *_ in rows}
        assert [(number, digest("story", arts[0]), arts[0], len(arts)) for number, arts in inside.items()] == rows
        wanted = "SELECT DISTINCT key, story FROM article_key JOIN member USING (article) ORDER BY key"
        assert execute("SELECT key, story FROM story_key ORDER BY key").fetchall() == execute(wanted).fetchall()
        assert execute("PRAGMA foreign_key_check").fetchall() == []
        for table in (fulltext.article_words, fulltext.article_pieces, fulltext.claim_words, fulltext.claim_pieces):
            execute(f"INSERT INTO {table.name} ({table.name}, rank) VALUES ('integrity-check', 1)")
        connection.rollback()
    return {frozenset(articles) for articles in inside.values()}


def group(desk: Desk, article: str) -> int:
    """The number of the story that an article is in."""
    with closing(desk._pool.raw_connection()) as connection:
        return int(connection.cursor().execute("SELECT story FROM member WHERE article = ?", (article,)).fetchone()[0])


def only(desk: Desk) -> int:
    """The number of the one story that is dirty."""
    (dirty,) = desk.dirty()
    return dirty


def affair(reports: Sequence[Report], title: str | None = "The flood", status: Status = "reported") -> Affair:
    """What reports come to: every statement a claim of its own, the second a rival of the first."""
    articles = sorted(report.article.id for report in reports)
    story = digest("story", articles[0])
    claims = [claim for report in reports for claim in _claims(report, story, status)]
    days = sorted(report.article.published.earliest or "" for report in reports if report.article.published)
    copies = [
        Copy(article=report.article.id, of=articles[0], share=0.5, spans=(cut(report.article.text, 0, 7),))
        for report in reports[1:]
    ]
    return Affair(
        story=Story(
            id=story,
            title=title,
            articles=tuple(articles),
            claims=tuple(claim.id for claim in claims),
            first=days[0],
            last=days[-1],
        ),
        claims=tuple(claims),
        copies=tuple(copies),
    )


def settle(desk: Desk, group: int, title: str | None = "The flood", status: Status = "reported") -> Affair:
    """Settle a story with what its reports come to here."""
    made = affair(desk.of_group(group), title, status)
    assert desk.settle(group, made)
    return made


def _claims(report: Report, story: str, status: Status) -> list[Claim]:
    ids = [digest("claim", statement.id) for statement in report.statements]
    day = (report.article.published.earliest if report.article.published else None) or ""
    made = []
    for statement, known in zip(report.statements, ids, strict=True):
        said, root = statement.content[0], statement.chain[0]
        at = Mention(article=statement.article, start=said.start, end=said.end, text=said.text)
        made.append(
            Claim(
                id=known,
                story=story,
                wording=f"By {root.name}, {said.text}",
                subject="the water",
                predicate="rise",
                value=None,
                when=None,
                statements=(statement.id,),
                roots=(Root(entity=root.entity, name=root.name, statements=(statement.id,)),),
                rivals=tuple(Rival(claim=other, because="number", spans=(at,)) for other in ids if other != known),
                standings=(
                    Standing(from_=day, status="reported", outlets=1, families=1, roots=1, because=statement.id),
                    Standing(from_=day, status=status, outlets=2, families=1, roots=1, because=statement.id),
                ),
                drifts=(),
                says=(
                    Saying(
                        statement=statement.id,
                        article=statement.article,
                        start=said.start,
                        end=said.end,
                        text=said.text,
                        certainty="CT+",
                        root=0,
                    ),
                ),
            )
        )
    return made
