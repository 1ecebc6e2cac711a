"""Two accounts that may be the same person: one in Slack, one in Teams, and what each answered."""

from dataclasses import dataclass, replace
from typing import Self

from commitments.domain.accounts import platform_of


@dataclass(frozen=True, slots=True)
class AccountPair:
    """Whether both accounts were confirmed, each by its own person; `declined` is for good, unless both ask anew."""

    slack: str
    teams: str
    slack_yes: bool = False
    teams_yes: bool = False
    declined: bool = False

    @property
    def is_confirmed(self) -> bool:
        return self.slack_yes and self.teams_yes and not self.declined

    def has_yes_of(self, account: str) -> bool:
        return self.slack_yes if account == self.slack else self.teams_yes

    def with_yes_of(self, account: str) -> Self:
        return replace(self, slack_yes=True) if account == self.slack else replace(self, teams_yes=True)

    def without_answers(self) -> Self:
        return replace(self, slack_yes=False, teams_yes=False, declined=False)


def pair_of(one: str, other: str) -> AccountPair | None:
    """Return the pair of two accounts, None unless they are on different platforms."""
    if platform_of(one) == platform_of(other):
        return None
    slack, teams = (one, other) if platform_of(one) == "slack" else (other, one)
    return AccountPair(slack, teams)
