"""What pairs of an affair are to each other, and what is left of them where less is known."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from reportedly.reader.session import Reader
from reportedly.reconcile.relating import UNTOLD
from reportedly.reconcile.weighing import FACTS, NEITHER, RIVAL, SAME
from training.lessons import LITTLE, TRUST, Lesson, of_affairs, part, untold

WRITTEN = """# The lamp at Rookport
? how many keepers drowned
= two: two keepers drowned
= three: three keepers drowned
. relit: the lamp was lit again

@ The Rookport Courier, 3 March 2031
The harbour board said that [[two|two keepers had drowned]] at the lighthouse on Sunday night.

The harbour board said that [[relit|the lamp was lit again]] at noon.

@ Radio Quay, 4 March 2031
[[two|Two keepers drowned]] at the lighthouse, the harbour board said.

@ The Lantern, spring 2031
A pilot said that [[three|three keepers had drowned]] at the lighthouse.
"""


def written(folder: Path, name: str) -> list[Lesson]:
    (folder / f"{name}.txt").write_text(WRITTEN, encoding="utf-8")
    return list(of_affairs(folder, Reader()))


@pytest.fixture
def lesson(tmp_path: Path) -> Lesson:
    (one,) = written(tmp_path, "b-lamp")
    return one


def test_what_two_sayings_are_to_each_other(lesson: Lesson) -> None:
    sure = lesson.labels[lesson.weight == TRUST[2]]
    assert (sure == SAME).sum() == 1
    assert (sure == RIVAL).sum() == 2
    assert (lesson.labels[lesson.weight < TRUST[2]] == NEITHER).all()
    assert lesson.facts.shape == (len(lesson.pairs), len(FACTS))
    assert set(lesson.reports.tolist()) == {0, 1, 2}


def test_what_the_senses_have_learnt_from_teaches_nothing_here(tmp_path: Path) -> None:
    assert written(tmp_path, "a-lamp") == []


def test_without_senses_the_rest_is_as_it_was(lesson: Lesson) -> None:
    blind, says = untold(lesson), FACTS.index("says")
    assert (blind.facts[:, says : says + 4] == np.array(UNTOLD, dtype=np.float32)).all()
    assert (blind.facts[:, :says] == lesson.facts[:, :says]).all()
    assert blind.weight == pytest.approx(lesson.weight * LITTLE)


def test_a_part_has_the_pairs_of_what_is_left() -> None:
    one, other = np.triu_indices(12, 1)
    whole = Lesson(
        pairs=np.stack([one, other], axis=1),
        reports=np.repeat(np.arange(4), 3),
        facts=(100 * one + other)[:, None].astype(np.float32),
        labels=np.zeros(len(one), dtype=np.int64),
        weight=np.ones(len(one), dtype=np.float32),
    )
    for seed in range(20):
        some = part(whole, np.random.default_rng(seed))
        size = len(some.reports)
        assert len(some.pairs) == size * (size - 1) / 2
        assert (some.pairs < size).all()
        assert set(some.reports.tolist()) == set(range(len(set(some.reports.tolist()))))
        assert set(some.facts[:, 0].tolist()) <= set(whole.facts[:, 0].tolist())
    assert part(whole, np.random.default_rng(1)).pairs.tolist() == part(whole, np.random.default_rng(1)).pairs.tolist()
