"""What the use cases need from outside: a store, a messenger, a directory of people, telemetry."""
