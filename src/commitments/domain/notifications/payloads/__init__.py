"""The kinds of notifications, a family a file; every file here is found by commitments.domain.notifications.kinds."""
