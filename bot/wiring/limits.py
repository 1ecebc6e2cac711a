"""The limits that settings give: of requests, of sends, and of who may ask as an operator."""

from datetime import timedelta

from bot.conversation.request_limits import RequestLimits
from bot.settings import Settings, is_loopback
from bot.telemetry.operator_access import OperatorAccess
from commitments.application.ports.outbox import ClaimPolicy, RateLimit
from commitments.domain.notifications.operation import Operation


def request_limits(settings: Settings) -> RequestLimits:
    """Return the limits of requests that the settings give."""
    return RequestLimits(
        per_person=RateLimit.per_minute(
            60 * settings.requests_per_second_per_person, settings.request_burst_per_person
        ),
        per_workspace=RateLimit.per_minute(
            60 * settings.requests_per_second_per_workspace, settings.request_burst_per_workspace
        ),
    )


def claim_policy(settings: Settings) -> ClaimPolicy:
    """Return the limits of the settings. One second's worth may be sent in a burst, to save a wake-up per message."""
    a_minute = {
        Operation.POST: settings.posts_per_minute, Operation.EDIT: settings.edits_per_minute,
        Operation.FILE: settings.files_per_minute, Operation.LOOK: settings.history_reads_per_minute,
    }  # fmt: skip
    rates = {
        way: RateLimit.per_minute(times, burst=max(1, int(times / 60))) for way, times in a_minute.items() if times
    }
    gap = timedelta(seconds=settings.min_channel_interval_seconds)
    return ClaimPolicy(timedelta(seconds=settings.send_lease_seconds), gap, rates)


def operator_access(settings: Settings) -> OperatorAccess:
    """Return who may ask /readyz and /metrics; where only this machine's page is served, nobody is outside."""
    is_open = not settings.has_platform and is_loopback(settings.host)
    return OperatorAccess(settings.metrics_token, settings.metrics_port is not None, is_open)
