"""The reason for a change."""

from dataclasses import dataclass, replace

from commitments.domain.customer import Announce, Customer
from commitments.domain.errors import ReasonNeeded


@dataclass(frozen=True, slots=True)
class Reason:
    """The reason for a change; an internal reason is never shown to the customer.

    `previewed`: its writer saw, in a form, that the customer reads it.
    """

    text: str
    internal: bool = False
    previewed: bool = False

    def may_reach(self, customer: Customer | None) -> bool:
        """Whether it was previewed for the customer, or their standing permission may pass it."""
        permitted = customer is not None and customer.announce is Announce.AUTO
        return not self.internal and (self.previewed or permitted)


NO_REASON = Reason("")


def require_reason(reason: Reason) -> Reason:
    """Return the reason. Raises ReasonNeeded when it is empty."""
    if not reason.text.strip():
        raise ReasonNeeded
    return replace(reason, text=reason.text.strip())
