"""Queries that serve several repositories."""
