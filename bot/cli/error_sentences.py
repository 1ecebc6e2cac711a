"""Error sentences for operators."""

from bot.i18n.localizer import Localizer
from bot.settings import SettingsError, read_settings
from commitments.domain.errors import CommitmentsError, SendError, WorkspaceRefused


def sentence_of(error: SettingsError | CommitmentsError | SendError) -> str:
    """Return the sentence of an error, in LANGUAGE; that of a SettingsError is English, since LANGUAGE may be wrong."""
    if isinstance(error, SettingsError):
        return str(error)
    settings = read_settings()
    localizer = Localizer(settings.language, settings.zone)
    if isinstance(error, CommitmentsError):
        return localizer.error(error, settings.typed)
    kind = "workspace_refused" if isinstance(error, WorkspaceRefused) else "slack_unreachable"
    return localizer.text(f"start.{kind}", reason=error.reason)
