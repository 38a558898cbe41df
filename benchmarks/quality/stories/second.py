"""How far two careful readers agree: a second labeller's answers, scored as if a program had given them.

``second.toml`` in a story's folder holds the answers of somebody who saw the guide, the pages and which words were
chosen, and nothing of the first answers. What comes of it is a ceiling of a kind: no program is asked to agree with the
answers more than people do.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from benchmarks.quality.stories.aligning import Case, align
from benchmarks.quality.stories.loading import Answers, Claim, Saying, load
from benchmarks.quality.stories.running import articles_of
from reportedly import affairs
from reportedly.records import Article, Link, Report, Span, Statement, cut

__all__ = ["SECOND", "compared"]

#: The file of the second answers, beside the first.
SECOND = "second.toml"


def compared(folder: Path) -> Case:
    """A story's answers, with the second ones in the place of the program's.

    Raises:
        UsageError: either answers are missing or have faults, or a page gives no article.
    """
    story, other = load(folder), load(folder, SECOND)
    articles, second = articles_of(story, other), other.answers
    statements = tuple(_statements(second, articles))
    reports = {
        page: Report(
            article=article,
            entities=(),
            statements=tuple(one for one in statements if one.article == article.id),
        )
        for page, article in articles.items()
    }
    return align(story.answers, reports, _affair(second, articles, statements))


def _statements(second: Answers, articles: Mapping[str, Article]) -> Iterator[Statement]:
    for number, saying in enumerate(second.sayings):
        article = articles[saying.page]
        start = article.text.index(saying.words)
        yield Statement(
            id=f"saying-{number}",
            article=article.id,
            mode="direct",
            content=(cut(article.text, start, start + len(saying.words)),),
            chain=tuple(_link(hop, saying) for hop in saying.hops),
            certainty=saying.certainty,
            hedges=(),
            events=(),
            confidence=None,
            claim=saying.claim,
        )


def _link(hop: tuple[str, ...], saying: Saying) -> Link:
    """A hop: its first alternative as its name, all of them together as its words."""
    words = " ".join(hop)
    source = Span(start=0, end=len(words), text=words) if words else None
    name = hop[0] or None
    return Link(source=source, entity=None, name=name, kind="person", cue=None, certainty=saying.certainty, hedges=())


def _affair(second: Answers, articles: Mapping[str, Article], statements: Sequence[Statement]) -> affairs.Affair:
    claims = tuple(_claim(claim, second, statements) for claim in second.claims)
    families = tuple(tuple(articles[page].id for page in family) for family in second.families)
    story = affairs.Story(
        id="second",
        title=None,
        articles=tuple(article.id for article in articles.values()),
        claims=tuple(claim.id for claim in claims),
        first=None,
        last=None,
        families=families,
    )
    copies = tuple(
        affairs.Copy(article=articles[copy.page].id, of=articles[copy.of].id, share=1.0, spans=())
        for copy in second.copies
    )
    return affairs.Affair(story=story, claims=claims, copies=copies)


def _claim(told: Claim, second: Answers, statements: Sequence[Statement]) -> affairs.Claim:
    mine = [number for number, saying in enumerate(second.sayings) if saying.claim == told.name]
    return affairs.Claim(
        id=told.name,
        story="second",
        wording=told.wording,
        subject=None,
        predicate=None,
        value=None,
        when=None,
        statements=tuple(statements[number].id for number in mine),
        roots=(affairs.Root(entity=None, name=None, statements=()),) * told.roots,
        rivals=tuple(_rivals(told.name, second)),
        standings=tuple(
            affairs.Standing(from_=day, status=status, outlets=0, families=0, roots=0, because="")
            for day, status in told.standings
        ),
        drifts=tuple(
            affairs.Drift(statement=statements[number].id, from_="PR+", to="CT+", root=None, since=None, new_root=False)
            for number in mine
            if second.sayings[number].drift
        ),
        says=tuple(_saying(statements[number]) for number in mine),
    )


def _rivals(name: str, second: Answers) -> Iterator[affairs.Rival]:
    for rival in second.rivals:
        if name in rival.claims:
            (other,) = set(rival.claims) - {name}
            yield affairs.Rival(claim=other, because=rival.because, spans=())


def _saying(statement: Statement) -> affairs.Saying:
    (span,) = statement.content
    return affairs.Saying(
        statement=statement.id,
        article=statement.article,
        start=span.start,
        end=span.end,
        text=span.text,
        certainty=statement.certainty,
        root=None,
    )
