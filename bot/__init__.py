"""The chat surfaces: Slack and the local page over one conversation.

An older Python stops here, before it meets what only newer ones know; it must be able to read this file.
"""

import sys

if tuple(sys.version_info) < (3, 11):
    sys.stderr.write(
        "Commitments needs Python 3.11 or newer; this is "
        + ".".join(map(str, sys.version_info[:3]))
        + ". Install one and name it, for example: make run PYTHON=python3.13\n"
    )
    sys.exit(2)
