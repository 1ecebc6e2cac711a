"""The syntax of a mention: `<@U123>`, as Slack writes it; every surface converts its mentions to it."""

import re
from collections.abc import Mapping

PERSON_ID = r"[A-Za-z0-9:_.-]{1,80}"
"""The pattern of a person's id: "U123", or "T999:U123" for somebody of another team."""
MENTION = rf"<@({PERSON_ID})(?:\|[^<>]{{0,100}})?>"
"""The pattern of a mention; its group is the person's id. Slack may add a label: `<@U123|jane>`."""


_MENTION = re.compile(rf"(?<!cc\s)(?<!cc:\s)<@({PERSON_ID})(?:\|([^<>]{{0,100}}))?>", re.IGNORECASE)


def with_names(text: str, people: Mapping[str, str]) -> str:
    """Return the text with names in place of mentions, where they are known or written beside the id; "cc" stays."""
    if "<@" not in text:
        return text
    return _MENTION.sub(lambda match: people.get(match[1].upper()) or match[2] or match[0], text)


def mention(person: str) -> str:
    """Return the mention of a person by their id."""
    return f"<@{person}>"
