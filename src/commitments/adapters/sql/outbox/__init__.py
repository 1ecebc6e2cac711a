"""The outbox, from which dispatchers claim messages."""
