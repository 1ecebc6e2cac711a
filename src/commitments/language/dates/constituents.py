"""Constituents: what the grammar builds of the tokens of a line."""

from typing import Any

from commitments.language.dates.grammar import Rule

# Its end, its value, the rule that built it and its parts; a word has no rule and no parts.
Constituent = tuple[int, Any, Rule | None, tuple["Constituent", ...]]
ChartCell = dict[str, dict[int, Constituent]]
