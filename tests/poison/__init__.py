"""A row that cannot be read, composed or sent harms nobody else, and ends."""
