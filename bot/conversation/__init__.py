"""What the bot does with what people say, press and fill in. No platform in it."""
