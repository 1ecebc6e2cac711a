"""Determines who is an admin."""

from collections.abc import Iterable
from dataclasses import replace

from commitments.application.validation import can_own
from commitments.domain.person import Person, Role


def role_of(person: Person, admins: Iterable[str], other: Person | None = None) -> Role:
    """Return the role of a person as the platform tells it, an admin's if an account of theirs is an admin's.

    `other` is their account on the other platform; it lends nothing once it cannot own anything.
    """
    accounts = {person.id} if other is None or not can_own(other) else {person.id, other.id}
    return Role.ADMIN if person.role is Role.MEMBER and not accounts.isdisjoint(admins) else person.role


def role_again(person: Person, admins: Iterable[str], other: Person | None = None) -> Role:
    """Return the role of a stored person, who may be an admin until now."""
    return person.role if person.role is Role.OUTSIDER else role_of(replace(person, role=Role.MEMBER), admins, other)
