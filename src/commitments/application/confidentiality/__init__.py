"""Which words a customer must not read."""
