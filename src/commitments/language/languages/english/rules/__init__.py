"""English rules of dates, one module for each family. dates/grammar.py explains how a rule is written.

Where two rules build the same kind of constituent from the same tokens, the one that stands first in RULES wins.
"""

from commitments.language.languages.english.rules import (
    calendar_dates,
    clock_times,
    company_periods,
    counted_dates,
    customer_time,
    date_ranges,
    days,
    days_with_times,
    deadlines,
    durations,
    holidays,
    periods,
    relative_dates,
    time_zones,
    uncertain_dates,
    year_periods,
)

RULES = (
    clock_times, calendar_dates, days, deadlines, holidays, days_with_times, relative_dates, counted_dates, periods,
    date_ranges, durations, year_periods, time_zones, customer_time, company_periods, uncertain_dates,
)  # fmt: skip
