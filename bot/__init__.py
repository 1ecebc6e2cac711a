"""The chat surfaces: Slack and the local page over one conversation."""
