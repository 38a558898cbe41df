"""Pages made by other processes: the very same, whatever becomes of who made them."""

from __future__ import annotations

import asyncio
import os
import signal
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from reportedly.web.addresses import Live
from reportedly.web.clerk import Clerk, Missing, Moved
from reportedly.web.making import Here, Makers, Making, Wanted


@pytest.fixture(scope="module")
def makers(ferry: Path) -> Iterator[Makers]:
    begun = Makers(ferry, 1)
    yield begun
    begun.close()


def made(making: Making, wanted: Wanted) -> bytes:
    """Have a page made, in a thread: a browser of other tests may have its loop in this one."""
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(lambda: asyncio.run(making.make(wanted, Live()))).result()


def end(_: Clerk) -> object:
    """Die, as a maker may that is out of memory."""
    os.kill(os.getpid(), signal.SIGKILL if hasattr(signal, "SIGKILL") else signal.SIGTERM)
    return None


def own(_: Clerk) -> object:
    """Fail, as nothing should."""
    raise RuntimeError("a defect")


def test_a_maker_gives_the_page_that_would_be_made_here(ferry: Path, makers: Makers) -> None:
    with Clerk(ferry) as clerk:
        story = clerk.desk().lines[0].id
        for wanted in (Wanted(name="desk", ask=Clerk.desk), Wanted(name="story", ask=Clerk.story, of=(story,))):
            assert made(makers, wanted) == made(Here(clerk), wanted)


def test_what_a_maker_cannot_give_is_said_as_it_would_be_here(ferry: Path, makers: Makers) -> None:
    with Clerk(ferry) as clerk:
        story = clerk.desk().lines[0].id
    with pytest.raises(Missing, match="No one story here has this id"):
        made(makers, Wanted(name="story", ask=Clerk.story, of=("story-ffffffffffffffff",)))
    with pytest.raises(Moved) as moved:
        made(makers, Wanted(name="story", ask=Clerk.story, of=(story[:-4],)))
    assert moved.value.id == story
    with pytest.raises(RuntimeError, match="a defect"):
        made(makers, Wanted(name="about", ask=own))


def test_a_maker_that_dies_is_replaced(makers: Makers) -> None:
    with pytest.raises(Exception, match="terminated abruptly"):
        made(makers, Wanted(name="about", ask=end))
    assert made(makers, Wanted(name="about", ask=Clerk.about)).startswith(b"<!doctype html>")
