"""The domain: promises made to customers, their dates and reminders. No chat platform in it."""
