"""Makes the app package for Teams: a zip with the manifest, its translations and the icons.

Source of the manifest's format and limits: https://learn.microsoft.com/microsoftteams/platform/resources/schema (1.29).
"""

import json
import zipfile
from importlib import resources
from io import BytesIO
from typing import Any, Final
from urllib.parse import urlsplit

from bot.conversation.registry import registry
from bot.i18n.catalogues import catalogues, text_of
from commitments.domain.person import Language

VERSION: Final = "1.29"
SCHEMA: Final = f"https://developer.microsoft.com/json-schemas/teams/v{VERSION}/MicrosoftTeams.schema.json"
_TRANSLATION_SCHEMA: Final = SCHEMA.replace("MicrosoftTeams.schema", "MicrosoftTeams.Localization.schema")
_LANGUAGE: Final[Language] = "en"
_PARTS: Final = ("short", "full")
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
        _write(archive, "manifest.json", _as_json(manifest(client_id, url, version)))
        for language in _translated():
            _write(archive, f"{language}.json", _as_json(translation(language)))
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
        "localizationInfo": {
            "defaultLanguageTag": _LANGUAGE,
            "additionalLanguages": [{"languageTag": one, "file": f"{one}.json"} for one in _translated()],
        },
        "name": _both("name"),
        "description": _both("description"),
        "icons": {"color": "color.png", "outline": "outline.png"},
        "accentColor": _COLOUR,
        "defaultInstallScope": "personal",
        "supportsChannelFeatures": "tier1",
        "bots": [_bot(client_id)],
        "composeExtensions": [_extension(client_id)],
        "validDomains": [urlsplit(page).hostname],
    }


def translation(language: Language) -> Json:
    """Return the manifest's sentences in a language, each by the place that it has there."""
    places = {f"{field}.{part}": f"package.{field}.{part}" for field in ("name", "description") for part in _PARTS}
    commands = enumerate(name for _, name in _described())
    places |= {f"bots[0].commandLists[0].commands[{at}].description": name for at, name in commands}
    save = "composeExtensions[0].commands[0]"
    places |= {f"{save}.title": "teams.save", f"{save}.description": "teams.save.description"}
    return {"$schema": _TRANSLATION_SCHEMA, **{place: text_of(language, name) for place, name in places.items()}}


def _translated() -> list[Language]:
    return [one for one in catalogues() if one != _LANGUAGE]


def _both(field: str) -> Json:
    return {part: text_of(_LANGUAGE, f"package.{field}.{part}") for part in _PARTS}


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
    return [{"title": title, "description": text_of(_LANGUAGE, name)} for title, name in _described()]


def _described() -> list[tuple[str, str]]:
    """Return the slash commands and the verbs that are most used, as the registry marks them: title, its sentence."""
    lists = [(name, f"command.{name}") for name in _COMMANDS]
    verbs = [(verb.name, f"usage.{verb.name}") for verb in registry().verbs.values() if verb.hinted]
    return [*lists, *verbs][:_MOST_COMMANDS]


def _extension(client_id: str) -> Json:
    command = {
        "id": SAVE, "type": "action", "context": ["message"], "fetchTask": True,
        "title": text_of(_LANGUAGE, "teams.save"), "description": text_of(_LANGUAGE, "teams.save.description"),
    }  # fmt: skip
    return {"botId": client_id, "commands": [command]}


def _checked(url: str) -> str:
    parts = urlsplit(url)
    if parts.scheme != "https" or not parts.hostname or len(url.split()) != 1:
        raise ValueError("the address must begin with https://, and have no spaces in it")
    return url


def _as_json(content: Json) -> bytes:
    return json.dumps(content, indent=2, ensure_ascii=False).encode()


def _write(archive: zipfile.ZipFile, name: str, content: bytes) -> None:
    archive.writestr(zipfile.ZipInfo(name, _MADE_AT), content, zipfile.ZIP_DEFLATED)
