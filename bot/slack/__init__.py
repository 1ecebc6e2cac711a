"""The Slack surface: verifies, translates and hands over what people do in Slack, and sends to it."""
