"""From figures, which grow while an article is cast, to the entities that leave: names, mentions, roles, facts, ids."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from reportedly.records import Article, Entity, Fact, Kind, Mention, Role, cut, digest
from reportedly.statements.entities.figures import Figure
from reportedly.statements.entities.whose import beside

__all__ = ["entities"]


def entities(article: Article, figures: Sequence[Figure]) -> dict[int, Entity]:
    """Give the entity of each of *figures*, by the figure's identity; ids count those of the same name and kind.

    They come in the order of the text, but for what an entity names, which comes before it. Whoever or whatever one of
    them has a role at, or is said to be heard in it, must be among them.
    """
    made: dict[int, Entity] = {}
    count: Counter[tuple[str, Kind]] = Counter()
    for figure in sorted({id(f): f for f in figures}.values(), key=lambda f: min(f.places(), default=(0, 0))):
        entity = _entity(article, figure)
        count[entity.name, entity.kind] += 1
        number = count[entity.name, entity.kind]
        made[id(figure)] = replace(
            entity, id=digest("entity", article.id, entity.name, entity.kind, *([number] if number > 1 else []))
        )
    for figure in figures:
        made[id(figure)] = replace(
            made[id(figure)], roles=_roles(article, figure, made), facts=_facts(article, figure, made)
        )
    return _ordered(made)


def _ordered(made: dict[int, Entity]) -> dict[int, Entity]:
    """Put whatever an entity names before it; else, and where two name each other, keep the order of the text."""
    keys = {entity.id: key for key, entity in made.items()}
    ordered: dict[int, Entity] = {}
    under_way: set[int] = set()

    def put(key: int) -> None:
        if key in under_way:
            return
        under_way.add(key)
        entity = made[key]
        named = [role.of for role in entity.roles] + [fact.entity for fact in entity.facts if fact.entity is not None]
        for other in named:
            put(keys[other])
        ordered[key] = entity

    for key in made:
        put(key)
    return ordered


def _roles(article: Article, figure: Figure, made: dict[int, Entity]) -> tuple[Role, ...]:
    """Give the roles of *figure*, each once, where it is first said."""
    first = {(role, id(of)): (start, end) for role, of, start, end in sorted(figure.roles, key=lambda r: -r[2])}
    roles = (
        Role(role=role, of=made[of].id, span=cut(article.text, start, end))
        for (role, of), (start, end) in first.items()
    )
    return tuple(sorted(roles, key=lambda role: role.span.start))


def _facts(article: Article, figure: Figure, made: dict[int, Entity]) -> tuple[Fact, ...]:
    return tuple(
        Fact(
            fact=said.fact,
            span=cut(article.text, said.start, said.end),
            value=said.value,
            entity=made[id(said.who)].id if said.who is not None else None,
        )
        for said in figure.facts
    )


def _entity(article: Article, figure: Figure) -> Entity:
    text = article.text
    names = [text[run.name_start : run.end] for run in figure.runs]
    inner = [text[run.name_start : run.end] for run in figure.runs if not run.first and len(run.words) > 1] or names
    name = figure.described or max(inner, key=lambda n: (len(n.split()), names.count(n), len(n)))
    forms = [text[run.start : run.end] for run in figure.runs]
    fuller = _fuller(article, name, figure) if figure.kind == "organization" else ()
    aliases = dict.fromkeys(form for form in (*names, *forms, *fuller) if form != name)
    mentions = tuple(Mention(article=article.id, start=a, end=b, text=text[a:b]) for a, b in sorted(figure.places()))
    return Entity(id="", name=name, kind=figure.kind or "other", aliases=tuple(aliases), mentions=mentions)


def _fuller(article: Article, name: str, figure: Figure) -> Iterator[str]:
    """What a body is called with the country whose it is: *Russia's Defence Ministry*; a name alone ends before that.

    Where it publishes the article, its name there: *Ministry of the Interior of Urzhan*.
    """
    text, outlet = article.text, article.outlet or ""
    if name[:1].isupper() and outlet.startswith(f"{name.removeprefix('The ')} of "):
        yield outlet
    for run in figure.runs:
        yield from (fuller for fuller, _ in beside(text, run.start, run.end))
