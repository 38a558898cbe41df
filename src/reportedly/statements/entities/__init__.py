"""Who is who within one article: its sources and names as people, organizations, recordings, or honestly nobody known.

In the order of the work, which :mod:`casting` directs:

1. Names are spotted, by the reader and by rules (:mod:`names`), and each source is taken apart (:mod:`sources`).
2. The names are gathered into *figures* (:mod:`figures`), which grow while the article is cast; the :mod:`roster` says
   whose each name is.
3. Evidence is laid out: who holds which office (:mod:`offices`), recordings and documents (:mod:`things`), what the
   reader links (:mod:`clusters`).
4. Each source in text order is one of the figures, a new one, or nobody that can be told (:mod:`resolver`); a pronoun
   is whom :mod:`pronouns` finds.
5. What is left of a figure in the end leaves as an entity (:mod:`finishing`).

There is no list of people and no guess: who cannot be told from this article's own text stays unknown, with no entity
and no name, only the kind that its words give.
"""

from __future__ import annotations

from reportedly.statements.entities.casting import Cast, Speaker, cast

__all__ = ["Cast", "Speaker", "cast"]
