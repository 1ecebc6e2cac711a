"""Whose company a request is for: surfaces name a workspace, everything behind them a company."""

from collections.abc import Awaitable, Callable

from commitments.application.ports.installations import Installations
from commitments.domain.errors import NotInstalled

CompanyOf = Callable[[str], Awaitable[str]]


async def own_company(workspace: str) -> str:
    """Return a workspace's company where nothing is installed, as on the local page: one of the same name."""
    return workspace


def company_by(installations: Installations) -> CompanyOf:
    """Return what finds the company of a workspace. It raises NotInstalled where that has none."""

    async def company_of(workspace: str) -> str:
        found = await installations.for_request(workspace, "")
        if found is None:
            raise NotInstalled
        return found.company

    return company_of
