"""How fast, with what memory: ``python -m benchmarks.speed``.

The pages are the saved news pages of the corpora, as files; the work is that of ``reportedly parse``, from the packed
HTML to statements. Words are those of the articles' texts, parted by white space. A shared machine has no steady speed,
so every run is beside one of trafilatura's own fast extraction on the same pages, in turns, and what is to be compared
between machines is the ratio of their core-seconds (user and system time of the whole tree of processes).
"""

import os

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # as the command line has it; before numpy is imported
