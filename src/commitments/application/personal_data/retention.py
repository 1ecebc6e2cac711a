"""Erases what is older than the company wants to keep."""

import logging
from datetime import datetime, timedelta

from commitments.application.ports.personal_data import PersonalData

log = logging.getLogger(__name__)


async def forget_aged(data: PersonalData, closed_days: int, sent_days: int, now: datetime) -> None:
    """Erase the content of what was closed, and of what was sent, more than these days ago; 0 days: keep it.

    Answers of requests go with what was closed: they quote it.
    """
    if closed_days:
        await data.forget(now - timedelta(days=closed_days))
        closed = await data.forget_closed(now - timedelta(days=closed_days), now)
        log.info("closed_content_erased", extra={"count": closed})
    if sent_days:
        sent = await data.forget_sent(now - timedelta(days=sent_days), now)
        log.info("sent_content_erased", extra={"count": sent})
