"""Interfaces to the outside: a store, a messenger, a directory of people, telemetry."""
