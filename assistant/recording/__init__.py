"""Sessions kept and run again: the log's format, what writes it, what replays it, and what makes a test of it."""
