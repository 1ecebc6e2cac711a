"""The syntax of a mention: `<@U123>`, as Slack writes it; every surface converts its mentions to it."""

PERSON_ID = r"[A-Za-z0-9:_.-]{1,80}"
"""The pattern of a person's id: "U123", or "T999:U123" for somebody of another team."""
MENTION = rf"<@({PERSON_ID})(?:\|[^<>]{{0,100}})?>"
"""The pattern of a mention; its group is the person's id. Slack may add a label: `<@U123|jane>`."""


def mention(person: str) -> str:
    """Return the mention of a person by their id."""
    return f"<@{person}>"
