"""reportedly: who claimed what, on whose word, how surely, when."""
