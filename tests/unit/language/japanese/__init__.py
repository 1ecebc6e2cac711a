"""Japanese in small: a folder of words and rules, which only a test reads with. The product does not speak it."""
