"""How the reader is made: labels in, a bundle out. Needs torch; nothing here is needed to read."""
