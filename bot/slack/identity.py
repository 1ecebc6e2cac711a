"""Who we are in Slack, who acted, and in which workspace: people of other teams never collide with ours.

Source: https://docs.slack.dev/apis/slack-connect (identity of people and channels).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Home:
    """The workspace that installed us, as auth.test tells it. `enterprise` is "" outside Enterprise Grid."""

    team: str
    enterprise: str = ""
    bot_user: str = ""
    bot: str = ""
    name: str = ""
    url: str = ""


def person_id(user: str, team: str, enterprise: str, home: Home) -> str:
    """Give a person's id in our workspace: "U123", or "T999:U123" for somebody of another team.

    `team` and `enterprise` are the person's own, "" where Slack did not say. Somebody of our own
    organisation is one of us; a person without a team is, too: Slack leaves it out only for them.
    """
    colleague = bool(home.enterprise) and enterprise == home.enterprise
    return user if not team or team == home.team or colleague else f"{team}:{user}"


def slack_user(person: str) -> str:
    """Give Slack's user id of a person's id: "U123" of "T999:U123"."""
    return person.rpartition(":")[2]


def actor(body: Mapping[str, Any], home: Home) -> str:
    """Give the id of who sent a command, pressed or submitted.

    A command comes only from people of the installing workspace; its team_id is theirs all the same.
    """
    user = body.get("user")
    if not isinstance(user, dict):
        org = str(body.get("enterprise_id") or "")
        return person_id(str(body["user_id"]), str(body.get("team_id") or ""), org, home)
    team = str(user.get("team_id") or (body.get("team") or {}).get("id") or "")
    return person_id(str(user["id"]), team, _organisation(body, user, team), home)


def _organisation(body: Mapping[str, Any], user: Mapping[str, Any], team: str) -> str:
    """Give the organisation of who acted, where it is said of them or of their own team; else ""."""
    own = (user.get("enterprise_user") or {}).get("enterprise_id") or user.get("enterprise_id")
    acted_in = body.get("team") or {}
    if not own and acted_in.get("id") == team:
        own = acted_in.get("enterprise_id") or (body.get("enterprise") or {}).get("id")
    return str(own or "")


def workspace(body: Mapping[str, Any], home: Home) -> str:
    """Give the team that installed the app a request is for.

    A submitted view's `team` is the submitter's, an action's `team` may be the clicker's; so only what
    names the installation counts, and where nothing does it is ours.
    """
    view, message = body.get("view") or {}, body.get("message") or {}
    authorizations = body.get("authorizations") or [{}]
    found = (
        view.get("app_installed_team_id")
        or authorizations[0].get("team_id")
        or message.get("team")
        or (None if _in_our_organisation(body, home) else body.get("team_id"))
    )
    return str(found or home.team)


def _in_our_organisation(body: Mapping[str, Any], home: Home) -> bool:
    return bool(home.enterprise) and body.get("enterprise_id") == home.enterprise
