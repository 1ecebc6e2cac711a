"""What changes in Slack without anybody talking to us, and who wants to know.

Bolt answers an event before its listener has run, unless told otherwise (listeners.py does): here a
callback that raises gives 500, so that Slack delivers the event again (3 times, up to 5 minutes).
Source: https://docs.slack.dev/reference/events.
"""

from typing import Any, Protocol

from slack_bolt.async_app import AsyncApp

from bot.slack.identity import Home, person_id, workspace

Event = dict[str, Any]


class Changes(Protocol):
    """Learns of changes. `key` is the same when an event is delivered again; every call may come twice."""

    async def channel_changed(self, workspace: str, channel: str, key: str) -> None:
        """Hear that a share with another company started or ended: read the channel before the next send."""
        ...

    async def channel_renumbered(self, workspace: str, old: str, new: str, key: str) -> None:
        """Hear that a channel got another id, as happens when a share starts or ends."""
        ...

    async def let_in(self, workspace: str, channel: str, key: str) -> None:
        """Hear that a channel takes our messages again: we were invited, or it came out of the archive."""
        ...

    async def person_changed(self, workspace: str, person: str, key: str) -> None:
        """Hear that a person's name, zone or account changed: read them afresh."""
        ...

    async def removed(self, workspace: str, key: str) -> None:
        """Hear that the app was uninstalled or its token revoked: send nothing there any more."""
        ...


class ChangeListeners:
    """Translates events for `changes`."""

    def __init__(self, changes: Changes, home: Home) -> None:
        self._changes = changes
        self._home = home

    async def share(self, body: Event, event: Event) -> None:
        """Translate `channel_shared` and `channel_unshared`."""
        await self._changes.channel_changed(self._team(body), str(event["channel"]), event_key(body))

    async def renumbered(self, body: Event, event: Event) -> None:
        """Translate `channel_id_changed`."""
        old, new = str(event["old_channel_id"]), str(event["new_channel_id"])
        await self._changes.channel_renumbered(self._team(body), old, new, event_key(body))

    async def person(self, body: Event, event: Event) -> None:
        """Translate `user_change`."""
        user = event["user"]
        enterprise = str((user.get("enterprise_user") or {}).get("enterprise_id") or "")
        person = person_id(str(user["id"]), str(user.get("team_id") or ""), enterprise, self._home)
        await self._changes.person_changed(self._team(body), person, event_key(body))

    async def joined(self, body: Event, event: Event) -> None:
        """Translate `member_joined_channel`: somebody invited us."""
        if event.get("user") == self._home.bot_user:
            await self._changes.let_in(self._team(body), str(event["channel"]), event_key(body))

    async def unarchived(self, body: Event, event: Event) -> None:
        """Translate `channel_unarchive` and `group_unarchive`."""
        await self._changes.let_in(self._team(body), str(event["channel"]), event_key(body))

    async def revoked(self, body: Event, event: Event) -> None:
        """Translate `tokens_revoked`: only the bot's token is ours."""
        if (event.get("tokens") or {}).get("bot"):
            await self._changes.removed(self._team(body), event_key(body))

    async def uninstalled(self, body: Event) -> None:
        """Translate `app_uninstalled`."""
        await self._changes.removed(self._team(body), event_key(body))

    def _team(self, body: Event) -> str:
        return workspace(body, self._home)


def event_key(body: Event) -> str:
    """Give the key of an event, the same on each of Slack's retries."""
    return f"event:{body['event_id']}"


def listen_for_changes(app: AsyncApp, changes: Changes, home: Home) -> None:
    """Register the listeners of every event in names.BOT_EVENTS."""
    listeners = ChangeListeners(changes, home)
    app.event("channel_shared")(listeners.share)
    app.event("channel_unshared")(listeners.share)
    app.event("channel_id_changed")(listeners.renumbered)
    app.event("member_joined_channel")(listeners.joined)
    app.event("channel_unarchive")(listeners.unarchived)
    app.event("group_unarchive")(listeners.unarchived)
    app.event("user_change")(listeners.person)
    app.event("tokens_revoked")(listeners.revoked)
    app.event("app_uninstalled")(listeners.uninstalled)
