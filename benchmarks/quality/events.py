"""Events on TimeBank's development tenth: the trigger, its class, its tense and polarity.

A trigger is right when it is exactly the annotators' span; a class, when trigger and class are. Tense and polarity are
counted over the right triggers, where the annotators give one.
"""

from __future__ import annotations

from pathlib import Path

from benchmarks.quality.counting import Counts
from reportedly.reader.session import Reader
from training.timebank import timebank

__all__ = ["measure"]


def measure(corpora: Path, reader: Reader, sample: int) -> dict[str, float]:
    """Score the reader's events.

    Args:
        corpora: the folder of the corpora; ``timebank`` is read.
        reader: the reader to score.
        sample: take every so many-th document.

    Returns:
        ``events_trigger_f1``, ``events_class_f1``, ``events_tense``, ``events_polarity`` (accuracies); 0 to 100.
    """
    triggers, classes = Counts(), Counts()
    told: dict[str, list[bool]] = {"tense": [], "polarity": []}
    for document in list(timebank(corpora / "timebank", dev=True))[::sample]:
        ours = {(one.span.start, one.span.end): one for one in reader.read(document.text, inner=False).triggers}
        theirs = {(event.start, event.end): event for event in document.events or ()}
        triggers.add(ours.keys(), theirs.keys())
        classes.add(
            {(place, one.class_) for place, one in ours.items()}, {(place, one.class_) for place, one in theirs.items()}
        )
        for place in ours.keys() & theirs.keys():
            for name, answers in told.items():
                expected = getattr(theirs[place], name)
                if expected is not None:
                    answers.append(getattr(ours[place], name) == expected)
    accuracies = {f"events_{name}": 100 * sum(answers) / max(len(answers), 1) for name, answers in told.items()}
    return {"events_trigger_f1": triggers.f1, "events_class_f1": classes.f1, **accuracies}
