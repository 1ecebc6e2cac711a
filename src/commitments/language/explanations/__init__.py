"""Explanations: what each word of a line was used for, and which rules read its dates."""
