"""What the law lets a person or a customer ask for: everything that is held on them, and its erasure."""
