"""The keys of notifications, which prevent planning one twice; processes of different releases agree on them.

`label` is a commitment's label ("C-12"), `sequence` the position of an entry in its history.
"""

from datetime import date

from commitments.domain.notifications.addresses import Destination, MessageRef


def reminder(label: str, revision: int, name: str) -> str:
    return f"{label}/{revision}/{name}"


def snooze(label: str, sequence: int) -> str:
    return f"{label}/snooze/{sequence}"


def restored_snooze(label: str, revision: int, person: str) -> str:
    """Return the key of a snooze that an undoing brings back; `revision` is that before the undoing."""
    return f"{label}/snooze/{person}/{revision}"


def notice(label: str, sequence: int, person: str) -> str:
    return f"{label}/notice/{sequence}/{person}"


def failure(label: str, phrase: str, lost: Destination, day: date) -> str:
    """Return the key of the notice that somebody could not be reached: one a day."""
    return f"{label}/{phrase}/{lost.id}/{day.isoformat()}"


def refresh(message: MessageRef, label: str, sequence: int) -> str:
    return f"refresh/{message.channel}/{message.id}/{label}/{sequence}"


def refresh_in_flight(notification: str, label: str, sequence: int) -> str:
    return f"refresh/{notification}/{label}/{sequence}"


def list_file(request: str) -> str:
    return f"file/{request}"


def late_answer(request: str) -> str:
    return f"late/{request}"


def customer_card(label: str, channel: str, earlier: int) -> str:
    """Return the key of a card after `earlier` tries, whose keys remain used."""
    return f"{label}/card/{channel}" + (f"/{earlier + 1}" if earlier else "")


def redirected(key: str, place: Destination) -> str:
    """Return the key of a message that follows its customer to another place."""
    return f"{key}/{place.id}"


def customer_edit(label: str, sequence: int) -> str:
    return f"{label}/customer/{sequence}/edit"


def customer_line(label: str, sequence: int) -> str:
    return f"{label}/customer/{sequence}/line"
