from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from reportedly.store import Desk


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "dam.db"


@pytest.fixture
def desk(path: Path) -> Iterator[Desk]:
    with Desk.open(path) as opened:
        yield opened
