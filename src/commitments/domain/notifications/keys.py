"""The keys of notifications, which prevent planning one twice; processes of different releases agree on them.

`label` is a commitment's label ("C-12"), `sequence` the position of an entry in its history.
"""

from datetime import datetime

from commitments.domain.notifications.addresses import Destination, MessageRef

_ANEW = "/anew"


def reminder(label: str, revision: int, name: str) -> str:
    return f"{label}/{revision}/{name}"


def snooze(label: str, sequence: int) -> str:
    return f"{label}/snooze/{sequence}"


def restored_snooze(label: str, revision: int, person: str) -> str:
    """Return the key of a snooze that an undoing brings back; `revision` is that before the undoing."""
    return f"{label}/snooze/{person}/{revision}"


def notice(label: str, sequence: int, person: str) -> str:
    return f"{label}/notice/{sequence}/{person}"


def failure(label: str, lost: Destination, changes: int) -> str:
    """Return the key of the notice that somebody could not be reached: one while a history has so many entries."""
    return f"{label}/unreached/{lost.id}/{changes}"


def question(label: str, kind: str, sequence: int, person: str) -> str:
    return f"{label}/{kind}/{sequence}/{person}"


def passed_on(key: str, person: str) -> str:
    """Return the key of a question that goes to another person."""
    return f"{key.rpartition('/')[0]}/{person}"


def refresh(message: MessageRef, label: str, sequence: int) -> str:
    return f"refresh/{message.channel}/{message.id}/{label}/{sequence}"


def refresh_in_flight(notification: str, label: str, sequence: int) -> str:
    return f"refresh/{notification}/{label}/{sequence}"


def reply_outcome(request: str) -> str:
    return f"reply/{request}"


def settled(reply: str) -> str:
    return f"{reply}/settled"


def welcome(destination: Destination) -> str:
    return f"welcome/{destination.id}"


def zone_wanted(person: str) -> str:
    return f"zone/{person}"


def list_file(request: str) -> str:
    return f"file/{request}"


def late_answer(request: str) -> str:
    return f"late/{request}"


def connection(news: str, person: str, now: datetime) -> str:
    return f"connection/{news}/{person}/{now.isoformat()}"


def same_person(news: str, account: str, other: str, now: datetime) -> str:
    return f"same_person/{news}/{account}/{other}/{now.isoformat()}"


def open_question(draft: str) -> str:
    return f"draft/{draft}"


def open_question_edit(draft: str) -> str:
    return f"draft/{draft}/answered"


def file_lost(notification: str) -> str:
    return f"file/{notification}/lost"


def customer_card(label: str, channel: str, earlier: int) -> str:
    """Return the key of a card after `earlier` tries, whose keys remain used."""
    return f"{label}/card/{channel}" + (f"/{earlier + 1}" if earlier else "")


def redirected(key: str, place: Destination) -> str:
    """Return the key of a message that follows its customer to another place."""
    return f"{key}/{place.id}"


def below_new_card(key: str) -> str:
    """Return the key of a line that follows a card posted anew."""
    return f"{key}{_ANEW}"


def is_below_new_card(key: str) -> bool:
    return key.endswith(_ANEW)


def once_more(key: str, sequence: int) -> str:
    """Return the key of a message that somebody has sent again."""
    return f"{key}/again/{sequence}"


def customer_edit(label: str, sequence: int) -> str:
    return f"{label}/customer/{sequence}/edit"


def customer_question_edit(label: str, sequence: int, question: str) -> str:
    return f"{label}/customer/{sequence}/question/{question}"


def customer_line(label: str, sequence: int) -> str:
    return f"{label}/customer/{sequence}/line"
