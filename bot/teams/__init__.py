"""The Microsoft Teams surface."""
