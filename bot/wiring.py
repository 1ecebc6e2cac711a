"""The composition root: the only file that names adapters."""

_TICK = 1.0
_DAILY = 86_400.0
