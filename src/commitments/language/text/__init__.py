"""Text before and after it is read: normalization, markup, long texts, filler phrases."""
