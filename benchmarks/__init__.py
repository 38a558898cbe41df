"""What the program is worth, in numbers that a command prints."""
