"""English: its words, its rules of dates, and how its clauses and pledges are told."""
