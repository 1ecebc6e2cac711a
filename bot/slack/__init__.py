"""The Slack surface: verifies and translates requests from Slack, and sends messages to it."""
