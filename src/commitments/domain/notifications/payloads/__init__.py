"""The kinds of notifications, a family per file; all files are discovered by commitments.domain.notifications.kinds."""
