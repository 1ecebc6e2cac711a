"""One file a kind of notification: how it is composed from the state of the moment it is sent."""
