"""Every head of the reader on its development part: what the manifest, ``reportedly bench`` and the README tell.

:data:`TOLD` is the table of it: a measure's name to the head, the corpus and the words for it.
"""

from __future__ import annotations

from pathlib import Path

from benchmarks.quality import calibration, commitment, coreference, events, expressions, naming, polnear, syntax
from reportedly.reader.session import Reader

__all__ = ["TOLD", "measure"]

#: Of everything measured, what is told, in the order it is told in: the head, the corpus and part, the measure.
TOLD: dict[str, tuple[str, str, str]] = {
    "polnear_source_f1": ("attribution", "polnear dev", "exact F1, source"),
    "polnear_cue_f1": ("attribution", "polnear dev", "exact F1, cue"),
    "polnear_content_f1": ("attribution", "polnear dev", "exact F1, content"),
    "polnear_whole_f1": ("attribution", "polnear dev", "exact F1, whole"),
    "calibration_attribution_ece": ("attribution", "polnear dev, half", "expected calibration error"),
    "names_crossner_f1": ("names", "crossner_politics dev", "entity F1"),
    "names_re3d_f1": ("names", "re3d dev tenth", "entity F1"),
    "times_strict_f1": ("times", "timebank dev tenth", "TIMEX3 strict F1"),
    "times_value_f1": ("times", "timebank dev tenth", "TIMEX3 value F1"),
    "events_trigger_f1": ("events", "timebank dev tenth", "trigger F1"),
    "events_class_f1": ("events", "timebank dev tenth", "trigger and class F1"),
    "commitment_r": ("certainty", "uw dev", "Pearson r"),
    "commitment_macro_f1": ("certainty", "uw dev", "macro-F1 of so, open, not so"),
    "calibration_stance_ece": ("certainty", "uw dev, half", "expected calibration error"),
    "coreference_f1": ("coreference", "gum dev", "CoNLL F1, predicted mentions"),
    "syntax_las": ("syntax", "ewt dev", "LAS"),
}


def measure(corpora: Path, bundle: Path | None, *, sample: int = 1) -> dict[str, float]:
    """Every measure of the reader in *bundle* by name, on every *sample*-th document of the development parts."""
    reader = Reader(bundle)
    tally = polnear.score(corpora / "polnear" / "dev", reader=reader, sample=sample)
    return {
        **{f"polnear_{role}_f1": tally.f1(role) for role in tally.right},
        **naming.measure(corpora, reader, sample),
        **expressions.measure(corpora, reader, sample),
        **events.measure(corpora, reader, sample),
        **commitment.measure(corpora, reader, sample),
        **coreference.measure(corpora, reader, sample),
        **syntax.measure(corpora, reader, sample),
        **calibration.measure(corpora, reader, sample),
    }
