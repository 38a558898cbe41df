"""Stories: whole affairs, read and reconciled, against the answers of ``stories/`` (``stories/README.md``).

a story's folder ── answers and pages (loading) ── reports and an affair (running) ── whose words are whose (aligning)
                 ── what is right (measuring) ── what is wrong, in words (mistakes)
"""

from __future__ import annotations

from benchmarks.quality.stories.running import measure

__all__ = ["measure"]
