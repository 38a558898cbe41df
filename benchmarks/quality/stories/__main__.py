"""``python -m benchmarks.quality.stories``: the program against the labelled stories.

Prints every measure of every story of the split, and of all together, 0 to 1, with the counts it is made of: right of
so many; of an F1 right, found and expected. With ``--errors``, what is wrong with each story; for development stories
only, since nothing is tuned on the scored ones. With ``--second``, a second labeller's answers in the place of the
program's, of the stories that have any: how far people agree. With ``--validate``, scores nothing and says what is
wrong with the answers, a line a fault; the exit code is 1 when there is one.

How pairs of sayings are weighed was learnt from the development stories (``training/weighing.py``), so that claims,
rivals and all behind them come out better there than of a story that is new.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from benchmarks.quality.stories.gathering import tally
from benchmarks.quality.stories.loading import folders, load, split_of
from benchmarks.quality.stories.measuring import Scores, Tally, score
from benchmarks.quality.stories.mistakes import told
from benchmarks.quality.stories.running import Memory, check, run
from benchmarks.quality.stories.second import SECOND, compared
from reportedly.errors import ReportedlyError, UsageError
from reportedly.records import Report


def main(arguments: Sequence[str] | None = None) -> int:
    """The command line."""
    parser = argparse.ArgumentParser(
        prog="stories", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--root", type=Path, default=Path("stories"), help="the folder of the stories (stories)")
    parser.add_argument("--split", choices=("development", "scored"), default="development")
    parser.add_argument("--story", metavar="NAME", help="this story alone, of whatever split")
    parser.add_argument("--errors", action="store_true", help="print everything that is wrong, story by story")
    parser.add_argument("--second", action="store_true", help="score a second labeller's answers, not the program")
    parser.add_argument("--cache", type=Path, metavar="FILE", help="keep what the reader found there, for the next run")
    parser.add_argument(
        "--validate", type=Path, nargs="*", metavar="FOLDER", help="check the answers: of all, or these"
    )
    args = parser.parse_args(arguments)
    try:
        if args.validate is not None:
            return _validate(args.validate or folders(args.root))
        return _agreement(_chosen(args)) if args.second else _score(_chosen(args), args)
    except ReportedlyError as error:
        print(f"stories: {error}", file=sys.stderr)
        return 2


def _chosen(args: argparse.Namespace) -> list[Path]:
    found: list[Path] = [args.root / args.story] if args.story else folders(args.root)
    splits = {folder: split_of(folder) for folder in found}
    chosen = [folder for folder in found if args.story or splits[folder] == args.split]
    if args.errors and (args.split == "scored" or any(splits[folder] == "scored" for folder in chosen)):
        raise UsageError("--errors is for development stories: nobody who writes the program reads the scored ones")
    if not chosen:
        raise UsageError(f"{args.root}: there are no {args.split} stories")
    return chosen


def _validate(chosen: Iterable[Path]) -> int:
    wrong = 0
    for folder in chosen:
        try:
            story = load(folder)
            lines = [f"{folder / 'answers.toml'}: {fault}" for fault in check(story)]
        except UsageError as error:
            lines = [str(error)]
        if lines:
            print("\n".join(lines))
        else:
            counts = (
                f"{len(story.pages)} pages, {len(story.answers.claims)} claims, {len(story.answers.sayings)} sayings"
            )
            print(f"{folder}: no faults: {counts}, {len(story.answers.rivals)} rivals")
        wrong += len(lines)
    return 1 if wrong else 0


def _score(chosen: Iterable[Path], args: argparse.Namespace) -> int:
    memory = Memory(args.cache)
    scores: dict[str, Scores] = {}
    reports: list[list[Report]] = []
    for folder in chosen:
        case = run(load(folder), memory)
        reports.append(list(case.reports.values()))
        scores[folder.name] = score(case)
        if args.errors:
            print("\n".join([f"{folder.name}: {case.answers.title}", *told(case), ""]))
    print("\n".join(_table({**scores, "all": sum(scores.values(), Scores())})))
    if len(reports) > 1:
        print(f"stories kept apart, F1 of pairs of pages: {_f1(tally(reports))}")
    return 0


def _agreement(chosen: Iterable[Path]) -> int:
    scores = {folder.name: score(compared(folder)) for folder in chosen if (folder / SECOND).exists()}
    print("\n".join(_table({**scores, "all": sum(scores.values(), Scores())})))
    return 0


def _table(scores: Mapping[str, Scores]) -> list[str]:
    columns = [["", *_cells(Scores())], *([name, *_cells(one).values()] for name, one in scores.items())]
    widths = [max(map(len, column)) for column in columns]
    return [
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
        for row in zip(*columns, strict=True)
    ]


def _cells(scores: Scores) -> dict[str, str]:
    both = scores.copies + scores.families
    precision, recall = scores.claims_precision, scores.claims_recall
    return {
        "chains exact": _share(scores.chains),
        "chain roots exact": _share(scores.chain_roots),
        "certainty": _share(scores.certainty),
        "claims B-cubed": _value(scores.claims_bcubed, precision.expected),
        "  precision, recall": f"{_value(precision.f1, precision.expected)}, {_value(recall.f1, recall.expected)}",
        "rivals F1": _f1(scores.rivals),
        "  precision": _value(scores.rivals.precision, scores.rivals.found),
        "  unlabelled": str(scores.unlabelled),
        "copies, families F1": _f1(both),
        "  copies F1": _f1(scores.copies),
        "  families F1": _f1(scores.families),
        "roots": _share(scores.roots),
        "standings": _share(scores.standings),
        "drift F1": _f1(scores.drift),
    }


def _share(tally: Tally) -> str:
    return f"{_value(tally.f1, tally.expected)} {tally.right:.0f}/{tally.expected}"


def _f1(tally: Tally) -> str:
    counts = f"{tally.right:.0f}/{tally.found}/{tally.expected}"
    return f"{_value(tally.f1, tally.found + tally.expected)} {counts}"


def _value(value: float, of: int) -> str:
    return f"{value:.3f}" if of else "  -  "


if __name__ == "__main__":
    sys.exit(main())
