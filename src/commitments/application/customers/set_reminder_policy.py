"""Set when reminders are sent, for a tier or the whole company."""

from dataclasses import replace
from datetime import datetime

from commitments.application.authorization import Right, require_right
from commitments.application.ports.unit_of_work import UnitOfWork
from commitments.application.replanning import replan_for_company
from commitments.domain.person import Person
from commitments.domain.reminder_policy import Policy


async def set_reminder_policy(
    uow: UnitOfWork, actor: Person, tier: str | None, policy: Policy | None, now: datetime
) -> int:
    """Set when reminders are sent, for a tier or (None) the whole company; return how many commitments are replanned.

    Without a policy what was set is taken back. Raises NotAllowed.
    """
    require_right(actor, Right.SET_POLICY)
    company = await uow.companies.get_for_update()
    if tier is None:
        changed = replace(company, policy=policy or Policy())
    else:
        others = {name: one for name, one in company.tier_policies.items() if name != tier}
        changed = replace(company, tier_policies={**others, tier: policy} if policy else others)
    await uow.companies.save(changed)
    return await replan_for_company(uow, company, changed, now)
