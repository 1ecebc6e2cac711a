"""Cards: what the bot shows, first neutral (card.py), then for each platform."""
