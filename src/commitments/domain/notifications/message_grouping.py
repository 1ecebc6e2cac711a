"""Groups due notifications into messages."""

from collections.abc import Sequence

from commitments.domain.notifications.notification import Notification


def group_with_first(due: Sequence[Notification]) -> tuple[Notification, ...]:
    """Return those of a destination's due notifications that are sent as one message with the first.

    Bundled kinds for one person become one message; of several edits of one message only the newest state is sent.
    """
    first = due[0]
    message = first.payload.message_of(first.number)
    if message is None:
        return (first,)
    return tuple(one for one in due if one.payload.message_of(one.number) == message)
