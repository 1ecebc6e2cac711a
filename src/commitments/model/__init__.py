"""What the domain is made of: frozen values, statuses and legal transitions. Standard library only.

Every moment is aware and in UTC unless its name says otherwise. People are named by an opaque id
that their surface gives; outsiders of a workspace have ids of their own.
"""

from commitments.model.commitment import (
    Commitment,
    Draft,
    Entry,
    Event,
    Move,
    Outcome,
    Precision,
    Status,
    outcome_if_kept,
)
from commitments.model.notification import (
    REMINDERS,
    Destination,
    Kind,
    MessageRef,
    Notification,
    State,
    Way,
    one_message,
    to_channel,
    to_person,
)
from commitments.model.people import (
    Announce,
    Channel,
    Customer,
    Language,
    Person,
    Policy,
    Role,
    Workspace,
    name_key,
)

__all__ = [
    "REMINDERS",
    "Announce",
    "Channel",
    "Commitment",
    "Customer",
    "Destination",
    "Draft",
    "Entry",
    "Event",
    "Kind",
    "Language",
    "MessageRef",
    "Move",
    "Notification",
    "Outcome",
    "Person",
    "Policy",
    "Precision",
    "Role",
    "State",
    "Status",
    "Way",
    "Workspace",
    "name_key",
    "one_message",
    "outcome_if_kept",
    "to_channel",
    "to_person",
]
