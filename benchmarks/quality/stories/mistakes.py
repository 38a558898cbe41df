"""What the program got wrong of a story, in words, measure by measure: what its development is led by.

A line gives the page and the labelled words, then what is wanted and what there is. Never for a scored story.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from benchmarks.quality.stories import measuring
from benchmarks.quality.stories.aligning import Case
from reportedly.affairs import Claim, Root
from reportedly.records import Link, Statement

__all__ = ["told"]

LONGEST = 90  # characters of a quotation or a wording


def told(case: Case) -> Iterator[str]:
    """Everything wrong with *case*, as lines under headings; a measure without mistakes has no heading."""
    parts = {
        "chains": _chains(case),
        "certainty": _certainties(case),
        "claims": _claims(case),
        "rivals": _rivals(case),
        "copies": _pairs("copy", *measuring.copies(case)),
        "families": _pairs("family", *measuring.families(case)),
        "roots": _roots(case),
        "standings": _standings(case),
        "drifts": _drifts(case),
    }
    for heading, made in parts.items():
        if lines := list(made):
            yield f"  {heading}"
            yield from (f"    {line}" for line in lines)


def _chains(case: Case) -> Iterator[str]:
    for number, (whole, _) in enumerate(measuring.chains(case)):
        if not whole:
            statement = case.statements[number]
            wanted = _chain("|".join(hop) for hop in case.answers.sayings[number].hops)
            yield _words(case, number)
            yield f"    wanted {wanted}   got {_got(statement) if statement else 'no statement'}"


def _certainties(case: Case) -> Iterator[str]:
    for number, (wanted, got) in enumerate(measuring.certainties(case)):
        if wanted != got:
            yield f"{_words(case, number)}: wanted {wanted}, got {got or 'no statement'}"


def _got(statement: Statement) -> str:
    content = " … ".join(span.text for span in statement.content)
    return f"{_chain(map(_hop, statement.chain))} for “{_short(content)}”"


def _chain(hops: Iterable[str]) -> str:
    return f"[{' > '.join(hop or 'nobody' for hop in hops)}]"


def _hop(link: Link) -> str:
    words = link.source.text if link.source else None
    return " = ".join(dict.fromkeys(filter(None, (words, link.name))))


def _claims(case: Case) -> Iterator[str]:
    for claim in case.answers.claims:
        numbers = case.sayings_of(claim.name)
        parts = Counter(found.id for number in numbers if (found := case.claims[number]))
        alone = [number for number in numbers if case.claims[number] is None]
        foreign = {id_: _others(case, id_, claim.name) for id_ in parts}
        if len(parts) + len(alone) > 1 or alone or any(foreign.values()):
            yield f"{claim.name} ({len(numbers)}): {_short(claim.wording)}"
            for id_, count in parts.most_common():
                merged = "".join(f", with {times} of {name}" for name, times in sorted(foreign[id_].items()))
                pages = " ".join(_pages(case, numbers, id_))
                yield f"    {count} in {_claim(_by_id(case, id_))}{merged}, from {pages}"
            yield from (f"    in none: {_words(case, number)}" for number in alone)


def _others(case: Case, id_: str, name: str) -> Counter[str]:
    pairs = zip(case.answers.sayings, case.claims, strict=True)
    return Counter(saying.claim for saying, found in pairs if found and found.id == id_ and saying.claim != name)


def _pages(case: Case, numbers: Sequence[int], id_: str) -> list[str]:
    pairs = ((case.answers.sayings[number].page, case.claims[number]) for number in numbers)
    return sorted(page for page, found in pairs if found and found.id == id_)


def _rivals(case: Case) -> Iterator[str]:
    made = measuring.rivals(case)
    for rival in case.answers.rivals:
        if frozenset(rival.claims) not in made.right:
            yield f"missing {' / '.join(rival.claims)} ({rival.because}): {_why_missing(case, rival.claims)}"
    for claim, other, found in made.wrong:
        names = " / ".join(case.theirs.get(one.id, "unlabelled") for one in (claim, other))
        spans = ", ".join(f"“{_short(span.text)}”" for span in found.spans)
        yield f"wrong {names} ({found.because}): {spans}"
        yield f"    {_claim(claim)}"
        yield f"    {_claim(other)}"


def _why_missing(case: Case, names: Sequence[str]) -> str:
    if lost := [name for name in names if name not in case.ours]:
        return f"no claim for {' and '.join(lost)}"
    claims = [case.ours[name] for name in names]
    if claims[0].id == claims[1].id:
        return f"both are {_claim(claims[0])}"
    if any(rival.claim == claims[1].id for rival in claims[0].rivals):
        return f"rivals, but hold more of other claims: {_claim(claims[0])}, {_claim(claims[1])}"
    return f"not held against each other: {_claim(claims[0])}, {_claim(claims[1])}"


def _pairs(kind: str, found: set[frozenset[str]], expected: set[frozenset[str]]) -> Iterator[str]:
    for word, pairs in (("missing", expected - found), ("wrong", found - expected)):
        if pairs:
            yield f"{word} {kind}: {', '.join(sorted(' - '.join(sorted(pair)) for pair in pairs))}"


def _roots(case: Case) -> Iterator[str]:
    wanted = {claim.name: claim.roots for claim in case.answers.claims}
    for name, right in measuring.roots(case):
        if not right:
            ours = case.ours.get(name)
            got = f"{len(ours.roots)}: {'; '.join(map(_root, ours.roots))}" if ours else "no claim"
            yield f"{name}: wanted {wanted[name]}, got {got.rstrip(': ')}"


def _root(root: Root) -> str:
    return f"{root.name or 'nobody named'} ×{len(root.statements)}"


def _standings(case: Case) -> Iterator[str]:
    for name, judged in groupby(measuring.standings(case), key=lambda one: one[0]):
        wrong = [(day, expected, found) for _, day, expected, found in judged if expected != found]
        if name not in case.ours:
            yield f"{name}: no claim, {len(wrong)} days"
        elif wrong:
            runs = groupby(wrong, key=lambda one: one[1:])
            told = "; ".join(
                f"{_days(list(run))} wanted {expected}, got {found or 'nothing'}" for (expected, found), run in runs
            )
            yield f"{name}: {told}"


def _days(run: Sequence[tuple[str, object, object]]) -> str:
    return run[0][0] if len(run) == 1 else f"{run[0][0]} to {run[-1][0]}"


def _drifts(case: Case) -> Iterator[str]:
    made = measuring.drifts(case)
    for number, saying in enumerate(case.answers.sayings):
        if saying.drift != (number in made.found):
            yield f"{'missing' if saying.drift else 'wrong'} {saying.claim}, {_words(case, number)}"
    statements = {one.id: one for report in case.reports.values() for one in report.statements}
    for claim, drift in made.wrong:
        statement = statements[drift.statement]
        where = f"{case.pages[statement.article]} {_got(statement)}"
        yield f"wrong {case.theirs[claim.id]}, {drift.from_} to {drift.to}, {where}"


def _words(case: Case, number: int) -> str:
    saying = case.answers.sayings[number]
    return f"{saying.page} “{_short(saying.words)}”"


def _claim(claim: Claim) -> str:
    return f"{claim.id[-4:]} “{_short(claim.wording)}”"


def _by_id(case: Case, id_: str) -> Claim:
    return next(claim for claim in case.affair.claims if claim.id == id_)


def _short(text: str) -> str:
    plain = " ".join(text.split())
    return plain if len(plain) <= LONGEST else f"{plain[: LONGEST - 1]}…"
