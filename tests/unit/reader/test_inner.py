"""Contents worth reading again, and contents that are not."""

from __future__ import annotations

import pytest

from reportedly.reader.inner import may_hold_another


@pytest.mark.parametrize(
    "content",
    [
        "the harbour master had told the inquiry that the valve failed",
        "the ministry denied any knowledge of the recording",
        "claims by the movement that it had sunk the ferry were untrue",
        "according to the log, the pumps were running at midnight",
        "two officials believe the commander is dead",
    ],
)
def test_may_hold_another(content: str) -> None:
    assert may_hold_another(content)


@pytest.mark.parametrize(
    "content", ["", "it is over", "the pumps were running at midnight", "fourteen people have died"]
)
def test_holds_no_other(content: str) -> None:
    assert not may_hold_another(content)
