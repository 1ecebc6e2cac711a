"""Every sentence that people see: one file a language, named by its code."""

from bot.phrases.voice import Voice

__all__ = ["Voice"]
