"""How a workspace of a chat platform is reached, and whose it is."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal, Protocol

from pydantic import SecretStr

Platform = Literal["slack", "teams"]


@dataclass(frozen=True, slots=True)
class Installation:
    """A workspace that installed us, who we are in it, and the token that lets us in.

    `enterprise` is "" outside Slack's Enterprise Grid. What is installed for a whole organisation has its id as
    `workspace`.
    """

    platform: Platform
    workspace: str
    company: str
    token: SecretStr
    enterprise: str = ""
    bot_user: str = ""
    bot: str = ""
    name: str = ""
    url: str = ""


class Installations(Protocol):
    """The workspaces of one platform that installed us."""

    async def for_request(self, workspace: str, enterprise: str) -> Installation | None:
        """Return the installation that a request is for, None where we are not installed.

        Both are "" where the platform did not say.
        """
        ...

    async def for_company(self, company: str) -> Installation:
        """Return the installation that a company's messages go through. Raise WorkspaceRefused where there is none."""
        ...

    async def all(self) -> Sequence[Installation]: ...

    async def mark_removed(self, installation: Installation, at: datetime) -> None:
        """Use an installation no more, unless it was made anew after `at`."""
        ...


class InstallationStore(Installations, Protocol):
    """Installations that are stored, with their tokens encrypted."""

    async def save(self, installation: Installation, at: datetime) -> None:
        """Store an installation, in place of an earlier one of the same workspace."""
        ...

    async def check_keys(self) -> None:
        """Raise EncryptionKeyMissing or WrongEncryptionKey unless every stored token can be decrypted."""
        ...

    async def encrypt_again(self) -> int:
        """Encrypt every token with the first key; return how many there are."""
        ...
