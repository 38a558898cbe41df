"""Which articles hang together: stories are the connected components of articles and keys.

Two articles that share a key are in one story, and so is whatever either shares a key with. ``story_key`` says of
every key in which story it is, so that a new article costs a look-up for each of its keys, however many hold them: the
stories found become one, the smaller ones moving into the largest, and the keys that are new go with it. So no article
moves more often than the size of its story can double.

Components do not depend on the order in which articles came. A story's number does, and nobody outside the store is to
read anything into it; its id is made from its smallest article, which depends on the articles alone.

Taking away is what connected components are bad at. When an article's report is replaced by one with other keys, or a
decision changes them, a key that is gone and that another article holds as well may have been what held the story
together: the story's components are then worked out anew from the keys of its articles, in memory.

Every change of what is in a story makes it dirty and counts its generation on. What is stored of its claims is
replaced when it is settled, and goes when the story is merged away.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping

from sqlalchemy import Connection, delete, exists, insert, select, update
from sqlalchemy.dialects import sqlite

from reportedly.judgements import Judgement
from reportedly.records import digest
from reportedly.store import decisions, fulltext, judging, schema
from reportedly.store.connection import listed

__all__ = ["components", "decide", "house", "judge", "keys_of", "place"]


def place(desk: Connection, articles: Mapping[str, Collection[str]]) -> None:
    """Give articles, which the desk has, their keys, as these count by its decisions; put each where it belongs."""
    lost: set[str] = set()
    for article, given in articles.items():
        lost |= _place(desk, article, given)
    stale = _released(desk, lost)
    if lost and len(articles) > 1:
        stale |= set(desk.scalars(select(schema.member.c.story).where(schema.member.c.article.in_(listed(articles)))))
    for story in sorted(stale):
        _regroup(desk, story)


def decide(desk: Connection, decision: decisions.Decision) -> int:
    """Write a decision down, unless it is known, and put its articles where they belong now.

    Returns:
        The number of the story in which the first of them is; 0 where it has not come yet.
    """
    if decisions.record(desk, decision):
        place(desk, keys_of(desk, decision.articles))
    first = select(schema.member.c.story).where(schema.member.c.article == decision.articles[0])
    return desk.scalar(first) or 0


def judge(desk: Connection, judgement: Judgement) -> None:
    """Write a judgement down, unless it is known; its stories are to be settled anew, or to be told apart anew."""
    if not judging.record(desk, judgement):
        return
    articles = judging.articles_of(desk, judgement.content)
    if judging.root_of(desk, judgement.content) is not None:
        place(desk, keys_of(desk, articles))
    judging.touch(desk, articles)


def keys_of(desk: Connection, articles: Collection[str]) -> dict[str, list[str]]:
    """Give the articles, as far as the desk has them, with the keys they were given."""
    keys: dict[str, list[str]] = {
        article: []
        for article in desk.scalars(
            select(schema.member.c.article).where(schema.member.c.article.in_(listed(articles)))
        )
    }
    query = select(schema.article_key.c.article, schema.article_key.c.given).where(
        schema.article_key.c.article.in_(listed(articles)), schema.article_key.c.given.is_not(None)
    )
    for article, given in desk.execute(query):
        keys[article].append(given)
    return keys


def house(desk: Connection) -> None:
    """Put articles from before there were stories each into one of its own, and what they say into the full text."""
    homeless = ~exists().where(schema.member.c.article == schema.article.c.id)
    found = desk.scalars(select(schema.article.c.id).where(homeless).order_by(schema.article.c.id)).all()
    if not found:
        return
    desk.execute(insert(schema.story), [_alone(article) for article in found])
    desk.execute(
        insert(schema.member).from_select(
            ["article", "story"],
            select(schema.story.c.smallest, schema.story.c.number).where(
                ~exists().where(schema.member.c.story == schema.story.c.number)
            ),
        )
    )
    fulltext.rebuild(desk)


def _place(desk: Connection, article: str, given: Collection[str]) -> set[str]:
    """Do for one article what only adds; returns the keys that it lost, for the caller to look after."""
    table = schema.article_key.c
    keys = decisions.effective(desk, article, given)
    kept = {row.key: row.given for row in desk.execute(select(table.key, table.given).where(table.article == article))}
    gone = [key for key in kept if key not in keys]
    if gone:
        desk.execute(delete(schema.article_key).where(table.article == article, table.key.in_(listed(gone))))
    fresh = [{"article": article, "key": key, "given": raw} for key, raw in sorted(keys.items()) if key not in kept]
    if fresh:
        desk.execute(insert(schema.article_key), fresh)
    story = _home(desk, article, keys)
    if keys:
        beside = [{"key": key, "story": story} for key in sorted(keys)]
        desk.execute(sqlite.insert(schema.story_key).on_conflict_do_nothing(), beside)
    return set(gone)


def _home(desk: Connection, article: str, keys: Collection[str]) -> int:
    """Make one story of that in which an article is, if it is in any, and of those of its keys; returns its number."""
    table, key = schema.story.c, schema.story_key.c
    story = desk.scalar(select(schema.member.c.story).where(schema.member.c.article == article))
    found = set(desk.scalars(select(key.story).where(key.key.in_(listed(keys)))))
    if story is not None:
        found.add(story)
    if not found:
        found.add(_inserted(desk, {**_alone(article), "articles": 0}))
    query = select(table.number, table.smallest, table.articles).where(table.number.in_(listed(found)))
    together = desk.execute(query.order_by(table.articles.desc(), table.number)).all()
    largest = together[0].number
    for other in together[1:]:
        _merge(desk, other.number, largest)
    articles = sum(row.articles for row in together)
    if story is None:
        desk.execute(insert(schema.member), {"article": article, "story": largest})
        articles += 1
    _change(desk, largest, min(article, *(row.smallest for row in together)), articles)
    return int(largest)


def _merge(desk: Connection, story: int, into: int) -> None:
    for table in (schema.member, schema.story_key):
        desk.execute(update(table).where(table.c.story == story).values(story=into))
    fulltext.drop_story(desk, story)
    desk.execute(delete(schema.story).where(schema.story.c.number == story))


def _released(desk: Connection, lost: Collection[str]) -> set[int]:
    """Forget the lost keys that no article holds; returns the stories of those that some article does hold still."""
    if not lost:
        return set()
    held = set(
        desk.scalars(select(schema.article_key.c.key).where(schema.article_key.c.key.in_(listed(lost))).distinct())
    )
    desk.execute(delete(schema.story_key).where(schema.story_key.c.key.in_(listed(set(lost) - held))))
    return set(desk.scalars(select(schema.story_key.c.story).where(schema.story_key.c.key.in_(listed(held)))))


def _regroup(desk: Connection, story: int) -> None:
    """Work out the components of a story anew: the largest keeps its number, the others become new stories."""
    holds: dict[str, list[str]] = {
        article: [] for article in desk.scalars(select(schema.member.c.article).where(schema.member.c.story == story))
    }
    table = schema.article_key.c
    query = select(table.article, table.key).join(schema.member, schema.member.c.article == table.article)
    for article, key in desk.execute(query.where(schema.member.c.story == story)):
        holds[article].append(key)
    largest, *others = components(holds)
    for part in others:
        number = _inserted(desk, _alone(part[0]))
        _change(desk, number, part[0], len(part))
        desk.execute(update(schema.member).where(schema.member.c.article.in_(listed(part))).values(story=number))
        keys = sorted({key for article in part for key in holds[article]})
        desk.execute(update(schema.story_key).where(schema.story_key.c.key.in_(listed(keys))).values(story=number))
    _change(desk, story, largest[0], len(largest))


def components(holds: Mapping[str, Iterable[str]]) -> list[list[str]]:
    """Part articles by the keys they hold: every part in order, the largest first, and the smallest id among equals."""
    parent = {article: article for article in holds}

    def find(article: str) -> str:
        while parent[article] != article:
            parent[article] = article = parent[parent[article]]
        return article

    holder: dict[str, str] = {}
    for article, keys in holds.items():
        for key in keys:
            parent[find(article)] = find(holder.setdefault(key, article))
    parts: dict[str, list[str]] = defaultdict(list)
    for article in sorted(holds):
        parts[find(article)].append(article)
    return sorted(parts.values(), key=lambda part: (-len(part), part[0]))


def _alone(article: str) -> dict[str, str | int]:
    return {
        "id": digest("story", article),
        "smallest": article,
        "articles": 1,
        "generation": 1,
        "dirty": 1,
        "claims": 0,
        "contested": 0,
    }


def _inserted(desk: Connection, story: Mapping[str, str | int]) -> int:
    made = desk.execute(insert(schema.story), dict(story)).inserted_primary_key
    assert made is not None
    number: int = made[0]
    return number


def _change(desk: Connection, story: int, smallest: str, articles: int) -> None:
    """Say what is in a story now, and that its claims are older than that."""
    changed = {"id": digest("story", smallest), "smallest": smallest, "articles": articles, "dirty": 1}
    generation = schema.story.c.generation + 1
    desk.execute(update(schema.story).where(schema.story.c.number == story).values(generation=generation, **changed))
