"""People of other teams never collide with ours, and a request belongs to the team that installed us."""

from typing import Any

import pytest
from slack_bolt.context.async_context import AsyncBoltContext
from slack_bolt.request.async_internals import build_async_context

from bot.slack.escaping import as_typed
from bot.slack.identity import actor, find_installation, person_id, slack_user
from bot.slack.installations import SettingsInstallation
from commitments.application.ports.installations import Installation
from tests.surfaces.slack import payloads
from tests.surfaces.slack.payloads import HOME, installed

GRID = installed(enterprise="E001")


@pytest.mark.parametrize(
    ("team", "enterprise", "home", "expected"),
    [
        ("T001", "", HOME, "U1"),
        ("", "", HOME, "U1"),
        ("T999", "", HOME, "T999:U1"),
        ("T999", "E999", HOME, "T999:U1"),
        ("T002", "E001", GRID, "U1"),
        ("T999", "E999", GRID, "T999:U1"),
        ("T999", "", GRID, "T999:U1"),
    ],
)
def test_an_id_names_the_team_of_an_outsider_only(
    team: str, enterprise: str, home: Installation, expected: str
) -> None:
    assert person_id("U1", team, enterprise, home) == expected
    assert slack_user(expected) == "U1"


def acted(user: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {"type": "block_actions", "user": {"id": "U1", **user}, **more}


@pytest.mark.parametrize(
    ("body", "home", "expected"),
    [
        (acted({"team_id": "T001"}, team={"id": "T001"}), HOME, "U1"),
        (acted({"team_id": "T999"}, team={"id": "T001"}), HOME, "T999:U1"),
        (acted({}, team={"id": "T999"}), HOME, "T999:U1"),
        # Ours is the channel's organisation: it says nothing of a guest who clicks there.
        (acted({"team_id": "T999"}, team={"id": "T001"}, enterprise={"id": "E001"}), GRID, "T999:U1"),
        (acted({"team_id": "T002"}, team={"id": "T002"}, enterprise={"id": "E001"}), GRID, "U1"),
        (acted({"team_id": "T002"}, team={"id": "T002", "enterprise_id": "E001"}), GRID, "U1"),
        (acted({"team_id": "T002", "enterprise_user": {"enterprise_id": "E001"}}, team={"id": "T001"}), GRID, "U1"),
        ({"user_id": "U1", "team_id": "T001"}, HOME, "U1"),
        ({"user_id": "U1", "team_id": "T002", "enterprise_id": "E001"}, GRID, "U1"),
    ],
)
def test_who_acted_is_read_from_what_is_said_of_them(body: dict[str, Any], home: Installation, expected: str) -> None:
    assert actor(body, home) == expected


@pytest.mark.parametrize(
    ("body", "home"),
    [
        (payloads.press(user={"id": "U1", "team_id": "T999"}), HOME),
        (payloads.submission({}, {}, user={"id": "U1", "team_id": "T999"}, team={"id": "T999"}), HOME),
        (acted({"team_id": "T999"}, team={"id": "T001"}, enterprise={"id": "E001"}), GRID),
    ],
    ids=["a press in our channel", "a submitted form", "a press in a channel of our organisation"],
)
def test_bolts_actor_of_an_interaction_makes_an_outsider_one_of_us(body: dict[str, Any], home: Installation) -> None:
    """Why `actor` is ours (docs/decisions/0020): Bolt reads the team of the request, not that of the person."""
    context = build_async_context(AsyncBoltContext(), body)

    user, team = str(context.actor_user_id), str(context.actor_team_id)
    bolts = person_id(user, team, context.actor_enterprise_id or "", home)

    assert actor(body, home) == "T999:U1"
    assert bolts == "U1"


@pytest.mark.parametrize(
    ("body", "home", "expected"),
    [
        ({"team": {"id": "T999"}, "view": {"app_installed_team_id": "T001"}}, HOME, "T001"),
        ({"team": {"id": "T999"}, "message": {"team": "T001"}}, HOME, "T001"),
        ({"team": {"id": "T999"}}, HOME, "T001"),
        ({"team_id": "T999", "authorizations": [{"team_id": "T001"}]}, HOME, "T001"),
        ({"team_id": "T002"}, HOME, None),
        ({"team_id": "T002", "enterprise_id": "E001"}, GRID, "T001"),
        ({"view": {"app_installed_team_id": "T002"}}, HOME, None),
        ({"message": {"team": "T002"}, "team": {"id": "T001"}}, HOME, None),
        ({}, HOME, "T001"),
    ],
)
async def test_the_workspace_is_the_one_that_installed_us(
    body: dict[str, Any], home: Installation, expected: str | None
) -> None:
    found = await find_installation(body, SettingsInstallation(home))
    assert (found.workspace if found else None) == expected


@pytest.mark.parametrize(
    ("sent", "typed"),
    [
        ("give C-12 <@U123|jane>", "give C-12 <@U123>"),
        ("give C-12 <@U123>", "give C-12 <@U123>"),
        ("R&amp;D plan &lt;draft&gt;", "R&D plan <draft>"),
        (
            "see <http://acme.com|acme.com> and <https://x.example/a?b=1&amp;c=2>",
            "see acme.com and https://x.example/a?b=1&c=2",
        ),
        ("tell <#C1|acme> and <#C2|>", "tell #acme and #…"),
        ("<!here> <!subteam^S1|@sales> <mailto:a@b.example|a@b.example>", "@here @sales a@b.example"),
        ("&amp;lt; stays", "&lt; stays"),
        ("a < b <", "a < b <"),
    ],
)
def test_a_command_is_read_as_it_was_typed(sent: str, typed: str) -> None:
    assert as_typed(sent) == typed
