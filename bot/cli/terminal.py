"""UTF-8 for terminal input and output, independent of the process locale."""

import os
import sys
from io import TextIOWrapper


def use_utf8() -> None:
    """Set standard input, output and error to UTF-8; invalid characters are replaced instead of raising."""
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")


def typed_text(argument: str) -> str:
    """Return a command-line argument decoded as UTF-8; if it is not UTF-8, as the locale decoded it.

    Only for text: file names must stay as the locale decoded them.
    """
    try:
        return os.fsencode(argument).decode("utf-8")
    except UnicodeError:
        return argument
