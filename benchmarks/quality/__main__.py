"""``python -m benchmarks.quality [--corpora ../shared/corpora] [--check]``: what the program is worth.

Prints every measure beside its floor, in a minute or two of one core. With ``--check`` the exit code is 1 when one is
below. The floors, in ``floors.json``, are what was measured when they were last raised, less what another processor's
rounding may cost (two tenths of a point, or half a hundredth); lowering one is a decision, written down with its reason
in ``training/LOG.md``.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

from benchmarks.quality import bodies, events_across, furniture, polnear, reading, stories, times

FLOORS = Path(__file__).with_name("floors.json")
#: The labelled stories; only those kept for scoring are measured here.
STORIES = Path(__file__).parents[2] / "stories"


def measure(corpora: Path, *, bundle: Path | None) -> dict[str, float]:
    """Every measure, by name."""
    return {
        **reading.measure(corpora, bundle),
        **times.measure(corpora),
        **bodies.measure(corpora),
        **furniture.measure(corpora),
        **events_across.measure(corpora, bundle),
        **stories.measure(STORIES, "scored"),
    }


def main() -> int:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpora", type=Path, default=Path("../shared/corpora"))
    parser.add_argument("--bundle", type=Path, help="another bundle than the package's own")
    parser.add_argument("--check", action="store_true", help="fail where a measure is below its floor")
    args = parser.parse_args()
    if not args.corpora.is_dir():
        print(f"quality: skipped, there are no corpora at {args.corpora}: name the folder with --corpora")
        return 0
    found = measure(args.corpora, bundle=args.bundle)
    bars = json.loads(FLOORS.read_text(encoding="utf-8"))
    below = [name for name, bar in bars.items() if not _holds(found[name], bar)]
    for name, value in found.items():
        bar = bars.get(name, {})
        limit = "  ".join(f"{side} {bar[side]}" for side in ("least", "most") if side in bar)
        print(f"{name:34} {value:9.4f}   {limit}{'   BELOW' if name in below else ''}")
    if not args.check:
        people = polnear.agreement(args.corpora / "polnear" / "train")
        print("people with each other:  " + "  ".join(f"{role} {people.f1(role):.1f}" for role in people.right))
    if below:
        print(f"quality: {len(below)} below the floor: {', '.join(below)}")
    return 1 if args.check and below else 0


def _holds(value: float, bar: dict[str, float]) -> bool:
    return value >= bar.get("least", value) and value <= bar.get("most", value)


if __name__ == "__main__":
    sys.exit(main())
