"""The composition root: the only package that names adapters.

Each surface has its own store, clock and dispatcher (`world` in the labels of metrics). The local page next to
Slack has its own database: moving the page's clock does not affect Slack.
"""

from bot.wiring.limits import request_limits
from bot.wiring.operator_commands import (
    Archive,
    ask_slack,
    encrypt_again,
    examine_database,
    open_archive,
    open_outbox,
    rewrite_files,
)
from bot.wiring.running_bot import Bot, open_bot
from commitments.adapters.encryption import new_key
from commitments.adapters.sql.backup import back_up
from commitments.adapters.sql.migrator import migrate

__all__ = [
    "Archive",
    "Bot",
    "ask_slack",
    "back_up",
    "encrypt_again",
    "examine_database",
    "migrate",
    "new_key",
    "open_archive",
    "open_bot",
    "open_outbox",
    "request_limits",
    "rewrite_files",
]
