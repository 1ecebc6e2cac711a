"""Set when reminders are sent, for a tier or the whole company."""

from dataclasses import replace

from commitments.application.authorization import Right, require_right
from commitments.application.ports.unit_of_work import UnitOfWork
from commitments.domain.person import Person
from commitments.domain.reminder_policy import Policy


async def set_reminder_policy(uow: UnitOfWork, actor: Person, tier: str | None, policy: Policy) -> None:
    """Set when reminders are sent, for a tier or (None) the whole company. Raises NotAllowed."""
    require_right(actor, Right.SET_POLICY)
    company = await uow.companies.get_for_update()
    if tier is None:
        await uow.companies.save(replace(company, policy=policy))
    else:
        policies = {**company.tier_policies, tier: policy}
        await uow.companies.save(replace(company, tier_policies=policies))
