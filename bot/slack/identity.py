"""Identifies the actor and the installation of a request. Ids of people from other teams have a team prefix.

Source: https://docs.slack.dev/apis/slack-connect (identity of people and channels).
"""

from collections.abc import Mapping
from typing import Any

from commitments.application.ports.installations import Installation, Installations


def person_id(user: str, team: str, enterprise: str, home: Installation) -> str:
    """Return a person's id in our workspace: "U123", or "T999:U123" for somebody of another team.

    `team` and `enterprise` are the person's own, "" if unknown. People of our own organisation
    count as ours, and so do people without a team: Slack omits it only for them.
    """
    colleague = bool(home.enterprise) and enterprise == home.enterprise
    return user if not team or team == home.workspace or colleague else f"{team}:{user}"


def slack_user(person: str) -> str:
    """Return Slack's user id of a person's id: "U123" of "T999:U123"."""
    return person.rpartition(":")[2]


def actor(body: Mapping[str, Any], home: Installation) -> str:
    """Return the id of the person who sent a command, pressed a button or submitted a form.

    Only people of the installing workspace can send commands; team_id is still their own.
    """
    user = body.get("user")
    if not isinstance(user, dict):
        org = str(body.get("enterprise_id") or "")
        return person_id(str(body["user_id"]), str(body.get("team_id") or ""), org, home)
    team = str(user.get("team_id") or (body.get("team") or {}).get("id") or "")
    return person_id(str(user["id"]), team, _organisation(body, user, team), home)


def _organisation(body: Mapping[str, Any], user: Mapping[str, Any], team: str) -> str:
    """Return the actor's organisation, if given for them or for their own team; else ""."""
    own = (user.get("enterprise_user") or {}).get("enterprise_id") or user.get("enterprise_id")
    acted_in = body.get("team") or {}
    if not own and acted_in.get("id") == team:
        own = acted_in.get("enterprise_id") or (body.get("enterprise") or {}).get("id")
    return str(own or "")


def named_workspace(body: Mapping[str, Any]) -> str:
    """Return the team that installed us according to the request, "" if it names none.

    A submitted view's `team` is the submitter's and an action's may be the clicker's: neither is reliable.
    """
    view, message = body.get("view") or {}, body.get("message") or {}
    authorizations = body.get("authorizations") or [{}]
    return str(view.get("app_installed_team_id") or authorizations[0].get("team_id") or message.get("team") or "")


async def find_installation(body: Mapping[str, Any], installations: Installations) -> Installation | None:
    """Return the installation of a request, None if it is not one of ours.

    If the request names none (a command, a button on an ephemeral card), it is that of the team it came from;
    if that is a guest's team, the only installation, if there is just one.
    """
    if named := named_workspace(body):
        return await installations.for_request(named, "")
    team, enterprise = origin(body)
    if found := await installations.for_request(team, enterprise):
        return found
    return None if body.get("team_id") else await installations.for_request("", "")


def origin(body: Mapping[str, Any]) -> tuple[str, str]:
    """Return the team and organisation that a request came from, "" if unknown."""
    team, enterprise = body.get("team") or {}, body.get("enterprise") or {}
    return (
        str(body.get("team_id") or team.get("id") or ""),
        str(body.get("enterprise_id") or team.get("enterprise_id") or enterprise.get("id") or ""),
    )
