"""Every sentence that people see, in English and Korean."""

from bot.phrases.voice import Voice

__all__ = ["Voice"]
