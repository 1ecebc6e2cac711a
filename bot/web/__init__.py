"""The local page: a small chat on this machine that stands in for Slack, to try the bot."""
