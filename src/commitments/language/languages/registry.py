"""The one place that lists the languages which are read."""

# The order in which their rules are added to the grammar: Korean ones say more of a day than English ones.
# isort: off
from commitments.language.languages.korean import rules as korean
from commitments.language.languages.english import rules as english
from commitments.language.dates import rules as numbers
# isort: on

RULES = (*english.RULES, *numbers.RULES, *korean.RULES)
