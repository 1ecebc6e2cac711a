"""The languages: one folder of words and rules for each."""
