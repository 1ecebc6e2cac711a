"""Ids of people: the object id in our tenant's directory; that of another tenant has its tenant before it.

`from.id` (29:…) differs for each bot, so it is only an address.
Source: https://learn.microsoft.com/microsoftteams/platform/bots/how-to/get-teams-context.
"""

_BETWEEN = ":"


def person_id(object_id: str, tenant: str, home: str) -> str:
    """Return a person's id: "6f…" for one of the tenant `home`, "<tenant>:6f…" for one of another."""
    known, theirs = object_id.lower(), tenant.lower()
    return known if theirs in {"", home.lower()} else f"{theirs}{_BETWEEN}{known}"


def object_id(person: str) -> str:
    """Return the object id of a person's id."""
    return person.rpartition(_BETWEEN)[2]
