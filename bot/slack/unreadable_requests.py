"""What becomes of requests that lack what their kind has: they are answered, counted and logged, never redelivered."""

import logging
from typing import Any, Final

from bot.conversation.request_metrics import Meter
from bot.slack.payload_shapes import UnreadablePayload

# Raised by Bolt itself for an incomplete payload; errors of listeners never get that far.
BOLTS_OWN: Final = (AttributeError, LookupError, TypeError, ValueError)
_log = logging.getLogger(__name__)


class UnreadableRequests:
    """Counts and logs unreadable requests by their kind, never with what was sent."""

    def __init__(self, meter: Meter) -> None:
        self._meter = meter

    def note(self, found: UnreadablePayload) -> None:
        _log.warning("request_unreadable", extra={"kind": found.kind, "reason": found.field})
        self._meter.unreadable(found.kind)


def closing_view(title: str, told: str) -> dict[str, Any]:
    """Return the answer to an unreadable form: a sentence in its place, since an empty answer would accept it."""
    view = {
        "type": "modal",
        "title": {"type": "plain_text", "text": title},
        "blocks": [{"type": "section", "text": {"type": "plain_text", "text": told}}],
    }
    return {"response_action": "update", "view": view}
