"""Rules of the date grammar that need no language: dates and clock times in numbers."""

from commitments.language.dates.rules import customer_time, named_days, numeric_dates, numeric_times

RULES = (named_days, numeric_dates, numeric_times, customer_time)
