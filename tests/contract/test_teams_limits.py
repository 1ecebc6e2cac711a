"""The limits of Teams beside those of Slack, on a played clock: each platform has its own in one outbox."""

from collections.abc import Sequence
from datetime import timedelta

import pytest

from bot.settings import Settings
from bot.wiring.limits import claim_policy
from commitments.adapters.encryption import new_key
from commitments.adapters.sql.store import SqlStore
from commitments.application.ports.outbox import ClaimPolicy
from commitments.domain.notifications.addresses import to_channel
from commitments.domain.notifications.payloads.customer_messages import CustomerEdit
from tests.contract.test_limits import lines, send_for, spread
from tests.contract.values import NOW, notice, planned

CLIENT, TENANT = "11111111-1111-4111-8111-111111111111", "22222222-2222-4222-8222-222222222222"
IN_A_CHAT = {1: 7, 30: 60, 3600: 1800}
IN_THE_TENANT = 50
"""Requests a second."""


@pytest.fixture
def policy() -> ClaimPolicy:
    return claim_policy(
        Settings(
            teams_client_id=CLIENT, teams_client_secret="s" * 24, teams_tenant_id=TENANT, encryption_key=(new_key(),)
        )
    )


def most_in(seconds: float, times: Sequence[float]) -> int:
    """Return how many fall into the fullest span of so many seconds."""
    return max(sum(start <= at < start + seconds for at in times) for start in times)


async def test_a_conversation_of_teams_gets_no_more_than_teams_permits(store: SqlStore, policy: ClaimPolicy) -> None:
    slack = lines(4)
    theirs = [
        notice(f"t{n}", NOW, one.destination, TENANT, payload=one.payload, number=n) for n, one in enumerate(slack)
    ]
    await planned(store, *slack, *theirs)
    went = await send_for(store, policy, 7)
    assert [at for at, claim in went if claim.company == TENANT] == [0, 2, 4, 6]
    assert [at for at, claim in went if claim.company != TENANT] == [0, 1, 2, 3], "Slack's are as they were"
    gap = policy.gap_of("T1", to_channel("19:a@thread.tacv2"))
    assert policy.gap_of(TENANT, to_channel("19:a@thread.tacv2")) == gap, "also once it has joined a company of Slack"
    assert gap == max(timedelta(seconds=span / most) for span, most in IN_A_CHAT.items())


async def test_a_tenant_gets_fewer_requests_than_teams_permits(store: SqlStore, policy: ClaimPolicy) -> None:
    await planned(store, *spread(60, TENANT), *spread(30, TENANT, CustomerEdit()))
    went = await send_for(store, policy, 4)
    posts = [at for at, claim in went if claim.way == "post"]
    edits = [at for at, claim in went if claim.way == "edit"]
    assert 2 * most_in(1, posts) + most_in(1, edits) <= IN_THE_TENANT - 8, "a message takes up to two requests"
    assert len(posts) > 30, "more than Slack's, which are 5 a second"
