"""One file a verb, a slash command or a customer's button. `bot/conversation/registry.py` has a row for each."""
