"""What an operator sees of errors and of the outbox, and does to it. No words of anybody's are shown."""

from bot.i18n.localizer import Localizer
from bot.settings import SettingsError, read_settings
from commitments.domain.errors import CommitmentsError, SendError, WorkspaceRefused


def sentence_of(error: SettingsError | CommitmentsError | SendError) -> str:
    """Return the sentence of an error, in LANGUAGE; that of a SettingsError is English, since LANGUAGE may be wrong."""
    if isinstance(error, SettingsError):
        return str(error)
    settings = read_settings()
    voice = Localizer(settings.language, settings.zone)
    if isinstance(error, CommitmentsError):
        return voice.error(error, settings.typed)
    kind = "workspace_refused" if isinstance(error, WorkspaceRefused) else "slack_unreachable"
    return voice.say(f"start.{kind}", reason=error.reason)
