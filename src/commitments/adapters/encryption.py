"""Encrypts secrets at rest with the keys of ENCRYPTION_KEY (Fernet: AES-128-CBC and HMAC-SHA256)."""

import base64
import os
from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from pydantic import SecretStr

from commitments.domain.errors import EncryptionKeyMissing, WrongEncryptionKey

if TYPE_CHECKING:
    from cryptography.fernet import MultiFernet

_KEY_BYTES = 32


def new_key() -> str:
    """Return a new random key for ENCRYPTION_KEY."""
    return base64.urlsafe_b64encode(os.urandom(_KEY_BYTES)).decode()


class Encryption:
    """Encrypts with the first key, decrypts with any. Raises EncryptionKeyMissing when there is no key."""

    def __init__(self, keys: Sequence[SecretStr]) -> None:
        self._keys = tuple(keys)

    def encrypt(self, owner: str, secret: SecretStr) -> str:
        """Return what to store. It can be decrypted only as the secret of the same `owner`."""
        return self._fernet.encrypt(f"{owner}\n{secret.get_secret_value()}".encode()).decode()

    def decrypt(self, owner: str, stored: str) -> SecretStr:
        """Return the secret. Raises WrongEncryptionKey if no key fits, or if it is another owner's."""
        from cryptography.fernet import InvalidToken  # noqa: PLC0415 - see _fernet

        try:
            found, _, secret = self._fernet.decrypt(stored).decode().partition("\n")
        except InvalidToken:
            raise WrongEncryptionKey from None
        if found != owner:
            raise WrongEncryptionKey
        return SecretStr(secret)

    @cached_property
    def _fernet(self) -> "MultiFernet":
        if not self._keys:
            raise EncryptionKeyMissing
        from cryptography.fernet import Fernet, MultiFernet  # noqa: PLC0415 - slow to import, and useless without a key

        return MultiFernet([Fernet(key.get_secret_value()) for key in self._keys])
