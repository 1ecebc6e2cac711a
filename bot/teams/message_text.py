"""The text of a message: without the mention of the bot, other mentions by the person's id, as it was typed.

Source: https://learn.microsoft.com/microsoftteams/platform/bots/how-to/conversations/channel-and-group-conversations.
"""

import html
import re
from collections import defaultdict
from collections.abc import Mapping
from typing import Any

from bot.teams.activity_shapes import Activity, entities_of, mapping
from commitments.language.mention_syntax import mention

_AT = re.compile(r"<at(?:\s[^<>]*)?>(.*?)</at>", re.IGNORECASE | re.DOTALL)
_TAG = re.compile(r"</?(?:p|div|br|span|attachment|quoted)(?:\s[^<>]*)?/?>", re.IGNORECASE)
_QUOTE = re.compile(r"<blockquote(?:\s[^<>]*)?>.*?</blockquote>", re.IGNORECASE | re.DOTALL)
_MOST_MENTIONED = 20  # each is one request to Teams
_SPACES = re.compile(r"[^\S\n]+")


def message_text(activity: Activity, person_of: Mapping[str, str]) -> str:
    """Return what was typed, without what it quotes; `person_of` has people's ids by those that they have for the bot.

    Somebody mentioned who is not in it stays a name with an @. Of several of one name, each is mentioned in turn.
    """
    bot = activity.recipient.id
    named: defaultdict[str, list[str]] = defaultdict(list)
    for one in entities_of(activity, "mention"):
        who = mapping(one.get("mentioned"))
        named[_label(one)].append("" if who.get("id") == bot else _as_mention(who, person_of))

    def shown(match: re.Match[str]) -> str:
        label = html.unescape(match[1]).strip()
        of_this_name = named[label] or [f"@{label}"]
        return of_this_name.pop(0) if len(of_this_name) > 1 else of_this_name[0]

    text = _TAG.sub("\n", _AT.sub(shown, _QUOTE.sub("", activity.text or "")))
    lines = (_SPACES.sub(" ", line).strip() for line in html.unescape(text).replace("\r", "\n").split("\n"))
    return "\n".join(line for line in lines if line)


def mentioned_accounts(activity: Activity) -> list[str]:
    """Return the ids for the bot of the first people that a message mentions, without the bot."""
    ids = (mapping(one.get("mentioned")).get("id") for one in entities_of(activity, "mention"))
    people = dict.fromkeys(one for one in ids if isinstance(one, str) and one != activity.recipient.id)
    return [*people][:_MOST_MENTIONED]


def _label(entity: Mapping[str, Any]) -> str:
    text = entity.get("text")
    found = _AT.search(text) if isinstance(text, str) else None
    name = found[1] if found else mapping(entity.get("mentioned")).get("name")
    return html.unescape(str(name or "")).strip()


def _as_mention(who: Mapping[str, Any], person_of: Mapping[str, str]) -> str:
    person = person_of.get(str(who.get("id") or ""))
    return mention(person) if person else f"@{who.get('name') or ''}"
