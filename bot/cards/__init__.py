"""Platform-neutral cards and forms, and the functions that build them."""
