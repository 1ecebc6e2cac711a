"""Listeners of Slack events: changes of channels, people and installations.

With `process_before_response` (listeners.py) Bolt acknowledges an event after its listener has run: an
exception gives 500, so that Slack delivers the event again (3 times, up to 5 minutes).
Source: https://docs.slack.dev/reference/events.
"""

from datetime import UTC, datetime
from typing import Any, Protocol

from slack_bolt.async_app import AsyncApp
from slack_bolt.context.async_context import AsyncBoltContext

from bot.slack.bolt_authorization import event_key, installation_of
from bot.slack.identity import person_id
from commitments.application.ports.installations import Installations

Event = dict[str, Any]


class Changes(Protocol):
    """Handles changes. `key` is the same for a redelivered event; every call may happen twice."""

    async def channel_changed(self, workspace: str, channel: str, key: str) -> None:
        """Handle a share with another company that started or ended: refresh the channel before the next send."""
        ...

    async def channel_id_changed(self, workspace: str, old: str, new: str, key: str) -> None:
        """Handle a new channel id, as assigned when a share starts or ends."""
        ...

    async def channel_available(self, workspace: str, channel: str, key: str) -> None:
        """Handle a channel that accepts messages again: the bot was invited, or it was unarchived."""
        ...

    async def person_changed(self, workspace: str, person: str, key: str) -> None:
        """Handle a change of a person's name, zone or account: refresh them."""
        ...

    async def removed(self, workspace: str, key: str) -> None:
        """Handle an uninstalled app or a revoked token: send nothing there any more."""
        ...


class ChangeListeners:
    """Translates events for `changes`, and marks removed installations."""

    def __init__(self, changes: Changes, installations: Installations) -> None:
        self._changes = changes
        self._installations = installations

    async def share(self, context: AsyncBoltContext, body: Event, event: Event) -> None:
        """Translate `channel_shared` and `channel_unshared`."""
        await self._changes.channel_changed(_workspace(context), str(event["channel"]), event_key(body))

    async def renumbered(self, context: AsyncBoltContext, body: Event, event: Event) -> None:
        """Translate `channel_id_changed`."""
        old, new = str(event["old_channel_id"]), str(event["new_channel_id"])
        await self._changes.channel_id_changed(_workspace(context), old, new, event_key(body))

    async def person(self, context: AsyncBoltContext, body: Event, event: Event) -> None:
        """Translate `user_change`."""
        user = event["user"]
        enterprise = str((user.get("enterprise_user") or {}).get("enterprise_id") or "")
        home = installation_of(context)
        person = person_id(str(user["id"]), str(user.get("team_id") or ""), enterprise, home)
        await self._changes.person_changed(home.workspace, person, event_key(body))

    async def joined(self, context: AsyncBoltContext, body: Event, event: Event) -> None:
        """Translate `member_joined_channel`, if the member is the bot."""
        home = installation_of(context)
        if event.get("user") == home.bot_user:
            await self._changes.channel_available(home.workspace, str(event["channel"]), event_key(body))

    async def unarchived(self, context: AsyncBoltContext, body: Event, event: Event) -> None:
        """Translate `channel_unarchive` and `group_unarchive`."""
        await self._changes.channel_available(_workspace(context), str(event["channel"]), event_key(body))

    async def revoked(self, context: AsyncBoltContext, body: Event, event: Event) -> None:
        """Translate `tokens_revoked`, if the bot's token is among them."""
        if (event.get("tokens") or {}).get("bot"):
            await self._removed(context, body)

    async def uninstalled(self, context: AsyncBoltContext, body: Event) -> None:
        """Translate `app_uninstalled`."""
        await self._removed(context, body)

    async def _removed(self, context: AsyncBoltContext, body: Event) -> None:
        happened_at = datetime.fromtimestamp(body["event_time"], UTC)
        await self._changes.removed(_workspace(context), event_key(body))
        await self._installations.mark_removed(installation_of(context), happened_at)


def _workspace(context: AsyncBoltContext) -> str:
    return installation_of(context).workspace


def listen_for_changes(app: AsyncApp, changes: Changes, installations: Installations) -> None:
    """Register the listeners of all BOT_EVENTS."""
    listeners = ChangeListeners(changes, installations)
    app.event("channel_shared")(listeners.share)
    app.event("channel_unshared")(listeners.share)
    app.event("channel_id_changed")(listeners.renumbered)
    app.event("member_joined_channel")(listeners.joined)
    app.event("channel_unarchive")(listeners.unarchived)
    app.event("group_unarchive")(listeners.unarchived)
    app.event("user_change")(listeners.person)
    app.event("tokens_revoked")(listeners.revoked)
    app.event("app_uninstalled")(listeners.uninstalled)
