"""Handles commands, buttons and forms, independent of the platform."""
