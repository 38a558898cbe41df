"""Reading → statements: each content with its chain, its mode, its certainty, and who is who."""

from __future__ import annotations

from reportedly.statements.chains import compose

__all__ = ["compose"]
