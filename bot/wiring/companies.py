"""Stores what the settings say of a company."""

from collections.abc import Sequence
from dataclasses import replace

from bot.settings import Settings
from bot.validation import is_guid
from commitments.application.people.set_admins import set_admins
from commitments.application.ports.store import Store


async def save_company(
    store: Store, settings: Settings, company: str, *, name: str, admins: Sequence[str], url: str = ""
) -> None:
    """Store a company as the settings have it; an empty `name` or `url` leaves the one that is known.

    A workspace that joined another one's company has its settings: nothing is stored of its own.
    """
    async with store.transaction(company) as uow:
        if uow.company != company:
            return
        admins = [_in_its_form(one) for one in admins]
        known = await uow.companies.get_for_update()
        await uow.companies.save(
            replace(
                known, name=name or known.name, zone=settings.zone, country=settings.country or None,
                language=settings.language, admins=tuple(admins), url=url or known.url,
            )
        )  # fmt: skip
        await set_admins(uow, known.admins, tuple(admins))


def _in_its_form(account: str) -> str:
    """Return an admin's id as its platform writes it: object ids of Entra ID are in small letters."""
    return account.lower() if is_guid(account) else account
