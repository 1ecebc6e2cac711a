"""What Teams tells of a member that may match them with an account in Slack."""

import pytest

from bot.teams.members import email_of
from commitments.domain.accounts import email_digest


@pytest.mark.parametrize(
    ("told", "counts"),
    [
        ({"userRole": "user", "email": "Jane@Globex.example"}, True),
        ({"userRole": "user", "userPrincipalName": "jane@globex.example"}, True),
        ({"userRole": "guest", "email": "jane@globex.example"}, False),
        ({"userRole": "anonymous", "email": "jane@globex.example"}, False),
        ({"email": "jane@globex.example"}, False),
        ({"userRole": "user", "email": "jane"}, False),
        ({"userRole": "user"}, False),
    ],
)
def test_the_address_of_a_member_counts_and_that_of_a_guest_does_not(told: dict[str, str], counts: bool) -> None:
    assert email_of(told) == (email_digest("jane@globex.example") if counts else None)
