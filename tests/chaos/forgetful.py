"""A worker that never looks whether a message is out already: what the judge must find doubled.

No setting of the product does this: python -m tests.chaos.forgetful.
"""

import sys
from unittest.mock import patch

from bot.__main__ import main
from bot.slack.messenger import SlackMessenger


async def _never(*_: object, **__: object) -> None:
    return None


if __name__ == "__main__":
    with patch.object(SlackMessenger, "find", _never):
        sys.exit(main())
