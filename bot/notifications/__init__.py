"""What the dispatcher sends: a composer for each kind of notification, found by bot.notifications.registry."""
