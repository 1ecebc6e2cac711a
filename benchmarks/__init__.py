"""What the bot costs: every figure is measured in the run that prints it."""
