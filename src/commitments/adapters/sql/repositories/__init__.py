"""The repositories, one per noun."""
