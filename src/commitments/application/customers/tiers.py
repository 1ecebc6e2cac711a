"""The tiers that customers may have."""

from commitments.domain.company import Company

STANDARD_TIERS = ("gold", "silver", "standard")
"""The tiers that exist from the start."""


def tiers_of(company: Company) -> tuple[str, ...]:
    """Return the tiers that exist from the start, then those that were set up by giving them reminders."""
    return (*STANDARD_TIERS, *sorted(company.tier_policies.keys() - set(STANDARD_TIERS)))
