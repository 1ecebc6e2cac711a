"""Composers of the messages that the dispatcher sends, one per kind of notification; found by registry.py."""
