"""Names in a line: the customer it is promised to and the owner who keeps it."""
