"""One file per verb, slash command or customer's button. `bot/conversation/registry.py` has a row for each."""
