"""The outbox as dispatchers see it."""
