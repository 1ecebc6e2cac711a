"""The company: the boundary of every query and of numbering, and its settings."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from commitments.domain.person import Language
from commitments.domain.reminder_policy import Policy
from commitments.domain.working_hours import Schedule


@dataclass(frozen=True, slots=True)
class Company:
    """One Slack team, Teams tenant or the local page, or a team and a tenant together: the boundary of every query.

    `tier_policies` maps a customer tier to its policy. `url` is the address under which its messages can be opened.
    `calendars` is a digest of the zones and holidays from which reminders were planned; see law_changes.py.
    `joined` is the letter of the workspace that joined (see numbers.py), None while there is one workspace.
    """

    id: str
    name: str = ""
    zone: str = "UTC"
    country: str | None = None
    language: Language = "en"
    admins: tuple[str, ...] = ()
    policy: Policy = field(default_factory=Policy)
    tier_policies: Mapping[str, Policy] = field(default_factory=dict)
    url: str = ""
    schedule: Schedule = field(default_factory=Schedule)
    calendars: str = ""
    joined: str | None = None
