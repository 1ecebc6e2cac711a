"""Korean rules of dates, one module for each family. dates/grammar.py explains how a rule is written.

Importing this package adds them to the grammar. Where two rules build the same kind of constituent from the same
tokens, the rule that was added first wins, so the order of these imports matters.
"""

# isort: off
from commitments.language.languages.korean.rules import deadlines
from commitments.language.languages.korean.rules import holidays
from commitments.language.languages.korean.rules import days
from commitments.language.languages.korean.rules import period_ends
from commitments.language.languages.korean.rules import periods
from commitments.language.languages.korean.rules import durations
from commitments.language.languages.korean.rules import clock_times
from commitments.language.languages.korean.rules import workdays
from commitments.language.languages.korean.rules import counted_dates
from commitments.language.languages.korean.rules import date_ranges
from commitments.language.languages.korean.rules import time_zones
from commitments.language.languages.korean.rules import customer_time
from commitments.language.languages.korean.rules import company_periods
from commitments.language.languages.korean.rules import uncertain_dates
# isort: on

RULES = (
    days, holidays, workdays, periods, period_ends, clock_times, durations, counted_dates, date_ranges, time_zones,
    customer_time, company_periods, uncertain_dates, deadlines,
)  # fmt: skip
