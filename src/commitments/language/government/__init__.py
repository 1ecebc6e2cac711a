"""Government: which date of a line the promise has, and which belong to something else."""
