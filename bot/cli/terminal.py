"""What the terminal gives and takes is UTF-8, whatever the locale of the process is."""

import os
import sys
from io import TextIOWrapper


def speak_utf8() -> None:
    """Make standard input, output and error UTF-8; what cannot be said or read so is replaced, and stops nothing."""
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")


def typed_text(argument: str) -> str:
    """Return a command-line argument read as UTF-8; where it is not UTF-8, as the locale reads it.

    Only for text: the name of a file must stay as the locale reads it.
    """
    try:
        return os.fsencode(argument).decode("utf-8")
    except UnicodeError:
        return argument
