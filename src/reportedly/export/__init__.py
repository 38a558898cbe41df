"""Writing records down for others: one file a format, each a pure function from records to text."""
