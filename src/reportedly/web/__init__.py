"""The desk in a browser: pages that a browser is served, and the same pages as files.

Theory of operation. One direction: the :mod:`clerk` takes values out of the desk, :mod:`views` make of them what stands
on a page, :mod:`pages` prints that by the templates, :mod:`app` answers requests with it and :mod:`publish` writes it
into a folder. Only the clerk reads the desk, and only forms change it. Pages need no script and have none.

===============  ======================================================================================================
:mod:`clerk`     what a page needs from the desk
:mod:`views`     what stands on a page, as values; :mod:`charts` what stands where in a chart
:mod:`pages`     the templates; :mod:`addresses` where links lead; :mod:`marks` the style sheet of a report's marks
:mod:`guard`     who may see the desk, and what browsers are told
:mod:`forms`     what browsers may send, and how it is sure that a page of the desk sent it
:mod:`adding`    the form by which pages are added; :mod:`judging` those by which people judge
:mod:`app`       addresses and answers; :mod:`kept` keeps pages while the desk stays the same; :mod:`serving` listens
:mod:`making`    where pages are made: in this process or in others beside it
:mod:`publish`   the same as files
===============  ======================================================================================================

What a person at the desk puts down comes by a form, on a page of its own: :mod:`forms` says how one is added.
"""

from __future__ import annotations

from reportedly.web.publish import publish
from reportedly.web.serving import serve

__all__ = ["publish", "serve"]
