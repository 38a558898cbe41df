"""What holds for all tests.

One hypothesis profile: no deadlines (machines are shared), the same examples in every CI run. And interrupts are
heeded: a shell starts what it puts in the background deaf to them, with all of its children, and some tests interrupt
theirs.
"""

from __future__ import annotations

import os
import signal

from hypothesis import settings

settings.register_profile("reportedly", deadline=None, derandomize=os.environ.get("CI") == "true")
settings.load_profile("reportedly")
signal.signal(signal.SIGINT, signal.default_int_handler)
