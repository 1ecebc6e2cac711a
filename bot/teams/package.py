"""Makes the app package for Teams: a zip with the manifest and the icons.

Source of the manifest's format and limits: https://learn.microsoft.com/microsoftteams/platform/resources/schema (1.29).
"""

import json
import zipfile
from importlib import resources
from io import BytesIO
from typing import Any, Final
from urllib.parse import urlsplit

from bot.conversation.registry import registry
from bot.i18n.catalogues import text_of

VERSION: Final = "1.29"
SCHEMA: Final = f"https://developer.microsoft.com/json-schemas/teams/v{VERSION}/MicrosoftTeams.schema.json"
SAVE: Final = "save"
"""The command of the message extension."""
_SCOPES: Final = ("personal", "team", "groupChat")
_COMMANDS: Final = ("commitments", "overdue", "customer")
_MOST_COMMANDS: Final = 12
_COLOUR: Final = "#1f7a5c"
_MADE_AT: Final = (2026, 1, 1, 0, 0, 0)  # the same input makes the same file

Json = dict[str, Any]


def package(client_id: str, url: str, version: str) -> bytes:
    """Return the zip to upload; `url` is a page of whoever runs the bot. Raises ValueError unless it is https."""
    made = BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        _write(archive, "manifest.json", json.dumps(manifest(client_id, url, version), indent=2).encode())
        for name in ("color.png", "outline.png"):
            _write(archive, name, resources.files("bot.teams").joinpath("icons", name).read_bytes())
    return made.getvalue()


def manifest(client_id: str, url: str, version: str) -> Json:
    """Return the manifest as plain data."""
    page = _checked(url)
    return {
        "$schema": SCHEMA,
        "manifestVersion": VERSION,
        "version": version,
        "id": client_id,
        "developer": {"name": "Commitments", "websiteUrl": page, "privacyUrl": page, "termsOfUseUrl": page},
        "name": {"short": "Commitments", "full": "Commitments: the promises you make to your customers"},
        "description": {
            "short": "Keeps the promises you make to your customers",
            "full": "Write what you promised, to whom and by when. Commitments stores it, reminds the owner before the "
            "date, tells the customer in their channel, and shows managers what is overdue.",
        },
        "icons": {"color": "color.png", "outline": "outline.png"},
        "accentColor": _COLOUR,
        "defaultInstallScope": "personal",
        "supportsChannelFeatures": "tier1",
        "bots": [_bot(client_id)],
        "composeExtensions": [_extension(client_id)],
        "validDomains": [urlsplit(page).hostname],
    }


def _bot(client_id: str) -> Json:
    return {
        "botId": client_id,
        "scopes": [*_SCOPES],
        "supportsFiles": True,
        "isNotificationOnly": False,
        "supportsTargetedMessages": True,
        "commandLists": [
            {"scopes": [*_SCOPES], "triggers": ["mention", "slash"], "commands": _commands()},
        ],
    }


def _commands() -> list[Json]:
    """Return the slash commands and the verbs that are most used, as the registry marks them."""
    lists = [{"title": name, "description": text_of("en", f"command.{name}")} for name in _COMMANDS]
    verbs = [
        {"title": verb.name, "description": text_of("en", f"usage.{verb.name}")}
        for verb in registry().verbs.values()
        if verb.hinted
    ]
    return [*lists, *verbs][:_MOST_COMMANDS]


def _extension(client_id: str) -> Json:
    command = {
        "id": SAVE, "type": "action", "context": ["message"], "fetchTask": True,
        "title": text_of("en", "teams.save"), "description": text_of("en", "teams.save.description"),
    }  # fmt: skip
    return {"botId": client_id, "commands": [command]}


def _checked(url: str) -> str:
    parts = urlsplit(url)
    if parts.scheme != "https" or not parts.hostname:
        raise ValueError("the address must begin with https://")
    return url


def _write(archive: zipfile.ZipFile, name: str, content: bytes) -> None:
    archive.writestr(zipfile.ZipInfo(name, _MADE_AT), content, zipfile.ZIP_DEFLATED)
