"""Quality: the reader, the bodies and the furniture against people's own labels."""
