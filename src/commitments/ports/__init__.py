"""What the domain needs from outside: a store, a messenger, a directory of people, a clock."""

from commitments.ports.examination import Examination
from commitments.ports.platform import Clock, Directory, File, Messenger, Outgoing
from commitments.ports.store import OutboxState, Store, Watch
from commitments.ports.transaction import Page, Query, Scope, Transaction

__all__ = [
    "Clock",
    "Directory",
    "Examination",
    "File",
    "Messenger",
    "OutboxState",
    "Outgoing",
    "Page",
    "Query",
    "Scope",
    "Store",
    "Transaction",
    "Watch",
]
