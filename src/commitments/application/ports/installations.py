"""Installations: how a workspace of a chat platform is reached, and which company it belongs to."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from pydantic import SecretStr

from commitments.domain.connection import Platform


@dataclass(frozen=True, slots=True)
class Installation:
    """A workspace that installed us, our user in it, and our token.

    `enterprise` is "" outside Slack's Enterprise Grid. An installation for a whole organisation has that organisation's
    id as `workspace`.
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
        """Return the installation that a request is for, None if we are not installed.

        Both ids are "" if the platform did not provide them.
        """
        ...

    async def for_company(self, company: str) -> Installation:
        """Return the installation by which a company's messages are sent. Raises WorkspaceRefused if there is none."""
        ...

    async def all(self) -> Sequence[Installation]: ...

    async def mark_removed(self, installation: Installation, at: datetime) -> None:
        """Stop using an installation, unless it was created again after `at`."""
        ...


class InstallationStore(Installations, Protocol):
    """Installations that are stored, with their tokens encrypted."""

    async def save(self, installation: Installation, at: datetime) -> None:
        """Store an installation, replacing an earlier one of the same workspace."""
        ...

    async def check_keys(self) -> None:
        """Raise EncryptionKeyMissing or WrongEncryptionKey unless every stored token can be decrypted."""
        ...

    async def encrypt_again(self) -> int:
        """Encrypt every token with the first key; return the number of tokens."""
        ...
