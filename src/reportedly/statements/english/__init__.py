"""What is known of English words, in tables with their provenance.

:mod:`lexicon` has nouns, titles, peoples and the small words; :mod:`verbs` the forms and classes of verbs. Both are
read once and then are sets and dictionaries; nothing here looks at a text.
"""
