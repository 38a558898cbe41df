"""Where the work is done, apart from what is done."""
