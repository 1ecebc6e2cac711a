"""The store on SQL: SQLite for one process, PostgreSQL for many."""
