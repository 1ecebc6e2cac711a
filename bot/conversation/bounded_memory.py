"""A memory of one process that forgets what is longest unused, so that it is bounded."""

from collections import OrderedDict
from typing import TypeVar

_K = TypeVar("_K")
_V = TypeVar("_V")


def remember(into: OrderedDict[_K, _V], key: _K, value: _V, most: int) -> None:
    """Keep a value as the newest of at most `most`."""
    into[key] = value
    into.move_to_end(key)
    if len(into) > most:
        into.popitem(last=False)
