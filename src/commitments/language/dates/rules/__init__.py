"""The rules of the date grammar, one module for each family. grammar.py explains how a rule is written.

Importing this package adds all rules to the grammar. Where two rules build the same kind of constituent from the same
tokens, the rule that was added first wins, so the order of these imports matters.
"""

# isort: off
from commitments.language.dates.rules import clock_times
from commitments.language.dates.rules import calendar_dates
from commitments.language.dates.rules import days
from commitments.language.dates.rules import deadlines
from commitments.language.dates.rules import holidays
from commitments.language.dates.rules import korean_days
from commitments.language.dates.rules import korean_period_ends
from commitments.language.dates.rules import korean_periods
from commitments.language.dates.rules import korean_durations
from commitments.language.dates.rules import korean_clock_times
from commitments.language.dates.rules import korean_workdays
from commitments.language.dates.rules import days_with_times
from commitments.language.dates.rules import numeric_times
from commitments.language.dates.rules import relative_dates
from commitments.language.dates.rules import counted_dates
from commitments.language.dates.rules import periods
from commitments.language.dates.rules import date_ranges
from commitments.language.dates.rules import durations
from commitments.language.dates.rules import year_periods
from commitments.language.dates.rules import time_zones
from commitments.language.dates.rules import customer_time
from commitments.language.dates.rules import company_periods
from commitments.language.dates.rules import uncertain_dates
# isort: on

__all__ = [
    "calendar_dates",
    "clock_times",
    "company_periods",
    "counted_dates",
    "customer_time",
    "date_ranges",
    "days",
    "days_with_times",
    "deadlines",
    "durations",
    "holidays",
    "korean_clock_times",
    "korean_days",
    "korean_durations",
    "korean_period_ends",
    "korean_periods",
    "korean_workdays",
    "numeric_times",
    "periods",
    "relative_dates",
    "time_zones",
    "uncertain_dates",
    "year_periods",
]
