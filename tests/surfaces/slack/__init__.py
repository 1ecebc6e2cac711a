"""The Slack surface, posted to as Slack posts."""
