"""Benchmarks of the bot: every figure is measured in the run that prints it."""
