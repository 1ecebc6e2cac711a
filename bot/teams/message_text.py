"""The text of a message: without the mention of the bot, other mentions by the person's id, as it was typed.

Source: https://learn.microsoft.com/microsoftteams/platform/bots/how-to/conversations/channel-and-group-conversations.
"""

import html
import re
from collections.abc import Mapping
from typing import Any

from bot.teams.activity_shapes import Activity, entities_of, mapping
from commitments.language.mention_syntax import mention

_AT = re.compile(r"<at(?:\s[^<>]*)?>(.*?)</at>", re.IGNORECASE | re.DOTALL)
_TAG = re.compile(r"</?(?:p|div|br|span|attachment)(?:\s[^<>]*)?/?>", re.IGNORECASE)
_SPACES = re.compile(r"[^\S\n]+")


def message_text(activity: Activity, person_of: Mapping[str, str]) -> str:
    """Return what was typed; `person_of` has the people's ids by those that they have for the bot.

    Somebody mentioned who is not in it stays a name with an @.
    """
    bot = activity.recipient.id
    named: dict[str, str] = {}
    for one in entities_of(activity, "mention"):
        who = mapping(one.get("mentioned"))
        named[_label(one)] = "" if who.get("id") == bot else _as_mention(who, person_of)

    def shown(match: re.Match[str]) -> str:
        label = html.unescape(match[1]).strip()
        return named.get(label, f"@{label}")

    text = _TAG.sub("\n", _AT.sub(shown, activity.text or ""))
    lines = (_SPACES.sub(" ", line).strip() for line in html.unescape(text).replace("\r", "\n").split("\n"))
    return "\n".join(line for line in lines if line)


def mentioned_accounts(activity: Activity) -> list[str]:
    """Return the ids for the bot of the people that a message mentions, without the bot."""
    ids = (mapping(one.get("mentioned")).get("id") for one in entities_of(activity, "mention"))
    return [one for one in dict.fromkeys(ids) if isinstance(one, str) and one != activity.recipient.id]


def _label(entity: Mapping[str, Any]) -> str:
    text = entity.get("text")
    found = _AT.search(text) if isinstance(text, str) else None
    name = found[1] if found else mapping(entity.get("mentioned")).get("name")
    return html.unescape(str(name or "")).strip()


def _as_mention(who: Mapping[str, Any], person_of: Mapping[str, str]) -> str:
    person = person_of.get(str(who.get("id") or ""))
    return mention(person) if person else f"@{who.get('name') or ''}"
