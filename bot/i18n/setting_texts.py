"""Values of settings as people read them: a country, a language, a tier, lead times."""

from bot.i18n.catalogues import catalogue_of, catalogues
from bot.i18n.localizer import Localizer
from commitments.domain.reminder_policy import Policy


def setting_text(localizer: Localizer, setting: str, value: str | None) -> str:
    """Return the value of a setting of a customer or company, "" for none: "US" of "country" is "United States"."""
    if not value:
        return ""
    match setting:
        case "country":
            return str(catalogue_of(localizer.language).locale.territories.get(value, value))
        case "language":
            return catalogues()[value].name if value in catalogues() else value
        case "tier":
            return catalogue_of(localizer.language).setting_values.get(value, (value,))[0]
        case _:
            return value


def lead_times_text(localizer: Localizer, policy: Policy) -> str:
    """Return lead times as they are typed: "5d 1d 2h", "5일 1일 2시간"."""
    days = [localizer.text("leads.days", count=days) for days in policy.lead_days]
    return " ".join([*days, *(localizer.text("leads.hours", count=hours) for hours in policy.lead_hours)])
