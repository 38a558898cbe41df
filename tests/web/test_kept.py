"""What is kept: of one version alone, within its room, those that nobody asked for longest let go first."""

from __future__ import annotations

from reportedly.web.kept import Shelf


def test_a_value_is_kept_as_long_as_its_version_holds() -> None:
    shelf, made = Shelf(10), list[int]()

    def make(version: int) -> int:
        made.append(version)
        return version

    def get(name: str, version: int) -> int:
        return shelf.get(name, version, lambda: make(version), lambda _: 1)

    assert [get("a", 1), get("a", 1), get("b", 1), get("a", 2), get("a", 2)] == [1, 1, 1, 2, 2]
    assert made == [1, 1, 2]


def test_what_nobody_asked_for_longest_goes_first_and_what_is_too_heavy_is_not_kept() -> None:
    shelf, made = Shelf(10), list[str]()

    def make(name: str) -> str:
        made.append(name)
        return name

    def get(name: str, weight: int) -> str:
        return shelf.get(name, 1, lambda: make(name), lambda _: weight)

    for name, weight in [("a", 4), ("b", 4), ("a", 4), ("c", 4), ("a", 4), ("b", 4), ("huge", 11), ("huge", 11)]:
        assert get(name, weight) == name
    assert made == ["a", "b", "c", "b", "huge", "huge"]
