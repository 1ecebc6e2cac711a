"""Korean rules of dates, one module for each family. dates/grammar.py explains how a rule is written.

Where two rules build the same kind of constituent from the same tokens, the one that stands first in RULES wins.
"""

from commitments.language.languages.korean.rules import (
    clock_times,
    company_periods,
    counted_dates,
    customer_time,
    date_ranges,
    days,
    deadlines,
    durations,
    holidays,
    period_ends,
    periods,
    time_zones,
    uncertain_dates,
    workdays,
)

RULES = (
    deadlines, holidays, days, period_ends, periods, durations, clock_times, workdays, counted_dates, date_ranges,
    time_zones, customer_time, company_periods, uncertain_dates,
)  # fmt: skip
