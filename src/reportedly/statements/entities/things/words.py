"""The words about recordings and documents: ``tables/things.toml``, where their provenance is told, as it stands."""

from __future__ import annotations

import tomllib
from importlib.resources import files
from typing import Any

__all__ = ["WORDS"]

WORDS: dict[str, Any] = tomllib.loads(files(__package__).joinpath("tables/things.toml").read_text("utf-8"))
