"""The domain: values, states and rules. No chat platform, database or sentence in it."""
