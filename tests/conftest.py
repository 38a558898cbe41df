"""One hypothesis profile for all tests: no deadlines (machines are shared), the same examples in every CI run."""

from __future__ import annotations

import os

from hypothesis import settings

settings.register_profile("reportedly", deadline=None, derandomize=os.environ.get("CI") == "true")
settings.load_profile("reportedly")
