"""Which due notifications go out as one message."""

from collections.abc import Sequence

from commitments.domain.notifications.notification import Notification


def group_with_first(due: Sequence[Notification]) -> tuple[Notification, ...]:
    """Return those of a destination's due notifications that go out as one message with the first.

    What one person is told at once is one message; of several edits of one message the newest state is enough.
    """
    first = due[0]
    message = first.payload.message_of(first.number)
    if message is None:
        return (first,)
    return tuple(one for one in due if one.payload.message_of(one.number) == message)
