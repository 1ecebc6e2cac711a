"""Notifications: what is to be sent, where to, and how it stands."""
