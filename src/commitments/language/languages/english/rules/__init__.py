"""English rules of dates, one module for each family. dates/grammar.py explains how a rule is written.

Importing this package adds them to the grammar. Where two rules build the same kind of constituent from the same
tokens, the rule that was added first wins, so the order of these imports matters.
"""

# isort: off
from commitments.language.languages.english.rules import clock_times
from commitments.language.languages.english.rules import calendar_dates
from commitments.language.languages.english.rules import days
from commitments.language.languages.english.rules import deadlines
from commitments.language.languages.english.rules import holidays
from commitments.language.languages.english.rules import days_with_times
from commitments.language.languages.english.rules import relative_dates
from commitments.language.languages.english.rules import counted_dates
from commitments.language.languages.english.rules import periods
from commitments.language.languages.english.rules import date_ranges
from commitments.language.languages.english.rules import durations
from commitments.language.languages.english.rules import year_periods
from commitments.language.languages.english.rules import time_zones
from commitments.language.languages.english.rules import customer_time
from commitments.language.languages.english.rules import company_periods
from commitments.language.languages.english.rules import uncertain_dates
# isort: on

RULES = (
    days, calendar_dates, holidays, periods, year_periods, durations, relative_dates, counted_dates, clock_times,
    days_with_times, date_ranges, time_zones, customer_time, company_periods, uncertain_dates, deadlines,
)  # fmt: skip
