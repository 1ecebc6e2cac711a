"""The words each language has for numbers, days, months, units and zones: tables only."""
