"""Maps a surface's workspace to the company that everything behind it uses."""

from collections.abc import Awaitable, Callable

from commitments.application.ports.installations import Installations
from commitments.domain.errors import NotInstalled

CompanyOf = Callable[[str], Awaitable[str]]


async def own_company(workspace: str) -> str:
    """Return the workspace's own id, for surfaces without installations such as the local page."""
    return workspace


def company_by(installations: Installations) -> CompanyOf:
    """Return a lookup of a workspace's company, which raises NotInstalled if there is none."""

    async def company_of(workspace: str) -> str:
        found = await installations.for_request(workspace, "")
        if found is None:
            raise NotInstalled
        return found.company

    return company_of
