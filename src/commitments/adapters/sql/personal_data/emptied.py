"""Rows without their content: by the domain's own rule for each history entry and each kind of notification."""

import json
from datetime import UTC, datetime
from typing import Any

from commitments.adapters.sql import mappers
from commitments.domain.erasure import erased
from commitments.domain.history import Entry, Event
from commitments.domain.notifications import kinds

_ANY_TIME = datetime.min.replace(tzinfo=UTC)


def decoded(stored: str | None) -> Any:  # noqa: ANN401 (JSON)
    """Return a JSON column's value; one that cannot be read is the text itself."""
    try:
        return None if stored is None else json.loads(stored)
    except ValueError:
        return stored


def emptied_entry(row: mappers.Row) -> dict[str, Any]:
    """Return the columns of a history entry without content; one of an unknown event keeps nothing."""
    try:
        event = Event(row["event"])
    except ValueError:
        event = Event.EDITED
    entry = Entry(row["number"], _ANY_TIME, row["actor"], event, row["old"], row["new"], row["reason"])
    bare = entry.without_content()
    return {"old": bare.old, "new": bare.new, "reason": bare.reason, "before": bare.before}


def emptied_payload(row: mappers.Row) -> dict[str, Any]:
    """Return the payload of a notification without content, with its mark; one that cannot be read keeps nothing."""
    try:
        payload = kinds.from_stored(row["kind"], decoded(row["payload"]))
    except (KeyError, ValueError, TypeError):
        return {"payload": {}}
    kind, values = kinds.to_stored(payload.without_content())
    return {"kind": kind, "payload": dict(values)}


def emptied_words(words: str | None) -> str | None:
    """Return what stays of a column of words."""
    return None if words is None else erased(words)
