"""A desk of a hundred thousand articles: ``python -m benchmarks.speed.desk [--articles N] [--folder DIR]``.

Nobody has so many articles to give away, so they are made. Each page of the development stories and of the saved news
pages is read once; a story's reports are stored and settled as the program does it, in a small desk; and that desk is
copied row by row, every copy with other names, other years and other ids (:mod:`varying`, :mod:`building`). Thousands
of stories of some ten reports come of it, thousands of articles by themselves, and a few large stories. Then one more
report is added to a few hundred stories, and the desk is asked, in processes of their own (:mod:`measuring`).

What is not as in life: a new name has as many letters as the old, a day stays a day of the year (its weekday may not
fit), every story has outlets of its own, and the reports of a large story are tellings of the same ten or so, half of
the names in them changed.
"""
