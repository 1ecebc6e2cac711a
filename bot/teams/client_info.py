"""What a client tells of the person who uses it: time zone, language, country. Install events tell nothing.

Source: https://learn.microsoft.com/microsoftteams/platform/bots/how-to/get-teams-context.
"""

from collections.abc import Mapping
from typing import Any

from bot.i18n.catalogues import language_of_locale
from bot.i18n.localizer import Localizer
from bot.teams.activity_shapes import Activity, entities_of
from commitments.domain.wall_time import is_known


def said_zone(activity: Activity) -> str:
    """Return the zone that an activity says its sender is in, "" for none that is known."""
    said = (_text(_client_info(activity).get("timezone")), _text(activity.localTimezone))
    return next((zone for zone in said if is_known(zone)), "")


def said_locale(activity: Activity) -> str:
    """Return the language tag that an activity says its sender reads, "" for none."""
    info = _client_info(activity)
    return _text(info.get("locale")) or _text(activity.locale)


def localizer_in(locale: str, otherwise: Localizer) -> Localizer:
    """Return the localizer for a language tag; `otherwise` where there is none."""
    return Localizer(language_of_locale(locale), otherwise.zone) if locale else otherwise


def said_country(activity: Activity) -> str:
    """Return the two letters of the country that an activity says its sender is in, "" for none."""
    return _text(_client_info(activity).get("country")).upper()[:2]


def _client_info(activity: Activity) -> Mapping[str, Any]:
    return next(iter(entities_of(activity, "clientInfo")), {})


def _text(value: object) -> str:
    return value if isinstance(value, str) and len(value) <= 80 and "\x00" not in value else ""
