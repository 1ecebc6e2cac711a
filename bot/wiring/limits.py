"""The limits that settings give: of requests, of sends, and of who may ask as an operator."""

from datetime import timedelta
from typing import Final

from bot.conversation.request_limits import RequestLimits
from bot.settings import Settings, is_loopback
from bot.telemetry.operator_access import OperatorAccess
from commitments.application.ports.outbox import ClaimPolicy, RateLimit, SendLimits
from commitments.domain.notifications.operation import Operation

# Teams permits 7 messages a second, 60 in 30 s and 1,800 an hour to a conversation, so that one in two seconds is
# always permitted; and 50 requests a second to an app in a tenant. A message takes up to two requests (who is there,
# or where the person is reached); a second's burst and a second's rate come to 42 of them, and answers need the rest.
# Source: https://learn.microsoft.com/microsoftteams/platform/bots/how-to/rate-limit.
_TEAMS_TIMES_SLOWER: Final = 2
_OF_TEAMS: Final = {
    Operation.POST: RateLimit.per_minute(480, burst=8),
    Operation.EDIT: RateLimit.per_minute(240, burst=4),
    Operation.FILE: RateLimit.per_minute(60),
}


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
    """Return the limits of the settings. One second's worth may be sent in a burst, to save a wake-up per message.

    The tenant of Teams has the limits of Teams, unless a setting takes them off; a destination there has twice the
    interval of one in Slack.
    """
    a_minute = {
        Operation.POST: settings.posts_per_minute, Operation.EDIT: settings.edits_per_minute,
        Operation.FILE: settings.files_per_minute, Operation.LOOK: settings.history_reads_per_minute,
    }  # fmt: skip
    rates = {
        way: RateLimit.per_minute(times, burst=max(1, int(times / 60))) for way, times in a_minute.items() if times
    }
    gap = timedelta(seconds=settings.min_channel_interval_seconds)
    of_teams = {way: limit for way, limit in _OF_TEAMS.items() if a_minute[way]}
    tenant = {settings.teams_tenant_id.lower(): SendLimits(_TEAMS_TIMES_SLOWER * gap, of_teams)}
    return ClaimPolicy(timedelta(seconds=settings.send_lease_seconds), gap, rates, tenant if settings.has_teams else {})


def operator_access(settings: Settings) -> OperatorAccess:
    """Return who may ask /readyz and /metrics; where only this machine's page is served, nobody is outside."""
    is_open = not settings.has_platform and is_loopback(settings.host)
    return OperatorAccess(settings.metrics_token, settings.metrics_port is not None, is_open)
