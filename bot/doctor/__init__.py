"""Tells whether this machine reads, stores and sends, and what to do where it does not; changes nothing."""

from bot.doctor.examination import diagnose

__all__ = ["diagnose"]
