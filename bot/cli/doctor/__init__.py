"""`commitments doctor`: checks of this machine, its storage and its platform."""
