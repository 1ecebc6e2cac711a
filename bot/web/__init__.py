"""The local page: a small chat on this machine that plays the part of Slack, for anyone to try."""
