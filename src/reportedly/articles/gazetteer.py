"""The places of ``gazetteer.toml``, where their provenance is told: names in small letters."""

from __future__ import annotations

import tomllib
from importlib.resources import files

__all__ = ["CITIES", "COUNTRIES"]

_TABLES = tomllib.loads(files("reportedly.articles").joinpath("gazetteer.toml").read_text(encoding="utf-8"))

CITIES: frozenset[str] = frozenset(_TABLES["cities"])
COUNTRIES: frozenset[str] = frozenset(_TABLES["countries"])
