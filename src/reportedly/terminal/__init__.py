"""What a person at a terminal sees: the ledger as text, progress while pages are read, and one line when things fail.

Nothing here knows how a page is read or where a desk keeps it: values of :mod:`reportedly.records` go in, text comes
out.
"""
