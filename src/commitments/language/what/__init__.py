"""What was promised: the words that are left, without filler, one stretch for each promise."""
