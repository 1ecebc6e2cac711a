"""The chat surfaces: Slack and the local page over one conversation.

Older Python versions exit here, before they import newer syntax; keep this file parseable for them.
"""

import sys

if tuple(sys.version_info) < (3, 11):
    sys.stderr.write(
        "Commitments needs Python 3.11 or newer; this is "
        + ".".join(map(str, sys.version_info[:3]))
        + ". Install one and name it, for example: make run PYTHON=python3.13\n"
    )
    sys.exit(2)
